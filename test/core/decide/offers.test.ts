/** The life of an offer: each end, and what it means for agent and caller. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'offer - is accepted only when the switch says that the leg answered',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	? a1            = available ringing
	rings o-1 k9    = offer-ringing o-1
	answer a1       = > answer-phone k9
	? o-1           = ringing
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	? c-1           = talking support
`,
);

test(
	"offer - rings the next agent when the first rings out, with the caller's place kept",
	story,
	`
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1               = call-arrived c-1, > admit c-1 support fr
	waits k1                 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+1s arrives k2           = call-arrived c-2, > admit c-2 support fr
	waits k2                 = call-queued c-2 support
	+1s sign-in a3 1003      = phone-taken 1003 a3, agent-signed-in a3 available
	rings o-1 k9             = offer-ringing o-1
	+13s fails o-1 no-answer = offer-ended o-1 rang-out no-answer, presence-changed a1 rang-out by floor
	? a1                     = rang-out idle
	? c-1                    = waiting support
	sign-in a2 1002          = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'offer - a rang-out leaves the agent available where the queue says so, after a rest',
	story,
	`
	sign-in a4 1001          = phone-taken 1001 a4, agent-signed-in a4 available
	arrives k1 300           = call-arrived c-1, > admit c-1 vip fr
	waits k1                 = call-queued c-1 vip, offer-made o-1 c-1 a4, > ring o-1 1001
	+15s fails o-1 no-answer = offer-ended o-1 rang-out no-answer rest 20s
	? a4                     = available idle
	+5s due                  = rest-ended a4, offer-made o-2 c-1 a4, > ring o-2 1001
`,
);

test(
	"offer - rings out by the floor's own limit when the switch says nothing",
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+17s due            = nothing
	+1s due             = offer-ended o-1 rang-out ring-limit, presence-changed a1 rang-out by floor, > withdraw o-1
	fails o-1 no-answer = nothing
`,
);

test(
	'offer - declined by key',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	decline a1      = offer-ended o-1 declined by-key rest 5s, > withdraw o-1
	? a1            = available idle
	decline a1      = no: nothing-ringing
	+5s due         = rest-ended a1, offer-made o-2 c-1 a1, > ring o-2 1001
`,
);

test(
	'offer - declined on the phone',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9       = offer-ringing o-1
	fails o-1 declined = offer-ended o-1 declined on-phone rest 5s
	waits k1           = nothing
`,
);

test(
	'offer - a phone that is busy, unreachable or congested is left alone a moment',
	story,
	`
	sign-in a1 1001        = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1             = call-arrived c-1, > admit c-1 support fr
	waits k1               = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	fails o-1 busy         = offer-ended o-1 failed busy rest 5s
	+5s due                = rest-ended a1, offer-made o-2 c-1 a1, > ring o-2 1001
	fails o-2 unregistered = offer-ended o-2 failed unregistered rest 10s
	+5s due                = rest-ended a1, offer-made o-3 c-1 a1, > ring o-3 1001
	fails o-3 congestion   = offer-ended o-3 failed congestion rest 15s
	+5s due                = rest-ended a1, offer-made o-4 c-1 a1, > ring o-4 1001
	fails o-4 not-started  = offer-ended o-4 failed not-started rest 20s
`,
);

test(
	"offer - a presence asked for during it comes before the floor's own rule",
	story,
	`
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1               = call-arrived c-1, > admit c-1 support fr
	waits k1                 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	not-ready a1 lunch       = presence-pended a1 lunch by a1
	+15s fails o-1 no-answer = offer-ended o-1 rang-out no-answer, presence-changed a1 lunch by a1
	? a1                     = lunch idle
`,
);

test(
	'offer - an answer in the very moment it was taken back: the leg must not stay up alone',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9        = offer-ringing o-1
	decline a1          = offer-ended o-1 declined by-key rest 5s, > withdraw o-1
	answers o-1 k9      = anomaly-noted answered-after-end, > hang-up k9
	fails o-1 no-answer = nothing
`,
);

test(
	'offer - an answer told twice changes nothing',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9      = offer-accepted o-1, call-connected c-1 a1 after 0s
	answers o-1 k9      = anomaly-noted answered-after-end
	fails o-1 no-answer = nothing
`,
);

test(
	'offer - a ring told after its end is noted',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	decline a1      = offer-ended o-1 declined by-key rest 5s, > withdraw o-1
	rings o-1 k9    = anomaly-noted ringing-after-end
`,
);

test(
	'answer - from the keyboard, where the phone can and rings',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	answer a1       = no: nothing-ringing
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answer a1       = no: nothing-ringing
	rings o-1 k9    = offer-ringing o-1
	answer a1       = > answer-phone k9
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	answer a1       = no: nothing-ringing
	answer a2       = no: not-signed-in
`,
);

test(
	'answer - a phone that cannot is answered by hand',
	story,
	`
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a2, > ring o-1 1002
	rings o-1 k9    = offer-ringing o-1
	answer a2       = no: phone-cannot-answer
`,
);

test(
	'answer - says so when the switch is away',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9    = offer-ringing o-1
	lost            = switch-lost main
	answer a1       = no: switch-down
`,
);

test(
	'offer - a place among the idle is lost by a miss',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	+10s sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+1s fails o-1 busy   = offer-ended o-1 failed busy rest 16s, offer-made o-2 c-1 a2, > ring o-2 1002
	leaves k1            = offer-ended o-2 withdrawn caller-left, call-ended c-1 abandoned by customer
	+10s arrives k2      = call-arrived c-2, rest-ended a1, > admit c-2 support fr
	waits k2             = call-queued c-2 support, offer-made o-3 c-2 a2, > ring o-3 1002
`,
);

test(
	'offer - each kind of miss has a rest of its own',
	story,
	`
	rules support {"rangOutReasonId":null,"rest":{"busyMs":1000,"declinedMs":2000,"noAnswerMs":3000,"unregisteredMs":4000}} = floor-configured
	sign-in a1 1001         = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1              = call-arrived c-1, > admit c-1 support fr
	waits k1                = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	fails o-1 busy          = offer-ended o-1 failed busy rest 1s
	+1s due                 = rest-ended a1, offer-made o-2 c-1 a1, > ring o-2 1001
	decline a1              = offer-ended o-2 declined by-key rest 3s, > withdraw o-2
	+2s due                 = rest-ended a1, offer-made o-3 c-1 a1, > ring o-3 1001
	fails o-3 no-answer     = offer-ended o-3 rang-out no-answer rest 6s
	+3s due                 = rest-ended a1, offer-made o-4 c-1 a1, > ring o-4 1001
	fails o-4 unregistered  = offer-ended o-4 failed unregistered rest 10s
	+4s due                 = rest-ended a1, offer-made o-5 c-1 a1, > ring o-5 1001
	fails o-5 declined      = offer-ended o-5 declined on-phone rest 12s
`,
);

test(
	'offer - without a rest the agent is rung again at once',
	story,
	`
	rules support {"rest":{"busyMs":0,"declinedMs":0,"noAnswerMs":0,"unregisteredMs":0}} = floor-configured
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	fails o-1 busy  = offer-ended o-1 failed busy, offer-made o-2 c-1 a1, > ring o-2 1001
`,
);

const twoMisses = 'rules support {"rangOutLimit":2} = floor-configured';

test(
	'offer - so many rings missed in a row make not-ready, and the misses of other queues count',
	story,
	`
	${twoMisses}
	rules sales {"rangOutLimit":3} = floor-configured
	sign-in a1 1001         = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1 200          = call-arrived c-1, > admit c-1 sales fr
	waits k1                = call-queued c-1 sales, offer-made o-1 c-1 a1, > ring o-1 1001
	fails o-1 no-answer     = offer-ended o-1 rang-out no-answer rest 5s
	leaves k1               = call-ended c-1 abandoned by customer
	+5s arrives k2          = call-arrived c-2, rest-ended a1, > admit c-2 support fr
	waits k2                = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001
	fails o-2 no-answer     = offer-ended o-2 rang-out no-answer, presence-changed a1 rang-out by floor
	available a1            = presence-changed a1 available by a1, offer-made o-3 c-2 a1, > ring o-3 1001
	fails o-3 no-answer     = offer-ended o-3 rang-out no-answer rest 10s
`,
);

test(
	'offer - an answer begins the count of missed rings anew; declining and busy leave it',
	story,
	`
	${twoMisses}
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	fails o-1 no-answer = offer-ended o-1 rang-out no-answer rest 5s
	+5s due             = rest-ended a1, offer-made o-2 c-1 a1, > ring o-2 1001
	answers o-2 k9      = offer-accepted o-2, call-connected c-1 a1 after 5s
	leaves k1           = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 35s
	finish a1           = wrap-up-ended a1 by-key
	arrives k2          = call-arrived c-2, > admit c-2 support fr
	waits k2            = call-queued c-2 support, offer-made o-3 c-2 a1, > ring o-3 1001
	fails o-3 no-answer = offer-ended o-3 rang-out no-answer rest 10s
	+5s due             = rest-ended a1, offer-made o-4 c-2 a1, > ring o-4 1001
	decline a1          = offer-ended o-4 declined by-key rest 15s, > withdraw o-4
	+5s due             = rest-ended a1, offer-made o-5 c-2 a1, > ring o-5 1001
	fails o-5 busy      = offer-ended o-5 failed busy rest 20s
	+5s due             = rest-ended a1, offer-made o-6 c-2 a1, > ring o-6 1001
	fails o-6 no-answer = offer-ended o-6 rang-out no-answer, presence-changed a1 rang-out by floor
`,
);

test(
	'answer - a phone that answers by itself is told so once it rings, where it can be',
	story,
	`
	change agents a1 {"autoAnswer":true} = floor-configured
	change agents a2 {"autoAnswer":true} = floor-configured
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9    = offer-ringing o-1, > answer-phone k9
	rings o-1 k9    = nothing
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k2      = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
	rings o-2 k8    = offer-ringing o-2
`,
);
