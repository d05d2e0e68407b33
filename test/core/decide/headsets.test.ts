/** Headsets that are nailed up: connected at sign-in, given to one caller after the other, lost and found. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1NailedUp} from '../../helpers/story-beginnings.ts';

test(
	'headset - nothing is offered before it is connected, then the switch takes the call at once',
	story,
	`
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support
	nail a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available, headset-asked a1 1001, > headset a1 1001
	headset-up a1 k9 = headset-connected a1 k9, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s, > connect o-1 c-1 k9
	? a1             = available talking
	hang-up a1       = > hang-up k9
	headset-leaves k9 k1 = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, > hang-up k1
	finish a1        = wrap-up-ended a1 by-key
	? a1             = available idle
`,
);

test(
	'headset - as the floor file says of the agent, unless they say otherwise',
	story,
	`
	change agents a1 {"nailedUp":true} = floor-configured
	nail a1 1001 no  = phone-taken 1001 a1, agent-signed-in a1 available
	sign-out a1      = agent-signed-out a1 by a1, phone-released 1001 a1
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available, headset-asked a1 1001, > headset a1 1001
	sign-out a1      = agent-signed-out a1 by a1, phone-released 1001 a1, > drop headset
	headset-up a1 k9 = > drop headset
`,
);

test(
	'headset - of an earlier call its leaving says nothing about this one',
	story,
	`
	${a1NailedUp}
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s, > connect o-1 c-1 k9
	leaves k1        = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1
	arrives k2       = call-arrived c-2, > admit c-2 support fr
	waits k2         = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001 headset k9
	answers o-2 k9   = offer-accepted o-2, call-connected c-2 a1 after 0s, > connect o-2 c-2 k9
	headset-leaves k9 k1 = nothing
	? c-2            = talking support
	headset-leaves k9 k2 = call-ended c-2 answered by agent, wrap-up-started a1 c-2 until 30s, > hang-up k2
`,
);

test(
	'headset - put down while it waits: not ready, and called again for who wants to be ready',
	story,
	`
	${a1NailedUp}
	headset-down a1  = headset-ended a1 hung-up, presence-changed a1 headset-gone by floor
	headset-down a1  = nothing
	available a1     = presence-changed a1 available by a1, headset-asked a1 1001, > headset a1 1001
	available a1     = nothing
	+33s due         = headset-ended a1 no-answer, presence-changed a1 headset-gone by floor, > drop headset
	available a1     = presence-changed a1 available by a1, headset-asked a1 1001, > headset a1 1001
	headset-down a1 busy = headset-ended a1 busy, presence-changed a1 headset-gone by floor
`,
);

test(
	'headset - put down with an offer just made: the call waits on, and nothing is held against the agent',
	story,
	`
	${a1NailedUp}
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	headset-down a1  = headset-ended a1 hung-up, offer-ended o-1 withdrawn phone-lost, presence-changed a1 headset-gone by floor, > withdraw o-1 group
	? c-1            = waiting support
`,
);

test(
	'headset - put down amid a call: the call goes as with any leg, they are not ready after the wrap-up',
	story,
	`
	${a1NailedUp}
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s, > connect o-1 c-1 k9
	# Its word about the call is lost.
	headset-down a1  = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, headset-ended a1 hung-up, presence-pended a1 headset-gone by floor, > hang-up k1
	finish a1        = wrap-up-ended a1 by-key, presence-changed a1 headset-gone by floor
`,
);

test(
	'headset - ready again before the wrap-up is over: called at once',
	story,
	`
	${a1NailedUp}
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s, > connect o-1 c-1 k9
	headset-leaves k9 k1 = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, > hang-up k1
	headset-down a1  = headset-ended a1 hung-up, presence-pended a1 headset-gone by floor
	available a1     = pending-presence-cancelled a1 by a1, headset-asked a1 1001, > headset a1 1001
`,
);

test(
	'headset - a switch that says nothing of an offer: it fails, and rang at nobody',
	story,
	`
	${a1NailedUp}
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	+5s due          = offer-ended o-1 failed not-started rest 10s, > withdraw o-1 group
	answers o-1 k9   = anomaly-noted answered-after-end, > hang-up k9
	? a1             = available idle
`,
);

test(
	'headset - a gap: found as it was, found where none is wanted, and not found',
	story,
	`
	${a1NailedUp}
	nail a2 1002     = phone-taken 1002 a2, agent-signed-in a2 available, headset-asked a2 1002, > headset a2 1002
	lost             = switch-lost main
	+60s due         = nothing
	found headset:a1:k9 headset:a2:k8 headset:h-gone:k7 = headset-connected a2 k8, switch-resynced main, > drop headset
	lost             = switch-lost main
	found headset:a1:k9 = headset-ended a2 lost-in-gap, presence-changed a2 headset-gone by floor, switch-resynced main
	available a2     = presence-changed a2 available by a2, headset-asked a2 1002, > headset a2 1002
	lost             = switch-lost main
	found headset:a1:k9 headset:a2:k6:rings = switch-resynced main
	lost             = switch-lost main
	found headset:a1:k9 = headset-asked a2 1002, switch-resynced main, > headset a2 1002
`,
);

test(
	'headset - a daemon that was killed while it was joined finds the two together, or joins them',
	story,
	`
	${a1NailedUp}
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	restart          = daemon-started, switch-lost main seen 0s
	found k1:talking:o-1:k9:1001 headset:a1:k9 = offer-accepted o-1, call-connected c-1 a1 after 0s, switch-resynced main, > connect o-1 c-1 k9
	? a1             = available talking
	restart          = daemon-started, switch-lost main seen 0s
	found k1:talking:o-1:k9:1001 headset:a1:k9 = switch-resynced main
	leaves k1        = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
`,
);
