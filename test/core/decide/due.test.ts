/** What falls due: waits that are over, in order of their instants. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'max wait - ends in a message and one outcome',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	waits k1                        = call-queued c-1 support
	+299s due                       = nothing
	+1s due                         = call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait
	? c-1                           = leaving
	+4s leaves k1                   = call-ended c-1 timed-out by floor
`,
);

test(
	'max wait - goes on in the queue it is moved to, at the place of its first entry',
	story,
	`
	sign-in a3 1003 not-ready lunch = phone-taken 1003 a3, agent-signed-in a3 lunch
	sign-in a2 1002 not-ready lunch = phone-taken 1002 a2, agent-signed-in a2 lunch
	arrives k1 200                  = call-arrived c-1, > admit c-1 sales fr
	waits k1                        = call-queued c-1 sales
	+1s arrives k2                  = call-arrived c-2, > admit c-2 support fr
	waits k2                        = call-queued c-2 support
	+119s due                       = call-moved c-1 support max-wait
	? c-1                           = waiting support
	available a2                    = presence-changed a2 available by a2, offer-made o-1 c-1 a2, > ring o-1 1002
`,
);

test(
	'max wait - does not cut a phone that rings; it comes when the ring ended',
	story,
	`
	rules support {"maxWaitMs":12000} = floor-configured
	sign-in a1 1001                   = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                        = call-arrived c-1, > admit c-1 support fr
	waits k1                          = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+12s rings o-1 k9                 = offer-ringing o-1
	due                               = nothing
	+3s fails o-1 no-answer           = offer-ended o-1 rang-out no-answer, presence-changed a1 rang-out by floor, call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait
`,
);

test(
	'max wait - an answer in the last moment counts',
	story,
	`
	rules support {"maxWaitMs":5000} = floor-configured
	sign-in a1 1001 not-ready lunch  = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                       = call-arrived c-1, > admit c-1 support fr
	waits k1                         = call-queued c-1 support
	+4s available a1                 = presence-changed a1 available by a1, offer-made o-1 c-1 a1, > ring o-1 1001
	+1s answers o-1 k9               = offer-accepted o-1, call-connected c-1 a1 after 5s
`,
);

test(
	'nobody - signed in for the queue: the wait is short, and the outcome another',
	story,
	`
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-queued c-1 support
	+59s due   = nothing
	+1s due    = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
	leaves k1  = call-ended c-1 left-empty by floor
`,
);

test(
	'nobody - somebody who comes in time stops the clock, until they leave',
	story,
	`
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support
	+59s sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	+60s due                           = nothing
	sign-out a1                        = agent-signed-out a1 by a1, phone-released 1001 a1
	+59s due                           = nothing
	+1s due                            = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
`,
);

test(
	'nobody - who cannot serve the queue is nobody for it',
	story,
	`
	sign-in a3 1001 not-ready lunch = phone-taken 1001 a3, agent-signed-in a3 lunch
	arrives k1 300                  = call-arrived c-1, > admit c-1 vip fr
	waits k1                        = call-queued c-1 vip
	+60s due                        = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
`,
);

test(
	'nobody - moved at once, and never back to where they came from',
	story,
	`
	rules support {"nobodyMs":0,"onNobody":{"action":"move","queueId":"sales"}} = floor-configured
	rules sales {"nobodyMs":0,"onNobody":{"action":"move","queueId":"support"}} = floor-configured
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support, call-moved c-1 sales nobody, call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
	leaves k1                          = call-ended c-1 left-empty by floor
`,
);

test(
	'nobody - a queue that overflows into itself ends in the message',
	story,
	`
	rules support {"nobodyMs":5000,"onNobody":{"action":"move","queueId":"support"}} = floor-configured
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support
	+5s due                            = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
`,
);

test(
	'wait - a queue to move to that is not there ends in the message',
	story,
	`
	rules support {"nobodyMs":5000,"onNobody":{"action":"move","queueId":"gone"}} = floor-configured
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support
	+5s due                            = call-dismissed c-1 left-empty nobody, > farewell c-1 nobody
`,
);

test(
	'due - a deadline that is gone when its signal comes is expected',
	story,
	`
	due             = nothing
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	+20s due        = nothing
`,
);

test(
	'due - several at once fire in order of their instants',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	waits k1                        = call-queued c-1 support
	+10s arrives k2                 = call-arrived c-2, > admit c-2 support fr
	waits k2                        = call-queued c-2 support
	+400s due                       = call-dismissed c-1 timed-out max-wait, call-dismissed c-2 timed-out max-wait, > farewell c-1 max-wait, > farewell c-2 max-wait
`,
);

test(
	'due - stands still while the switch is away',
	story,
	`
	sign-in a1 1001                    = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002 not-ready lunch    = phone-taken 1002 a2, agent-signed-in a2 lunch
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	arrives k2                         = call-arrived c-2, > admit c-2 support fr
	waits k2                           = call-queued c-2 support
	lost                               = switch-lost main
	+400s due                          = nothing
	found k1:ringing:o-1:k9:1001 k2:waiting = offer-ringing o-1, switch-resynced main, offer-ended o-1 rang-out ring-limit, presence-changed a1 rang-out by floor, call-dismissed c-1 timed-out max-wait, call-dismissed c-2 timed-out max-wait, > withdraw o-1, > farewell c-1 max-wait, > farewell c-2 max-wait
`,
);
