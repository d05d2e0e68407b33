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
	+30s due                           = wrap-up-ended a1 time undisposed
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

const toTalk = `
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s`;

test(
	'wrap-up - fixed lasts its time, and no key ends it',
	story,
	`
	rules support {"wrapUp":{"mode":"fixed","limitMs":30000,"dispositionRequired":false}} = floor-configured
	${toTalk}
	leaves k1    = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	+29s finish a1 = no: wrap-up-fixed
	+1s due      = wrap-up-ended a1 time
`,
);

test(
	'wrap-up - one that began without an end can be finished though the rule is fixed now',
	story,
	`
	rules support {"wrapUp":{"mode":"manual","dispositionRequired":false}} = floor-configured
	${toTalk}
	leaves k1    = call-ended c-1 answered by customer, wrap-up-started a1 c-1
	rules support {"wrapUp":{"mode":"fixed","limitMs":30000,"dispositionRequired":false}} = floor-configured
	finish a1    = wrap-up-ended a1 by-key
`,
);

test(
	'wrap-up - optional is none unless it was asked for during the call',
	story,
	`
	rules support {"wrapUp":{"mode":"optional","limitMs":60000,"dispositionRequired":false}} = floor-configured
	want-wrap-up a1    = no: not-signed-in
	${toTalk}
	want-wrap-up a1    = wrap-up-wanted a1
	want-wrap-up a1    = nothing
	want-wrap-up a1 no = wrap-up-wanted a1 no longer
	leaves k1          = call-ended c-1 answered by customer
	want-wrap-up a1    = no: not-in-call
	arrives k2         = call-arrived c-2, > admit c-2 support fr
	waits k2           = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001
	answers o-2 k8     = offer-accepted o-2, call-connected c-2 a1 after 0s
	want-wrap-up a1    = wrap-up-wanted a1
	dispose a1 c-2 done = disposition-set c-2 done
	leaves k2          = call-ended c-2 answered by customer, wrap-up-started a1 c-2 until 60s disposed
	+60s due           = wrap-up-ended a1 time
`,
);

test(
	'wrap-up - optional without a limit ends by the key alone',
	story,
	`
	rules support {"wrapUp":{"mode":"optional","dispositionRequired":true}} = floor-configured
	${toTalk}
	want-wrap-up a1     = wrap-up-wanted a1
	leaves k1           = call-ended c-1 answered by customer, wrap-up-started a1 c-1
	+2h due             = nothing
	finish a1           = no: disposition-needed
	dispose a1 c-1 done = disposition-set c-1 done
	extend a1           = no: wrap-up-not-extendable
	finish a1           = wrap-up-ended a1 by-key
`,
);

test(
	'wrap-up - cannot be asked for where the queue does not leave it to the agent',
	story,
	`
	${toTalk}
	want-wrap-up a1 = no: wrap-up-not-optional
`,
);

test(
	'wrap-up - is extended by key, as often as the queue allows',
	story,
	`
	rules support {"wrapUp":{"mode":"timed","limitMs":30000,"dispositionRequired":false,"extendMs":20000,"extendLimit":2}} = floor-configured
	${toTalk}
	extend a1      = no: not-in-wrap-up
	leaves k1      = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	+10s extend a1 = wrap-up-extended a1 until 50s
	extend a1      = wrap-up-extended a1 until 70s
	extend a1      = no: wrap-up-extensions-used
	+59s due       = nothing
	+1s due        = wrap-up-ended a1 time
	extend a2      = no: not-signed-in
`,
);

test(
	'wrap-up - is extended once where no number is given, and never where no time is',
	story,
	`
	rules support {"wrapUp":{"mode":"fixed","limitMs":30000,"dispositionRequired":false,"extendMs":20000}} = floor-configured
	${toTalk}
	leaves k1      = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	extend a1      = wrap-up-extended a1 until 50s
	extend a1      = no: wrap-up-extensions-used
	rules support {"wrapUp":{"mode":"timed","limitMs":30000,"dispositionRequired":false}} = floor-configured
	extend a1      = no: wrap-up-not-extendable
`,
);

test(
	'wrap-up - in one queue, no call of another is offered',
	story,
	`
	${toTalk}
	leaves k1      = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	arrives k2 200 = call-arrived c-2, > admit c-2 sales fr
	waits k2       = call-queued c-2 sales
	+30s due       = wrap-up-ended a1 time, offer-made o-2 c-2 a1, > ring o-2 1001
`,
);
