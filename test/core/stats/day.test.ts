/** The day's counters and the formulas over them. */

import {
	agentTimes,
	type Floor,
	id,
	meanTimes,
	newDay,
	occupancy,
	offeredOf,
	type QueueDay,
	queueDay,
	serviceLevel,
	speedOfAnswerMs,
} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {startsAt} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

/** The agent's day at the story's last event, without what is 0. */
function timesOf(floor: Floor, name: string): Record<string, number> {
	const agent = floor.agents.get(id(name));
	if (agent === undefined) throw new Error(`no agent ${name}`);
	const row = Object.entries(agentTimes(floor.day, agent, floor.at));
	return Object.fromEntries(row.filter(([, value]) => value !== 0));
}

const queueOf = (floor: Floor, name: string): Record<string, number> =>
	Object.fromEntries(
		Object.entries(floor.day.queues.get(id(name)) ?? {}).filter(([, value]) => value !== 0),
	);

const times = test.macro(
	(t: ExecutionContext, text: string, agent: string, wanted: Record<string, number>) => {
		t.deepEqual(timesOf(story(t, text), agent), wanted);
	},
);

test(
	'agent day - each second of a shift counts once, for what was done in it',
	times,
	`
	sign-in a1 1001
	+10s arrives k1
	waits k1
	+3s rings o-1 k9
	+2s answers o-1 k9
	+60s leaves k1
	+20s finish a1
	+5s not-ready a1 lunch
	+100s available a1
	+1s outside 1001 x1
	+7s outside-over 1001 x1
	+4s link a1
`,
	'a1',
	{
		...{idleMs: 10_000 + 5000 + 1000 + 4000, ringMs: 5000, talkMs: 60_000, wrapUpMs: 20_000},
		...{notReadyMs: 100_000, outsideMs: 7000, handled: 1, offers: 1},
	},
);

test(
	'agent day - a wish during a talk does not count the talk twice',
	times,
	`
	sign-in a1 1001
	link a1
	arrives k1
	waits k1
	answers o-1 k9
	+10s not-ready a1 lunch
	+10s cancel a1
	+10s unlink a1
	+10s link a1
	+10s dispose a1 c-1 done
	+10s leaves k1
	finish a1
`,
	'a1',
	{talkMs: 60_000, handled: 1, offers: 1},
);

test(
	'agent day - a presence chosen during an outside call does not count it twice',
	times,
	`
	sign-in a1 1001
	outside 1001 x1
	+10s not-ready a1 lunch
	+10s available a1
	+10s outside-over 1001 x1
`,
	'a1',
	{outsideMs: 30_000},
);

test(
	'agent day - a lost desk and a rest leave idle time whole',
	times,
	`
	sign-in a4 1001
	link a4
	+5s unlink a4
	+5s link a4
	+5s arrives k1 300
	waits k1
	fails o-1 busy
	leaves k1
	+5s due
	+5s link a1
	unlink a4
`,
	'a4',
	{idleMs: 25_000, offers: 1},
);

test(
	'agent day - a talk over midnight counts on each side what elapsed there',
	times,
	`
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	+100s day 2026-03-03
	+20s leaves k1
	finish a1
`,
	'a1',
	{talkMs: 20_000, handled: 1},
);

test('agent day - time before signing out is kept', (t) => {
	const floor = story(
		t,
		`
		sign-in a1 1001
		+10s sign-out a1
		+60s sign-in a1 1001
		+5s sign-out a1
	`,
	);
	t.is(floor.day.agents.get(id('a1'))?.idleMs, 15_000);
});

test(
	'agent day - a rang-out counts against them, an offer taken back does not',
	times,
	`
	sign-in a1 1001
	arrives k1
	waits k1
	+15s fails o-1 no-answer
	available a1
	+1s leaves k1
`,
	'a1',
	{ringMs: 16_000, offers: 2, rangOut: 1},
);

test('queue day - answered, in time and late', (t) => {
	const floor = story(
		t,
		`
		rules support {"thresholdMs":10000}
		sign-in a1 1001
		sign-in a2 1002
		arrives k1
		waits k1
		arrives k2
		waits k2
		+10s answers o-1 k8
		+1ms answers o-2 k9
		+30s leaves k1
		+10s leaves k2
		finish a1
		+5s finish a2
	`,
	);
	t.deepEqual(queueOf(floor, 'support'), {
		...{answered: 2, answeredInTime: 1, waitOfAnsweredMs: 20_001, talkMs: 30_001 + 40_000},
		...{wrapUpMs: 10_000 + 5000, handled: 2, offers: 2},
	});
});

test('queue day - abandoned, short and not; given up on; nobody there', (t) => {
	const floor = story(
		t,
		`
		sign-in a1 1001 not-ready lunch
		arrives k1
		waits k1
		+5s leaves k1
		arrives k2
		waits k2
		+5001ms leaves k2
		arrives k3
		waits k3
		+300s due
		leaves k3
		sign-out a1
		arrives k4
		waits k4
		+60s due
		leaves k4
		arrives k5
		leaves k5
	`,
	);
	t.deepEqual(queueOf(floor, 'support'), {
		...{abandoned: 2, shortAbandoned: 1, timedOut: 1, leftEmpty: 1},
	});
});

