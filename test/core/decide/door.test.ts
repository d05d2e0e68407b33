/** The doors of queues: who comes in, and what becomes of those who do not. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'door - as many wait as may: the next hears that it is full, and counts as refused',
	story,
	`
	rules support {"maxWaiting":1} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-queued c-1 support
	arrives k2 = call-arrived c-2, > admit c-2 support fr
	waits k2   = call-diverted c-2 support full, call-dismissed c-2 refused full at support, > farewell c-2 max-wait
	leaves k2  = call-ended c-2 refused by floor
	leaves k1  = call-ended c-1 abandoned by customer
	arrives k3 = call-arrived c-3, > admit c-3 support fr
	waits k3   = call-queued c-3 support
`,
);

test(
	'door - a caller whose phone rings still counts among the waiting',
	story,
	`
	rules support {"maxWaiting":1} = floor-configured
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	arrives k2      = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-diverted c-2 support full, call-dismissed c-2 refused full at support, > farewell c-2 max-wait
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	arrives k3      = call-arrived c-3, > admit c-3 support fr
	waits k3        = call-queued c-3 support
`,
);

test(
	'door - full: with a sound of its own, or to a number outside, which is flow-out',
	story,
	`
	rules support {"maxWaiting":0,"onFull":{"action":"message","sound":"so-many"}} = floor-configured
	rules sales {"maxWaiting":0,"onFull":{"action":"send-out","number":"+33199000055"}} = floor-configured
	arrives k1     = call-arrived c-1, > admit c-1 support fr
	waits k1       = call-diverted c-1 support full, call-dismissed c-1 refused full at support, > farewell c-1 max-wait so-many
	arrives k2 200 = call-arrived c-2, > admit c-2 sales fr
	waits k2       = call-diverted c-2 sales full, call-sent-out c-2 +33199000055 full at sales, > send c-2 +33199000055
	? c-2          = leaving
	leaves k2      = call-ended c-2 overflowed by customer
`,
);

test(
	'door - full: on to the door of another queue, which looks for itself, and never round in a circle',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	rules support {"maxWaiting":0,"onFull":{"action":"move","queueId":"sales"}} = floor-configured
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-diverted c-1 support full to sales, call-queued c-1 sales past support
	rules sales {"maxWaiting":1,"onFull":{"action":"move","queueId":"support"}} = floor-configured
	arrives k2 = call-arrived c-2, > admit c-2 support fr
	waits k2   = call-diverted c-2 support full to sales, call-diverted c-2 sales full, call-dismissed c-2 refused full at sales, > farewell c-2 max-wait
	# Nor is it sent back later to a queue that had no room.
	+120s due  = call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait
`,
);

test(
	'door - nobody there: who may not come in then goes where the queue says at once, who is in waits on',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	rules support {"joinEmpty":false} = floor-configured
	arrives k1   = call-arrived c-1, > admit c-1 support fr
	waits k1     = call-queued c-1 support
	sign-out a1  = agent-signed-out a1 by a1, phone-released 1001 a1
	arrives k2   = call-arrived c-2, > admit c-2 support fr
	waits k2     = call-diverted c-2 support nobody, call-dismissed c-2 left-empty nobody at support, > farewell c-2 nobody
	? c-1        = waiting support
	+60s due     = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
`,
);

test(
	'diversion - waiting for each agent there, this caller included; never where nobody waits',
	story,
	`
	rules support {"diversions":[{"when":"wait-ratio","above":1,"to":{"action":"move","queueId":"vip"}}]} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	sign-in a4 1004 not-ready lunch = phone-taken 1004 a4, agent-signed-in a4 lunch
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-queued c-1 support
	arrives k2 = call-arrived c-2, > admit c-2 support fr
	waits k2   = call-diverted c-2 support wait-ratio to vip, call-queued c-2 vip past support
	sign-in a2 1002 not-ready lunch = phone-taken 1002 a2, agent-signed-in a2 lunch
	arrives k3 = call-arrived c-3, > admit c-3 support fr
	waits k3   = call-queued c-3 support
`,
);

test(
	'diversion - with nobody there at all the first may wait, the next is one too many',
	story,
	`
	rules support {"diversions":[{"when":"wait-ratio","above":50,"to":{"action":"message"}}]} = floor-configured
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-queued c-1 support
	arrives k2 = call-arrived c-2, > admit c-2 support fr
	waits k2   = call-diverted c-2 support wait-ratio, call-dismissed c-2 refused wait-ratio at support, > farewell c-2 max-wait
`,
);

const taught = (rules: string) => `
	rules support ${rules} = floor-configured
	rules support {"wrapUp":{"mode":"none"}} = floor-configured
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	${[1, 2, 3, 4, 5]
		.map(
			(n) => `
	arrives k${n} 100 party=p-${n}
	waits k${n}
	+10s answers o-${n} a${n}
	+90s leaves k${n}`,
		)
		.join('')}
`;

test(
	'diversion - a wait that is foretold too long; without a past nothing is foretold',
	story,
	`
	${taught('{"diversions":[{"when":"expected-wait","aboveMs":150000,"to":{"action":"message"}}]}')}
	# Free agents: only the ring is waited for.
	arrives k11 = call-arrived c-6, > admit c-6 support fr
	waits k11   = call-queued c-6 support expects 10s, offer-made o-6 c-6 a2, > ring o-6 1002
	+10s answers o-6 a9 = offer-accepted o-6, call-connected c-6 a2 after 10s
	# A call takes 100 s, all as long: half of it is left for the first; one more for the second.
	arrives k12 = call-arrived c-7, > admit c-7 support fr
	waits k12   = call-queued c-7 support expects 60s
	arrives k13 = call-arrived c-8, > admit c-8 support fr
	waits k13   = call-diverted c-8 support expected-wait, call-dismissed c-8 refused expected-wait at support, > farewell c-8 max-wait
`,
);

test(
	'door - who has waited already, where nobody here knew of it, is in',
	story,
	`
	rules support {"maxWaiting":0} = floor-configured
	lost = switch-lost main
	+60s found k1:waiting:since=-40s = call-arrived c-1, call-queued c-1 support, switch-resynced main
	falls-back k1 = call-fell-back c-1, > admit c-1 support fr
	waits k1      = call-taken-back c-1
`,
);
