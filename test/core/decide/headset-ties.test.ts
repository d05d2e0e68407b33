/** Nailed-up headsets across a tie: lent to a call of the other switch, and there again after it. */

import test from 'ava';
import {twoSwitches, withAgent, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a2LentAcross, a2NailedUpAcross} from '../../helpers/story-beginnings.ts';

test(
	'headset tie - lent to a call of the other switch, and to the next once its own says that it is back',
	story,
	`${a2NailedUpAcross}
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a2, > ring o-1 1003 headset h1
	rings o-1 k9     = nothing
	answer a2        = no: nothing-ringing
	far 1003 h1      = far-leg-started 1003 h1
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a2 after 0s, > connect o-1 c-1 k9
	? a2             = available talking
	hang-up a2       = > hang-up k9
	agent-leaves k9  = call-ended c-1 answered by agent, wrap-up-started a2 c-1 until 30s, > hang-up k1
	finish a2        = wrap-up-ended a2 by-key
	arrives k2
	waits k2         = call-queued c-2 support
	far-over 1003 h1 = far-leg-ended 1003 h1, offer-made o-2 c-2 a2, > ring o-2 1003 headset h1
`,
	twoSwitches,
);

test(
	'headset tie - of its own switch it takes calls as before, without a far leg',
	story,
	`${a2NailedUpAcross}
	arrives-there y1
	waits-there y1   = call-queued c-1 support, offer-made o-1 c-1 a2, > ring o-1 1003 headset h1
	? a2             = available ringing
`,
	twoSwitches,
);

test(
	'headset tie - where no tie leads nothing is offered, and a tie that goes takes the offer back',
	story,
	`
	annex tied
	nail a2 1003
	headset-up a2 h1 annex
	arrives k1
	waits k1         = call-queued c-1 support
	take-call c-1 a2 = no: taker-at-other-switch
	tie main annex   = tie-up main annex, offer-made o-1 c-1 a2, > ring o-1 1003 headset h1
	untie main annex = tie-down main annex, offer-ended o-1 failed lost-in-gap, > withdraw o-1 group
	answers o-1 k9   = anomaly-noted answered-after-end, > hang-up k9
	tie main annex   = tie-up main annex, offer-made o-2 c-1 a2, > ring o-2 1003 headset h1
	+5s due          = offer-ended o-2 failed not-started rest 10s, > withdraw o-2 group
`,
	twoSwitches,
);

test(
	'headset tie - given to it out of its order, and answered by itself for nobody',
	story,
	`${a2NailedUpAcross}
	not-ready a2
	arrives k1
	waits k1         = call-queued c-1 support
	available a2     = presence-changed a2 available by a2, offer-made o-1 c-1 a2, > ring o-1 1003 headset h1
	far 1003 h1      = far-leg-started 1003 h1
	rings o-1 k9     = nothing
`,
	withAgent(twoSwitches, 'a2', {autoAnswer: true}),
);

test(
	'headset tie - put down amid the talk: the word of either switch may be the first',
	story,
	`${a2LentAcross}
	headset-down a2  = headset-ended a2 hung-up, presence-pended a2 headset-gone by floor
	? a2             = available talking then headset-gone
	far-over 1003 h1 = far-leg-ended 1003 h1
	agent-leaves k9  = call-ended c-1 answered by agent, wrap-up-started a2 c-1 until 30s, > hang-up k1
	finish a2        = wrap-up-ended a2 by-key, presence-changed a2 headset-gone by floor
	available a2     = presence-changed a2 available by a2, headset-asked a2 1003, > headset a2 1003
	headset-up a2 h2 annex
	arrives k2
	waits k2
	far 1003 h2
	answers o-2 k8
	agent-leaves k8  = call-ended c-2 answered by agent, wrap-up-started a2 c-2 until 30s, > hang-up k2
	far-over 1003 h2 = far-leg-ended 1003 h2
	headset-down a2  = headset-ended a2 hung-up, presence-pended a2 headset-gone by floor
`,
	twoSwitches,
);

test(
	'headset tie - put down as it is offered: the call waits on, nothing is held against them',
	story,
	`${a2NailedUpAcross}
	arrives k1
	waits k1
	headset-down a2  = headset-ended a2 hung-up, offer-ended o-1 withdrawn phone-lost, presence-changed a2 headset-gone by floor, > withdraw o-1 group
	? c-1            = waiting support
`,
	twoSwitches,
);

test(
	'headset tie - the switch of the call is away: who talks goes on, and is free once the headset is',
	story,
	`${a2LentAcross}
	lost             = switch-lost main
	? a2             = available talking
	+9s far-over 1003 h1 = far-leg-ended 1003 h1, call-ended c-1 answered by gap seen 0s, wrap-up-started a2 c-1 until 39s
	finish a2
	arrives-there y1
	waits-there y1   = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1003 headset h1
`,
	twoSwitches,
);