test('queue day - a moved call is counted where it ended up', (t) => {
	const floor = story(
		t,
		`
		sign-in a1 1001 not-ready lunch
		arrives k1 200
		waits k1
		+120s due
		+1s leaves k1
	`,
	);
	t.deepEqual(queueOf(floor, 'sales'), {});
	t.deepEqual(queueOf(floor, 'support'), {abandoned: 1});
});

test('queue day - a call counts in the day it came in', (t) => {
	const floor = story(
		t,
		`
		sign-in a1 1001
		sign-in a2 1002
		arrives k1
		waits k1
		+1s arrives k2
		+1s day 2026-03-03
		waits k2
		answers o-1 k9
		answers o-2 k8
		arrives k3
		waits k3
		leaves k3
	`,
	);
	t.is(floor.day.startedAt, startsAt + 2000);
	t.deepEqual(queueOf(floor, 'support'), {offers: 1, abandoned: 1, shortAbandoned: 1});
});

test('queue day - a talk that ended unseen is counted up to the last sight', (t) => {
	const floor = story(
		t,
		`
		sign-in a1 1001
		arrives k1
		waits k1
		answers o-1 k9
		+60s lost
		+500s found
		finish a1
	`,
	);
	t.is(floor.day.queues.get(id('support'))?.talkMs, 60_000);
	t.is(floor.day.agents.get(id('a1'))?.talkMs, 560_000);
});

const day = (change: Partial<QueueDay>) => ({
	...queueDay(newDay(0, ''), id('support')),
	...change,
});

test('queue day - turned away, sent on and diverted are apart from the offered', (t) => {
	const floor = story(
		t,
		`
		rules support {"maxWaiting":1,"onFull":{"action":"send-out","number":"+33199000055"}}
		rules sales {"diversions":[{"when":"wait-ratio","above":1,"to":{"action":"move","queueId":"support"}}]}
		sign-in a1 1001 not-ready lunch
		arrives k1
		waits k1
		arrives k2
		waits k2
		leaves k2
		arrives k3 200
		waits k3
		arrives k4 200
		waits k4
		leaves k4
	`,
	);
	t.deepEqual(queueOf(floor, 'support'), {overflowed: 2, full: 2});
	t.deepEqual(queueOf(floor, 'sales'), {diverted: 1});
	t.is(offeredOf(day({overflowed: 3, full: 2, diverted: 1})), 0);
});

test('formulas - service level is answered in time of those offered, short abandons apart', (t) => {
	t.is(serviceLevel(day({answered: 8, answeredInTime: 6, abandoned: 4, shortAbandoned: 2})), 0.6);
	t.is(serviceLevel(day({answered: 1, answeredInTime: 1, timedOut: 1, leftEmpty: 2})), 0.25);
	t.is(serviceLevel(day({})), undefined);
	t.is(serviceLevel(day({abandoned: 2, shortAbandoned: 2})), undefined);
	t.is(offeredOf(day({answered: 1, abandoned: 2, timedOut: 3, leftEmpty: 4})), 10);
});

test('formulas - means are of what was answered and handled, undefined of nothing', (t) => {
	t.is(speedOfAnswerMs(day({answered: 4, waitOfAnsweredMs: 10_000})), 2500);
	t.is(speedOfAnswerMs(day({})), undefined);
	const row = {
		...{handled: 2, talkMs: 60_000, holdMs: 10_000, wrapUpMs: 30_000, ringMs: 5000},
		...{idleMs: 105_000, outsideMs: 999, notReadyMs: 999, workMs: 0, offers: 3, rangOut: 1},
	};
	const meansOf = (own: typeof row) => {
		const given = newDay(0, '2026-01-01');
		given.agents.set(id('a1'), own);
		return meanTimes(given, id('a1'));
	};
	t.deepEqual(meansOf(row), {talkMs: 30_000, wrapUpMs: 15_000, handleTimeMs: 50_000});
	t.is(meansOf({...row, handled: 0}), undefined);
	t.is(meanTimes(newDay(0, ''), id('a1')), undefined);
	t.is(occupancy(row), 0.5);
	t.is(occupancy({...row, workMs: 105_000}), 2 / 3, 'other work is work');
	t.is(meansOf({...row, workMs: 105_000})?.handleTimeMs, 50_000, 'and no part of a call');
	t.is(occupancy({...row, talkMs: 0, holdMs: 0, wrapUpMs: 0, ringMs: 0, idleMs: 0}), undefined);
});

/** A first call of a minute with 20 s of work after it; then a second one, as the lines say. */
const means = test.macro((t: ExecutionContext, more: string, wanted: object) => {
	const floor = story(
		t,
		`
		sign-in a1 1001
		arrives k1
		waits k1
		rings o-1 k9
		answers o-1 k9
		+60s leaves k1
		+20s finish a1
		arrives k2
		waits k2
		rings o-2 k8
		answers o-2 k8
		${more}
	`,
	);
	t.deepEqual(meanTimes(floor.day, id('a1')), wanted);
});
const ofFirst = {talkMs: 60_000, wrapUpMs: 20_000, handleTimeMs: 80_000};

test(
	'means - a talk that goes on is no part of them, however it was cut',
	means,
	`+30s hold a1
	held k2
	+40s resume a1
	joined k2 k8
	+50s hold a1
	held k2`,
	ofFirst,
);
test(
	'means - once it has ended it is, hold and all',
	means,
	`+30s hold a1
	held k2
	+40s resume a1
	joined k2 k8
	+50s leaves k2`,
	{talkMs: 70_000, wrapUpMs: 10_000, handleTimeMs: 100_000},
);
