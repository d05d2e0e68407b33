/** Call control at its edges: what comes late, twice or out of turn, and who has no say. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

/** a1 talks with k1 by the leg k9; a2 is ready. */
const talk = `
	sign-in a1 1001
	arrives k1
	waits k1
	rings o-1 k9
	+5s answers o-1 k9
	sign-in a2 1002
`;

/** a1 hears a2, by the leg k5, while k1 hears music. */
const asked = `${talk}
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
	'edges - an answer outside that is told late changes no talk',
	story,
	`${talk}
	sent-out-answered k1 = nothing
	sent-out-ended k1    = nothing
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
	'edges - sent to a queue, and the agent’s leg is told before the customer',
	story,
	`${talk}
	transfer a1 sales
	agent-leaves k9     = call-transferred c-1 a1 to sales, wrap-up-started a1 c-1 until 35s, call-queued c-1 sales
	waits k1            = call-came-back c-1
`,
);

test(
	'edges - taken over for somebody who left meanwhile: the customer is nobody’s, and goes back to the queue',
	story,
	`${talk}
	not-ready a2 lunch
	listen a2 a1
	hears m-1 k7
	take-over a2
	sign-out a2         = monitor-ended m-1 signed-out, agent-signed-out a2 by a2, phone-released 1002 a2, > stop m-1
	joined k1 k7        = call-held c-1 a1, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > requeue c-1 support, > hang-up k9
`,
);
