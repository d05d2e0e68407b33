/** Parked and taken calls at their edges: who can have one next, and what comes true meanwhile. */

import {type FloorConfig, id} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {baseConfig} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

/** The phone 1002 is at another switch, which nobody has heard of. */
const elsewhere: FloorConfig = {
	...baseConfig,
	phones: baseConfig.phones.map((phone) =>
		phone.id === '1002' ? {...phone, switchId: id('north')} : phone,
	),
};
const atTwoSwitches = (t: ExecutionContext, text: string) => story(t, text, elsewhere);

/** a1 talks with k1 by the leg k9. */
const talk = `
	sign-in a1 1001
	arrives k1
	waits k1
	rings o-1 k9
	answers o-1 k9
`;

test(
	'next - parking is the end of the work: the pause that was asked for comes true',
	story,
	`${talk}
	not-ready a1 lunch   = presence-pended a1 lunch by a1
	park a1
	waits k1             = call-parked c-1 a1 at 1 until 180s, presence-changed a1 lunch by a1
`,
);

test(
	'next - parked for too long before it is in the loop: still waited for there',
	story,
	`${talk}
	rules support {"parkMs":3000}
	park a1
	agent-leaves k9      = call-parked c-1 a1 at 1 until 3s by 5s
	+3s due              = call-returned c-1 park-over by 5s for a1 until 18s
`,
);

test(
	'next - who picked up one call during the work after another has no second one',
	story,
	`${talk}
	park a1
	waits k1
	not-ready a1 lunch
	sign-in a2 1002
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
	leaves k2            = call-ended c-2 answered by customer, wrap-up-started a2 c-2 until 30s
	arrives k3
	waits k3
	available a1
	rings o-3 k7
	answers o-3 k7
	park a1
	not-ready a1 lunch
	waits k3             = call-parked c-3 a1 at 2 until 180s, presence-changed a1 lunch by a1
	pick-up c-1 a2       = call-picked-up c-1 by a2 for a2 until 60s
	pick-up c-3 a2       = no: call-taken-already
`,
);

test(
	'next - nobody is given a call who wraps up and is about to go, or whose desk is lost, nor one on its way back',
	story,
	`${talk}
	leaves k1
	arrives k2
	waits k2             = call-queued c-2 support
	not-ready a1 lunch   = presence-pended a1 lunch by a1
	take-call c-2 a1     = no: taker-not-ready
	cancel a1
	link a1
	unlink a1
	take-call c-2 a1     = no: taker-not-ready
	link a1
	finish a1
	rings o-2 k8
	answers o-2 k8
	hold a1
	held k2
	sign-in a2 1002
	agent-leaves k8
	take-call c-2 a2     = no: call-not-waiting
`,
);

test(
	'next - nobody is given a call who took one over in a pause and works on it',
	story,
	`${talk}
	sign-in a2 1002 not-ready lunch
	listen a2 a1
	hears m-1 k7
	take-over a2
	joined k1 k7
	leaves k1
	? a2                 = lunch wrap-up
	arrives k2
	waits k2
	take-call c-2 a2     = no: taker-not-ready
`,
);

test(
	'next - nobody is given a call who was taken off the floor',
	story,
	`${talk}
	without agents a1
	available a1
	leaves k1
	finish a1
	? a1                 = available idle
	arrives k2
	waits k2
	take-call c-2 a1     = no: taker-not-ready
`,
);

test(
	'next - nobody is given a call of another switch',
	atTwoSwitches,
	`
	sign-in a2 1002
	arrives k1
	waits k1
	take-call c-1 a2     = no: taker-at-other-switch
`,
);

test(
	'next - who is waited for by a call that came back to them may be given another',
	story,
	`${talk}
	sign-in a2 1002
	transfer a1 a2
	waits k1
	fails o-2 declined   = offer-ended o-2 declined on-phone rest 5s, call-returned c-1 transfer-failed for a1 until 15s
	not-ready a2 lunch
	arrives k2
	waits k2
	take-call c-2 a1     = call-taken c-2 a1 over 1 by sophie until 60s
`,
);

