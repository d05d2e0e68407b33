/** Two switches: whom a call can ring across a tie, and what becomes of whom when one of them is away. */

import test from 'ava';
import {twoSwitches, withAgent} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {offeredAcross, talksAcross} from '../../helpers/story-beginnings.ts';

test(
	'tie - a call rings a phone of the other switch only where a tie leads there',
	story,
	`
	annex            = phone-registered 1002, phone-registered 1003, phone-registered 1009, switch-resynced annex
	sign-in a2 1002  = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support
	tie annex main   = tie-up annex main
	tie main annex   = tie-up main annex, offer-made o-1 c-1 a2, > ring o-1 1002
	tie main annex   = nothing
	far 1002 x1      = far-leg-started 1002 x1
	far 1002 x1      = nothing
	rings o-1 k9     = offer-ringing o-1
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a2 after 0s
	leaves k1        = call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 30s
	far-over 1002 x1 = far-leg-ended 1002 x1
`,
	twoSwitches,
);

test(
	'tie - one order over both switches: who came first is served first, wherever they and the agent are',
	story,
	`
	annex tied
	tie main annex
	arrives-there y1
	waits-there y1
	arrives k1
	+1s waits k1
	arrives-there y2
	+1s waits-there y2
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available, offer-made o-1 c-1 a1, > ring o-1 1001
	sign-in a2 1002  = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-2 c-2 a2, > ring o-2 1002
`,
	twoSwitches,
);

test(
	'tie - a phone that a call of the other switch is on still is not rung',
	story,
	`
	annex tied
	tie main annex
	sign-in a2 1003
	far 1003 x1      = far-leg-started 1003 x1
	arrives k1
	waits k1         = call-queued c-1 support
	far-over 1003 x1 = far-leg-ended 1003 x1, offer-made o-1 c-1 a2, > ring o-1 1003
`,
	twoSwitches,
);

test(
	'tie - what is to ring when it goes has reached nobody: nothing is held against them',
	story,
	`${offeredAcross}
	rings o-1 k9
	untie main annex = tie-down main annex, offer-ended o-1 failed lost-in-gap, > withdraw o-1
	? a2             = available idle
	tie main annex   = tie-up main annex, offer-made o-2 c-1 a2, > ring o-2 1003
	far 1003 x1
	untie main annex = tie-down main annex
	answers o-2 k9   = offer-accepted o-2, call-connected c-1 a2 after 0s
`,
	twoSwitches,
);

test(
	'tie - the key to answer goes to the leg at the phone’s own switch',
	story,
	`${offeredAcross}
	far 1003 x1
	rings o-1 k9
	answer a2        = > answer-phone x1
	annex-lost       = switch-lost annex
	answer a2        = no: switch-down
`,
	twoSwitches,
);

test(
	'tie - the switch of the call is away: who talks goes on, and is free once their phone is',
	story,
	`${talksAcross}
	lost             = switch-lost main
	? a2             = available talking
	hold a2          = no: switch-down
	+9s far-over 1003 x1 = far-leg-ended 1003 x1, call-ended c-1 answered by gap seen 0s, wrap-up-started a2 c-1 until 39s
	finish a2
	arrives-there y1
	waits-there y1   = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1003
	found switch:restarted = switch-resynced main
`,
	twoSwitches,
);

test(
	'tie - the switch of the call is away after the phone was put down: the same, and at once',
	story,
	`${talksAcross}
	far-over 1003 x1 = far-leg-ended 1003 x1
	? a2             = available talking
	lost             = switch-lost main, call-ended c-1 answered by gap seen 0s, wrap-up-started a2 c-1 until 30s
`,
	twoSwitches,
);

test(
	'tie - the switch of a ringing call is away: the phone that rings no more is free, the call keeps its place',
	story,
	`${offeredAcross}
	far 1003 x1
	rings o-1 k9
	lost             = switch-lost main
	? a2             = available ringing
	far-over 1003 x1 = far-leg-ended 1003 x1, offer-ended o-1 failed lost-in-gap
	? a2             = available idle
	+1s found k1:waiting = switch-resynced main
	tie main annex   = tie-up main annex, offer-made o-2 c-1 a2, > ring o-2 1003
`,
	twoSwitches,
);

test(
	'tie - the phone’s own switch is away, or starts anew: its calls are not ours to end, the other switch tells',
	story,
	`${talksAcross}
	annex-lost       = switch-lost annex
	? a2             = available talking
	hold a2          = control-asked c-1 hold, > hold c-1
	held k1          = call-held c-1 a2
	annex tied restarted = far-leg-ended 1003 x1, switch-resynced annex, tie-up annex main
	? a2             = available holding
	agent-leaves k9  = call-returned c-1 agent-lost by 5s, wrap-up-started a2 c-1 until 30s, > requeue c-1 support
`,
	twoSwitches,
);

test(
	'tie - a daemon that comes back reads either switch first, and the talk across is what it was',
	story,
	`${talksAcross}
	restart          = daemon-started, switch-lost annex seen 0s, switch-lost main seen 0s
	annex tied far=1003:x1 = switch-resynced annex, tie-up annex main
	? a2             = available talking
	found k1:talking:o-1:k9:1003 = switch-resynced main
	? a2             = available talking
	tie main annex   = tie-up main annex
	leaves k1        = call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 30s
`,
	twoSwitches,
);

test(
	'tie - a supervisor at the other switch listens by a leg at the switch of the talk',
	story,
	`
	annex tied
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	take sophie 1009
	listen sophie a1  = no: phone-at-other-switch
	tie main annex
	listen sophie a1  = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears m-1 k7 listen
	stop sophie       = monitor-ended m-1 stopped, > stop m-1
`,
	twoSwitches,
);

test(
	'tie - a colleague at the other switch is consulted and sent calls',
	story,
	`
	annex tied
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	sign-in a2 1003
	consult a1 a2     = no: no-such-target
	transfer a1 a2    = no: no-such-target
	tie main annex
	transfer a1 a2
`,
	twoSwitches,
);

test(
	'tie - who answers by themselves is asked by their own switch',
	story,
	`${offeredAcross}
	rings o-1 k9     = offer-ringing o-1
	far 1003 x1      = far-leg-started 1003 x1, > answer-phone x1
	decline a2
	far-over 1003 x1
	+5s due
	far 1003 x2
	rings o-2 k8     = offer-ringing o-2, > answer-phone x2
`,
	withAgent(twoSwitches, 'a2', {autoAnswer: true}),
);
