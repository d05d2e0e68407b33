/** Supervisors on a call: asked for, confirmed, changed, ended. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {a1TalksBesideA2} from '../../helpers/story-beginnings.ts';

test(
	'monitor - listens, whispers, barges, stops',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009     = phone-taken 1009 sophie
	listen sophie a1     = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	? m-1                = calling
	hears m-1 k7         = monitor-started m-1 listen
	mode sophie whisper  = monitor-mode-asked m-1 whisper, > change m-1 whisper
	hears m-1 k7 whisper = monitor-started m-1 whisper
	mode sophie barge    = monitor-mode-asked m-1 barge, > change m-1 barge
	hears m-1 k7 barge   = monitor-started m-1 barge
	mode sophie barge    = nothing
	stop sophie          = monitor-ended m-1 stopped, > stop m-1
	hears-no-more m-1    = nothing
	stop sophie          = no: not-monitoring
`,
);

test(
	'monitor - ends with the call',
	story,
	`
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1               = call-arrived c-1, > admit c-1 support fr
	waits k1                 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9           = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009         = phone-taken 1009 sophie
	listen sophie a1 whisper = monitor-asked m-1 a1 whisper, > start m-1 1009 k9 whisper
	hears m-1 k7 whisper     = monitor-started m-1 whisper
	leaves k1                = monitor-ended m-1 call-ended, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s, > stop m-1
	mode sophie listen       = no: not-monitoring
`,
);

test(
	'monitor - the supervisor hangs up, or never answers',
	story,
	`
	sign-in a1 1001             = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                  = call-arrived c-1, > admit c-1 support fr
	waits k1                    = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9              = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009            = phone-taken 1009 sophie
	listen sophie a1            = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears-no-more m-1 no-answer = monitor-ended m-1 no-answer
	listen sophie a1            = monitor-asked m-2 a1 listen, > start m-2 1009 k9 listen
	hears m-2 k7                = monitor-started m-2 listen
	hears-no-more m-2           = monitor-ended m-2 left
	hears-no-more m-2           = nothing
`,
);

test(
	'monitor - thought better of before the other mode came: the last wish is ordered again',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009   = phone-taken 1009 sophie
	listen sophie a1   = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	mode sophie barge  = no: monitor-not-ready
	hears m-1 k7       = monitor-started m-1 listen
	mode sophie barge  = monitor-mode-asked m-1 barge, > change m-1 barge
	mode sophie listen = monitor-mode-asked m-1 listen, > change m-1 listen
	hears m-1 k7 barge = monitor-started m-1 barge
	hears m-1 k7       = monitor-started m-1 listen
`,
);

test(
	'monitor - is refused without a phone, without a talk, twice, or on a phone in use',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002      = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	listen sophie nobody = no: unknown-agent
	listen sophie a3     = no: not-signed-in
	listen sophie a1     = no: phone-needed
	take sophie 1009     = phone-taken 1009 sophie
	listen sophie a1     = no: agent-not-talking
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	unregistered 1009    = phone-unregistered 1009
	listen sophie a1     = no: phone-not-registered
	registered 1009      = phone-registered 1009
	outside 1009 x1      = outside-started 1009 x1
	listen sophie a1     = no: phone-in-use
	outside-over 1009 x1 = outside-ended 1009 x1
	listen sophie a1     = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	listen sophie a1     = no: already-monitoring
	lost                 = switch-lost main
	mode sophie whisper  = no: monitor-not-ready
	listen marc a1       = no: phone-needed
	mode marc whisper    = no: not-monitoring
	stop marc            = no: not-monitoring
`,
);

test(
	'monitor - is refused while the switch is away',
	story,
	`
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009 = phone-taken 1009 sophie
	lost             = switch-lost main
	listen sophie a1 = no: switch-down
`,
);

test(
	'monitor - a mode cannot change while the switch is away',
	story,
	`
	sign-in a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1          = call-arrived c-1, > admit c-1 support fr
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9      = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009    = phone-taken 1009 sophie
	listen sophie a1    = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears m-1 k7        = monitor-started m-1 listen
	lost                = switch-lost main
	mode sophie whisper = no: switch-down
`,
);

test(
	'monitor - an agent who listens is not rung meanwhile',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	listen a2 a1    = monitor-asked m-1 a1 listen, > start m-1 1002 k9 listen
	arrives k2      = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-queued c-2 support
	? c-2           = waiting support
	stop a2         = monitor-ended m-1 stopped, offer-made o-2 c-2 a2, > stop m-1, > ring o-2 1002
`,
);

test(
	'monitor - an agent does not listen from a phone at work',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	arrives k2      = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
	listen a2 a1    = no: phone-in-use
	listen a1 a1    = no: phone-in-use
`,
);

test(
	'monitor - nobody listens without one on the floor',
	story,
	`
	hears m-7 k7 = anomaly-noted monitor-unknown, > stop m-7
`,
);

/** a1 talks, and has asked a2; sophie listens to a1. */
const heard = `${a1TalksBesideA2}
	take sophie 1009
	listen sophie a1
	hears m-1 k7
`;

/** How the call goes on without the agent who was listened to, and what is told. */
const goesOn: ReadonlyArray<readonly [reason: string, lines: string]> = [
	[
		'handed-over',
		`
	consult a1 a2
	held k1
	consult-rings k-1 k5
	consult-answers k-1 k5
	hand-over a1
	joined k1 k5`,
	],
	[
		'sent-on',
		`
	transfer a1 sales
	waits k1`,
	],
	[
		'parked',
		`
	park a1
	waits k1`,
	],
	[
		'agent-lost',
		`
	hold a1
	held k1
	agent-leaves k9`,
	],
];

for (const [reason, lines] of goesOn) {
	test(`monitor - the call goes on without the agent, ${reason}: who listened is told`, (t) => {
		const floor = story(t, `${heard}${lines}\n`);
		t.is(floor.monitors.size, 0);
		const notice = floor.monitorNotices.get('sophie');
		t.like(notice, {agentId: 'a1', reason} as never);
	});
}

test('monitor - that the call is over is told to nobody: it is seen', (t) => {
	const floor = story(t, `${heard}\tleaves k1\n`);
	t.is(floor.monitors.size, 0);
	t.is(floor.monitorNotices.size, 0);
});
