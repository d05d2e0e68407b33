/** Staying in a queue: who counts as there, closing while callers wait, numbers outside. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'absence - nobody is there while one of the queue’s conditions holds for each of its agents',
	story,
	`
	rules support {"absence":[{"when":"not-ready","reasonId":"lunch"},{"when":"unregistered"}]} = floor-configured
	sign-in a1 1001 not-ready training = phone-taken 1001 a1, agent-signed-in a1 training
	sign-in a2 1002 not-ready lunch = phone-taken 1002 a2, agent-signed-in a2 lunch
	arrives k1    = call-arrived c-1, > admit c-1 support fr
	waits k1      = call-queued c-1 support
	+100s due     = nothing
	not-ready a1 lunch = presence-changed a1 lunch by a1
	+30s due      = nothing
	not-ready a2 training = presence-changed a2 training by a2
	+60s due      = nothing
	unregistered 1002 = phone-unregistered 1002
	+59s due      = nothing
	+1s due       = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
`,
);

test(
	'absence - talking, wrap-up, a lost desk and an outside call count where the queue says so',
	story,
	`
	rules support {"nobodyMs":5000,"absence":[{"when":"talking"},{"when":"wrap-up"},{"when":"link-lost"},{"when":"outside"}]} = floor-configured
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available
	link a1          = link-came-up a1
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s
	arrives k2       = call-arrived c-2, > admit c-2 support fr
	waits k2         = call-queued c-2 support
	+5s due          = call-dismissed c-2 left-empty nobody, > farewell c-2 nobody
	leaves k1        = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 35s
	arrives k3       = call-arrived c-3, > admit c-3 support fr
	waits k3         = call-queued c-3 support
	+5s due          = call-dismissed c-3 left-empty nobody, > farewell c-3 nobody
	not-ready a1 lunch = presence-pended a1 lunch by a1
	finish a1        = wrap-up-ended a1 by-key, presence-changed a1 lunch by a1
	# On lunch they are there: that is not among the conditions.
	arrives k4       = call-arrived c-4, > admit c-4 support fr
	waits k4         = call-queued c-4 support
	+30s due         = nothing
	unlink a1        = link-was-lost a1 until 100s
	+4s due          = nothing
	link a1          = link-came-up a1
	+4s outside 1001 x1 = outside-started 1001 x1
	+5s due          = call-dismissed c-4 left-empty nobody, > farewell c-4 nobody
`,
);

test(
	'nobody - each caller by the time in this queue, first come first gone, whatever the order of waiting',
	story,
	`
	arrives k1     = call-arrived c-1, > admit c-1 support fr
	waits k1       = call-queued c-1 support
	+10s arrives k2 101 = call-arrived c-2, > admit c-2 support en
	waits k2       = call-queued c-2 support +60s
	+50s due       = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
	? c-2          = waiting support
	+10s due       = call-dismissed c-2 left-empty nobody, > farewell c-2 nobody
`,
);

test(
	'closing - who still waits so long after their number closed hears that it is closed',
	story,
	`
	rules support {"onClose":{"afterMs":30000,"to":{"action":"message"}}} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1     = call-arrived c-1, > admit c-1 support fr
	waits k1       = call-queued c-1 support
	arrives k2 101 = call-arrived c-2, > admit c-2 support en
	waits k2       = call-queued c-2 support +60s
	closes 100     = number-closed 100
	+29s due       = nothing
	+1s due        = call-dismissed c-1 timed-out closing, > farewell c-1 closed
	? c-2          = waiting support
	leaves k1      = call-ended c-1 timed-out by floor
`,
);

test(
	'closing - open again in time, nothing happens; without the rule they are served',
	story,
	`
	rules support {"onClose":{"afterMs":30000,"to":{"action":"move","queueId":"sales"}}} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-queued c-1 support
	closes 100 = number-closed 100
	+29s opens 100 = number-opened 100
	+60s due   = nothing
	closes 100 = number-closed 100
	+30s due   = call-moved c-1 sales closing
	+10s available a1 = presence-changed a1 available by a1, offer-made o-1 c-1 a1, > ring o-1 1001
`,
);

test(
	'number outside - a wait that ends there is flow-out; the order that was lost is given again',
	story,
	`
	rules support {"maxWaitMs":20000,"onMaxWait":{"action":"send-out","number":"+33199000055"}} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1     = call-arrived c-1, > admit c-1 support fr
	waits k1       = call-queued c-1 support
	+20s due       = call-sent-out c-1 +33199000055 max-wait, > send c-1 +33199000055
	lost           = switch-lost main
	found k1:waiting = switch-resynced main, > send c-1 +33199000055
	lost           = switch-lost main
	found k1:sent-out = switch-resynced main
	+60s leaves k1 = call-ended c-1 overflowed by customer
`,
);

test(
	'message - a sound of its own is said again after a gap',
	story,
	`
	rules support {"maxWaitMs":20000,"onMaxWait":{"action":"message","sound":"so-sorry"}} = floor-configured
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1     = call-arrived c-1, > admit c-1 support fr
	waits k1       = call-queued c-1 support
	+20s due       = call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait so-sorry
	lost           = switch-lost main
	found k1:waiting = switch-resynced main, > farewell c-1 max-wait so-sorry
`,
);
