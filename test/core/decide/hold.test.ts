/** Hold, microphone, digits and the hang-up key in a talk; what comes of them when something fails. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1Talks} from '../../helpers/story-beginnings.ts';

test(
	'hold - the customer is held when the switch says so, and back when it says so',
	story,
	`${a1Talks}
	+10s hold a1     = control-asked c-1 hold, > hold c-1
	? a1             = available talking
	hold a1          = no: order-pending
	held k1          = call-held c-1 a1
	? a1             = available holding
	held k1          = nothing
	hold a1          = no: already-held
	digits a1 12     = no: held
	+20s resume a1   = control-asked c-1 resume, > resume c-1
	joined k1 k9     = call-resumed c-1 a1
	joined k1 k9     = nothing
	resume a1        = no: not-held
	? a1             = available talking
	+5s leaves k1    = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 70s
`,
);

test(
	'hold - an order that is refused or never answered leaves what was; late, it still counts',
	story,
	`${a1Talks}
	hold a1                   = control-asked c-1 hold, > hold c-1
	order-fails hold          = control-failed c-1 hold refused
	order-fails hold          = nothing
	hold a1                   = control-asked c-1 hold, > hold c-1
	+5s due                   = control-failed c-1 hold no-word
	? a1                      = available talking
	+1s held k1               = call-held c-1 a1
	? a1                      = available holding
`,
);

test(
	'hold - the customer leaves meanwhile: the call ends, and the waiting leg with it',
	story,
	`${a1Talks}
	hold a1
	held k1
	+9s leaves k1 = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 44s, > hang-up k9
`,
);

test(
	'hold - the agent hangs up by key: the call ends',
	story,
	`${a1Talks}
	hold a1
	held k1
	+9s hang-up a1    = control-asked c-1 hang-up, > hang-up k9
	agent-leaves k9   = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 44s, > hang-up k9, > hang-up k1
`,
);

test(
	'hold - the agent’s leg goes by itself: the customer is first in the queue, and offered once they are there',
	story,
	`${a1Talks}
	sign-in a2 1002
	hold a1
	held k1
	+60s arrives k2
	waits k2              = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
	raise c-2 120s
	not-ready a2 lunch    = presence-pended a2 lunch by a2
	+1s agent-leaves k9   = call-returned c-1 agent-lost +55.001s by 71s, wrap-up-started a1 c-1 until 96s, > requeue c-1 support
	? c-1                 = waiting support
	fails o-2 declined    = offer-ended o-2 declined on-phone, presence-changed a2 lunch by a2
	waits k1              = call-came-back c-1
	finish a1             = wrap-up-ended a1 by-key, offer-made o-3 c-1 a1, > ring o-3 1001
`,
);

test(
	'hold - a caller who does not come back in time is called again',
	story,
	`${a1Talks}
	hold a1
	held k1
	agent-leaves k9 = call-returned c-1 agent-lost by 10s, wrap-up-started a1 c-1 until 35s, > requeue c-1 support
	+5s due         = call-recalled c-1 by 15s, > admit c-1 support fr
	waits k1        = call-came-back c-1
	leaves k1       = call-ended c-1 answered by customer
`,
);

test(
	'microphone - off at once, and on again where the switch refuses',
	story,
	`${a1Talks}
	microphone a1 off = call-muted c-1 off, > mute c-1 off
	microphone a1 off = nothing
	order-fails mute  = call-muted c-1 on, control-failed c-1 mute refused
	microphone a1 on  = nothing
`,
);

test(
	'digits - go to whom the agent hears, and only how many is told',
	story,
	`${a1Talks}
	digits a1 12#      = digits-sent c-1 3, > digits k1 12#
	consult a1 1003
	consult-rings k-1 k5
	digits a1 1        = no: held
	consult-answers k-1 k5
	digits a1 4        = digits-sent c-1 1, > digits k5 4
`,
);

test(
	'control - only in a talk of one’s own, at a switch that is there',
	story,
	`
	hold a1              = no: not-signed-in
	hold nobody          = no: unknown-agent
	sign-in a1 1001
	hold a1              = no: not-talking
	arrives k1
	waits k1
	hold a1              = no: not-talking
	rings o-1 k9
	answers o-1 k9
	sign-in a2 1002
	consult a1 a2
	held k1
	hold a2              = no: not-talking
	consult-rings k-1 k5
	consult-answers k-1 k5
	hold a2              = no: not-your-call
	dispose a2 c-1 done  = no: not-your-call
	lost
	hold a1              = no: switch-down
`,
);

test(
	'listening - follows the agent into the bridge they are in, and ends when they are out of the call',
	story,
	`${a1Talks}
	take sophie 1009
	listen sophie a1     = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears m-1 k7         = monitor-started m-1 listen
	hold a1
	held k1              = call-held c-1 a1, > change m-1 listen
	resume a1
	joined k1 k9         = call-resumed c-1 a1, > change m-1 listen
	transfer a1 sales
	waits k1             = monitor-ended m-1 sent-on, call-transferred c-1 a1 to sales, wrap-up-started a1 c-1 until 35s, call-queued c-1 sales, > stop m-1
`,
);