test(
	'next - nobody takes over amid a consultation, nor through a switch that is away',
	story,
	`${talk}
	sign-in a2 1002 not-ready lunch
	listen a2 a1
	hears m-1 k7
	consult a1 1003
	take-over a2         = no: already-consulting
	consult-ends k-1
	lost
	take-over a2         = no: switch-down
`,
);

/** a2, an agent too, listens to a1 by the leg k7. */
const heard = `${talk}
	sign-in a2 1002 not-ready lunch
	listen a2 a1
	hears m-1 k7
`;

test(
	'next - nobody takes over in a call outside, nor has the call where that began meanwhile',
	story,
	`${heard}
	outside 1002 x1
	take-over a2         = no: desk-needed
	outside-over 1002 x1
	take-over a2         = control-asked c-1 take-over, > take-over c-1 m-1
	outside 1002 x1
	joined k1 k7         = anomaly-noted taken-over-by-nobody
`,
);

test(
	'next - nobody takes over whose headset stays connected',
	story,
	`${talk}
	nail a2 1002
	headset-up a2 k8
	not-ready a2 lunch
	listen a2 a1
	hears m-1 k7
	take-over a2         = no: desk-needed
`,
);

test(
	'next - who listens takes over the talk that they listen to, and no other',
	story,
	`${heard}
	sign-in a3 1003
	arrives k2 200
	waits k2
	rings o-2 k8
	answers o-2 k8
	joined k2 k7         = anomaly-noted joined-otherwise
`,
);

test(
	'next - on the way to a take-over nobody changes how they listen, nor stops; but a right that is gone is gone',
	story,
	`${heard}
	hold a1
	mode a2 whisper      = monitor-mode-asked m-1 whisper, > change m-1 whisper
	held k1
	resume a1
	joined k1 k9
	take-over a2
	mode a2 barge        = no: order-pending
	stop a2              = no: order-pending
	dials a2 0612345678  = no: phone-in-use
	stop a2 floor        = monitor-ended m-1 stopped, > stop m-1
`,
);

test(
	'next - who is consulted is not listened to by their own name',
	story,
	`${talk}
	sign-in a2 1002
	take sophie 1009
	consult a1 a2
	held k1
	consult-rings k-1 k5
	consult-answers k-1 k5
	listen sophie a2     = no: agent-not-talking
`,
);

test(
	'next - other work that was offered and taken back leaves the agent as long idle as before',
	story,
	`
	kind task 1
	sign-in a2 1002
	+9s sign-in a1 1001
	+9s add support      = work-added w-1 task support, work-offered o-1 w-1 a2
	+5s take-back w-1
	arrives k1
	waits k1             = call-queued c-1 support, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

/** c-1 is back before all others of its queue: the agent's leg went while it was held. */
const cameBack = `
	hold a1
	held k1
	agent-leaves k9
	waits k1             = call-came-back c-1
`;

test(
	'next - who comes back keeps the head start that they had',
	story,
	`
	sign-in a1 1001
	arrives k1 100 vip=120s
	waits k1
	rings o-1 k9
	answers o-1 k9
	${cameBack}
	+20s arrives k2
	waits k2
	raise c-2 60s
	finish a1            = wrap-up-ended a1 by-key, offer-made o-2 c-1 a1, > ring o-2 1001
`,
);

test(
	'next - what a recipe did once in a wait is done again in the wait after coming back',
	story,
	`
	rules support {"overflow":[{"afterMs":10000,"when":{},"act":{"action":"raise","creditMs":5000}}]}
	arrives k1
	waits k1
	+10s due             = call-looked-at c-1 0 holds, call-raised c-1 +5s
	sign-in a1 1001
	rings o-1 k9
	answers o-1 k9
	${cameBack}
	+10s due             = call-looked-at c-1 0 holds, call-raised c-1 +5s
`,
);
