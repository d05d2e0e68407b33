/** Each place a caller can be found at, against each state the floor can have them in. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {k1FellBack} from '../../helpers/story-beginnings.ts';

/** How the floor got to have the caller `k1` in each state; agent a1 is at phone 1001. */
const given: Readonly<Record<string, string>> = {
	entering: `
		sign-in a1 1001 not-ready lunch
		arrives k1`,
	waiting: `
		sign-in a1 1001 not-ready lunch
		arrives k1
		waits k1`,
	ringing: `
		sign-in a1 1001
		arrives k1
		waits k1`,
	talking: `
		sign-in a1 1001
		arrives k1
		waits k1
		answers o-1 k9`,
	leaving: `
		sign-in a1 1001 not-ready lunch
		arrives k1
		waits k1
		+300s due`,
	fallback: k1FellBack,
	'fallback, placeless': `
		sign-in a1 1001 not-ready lunch
		arrives k1
		falls-back k1`,
	'fallback, answered': `${k1FellBack}
		fallback-answers k1`,
	'in mailbox': `${k1FellBack}
		leaves-message k1`,
};

/** What becomes of a phone that talks with a caller whom the floor had let go of. */
const apart = 'phone-found-talking c-1 1001 k9, outside-started 1001 k9';

/** Where the switch has them (with offer, agent's leg and phone), the floor's state, what follows. */
const table: readonly (readonly [place: string, state: string, follows: string])[] = [
	['entering', 'entering', '> admit c-1 support fr'],
	['entering', 'waiting', 'nothing'],
	[
		'entering',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, offer-made o-2 c-1 a1, > ring o-2 1001',
	],
	[
		'entering',
		'talking',
		'call-ended c-1 answered by agent seen 0s, wrap-up-started a1 c-1 until 33s, > hang-up k1',
	],
	['entering', 'leaving', '> farewell c-1 max-wait'],
	['entering', 'fallback', 'nothing'],
	['entering', 'fallback, placeless', 'nothing'],
	['entering', 'fallback, answered', 'nothing'],
	['waiting', 'entering', 'call-queued c-1 support'],
	['waiting', 'waiting', 'nothing'],
	[
		'waiting',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, offer-made o-2 c-1 a1, > ring o-2 1001',
	],
	[
		'waiting',
		'talking',
		'call-ended c-1 answered by agent seen 0s, wrap-up-started a1 c-1 until 33s, > hang-up k1',
	],
	['waiting', 'leaving', '> farewell c-1 max-wait'],
	['waiting', 'fallback', 'call-taken-back c-1'],
	['waiting', 'fallback, placeless', 'call-queued c-1 support'],
	['waiting', 'fallback, answered', 'call-taken-back c-1'],
	['ringing:o-1', 'entering', '> admit c-1 support fr'],
	['ringing:o-1', 'waiting', '> admit c-1 support fr'],
	['ringing:o-1', 'ringing', 'nothing'],
	['ringing:o-1', 'talking', 'nothing'],
	['ringing:o-1', 'leaving', '> farewell c-1 max-wait'],
	['ringing:o-1', 'fallback', '> admit c-1 support fr'],
	['ringing:o-1', 'fallback, placeless', '> admit c-1 support fr'],
	['ringing:o-1', 'fallback, answered', '> admit c-1 support fr'],
	['ringing:o-1:k9:1001', 'entering', '> admit c-1 support fr'],
	['ringing:o-1:k9:1001', 'waiting', '> admit c-1 support fr'],
	['ringing:o-1:k9:1001', 'ringing', 'offer-ringing o-1'],
	['ringing:o-1:k9:1001', 'talking', 'nothing'],
	['ringing:o-1:k9:1001', 'leaving', '> farewell c-1 max-wait'],
	['ringing:o-1:k9:1001', 'fallback', '> admit c-1 support fr'],
	['ringing:o-1:k9:1001', 'fallback, placeless', '> admit c-1 support fr'],
	['ringing:o-1:k9:1001', 'fallback, answered', '> admit c-1 support fr'],
	['ringing:o-9:k9:1001', 'entering', '> admit c-1 support fr'],
	['ringing:o-9:k9:1001', 'waiting', '> admit c-1 support fr'],
	[
		'ringing:o-9:k9:1001',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, offer-made o-10 c-1 a1, > admit c-1 support fr, > ring o-10 1001',
	],
	['ringing:o-9:k9:1001', 'talking', 'nothing'],
	['ringing:o-9:k9:1001', 'leaving', '> farewell c-1 max-wait'],
	['ringing:o-9:k9:1001', 'fallback', '> admit c-1 support fr'],
	['ringing:o-9:k9:1001', 'fallback, placeless', '> admit c-1 support fr'],
	['ringing:o-9:k9:1001', 'fallback, answered', '> admit c-1 support fr'],
	['talking:o-1:k9:1001', 'entering', `call-fell-back c-1, call-fallback-answered c-1, ${apart}`],
	['talking:o-1:k9:1001', 'waiting', 'call-connected c-1 a1 after 3s'],
	['talking:o-1:k9:1001', 'ringing', 'offer-accepted o-1, call-connected c-1 a1 after 3s'],
	['talking:o-1:k9:1001', 'talking', 'nothing'],
	['talking:o-1:k9:1001', 'leaving', apart],
	['talking:o-1:k9:1001', 'fallback', `call-fallback-answered c-1, ${apart}`],
	['talking:o-1:k9:1001', 'fallback, placeless', `call-fallback-answered c-1, ${apart}`],
	['talking:o-1:k9:1001', 'fallback, answered', apart],
	['talking:o-9:k9:1001', 'entering', `call-fell-back c-1, call-fallback-answered c-1, ${apart}`],
	['talking:o-9:k9:1001', 'waiting', 'call-connected c-1 a1 after 3s'],
	[
		'talking:o-9:k9:1001',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, call-connected c-1 a1 after 3s',
	],
	['talking:o-9:k9:1001', 'talking', 'nothing'],
	['talking:o-9:k9:1001', 'leaving', apart],
	['talking:o-9:k9:1001', 'fallback', `call-fallback-answered c-1, ${apart}`],
	['talking:o-9:k9:1001', 'fallback, placeless', `call-fallback-answered c-1, ${apart}`],
	['talking:o-9:k9:1001', 'fallback, answered', apart],
	['talking', 'entering', 'call-fell-back c-1, call-fallback-answered c-1'],
	['talking', 'waiting', 'call-fell-back c-1, call-fallback-answered c-1'],
	[
		'talking',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, call-fell-back c-1, call-fallback-answered c-1',
	],
	[
		'talking',
		'talking',
		'call-ended c-1 answered by agent seen 0s, wrap-up-started a1 c-1 until 33s, call-arrived c-2, call-fell-back c-2, call-fallback-answered c-2',
	],
	['talking', 'leaving', 'nothing'],
	['talking', 'fallback', 'call-fallback-answered c-1'],
	['talking', 'fallback, placeless', 'call-fallback-answered c-1'],
	['talking', 'fallback, answered', 'nothing'],
	['message', 'entering', 'nothing'],
	['message', 'waiting', 'nothing'],
	[
		'message',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, offer-made o-2 c-1 a1, > ring o-2 1001',
	],
	[
		'message',
		'talking',
		'call-ended c-1 answered by agent seen 0s, wrap-up-started a1 c-1 until 33s',
	],
	['message', 'leaving', 'nothing'],
	['message', 'fallback', 'nothing'],
	['message', 'fallback, placeless', 'nothing'],
	['message', 'fallback, answered', 'nothing'],
	['mailbox', 'entering', 'call-fell-back c-1, call-in-mailbox c-1'],
	['mailbox', 'waiting', 'call-fell-back c-1, call-in-mailbox c-1'],
	[
		'mailbox',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, call-fell-back c-1, call-in-mailbox c-1',
	],
	[
		'mailbox',
		'talking',
		'call-ended c-1 answered by agent seen 0s, wrap-up-started a1 c-1 until 33s',
	],
	['mailbox', 'leaving', 'nothing'],
	['mailbox', 'fallback', 'call-in-mailbox c-1'],
	['mailbox', 'fallback, placeless', 'call-in-mailbox c-1'],
	['mailbox', 'in mailbox', 'nothing'],
	['waiting', 'in mailbox', 'call-taken-back c-1'],
	['fallback', 'in mailbox', '> admit c-1 support fr'],
	['fallback', 'entering', 'call-fell-back c-1, > admit c-1 support fr'],
	['fallback', 'waiting', 'call-fell-back c-1, > admit c-1 support fr'],
	[
		'fallback',
		'ringing',
		'offer-ended o-1 failed lost-in-gap, call-fell-back c-1, > admit c-1 support fr',
	],
	[
		'fallback',
		'talking',
		'call-ended c-1 answered by agent seen 0s, wrap-up-started a1 c-1 until 33s, > hang-up k1',
	],
	['fallback', 'leaving', '> farewell c-1 max-wait'],
	['fallback', 'fallback', '> admit c-1 support fr'],
	['fallback', 'fallback, placeless', '> admit c-1 support fr'],
	['fallback', 'fallback, answered', '> admit c-1 support fr'],
];

for (const [place, state, follows] of table) {
	test(`resync - found ${place}, thought ${state}`, (t) => {
		const [events = [], orders = []] = [false, true].map((isOrder) =>
			follows.split(', ').filter((one) => one !== 'nothing' && one.startsWith('>') === isOrder),
		);
		// The switch is up, and routed to, once everything else is told.
		const routed = events.findIndex((event) => event.startsWith('offer-made'));
		events.splice(routed === -1 ? events.length : routed, 0, 'switch-resynced main');
		const seen = [...events, ...orders].join(', ');
		story(t, `${given[state]}\nlost\n+3s found k1:${place} = ${seen}`);
	});
}
