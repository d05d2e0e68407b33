/** Internal calls: an agent calls a colleague inside the floor; and all that can come of it. */

import {agentTimes, id} from '@plateau/core';
import test from 'ava';
import {startsAt, twoSwitches} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

/** a1 at 1001 and a2 at 1002 are there; a1's call to a2 rings there, by the legs k9 and k2. */
const rings = `
	sign-in a2 1002
	+1s sign-in a1 1001
	+9s calls-colleague a1 a2      = dial-asked c-1 a1 sales to a2, > dial c-1 1001 to 1002
	? a1                           = available dialling
	? a2                           = available idle
	dial-comes c-1 phone k9        = dial-phone-rang c-1
	dial-comes c-1 calling k9      = dial-begun c-1
	outside 1002 k2         = outside-started 1002 k2
	dial-comes c-1 ringing k9      = dial-rang c-1
	? a2                           = available outside
`;

/** The same, and they talk. */
const talks = `${rings}
	+3s dial-answers c-1 k2 k9     = dial-answered c-1 a1
	? a1                           = available talking
	? a2                           = available outside
`;

for (const [who, line, endedBy] of [
	['who was called', 'leaves k2', 'customer'],
	['who called', 'agent-leaves k9', 'agent'],
] as const) {
	test(
		`internal - they talk until ${who} hangs up: no work after it, and both are back`,
		story,
		`${talks}
	+8s ${line} = call-ended c-1 answered by ${endedBy}${endedBy === 'agent' ? ', > hang-up k2' : ''}
	outside-over 1002 k2 = outside-ended 1002 k2
	? a1 = available idle
	? a2 = available idle
	? c-1 = gone
`,
	);
}

test(
	'internal - neither side is given a call of a queue meanwhile, and the first free one is after it',
	story,
	`${talks}
	arrives k1 200
	waits k1       = call-queued c-2 sales
	+2s leaves k2  = call-ended c-1 answered by customer, offer-made o-1 c-2 a1, > ring o-1 1001
`,
);

test('internal - it is time outside on both sides, and counts for no agent and no queue', (t) => {
	const floor = story(
		t,
		`${talks}
	+60s leaves k2       = call-ended c-1 answered by customer
	outside-over 1002 k2 = outside-ended 1002 k2
`,
	);
	for (const name of ['a1', 'a2']) {
		const agent = floor.agents.get(id(name));
		if (agent === undefined) throw new Error(`${name} is there`);
		const {handled, talkMs, ringMs, outsideMs, wrapUpMs} = agentTimes(floor.day, agent, floor.at);
		t.deepEqual(
			{name, handled, talkMs, ringMs, wrapUpMs},
			{
				...{name, handled: 0, talkMs: 0, ringMs: 0, wrapUpMs: 0},
			},
		);
		t.is(outsideMs, 63_000, name);
	}
	for (const [queueId, row] of floor.day.queues)
		t.true(
			Object.values(row).every((value) => value === 0),
			queueId,
		);
	t.true(floor.at > startsAt);
});

for (const [reason, endedBy] of [
	['busy', 'customer'],
	['no-answer', 'customer'],
	['refused', 'customer'],
	['not-registered', 'customer'],
	['cancelled', 'agent'],
	['phone-no-answer', 'agent'],
] as const) {
	test(
		`internal - ${reason}: both are as before, who called is told why and as long idle`,
		story,
		`${rings}
	+2s dial-fails c-1 ${reason} = call-ended c-1 not-reached by ${endedBy} ${reason}
	outside-over 1002 k2 = outside-ended 1002 k2
	? a1 = available idle told ${reason}
	? a2 = available idle
	# a2 was outside, and their idle time begins anew: a1 is longest idle.
	arrives k1 200
	waits k1       = call-queued c-2 sales, offer-made o-1 c-2 a1, > ring o-1 1001
`,
	);
}

test(
	'internal - by key: the colleague declines while it rings, ends the talk, or has the phone answer',
	story,
	`${rings}
	answer a2    = no: phone-cannot-answer
	decline a2   = call-ended c-1 not-reached by customer refused, > end-dial c-1
	? a1         = available idle told refused
	dial-fails c-1 cancelled = nothing
	outside-over 1002 k2 = outside-ended 1002 k2
	decline a2   = no: nothing-ringing
	hang-up a2   = no: not-talking
	# At a phone that answers when asked.
	sign-out a2
	sign-in a2 1003
	calls-colleague a1 a2     = dial-asked c-2 a1 sales to a2, > dial c-2 1001 to 1003
	dial-comes c-2 calling k8 = dial-begun c-2
	answer a2                 = no: nothing-ringing
	outside 1003 k3    = outside-started 1003 k3
	# With a call of its own besides, which of the two is meant is not known here.
	outside 1003 x9
	answer a2                 = no: nothing-ringing
	outside-over 1003 x9
	answer a2                 = > answer-dialled k3
	dial-answers c-2 k3 k8    = dial-answered c-2 a1
	answer a2                 = no: nothing-ringing
	hang-up a2                = > hang-up k3
	leaves k3                 = call-ended c-2 answered by customer
`,
);