test(
	'headset tie - the headset’s own switch is away, or starts anew: the call is not its to end',
	story,
	`${a2LentAcross}
	annex-lost       = switch-lost annex
	? a2             = available talking
	annex headset:a2:h1 far=1003:h1 tied = switch-resynced annex, tie-up annex main
	annex-lost       = switch-lost annex
	annex restarted tied = headset-ended a2 lost-in-gap, presence-pended a2 headset-gone by floor, far-leg-ended 1003 h1, switch-resynced annex, tie-up annex main
	? a2             = available talking then headset-gone
	held k1          = call-held c-1 a2
	agent-leaves k9  = call-returned c-1 agent-lost by 5s, wrap-up-started a2 c-1 until 30s, > requeue c-1 support
`,
	twoSwitches,
);

test(
	'headset tie - a killed daemon finds the talk at one switch and the headset at the other, in either order',
	story,
	`${a2NailedUpAcross}
	arrives k1
	waits k1
	restart          = daemon-started, switch-lost annex seen 0s, switch-lost main seen 0s
	found k1:talking:o-1:k9:1003 = offer-accepted o-1, call-connected c-1 a2 after 0s, switch-resynced main, > connect o-1 c-1 k9
	annex headset:a2:h1 far=1003:h1 tied = far-leg-started 1003 h1, switch-resynced annex, tie-up annex main
	restart          = daemon-started, switch-lost annex seen 0s, switch-lost main seen 0s
	annex headset:a2:h1 far=1003:h1 tied = switch-resynced annex, tie-up annex main
	found k1:talking:o-1:k9:1003 = switch-resynced main
	? a2             = available talking
`,
	twoSwitches,
);

test(
	'headset tie - a colleague is consulted by it, handed the caller, and free after it',
	story,
	`${a2NailedUpAcross}
	not-ready a2
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k5
	available a2
	consult a1 a2    = consult-asked k-1 to a2, > consult k-1 1003 headset h1
	held k1          = call-held c-1 a1
	consult-rings k-1 k9 = nothing
	answer a2        = no: nothing-ringing
	far 1003 h1      = far-leg-started 1003 h1
	consult-answers k-1 k9 = consult-answered k-1
	? a2             = available consulting
	holds-there h1   = headset-held a2
	hand-over a1
	joined k1 k9     = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 30s, call-phone-held c-1 a2
	resumes-there h1 = headset-resumed a2, call-phone-resumed c-1 a2
	agent-leaves k9  = call-ended c-1 answered by agent, wrap-up-started a2 c-1 until 30s, > hang-up k1
`,
	twoSwitches,
);

test(
	'headset tie - on hold at its phone: what its own switch says counts for the talk that it is lent to',
	story,
	`${a2NailedUpAcross}
	arrives k1
	waits k1
	holds-there h1   = headset-held a2
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a2 after 0s, call-phone-held c-1 a2, > connect o-1 c-1 k9
	resumes-there h1 = headset-resumed a2, call-phone-resumed c-1 a2
	phone-held h1    = nothing
	phone-held k9    = call-phone-held c-1 a2
	holds-there h1   = headset-held a2
	leaves k1        = call-ended c-1 answered by customer, wrap-up-started a2 c-1 until 30s
	resumes-there h1 = headset-resumed a2
`,
	twoSwitches,
);

test(
	'headset tie - of a group it is one, and whoever is taken back comes out of it',
	story,
	`${a2NailedUpAcross}
	sign-in a1 1001
	arrives k1
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, offer-made o-2 c-1 a2, > ring o-1 1001 group, > ring o-2 1003 headset h1
	answers o-2 k9   = offer-accepted o-2, offer-ended o-1 withdrawn other-answered, call-connected c-1 a2 after 0s, > withdraw o-1 group, > connect o-2 c-1 k9
`,
	withQueue(twoSwitches, 'support', {strategy: 'ring-all'}),
);

test(
	'headset tie - a talk that was given up a moment too soon is theirs, unless the headset is gone',
	story,
	`${a2NailedUpAcross}
	arrives k1
	waits k1
	+5s due          = offer-ended o-1 failed not-started rest 10s, > withdraw o-1 group
	lost
	found k1:talking:o-1:k9:1003 = call-connected c-1 a2 after 5s, switch-resynced main
	? a2             = available talking
	tie main annex
	leaves k1
	finish a2
	arrives k2
	waits k2
	+5s due          = rest-ended a2, offer-made o-2 c-2 a2, > ring o-2 1003 headset h1
	+5s due          = offer-ended o-2 failed not-started rest 20s, > withdraw o-2 group
	lost
	headset-down a2
	found k2:talking:o-2:k8:1003 = call-fell-back c-2, call-fallback-answered c-2, phone-found-talking c-2 1003 k8, outside-started 1003 k8, switch-resynced main
`,
	twoSwitches,
);
