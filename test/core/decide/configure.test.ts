/** A new floor file, applied live: calls in progress are not touched. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1Talks, k1FellBack} from '../../helpers/story-beginnings.ts';

test(
	'configure - an agent taken off the floor leaves when idle, and after the work otherwise',
	story,
	`
	sign-in a1 1001   = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002   = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1          = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9    = offer-accepted o-1, call-connected c-1 a1 after 0s
	without agents a1 = floor-configured, presence-pended a1 logged-out by admin
	? a1              = available talking then logged-out
	without agents a2 = floor-configured, agent-signed-out a2 by admin, phone-released 1002 a2
	? a2              = gone
	leaves k1         = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1         = wrap-up-ended a1 by-key, agent-signed-out a1 by admin, phone-released 1001 a1
	? a1              = gone
`,
);

test(
	'configure - an agent taken off while ringing gives the call back',
	story,
	`
	sign-in a2 1002   = phone-taken 1002 a2, agent-signed-in a2 available
	sign-in a1 1001   = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1          = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	without agents a1 = floor-configured, offer-ended o-1 withdrawn signed-out, agent-signed-out a1 by admin, phone-released 1001 a1, offer-made o-2 c-1 a2, > withdraw o-1, > ring o-2 1002
`,
);

test(
	'configure - a queue with a caller, a talk or a wrap-up in it is not taken away',
	story,
	`
	sign-in a1 1001        = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1             = call-arrived c-1, > admit c-1 support fr
	waits k1               = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	without queues support = no: queue-in-use
	answers o-1 k9         = offer-accepted o-1, call-connected c-1 a1 after 0s
	without queues support = no: queue-in-use
	leaves k1              = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	without queues support = no: queue-in-use
	finish a1              = wrap-up-ended a1 by-key
	without queues support = floor-configured
`,
);

test(
	'configure - a queue is not taken away from under a caller in the fallback or in its message',
	story,
	`${k1FellBack}
	without queues support          = no: queue-in-use
	waits k1                        = call-taken-back c-1
	+300s due                       = call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait
	without queues support          = no: queue-in-use
`,
);

test(
	'configure - a queue that a call is on its way to is not taken away',
	story,
	`${a1Talks}
	transfer a1 vip      = control-asked c-1 transfer to vip, > requeue c-1 vip
	without queues vip   = no: queue-in-use
	order-fails requeue  = control-failed c-1 transfer refused
	without queues vip   = floor-configured
`,
);

test(
	'configure - a phone that is held is not taken away',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	take sophie 1009    = phone-taken 1009 sophie
	without phones 1001 = no: phone-held
	without phones 1009 = no: phone-held
	without phones 1004 = floor-configured
	sign-in a2 1004     = no: unknown-phone
`,
);

test(
	'configure - new rules hold for who waits already',
	story,
	`
	sign-in a1 1001 not-ready lunch    = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support
	+30s rules support {"maxWaitMs":20000} = floor-configured, call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait
`,
);

test(
	'configure - skills asked for anew are asked of the next call, not of the one that rings',
	story,
	`
	sign-in a2 1002                    = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support, offer-made o-1 c-1 a2, > ring o-1 1002
	rules support {"requires":{"op":"level","skillId":"french","compare":">=","level":1}} = floor-configured
	decline a2                         = offer-ended o-1 declined by-key rest 5s, > withdraw o-1
	+5s due                            = rest-ended a2
	? c-1                              = waiting support
`,
);

test(
	'configure - a closed number taken away and put back is open',
	story,
	`
	closes 300          = number-closed 300
	without numbers 300 = floor-configured
	arrives k1 300      = call-arrived c-1, call-dismissed c-1 refused unknown-number, > farewell c-1 unknown-number
	restore             = floor-configured
	arrives k2 300      = call-arrived c-2, > admit c-2 vip fr
`,
);

test(
	'configure - a number whose queue is gone leads nowhere',
	story,
	`
	without queues vip = floor-configured
	arrives k1 300     = call-arrived c-1, call-dismissed c-1 refused unknown-number, > farewell c-1 unknown-number
`,
);
