/** Internal calls to who is nailed up: nothing rings there, their headset is joined and waits again. */

import test from 'ava';
import {twoSwitches} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a2NailedUpAcross} from '../../helpers/story-beginnings.ts';

/** a2 is nailed up at 1002, their headset on h2; a1 sits at 1001. */
const there = `
	nail a2 1002
	headset-up a2 h2
	+1s sign-in a1 1001
`;

/** a1 calls a2, and has picked up: the headset is asked. */
const asked = `${there}
	+9s calls-colleague a1 a2  = dial-asked c-1 a1 sales to a2, > dial c-1 1001 to 1002 at h2
	? a2                       = available idle
	dial-comes c-1 phone k9    = dial-phone-rang c-1
	dial-comes c-1 calling k9  = dial-begun c-1, outside-started 1002 h2, > ask c-1 k9 headset h2
	? a1                       = available dialling
	? a2                       = available outside
`;

/** The same, and they talk. */
const talks = `${asked}
	dial-answers c-1 h2 k9     = dial-answered c-1 a1
	? a1                       = available talking
	? a2                       = available outside
`;

for (const [who, lines] of [
	['who called', 'agent-leaves k9 = call-ended c-1 answered by agent, > hang-up h2'],
	[
		'who called, by key',
		'hang-up a1 = > hang-up k9\n	agent-leaves k9 = call-ended c-1 answered by agent, > hang-up h2',
	],
	[
		'who was called, by key',
		'hang-up a2 = > hang-up h2\n	leaves h2 = call-ended c-1 answered by customer',
	],
] as const) {
	test(
		`internal by headset - they talk until ${who} hangs up; both are back, and the headset takes the next call`,
		story,
		`${talks}
	${lines}
	outside-over 1002 h2 = outside-ended 1002 h2
	? a1 = available idle
	? a2 = available idle
	not-ready a1
	arrives k1 100
	waits k1 = call-queued c-2 support, offer-made o-1 c-2 a2, > ring o-1 1002 headset h2
`,
	);
}

test(
	'internal by headset - no queue is offered it from the order on, nor before it is out of the call',
	story,
	`${asked}
	not-ready a1
	arrives k1 100
	waits k1               = call-queued c-2 support
	dial-answers c-1 h2 k9 = dial-answered c-1 a1
	leaves h2              = call-ended c-1 answered by customer, presence-changed a1 lunch by a1
	outside-over 1002 h2   = outside-ended 1002 h2, offer-made o-1 c-2 a2, > ring o-1 1002 headset h2
`,
);

test(
	'internal by headset - a customer goes before: offered while the own phone rings, the colleague is busy',
	story,
	`${there}
	calls-colleague a1 a2
	arrives k1 100
	waits k1                  = call-queued c-2 support, offer-made o-1 c-2 a2, > ring o-1 1002 headset h2
	dial-comes c-1 calling k9 = call-ended c-1 not-reached by customer busy, > end-dial c-1
	? a1                      = available idle told busy
	answers o-1 h2            = offer-accepted o-1, call-connected c-2 a2 after 0s, > connect o-1 c-2 h2
`,
);

for (const [what, line, reason] of [
	['has another call', 'outside 1002 x1', 'busy'],
	['listens to somebody', 'listen a2 a3', 'busy'],
	['puts it on hold', 'phone-held h2', 'busy'],
	['has put it down', 'headset-down a2', 'not-registered'],
	['has gone', 'sign-out a2', 'not-registered'],
	['has another by now', 'headset-down a2\n	available a2\n	headset-up a2 h3', 'not-registered'],
] as const) {
	test(
		`internal by headset - who ${what} as the own phone is picked up is not joined`,
		story,
		`
	# Somebody to be listened to.
	sign-in a3 1003
	arrives k7 200
	waits k7
	rings o-1 k8
	answers o-1 k8
	${there}
	calls-colleague a1 a2
	${line}
	dial-comes c-2 calling k9 = call-ended c-2 not-reached by customer ${reason}, > end-dial c-2
`,
	);
}

for (const [what, line, ends] of [
	['called off', 'hang-up a1', '> end-dial c-1'],
	[
		'declined by key',
		'decline a2',
		'call-ended c-1 not-reached by customer refused, > end-dial c-1',
	],
	[
		'put down',
		'headset-down a2',
		'call-ended c-1 not-reached by customer not-registered, headset-ended a2 hung-up, presence-changed a2 headset-gone by floor, > end-dial c-1',
	],
	[
		'without a word for 5 s',
		'+5s due',
		'call-ended c-1 not-reached by floor no-word, > end-dial c-1',
	],
] as const) {
	test(
		`internal by headset - ${what} before they are joined: their phone is free as the switch says so`,
		story,
		`${asked}
	answer a2            = no: nothing-ringing
	${line} = ${ends}
	dial-fails c-1 cancelled
	outside-over 1002 h2 = outside-ended 1002 h2
	? c-1                = gone
`,
	);
}

