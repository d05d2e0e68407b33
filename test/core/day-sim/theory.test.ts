/**
 * The simulator against theory: one queue, Poisson arrivals, exponential handle times and patience.
 * Each case is 20 replications with the seeds 1 to 20, each of as many hours as bring about 1,600
 * calls (2,000 on the large floor), counted after an hour of warm-up. Theory must lie within the two-sided 99.9 % confidence interval of their mean (Student's t
 * with 19 degrees of freedom): so wide that seeds need no picking (all 27 intervals hold theory with
 * a chance of 97 % or better), so narrow that an agent more is seen, as the last tests show.
 */

import type {Figures} from '@plateau/core/day-sim/figures';
import {simulateDay} from '@plateau/core/day-sim/simulate';
import {expectWaiting, type Load} from '@plateau/core/theory/erlang';
import {expectImpatient} from '@plateau/core/theory/erlang-a';
import test from 'ava';
import {chanceDay, startsAt} from './given-day.ts';

const replications = 20;
/** The 99.95 % point of Student's t with 19 degrees of freedom. */
const quantile = 3.8834;
const hourMs = 3_600_000;
const thresholdMs = 20_000;

interface Measured {
	readonly waits: number;
	readonly serviceLevel: number;
	/** Mean wait of everybody. */
	readonly waitMs: number;
	readonly abandons: number;
	readonly occupancy: number;
}

function measure(load: Load, patienceMs?: number): Measured[] {
	const {perHour, handleMs, agents} = load;
	const countedFrom = startsAt + hourMs;
	const endsAt = countedFrom + (perHour === 200 ? 8 : 2) * hourMs;
	return Array.from({length: replications}, (_, index) => {
		const chance = {seed: index + 1, perHour, handleMs};
		const plan = chanceDay(agents, patienceMs === undefined ? chance : {...chance, patienceMs});
		return measuredOf(simulateDay({...plan, countedFrom, endsAt}).figures.floor);
	});
}

function measuredOf(figures: Figures): Measured {
	const {offered, waited, serviceLevel = 0, meanWaitMs = 0, abandoned, occupancy = 0} = figures;
	return {
		waits: waited / offered,
		serviceLevel,
		waitMs: meanWaitMs,
		abandons: abandoned / offered,
		occupancy,
	};
}

/** By how many half widths of its confidence interval each measure is off theory. */
function offBy(
	seen: readonly Measured[],
	expected: Partial<Measured>,
): Map<keyof Measured, number> {
	const off = new Map<keyof Measured, number>();
	for (const key of Object.keys(expected) as (keyof Measured)[]) {
		const values = seen.map((one) => one[key]);
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		const variance =
			values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
		const half = quantile * Math.sqrt(variance / values.length);
		off.set(key, Math.abs(mean - (expected[key] ?? 0)) / half);
	}
	return off;
}

const half = {perHour: 200, handleMs: 180_000};
const waitingTheory = (load: Load): Partial<Measured> => {
	const {
		waits,
		serviceLevel,
		speedOfAnswerMs: waitMs,
		occupancy,
	} = expectWaiting(load, thresholdMs);
	return {waits, serviceLevel, waitMs, occupancy};
};
const impatientTheory = (load: Load, patienceMs: number): Measured => {
	const theory = expectImpatient({...load, patienceMs}, thresholdMs);
	const {waits, serviceLevel, speedOfAnswerMs: waitMs, abandons, occupancy} = theory;
	return {waits, serviceLevel, waitMs, abandons, occupancy};
};

for (const load of [
	{...half, agents: 13},
	{...half, agents: 14},
	{perHour: 1000, handleMs: 120_000, agents: 40},
]) {
	test(`day sim - lives Erlang C: ${load.perHour} calls an hour at ${load.agents} agents`, (t) => {
		for (const [measured, off] of offBy(measure(load), waitingTheory(load))) {
			t.true(off < 1, `${measured} is off by ${off} half widths`);
		}
	});
}

const patienceMs = 120_000;
for (const agents of [10, 12, 14]) {
	test(`day sim - lives Erlang A: a patience of two minutes at ${agents} agents`, (t) => {
		const load = {...half, agents};
		for (const [measured, off] of offBy(
			measure(load, patienceMs),
			impatientTheory(load, patienceMs),
		)) {
			t.true(off < 1, `${measured} is off by ${off} half widths`);
		}
	});
}

test('day sim - one agent more is not what Erlang C says of one fewer', (t) => {
	const off = offBy(measure({...half, agents: 14}), waitingTheory({...half, agents: 13}));
	for (const [measured, by] of off) t.true(by > 1, `${measured} is off by only ${by} half widths`);
});

test('day sim - one agent more is not what Erlang A says of one fewer', (t) => {
	const theory = impatientTheory({...half, agents: 12}, patienceMs);
	const off = offBy(measure({...half, agents: 13}, patienceMs), theory);
	for (const [measured, by] of off) t.true(by > 1, `${measured} is off by only ${by} half widths`);
});
