/** Calls coming in: admitted, turned away, queued, raised. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'arrival - is admitted, queued when heard in the loop, and offered',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1 101  = call-arrived c-1, > admit c-1 support en
	? c-1           = entering
	waits k1        = call-queued c-1 support +60s, offer-made o-1 c-1 a1, > ring o-1 1001
	? c-1           = ringing support
`,
);

test(
	'arrival - a number with a head start speaks its own language',
	story,
	`
	arrives k1 101 = call-arrived c-1, > admit c-1 support en
	+1s waits k1   = call-queued c-1 support +60s
	? c-1          = waiting support
`,
);

test(
	'arrival - a closed number is turned away with a message',
	story,
	`
	closes 100     = number-closed 100
	closes 100     = nothing
	arrives k1 100 = call-arrived c-1, call-dismissed c-1 refused closed, > farewell c-1 closed
	? c-1          = leaving
	leaves k1      = call-ended c-1 refused by floor
	opens 100      = number-opened 100
	opens 100      = nothing
	arrives k2 100 = call-arrived c-2, > admit c-2 support fr
`,
);

test(
	'arrival - a number that is not on the floor is turned away in words',
	story,
	`
	arrives k1 999 = call-arrived c-1, call-dismissed c-1 refused unknown-number, > farewell c-1 unknown-number
	leaves k1      = call-ended c-1 refused by floor
	closes 999     = nothing
`,
);

test(
	'arrival - told twice is noted once',
	story,
	`
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	arrives k1 = anomaly-noted arrived-twice
`,
);

test(
	'arrival - a number that is taken away while its caller is greeted ends in a message',
	story,
	`
	arrives k1 300      = call-arrived c-1, > admit c-1 vip fr
	without numbers 300 = floor-configured
	waits k1            = call-dismissed c-1 refused unknown-number, > farewell c-1 unknown-number
`,
);

test(
	'arrival - one who leaves during the greeting was never in a queue',
	story,
	`
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	leaves k1  = call-ended c-1 abandoned by customer
`,
);

test(
	'arrival - a caller nobody knows in the loop is noted',
	story,
	`
	waits k7 = anomaly-noted waiting-unknown
`,
);

test(
	"arrival - the loop's word after every ring changes nothing",
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	waits k1        = nothing
	fails o-1 busy  = offer-ended o-1 failed busy rest 5s
	waits k1        = nothing
`,
);

test(
	'raise - a waiting call overtakes those before it',
	story,
	`
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support
	+5s arrives k2  = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-queued c-2 support
	raise c-2 10s   = call-raised c-2 +10s
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available, offer-made o-1 c-2 a1, > ring o-1 1001
`,
);

test(
	'raise - also while it rings, for when it waits again',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	raise c-1       = call-raised c-1 +60s
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	raise c-1       = no: call-not-waiting
	raise c-9       = no: unknown-call
`,
);
