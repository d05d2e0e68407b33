/** A look at one switch is none of another's business; links, recordings and dials that were found otherwise. */

import {type FloorConfig, id} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {baseConfig, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

const usual = {mode: 'all', purpose: 'quality', keepMs: 86_400_000} as const;
/** The phone 1002 is at a switch called north. */
const elsewhere: FloorConfig = {
	...withQueue(baseConfig, 'support', {recording: usual}),
	phones: baseConfig.phones.map((phone) =>
		phone.id === '1002' ? {...phone, switchId: id('north')} : phone,
	),
};
const atTwoSwitches = (t: ExecutionContext, text: string) => story(t, text, elsewhere);

test(
	'resync edges - another switch has nothing to say of this one’s calls, phones, headsets, dials, listeners and recordings',
	atTwoSwitches,
	`
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	records rec-1 k1
	take sophie 1009
	listen sophie a1
	hears m-1 k7
	nail a4 1004
	headset-up a4 k8
	sign-in a3 1003
	dials a3 0612345678
	outside 1009 x1
	found-north          = phone-registered 1002, switch-resynced north
	sign-in a2 1002
	hang-up a3           = > end-dial c-2
	lost
	dials a2 0612345678  = dial-asked c-3 a2 support as 100, > dial c-3 1002 0612345678 as 100
	found k1:talking:o-1:k9:1001 m-1:k7:listen rec-1:k1 headset:a4:k8 dial=c-2:phone:k6 1009:outside=x1 = dial-phone-rang c-2, switch-resynced main
`,
);

test(
	'link edges - the floor takes its own wish back, never the person’s; what had no need to be said beside it is said',
	story,
	`
	nail a1 1001
	headset-up a1 k9
	link a1
	arrives k1
	waits k1
	answers o-1 k9
	not-ready a1 lunch
	unlink a1
	link a1              = link-came-up a1
	cancel a1
	unlink a1
	+60s due             = presence-pended a1 link-lost by floor
	headset-leaves k9 k1 = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 90s, > hang-up k1
	headset-down a1      = headset-ended a1 hung-up
	link a1              = link-came-up a1, pending-presence-cancelled a1 by floor, presence-pended a1 headset-gone by floor
`,
);

test(
	'recording edges - nobody is recorded before they talk, nor through a switch that is away, nor silenced while it ends',
	(t: ExecutionContext, text: string) =>
		story(t, text, withQueue(baseConfig, 'support', {recording: {...usual, mode: 'on-demand'}})),
	`
	sign-in a1 1001
	arrives k1
	waits k1
	record a1            = no: agent-not-talking
	answers o-1 k9
	lost
	record a1            = no: switch-down
	found k1:talking:o-1:k9:1001
	record a1            = recording-asked rec-1 c-1 by a1, > start-recording rec-1 k1
	records rec-1 k1
	stop-record a1       = recording-stop-asked rec-1 c-1 stopped by a1, > stop-recording rec-1 k1
	pause-record a1      = no: not-recording
`,
);

test(
	'recording edges - told, and agreed to, amid the talk: recorded from then on, and asked once',
	(t: ExecutionContext, text: string) =>
		story(
			t,
			text,
			withQueue(baseConfig, 'support', {
				recording: {...usual, notice: {en: 'told', fr: 'said'}, consent: true, consentKey: '1'},
			}),
		),
	`
	sign-in a1 1001
	arrives k1
	presses k1 1         = recording-consented c-1 by caller
	presses k1 1         = nothing
	waits k1
	answers o-1 k9
	told k1              = recording-announced c-1 by notice, recording-asked rec-1 c-1 by floor, > start-recording rec-1 k1
`,
);

test(
	'resync edges - dialled still: not taken for a customer; dialled by nobody here: the phone is busy with it',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	dial-comes c-1 calling k9
	lost
	found k1:talking:x:k8:1003:dial=c-9 dial=c-1:calling:k9 = outside-started 1003 k8, switch-resynced main
`,
);

/** a1 hears a2, by the leg k5, while k1 hears music. */
const asked = `${a1TalksBesideA2}
	hold a1
	held k1
	consult a1 a2
	consult-rings k-1 k5
	consult-answers k-1 k5
`;

for (const [what, text] of [
	[
		'whom the agent left together in a gap talk',
		`join-all a1
		all-joined k1
		restart
		found k1:conference:consult=k-1/k5/answered = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 35s, switch-resynced main`,
	],
	[
		'whose agent went amid a consultation is alone with music: back to the queue',
		`restart
		found k1:consulting:consult=k-1/k5/answered = consult-ended k-1 call-ended, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, switch-resynced main, > end-consult k-1, > requeue c-1 support`,
	],
	[
		'nobody is left with a stranger',
		`restart
		found k1:conference:consult=k-9/k4/answered = consult-ended k-1 call-ended, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, switch-resynced main, > end-consult k-1, > requeue c-1 support`,
	],
	[
		'a stranger in the place of the third party goes; the customer is as they were found',
		`restart
		found k1:consulting:o-1:k9:1001:consult=k-9/k4/answered = consult-ended k-1 lost-in-gap, switch-resynced main, > hang-up k4
		? a1 = available holding
		restart
		+1s found k1:conference:o-1:k9:1001:consult=k-9/k4/answered = call-resumed c-1 a1, switch-resynced main, > hang-up k4`,
	],
	[
		'an order that was on its way amid a consultation is over',
		`swap a1
		restart
		found k1:consulting:o-1:k9:1001:consult=k-1/k5/answered = control-failed c-1 swap lost-in-gap, switch-resynced main`,
	],
	[
		'the customer is in the loop by themselves: the third party is gone, and they were held before',
		`swap a1
		joined k1 k9
		restart
		found k1:waiting = consult-ended k-1 lost-in-gap, call-held c-1 a1, call-returned c-1 agent-lost, wrap-up-started a1 c-1 until 35s, switch-resynced main, offer-made o-2 c-1 a2, > ring o-2 1002`,
	],
] as const) {
	test(`resync edges - ${what}`, story, `${asked}${text}`);
}

for (const [what, text] of [
	[
		'a third party who is called, and was not seen yet, means that the customer is held',
		`consult a1 a2
		restart
		found k1:consulting:o-1:k9:1001:consult=k-1 = call-held c-1 a1, switch-resynced main`,
	],
	[
		'together already is no news; swapped, and who listens follows',
		`take sophie 1009
		listen sophie a1
		hears m-1 k7
		consult a1 a2
		held k1
		consult-rings k-1 k5
		consult-answers k-1 k5
		join-all a1
		all-joined k1
		lost
		found k1:conference:o-1:k9:1001:consult=k-1/k5/answered m-1:k7:listen = switch-resynced main
		lost
		found k1:consulting:o-1:k9:1001:consult=k-1/k5/answered m-1:k7:listen = consult-swapped k-1 consult, switch-resynced main, > change m-1 listen`,
	],
	[
		'held by an order whose end nobody heard, and the agent gone: back to the queue',
		`hold a1
		restart
		found k1:held = call-held c-1 a1, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, switch-resynced main, > requeue c-1 support`,
	],
	[
		'parked, and in the switch’s own queue meanwhile: fallen back, and sent to the loop',
		`park a1
		restart
		found k1:fallback = call-parked c-1 a1 at 1 until 185s by 10s, call-fell-back c-1, switch-resynced main, > admit c-1 support fr`,
	],
	[
		'sent to an agent, and a stranger was called meanwhile: they go',
		`transfer a1 a2
		restart
		found k1:waiting:consult=k-9/k4/answered = call-transferred c-1 a1 to a2 for a2 until 20s, wrap-up-started a1 c-1 until 35s, switch-resynced main, offer-made o-2 c-1 a2, > hang-up k4, > ring o-2 1002`,
	],
	[
		'sent outside, and not reached in the gap: back',
		`transfer a1 +33199000055
		restart
		found k1:waiting = call-transferred c-1 a1 to p-9, wrap-up-started a1 c-1 until 35s, call-returned c-1 transfer-failed by 10s for a1 until 20s, call-came-back c-1, switch-resynced main`,
	],
] as const) {
	test(`resync edges - ${what}`, story, `${a1TalksBesideA2}${text}`);
}

test(
	'recording edges - who was told, or wants none, is told no more when they are sent to the loop again',
	(t: ExecutionContext, text: string) =>
		story(
			t,
			text,
			withQueue(baseConfig, 'support', {
				recording: {...usual, notice: {en: 'told', fr: 'said'}, optOutKey: '9'},
			}),
		),
	`
	arrives k1           = call-arrived c-1, > admit c-1 support fr telling said
	told k1
	arrives k2           = call-arrived c-2, > admit c-2 support fr telling said
	presses k2 9
	lost
	found k1:entering k2:entering = switch-resynced main, > admit c-1 support fr, > admit c-2 support fr
`,
);
