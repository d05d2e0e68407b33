/** Places given back: to who gave up or was cut off, and calls the same queue again in time. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

const kept = `
	rules support {"placeKeptMs":300000} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1 100 party=p-1 = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support
	+60s arrives k2 100 party=p-2 = call-arrived c-2, > admit c-2 support fr
	waits k2           = call-queued c-2 support`;

test(
	'place - who gave up and calls again is before those who came meanwhile; the wait is counted anew',
	story,
	`
	${kept}
	leaves k1          = call-ended c-1 abandoned by customer
	+30s arrives k3 100 party=p-1 = call-arrived c-3, > admit c-3 support fr
	waits k3           = call-queued c-3 support +90s recovered
	+5s available a1   = presence-changed a1 available by a1, offer-made o-1 c-3 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-3 a1 after 5s
`,
);

test(
	'place - cut off with the switch counts as well; a place is given back once',
	story,
	`
	${kept}
	lost               = switch-lost main
	found k2:waiting   = call-ended c-1 lost-in-gap by gap seen 60s, switch-resynced main
	+10s arrives k3 100 party=p-1 = call-arrived c-3, > admit c-3 support fr
	waits k3           = call-queued c-3 support +70s recovered
	arrives k4 100 party=p-1 = call-arrived c-4, > admit c-4 support fr
	waits k4           = call-queued c-4 support
`,
);

test(
	'place - not after its time, not for another queue, not for somebody else',
	story,
	`
	${kept}
	leaves k1          = call-ended c-1 abandoned by customer
	arrives k3 200 party=p-1 = call-arrived c-3, > admit c-3 sales fr
	waits k3           = call-queued c-3 sales
	leaves k3          = call-ended c-3 abandoned by customer
	arrives k4 100 party=p-4 = call-arrived c-4, > admit c-4 support fr
	waits k4           = call-queued c-4 support
	rules support {"maxWaitMs":900000} = floor-configured
	+301s arrives k5 100 party=p-1 = call-arrived c-5, > admit c-5 support fr
	waits k5           = call-queued c-5 support
`,
);

test(
	'place - a call that was answered, or let go by the floor, has none to come back to',
	story,
	`
	rules support {"placeKeptMs":300000,"maxWaitMs":20000,"wrapUp":{"mode":"none"}} = floor-configured
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1 100 party=p-1 = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+9s answers o-1 k9 = offer-accepted o-1, call-connected c-1 a1 after 9s
	not-ready a1 lunch = presence-pended a1 lunch by a1
	leaves k1          = call-ended c-1 answered by customer, presence-changed a1 lunch by a1
	arrives k2 100 party=p-1 = call-arrived c-2, > admit c-2 support fr
	waits k2           = call-queued c-2 support
	+20s due           = call-dismissed c-2 timed-out max-wait, > farewell c-2 max-wait
	leaves k2          = call-ended c-2 timed-out by floor
	arrives k3 100 party=p-1 = call-arrived c-3, > admit c-3 support fr
	waits k3           = call-queued c-3 support
`,
);

test(
	'place - a greater head start of the caller’s own is kept',
	story,
	`
	rules support {"placeKeptMs":300000} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1 100 party=p-1 = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support
	leaves k1          = call-ended c-1 abandoned by customer
	+10s arrives k2 101 party=p-1 = call-arrived c-2, > admit c-2 support en
	waits k2           = call-queued c-2 support +60s
`,
);

test(
	'place - of a caller who was moved: under the queue that they called',
	story,
	`
	rules sales {"placeKeptMs":300000,"maxWaitMs":20000} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1 200 party=p-1 = call-arrived c-1, > admit c-1 sales fr
	waits k1           = call-queued c-1 sales
	+20s due           = call-moved c-1 support max-wait
	leaves k1          = call-ended c-1 abandoned by customer
	+10s arrives k2 200 party=p-1 = call-arrived c-2, > admit c-2 sales fr
	waits k2           = call-queued c-2 sales +30s recovered
`,
);
