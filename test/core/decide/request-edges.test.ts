/** Queues that are asked, at the edges: twice, by two, declined in turn. */

import test from 'ava';
import {baseConfig, withAgent, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a1Talks} from '../../helpers/story-beginnings.ts';

/** a2 talks with k2 by the leg k8. */
const second = `
	sign-in a2 1002
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
`;
/** The queue vip is a4's, and here a3's too. */
const twoOfVip = withAgent(baseConfig, 'a3', {skills: {french: 60}});

test(
	'request edges - one at a time, and none while another order is on its way',
	story,
	`${a1Talks}
	sign-in a4 1004 not-ready lunch
	hold a1
	consult a1 vip     = no: order-pending
	held k1
	consult a1 vip     = consult-queued k-1 vip
	consult a1 vip     = no: already-consulting
`,
);

test(
	'request edges - somebody who serves another queue alone is nobody of this one',
	story,
	`${a1Talks}
	sign-in a4 1004
	consult a1 support = no: nobody-there
`,
);

test(
	'request edges - it rings for as long as the agent’s own rule says',
	story,
	`${a1Talks}
	sign-in a4 1004
	consult a1 vip
	held k1
	+8s due            = consult-passed k-1 ring-limit k-2 rests until 18s, > end-consult k-1
`,
	withAgent(baseConfig, 'a4', {ringMs: 5000}),
);

test(
	'request edges - one whose queue has nobody ready keeps no other waiting',
	story,
	`${a1Talks}
	sign-in a4 1004 not-ready lunch
	consult a1 vip
	held k1
	${second}
	sign-in a3 1003
	consult a2 sales
	held k2            = call-held c-2 a2, consult-offered k-2 to a3, > consult k-2 1003
`,
);

test(
	'request edges - who asked first is first, and stays so after somebody declined',
	story,
	`${a1Talks}
	${second}
	sign-in a4 1004
	consult a1 vip
	held k1
	+1s consult a2 vip
	held k2            = call-held c-2 a2
	consult-rings k-1 k5
	+1s decline a4     = consult-passed k-1 by-key k-3 rests until 12s, > end-consult k-1
	+5s due            = rest-ended a4, consult-offered k-3 to a4, > consult k-3 1004
`,
);

test(
	'request edges - every tier is asked, the earliest first',
	story,
	`${a1Talks}
	sign-in a3 1003
	consult a1 vip
	held k1            = call-held c-1 a1, consult-offered k-1 to a3, > consult k-1 1003
`,
	withQueue(withAgent(twoOfVip, 'a3', {tiers: {vip: 2}}), 'vip', {
		tiers: [{tier: 2, afterMs: 60_000}],
	}),
);

test(
	'request edges - what was lost in a gap leaves them the longest idle; what they let be does not',
	story,
	`${a1Talks}
	sign-in a4 1004
	+1s sign-in a3 1003
	consult a1 vip
	held k1
	lost
	found k1:held:o-1:k9:1001 = consult-passed k-1 lost-in-gap k-2, switch-resynced main, consult-offered k-2 to a4, > consult k-2 1004
	+1s consult-ends k-2 busy = consult-passed k-2 busy k-3, consult-offered k-3 to a3, > consult k-3 1003
	+1s consult-ends k-3 busy = consult-passed k-3 busy k-4, consult-offered k-4 to a4, > consult k-4 1004
`,
	withQueue(twoOfVip, 'vip', {rest: {busyMs: 0}}),
);

test(
	'request edges - rings that were let ring are counted to the limit',
	story,
	`${a1Talks}
	sign-in a4 1004
	consult a1 vip
	held k1
	consult-ends k-1 no-answer = consult-passed k-1 no-answer k-2 rests until 10s
	+5s due                    = rest-ended a4, consult-offered k-2 to a4, > consult k-2 1004
	consult-ends k-2 no-answer = consult-passed k-2 no-answer k-3, presence-changed a4 rang-out by floor
`,
	withQueue(baseConfig, 'vip', {rangOutReasonId: 'rang-out', rangOutLimit: 2}),
);