test(
	'internal - who called hangs up by key, while it rings and in the talk',
	story,
	`${rings}
	hang-up a1                = > end-dial c-1
	dial-fails c-1 cancelled  = call-ended c-1 not-reached by agent cancelled
	outside-over 1002 k2
	calls-colleague a1 a2     = dial-asked c-2 a1 sales to a2, > dial c-2 1001 to 1002
	dial-comes c-2 ringing k7 = dial-begun c-2, dial-rang c-2
	dial-answers c-2 k3 k7    = dial-answered c-2 a1
	hang-up a1                = > hang-up k7
	agent-leaves k7           = call-ended c-2 answered by agent, > hang-up k3
`,
);

test(
	'internal - hold, mute and digits as in every talk; left on hold, the colleague waits for nobody',
	story,
	`${talks}
	hold a1                = control-asked c-1 hold, > hold c-1
	held k2                = call-held c-1 a1
	? a1                   = available holding
	resume a1              = control-asked c-1 resume, > resume c-1
	joined k2 k9           = call-resumed c-1 a1
	microphone a1 off      = call-muted c-1 off, > mute c-1 off
	digits a1 12           = digits-sent c-1 2, > digits k2 12
	hold a1                = control-asked c-1 hold, > hold c-1
	held k2                = call-held c-1 a1
	agent-leaves k9        = call-ended c-1 answered by agent, > hang-up k9, > hang-up k2
	? a1                   = available idle
`,
);

test(
	'internal - between two, and nobody’s work: everything else of a talk is refused with one word',
	story,
	`${talks}
	sign-in a3 1003
	take boss 1004
	rules sales {"wrapUp":{"mode":"optional","dispositionRequired":true,"limitMs":1000},"recording":{"mode":"all","purpose":"quality","keepMs":1000}}
	transfer a1 a3         = no: internal-call
	transfer a1 vip  = no: internal-call
	consult a1 a3          = no: internal-call
	consult a1 vip   = no: internal-call
	join-all a1                = no: internal-call
	swap a1                = no: internal-call
	hand-over a1           = no: internal-call
	end-consult a1                = no: internal-call
	park a1                = no: internal-call
	record a1              = no: internal-call
	private a1             = no: internal-call
	listen boss a1         = no: internal-call
	dispose a1 c-1 sold    = no: internal-call
	want-wrap-up a1                = no: internal-call
	presses k2 9           = nothing
	hand a1                = hand-raised a1
	leaves k2              = call-ended c-1 answered by customer
`,
);

test(
	'internal - who cannot be called: oneself, nobody, who is gone, at work, in a call, listening, off the hook',
	story,
	`
	sign-in a1 1001
	calls-colleague a1 a1 = no: no-such-target
	calls-colleague a1 a9 = no: no-such-target
	calls-colleague a1 a2 = no: target-not-ready
	calls-colleague a1 phone:9999 = no: no-such-target
	calls-colleague a1 phone:1001 = no: no-such-target
	calls-colleague a4 a1 = no: not-signed-in
	sign-in a2 1002 not-ready lunch
	outside 1002 x1
	calls-colleague a1 a2 = no: target-not-ready
	calls-colleague a1 phone:1002 = no: target-not-ready
	outside-over 1002 x1
	unregistered 1002
	calls-colleague a1 a2 = no: target-not-ready
	registered 1002
	unregistered 1001
	calls-colleague a1 a2 = no: phone-not-registered
	registered 1001
	# Who is on a break can be called, and an extension means who sits there.
	calls-colleague a1 phone:1002 = dial-asked c-1 a1 sales to a2, > dial c-1 1001 to 1002
	# Not called yet: a call that the phone has now is another.
	outside 1002 x2
	hang-up a2 = no: not-talking
	outside-over 1002 x2
	# Both at once: who was first calls.
	calls-colleague a2 a1 = no: target-not-ready
	calls-colleague a1 a2 = no: agent-on-call
	dial-fails c-1 no-answer
	nail a3 1003
	# Their headset is not connected yet.
	calls-colleague a1 a3 = no: target-not-ready
	lost
	calls-colleague a1 a2 = no: switch-down
`,
);

