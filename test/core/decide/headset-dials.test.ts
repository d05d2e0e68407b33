/** Numbers dialled by hand with a nailed-up headset: nothing rings here, and the headset waits again after it. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1NailedUp} from '../../helpers/story-beginnings.ts';

test(
	'dial by headset - the number is called at once, they talk, and the headset takes the next call',
	story,
	`${a1NailedUp}
	+5s dials a1 0612345678 support = dial-asked c-1 a1 support as 100, > dial c-1 1001 0612345678 as 100 headset k9
	? a1                          = available dialling
	dial-comes c-1 calling k9     = dial-begun c-1
	dial-comes c-1 ringing k9     = dial-rang c-1
	+3s dial-answers c-1 k1 k9    = dial-answered c-1 a1
	? a1                          = available talking
	hang-up a1                    = > hang-up k9
	headset-leaves k9 k1          = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 38s, > hang-up k1
	arrives k2
	waits k2
	finish a1                     = wrap-up-ended a1 by-key, offer-made o-1 c-2 a1, > ring o-1 1001 headset k9
	answers o-1 k9                = offer-accepted o-1, call-connected c-2 a1 after 0s, > connect o-1 c-2 k9
`,
);

for (const reason of ['busy', 'refused', 'no-answer', 'no-such-number', 'cancelled'] as const) {
	test(
		`dial by headset - ${reason}: the agent is as before, as long idle, and connected`,
		story,
		`${a1NailedUp}
	+5s dials a1 0612345678 support
	dial-comes c-1 calling k9
	dial-fails c-1 ${reason}      = call-ended c-1 not-reached by ${reason === 'cancelled' ? 'agent' : 'customer'} ${reason}
	? a1                          = available idle told ${reason}
	arrives k2
	waits k2                      = call-queued c-2 support, offer-made o-1 c-2 a1, > ring o-1 1001 headset k9
`,
	);
}

test(
	'dial by headset - not ready before is not ready after it',
	story,
	`${a1NailedUp}
	not-ready a1
	dials a1 0612345678
	dial-fails c-1 busy
	? a1                          = lunch idle told busy
`,
);

test(
	'dial by headset - one that is not connected dials nothing, emergencies neither',
	story,
	`
	nail a1 1001
	dials a1 112                  = no: headset-not-connected
	headset-up a1 k9
	headset-down a1
	dials a1 0612345678           = no: headset-not-connected
	available a1
	headset-up a1 k8
	dials a1 112                  = dial-asked c-1 a1 sales as 200 emergency, > dial c-1 1001 112 as 200 headset k8
`,
);

test(
	'dial by headset - put down while the number rings: cancelled, and not ready',
	story,
	`${a1NailedUp}
	dials a1 0612345678 support
	dial-comes c-1 ringing k9
	headset-down a1               = call-ended c-1 not-reached by agent cancelled, headset-ended a1 hung-up, presence-changed a1 headset-gone by floor
`,
);

test(
	'dial by headset - the leaving of an earlier call says nothing about the number that is called',
	story,
	`${a1NailedUp}
	arrives k1
	waits k1
	answers o-1 k9
	leaves k1
	finish a1
	dials a1 0612345678 support
	dial-comes c-2 calling k9
	headset-leaves k9 k1          = nothing
	? a1                          = available dialling
`,
);

test(
	'dial by headset - no word from the switch: given up, and a late one is undone for this call alone',
	story,
	`${a1NailedUp}
	dials a1 0612345678 support
	+5s due                       = call-ended c-1 not-reached by floor no-word, > end-dial c-1
	? a1                          = available idle told no-word
	dial-comes c-1 calling k9     = > hang-up k9
`,
);

test(
	'dial by headset - found in its step after the daemon died, or gone',
	story,
	`${a1NailedUp}
	dials a1 0612345678 support
	dial-comes c-1 calling k9
	restart
	found dial=c-1:ringing:k9 headset:a1:k9 = dial-rang c-1, switch-resynced main
	restart
	found k1:talking:c-1:k9:1001:dial=c-1 headset:a1:k9 = dial-answered c-1 a1, switch-resynced main
	leaves k1
	finish a1
	dials a1 0612345678 support
	lost
	found headset:a1:k9           = call-ended c-2 not-reached by gap lost-in-gap seen 0s, switch-resynced main
	? a1                          = available idle told lost-in-gap
`,
);
