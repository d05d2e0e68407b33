/** A queue is asked for one of its agents: held first, waits, rung, not taken, called off, lost. */

import test from 'ava';
import {baseConfig, withAgent, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a1Talks} from '../../helpers/story-beginnings.ts';

/** a4, whose queue vip is, is on a break: the request waits, and the customer is held. */
const waiting = `${a1Talks}
	sign-in a4 1004 not-ready lunch
	consult a1 vip
	held k1
`;

/** a4 rings for it. */
const ringing = `${a1Talks}
	sign-in a4 1004
	consult a1 vip
	held k1
	consult-rings k-1 k5
`;

test(
	'consult a queue - the customer is held, then whom the queue has is called, answers, and gets the call',
	story,
	`${a1Talks}
	sign-in a4 1004
	consult a1 vip           = consult-queued k-1 vip, control-asked c-1 hold, > hold c-1
	? a4                     = available idle
	consult a1 a2            = no: already-consulting
	transfer a1 sales        = no: already-consulting
	+1s held k1              = call-held c-1 a1, consult-offered k-1 to a4, > consult k-1 1004
	? a1                     = available consulting
	? a4                     = available ringing
	swap a1                  = no: consult-not-answered
	hand-over a1             = no: consult-not-answered
	hang-up a1               = no: consult-going-on
	consult-rings k-1 k5     = consult-ringing k-1
	consult-answers k-1 k5   = consult-answered k-1
	? a4                     = available consulting
	swap a1
	joined k1 k9             = consult-swapped k-1 customer
	join-all a1
	all-joined k1            = call-conferenced k-1
	hand-over a1
	joined k1 k5             = call-handed-over c-1 a1 to a4, wrap-up-started a1 c-1 until 36s
	? a4                     = available talking
	leaves k1                = call-ended c-1 answered by customer, wrap-up-started a4 c-1 until 36s
`,
);

test(
	'consult a queue - of a customer on hold already, at once',
	story,
	`${a1Talks}
	hold a1
	held k1
	sign-in a4 1004
	consult a1 vip           = consult-queued k-1 vip, consult-offered k-1 to a4, > consult k-1 1004
	? a1                     = available consulting
`,
);

test(
	'consult a queue - refused before anybody is held: no such queue, nobody there but who asks',
	story,
	`${a1Talks}
	consult a1 parts         = no: no-such-target
	consult a1 vip           = no: nobody-there
	consult a1 support       = no: nobody-there
	? a1                     = available talking
	sign-in a2 1002 not-ready lunch
	consult a1 support       = consult-queued k-1 support, control-asked c-1 hold, > hold c-1
`,
);

test(
	'consult a queue - nobody is there by what the queue counts as absence',
	story,
	`${a1Talks}
	sign-in a4 1004 not-ready lunch
	consult a1 vip           = no: nobody-there
	available a4
	consult a1 vip           = consult-queued k-1 vip, control-asked c-1 hold, > hold c-1
	held k1                  = call-held c-1 a1, consult-offered k-1 to a4, > consult k-1 1004
`,
	withQueue(baseConfig, 'vip', {absence: [{when: 'not-ready'}]}),
);

test(
	'consult a queue - waits for somebody, before those who wait in the queue',
	story,
	`${waiting}
	arrives k2 300
	waits k2                 = call-queued c-2 vip
	? a1                     = available consulting
	available a4                 = presence-changed a4 available by a4, consult-offered k-1 to a4, > consult k-1 1004
`,
);

test(
	'consult a queue - who asked first has the first who is ready',
	story,
	`${waiting}
	sign-in a2 1002
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
	consult a2 vip
	held k2                  = call-held c-2 a2
	available a4                 = presence-changed a4 available by a4, consult-offered k-1 to a4, > consult k-1 1004
	end-consult a1
	consult-ends k-1 declined = consult-ended k-1 called-off, control-asked c-1 resume, consult-offered k-2 to a4, > resume c-1, > consult k-2 1004
`,
);

