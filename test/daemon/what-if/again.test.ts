import {
	apply,
	type Event,
	emptyFloor,
	type QueueConfig,
	strategies,
	type WrapUpRule,
} from '@plateau/core';
import {type PlannedArrival, type StaffMove, simulateDay} from '@plateau/core/day-sim';
import {createRandom} from '@plateau/core/sim';
import {arrivalsAgain} from '@plateau/daemon/what-if/arrivals';
import {readDay} from '@plateau/daemon/what-if/recorded-day';
import test from 'ava';
import {day, givenJournal, givenPlan, startsAt} from './given-day.ts';

// What a day showed is enough to live it again: whoever is rung, however many at once, whatever is missed.

function recordedOf(seed: number, rules: Partial<QueueConfig> = {}) {
	const journal = givenJournal(seed, rules);
	const start = journal.findIndex(({type}) => type === 'day-started');
	const floor = emptyFloor();
	for (const event of journal.slice(0, start)) apply(floor, event);
	return readDay(floor, journal.slice(start), {day, endsAt: startsAt + 24 * 3_600_000});
}

const limited = {limitMs: 25_000, dispositionRequired: false} as const;
const wrapUps: readonly WrapUpRule[] = [
	{mode: 'none'},
	{mode: 'timed', ...limited, extendMs: 10_000, extendLimit: 2},
	{mode: 'fixed', ...limited},
	{mode: 'manual', dispositionRequired: false},
	{mode: 'optional', ...limited},
];
const days: readonly (readonly [string, Partial<QueueConfig>])[] = [
	...strategies.map((strategy) => [strategy, {strategy}] as const),
	...wrapUps.map((wrapUp) => [`a wrap-up that is ${wrapUp.mode}`, {wrapUp}] as const),
	[
		'rests and misses in a row',
		{
			rest: {busyMs: 9000, declinedMs: 20_000, noAnswerMs: 7000, unregisteredMs: 0},
			rangOutLimit: 2,
		},
	],
	['a door that closes', {maxWaiting: 3, joinEmpty: false, priorityMs: 5000}],
	['waits that age', {ageing: [{afterMs: 20_000, creditMs: 60_000}], placeKeptMs: 300_000}],
];

for (const [what, rules] of days) {
	test(`what-if - a day of ${what}, lived again with nothing changed, is the day as it was`, (t) => {
		for (const seed of [1, 4]) {
			const recorded = recordedOf(seed, rules);
			t.true(recorded.figures.floor.abandoned > 10);
			t.true(recorded.calls.some(({rings}) => rings.length > 1));
			const {arrivals} = arrivalsAgain(recorded, 1);
			const again = simulateDay({...recorded, arrivals, answerMs: 0});
			t.deepEqual(again.refused, []);
			t.deepEqual(again.figures, recorded.figures);
		}
	});
}

test('what-if - calls that people raised are raised again, and nobody else', (t) => {
	const plan = givenPlan(2);
	const random = createRandom(2).fork('raises');
	const arrivals = [...plan.arrivals].map((arrival) => {
		if (!random.chance(0.3)) return arrival;
		const at = arrival.at + random.int(5, 90) * 1000;
		return {...arrival, raises: [{at, creditMs: random.int(1, 5) * 60_000}]};
	});
	const journal: Event[] = [];
	simulateDay({...plan, arrivals}, (event) => journal.push(event));
	const raised = journal.filter(({type}) => type === 'call-raised');
	t.true(raised.length > 20, `${raised.length}`);
	const start = journal.findIndex(({type}) => type === 'day-started');
	const floor = emptyFloor();
	for (const event of journal.slice(0, start)) apply(floor, event);
	const recorded = readDay(floor, journal.slice(start), {
		day,
		endsAt: startsAt + 24 * 3_600_000,
	});
	const callers = arrivalsAgain(recorded, 1).arrivals;
	const raises = (of: readonly PlannedArrival[]) => of.flatMap((one) => one.raises ?? []).length;
	t.is(raises(callers), raised.length);
	const again = simulateDay({...recorded, arrivals: callers, answerMs: 0});
	t.deepEqual(again.refused, []);
	t.deepEqual(again.figures, recorded.figures);
	const without = callers.map(({raises: _given, ...arrival}) => arrival);
	const other = simulateDay({...recorded, arrivals: without, answerMs: 0});
	t.notDeepEqual(other.figures, recorded.figures, 'they made a difference');
});

test('what-if - a queue’s own recipe is not repeated by hand', (t) => {
	const rules = {overflow: [{afterMs: 20_000, when: {}, act: {action: 'raise', creditMs: 60_000}}]};
	const recorded = recordedOf(1, rules as Partial<QueueConfig>);
	t.true(recorded.calls.every(({raises}) => raises.length === 0));
	const {arrivals} = arrivalsAgain(recorded, 1);
	t.deepEqual(simulateDay({...recorded, arrivals, answerMs: 0}).figures, recorded.figures);
});

test('what-if - a day that begins with callers and talks of the day before goes nearly as it went', (t) => {
	const journal: Event[] = [];
	// Just before lunch is over: five wait, and are served first.
	const countedFrom = startsAt + 12.749 * 3_600_000;
	simulateDay({...givenPlan(3), countedFrom}, (event) => journal.push(event));
	const start = journal.findIndex(
		(event) => event.type === 'day-started' && event.day === 'counted',
	);
	const floor = emptyFloor();
	for (const event of journal.slice(0, start)) apply(floor, event);
	t.is(floor.calls.size, 5);
	const place = {day: 'counted', endsAt: startsAt + 24 * 3_600_000};
	const recorded = readDay(floor, journal.slice(start), place);
	const {arrivals} = arrivalsAgain(recorded, 1);
	const offBy = (staff: readonly StaffMove[]) => {
		const {figures} = simulateDay({...recorded, staff, arrivals, answerMs: 0});
		const [again, was] = [figures.floor, recorded.figures.floor];
		return Math.abs((again.meanWaitMs ?? 0) / (was.meanWaitMs ?? 1) - 1);
	};
	// Who was idle the longest is not known to the last.
	const asIfFree = recorded.staff.filter(({type}) => !type.startsWith('outside'));
	const [off, offAsIfFree] = [offBy(recorded.staff), offBy(asIfFree)];
	t.true(off < 0.002 && off < offAsIfFree / 2, `${off} ${offAsIfFree}`);
});

test('what-if - what the day did not show is drawn, a stream a call', (t) => {
	const recorded = recordedOf(1);
	const [first, again, other] = [1, 1, 2].map((seed) => arrivalsAgain(recorded, seed).arrivals);
	t.deepEqual(again, first);
	const differing = first?.filter((arrival, index) => {
		return arrival.patienceMs !== other?.[index]?.patienceMs;
	});
	const gaveUp = recorded.calls.filter(({outcome}) => outcome === 'abandoned');
	t.is(
		differing?.length,
		recorded.calls.length - gaveUp.length,
		'only those who gave up are known',
	);
	// A call less changes no other call's draws.
	const without = {...recorded, calls: recorded.calls.slice(1)};
	const patience = arrivalsAgain(without, 1).arrivals.map(({patienceMs}) => patienceMs);
	const waits = (arrivals: typeof first) => arrivals?.slice(1).map(({patienceMs}) => patienceMs);
	const near = patience.filter((ms, index) => {
		return Math.abs(ms - (waits(first)?.[index] ?? 0)) > 0.05 * ms;
	});
	t.deepEqual(near, []);
});
