/**
 * Looks for a seed that fails: small floors against the search through everybody, then whole worlds.
 * `mutation.ts` bundles this with a core whose one guard is broken. Prints one line of JSON.
 */

import {isDeepStrictEqual} from 'node:util';
import {runWorld, type StaffHabits, usualHabits} from '@plateau/core/sim';
import {machines} from '@plateau/core/transitions';
import {compareFloor, wrongIndex, wrongWhys} from '../../test/helpers/routed.ts';

const tabled = new Set(
	machines.flatMap(({name, rows}) =>
		rows.map(({from, event, to}) => `${name}: ${from} + ${event} → ${to}`),
	),
);

/** What is wrong with a small floor, or undefined. */
function floorFails(seed: number): string | undefined {
	const {seen, wanted} = compareFloor(seed);
	if (!isDeepStrictEqual(seen, wanted)) return 'another assignment than by hand';
	return wrongWhys(seed)[0] ?? wrongIndex(seed)[0];
}

/** People who let it ring, think of something else meanwhile, and decline. */
const hesitant: StaffHabits = {
	...usualHabits,
	...{answerShare: 0.3, declineShare: 0.3, answerMs: 9000, paceMs: 2000},
};

/** What is wrong with a world, or undefined. */
function worldFails(seed: number, calls: number, habits = usualHabits): string | undefined {
	const {broken, transitions} = runWorld({seed, calls, habits});
	const stray = [...transitions.keys()].find((row) => !tabled.has(row));
	return broken[0] ?? (stray && `not in the tables: ${stray}`);
}

/** The first seed that fails, in an order that finds most of them soon. */
function findFailure(): {readonly by: string; readonly how: string} | undefined {
	const world = (calls: number, habits?: StaffHabits) => (seed: number) =>
		worldFails(seed, calls, habits);
	const stages = [
		{name: 'floor', from: 1, to: 200, look: floorFails},
		{name: 'world', from: 1, to: 3, look: world(100)},
		{name: 'hesitant world', from: 1, to: 4, look: world(200, hesitant)},
		{name: 'floor', from: 201, to: 1500, look: floorFails},
		{name: 'world', from: 4, to: 18, look: world(300)},
		// What is rare in a floor file: many of them, for a short while.
		{name: 'short world', from: 19, to: 60, look: world(100)},
	];
	for (const {name, from, to, look} of stages) {
		for (let seed = from; seed <= to; seed += 1) {
			const how = failureOf(() => look(seed));
			if (how !== undefined) return {by: `${name} ${seed}`, how};
		}
	}
	return undefined;
}

function failureOf(look: () => string | undefined): string | undefined {
	try {
		return look();
	} catch (error) {
		return `threw: ${error instanceof Error ? error.message : String(error)}`;
	}
}

process.stdout.write(`${JSON.stringify(findFailure() ?? null)}\n`);
