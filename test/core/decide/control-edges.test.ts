/** Call control at its edges: what comes late, twice or out of turn, and who has no say. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

test(
	'edges - an answer outside that is told late changes no talk',
	story,
	`${a1TalksBesideA2}
	sent-out-answered k1 = nothing
	sent-out-ended k1    = nothing
`,
);

test(
	'edges - sent to a queue, and the agent’s leg is told before the customer',
	story,
	`${a1TalksBesideA2}
	transfer a1 sales
	agent-leaves k9     = call-transferred c-1 a1 to sales, wrap-up-started a1 c-1 until 35s, call-queued c-1 sales
	waits k1            = call-came-back c-1
`,
);

test(
	'edges - taken over for somebody who left meanwhile: the customer is nobody’s, and goes back to the queue',
	story,
	`${a1TalksBesideA2}
	not-ready a2 lunch
	listen a2 a1
	hears m-1 k7
	take-over a2
	sign-out a2         = monitor-ended m-1 signed-out, agent-signed-out a2 by a2, phone-released 1002 a2, > stop m-1
	joined k1 k7        = call-held c-1 a1, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > requeue c-1 support, > hang-up k9
`,
);

test(
	'edges - nobody is sent to who was taken off the floor, nor to a phone in another call or in a listener’s hand',
	story,
	`${a1TalksBesideA2}
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
	without agents a2
	available a2
	leaves k2
	finish a2
	? a2                = available idle
	transfer a1 a2      = no: no-such-target
	consult a1 1002     = no: no-such-target
	outside 1003 x1
	consult a1 1003     = no: target-not-ready
	take sophie 1009
	consult a1 1009     = consult-asked k-1 to 1009, > consult k-1 1009
	consult-ends k-1    = consult-ended k-1 hung-up
	listen sophie a1
	consult a1 1009     = no: target-not-ready
`,
);

test(
	'edges - of a transfer or a parking that was given up on, a leg that goes by itself says nothing',
	story,
	`${a1TalksBesideA2}
	transfer a1 a2
	+5s due             = control-failed c-1 transfer no-word
	agent-leaves k9     = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 40s, > hang-up k1
	finish a1
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
	park a2
	+5s due             = control-failed c-2 park no-word
	agent-leaves k8     = call-ended c-2 answered by agent, wrap-up-started a2 c-2 until 45s, > hang-up k2
`,
);

test(
	'edges - the hang-up key hurries what is on its way, and does not end the call',
	story,
	`${a1TalksBesideA2}
	hold a1
	held k1
	transfer a1 a2
	hang-up a1          = > hang-up k9
	agent-leaves k9     = call-transferred c-1 a1 to a2 by 10s for a2 until 20s, wrap-up-started a1 c-1 until 35s
`,
);

test(
	'edges - who talks where they were sent does not come back, unless the switch finds them gone from there',
	story,
	`${a1TalksBesideA2}
	transfer a1 +33199000055
	sent-out k1
	sent-out-answered k1
	sent-out-ended k1   = nothing
	lost
	found k1:waiting    = call-returned c-1 transfer-failed by 10s for a1 until 20s, call-came-back c-1, switch-resynced main
`,
);

test(
	'edges - sent back to who sent it only while their desk is there; and only who listens to that talk follows it',
	story,
	`${a1TalksBesideA2}
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
	take sophie 1009
	listen sophie a2
	hears m-1 k7
	hold a1
	held k1             = call-held c-1 a1
	leaves k2
	finish a2
	transfer a1 a2
	waits k1
	finish a1
	link a1
	unlink a1
	fails o-3 busy      = offer-ended o-3 failed busy rest 10s, call-returned c-1 transfer-failed
	+10s due            = rest-ended a2, offer-made o-4 c-1 a2, > ring o-4 1002
`,
);

test(
	'edges - in the waiting loop amid a talk: told as strange, unless the customer was sent out and not reached',
	story,
	`${a1TalksBesideA2}
	waits k1            = anomaly-noted waiting-while-talking
	transfer a1 +33199000055
	waits k1            = call-transferred c-1 a1 to p-9, wrap-up-started a1 c-1 until 35s, call-returned c-1 transfer-failed by 10s for a1 until 20s, call-came-back c-1
`,
);

test(
	'edges - no phone is taken from who listens with it',
	story,
	`${a1TalksBesideA2}
	take sophie 1009
	listen sophie a1
	sign-in a3 1009 takeover = no: phone-in-use
`,
);

test(
	'edges - of what came to nothing the agent is told until their next order; of what they called off, nothing',
	story,
	`${a1TalksBesideA2}
	? notice:c-1        = none
	hold a1
	order-fails hold
	? notice:c-1        = control-failed refused
	consult a1 a2
	? notice:c-1        = none
	held k1
	consult-ends k-1 busy
	? notice:c-1        = consult-ended busy
	resume a1
	? notice:c-1        = none
	joined k1 k9
	consult a1 a2
	end-consult a1
	consult-ends k-2
	? notice:c-1        = none
`,
);

test(
	'edges - of a transfer that was refused nothing is kept: a caller in the loop is strange',
	story,
	`${a1TalksBesideA2}
	transfer a1 a2
	order-fails requeue
	waits k1            = anomaly-noted waiting-while-talking
`,
);

test(
	'edges - while the switch is away no order counts as failed',
	story,
	`${a1TalksBesideA2}
	hold a1
	lost
	+9s due             = nothing
	? a1                = available talking
`,
);

test(
	'edges - who comes back is waited for by nobody before they are in the loop',
	story,
	`${a1TalksBesideA2}
	transfer a1 +33199000055
	sent-out k1
	sent-out-ended k1   = call-returned c-1 transfer-failed by 10s for a1 until 20s
	finish a1
	not-ready a1 lunch  = presence-changed a1 lunch by a1
	waits k1            = call-came-back c-1, call-returned c-1 transfer-failed, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'edges - who was sent back to one agent, or was taken for one, is given up on by nobody',
	story,
	`
	rules support {"nobodyMs":5000,"ringMs":60000}
	sign-in a1 1001
	sign-in a4 1004
	arrives k1
	waits k1
	rings o-1 k9
	answers o-1 k9
	transfer a1 a4
	waits k1
	rings o-2 k8
	answers o-2 k8
	finish a1
	sign-out a1
	transfer a4 +33199000055
	sent-out k1
	sent-out-ended k1
	waits k1            = call-came-back c-1
	arrives k2
	waits k2
	take-call c-2 a4
	+6s due             = nothing
`,
);
