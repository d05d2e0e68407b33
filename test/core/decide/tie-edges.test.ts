/** Ties and far legs at their edges: told twice, told of nobody, found on another look. */

import test from 'ava';
import {twoSwitches, withAgent, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {offeredAcross, talksAcross} from '../../helpers/story-beginnings.ts';

test(
	'tie edges - a look at the switch finds that a tie is down, and a phone that is on a call',
	story,
	`
	annex tied
	tie main annex
	sign-in a2 1003
	annex far=1003:x1 = far-leg-started 1003 x1, switch-resynced annex, tie-down annex main
	arrives k1
	waits k1          = call-queued c-1 support
	far-over 1003 x1  = far-leg-ended 1003 x1, offer-made o-1 c-1 a2, > ring o-1 1003
`,
	twoSwitches,
);

test(
	'tie edges - what is so already, and what is said of a switch that is away, is no news',
	story,
	`
	annex
	untie annex main  = nothing
	far-over 1003 x1  = nothing
	annex-lost        = switch-lost annex
	tie annex main    = nothing
`,
	twoSwitches,
);

test(
	'tie edges - a leg at another phone answers nobody else’s ring',
	story,
	`${offeredAcross}
	rings o-1 k9      = offer-ringing o-1
	far 1002 x9       = far-leg-started 1002 x9
	far 1003 x1       = far-leg-started 1003 x1, > answer-phone x1
`,
	withAgent(twoSwitches, 'a2', {autoAnswer: true}),
);

test(
	'tie edges - both switches are away: nobody knows whether the phone is free, and the talk goes on',
	story,
	`${talksAcross}
	far-over 1003 x1  = far-leg-ended 1003 x1
	annex-lost        = switch-lost annex
	lost              = switch-lost main
	? a2              = available talking
`,
	twoSwitches,
);

test(
	'tie edges - a ring goes on while its own way is there, whichever other way is down',
	story,
	`${offeredAcross}
	untie annex main  = tie-down annex main
	? a2              = available ringing
`,
	twoSwitches,
);

test(
	'tie edges - who is consulted across is out of it once their phone is free and the switch of the call away',
	story,
	`
	annex tied
	tie main annex
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	sign-in a2 1003
	consult a1 a2
	held k1
	far 1003 x1
	consult-rings k-1 k5
	consult-answers k-1 k5
	lost              = switch-lost main
	? a2              = available consulting
	far-over 1003 x1  = far-leg-ended 1003 x1, consult-ended k-1 hung-up
	? a2              = available idle
`,
	twoSwitches,
);

test(
	'tie edges - work after a call across goes on while that call rings somebody else, and its switch is away',
	story,
	`${talksAcross}
	transfer a2 support
	waits k1
	far-over 1003 x1
	sign-in a1 1001
	? a1              = available ringing
	lost              = switch-lost main
	? a2              = available wrap-up
`,
	twoSwitches,
);

test(
	'tie edges - of a group that rings, who is out of reach is taken out, once',
	story,
	`
	annex tied
	tie main annex
	sign-in a1 1001
	sign-in a2 1003
	arrives k1
	waits k1
	untie main annex  = tie-down main annex, offer-ended o-2 failed lost-in-gap, > withdraw o-2 group
	? a1              = available ringing
`,
	withQueue(twoSwitches, 'support', {strategy: 'ring-all'}),
);

test(
	'tie edges - a phone where nobody sits is called across a tie alone',
	story,
	`
	annex tied
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	consult a1 1002   = no: no-such-target
	tie main annex
	consult a1 1002   = consult-asked k-1 to 1002, > consult k-1 1002
`,
	twoSwitches,
);

test(
	'tie edges - a queue is asked for whom it has across a tie, and for nobody without one',
	story,
	`
	annex tied
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	sign-in a2 1003
	consult a1 support = no: nobody-there
	tie main annex
	consult a1 support = consult-queued k-1 support, control-asked c-1 hold, > hold c-1
	held k1            = call-held c-1 a1, consult-offered k-1 to a2, > consult k-1 1003
`,
	twoSwitches,
);
