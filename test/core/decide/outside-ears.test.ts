/** Supervisors who listen from a number outside: who may, what is called, the key, and every way it ends. */

import test from 'ava';
import {baseConfig} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

const listed = {...baseConfig, listening: {outside: ['+336', '+33145', '+3389', '15', '30']}};

const talk = `
	sign-in a1 1001  = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1       = call-arrived c-1, > admit c-1 support fr
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9   = offer-accepted o-1, call-connected c-1 a1 after 0s
`;

test(
	'ear - the number is called, asked for the key, and hears only then; no phone is needed',
	story,
	`${talk}
	listen-out sophie a1 0612345678 = monitor-asked m-1 a1 listen from p-ear, > call m-1 0612345678 k9 listen as 100
	? m-1                           = calling
	mode sophie whisper             = no: monitor-not-ready
	ear-answers m-1 k7              = monitor-answered m-1
	? m-1                           = asking
	mode sophie whisper             = no: monitor-not-ready
	take-over sophie                = no: monitor-not-ready
	ear-answers m-1 k7              = nothing
	hears m-1 k7                    = monitor-started m-1 listen
	? m-1                           = active
	mode sophie whisper             = monitor-mode-asked m-1 whisper, > change m-1 whisper
	hears m-1 k7 whisper            = monitor-started m-1 whisper
	mode sophie barge               = monitor-mode-asked m-1 barge, > change m-1 barge
	hears m-1 k7 barge              = monitor-started m-1 barge
	take-over sophie                = no: desk-needed
	stop sophie                     = monitor-ended m-1 stopped, > stop m-1
	hears-no-more m-1 hung-up       = nothing
`,
	listed,
);

test(
	'ear - the floor’s own rules say from where: a list, what may be dialled, and never an emergency',
	story,
	`${talk}
	listen-out sophie a1 0799123456   = no: number-not-for-listening
	listen-out sophie a1 0899123456   = no: number-not-allowed
	listen-out sophie a1 15           = no: number-not-allowed
	listen-out sophie a1 1001         = no: number-not-allowed
	listen-out sophie a1 +4420794609  = no: number-not-allowed
	listen-out sophie a1 06#12        = no: number-bad
	listening
	listen-out sophie a1 0612345678   = no: outside-listening-off
	listening +336
	listen-out sophie a1 0033612345678 = monitor-asked m-1 a1 listen from p-ear, > call m-1 0033612345678 k9 listen as 100
`,
	listed,
);

test(
	'ear - is refused as at a desk phone: nobody talks, twice, the switch away, at work oneself',
	story,
	`
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	listen-out sophie a1 0612345678 = no: not-signed-in
	listen-out sophie a2 0612345678 = no: agent-not-talking
	arrives k2      = call-arrived c-1, > admit c-1 support fr
	waits k2        = call-queued c-1 support, offer-made o-1 c-1 a2, > ring o-1 1002
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a2 after 0s
	listen-out a2 a2 0612345678     = no: agent-on-call
	listen-out sophie a2 0612345678
	listen-out sophie a2 0612345678 = no: already-monitoring
	stop sophie
	lost
	listen-out sophie a2 0612345678 = no: switch-down
`,
	listed,
);

