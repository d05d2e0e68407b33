/** Calls of a number without a greeting: rung from the door where somebody is ready, else as all others. */

import {type FloorConfig, id, type QueueConfig, type QueueId} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {baseConfig, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

/** A story on a floor where nobody hears a greeting; with these rules of queue support. */
const atOnce =
	(rules: Partial<QueueConfig> = {}) =>
	(t: ExecutionContext, text: string) => {
		const config: FloorConfig = withQueue(baseConfig, 'support', rules);
		const numbers = config.numbers.map((number) => ({...number, ringsAtOnce: true}));
		return story(t, text, {...config, numbers});
	};

test(
	'way in - who is ready is rung as the call comes in; the loop’s word changes nothing',
	atOnce(),
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+2s waits k1        = nothing
	rings o-1 k9        = offer-ringing o-1
	+3s answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 5s
`,
);

test(
	'way in - nobody is ready: into the loop, and there into the queue',
	atOnce(),
	`
	sign-in a1 1001 not-ready lunch
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	? c-1               = entering
	waits k1            = call-queued c-1 support
`,
);

test(
	'way in - not taken: the caller is in the loop by then, and is rung on from there',
	atOnce(),
	`
	sign-in a1 1001
	arrives k1
	rings o-1 k9
	fails o-1 declined  = offer-ended o-1 declined on-phone rest 5s
	waits k1            = nothing
	? c-1               = waiting support
	sign-in a2 1002     = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'way in - the caller leaves while it rings',
	atOnce(),
	`
	sign-in a1 1001
	arrives k1
	leaves k1           = offer-ended o-1 withdrawn caller-left, call-ended c-1 abandoned by customer
	? a1                = available idle
`,
);

test(
	'way in - a notice comes first, whoever is ready',
	atOnce({
		recording: {mode: 'all', purpose: 'quality', keepMs: 1000, notice: {en: 'told', fr: 'said'}},
	}),
	`
	sign-in a1 1001
	arrives k1          = call-arrived c-1, > admit c-1 support fr telling said
`,
);

test(
	'way in - a group rings while the caller is in the loop',
	atOnce({strategy: 'ring-all'}),
	`
	sign-in a1 1001
	arrives k1          = call-arrived c-1, > admit c-1 support fr
`,
);

test(
	'way in - past a door to a queue where nobody is ready: queued there, and into the loop',
	atOnce({maxWaiting: 0, onFull: {action: 'move', queueId: id<QueueId>('vip')}}),
	`
	sign-in a1 1001
	arrives k1          = call-arrived c-1, call-diverted c-1 support full to vip, call-queued c-1 vip past support, > admit c-1 vip fr
	waits k1            = nothing
`,
);

test(
	'way in - let go at the door',
	atOnce({maxWaiting: 0}),
	`
	sign-in a1 1001
	arrives k1          = call-arrived c-1, call-diverted c-1 support full, call-dismissed c-1 refused full at support, > farewell c-1 max-wait
`,
);

test(
	'way in - while the switch is away nobody is rung',
	atOnce(),
	`
	sign-in a1 1001
	lost
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	found k1:entering   = switch-resynced main, > admit c-1 support fr
`,
);

test(
	'way in - who waits for one agent alone is rung at the door once that agent is ready, and only then',
	atOnce({sticky: {to: 'last-agent', waitMs: 15_000}}),
	`
	sign-in a1 1001 not-ready lunch
	sign-in a2 1002
	arrives k1 100 last=a2 = call-arrived c-1, call-queued c-1 support for a2 until 15s, offer-made o-1 c-1 a2, > ring o-1 1002
	available a1
	rings o-1 k9
	answers o-1 k9
	arrives k2 100 last=a2 = call-arrived c-2, > admit c-2 support fr
`,
);

test(
	'way in - who is nailed up takes callers from the loop: they are sent there, too',
	atOnce(),
	`
	nail a1 1001
	headset-up a1 k9
	arrives k1          = call-arrived c-1, call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9, > admit c-1 support fr
`,
);
