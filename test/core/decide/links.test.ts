/** The desk's connection: nothing new without it, the live call stays, grace, then not-ready. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'link - a lost desk is offered nothing, and not-ready when the grace is over',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	link a1         = link-came-up a1
	link a1         = nothing
	unlink a1       = link-was-lost a1 until 60s
	unlink a1       = nothing
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support
	? a1            = available idle lost
	+60s due        = presence-changed a1 link-lost by floor
	? a1            = link-lost idle lost
`,
);

test(
	'link - back within the grace, as if nothing had been',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	link a1         = link-came-up a1
	unlink a1       = link-was-lost a1 until 60s
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support
	+10s link a1    = link-came-up a1, offer-made o-1 c-1 a1, > ring o-1 1001
`,
);

test(
	'link - lost during a call: the call stays, not-ready comes after it',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	link a1         = link-came-up a1
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	unlink a1       = link-was-lost a1 until 60s
	+60s due        = presence-pended a1 link-lost by floor
	? a1            = available talking lost then link-lost
	+30s leaves k1  = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 120s
	finish a1       = wrap-up-ended a1 by-key, presence-changed a1 link-lost by floor
	? a1            = link-lost idle lost
`,
);

test(
	"link - back before the call ends takes the floor's wish back",
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	link a1         = link-came-up a1
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	unlink a1       = link-was-lost a1 until 60s
	+60s due        = presence-pended a1 link-lost by floor
	+5s link a1     = link-came-up a1, pending-presence-cancelled a1 by floor
	? a1            = available talking
`,
);

test(
	'link - what the person asked for is not overruled',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	link a1            = link-came-up a1
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	not-ready a1 lunch = presence-pended a1 lunch by a1
	unlink a1          = link-was-lost a1 until 60s
	+60s due           = nothing
	leaves k1          = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 90s
	finish a1          = wrap-up-ended a1 by-key, presence-changed a1 lunch by a1
	? a1               = lunch idle lost
`,
);

test(
	'link - who is not ready already stays so, for their own reason',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	link a1            = link-came-up a1
	not-ready a1 lunch = presence-changed a1 lunch by a1
	unlink a1          = link-was-lost a1 until 60s
	+60s due           = nothing
	? a1               = lunch idle lost
`,
);

test(
	"link - the grace's end does not come back when something else changes",
	story,
	`
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	link a1                  = link-came-up a1
	unlink a1                = link-was-lost a1 until 60s
	+60s due                 = presence-changed a1 link-lost by floor
	+1s outside 1001 x1      = outside-started 1001 x1
	+1s outside-over 1001 x1 = outside-ended 1001 x1
	due                      = nothing
`,
);

test(
	'link - of who is not there means nothing',
	story,
	`
	link a1     = nothing
	unlink a1   = nothing
	link nobody = nothing
`,
);

test(
	'link - after a restart every desk must come back',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	link a1         = link-came-up a1
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	+5s restart     = daemon-started, switch-lost main seen 0s, link-was-lost a1 until 65s
	? a1            = available idle lost
	? a2            = available idle
`,
);
