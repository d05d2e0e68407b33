/** Headsets that are nailed up, and calls by hand, at their edges: what comes late, twice, or is not theirs. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1NailedUp} from '../../helpers/story-beginnings.ts';

/** a1 talks with k1 by it. */
const talk = `${a1NailedUp}
	arrives k1
	waits k1
	answers o-1 k9
`;

test(
	'headset edges - one that is gone is not called off, nor called again by a look at the switch',
	story,
	`${a1NailedUp}
	headset-down a1      = headset-ended a1 hung-up, presence-changed a1 headset-gone by floor
	lost
	found                = switch-resynced main
	sign-out a1          = agent-signed-out a1 by a1, phone-released 1001 a1
`,
);

test(
	'headset edges - answered after it was given up on: dropped',
	story,
	`
	nail a1 1001
	+33s due             = headset-ended a1 no-answer, presence-changed a1 headset-gone by floor, > drop headset
	+1s headset-up a1 k9 = > drop headset
`,
);

test(
	'headset edges - put down amid the last call of who asked to leave: they are gone with it',
	story,
	`
	nail a4 1004
	headset-up a4 k9
	arrives k1 300
	waits k1
	answers o-1 k9
	sign-out a4          = presence-pended a4 logged-out by a4
	headset-down a4      = call-ended c-1 answered by agent, agent-signed-out a4 by a4, phone-released 1004 a4, > drop headset, > hang-up k1
`,
);

test(
	'headset edges - put down, and a colleague’s ring goes on; a pause that was chosen stands',
	story,
	`${a1NailedUp}
	not-ready a1 lunch
	sign-in a2 1002
	arrives k1
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a2, > ring o-1 1002
	headset-down a1      = headset-ended a1 hung-up
`,
);

test(
	'headset edges - gone during work after a call: who asks for a pause needs none',
	story,
	`${talk}
	headset-leaves k9 k1
	headset-down a1      = headset-ended a1 hung-up, presence-pended a1 headset-gone by floor
	not-ready a1 training = presence-pended a1 training by a1
`,
);

test(
	'headset edges - one that is nobody’s is dropped each time it is found',
	story,
	`
	lost
	found headset:h-gone:k7 = switch-resynced main, > drop headset
	lost
	+1s found headset:h-gone:k7 = switch-resynced main, > drop headset
`,
);

test(
	'dial edges - a ring that is told after it was picked up is nothing new',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	dial-comes c-1 calling k9 = dial-begun c-1
	dial-comes c-1 phone k9   = nothing
`,
);

test(
	'dial edges - an emergency ends no talk, and needs a phone that is free',
	story,
	`
	sign-in a1 1001
	arrives k1
	waits k1
	rings o-1 k9
	answers o-1 k9
	dials a1 112         = no: agent-on-call
	leaves k1
	outside 1001 x1
	? a1                 = available wrap-up
	dials a1 112         = no: agent-on-call
`,
);

test(
	'dial edges - the hang-up key pressed again is another order: the first may have come to nothing',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	hang-up a1           = > end-dial c-1
	+1s hang-up a1       = > end-dial c-1
`,
);

test(
	'dial edges - while the switch is away nothing dialled counts as failed',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	lost
	+60s due             = nothing
	? a1                 = available dialling
`,
);
