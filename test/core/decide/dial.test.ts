/** Calls by hand: the agent's own phone, then the number; and all that can come of it. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'dial - the own phone rings, then the number, then they talk; wrap-up by the rule of the queue',
	story,
	`
	sign-in a1 1001
	+5s dials a1 0612345678 = dial-asked c-1 a1 sales as 200, > dial c-1 1001 0612345678 as 200
	? c-1                   = dialling sales
	? a1                    = available dialling
	dial-comes c-1 phone k9 = dial-phone-rang c-1
	dial-comes c-1 phone k9 = nothing
	+2s dial-comes c-1 calling k9 = dial-begun c-1
	dial-comes c-1 calling k9     = nothing
	dial-comes c-1 ringing k9     = dial-rang c-1
	+3s dial-answers c-1 k1 k9    = dial-answered c-1 a1
	? c-1                         = talking sales
	? a1                          = available talking
	dial-answers c-1 k1 k9        = nothing
	+9s leaves k1                 = call-ended c-1 answered by customer, wrap-up-started a1 c-1
	agent-leaves k9               = nothing
	dispose a1 c-1 sold           = disposition-set c-1 sold
	finish a1                     = wrap-up-ended a1 by-key
	? a1                          = available idle
`,
);

test(
	'dial - for a queue: its rules, and its number is shown',
	story,
	`
	sign-in a1 1001
	dials a1 +33(0)612345678 support = dial-asked c-1 a1 support as 100, > dial c-1 1001 +33612345678 as 100
	dial-answers c-1 k1 k9        = dial-answered c-1 a1
	hang-up a1                    = > hang-up k9
	agent-leaves k9               = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 30s, > hang-up k1
`,
);

test(
	'dial - the floor says who is shown and whose rules hold, where no queue is named',
	story,
	`
	outbound {"country":"FR","callerId":"33184880001","queueId":"support"}
	rules vip {"callerId":"33184880003"}
	sign-in a1 1001
	dials a1 0612345678     = dial-asked c-1 a1 support as 33184880001, > dial c-1 1001 0612345678 as 33184880001
	dial-fails c-1 busy     = call-ended c-1 not-reached by customer busy
	dials a1 0612345678 vip = dial-asked c-2 a1 vip as 33184880003, > dial c-2 1001 0612345678 as 33184880003
`,
);

for (const [reason, endedBy] of [
	['phone-no-answer', 'agent'],
	['phone-busy', 'agent'],
	['phone-declined', 'agent'],
	['phone-unregistered', 'agent'],
	['busy', 'customer'],
	['no-answer', 'customer'],
	['refused', 'customer'],
	['no-such-number', 'customer'],
	['congestion', 'floor'],
	['no-trunk', 'floor'],
	['cancelled', 'agent'],
	['not-started', 'floor'],
] as const) {
	test(
		`dial - ${reason}: the agent is as before, told why, and as long idle`,
		story,
		`
	sign-in a2 1002
	+1s sign-in a1 1001
	+9s dials a2 0612345678 = dial-asked c-1 a2 support as 100, > dial c-1 1002 0612345678 as 100
	+2s dial-fails c-1 ${reason} = call-ended c-1 not-reached by ${endedBy} ${reason}
	? a2                    = available idle told ${reason}
	? c-1                   = gone
	dial-fails c-1 ${reason} = nothing
	arrives k1
	waits k1                = call-queued c-2 support, offer-made o-1 c-2 a2, > ring o-1 1002
	? a2                    = available ringing
`,
	);
}

test(
	'dial - who is not ready stays so, for the same reason',
	story,
	`
	sign-in a1 1001 not-ready lunch
	dials a1 0612345678 = dial-asked c-1 a1 sales as 200, > dial c-1 1001 0612345678 as 200
	dial-fails c-1 busy = call-ended c-1 not-reached by customer busy
	? a1                = lunch idle told busy
	available a1        = presence-changed a1 available by a1
`,
);

test(
	'dial - what is asked for meanwhile waits for the end',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	not-ready a1 lunch  = presence-pended a1 lunch by a1
	dial-fails c-1 busy = call-ended c-1 not-reached by customer busy, presence-changed a1 lunch by a1
	dials a1 0612345678
	sign-out a1         = presence-pended a1 logged-out by a1
	dial-fails c-2 no-answer = call-ended c-2 not-reached by customer no-answer, agent-signed-out a1 by a1, phone-released 1001 a1
`,
);

test(
	'dial - hung up by key or by handset, in each state: only when the switch says so',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	hang-up a1                = > end-dial c-1
	? a1                      = available dialling
	dial-fails c-1 cancelled  = call-ended c-1 not-reached by agent cancelled
	dials a1 0612345678
	dial-comes c-2 ringing k9 = dial-begun c-2, dial-rang c-2
	agent-leaves k9           = call-ended c-2 not-reached by agent cancelled
	hang-up a1                = no: not-talking
`,
);

test(
	'dial - refused before anything rings',
	story,
	`
	dials a1 0612345678        = no: not-signed-in
	sign-in a1 1001
	dials a1 06x               = no: number-bad
	dials a1 0899123456        = no: number-not-allowed
	dials a1 +442079460958     = no: number-not-allowed
	dials a1 200               = no: number-not-allowed
	dials a1 1002              = no: number-not-allowed
	dials a1 1008              = no: no-such-extension
	dials a1 0612345678 nobody = no: unknown-queue
	unregistered 1001
	dials a1 0612345678        = no: phone-not-registered
	registered 1001
	outside 1001 x1
	dials a1 0612345678        = no: agent-on-call
	outside-over 1001 x1
	lost
	dials a1 0612345678        = no: switch-down
	found
	dials a1 0612345678
	dials a1 0612345678        = no: agent-on-call
	lost
	hang-up a1                 = no: switch-down
`,
);

test(
	'dial - no word from the switch in time: called off, and over',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	+25s due                    = call-ended c-1 not-reached by floor no-word, > end-dial c-1
	dial-answers c-1 k1 k9      = > hang-up k9
	dial-comes c-1 phone k9     = > hang-up k9
	dials a1 0612345678
	+20s dial-comes c-2 calling k8 = dial-begun c-2
	+65s due                    = call-ended c-2 not-reached by floor no-word, > end-dial c-2
`,
);

test(
	'dial - an emergency needs no leave: not ready, against the policy, out of a wrap-up',
	story,
	`
	outbound {"country":"FR","deny":["+","1"],"callerId":"33184880001"}
	sign-in a1 1001 not-ready lunch
	dials a1 112 support   = dial-asked c-1 a1 support as 33184880001 emergency, > dial c-1 1001 112 as 33184880001
	dial-answers c-1 k1 k9
	leaves k1              = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	sign-out a1            = presence-pended a1 logged-out by a1
	dials a1 0612345678    = no: agent-on-call
	dials a1 15            = pending-presence-cancelled a1 by a1, wrap-up-ended a1 emergency, dial-asked c-2 a1 sales as 33184880001 emergency, > dial c-2 1001 15 as 33184880001
	? a1                   = lunch dialling
`,
);

test(
	'dial - after the wrap-up of a queue that keeps it, not before',
	story,
	`
	sign-in a1 1001
	dials a1 0612345678
	dial-answers c-1 k1 k9
	leaves k1
	dials a1 0612345678 = no: agent-on-call
	finish a1           = no: disposition-needed
`,
);

test(
	'dial - call control is that of every talk',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	dials a1 0612345678 support
	dial-answers c-1 k1 k9
	hold a1             = control-asked c-1 hold, > hold c-1
	held k1             = call-held c-1 a1
	? a1                = available holding
	consult a1 a2       = consult-asked k-1 to a2, > consult k-1 1002
	consult-answers k-1 k5 = consult-answered k-1
	hand-over a1        = control-asked c-1 hand-over, > hand-over k-1
	joined k1 k5        = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 30s
	leaves k1           = call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 30s
`,
);

test(
	'dial - whose agent is lost during hold waits in the queue of the call, answered once',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	dials a1 0612345678 support
	dial-answers c-1 k1 k9
	hold a1
	held k1
	agent-leaves k9 = call-returned c-1 agent-lost by 5s, wrap-up-started a1 c-1 until 30s, > requeue c-1 support
	waits k1        = call-came-back c-1, offer-made o-1 c-1 a2, > ring o-1 1002
	leaves k1       = offer-ended o-1 withdrawn caller-left, call-ended c-1 answered by customer
`,
);

test(
	'dial - found again after a gap: in its step, answered, gone, or unknown',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	dials a1 0612345678
	lost
	found dial=c-1:ringing:k9 = dial-begun c-1, dial-rang c-1, switch-resynced main
	found dial=c-1:ringing:k9 = switch-resynced main
	lost
	found k1:talking:c-1:k9:1001:dial=c-1 = dial-answered c-1 a1, switch-resynced main
	found k1:talking:c-1:k9:1001:dial=c-1 = switch-resynced main
	leaves k1
	dials a2 0612345678
	lost
	+9s found                 = call-ended c-2 not-reached by gap lost-in-gap seen 0s, switch-resynced main
	found dial=c-2:calling:k8 = switch-resynced main, > hang-up k8
	dials a2 0612345678
	lost
	found switch:restarted    = call-ended c-3 not-reached by pbx-restart pbx-restart seen 9s, switch-resynced main
`,
);
