/** How calls end, and what their agents do then. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'end - the caller leaves while waiting',
	story,
	`
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-queued c-1 support
	leaves k1  = call-ended c-1 abandoned by customer
	? c-1      = gone
`,
);

test(
	'end - the caller leaves while a phone rings: the agent is free, and no one to blame',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	+30s arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	rings o-1 k9    = offer-ringing o-1
	leaves k1       = offer-ended o-1 withdrawn caller-left, call-ended c-1 abandoned by customer
	? a1            = available idle
`,
);

test(
	'end - an agent whose caller left while ringing keeps their place among the idle',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	+10s sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	+10s arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	leaves k1            = offer-ended o-1 withdrawn caller-left, call-ended c-1 abandoned by customer
	+1s arrives k2       = call-arrived c-2, > admit c-2 support fr
	waits k2             = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001
`,
);

test(
	'end - the caller hangs up first',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	+4s waits k1       = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+2s rings o-1 k9   = offer-ringing o-1
	+3s answers o-1 k9 = offer-accepted o-1, call-connected c-1 a1 after 5s
	+60s leaves k1     = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 99s
	? a1               = available wrap-up
`,
);

test(
	'end - the agent hangs up first, and the caller is sent after',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	agent-leaves k9 = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, > hang-up k1
	leaves k1       = nothing
`,
);

test(
	"end - the second leg's end is expected and makes no noise",
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	leaves k1       = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	agent-leaves k9 = nothing
`,
);

test(
	'end - both hang up at once',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	agent-leaves k9 = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, > hang-up k1
	leaves k1       = nothing
	agent-leaves k9 = nothing
`,
);

test(
	'hang-up - is an order to the switch; the call ends when it says so',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	hang-up a1      = no: not-talking
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	hang-up a1      = > hang-up k9
	? c-1           = talking support
	agent-leaves k9 = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, > hang-up k1
	hang-up a1      = no: not-talking
	hang-up a2      = no: not-signed-in
`,
);

test(
	'hang-up - says so when the switch is away',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	lost            = switch-lost main
	hang-up a1      = no: switch-down
`,
);

test(
	'end - a queue without wrap-up frees the agent at once for the next caller',
	story,
	`
	sign-in a4 1001    = phone-taken 1001 a4, agent-signed-in a4 available
	arrives k1 300     = call-arrived c-1, > admit c-1 vip fr
	waits k1           = call-queued c-1 vip, offer-made o-1 c-1 a4, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a4 after 0s
	+1s arrives k2 300 = call-arrived c-2, > admit c-2 vip fr
	waits k2           = call-queued c-2 vip
	leaves k1          = call-ended c-1 answered by customer, offer-made o-2 c-2 a4, > ring o-2 1001
`,
);

test(
	'end - an outside call that came during the talk keeps the agent busy after it',
	story,
	`
	sign-in a4 1001      = phone-taken 1001 a4, agent-signed-in a4 available
	arrives k1 300       = call-arrived c-1, > admit c-1 vip fr
	waits k1             = call-queued c-1 vip, offer-made o-1 c-1 a4, > ring o-1 1001
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a4 after 0s
	outside 1001 x1      = outside-started 1001 x1
	leaves k1            = call-ended c-1 answered by customer
	? a4                 = available outside
	outside-over 1001 x1 = outside-ended 1001 x1
	? a4                 = available idle
`,
);