test(
	'consult a queue - a call that was taken out of its order for somebody goes before it',
	story,
	`${a1Talks}
	sign-in a2 1002
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
	arrives k3
	waits k3
	leaves k2
	consult a1 support
	held k1                  = call-held c-1 a1
	take-call c-3 a2
	finish a2                = wrap-up-ended a2 by-key, offer-made o-3 c-3 a2, > ring o-3 1002
	rings o-3 k7
	decline a2
	+5s due                  = rest-ended a2, consult-offered k-1 to a2, > consult k-1 1002
`,
);

test(
	'consult a queue - declined by key: they rest, and another of the queue is called by another id',
	story,
	`${a1Talks}
	sign-in a4 1004
	+1s sign-in a3 1003
	consult a1 vip
	held k1                  = call-held c-1 a1, consult-offered k-1 to a4, > consult k-1 1004
	consult-rings k-1 k5
	decline a4               = consult-passed k-1 by-key k-2 rests until 11s, consult-offered k-2 to a3, > end-consult k-1, > consult k-2 1003
	? a4                     = available idle
	consult-ends k-1         = nothing
	consult-rings k-1 k5     = > hang-up k5
	consult-answers k-1 k5   = > hang-up k5
	consult-rings k-2 k6     = consult-ringing k-2
	+2s consult-answers k-2 k6 = consult-answered k-2
	consult-ends k-2         = consult-ended k-2 hung-up
	? a1                     = available holding
`,
	withAgent(baseConfig, 'a3', {skills: {french: 60}}),
);

test(
	'consult a queue - not taken by the only one there: it waits on until they have rested',
	story,
	`${ringing}
	consult-ends k-1 busy    = consult-passed k-1 busy k-2 rests until 10s
	? a1                     = available consulting
	+5s due                  = rest-ended a4, consult-offered k-2 to a4, > consult k-2 1004
	+18s due                 = consult-passed k-2 ring-limit k-3 rests until 33s, > end-consult k-2
	consult-ends k-2         = nothing
	+5s due                  = rest-ended a4, consult-offered k-3 to a4, > consult k-3 1004
	consult-rings k-3 k6
	consult-ends k-3 declined = consult-passed k-3 on-phone k-4 rests until 38s
	end-consult a1           = consult-ended k-4 called-off, control-asked c-1 resume, > resume c-1
	joined k1 k9             = call-resumed c-1 a1
	+5s due                  = rest-ended a4
`,
);

test(
	'consult a queue - a ring missed in a row counts as one of the queue’s',
	story,
	`${ringing}
	consult-ends k-1 no-answer = consult-passed k-1 no-answer k-2, presence-changed a4 rang-out by floor
	available a4                 = presence-changed a4 available by a4, consult-offered k-2 to a4, > consult k-2 1004
`,
	withQueue(baseConfig, 'vip', {rangOutReasonId: 'rang-out'}),
);

test(
	'consult a queue - back by key while it waits, and while it rings',
	story,
	`${waiting}
	end-consult a1           = consult-ended k-1 called-off, control-asked c-1 resume, > resume c-1
	joined k1 k9             = call-resumed c-1 a1
	available a4
	consult a1 vip
	held k1
	consult-rings k-2 k5
	end-consult a1           = control-asked c-1 end-consult, > end-consult k-2
	consult-ends k-2         = consult-ended k-2 called-off, control-asked c-1 resume, > resume c-1
	? a4                     = available idle
`,
);

test(
	'consult a queue - the customer leaves while it waits, and while it rings',
	story,
	`${waiting}
	leaves k1                = consult-ended k-1 call-ended, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 35s, > hang-up k9
	available a4
	? a4                     = available idle
`,
);

test(
	'consult a queue - the customer leaves while it rings',
	story,
	`${ringing}
	leaves k1                = consult-ended k-1 call-ended, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 35s, > hang-up k5, > hang-up k9
	? a4                     = available idle
`,
);

test(
	'consult a queue - the agent’s leg goes while it waits: the customer is first in their own queue',
	story,
	`${waiting}
	agent-leaves k9          = consult-ended k-1 call-ended, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > requeue c-1 support
`,
);