test(
	'internal by headset - put down in the talk: whatever is told first, it was who was called that ended it',
	story,
	`${talks}
	headset-down a2      = call-ended c-1 answered by customer, headset-ended a2 hung-up, presence-changed a2 headset-gone by floor
	leaves h2            = nothing
	outside-over 1002 h2 = outside-ended 1002 h2
	? a1                 = available idle
	? a2                 = headset-gone idle
`,
);

test(
	'internal by headset - hold and back; left on hold, it waits for nobody',
	story,
	`${talks}
	hold a1         = control-asked c-1 hold, > hold c-1
	held h2         = call-held c-1 a1
	resume a1       = control-asked c-1 resume, > resume c-1
	joined h2 k9    = call-resumed c-1 a1
	hold a1         = control-asked c-1 hold, > hold c-1
	held h2         = call-held c-1 a1
	agent-leaves k9 = call-ended c-1 answered by agent, > hang-up k9, > hang-up h2
`,
);

test(
	'internal by headset - both are nailed up',
	story,
	`
	nail a1 1001
	headset-up a1 h1
	nail a2 1002
	headset-up a2 h2
	calls-colleague a1 a2     = dial-asked c-1 a1 sales to a2, > dial c-1 1001 to 1002 at h2 headset h1
	dial-comes c-1 calling h1 = dial-begun c-1, outside-started 1002 h2, > ask c-1 h1 headset h2
	dial-answers c-1 h2 h1    = dial-answered c-1 a1
	headset-leaves h1 h2      = call-ended c-1 answered by agent, > hang-up h2
	outside-over 1002 h2      = outside-ended 1002 h2
	? a1                      = available idle
	? a2                      = available idle
`,
);

test(
	'internal by headset - after a gap that swallowed the order it is given again',
	story,
	`${asked}
	lost
	found dial=c-1:calling:k9 headset:a2:h2 = switch-resynced main, > ask c-1 k9 headset h2
	? a2                   = available outside
	dial-answers c-1 h2 k9 = dial-answered c-1 a1
`,
);

test(
	'internal by headset - after a gap: joined meanwhile, and as it was in the talk',
	story,
	`${asked}
	lost
	found h2:talking:c-1:k9:1001:dial=c-1:colleague=1 1002:outside=h2 headset:a2:h2 = dial-answered c-1 a1, switch-resynced main
	lost
	found h2:talking:c-1:k9:1001:dial=c-1:colleague=1 1002:outside=h2 headset:a2:h2 = switch-resynced main
	? a1 = available talking
	? a2 = available outside
`,
);

test(
	'internal by headset - after a gap that it did not outlive: over, and the headset waits or is gone',
	story,
	`${talks}
	lost
	found headset:a2:h2 = call-ended c-1 answered by gap seen 10s, outside-ended 1002 h2, switch-resynced main
	calls-colleague a1 a2
	dial-comes c-2 calling k7
	lost
	found = call-ended c-2 not-reached by gap lost-in-gap seen 10s, headset-ended a2 lost-in-gap, presence-changed a2 headset-gone by floor, outside-ended 1002 h2, switch-resynced main
`,
);

test(
	'internal by headset - after a gap of a daemon that knows nothing of it they are parted',
	story,
	`${there}
	lost
	found h2:held:c-9:k8:1001:dial=c-9:colleague=1 1002:outside=h2 headset:a2:h2 = outside-started 1002 h2, switch-resynced main, > hang-up h2
	outside-over 1002 h2 = outside-ended 1002 h2
`,
);

test(
	'internal by headset - at another switch, where a tie leads to it, it is lent and nobody is asked',
	story,
	`${a2NailedUpAcross}
	sign-in a1 1001
	calls-colleague a1 a2     = dial-asked c-1 a1 sales to a2, > dial c-1 1001 to 1003 at h1
	dial-comes c-1 calling k9 = dial-begun c-1
	far 1003 h1               = far-leg-started 1003 h1
	answer a2                 = no: nothing-ringing
	dial-answers c-1 k2 k9    = dial-answered c-1 a1
	arrives k1
	waits k1                  = call-queued c-2 support
	hang-up a2                = > hang-up k2
	leaves k2                 = call-ended c-1 answered by customer, offer-made o-1 c-2 a1, > ring o-1 1001
	far-over 1003 h1          = far-leg-ended 1003 h1
	untie main annex          = tie-down main annex
	decline a1
	calls-colleague a1 a2     = no: no-such-target
`,
	twoSwitches,
);

test(
	'internal by headset - who signs out in the talk has hung up',
	story,
	`${talks}
	sign-out a2          = agent-signed-out a2 by a2, phone-released 1002 a2, > drop headset
	leaves h2            = call-ended c-1 answered by customer
	outside-over 1002 h2 = outside-ended 1002 h2
	? a1                 = available idle
`,
);
