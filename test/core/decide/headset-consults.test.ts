/** A colleague who is nailed up is consulted: nothing rings, their leg takes it, and waits again after it. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

/** a2 talks with k1 by the leg k5; a1 is there with a connected headset on k9. */
const talk = `
	sign-in a2 1002
	arrives k1
	waits k1
	answers o-1 k5
	nail a1 1001
	headset-up a1 k9
`;

const asked = `${talk}
	consult a2 a1
	held k1
	consult-answers k-1 k9
`;

test(
	'consult by headset - taken at once, handed the caller, and free for the next',
	story,
	`${talk}
	consult a2 a1            = consult-asked k-1 to a1, > consult k-1 1001 headset k9
	? a1                     = available ringing
	held k1                  = call-held c-1 a2
	consult-answers k-1 k9   = consult-answered k-1
	? a1                     = available consulting
	swap a2
	joined k1 k5             = consult-swapped k-1 customer
	join-all a2
	all-joined k1            = call-conferenced k-1
	hand-over a2
	joined k1 k9             = call-handed-over c-1 a2 to a1, wrap-up-started a2 c-1 until 30s
	? a1                     = available talking
	hang-up a1               = > hang-up k9
	headset-leaves k9 k1     = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, > hang-up k1
`,
);

test(
	'consult by headset - by their own key, and the next call is theirs',
	story,
	`${asked}
	hang-up a1               = > hang-up k9
	consult-ends k-1         = consult-ended k-1 hung-up
	arrives k2
	waits k2                 = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001 headset k9
	consult-answers k-1 k9   = > hang-up k9
	answers o-2 k9           = offer-accepted o-2, call-connected c-2 a1 after 0s, > connect o-2 c-2 k9
	consult-answers k-1 k9   = nothing
`,
);

test(
	'consult by headset - the switch says nothing, or it is not there: told, and the caller is on hold',
	story,
	`${talk}
	consult a2 a1
	held k1
	+5s due                  = consult-ended k-1 ring-limit, > end-consult k-1
	consult a2 a1
	consult-ends k-2 not-started = consult-ended k-2 not-started
	? a1                     = available idle
	? a2                     = available holding
`,
);

test(
	'consult by headset - put down while it is asked, and while they talk',
	story,
	`${talk}
	consult a2 a1
	held k1
	headset-down a1          = headset-ended a1 hung-up, consult-ended k-1 unregistered, presence-changed a1 headset-gone by floor, > end-consult k-1
	consult a2 a1            = no: target-not-ready
	available a1
	headset-up a1 k8
	consult a2 a1
	consult-answers k-2 k8
	consult-ends k-2         = consult-ended k-2 hung-up
	headset-down a1          = headset-ended a1 hung-up, presence-changed a1 headset-gone by floor
`,
);

test(
	'consult by headset - their headset is gone, and nobody said that the consultation is over',
	story,
	`${asked}
	headset-down a1          = consult-ended k-1 hung-up, headset-ended a1 hung-up, presence-changed a1 headset-gone by floor
	? a2                     = available holding
`,
);

test(
	'consult by headset - the customer goes: it is let go of this customer alone',
	story,
	`${asked}
	leaves k1                = consult-ended k-1 call-ended, call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 30s, > hang-up k9, > hang-up k5
	? a1                     = available idle
`,
);

test(
	'consult by headset - whom a queue has is nailed up',
	story,
	`
	sign-in a4 1004
	arrives k1 300
	waits k1
	answers o-1 k5
	nail a1 1001
	headset-up a1 k9
	consult a4 support       = consult-queued k-1 support, control-asked c-1 hold, > hold c-1
	held k1                  = call-held c-1 a4, consult-offered k-1 to a1, > consult k-1 1001 headset k9
	headset-down a1          = headset-ended a1 hung-up, consult-passed k-1 unregistered k-2 rests until 5s, presence-changed a1 headset-gone by floor, > end-consult k-1
	available a1
	+5s headset-up a1 k8     = headset-connected a1 k8, rest-ended a1, consult-offered k-2 to a1, > consult k-2 1001 headset k8
	consult-answers k-2 k8   = consult-answered k-2
`,
);

test(
	'consult by headset - found after the daemon died: talking, not any more, and handed the caller',
	story,
	`${asked}
	restart
	found k1:consulting:o-1:k5:1002:consult=k-1/k9/answered headset:a1:k9 = switch-resynced main
	restart
	found k1:held:o-1:k5:1002 headset:a1:k9 = consult-ended k-1 lost-in-gap, switch-resynced main
	? a1                     = available idle
	consult a2 a1
	consult-answers k-2 k9
	hand-over a2
	restart
	found k1:talking:o-1:k9:1001 headset:a1:k9 = call-handed-over c-1 a2 to a1, wrap-up-started a2 c-1 until 30s, switch-resynced main
	? a1                     = available talking
`,
);
