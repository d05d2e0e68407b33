import {
	apply,
	type Event,
	emptyFloor,
	type Floor,
	id,
	offeredOf,
	serviceLevel,
} from '@plateau/core';
import {type Figures, faultOfResult} from '@plateau/core/protocol';
import {runWorld} from '@plateau/core/sim';
import {assumptionText} from '@plateau/core/text';
import {readDay} from '@plateau/daemon/what-if/recorded-day';
import {type WhatIfArgs, type WhatIfResult, whatIf} from '@plateau/daemon/what-if/what-if';
import test, {type ExecutionContext} from 'ava';
import {day, givenJournal, givenRecorded, startsAt, zone} from './given-day.ts';

const asked = (rest: Partial<WhatIfArgs> = {}): WhatIfArgs => ({
	day,
	seed: 1,
	now: startsAt + 40 * 3_600_000,
	timeZone: zone,
	...rest,
});

async function run(
	t: ExecutionContext,
	journal: readonly Event[],
	args: Partial<WhatIfArgs> = {},
): Promise<WhatIfResult> {
	const store = await givenRecorded(t, journal);
	const outcome = await whatIf(asked(args), {store});
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	t.is(faultOfResult('what-if', outcome.result), undefined);
	return outcome.result;
}

/** The counters of a floor's own day. */
function countersOf({day: {queues}}: Floor) {
	return Object.fromEntries(
		[...queues].map(([queueId, row]) => [
			queueId,
			{
				offered: offeredOf(row),
				answered: row.answered,
				answeredInTime: row.answeredInTime,
				abandoned: row.abandoned,
				shortAbandoned: row.shortAbandoned,
				timedOut: row.timedOut,
				leftEmpty: row.leftEmpty,
				serviceLevel: serviceLevel(row),
			},
		]),
	);
}

function same(t: ExecutionContext, figures: Readonly<Record<string, Figures>>, floor: Floor): void {
	for (const [queueId, counters] of Object.entries(countersOf(floor))) {
		const found = figures[queueId];
		const shown = Object.keys(counters).map((key) => [key, found?.[key as keyof Figures]]);
		t.deepEqual(Object.fromEntries(shown), counters, queueId);
	}
}

test('what-if - the recorded column is the day’s own counters', async (t) => {
	const journal = givenJournal(3);
	const floor = emptyFloor();
	for (const event of journal) apply(floor, event);
	const {recorded} = await run(t, journal);
	same(t, recorded.queues, floor);
	t.true(recorded.floor.abandoned > 5 && recorded.floor.answered > 100);
	t.true(recorded.floor.leftEmpty > 0, 'callers came after everybody had gone');
});

test('what-if - the recorded column holds on days full of faults, and each offered call has one wait', (t) => {
	for (const seed of [1, 2, 3, 4, 5, 6]) {
		const {journal} = runWorld({seed, calls: 80});
		const days = journal.flatMap((event) => (event.type === 'day-started' ? [event] : []));
		t.true(days.length > 0);
		for (const started of days) {
			const next = days.find(({seq}) => seq > started.seq);
			const before = emptyFloor();
			for (const event of journal.slice(0, started.seq - 1)) apply(before, event);
			const floor = emptyFloor();
			for (const event of journal.slice(0, (next?.seq ?? journal.length + 1) - 1))
				apply(floor, event);
			const place = {day: started.day, endsAt: floor.at};
			const read = readDay(before, journal.slice(started.seq - 1), place);
			const queues = Object.fromEntries(read.figures.queues);
			same(t, queues, floor);
			for (const [queueId, {offered, waited, p50Ms}] of read.figures.queues) {
				t.true(waited <= offered && offered > 0 === (p50Ms !== undefined), queueId);
			}
		}
	}
});

for (const seed of [1, 2, 3]) {
	test(`what-if - day ${seed} without faults, lived again with nothing changed, is the day as it was`, async (t) => {
		const {recorded, again, changed, assumptions} = await run(t, givenJournal(seed));
		const missed = assumptions.find(({code}) => code === 'misses-recorded');
		t.true(Number(missed?.params?.['count']) > 10, 'rings were missed and declined');
		t.deepEqual(again, recorded);
		t.is(changed, undefined);
	});
}