test(
	'internal - an extension where nobody is signed in',
	story,
	`
	sign-in a1 1001
	calls-colleague a1 phone:1003 = dial-asked c-1 a1 sales to 1003, > dial c-1 1001 to 1003
	dial-comes c-1 calling k9     = dial-begun c-1
	outside 1003 k3
	dial-answers c-1 k3 k9        = dial-answered c-1 a1
	# Whoever comes to sit there is in the call.
	sign-in a3 1003               = phone-taken 1003 a3, agent-signed-in a3 available
	? a3                          = available outside
	hang-up a3                    = > hang-up k3
`,
);

test(
	'internal - a customer comes first: a colleague who is rung by a queue meanwhile is busy',
	story,
	`
	sign-in a2 1002
	+1s sign-in a1 1001
	calls-colleague a1 a2     = dial-asked c-1 a1 sales to a2, > dial c-1 1001 to 1002
	arrives k1 100
	waits k1                  = call-queued c-2 support, offer-made o-1 c-2 a2, > ring o-1 1002
	dial-comes c-1 calling k9 = call-ended c-1 not-reached by customer busy, > end-dial c-1
	? a1                      = available idle told busy
	? a2                      = available ringing
`,
);

test(
	'internal - a colleague who signs out while it rings: it is their phone that is called, and rings on',
	story,
	`${rings}
	sign-out a2            = agent-signed-out a2 by a2, phone-released 1002 a2
	dial-answers c-1 k2 k9 = dial-answered c-1 a1
	leaves k2              = call-ended c-1 answered by customer
`,
);

for (const [found, came] of [
	['dial=c-1:ringing:k9 1002:outside=k2', ''],
	['k2:talking:c-1:k9:1001:dial=c-1:colleague=1 1002:outside=k2', 'dial-answered c-1 a1, '],
	['1002:free', 'call-ended c-1 not-reached by gap lost-in-gap seen 10s, outside-ended 1002 k2, '],
] as const) {
	test(
		`internal - after a gap while it rang: ${came === '' ? 'still so' : came}`,
		story,
		`${rings}
	lost
	found ${found.replace('1002:free', '')} = ${came}switch-resynced main
`,
	);
}

test(
	'internal - after a gap in the talk: on hold alone, it is over; unknown, they are let go',
	story,
	`${talks}
	hold a1
	held k2
	lost
	found k2:held:colleague=1 1002:outside=k2 = call-ended c-1 answered by agent seen 13s, switch-resynced main, > hang-up k9, > hang-up k2
	lost
	found k5:held:c-9:k8:1001:dial=c-9:colleague=1 1003:outside=k5 = outside-ended 1002 k2, outside-started 1003 k5, switch-resynced main, > hang-up k5
`,
);

test(
	'internal - the switch was started anew: gone, and both are back',
	story,
	`${talks}
	lost
	found switch:restarted = call-ended c-1 answered by pbx-restart seen 13s, outside-ended 1002 k2, switch-resynced main
	? a1 = available idle
	? a2 = available idle
`,
);

test(
	'internal - a colleague at another switch, where a tie leads to their phone: the same keys, and nobody rings it meanwhile',
	story,
	`
	annex
	sign-in a1 1001
	sign-in a2 1002
	calls-colleague a1 a2     = no: no-such-target
	annex tied
	tie main annex
	# A call of the first switch has the phone, and its agent is idle there.
	far 1002 x0               = far-leg-started 1002 x0
	calls-colleague a1 a2     = no: target-not-ready
	far-over 1002 x0
	calls-colleague a1 a2     = dial-asked c-1 a1 sales to a2, > dial c-1 1001 to 1002
	dial-comes c-1 calling k9 = dial-begun c-1
	far 1002 x1               = far-leg-started 1002 x1
	dial-comes c-1 ringing k9 = dial-rang c-1
	arrives k1 100
	waits k1                  = call-queued c-2 support
	dial-answers c-1 k2 k9    = dial-answered c-1 a1
	hang-up a2                = > hang-up k2
	leaves k2                 = call-ended c-1 answered by customer, offer-made o-1 c-2 a1, > ring o-1 1001
	far-over 1002 x1          = far-leg-ended 1002 x1
	? a2                      = available idle
`,
	twoSwitches,
);

test(
	'internal - who listens to somebody is not called, and an agent of no queue may call',
	story,
	`${a1TalksBesideA2}
	listen a2 a1
	sign-in a4 1004
	calls-colleague a4 a2 = no: target-not-ready
	stop a2
	change agents a4 {"queues":[]}
	calls-colleague a4 a2 = dial-asked c-2 a4 sales to a2, > dial c-2 1004 to 1002
`,
);
