/** Callers whom the switch's own fallback took, and who are taken back. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'fallback - a caller who fell back while we are here is taken back to the old place',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	waits k1                        = call-queued c-1 support
	+5s arrives k2                  = call-arrived c-2, > admit c-2 support fr
	waits k2                        = call-queued c-2 support
	+5s falls-back k1               = call-fell-back c-1, > admit c-1 support fr
	? c-1                           = fallback support
	falls-back k1                   = nothing
	+1s waits k1                    = call-taken-back c-1
	available a1                    = presence-changed a1 available by a1, offer-made o-1 c-1 a1, > ring o-1 1001
`,
);

test(
	'fallback - a caller without a place gets one when they are back',
	story,
	`
	arrives k1    = call-arrived c-1, > admit c-1 support fr
	falls-back k1 = call-fell-back c-1, > admit c-1 support fr
	waits k1      = call-queued c-1 support
	? c-1         = waiting support
`,
);

test(
	'fallback - while a phone rings: the offer is taken back without blame',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	falls-back k1   = offer-ended o-1 withdrawn fell-back, call-fell-back c-1, > admit c-1 support fr
	? a1            = available idle
`,
);

test(
	'fallback - a desk phone answers: served, though not by the floor',
	story,
	`
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support
	falls-back k1       = call-fell-back c-1, > admit c-1 support fr
	fallback-answers k1 = call-fallback-answered c-1
	fallback-answers k1 = nothing
	leaves k1           = call-ended c-1 fallback-answered by customer
`,
);

test(
	'fallback - the caller leaves it unanswered',
	story,
	`
	arrives k1    = call-arrived c-1, > admit c-1 support fr
	waits k1      = call-queued c-1 support
	falls-back k1 = call-fell-back c-1, > admit c-1 support fr
	leaves k1     = call-ended c-1 abandoned by customer
`,
);

test(
	'fallback - answered without a word of the fall is understood',
	story,
	`
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support
	fallback-answers k1 = call-fell-back c-1, call-fallback-answered c-1
`,
);

test(
	'fallback - answered while a phone of ours rings: ours is taken back',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	fallback-answers k1 = offer-ended o-1 withdrawn fell-back, call-fell-back c-1, call-fallback-answered c-1
	leaves k1           = call-ended c-1 fallback-answered by customer
`,
);

test(
	'fallback - of a caller who talks, leaves, or is unknown, is noted',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9      = offer-accepted o-1, call-connected c-1 a1 after 0s
	falls-back k1       = anomaly-noted fallback-while-served
	fallback-answers k1 = anomaly-noted fallback-while-served
	closes 200          = number-closed 200
	arrives k2 200      = call-arrived c-2, call-dismissed c-2 refused closed, > farewell c-2 closed
	falls-back k2       = anomaly-noted fallback-while-served
	fallback-answers k2 = anomaly-noted fallback-while-served
	falls-back k7       = anomaly-noted fallback-unknown
	fallback-answers k7 = anomaly-noted fallback-unknown
`,
);