test(
	'consult a queue - the agent’s leg goes while it rings: the phone stops',
	story,
	`${ringing}
	agent-leaves k9          = consult-ended k-1 call-ended, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > end-consult k-1, > requeue c-1 support
	? a4                     = available idle
`,
);

test(
	'consult a queue - the agent’s leg goes before the customer was held',
	story,
	`${a1Talks}
	sign-in a4 1004
	consult a1 vip
	agent-leaves k9          = consult-ended k-1 call-ended, call-held c-1 a1, call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > requeue c-1 support
`,
);

test(
	'consult a queue - the last of it signs out: the agent is told, the customer is on hold',
	story,
	`${waiting}
	sign-out a4              = agent-signed-out a4 by a4, phone-released 1004 a4, consult-ended k-1 nobody
	? a1                     = available holding
	resume a1                = control-asked c-1 resume, > resume c-1
`,
);

test(
	'consult a queue - who is rung for it signs out: it is nobody’s miss',
	story,
	`${ringing}
	sign-out a4              = consult-passed k-1 signed-out k-2, agent-signed-out a4 by a4, phone-released 1004 a4, consult-ended k-2 nobody, > end-consult k-1
`,
);

test(
	'consult a queue - the switch cannot hold the customer, or says nothing: nobody is called',
	story,
	`${a1Talks}
	sign-in a4 1004
	consult a1 vip
	order-fails hold         = consult-ended k-1 congestion, control-failed c-1 hold refused
	? a1                     = available talking
	consult a1 vip
	+5s due                  = consult-ended k-2 congestion, control-failed c-1 hold no-word
	held k1                  = call-held c-1 a1
	? a1                     = available holding
`,
);

test(
	'consult a queue - the order to call somebody fails: the request ends, and nobody else is rung in vain',
	story,
	`${a1Talks}
	sign-in a4 1004
	consult a1 vip
	held k1
	order-fails consult      = consult-ended k-1 congestion
	? a1                     = available holding
	? a4                     = available idle
`,
);

test(
	'consult a queue - is open to whom only a long wait would bring, the earliest tier first',
	story,
	`${a1Talks}
	sign-in a3 1003
	consult a1 vip
	held k1                  = call-held c-1 a1, consult-offered k-1 to a3, > consult k-1 1003
`,
	withQueue(baseConfig, 'vip', {
		widen: [
			{
				afterMs: 60_000,
				requires: {op: 'level', skillId: 'french', compare: '>=', level: 10},
			},
		],
	}),
);

test('consult a queue - counts as no call of the queue: neither offered, nor answered, nor missed', (t) => {
	const floor = story(
		t,
		`${ringing}
	consult-ends k-1 no-answer
	+5s due
	consult-rings k-2 k6
	consult-answers k-2 k6
	hand-over a1
	joined k1 k6
	leaves k1
`,
	);
	const row = floor.day.queues.get('vip' as never);
	t.is(row?.offers ?? 0, 0);
	t.is(row?.answered ?? 0, 0);
	t.is(row?.rangOut ?? 0, 0);
	t.is(row?.handled ?? 0, 0);
	t.is(floor.day.agents.get('a4' as never)?.offers ?? 0, 0);
	t.is(floor.day.queues.get('support' as never)?.answered, 1);
	t.is(floor.day.queues.get('support' as never)?.handled, 2);
});

test(
	'consult a queue - asked after a parking without a word, which comes true all the same: over',
	story,
	`${a1Talks}
	sign-in a4 1004 not-ready lunch
	hold a1
	held k1
	park a1
	+5s due
	consult a1 vip           = consult-queued k-1 vip
	waits k1                 = consult-ended k-1 call-ended, call-parked c-1 a1 at 1 until 190s
`,
);

test(
	'consult a queue - the same after a transfer',
	story,
	`${a1Talks}
	sign-in a2 1002
	sign-in a4 1004 not-ready lunch
	hold a1
	held k1
	transfer a1 a2
	+5s due
	consult a1 vip           = consult-queued k-1 vip
	waits k1                 = consult-ended k-1 call-ended, call-transferred c-1 a1 to a2 for a2 until 25s, wrap-up-started a1 c-1 until 40s, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);
