/** Work after the call: modes, dispositions, the end by key or by time. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'wrap-up - timed ends by itself',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	leaves k1       = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	+29s due        = nothing
	+1s due         = wrap-up-ended a1 time
	? a1            = available idle
`,
);

test(
	'wrap-up - timed ends by key before its time, and the time then means nothing',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	leaves k1       = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	+5s finish a1   = wrap-up-ended a1 by-key
	+25s due        = nothing
`,
);

test(
	'wrap-up - manual waits for the key, and for a disposition where one is asked for',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1 200      = call-arrived c-1, > admit c-1 sales fr
	waits k1            = call-queued c-1 sales, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9      = offer-accepted o-1, call-connected c-1 a1 after 0s
	leaves k1           = call-ended c-1 answered by customer, wrap-up-started a1 c-1
	+2h due             = nothing
	finish a1           = no: disposition-needed
	dispose a1 c-1 sold = disposition-set c-1 sold
	finish a1           = wrap-up-ended a1 by-key
	? a1                = available idle
`,
);

test(
	'wrap-up - a disposition chosen during the talk is not asked for again',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1 200      = call-arrived c-1, > admit c-1 sales fr
	waits k1            = call-queued c-1 sales, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9      = offer-accepted o-1, call-connected c-1 a1 after 0s
	dispose a1 c-1 sold = disposition-set c-1 sold
	leaves k1           = call-ended c-1 answered by customer, wrap-up-started a1 c-1 disposed
	finish a1           = wrap-up-ended a1 by-key
`,
);

test(
	'wrap-up - time ends one whose disposition was never chosen',
	story,
	`
	rules support {"wrapUp":{"mode":"timed","limitMs":30000,"dispositionRequired":true}} = floor-configured
	sign-in a1 1001                    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9                     = offer-accepted o-1, call-connected c-1 a1 after 0s
	leaves k1                          = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1                          = no: disposition-needed
	+30s due                           = wrap-up-ended a1 time
`,
);

test(
	'wrap-up - the next caller comes when it is over',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	arrives k2      = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-queued c-2 support
	leaves k1       = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1       = wrap-up-ended a1 by-key, offer-made o-2 c-2 a1, > ring o-2 1001
`,
);

test(
	"disposition - only one's own call, only what is declared, only for its queue",
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	dispose a1 c-1 done = no: not-your-call
	dispose a2 c-1 done = no: not-signed-in
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	dispose a1 c-1 done = no: not-your-call
	answers o-1 k9      = offer-accepted o-1, call-connected c-1 a1 after 0s
	dispose a1 c-1 none = no: unknown-disposition
	dispose a1 c-1 sold = no: disposition-not-for-queue
	dispose a1 c-2 done = no: not-your-call
	dispose a1 c-1 done = disposition-set c-1 done
	finish a1           = no: not-in-wrap-up
	finish a2           = no: not-signed-in
`,
);
