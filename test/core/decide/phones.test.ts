/** Desk phones: holders, registration, calls that the floor did not give. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'phone - is taken to listen, by one person, one at a time',
	story,
	`
	take sophie 1009 = phone-taken 1009 sophie
	take sophie 1009 = nothing
	take marc 1009   = no: phone-held
	take sophie 1004 = phone-released 1009 sophie, phone-taken 1004 sophie
	? 1009           = free
	take sophie 9999 = no: unknown-phone
	release sophie   = phone-released 1004 sophie
	release sophie   = nothing
`,
);

test(
	'phone - of an agent is theirs until they sign out',
	story,
	`
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available
	take a1 1009     = no: already-signed-in
	release a1       = no: already-signed-in
	take sophie 1001 = no: phone-held
`,
);

test(
	'phone - is not given back while listening on it',
	story,
	`
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009 = phone-taken 1009 sophie
	listen sophie a1 = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	release sophie   = no: phone-in-use
	take sophie 1004 = no: phone-in-use
	stop sophie      = monitor-ended m-1 stopped, > stop m-1
	release sophie   = phone-released 1009 sophie
`,
);

test(
	'phone - unregistered is not rung; back again it is',
	story,
	`
	sign-in a1 1001   = phone-taken 1001 a1, agent-signed-in a1 available
	unregistered 1001 = phone-unregistered 1001
	unregistered 1001 = nothing
	arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1          = call-queued c-1 support
	registered 1001   = phone-registered 1001, offer-made o-1 c-1 a1, > ring o-1 1001
	registered 1001   = nothing
`,
);

test(
	'phone - that goes before it was seen ringing will never ring',
	story,
	`
	sign-in a1 1001   = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1          = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	unregistered 1001 = phone-unregistered 1001, offer-ended o-1 failed unregistered rest 5s, > withdraw o-1
	? a1              = available idle
`,
);

test(
	'phone - that rings already may still be answered',
	story,
	`
	sign-in a1 1001   = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1          = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9      = offer-ringing o-1
	unregistered 1001 = phone-unregistered 1001
	answers o-1 k9    = offer-accepted o-1, call-connected c-1 a1 after 0s
`,
);

test(
	'phone - nobody declared means nothing',
	story,
	`
	registered 9999      = nothing
	unregistered 9999    = nothing
	outside 9999 x1      = nothing
	outside-over 9999 x1 = nothing
`,
);

test(
	'outside - makes an idle agent busy, and idle anew when it ends',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	outside 1001 x1      = outside-started 1001 x1
	outside 1001 x1      = nothing
	? a1                 = available outside
	arrives k1           = call-arrived c-1, > admit c-1 support fr
	waits k1             = call-queued c-1 support
	outside-over 1001 x1 = outside-ended 1001 x1, offer-made o-1 c-1 a1, > ring o-1 1001
	outside-over 1001 x1 = nothing
`,
);

test(
	'outside - two calls count until the last has ended',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	outside 1001 x1      = outside-started 1001 x1
	outside 1001 x2      = outside-started 1001 x2
	outside-over 1001 x1 = outside-ended 1001 x1
	? a1                 = available outside
	outside-over 1001 x2 = outside-ended 1001 x2
	? a1                 = available idle
`,
);

test(
	'outside - during wrap-up shows when it is over',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	leaves k1       = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	outside 1001 x1 = outside-started 1001 x1
	? a1            = available wrap-up
	finish a1       = wrap-up-ended a1 by-key
	? a1            = available outside
`,
);

test(
	'outside - while a phone rings shows when the ring is over',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	outside 1001 x1 = outside-started 1001 x1
	fails o-1 busy  = offer-ended o-1 failed busy rest 5s
	? a1            = available outside
`,
);
