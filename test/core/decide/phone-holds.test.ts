/** Holds pressed at the phone itself: what they mean alone, and beside every order of call control. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

/** a1 talks with k1 by the leg k9. */
const talk = `
	sign-in a1 1001
	arrives k1
	waits k1
	rings o-1 k9
	+5s answers o-1 k9
`;

/** The same, with a2 asked about it by the leg k5. */
const asked = `${talk}
	sign-in a2 1002
	consult a1 a2
	held k1
	consult-rings k-1 k5
	consult-answers k-1 k5
`;

test(
	'held at the phone - the agent is holding as long as the phone says so; told twice is told once',
	story,
	`${talk}
	+10s phone-held k9    = call-phone-held c-1 a1
	? a1                  = available holding
	phone-held k9         = nothing
	+20s phone-resumed k9 = call-phone-resumed c-1 a1
	? a1                  = available talking
	phone-resumed k9      = nothing
	+5s leaves k1         = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 70s
	phone-held k9         = nothing
	phone-held k7         = nothing
`,
);

test(
	'held at the phone - nobody is joined with it: refused, with where to resume',
	story,
	`${talk}
	sign-in a2 1002
	phone-held k9
	hold a1              = no: held-at-phone
	resume a1            = no: held-at-phone
	consult a1 a2        = no: held-at-phone
	consult a1 support   = no: held-at-phone
	digits a1 1          = no: held-at-phone
	microphone a1 off    = call-muted c-1 off, > mute c-1 off
	phone-resumed k9     = call-phone-resumed c-1 a1
	resume a1            = no: not-held
	hold a1              = control-asked c-1 hold, > hold c-1
`,
);

test(
	'held at the phone - the call may be sent on, parked and ended all the same',
	story,
	`${talk}
	phone-held k9
	transfer a1 sales   = control-asked c-1 transfer to sales, > requeue c-1 sales
	waits k1            = call-transferred c-1 a1 to sales, wrap-up-started a1 c-1 until 35s, call-queued c-1 sales
`,
);

test(
	'held at the phone - the handset goes down: the call ends, as from any talk',
	story,
	`${talk}
	phone-held k9
	+9s agent-leaves k9 = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 44s, > hang-up k1
`,
);

test(
	'held at the phone - over a hold of the desk: music until both are over',
	story,
	`${talk}
	hold a1
	held k1             = call-held c-1 a1
	phone-held k9       = call-phone-held c-1 a1
	? a1                = available holding
	resume a1           = no: held-at-phone
	phone-resumed k9    = call-phone-resumed c-1 a1
	? a1                = available holding
	resume a1           = control-asked c-1 resume, > resume c-1
	joined k1 k9        = call-resumed c-1 a1
	? a1                = available talking
`,
);

test(
	'held at the phone - in the moment in which a hold or its end is on the way: both are known',
	story,
	`${talk}
	hold a1
	phone-held k9       = call-phone-held c-1 a1
	? a1                = available holding
	held k1             = call-held c-1 a1
	phone-resumed k9    = call-phone-resumed c-1 a1
	? a1                = available holding
	resume a1
	phone-held k9       = call-phone-held c-1 a1
	joined k1 k9        = call-resumed c-1 a1
	? a1                = available holding
	phone-resumed k9    = call-phone-resumed c-1 a1
	? a1                = available talking
`,
);

test(
	'held at the phone - in a consultation: the colleague hears music, nothing is swapped or joined',
	story,
	`${asked}
	phone-held k9        = call-phone-held c-1 a1
	? a1                 = available consulting
	swap a1              = no: held-at-phone
	join-all a1          = no: held-at-phone
	digits a1 1          = no: held-at-phone
	phone-held k5        = nothing
	end-consult a1       = control-asked c-1 end-consult, > end-consult k-1
	consult-ends k-1     = consult-ended k-1 called-off
	? a1                 = available holding
	phone-resumed k9     = call-phone-resumed c-1 a1
	resume a1            = control-asked c-1 resume, > resume c-1
`,
);

test(
	'held at the phone - after a swap the customer hears music; the colleague goes, and it goes on',
	story,
	`${asked}
	swap a1
	joined k1 k9         = consult-swapped k-1 customer
	phone-held k9        = call-phone-held c-1 a1
	? a1                 = available holding
	hand-over a1         = control-asked c-1 hand-over, > hand-over k-1
	order-fails hand-over
	consult-ends k-1     = consult-ended k-1 hung-up
	? a1                 = available holding
	phone-resumed k9     = call-phone-resumed c-1 a1
	? a1                 = available talking
`,
);

test(
	'held at the phone - of three the two others talk on; alone with the agent, the customer hears music',
	story,
	`${asked}
	join-all a1
	all-joined k1        = call-conferenced k-1
	phone-held k9        = call-phone-held c-1 a1
	? a1                 = available talking
	consult-ends k-1     = consult-ended k-1 hung-up
	? a1                 = available holding
	phone-resumed k9     = call-phone-resumed c-1 a1
	? a1                 = available talking
`,
);

test(
	'held at the phone - handed over: the hold stays with the leg that has it',
	story,
	`${asked}
	phone-held k9
	hand-over a1         = control-asked c-1 hand-over, > hand-over k-1
	joined k1 k5         = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 35s
	phone-resumed k9     = nothing
	? a2                 = available talking
	phone-held k5        = call-phone-held c-1 a2
	? a2                 = available holding
`,
);

test(
	'held at the phone - a queue that is asked calls nobody for a phone that hears nobody',
	story,
	`${talk}
	consult a1 support   = no: nobody-there
	sign-in a2 1002
	not-ready a2 lunch
	consult a1 support   = consult-queued k-1 support, control-asked c-1 hold, > hold c-1
	held k1              = call-held c-1 a1
	phone-held k9        = call-phone-held c-1 a1
	available a2         = presence-changed a2 available by a2
	phone-resumed k9     = call-phone-resumed c-1 a1, consult-offered k-1 to a2, > consult k-1 1002
`,
);

test(
	'held at the phone - a gap: found so, found over, and kept where the switch cannot say',
	story,
	`${talk}
	restart
	found k1:talking:o-1:k9:1001:phone=held = call-phone-held c-1 a1, switch-resynced main
	restart
	found k1:talking:o-1:k9:1001            = switch-resynced main
	? a1                                    = available holding
	restart
	found k1:talking:o-1:k9:1001:phone=free = call-phone-resumed c-1 a1, switch-resynced main
	? a1                                    = available talking
`,
);

test(
	'held at the phone - a headset: nothing is offered in a call or between two, before it is back',
	story,
	`
	nail a1 1001
	headset-up a1 k9
	phone-held k9        = headset-held a1
	arrives k1
	waits k1             = call-queued c-1 support
	phone-held k9        = nothing
	phone-resumed k9     = headset-resumed a1, offer-made o-1 c-1 a1, > ring o-1 1001 headset k9
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s, > connect o-1 c-1 k9
	phone-held k9        = headset-held a1, call-phone-held c-1 a1
	? a1                 = available holding
	leaves k1            = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1            = wrap-up-ended a1 by-key
	dials a1 0612345678 support = no: held-at-phone
	restart
	found headset:a1:k9:free = headset-resumed a1, switch-resynced main
	restart
	found headset:a1:k9:held = headset-held a1, switch-resynced main
	restart
	found headset:a1:k9      = switch-resynced main
	arrives k2
	waits k2             = call-queued c-2 support
`,
);
