/** What a resync makes of talks that are held, consulted about, sent on; orders that a gap swallowed. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

const held = `${a1TalksBesideA2}
	hold a1
	held k1
`;
const asked = `${held}
	consult a1 a2
	consult-rings k-1 k5
	consult-answers k-1 k5
`;

/** a1 asks the queue vip, whose a4 is on a break. */
const asksQueue = `${a1TalksBesideA2}
	sign-in a4 1004 not-ready lunch
	consult a1 vip
`;
/** a4 is ready, and called. */
const queueCalls = `${asksQueue}
	held k1
	available a4
`;

const cases: readonly (readonly [string, string])[] = [
	[
		'held during the gap',
		`${a1TalksBesideA2}
	hold a1
	restart
	found k1:held:o-1:k9:1001    = control-failed c-1 hold lost-in-gap, call-held c-1 a1, switch-resynced main`,
	],
	[
		'held before and after',
		`${held}
	restart
	found k1:held:o-1:k9:1001    = switch-resynced main`,
	],
	[
		'back with the agent',
		`${held}
	resume a1
	restart
	found k1:talking:o-1:k9:1001 = control-failed c-1 resume lost-in-gap, call-resumed c-1 a1, switch-resynced main`,
	],
	[
		'held, and the agent’s leg is gone',
		`${held}
	restart
	found k1:held                = call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, switch-resynced main, > requeue c-1 support
	waits k1                     = call-came-back c-1, offer-made o-2 c-1 a2, > ring o-2 1002`,
	],
	[
		'held, and the switch has taken the caller into its own queue',
		`${held}
	restart
	found k1:fallback            = call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, call-fell-back c-1, switch-resynced main, > admit c-1 support fr
	waits k1                     = call-taken-back c-1, offer-made o-2 c-1 a2, > ring o-2 1002`,
	],
	[
		'held, and gone',
		`${held}
	restart
	found                        = call-ended c-1 answered by gap seen 5s, wrap-up-started a1 c-1 until 35s, switch-resynced main, > hang-up k9`,
	],
	[
		'a queue is asked: still so',
		`${asksQueue}
	held k1
	restart
	found k1:held:o-1:k9:1001    = switch-resynced main
	available a4                 = presence-changed a4 available by a4, consult-offered k-1 to a4, > consult k-1 1004`,
	],
	[
		'a queue was asked, and the customer was held in the gap',
		`${asksQueue}
	restart
	found k1:held:o-1:k9:1001    = control-failed c-1 hold lost-in-gap, call-held c-1 a1, switch-resynced main
	available a4                 = presence-changed a4 available by a4, consult-offered k-1 to a4, > consult k-1 1004`,
	],
	[
		'a queue was asked, and the customer was never held',
		`${asksQueue}
	restart
	found k1:talking:o-1:k9:1001 = control-failed c-1 hold lost-in-gap, consult-ended k-1 lost-in-gap, switch-resynced main
	available a4                 = presence-changed a4 available by a4`,
	],
	[
		'a queue is asked, and the agent’s leg is gone',
		`${asksQueue}
	held k1
	restart
	found k1:held                = consult-ended k-1 call-ended, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, switch-resynced main, > requeue c-1 support`,
	],
	[
		'whom the queue had was called, and is not any more: it is asked on',
		`${queueCalls}
	restart
	found k1:held:o-1:k9:1001    = consult-passed k-1 lost-in-gap k-2, switch-resynced main, consult-offered k-2 to a4, > consult k-2 1004
	consult-answers k-1 k5       = > hang-up k5
	consult-rings k-2 k6         = consult-ringing k-2`,
	],
	[
		'whom the queue had rings still, and answered in another gap',
		`${queueCalls}
	restart
	found k1:consulting:o-1:k9:1001:consult=k-1/k5 = consult-ringing k-1, switch-resynced main
	restart
	found k1:consulting:o-1:k9:1001:consult=k-1/k5/answered = consult-answered k-1, switch-resynced main`,
	],
	[
		'whom the queue had was given up, and rings still: ended',
		`${queueCalls}
	consult-rings k-1 k5
	decline a4
	restart
	found k1:consulting:o-1:k9:1001:consult=k-1/k5 = switch-resynced main, > hang-up k5`,
	],
	[
		'the colleague answered in the gap',
		`${held}
	consult a1 a2
	restart
	found k1:consulting:o-1:k9:1001:consult=k-1/k5/answered = consult-answered k-1, switch-resynced main`,
	],
	[
		'swapped and brought together in the gap',
		`${asked}
	restart
	found k1:consulting:o-1:k9:1001:consult=k-1/k5/answered/customer = consult-swapped k-1 customer, switch-resynced main
	restart
	found k1:conference:o-1:k9:1001:consult=k-1/k5/answered = call-conferenced k-1, switch-resynced main`,
	],
	[
		'the colleague is gone',
		`${asked}
	restart
	found k1:held:o-1:k9:1001    = consult-ended k-1 lost-in-gap, switch-resynced main
	? a2                         = available idle`,
	],
	[
		'handed over in the gap',
		`${asked}
	hand-over a1
	restart
	found k1:talking:o-1:k5:1002 = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 35s, switch-resynced main
	? a2                         = available talking`,
	],
	[
		'sent on, and there',
		`${a1TalksBesideA2}
	transfer a1 a2
	restart
	found k1:waiting             = call-transferred c-1 a1 to a2 for a2 until 20s, wrap-up-started a1 c-1 until 35s, switch-resynced main, offer-made o-2 c-1 a2, > ring o-2 1002`,
	],
	[
		'the order to send on was lost: they talk on, and a late word still counts',
		`${a1TalksBesideA2}
	transfer a1 a2
	restart
	found k1:talking:o-1:k9:1001 = control-failed c-1 transfer lost-in-gap, switch-resynced main
	waits k1                     = call-transferred c-1 a1 to a2 for a2 until 20s, wrap-up-started a1 c-1 until 35s, offer-made o-2 c-1 a2, > ring o-2 1002`,
	],
	[
		'at the number outside',
		`${a1TalksBesideA2}
	transfer a1 +33199000055
	restart
	found k1:sent-out            = call-transferred c-1 a1 to p-9, wrap-up-started a1 c-1 until 35s, switch-resynced main`,
	],
	[
		'not reached at the number outside',
		`${a1TalksBesideA2}
	transfer a1 +33199000055
	sent-out k1
	finish a1
	restart
	found k1:waiting             = call-returned c-1 transfer-failed by 10s for a1 until 20s, call-came-back c-1, switch-resynced main, offer-made o-2 c-1 a1, > ring o-2 1001`,
	],
	[
		'on the way back, and lost on it',
		`${held}
	agent-leaves k9
	restart
	found k1:held                = switch-resynced main, > admit c-1 support fr`,
	],
	[
		'a third party whom the floor has given up',
		`${held}
	consult a1 a2
	consult-rings k-1 k5
	decline a2
	restart
	found k1:consulting:o-1:k9:1001:consult=k-1/k5/answered = switch-resynced main, > hang-up k5`,
	],
];

for (const [name, text] of cases) test(`resync - ${name}`, story, text);
