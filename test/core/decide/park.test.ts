/** A call set apart: who is free then, who may have it, how long it stays, and what becomes of it. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

test(
	'park - the caller is out of the agent’s hands once the switch has them, and the agent is free at once',
	story,
	`${a1TalksBesideA2}
	+10s park a1            = control-asked c-1 park, > requeue c-1 support
	? c-1                   = talking support
	waits k1                = call-parked c-1 a1 at 1 until 195s
	? c-1                   = parked support
	? a1                    = available idle
	agent-leaves k9         = nothing
	arrives k2
	+1s waits k2            = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
`,
);

test(
	'park - picked up by a colleague: their phone is rung, and the call is theirs',
	story,
	`${a1TalksBesideA2}
	park a1
	waits k1
	+20s pick-up c-1 a2     = call-picked-up c-1 by a2 for a2 until 55s, offer-made o-2 c-1 a2, > ring o-2 1002
	pick-up c-1 a1          = no: not-parked
	rings o-2 k5
	+3s answers o-2 k5      = offer-accepted o-2, call-connected c-1 a2 after 3s
	+9s leaves k1           = call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 67s
`,
);

test(
	'park - picked up again by who parked it, held before: one place, answered once',
	story,
	`${a1TalksBesideA2}
	hold a1
	held k1
	+5s park a1             = control-asked c-1 park, > requeue c-1 support
	waits k1                = call-parked c-1 a1 at 1 until 190s
	pick-up c-1 a1          = call-picked-up c-1 by a1 for a1 until 40s, offer-made o-2 c-1 a1, > ring o-2 1001
	rings o-2 k5
	answers o-2 k5          = offer-accepted o-2, call-connected c-1 a1 after 0s
`,
);

test(
	'park - not taken by who picked it up: back to who parked it, then before everybody else',
	story,
	`${a1TalksBesideA2}
	park a1
	waits k1
	pick-up c-1 a2
	rings o-2 k5
	decline a2              = offer-ended o-2 declined by-key rest 10s, call-returned c-1 transfer-failed for a1 until 20s, offer-made o-3 c-1 a1, > withdraw o-2, > ring o-3 1001
	fails o-3 no-answer     = offer-ended o-3 rang-out no-answer, presence-changed a1 rang-out by floor, call-returned c-1 transfer-failed
	? c-1                   = waiting support
	leaves k1               = call-ended c-1 answered by customer
`,
);

test(
	'park - its time over: for who parked it, first when they are free; and if they are not, in front',
	story,
	`${a1TalksBesideA2}
	rules support {"parkMs":60000}
	park a1
	waits k1                = call-parked c-1 a1 at 1 until 65s
	+60s due                = call-returned c-1 park-over for a1 until 80s, offer-made o-2 c-1 a1, > ring o-2 1001
	rings o-2 k5
	answers o-2 k5          = offer-accepted o-2, call-connected c-1 a1 after 0s
	park a1
	waits k1                = call-parked c-1 a1 at 1 until 125s
	not-ready a1
	not-ready a2
	arrives k2
	+1s waits k2            = call-queued c-2 support
	+59s due                = call-returned c-1 park-over
	available a2            = presence-changed a2 available by a2, offer-made o-3 c-1 a2, > ring o-3 1002
`,
);

test(
	'park - the numbers are the lowest that are free; each caller who leaves was answered',
	story,
	`${a1TalksBesideA2}
	park a1
	waits k1                = call-parked c-1 a1 at 1 until 185s
	arrives k2
	waits k2                = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001
	rings o-2 k6
	answers o-2 k6
	park a1
	waits k2                = call-parked c-2 a1 at 2 until 185s
	leaves k1               = call-ended c-1 answered by customer
	arrives k3
	waits k3                = call-queued c-3 support, offer-made o-3 c-3 a1, > ring o-3 1001
	rings o-3 k8
	answers o-3 k8
	park a1
	waits k3                = call-parked c-3 a1 at 1 until 185s
`,
);

test(
	'park - refused: no call, somebody is consulted, an order on its way; nobody free to pick up',
	story,
	`${a1TalksBesideA2}
	park a2                 = no: not-talking
	hold a1
	park a1                 = no: order-pending
	held k1
	consult a1 a2
	park a1                 = no: already-consulting
	end-consult a1
	consult-ends k-1
	joined k1 k9
	pick-up c-1 a2          = no: not-parked
	park a1
	waits k1
	not-ready a2
	pick-up c-1 a2          = no: taker-not-ready
	pick-up c-1 a3          = no: not-signed-in
	pick-up c-9 a1          = no: not-parked
`,
);

test(
	'park - the switch refuses, or says nothing: the talk goes on, and a late word counts',
	story,
	`${a1TalksBesideA2}
	park a1
	order-fails requeue c-1 = control-failed c-1 park refused
	? c-1                   = talking support
	park a1
	+5s due                 = control-failed c-1 park no-word
	? a1                    = available talking
	waits k1                = call-parked c-1 a1 at 1 until 190s
`,
);

test(
	'park - the agent’s leg goes in that moment: parked all the same, called again if not there, gone if gone',
	story,
	`${a1TalksBesideA2}
	park a1
	agent-leaves k9         = call-parked c-1 a1 at 1 until 185s by 10s
	+5s due                 = call-recalled c-1 by 15s, > admit c-1 support fr
	+1s waits k1            = call-came-back c-1
	pick-up c-1 a2          = call-picked-up c-1 by a2 for a2 until 41s, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'park - the daemon starts anew: found where they were, taken by the fallback, or gone',
	story,
	`${a1TalksBesideA2}
	park a1
	waits k1
	restart                 = daemon-started, switch-lost main seen 5s
	+200s found k1:waiting  = switch-resynced main, call-returned c-1 park-over for a1 until 220s, offer-made o-2 c-1 a1, > ring o-2 1001
`,
);

test(
	'park - a daemon that comes back finds a parked call where it was, and one in the fallback is back in line',
	story,
	`${a1TalksBesideA2}
	park a1
	waits k1
	lost
	+9s found k1:waiting    = switch-resynced main
	? c-1                   = parked support
	lost
	+9s found k1:fallback   = call-fell-back c-1, switch-resynced main, > admit c-1 support fr
	waits k1                = call-taken-back c-1, offer-made o-2 c-1 a1, > ring o-2 1001
`,
);

test(
	'park - ordered as the daemon died: what the switch did of it is seen',
	story,
	`${a1TalksBesideA2}
	park a1
	lost
	+2s found k1:waiting    = call-parked c-1 a1 at 1 until 187s, switch-resynced main
	? a1                    = available idle
	+9s found               = call-ended c-1 answered by gap seen 7s, switch-resynced main
`,
);

test(
	'park - handed to a desk phone, found back in the loop, and parked by the next agent: that phone’s leg is out of the call',
	story,
	`
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	consult a1 1003
	held k1
	consult-answers k-1 k7
	hand-over a1
	joined k1 k7
	lost
	found k1:waiting
	finish a1
	answers o-2 k8
	park a1
	waits k1
	? c-1            = parked support
`,
);
