/** A third party: called, talked to, brought together, sent away, left with the customer, lost. */

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
	'consult - the customer is held, the colleague rings and answers',
	story,
	`${a1TalksBesideA2}
	consult a1 a2          = consult-asked k-1 to a2, > consult k-1 1002
	? a1                   = available talking
	? a2                   = available ringing
	consult a1 1003        = no: already-consulting
	transfer a1 sales      = no: already-consulting
	hold a1                = no: already-consulting
	held k1                = call-held c-1 a1
	? a1                   = available consulting
	swap a1                = no: consult-not-answered
	hand-over a1           = no: consult-not-answered
	consult-rings k-1 k5   = consult-ringing k-1
	consult-rings k-1 k5   = nothing
	+4s consult-answers k-1 k5 = consult-answered k-1
	? a2                   = available consulting
	hang-up a1             = no: consult-going-on
	+9s leaves k1          = consult-ended k-1 call-ended, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 48s, > hang-up k5, > hang-up k9
	? a2                   = available idle
`,
);

test(
	'consult - to and fro, together, and back',
	story,
	`${asked}
	swap a1            = control-asked c-1 swap, > swap k-1 customer
	joined k1 k9       = consult-swapped k-1 customer
	? a1               = available talking
	swap a1            = control-asked c-1 swap, > swap k-1 consult
	joined k5 k9       = consult-swapped k-1 consult
	joined k5 k9       = nothing
	? a1               = available consulting
	join-all a1        = control-asked c-1 join-all, > join-all k-1
	all-joined k1      = call-conferenced k-1
	join-all a1        = nothing
	? a1               = available talking
	end-consult a1     = control-asked c-1 end-consult, > end-consult k-1
	consult-ends k-1   = consult-ended k-1 called-off
	joined k1 k9       = nothing
	? a2               = available idle
	swap a1            = no: not-consulting
`,
);

test(
	'consult - back by key: the customer need not wait for another',
	story,
	`${asked}
	end-consult a1     = control-asked c-1 end-consult, > end-consult k-1
	consult-ends k-1   = consult-ended k-1 called-off, control-asked c-1 resume, > resume c-1
	joined k1 k9       = call-resumed c-1 a1
`,
);

test(
	'consult - the colleague hangs up: the agent is alone with the held customer',
	story,
	`${asked}
	hang-up a2         = > hang-up k5
	consult-ends k-1   = consult-ended k-1 hung-up
	? a1               = available holding
	agent-leaves k5    = nothing
	resume a1          = control-asked c-1 resume, > resume c-1
`,
);

test(
	'consult - not taken: declined by key, on the phone, or rung long enough',
	story,
	`${a1TalksBesideA2}
	consult a1 a2
	held k1
	consult-rings k-1 k5
	answer a2                = no: phone-cannot-answer
	decline a2               = consult-ended k-1 declined, > end-consult k-1
	? a2                     = available idle
	? a1                     = available holding
	consult-answers k-1 k5   = > hang-up k5
	consult-rings k-1 k5     = > hang-up k5
	consult a1 a2
	consult-ends k-2 busy    = consult-ended k-2 busy
	consult a1 +33199000055  = consult-asked k-3 to p-9, > consult k-3 +33199000055
	+48s due                 = consult-ended k-3 ring-limit, > end-consult k-3
	order-fails consult      = nothing
	consult a1 1003
	order-fails consult      = consult-ended k-4 congestion
	? a1                     = available holding
`,
);

test(
	'consult - a colleague who signs out while it rings is not called any more; while they talk, after it',
	story,
	`${a1TalksBesideA2}
	consult a1 a2
	held k1
	consult-rings k-1 k5
	sign-out a2              = consult-ended k-1 declined, agent-signed-out a2 by a2, phone-released 1002 a2, > end-consult k-1
	sign-in a2 1002
	consult a1 a2
	consult-rings k-2 k6
	consult-answers k-2 k6
	sign-out a2              = presence-pended a2 logged-out by a2
	consult-ends k-2         = consult-ended k-2 hung-up, agent-signed-out a2 by a2, phone-released 1002 a2
`,
);

test(
	'consult - a colleague’s phone answers by key',
	story,
	`
	sign-in a1 1002
	arrives k1
	waits k1
	rings o-1 k9
	answers o-1 k9
	sign-in a2 1001
	consult a1 a2
	answer a2            = no: nothing-ringing
	consult-rings k-1 k5 = call-held c-1 a1, consult-ringing k-1
	answer a2            = > answer k-1
`,
);

test(
	'hand-over - the colleague has the call, its queue, and the work after it',
	story,
	`${asked}
	hand-over a1        = control-asked c-1 hand-over, > hand-over k-1
	+1s joined k1 k5    = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 36s
	? a2                = available talking
	agent-leaves k9     = nothing
	joined k1 k5        = nothing
	hold a2             = control-asked c-1 hold, > hold c-1
	held k1             = call-held c-1 a2
	resume a2
	joined k1 k5
	+9s leaves k1       = call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 45s
`,
);

test(
	'hand-over - the agent’s leg is told first',
	story,
	`${asked}
	hand-over a1
	agent-leaves k9 = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 35s
	joined k1 k5    = nothing
`,
);

test(
	'hand-over - refused, nothing has changed',
	story,
	`${asked}
	hand-over a1
	order-fails hand-over = control-failed c-1 hand-over refused
	? a1                  = available consulting
`,
);

test(
	'hand-over - to a number outside: the floor has the call no more, and waits for its end',
	story,
	`${a1TalksBesideA2}
	consult a1 +33199000055
	consult-rings k-1 k5
	consult-answers k-1 k5
	hand-over a1
	joined k1 k5  = call-handed-over c-1 a1 to p-9, wrap-up-started a1 c-1 until 35s
	? c-1         = leaving
	+9s leaves k1 = call-ended c-1 answered by customer
`,
);

test(
	'conference - the agent hangs up: the two others go on',
	story,
	`${asked}
	join-all a1
	all-joined k1
	hang-up a1          = control-asked c-1 hand-over, > hand-over k-1
	joined k1 k5        = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 35s
`,
);

test(
	'conference - the agent’s leg goes by itself: the same',
	story,
	`${asked}
	join-all a1
	all-joined k1
	agent-leaves k9 = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 35s
`,
);

test(
	'consult - the agent’s leg goes by itself: the colleague is free, the customer first in the queue',
	story,
	`${asked}
	agent-leaves k9 = consult-ended k-1 call-ended, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > end-consult k-1, > requeue c-1 support
	waits k1        = call-came-back c-1, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'consult - a desk phone that nobody is signed in at is in use, and stays so with the customer',
	story,
	`${a1TalksBesideA2}
	consult a1 1003
	held k1
	consult-rings k-1 k5   = consult-ringing k-1, outside-started 1003 k5
	sign-in a3 1003
	? a3                   = available outside
	consult-answers k-1 k5 = consult-answered k-1
	hand-over a1
	joined k1 k5           = call-handed-over c-1 a1 to 1003, wrap-up-started a1 c-1 until 35s, phone-found-talking c-1 1003 k5
	leaves k1              = call-ended c-1 answered by customer, outside-ended 1003 k5
	? a3                   = available idle
`,
);