test('what-if - the same seed gives the same figures, another one other draws', async (t) => {
	const journal = givenJournal(3);
	const first = await run(t, journal, {agents: -1, seed: 7});
	t.deepEqual(await run(t, journal, {agents: -1, seed: 7}), first);
	t.notDeepEqual((await run(t, journal, {agents: -1, seed: 8})).changed, first.changed);
});

test('what-if - more people shorten waits, fewer lengthen them, where they are asked for', async (t) => {
	const journal = givenJournal(3);
	const more = await run(t, journal, {agents: 2});
	const less = await run(t, journal, {agents: -1});
	const level = ({changed}: WhatIfResult) => changed?.floor.serviceLevel ?? 0;
	const before = more.recorded.floor.serviceLevel ?? 0;
	t.true(level(more) > before && before > level(less), `${level(more)} ${before} ${level(less)}`);
	t.true((more.changed?.floor.occupancy ?? 1) < (more.again.floor.occupancy ?? 0));
	const params = more.assumptions.find(({code}) => code === 'agents-added')?.params;
	t.deepEqual(params, {count: 2, agents: 'cleo, dan'}, 'who was there longest is copied first');
	const billing = await run(t, journal, {agents: 1, queueId: id('billing')});
	t.true(
		(billing.changed?.queues['billing']?.serviceLevel ?? 0) >
			(billing.again.queues['billing']?.serviceLevel ?? 1),
	);
});

test('what-if - another strategy chooses other people', async (t) => {
	const journal = givenJournal(3);
	const linear = await run(t, journal, {strategy: 'linear'});
	t.notDeepEqual(linear.changed, linear.again);
	const ofQueue = await run(t, journal, {strategy: 'linear', queueId: id('billing')});
	t.notDeepEqual(ofQueue.changed, linear.changed);
	t.deepEqual((await run(t, journal, {strategy: 'longest-idle'})).changed, linear.again);
});

test('what-if - a day that goes on is told up to now', async (t) => {
	const journal = givenJournal(3);
	const noon = startsAt + 12 * 3_600_000;
	const soFar = journal.filter(({at}) => at <= noon);
	const result = await run(t, soFar, {now: noon});
	t.is(result.endsAt, noon);
	t.deepEqual(result.assumptions[0], {code: 'day-not-over', params: {at: '12:00'}});
	// Those who wait and talk at noon are not known to the end.
	t.is(result.again.floor.answered, result.recorded.floor.answered);
});

test('what-if - every assumption has its sentence', async (t) => {
	const {assumptions} = await run(t, givenJournal(3), {agents: 1, strategy: 'random'});
	t.true(assumptions.length > 6);
	for (const {code} of assumptions) t.true(Object.hasOwn(assumptionText, code), code);
});

test('what-if - what cannot be answered is refused with a code', async (t) => {
	const store = await givenRecorded(t, givenJournal(3));
	const codeOf = async (args: Partial<WhatIfArgs>) => {
		const outcome = await whatIf(asked(args), {store});
		return outcome.ok ? 'ok' : outcome.refusal;
	};
	const params = {first: '2026-11-20', last: '2026-11-20'};
	for (const missing of ['2026-11-19', '2026-11-21', '2031-01-01', '2026-02-30']) {
		t.deepEqual(await codeOf({day: missing}), {
			code: 'day-not-recorded',
			params: {...params, day: missing},
		});
	}
	t.deepEqual(await codeOf({queueId: id('sales')}), {
		code: 'unknown-queue',
		params: {queueId: 'sales'},
	});
	t.deepEqual(await codeOf({agents: -5}), {code: 'what-if-too-few', params: {count: 4}});
	const alone = await givenRecorded(
		t,
		givenJournal(3).filter(({at}) => at < startsAt + 60_000),
	);
	const nobody = await whatIf(asked({agents: 1}), {store: alone});
	t.is(nobody.ok ? 'ok' : nobody.refusal.code, 'what-if-nobody');
});
