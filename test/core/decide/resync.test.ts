/** What a switch says after a connection, held against the floor: phones, monitors, what is gone, who is new. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'resync - calls that are gone were lost in the gap, between two known instants',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	arrives k2      = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-queued c-2 support
	arrives k3      = call-arrived c-3, > admit c-3 support fr
	+10s lost       = switch-lost main
	+20s found      = call-ended c-1 answered by gap seen 10s, wrap-up-started a1 c-1 until 60s, call-ended c-2 lost-in-gap by gap seen 10s, call-ended c-3 lost-in-gap by gap seen 10s, switch-resynced main
`,
);

test(
	'resync - after a restart of the switch every call went with it',
	story,
	`
	sign-in a1 1001             = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                  = call-arrived c-1, > admit c-1 support fr
	waits k1                    = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9              = offer-accepted o-1, call-connected c-1 a1 after 0s
	arrives k2                  = call-arrived c-2, > admit c-2 support fr
	waits k2                    = call-queued c-2 support
	+10s lost                   = switch-lost main
	+20s found switch:restarted = call-ended c-1 answered by pbx-restart seen 10s, wrap-up-started a1 c-1 until 60s, call-ended c-2 pbx-restart by pbx-restart seen 10s, switch-resynced main
`,
);

test(
	'resync - what was decided before the gap stays decided',
	story,
	`
	closes 200          = number-closed 200
	arrives k1 200      = call-arrived c-1, call-dismissed c-1 refused closed, > farewell c-1 closed
	arrives k2          = call-arrived c-2, > admit c-2 support fr
	waits k2            = call-queued c-2 support
	falls-back k2       = call-fell-back c-2, > admit c-2 support fr
	fallback-answers k2 = call-fallback-answered c-2
	lost                = switch-lost main
	+5s found           = call-ended c-1 refused by gap seen 0s, call-ended c-2 fallback-answered by gap seen 0s, switch-resynced main
`,
);

test(
	'resync - an offer that nobody saw the end of is held against nobody',
	story,
	`
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	+10s sign-in a2 1002     = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1               = call-arrived c-1, > admit c-1 support fr
	waits k1                 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9             = offer-ringing o-1
	lost                     = switch-lost main
	+5s found k1:waiting:o-1 = offer-ended o-1 failed lost-in-gap, switch-resynced main, offer-made o-2 c-1 a1, > ring o-2 1001
`,
);

test(
	'resync - nothing is offered while the switch is away',
	story,
	`
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available
	lost             = switch-lost main
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support
	? c-1            = waiting support
	found k1:waiting = switch-resynced main, offer-made o-1 c-1 a1, > ring o-1 1001
`,
);

test(
	'resync - while connected looks again and changes nothing that is so',
	story,
	`
	sign-in a1 1001              = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                   = call-arrived c-1, > admit c-1 support fr
	waits k1                     = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9                 = offer-ringing o-1
	found k1:ringing:o-1:k9:1001 = switch-resynced main
	answers o-1 k9               = offer-accepted o-1, call-connected c-1 a1 after 0s
	found k1:talking:o-1:k9:1001 = switch-resynced main
`,
);

test(
	'resync - what was ordered a moment before is ordered anew: it may be lost with what else was under way',
	story,
	`
	arrives k1                   = call-arrived c-1, > admit c-1 support fr
	found k1:entering            = switch-resynced main, > admit c-1 support fr
	found k1:entering            = switch-resynced main, > admit c-1 support fr
	leaves k1                    = call-ended c-1 abandoned by customer
	closes 200                   = number-closed 200
	arrives k2 200               = call-arrived c-2, call-dismissed c-2 refused closed, > farewell c-2 closed
	found k2:waiting:number=200  = switch-resynced main, > farewell c-2 closed
	leaves k2                    = call-ended c-2 refused by floor
	sign-in a1 1001              = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k3                   = call-arrived c-3, > admit c-3 support fr
	waits k3                     = call-queued c-3 support, offer-made o-1 c-3 a1, > ring o-1 1001
	answers o-1 k9               = offer-accepted o-1, call-connected c-3 a1 after 0s
	take sophie 1009             = phone-taken 1009 sophie
	listen sophie a1             = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears m-1 k7                 = monitor-started m-1 listen
	mode sophie whisper          = monitor-mode-asked m-1 whisper, > change m-1 whisper
	found k3:talking:o-1:k9:1001 m-1:k7:listen = switch-resynced main, > change m-1 whisper
`,
);

test(
	'resync - unknown callers are admitted in the order in which they came, and have waited since',
	story,
	`
	sign-in a1 1001 not-ready lunch    = phone-taken 1001 a1, agent-signed-in a1 lunch
	+60s lost                          = switch-lost main
	found k1:waiting:since=-20s k2:waiting:since=-30s = call-arrived c-1, call-queued c-1 support, call-arrived c-2, call-queued c-2 support, switch-resynced main
	available a1                       = presence-changed a1 available by a1, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9                     = offer-accepted o-1, call-connected c-1 a1 after 30s
	leaves k1                          = call-ended c-2 abandoned by customer
`,
);

test(
	'resync - unknown callers at every place',
	story,
	`
	closes 200                         = number-closed 200
	lost                               = switch-lost main
	found k1:entering k2:ringing:o-7 k3:message k4:fallback k5:talking k6:waiting:number=200 k7:entering:number=999 k8:fallback:number=200 = call-arrived c-1, call-arrived c-2, call-arrived c-3, call-dismissed c-3 refused closed, call-arrived c-4, call-fell-back c-4, call-arrived c-5, call-fell-back c-5, call-fallback-answered c-5, call-arrived c-6, call-dismissed c-6 refused closed, call-arrived c-7, call-dismissed c-7 refused unknown-number, call-arrived c-8, call-fell-back c-8, call-dismissed c-8 refused closed, switch-resynced main, > admit c-1 support fr, > admit c-2 support fr, > admit c-4 support fr, > farewell c-6 closed, > farewell c-7 unknown-number, > farewell c-8 closed
`,
);

test(
	'resync - phones are as the switch says, outside calls and all',
	story,
	`
	sign-in a1 1001                    = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002                    = phone-taken 1002 a2, agent-signed-in a2 available
	outside 1001 x1                    = outside-started 1001 x1
	lost                               = switch-lost main
	found 1002:unregistered 1001:outside=x2 1003:outside=x3 = outside-ended 1001 x1, outside-started 1001 x2, phone-unregistered 1002, outside-started 1003 x3, switch-resynced main
	? a1                               = available outside
	? 1002                             = a2 unregistered
	? 1003                             = free x3
	found                              = outside-ended 1001 x2, phone-registered 1002, outside-ended 1003 x3, switch-resynced main
	? a1                               = available idle
`,
);

test(
	'resync - a phone that is gone takes back an offer that was not seen ringing',
	story,
	`
	sign-in a1 1001                    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	lost                               = switch-lost main
	found k1:ringing:o-1 1001:unregistered = phone-unregistered 1001, offer-ended o-1 failed unregistered rest 5s, switch-resynced main, > withdraw o-1
`,
);

test(
	'resync - monitors that are gone have ended, unknown ones are stopped, lost orders are given again',
	story,
	`
	sign-in a1 1001                    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9                     = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009                   = phone-taken 1009 sophie
	listen sophie a1                   = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears m-1 k7                       = monitor-started m-1 listen
	mode sophie barge                  = monitor-mode-asked m-1 barge, > change m-1 barge
	lost                               = switch-lost main
	found k1:talking:o-1:k9:1001 m-1:k7:listen m-5:k8:listen = anomaly-noted monitor-unknown, switch-resynced main, > change m-1 barge, > stop m-5
	hears m-1 k7 barge                 = monitor-started m-1 barge
	found k1:talking:o-1:k9:1001       = monitor-ended m-1 lost-in-gap, switch-resynced main
`,
);

test(
	'resync - a monitor stopped while the switch was away is stopped there too',
	story,
	`
	sign-in a1 1001                    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                         = call-arrived c-1, > admit c-1 support fr
	waits k1                           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9                     = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009                   = phone-taken 1009 sophie
	listen sophie a1                   = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears m-1 k7                       = monitor-started m-1 listen
	lost                               = switch-lost main
	stop sophie                        = monitor-ended m-1 stopped, > stop m-1
	found k1:talking:o-1:k9:1001 m-1:k7:listen = anomaly-noted monitor-unknown, switch-resynced main, > stop m-1
`,
);

test(
	'resync - an offer given up while the switch was away, and answered there, is a talk all the same',
	story,
	`
	sign-in a1 1001                  = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                       = call-arrived c-1, > admit c-1 support fr
	waits k1                         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	lost                             = switch-lost main
	decline a1                       = offer-ended o-1 declined by-key rest 5s, > withdraw o-1
	+3s found k1:talking:o-1:k9:1001 = call-connected c-1 a1 after 3s, switch-resynced main
`,
);

test(
	'resync - an offer given up by who is gone, and answered there, was served, though not by the floor',
	story,
	`
	sign-in a1 1001                  = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                       = call-arrived c-1, > admit c-1 support fr
	waits k1                         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	lost                             = switch-lost main
	sign-out a1                      = offer-ended o-1 withdrawn signed-out, agent-signed-out a1 by a1, phone-released 1001 a1, > withdraw o-1
	+3s found k1:talking:o-1:k9:1001 = call-fell-back c-1, call-fallback-answered c-1, phone-found-talking c-1 1001 k9, outside-started 1001 k9, switch-resynced main
	leaves k1                        = call-ended c-1 fallback-answered by customer, outside-ended 1001 k9
`,
);

test(
	'resync - a phone that answered a caller who was being told goodbye is outside until one of the two hangs up',
	story,
	`
	sign-in a1 1001 not-ready lunch  = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                       = call-arrived c-1, > admit c-1 support fr
	waits k1                         = call-queued c-1 support
	+300s due                        = call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait
	available a1                     = presence-changed a1 available by a1
	lost                             = switch-lost main
	+3s found k1:talking:o-1:k9:1001 = phone-found-talking c-1 1001 k9, outside-started 1001 k9, switch-resynced main
	arrives k2                       = call-arrived c-2, > admit c-2 support fr
	waits k2                         = call-queued c-2 support
	found k1:talking:o-1:k9:1001 k2:waiting = switch-resynced main
	agent-leaves k9                  = call-ended c-1 timed-out by agent, outside-ended 1001 k9, offer-made o-2 c-2 a1, > hang-up k1, > ring o-2 1001
`,
);

test(
	'resync - a farewell that was lost is said again, for its own reason',
	story,
	`
	closes 100       = number-closed 100
	arrives k1       = call-arrived c-1, call-dismissed c-1 refused closed, > farewell c-1 closed
	lost             = switch-lost main
	found k1:waiting = switch-resynced main, > farewell c-1 closed
`,
);

test(
	'resync - numbers that the switch still carries are not given out again: the journal lost its end',
	story,
	`
	sign-in a1 1001                                                   = phone-taken 1001 a1, agent-signed-in a1 available
	lost                                                              = switch-lost main
	+5s found k1:talking:o-7:k9:1002:since=-9s m-3:k8:listen rec-4:k1 = call-arrived c-1, call-fell-back c-1, call-fallback-answered c-1, phone-found-talking c-1 1002 k9, outside-started 1002 k9, anomaly-noted monitor-unknown, anomaly-noted recording-unknown, switch-resynced main, > stop m-3, > stop-recording rec-4 k1
	arrives k2                                                        = call-arrived c-2, > admit c-2 support fr
	waits k2                                                          = call-queued c-2 support, offer-made o-8 c-2 a1, > ring o-8 1001
`,
);
