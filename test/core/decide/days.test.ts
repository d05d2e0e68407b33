/** Days, clocks and restarts. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'day - begins once',
	story,
	`
	day 2026-03-02 = nothing
	day 2026-03-03 = day-started 2026-03-03
`,
);

test(
	'clock - a step is noted and moves nothing',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	waits k1                        = call-queued c-1 support
	clock -3600000                  = clock-stepped -3600000
	+299s due                       = nothing
	+1s due                         = call-dismissed c-1 timed-out max-wait, > farewell c-1 max-wait
`,
);

test(
	"clock - time never goes back, whatever the caller's clock says",
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	+10s waits k1                   = call-queued c-1 support
	-5s arrives k2                  = call-arrived c-2, > admit c-2 support fr
	waits k2                        = call-queued c-2 support
	+4s available a1                = presence-changed a1 available by a1, offer-made o-1 c-1 a1, > ring o-1 1001
`,
);

test(
	'restart - every switch is lost, and every end unseen is dated to the last sight',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	+90s restart    = daemon-started, switch-lost main seen 0s
	? main          = down
	+5s found       = call-ended c-1 answered by gap seen 0s, wrap-up-started a1 c-1 until 125s, switch-resynced main
`,
);

test(
	'restart - a switch lost before it keeps its own last sight',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+10s lost       = switch-lost main
	lost            = nothing
	+90s restart    = daemon-started
	+5s found       = offer-ended o-1 failed lost-in-gap, call-ended c-1 lost-in-gap by gap seen 10s, switch-resynced main
`,
);
