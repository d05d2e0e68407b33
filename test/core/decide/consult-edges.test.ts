/** Third parties at their edges: what comes late, twice or out of turn, and what is left as it was. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

/** a1 hears a2, by the leg k5, while k1 hears music. */
const asked = `${a1TalksBesideA2}
	consult a1 a2
	held k1
	consult-rings k-1 k5
	consult-answers k-1 k5
`;

test(
	'edges - amid a consultation nobody is resumed, and digits go to whom the agent hears',
	story,
	`${asked}
	resume a1           = no: already-consulting
	swap a1
	joined k1 k9
	digits a1 5         = digits-sent c-1 1, > digits k1 5
	join-all a1
	all-joined k1
	digits a1 6         = digits-sent c-1 1, > digits k1 6
`,
);

test(
	'edges - the order for a third party fails after they answered: they are there',
	story,
	`${asked}
	order-fails consult = nothing
	? a1                = available consulting
`,
);

test(
	'edges - a third party’s leg is told to have gone as an agent’s is: only they are gone',
	story,
	`${asked}
	agent-leaves k5     = consult-ended k-1 hung-up
	? a1                = available holding
`,
);

test(
	'edges - who has handed the call over has no say in it any more, though they work on it',
	story,
	`${asked}
	hand-over a1
	joined k1 k5
	? a1                = available wrap-up
	hold a1             = no: not-talking
`,
);

test(
	'edges - one order at a time amid a consultation, and none with who only rings',
	story,
	`${a1TalksBesideA2}
	hold a1
	consult a1 a2       = no: order-pending
	held k1
	end-consult a1      = no: not-consulting
	consult a1 a2
	consult-rings k-1 k5
	swap a1             = no: consult-not-answered
	join-all a1         = no: consult-not-answered
	hand-over a1        = no: consult-not-answered
	consult-answers k-1 k5
	consult-answers k-9 k9 = nothing
	consult-rings k-9 k5 = nothing
	swap a1             = control-asked c-1 swap, > swap k-1 customer
	swap a1             = no: order-pending
	join-all a1         = no: order-pending
	hand-over a1        = no: order-pending
	end-consult a1      = no: order-pending
	joined k1 k9
	hand-over a1        = control-asked c-1 hand-over, > hand-over k-1
	hang-up a1          = > hang-up k9
`,
);

test(
	'edges - the agent’s leg goes before the customer is held for a third party',
	story,
	`${a1TalksBesideA2}
	consult a1 a2
	agent-leaves k9     = consult-ended k-1 call-ended, call-held c-1 a1, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > end-consult k-1, > requeue c-1 support
`,
);

test(
	'edges - a third party is told to have answered first of all: the customer was held before; then the phone is free again',
	story,
	`${a1TalksBesideA2}
	consult a1 1003
	consult-answers k-1 k5 = call-held c-1 a1, consult-answered k-1, outside-started 1003 k5
	consult-ends k-1    = consult-ended k-1 hung-up, outside-ended 1003 k5
`,
);

test(
	'edges - a third party is joined with somebody before their answer was told',
	story,
	`${a1TalksBesideA2}
	take sophie 1009
	listen sophie a1
	hears m-1 k7
	consult a1 a2
	held k1
	consult-rings k-1 k5
	decline sophie      = no: unknown-agent
	joined k1 k9        = nothing
	joined k5 k9        = consult-answered k-1, > change m-1 listen
	decline a2          = no: nothing-ringing
	end-consult a1
	consult-ends k-1
	joined k1 k9
	consult a1 a2
	consult-rings k-2 k6
	all-joined k1       = consult-answered k-2, call-conferenced k-2, > change m-1 listen, > change m-1 listen
	all-joined k1       = nothing
`,
);

test(
	'edges - the colleague’s key to answer: while it rings, and through a switch that is there',
	story,
	`
	sign-in a1 1002
	arrives k1
	waits k1
	rings o-1 k9
	answers o-1 k9
	sign-in a2 1001
	consult a1 a2
	consult-rings k-1 k5
	lost
	answer a2           = no: switch-down
	found k1:consulting:o-1:k9:1002
	consult a1 a2
	consult-rings k-2 k6
	consult-answers k-2 k6
	answer a2           = no: nothing-ringing
`,
);

/** a3 talks with k2 of sales; a2 is idle for longer than a1. */
const idle = `
	sign-in a3 1003
	arrives k2 200
	waits k2
	rings o-1 k8
	answers o-1 k8
	sign-in a2 1002
	+9s sign-in a1 1001
	+9s consult a3 a2
	held k2
	consult-rings k-1 k5
`;

test(
	'edges - a consultation that was not taken leaves the colleague as long idle as before',
	story,
	`${idle}
	consult-ends k-1 busy
	arrives k1
	waits k1            = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
`,
);

test(
	'edges - who was consulted is idle since then',
	story,
	`${idle}
	sign-out a1
	consult-answers k-1 k5
	+9s sign-in a1 1001
	+9s consult-ends k-1
	arrives k1
	waits k1            = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001
`,
);
