/** A call taken over by who listens to it: whose it is then, what becomes of the agent, and what is refused. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1Talks} from '../../helpers/story-beginnings.ts';

/** a1 talks with k1 by the leg k9; a2, an agent too, listens by the leg k7. */
const heard = `${a1Talks}
	sign-in a2 1002 not-ready lunch
	listen a2 a1 barge
	hears m-1 k7 barge
`;

test(
	'take over - the call is theirs once the switch says so; the agent has the work after it',
	story,
	`${heard}
	+10s take-over a2        = control-asked c-1 take-over, > take-over c-1 m-1
	? a1                     = available talking
	joined k1 k7             = monitor-ended m-1 took-over, call-taken-over c-1 a1 to a2, wrap-up-started a1 c-1 until 45s
	? a2                     = lunch talking
	agent-leaves k9          = nothing
	+9s hold a2              = control-asked c-1 hold, > hold c-1
	held k1                  = call-held c-1 a2
	resume a2
	joined k1 k7             = call-resumed c-1 a2
	agent-leaves k7          = call-ended c-1 answered by agent, wrap-up-started a2 c-1 until 54s, > hang-up k1
`,
);

test(
	'take over - while the customer is held, and others listen no longer',
	story,
	`${heard}
	take sophie 1009
	listen sophie a1
	hears m-2 k6
	hold a1
	held k1
	take-over a2             = control-asked c-1 take-over, > take-over c-1 m-1
	joined k1 k7             = monitor-ended m-1 took-over, monitor-ended m-2 taken-over, call-taken-over c-1 a1 to a2, wrap-up-started a1 c-1 until 35s, > stop m-2
	? c-1                    = talking support
`,
);

test(
	'take over - refused: who listens to nobody, whose phone rings still, who is no agent, an order on its way',
	story,
	`${heard}
	take-over sophie         = no: not-monitoring
	take sophie 1009
	listen sophie a1
	take-over sophie         = no: monitor-not-ready
	hears m-2 k6
	take-over sophie         = no: desk-needed
	hold a1
	take-over a2             = no: order-pending
`,
);

test(
	'take over - the switch refuses, or says nothing: the agent has the call, a late word counts',
	story,
	`${heard}
	take-over a2
	order-fails take-over c-1 = control-failed c-1 take-over refused
	? a1                     = available talking
	take-over a2
	held k1                  = call-held c-1 a1
	hold a1                  = no: already-held
	resume a1                = no: order-pending
	+5s due                  = control-failed c-1 take-over no-word
	resume a1                = control-asked c-1 resume, > resume c-1
	joined k1 k9             = call-resumed c-1 a1, > change m-1 barge
	take-over a2
	+5s due                  = control-failed c-1 take-over no-word
	joined k1 k7             = monitor-ended m-1 took-over, call-taken-over c-1 a1 to a2, wrap-up-started a1 c-1 until 45s
`,
);

test(
	'take over - the customer goes meanwhile; the agent’s leg goes while they are held: nobody is lost',
	story,
	`${heard}
	take-over a2
	leaves k1                = monitor-ended m-1 call-ended, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 35s, > stop m-1
	finish a1
	arrives k2
	waits k2
	rings o-2 k8
	answers o-2 k8
	listen a2 a1
	hears m-2 k5
	take-over a2
	held k2
	agent-leaves k8          = monitor-ended m-2 agent-lost, call-returned c-2 agent-lost by 10s, wrap-up-started a1 c-2 until 35s, > stop m-2, > requeue c-2 support
`,
);

test(
	'take over - ordered as the daemon died: found with the supervisor, or still with the agent',
	story,
	`${heard}
	take-over a2
	lost
	+2s found k1:talking:o-1:k7:1002 = monitor-ended m-1 took-over, call-taken-over c-1 a1 to a2, wrap-up-started a1 c-1 until 37s, switch-resynced main
`,
);
