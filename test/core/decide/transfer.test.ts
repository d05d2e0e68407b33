/** A call sent on blind: to an agent, a phone, a queue, a number outside; and its way back. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

test(
	'transfer - to an agent: out of the call at once, and it waits for that agent alone',
	story,
	`${a1TalksBesideA2}
	+10s transfer a1 a2 = control-asked c-1 transfer to a2, > requeue c-1 support
	? c-1               = talking support
	waits k1            = call-transferred c-1 a1 to a2 for a2 until 30s, wrap-up-started a1 c-1 until 45s, offer-made o-2 c-1 a2, > ring o-2 1002
	rings o-2 k5
	+3s answers o-2 k5  = offer-accepted o-2, call-connected c-1 a2 after 3s
	agent-leaves k9     = nothing
	+9s leaves k1       = call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 57s
`,
);

test(
	'transfer - not taken: back to who sent it, once their wrap-up lets them; then first in the queue',
	story,
	`${a1TalksBesideA2}
	transfer a1 a2
	waits k1
	rings o-2 k5
	+6s fails o-2 declined = offer-ended o-2 declined on-phone rest 16s, call-returned c-1 transfer-failed for a1 until 26s
	? c-1               = waiting support
	finish a1           = wrap-up-ended a1 by-key, offer-made o-3 c-1 a1, > ring o-3 1001
	fails o-3 no-answer = offer-ended o-3 rang-out no-answer, presence-changed a1 rang-out by floor, call-returned c-1 transfer-failed
	+10s due            = rest-ended a2, offer-made o-4 c-1 a2, > ring o-4 1002
`,
);

test(
	'transfer - a wrap-up that goes on does not block the way back for ever',
	story,
	`${a1TalksBesideA2}
	transfer a1 a2
	waits k1
	not-ready a2 lunch
	fails o-2 declined = offer-ended o-2 declined on-phone, presence-changed a2 lunch by a2, call-returned c-1 transfer-failed for a1 until 20s
	? a1               = available wrap-up
	+15s due           = call-returned c-1 transfer-failed
	leaves k1          = call-ended c-1 answered by customer
`,
);

test(
	'transfer - nobody waits for who was taken off the floor, though they stayed at their desk',
	story,
	`${a1TalksBesideA2}
	transfer a1 +33199000074
	sent-out k1
	without agents a1   = floor-configured, presence-pended a1 logged-out by admin
	available a1        = pending-presence-cancelled a1 by a1
	finish a1           = wrap-up-ended a1 by-key
	sent-out-ended k1   = call-returned c-1 transfer-failed by 10s
	waits k1            = call-came-back c-1, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'transfer - who sent it is away or talks again: first in the queue at once',
	story,
	`${a1TalksBesideA2}
	sign-in a3 1003
	transfer a1 a2
	waits k1
	not-ready a1 lunch
	finish a1           = wrap-up-ended a1 by-key, presence-changed a1 lunch by a1
	arrives k2
	+1s waits k2        = call-queued c-2 support
	fails o-2 busy      = offer-ended o-2 failed busy rest 11s, call-returned c-1 transfer-failed
	+10s due            = rest-ended a2, offer-made o-3 c-1 a2, > ring o-3 1002
`,
);

test(
	'transfer - to whom is not there, or nobody',
	story,
	`${a1TalksBesideA2}
	transfer a1 a1        = no: no-such-target
	transfer a1 a9        = no: no-such-target
	transfer a1 a3        = no: target-not-ready
	transfer a1 7777      = no: no-such-target
	transfer a1 nowhere   = no: no-such-target
	transfer a1 +100      = no: number-not-allowed
	transfer a1 number:1008 = no: no-such-extension
	unregistered 1003
	transfer a1 1003      = no: target-not-ready
	transfer a1 1002      = control-asked c-1 transfer to a2, > requeue c-1 support
	transfer a1 a2        = no: order-pending
`,
);

test(
	'transfer - the switch refuses, or says nothing: they talk on',
	story,
	`${a1TalksBesideA2}
	transfer a1 a2       = control-asked c-1 transfer to a2, > requeue c-1 support
	order-fails requeue  = control-failed c-1 transfer refused
	? a1                 = available talking
	transfer a1 a2       = control-asked c-1 transfer to a2, > requeue c-1 support
	+5s due              = control-failed c-1 transfer no-word
	hold a1              = control-asked c-1 hold, > hold c-1
	order-fails hold     = control-failed c-1 hold refused
`,
);

test(
	'transfer - carried out too late, it still goes where it was meant to',
	story,
	`${a1TalksBesideA2}
	transfer a1 a2
	+5s due         = control-failed c-1 transfer no-word
	+9s waits k1    = call-transferred c-1 a1 to a2 for a2 until 34s, wrap-up-started a1 c-1 until 49s, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'transfer - the agent’s leg is told before the customer: not offered before they are in the loop',
	story,
	`${a1TalksBesideA2}
	transfer a1 a2
	agent-leaves k9 = call-transferred c-1 a1 to a2 by 10s for a2 until 20s, wrap-up-started a1 c-1 until 35s
	waits k1        = call-came-back c-1, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'transfer - to a queue: a place of its own there, as of now, and answered again',
	story,
	`${a1TalksBesideA2}
	+60s transfer a1 sales = control-asked c-1 transfer to sales, > requeue c-1 sales
	waits k1               = call-transferred c-1 a1 to sales, wrap-up-started a1 c-1 until 95s, call-queued c-1 sales
	+4s finish a1          = wrap-up-ended a1 by-key, offer-made o-2 c-1 a1, > ring o-2 1001
	rings o-2 k8
	+1s answers o-2 k8     = offer-accepted o-2, call-connected c-1 a1 after 5s
	transfer a1 vip
	waits k1
	leaves k1              = call-ended c-1 abandoned by customer
`,
);

test(
	'transfer - to a number outside: gone from the agent, and the call ends with that talk',
	story,
	`${a1TalksBesideA2}
	transfer a1 +33199000055 = control-asked c-1 transfer to p-9, > send c-1 +33199000055 transfer
	sent-out k1              = call-transferred c-1 a1 to p-9, wrap-up-started a1 c-1 until 35s
	? c-1                    = leaving
	+4s sent-out-answered k1 = call-sent-out-answered c-1
	sent-out-answered k1     = nothing
	+60s leaves k1           = call-ended c-1 answered by customer, wrap-up-ended a1 time
`,
);

test(
	'transfer - to a number that is busy: back to who sent it',
	story,
	`${a1TalksBesideA2}
	transfer a1 +33199000055
	sent-out k1
	finish a1                = wrap-up-ended a1 by-key
	+4s sent-out-ended k1    = call-returned c-1 transfer-failed by 14s for a1 until 24s
	waits k1                 = call-came-back c-1, offer-made o-2 c-1 a1, > ring o-2 1001
`,
);

test(
	'transfer - lost in a gap, and the agent’s leg goes much later: the held customer is not sent anywhere',
	story,
	`${a1TalksBesideA2}
	hold a1
	held k1
	transfer a1 +33199000055
	restart
	found k1:held:o-1:k9:1001   = control-failed c-1 transfer lost-in-gap, switch-resynced main
	+60s agent-leaves k9        = call-returned c-1 agent-lost by 70s, wrap-up-started a1 c-1 until 95s, > requeue c-1 support
`,
);

test(
	'transfer - the agent’s leg goes before the customer is at the number outside: back in the queue',
	story,
	`${a1TalksBesideA2}
	transfer a1 +33199000055
	agent-leaves k9 = call-held c-1 a1, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > requeue c-1 support
`,
);

test(
	'transfer - to a desk phone where nobody is signed in',
	story,
	`${a1TalksBesideA2}
	transfer a1 1003         = control-asked c-1 transfer to 1003, > send c-1 1003 transfer
	sent-out-ended k1 no-answer = call-transferred c-1 a1 to 1003, wrap-up-started a1 c-1 until 35s, call-returned c-1 transfer-failed by 10s for a1 until 20s
`,
);