for (const [what, before] of [
	['as it rings', ''],
	['as the key is asked for', 'ear-answers m-1 k7'],
	['as it hears', 'ear-answers m-1 k7\n	hears m-1 k7'],
] as const) {
	test(
		`ear - the call ends, or the right is gone, ${what}: it is hung up`,
		story,
		`${talk}
	listen-out sophie a1 0612345678
	${before}
	stop sophie = monitor-ended m-1 stopped, > stop m-1
	listen-out sophie a1 0612345678
	${before.replaceAll('m-1', 'm-2')}
	leaves k1   = monitor-ended m-2 call-ended, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s, > stop m-2
`,
		listed,
	);

	test(
		`ear - another list, ${what}: nobody goes on by the old one; the same list changes nothing`,
		story,
		`${talk}
	take sophie 1009 = phone-taken 1009 sophie
	listen sophie a1 = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	listen-out marc a1 0612345678 = monitor-asked m-2 a1 listen from p-ear, > call m-2 0612345678 k9 listen as 100
	${before.replaceAll('m-1', 'm-2')}
	listening +336 +33145 +3389 15 30 = floor-configured
	listening +336                    = floor-configured, monitor-ended m-2 list-changed, > stop m-2
	? m-1                             = calling
`,
		listed,
	);

	test(
		`ear - another policy of what may be dialled, ${what}: nobody goes on by the old one; another caller id changes nothing`,
		story,
		`${talk}
	take sophie 1009 = phone-taken 1009 sophie
	listen sophie a1 = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	listen-out marc a1 0612345678 = monitor-asked m-2 a1 listen from p-ear, > call m-2 0612345678 k9 listen as 100
	${before.replaceAll('m-1', 'm-2')}
	outbound {"country":"FR"}                                    = floor-configured
	outbound {"country":"FR","callerId":"33123456789"}           = floor-configured
	outbound {"country":"FR","deny":["+336"]}                    = floor-configured, monitor-ended m-2 list-changed, > stop m-2
	listen-out marc a1 0612345678                                = no: number-not-allowed
	listen-out marc a1 0145678901                                = monitor-asked m-3 a1 listen from p-ear, > call m-3 0145678901 k9 listen as 100
	${before.replaceAll('m-1', 'm-3')}
	outbound {"country":"FR","allow":["+336"],"deny":["+331"]}   = floor-configured, monitor-ended m-3 list-changed, > stop m-3
	listen-out marc a1 0612345678                                = monitor-asked m-4 a1 listen from p-ear, > call m-4 0612345678 k9 listen as 100
	${before.replaceAll('m-1', 'm-4')}
	outbound {"country":"FR","allow":["+337"],"deny":["+331"]}   = floor-configured, monitor-ended m-4 list-changed, > stop m-4
	listen-out marc a1 0612345678                                = monitor-asked m-5 a1 listen from p-ear, > call m-5 0612345678 k9 listen as 100
	${before.replaceAll('m-1', 'm-5')}
	outbound {"country":"BE","allow":["+337"],"deny":["+331"]}   = floor-configured, monitor-ended m-5 list-changed, > stop m-5
	? m-1                                                        = calling
`,
		listed,
	);
}

test('ear - why it came to nothing is told until the next time, and no digit is kept', (t) => {
	const floor = story(
		t,
		`${talk}
	listen-out sophie a1 0612345678
	hears-no-more m-1 busy = monitor-ended m-1 busy
`,
		listed,
	);
	const notice = floor.monitorNotices.get('sophie');
	t.deepEqual(
		{agentId: notice?.agentId, outside: notice?.outside, reason: notice?.reason},
		{agentId: 'a1' as never, outside: true, reason: 'busy'},
	);
	const again = story(
		t,
		`${talk}
	listen-out sophie a1 0612345678
	hears-no-more m-1 no-key
	listen-out sophie a1 0612345678
	hears-no-more m-2 hung-up
`,
		listed,
	);
	t.is(again.monitorNotices.size, 0, 'one’s own doing needs no word');
});

test(
	'ear - an agent listens from outside: not rung meanwhile, the phone is free, and so is an emergency',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a1 after 0s
	listen-out a2 a1 0612345678
	arrives k2      = call-arrived c-2, > admit c-2 support fr
	waits k2        = call-queued c-2 support
	dials a2 0145678901 = no: phone-in-use
	dials a2 15     = monitor-ended m-1 stopped, dial-asked c-3 a2 support as 100 emergency, > stop m-1, > dial c-3 1002 15 as 100
`,
	listed,
);

test(
	'ear - who listens from outside takes a phone, gives it back, or loses it, and listens on',
	story,
	`${talk}
	take sophie 1009 = phone-taken 1009 sophie
	listen-out sophie a1 0612345678
	release sophie   = phone-released 1009 sophie
	take sophie 1004 = phone-taken 1004 sophie
	sign-in a2 1004 takeover
	? m-1            = calling
`,
	listed,
);

test(
	'ear - a word of the switch about nobody here: it is hung up',
	story,
	`
	ear-answers m-9 k7 = anomaly-noted monitor-unknown, > stop m-9
`,
	listed,
);

test(
	'ear - a resync finds it hearing, or not any more',
	story,
	`${talk}
	listen-out sophie a1 0612345678
	ear-answers m-1 k7
	lost
	found k1:talking:o-1:k9:1001 m-1:k7:listen = monitor-started m-1 listen, switch-resynced main
	? m-1 = active
	lost
	found k1:talking:o-1:k9:1001 = monitor-ended m-1 lost-in-gap, switch-resynced main
	? m-1 = gone
`,
	listed,
);
