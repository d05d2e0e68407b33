/** Pauses: whose word they take, how many may be away, and what becomes of a request. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

const approval = 'change reasons lunch {"approval":true} = floor-configured';

test(
	'pause - one that takes approval waits for it, and the agent goes on being rung',
	story,
	`
	${approval}
	sign-in a1 1001       = phone-taken 1001 a1, agent-signed-in a1 available
	not-ready a1 lunch    = presence-requested a1 lunch
	not-ready a1 lunch    = nothing
	? a1                  = available idle asks lunch
	arrives k1            = call-arrived c-1, > admit c-1 support fr
	waits k1              = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	leaves k1             = offer-ended o-1 withdrawn caller-left, call-ended c-1 abandoned by customer
	approve a1            = presence-request-ended a1 approved by sophie, presence-changed a1 lunch by sophie
	? a1                  = lunch idle
	approve a1            = no: nothing-requested
	available a1          = presence-changed a1 available by a1
`,
);

test(
	'pause - refused, it is none',
	story,
	`
	${approval}
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	refuse a1          = no: nothing-requested
	approve a2         = no: not-signed-in
	refuse a2          = no: not-signed-in
	not-ready a1 lunch = presence-requested a1 lunch
	refuse a1          = presence-request-ended a1 refused by sophie
	? a1               = available idle
`,
);

test(
	'pause - asked for during a call it waits for the word and for the end',
	story,
	`
	${approval}
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	not-ready a1 lunch = presence-requested a1 lunch
	approve a1         = presence-request-ended a1 approved by sophie, presence-pended a1 lunch by sophie
	not-ready a1 lunch = presence-pended a1 lunch by a1
	leaves k1          = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1          = wrap-up-ended a1 by-key, presence-changed a1 lunch by a1
`,
);

test(
	'pause - the end of the call does not wait for the word',
	story,
	`
	${approval}
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	not-ready a1 lunch = presence-requested a1 lunch
	leaves k1          = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1          = wrap-up-ended a1 by-key
	? a1               = available idle asks lunch
	approve a1         = presence-request-ended a1 approved by sophie, presence-changed a1 lunch by sophie
`,
);

test(
	'pause - a request is withdrawn by cancelling, by another choice, and by leaving',
	story,
	`
	${approval}
	sign-in a1 1001       = phone-taken 1001 a1, agent-signed-in a1 available
	not-ready a1 lunch    = presence-requested a1 lunch
	cancel a1             = presence-request-ended a1 withdrawn by a1
	cancel a1             = no: nothing-pending
	not-ready a1 lunch    = presence-requested a1 lunch
	available a1          = presence-request-ended a1 withdrawn by a1
	not-ready a1 lunch    = presence-requested a1 lunch
	not-ready a1 training = presence-request-ended a1 withdrawn by a1, presence-changed a1 training by a1
	not-ready a1 lunch    = presence-requested a1 lunch
	sign-out a1           = presence-request-ended a1 withdrawn by a1, agent-signed-out a1 by a1, phone-released 1001 a1
`,
);

test(
	'pause - a request is withdrawn by a sign-out that waits for the end of the call',
	story,
	`
	${approval}
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	not-ready a1 lunch = presence-requested a1 lunch
	sign-out a1        = presence-request-ended a1 withdrawn by a1, presence-pended a1 logged-out by a1
	approve a1         = no: nothing-requested
`,
);

test(
	'pause - a supervisor who sets it needs nobody’s word, and grants what was asked for',
	story,
	`
	${approval}
	sign-in a1 1001           = phone-taken 1001 a1, agent-signed-in a1 available
	not-ready a1 lunch        = presence-requested a1 lunch
	not-ready a1 lunch sophie = presence-request-ended a1 approved by sophie, presence-changed a1 lunch by sophie
	sign-in a2 1002           = phone-taken 1002 a2, agent-signed-in a2 available
	not-ready a2 lunch sophie = presence-changed a2 lunch by sophie
`,
);

test(
	'pause - a missed ring leaves the request standing',
	story,
	`
	${approval}
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	not-ready a1 lunch       = presence-requested a1 lunch
	arrives k1               = call-arrived c-1, > admit c-1 support fr
	waits k1                 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+15s fails o-1 no-answer = offer-ended o-1 rang-out no-answer, presence-changed a1 rang-out by floor
	approve a1               = presence-request-ended a1 approved by sophie, presence-changed a1 lunch by sophie
`,
);

test(
	'pause - nobody begins with one that takes approval',
	story,
	`
	${approval}
	sign-in a1 1001 not-ready lunch     = no: approval-needed
	sign-in a1 1001 not-ready signed-in = phone-taken 1001 a1, agent-signed-in a1 signed-in
`,
);

test(
	'pause - as many as the queue allows are away by choice, and the next is told which queue',
	story,
	`
	rules support {"maxNotReady":1} = floor-configured
	sign-in a1 1001                 = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002                 = phone-taken 1002 a2, agent-signed-in a2 available
	sign-in a3 1003                 = phone-taken 1003 a3, agent-signed-in a3 available
	not-ready a1 lunch              = presence-changed a1 lunch by a1
	not-ready a2 lunch              = no: too-many-not-ready
	not-ready a1 training           = presence-changed a1 training by a1
	not-ready a3 lunch              = presence-changed a3 lunch by a3
	not-ready a2 lunch sophie       = presence-changed a2 lunch by sophie
	available a1                    = presence-changed a1 available by a1
	not-ready a1 lunch              = no: too-many-not-ready
	available a2                    = presence-changed a2 available by a2
	not-ready a1 lunch              = presence-changed a1 lunch by a1
	sign-out a2                     = agent-signed-out a2 by a2, phone-released 1002 a2
	sign-in a2 1002 not-ready lunch = no: too-many-not-ready
`,
);

test(
	'pause - one that waits for the end of a call counts as taken',
	story,
	`
	rules support {"maxNotReady":1} = floor-configured
	sign-in a1 1001                 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	waits k1                        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9                  = offer-accepted o-1, call-connected c-1 a1 after 0s
	not-ready a1 lunch              = presence-pended a1 lunch by a1
	sign-in a2 1002                 = phone-taken 1002 a2, agent-signed-in a2 available
	not-ready a2 lunch              = no: too-many-not-ready
	cancel a1                       = pending-presence-cancelled a1 by a1
	not-ready a2 lunch              = presence-changed a2 lunch by a2
	not-ready a1 lunch              = no: too-many-not-ready
`,
);

test(
	'pause - what the floor sets does not count and is never refused',
	story,
	`
	rules support {"maxNotReady":1}     = floor-configured
	sign-in a1 1001 not-ready signed-in = phone-taken 1001 a1, agent-signed-in a1 signed-in
	sign-in a2 1002                     = phone-taken 1002 a2, agent-signed-in a2 available
	not-ready a2 lunch                  = presence-changed a2 lunch by a2
	available a1                        = presence-changed a1 available by a1
	arrives k1                          = call-arrived c-1, > admit c-1 support fr
	waits k1                            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+15s fails o-1 no-answer            = offer-ended o-1 rang-out no-answer, presence-changed a1 rang-out by floor
`,
);
