/**
 * Looks for a seed that fails: small floors against the search through everybody, then whole worlds.
 * `mutation.ts` bundles this with a core whose one guard is broken. Prints one line of JSON.
 */

import {isDeepStrictEqual} from 'node:util';
import {runWorld} from '@plateau/core/sim';
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

/** What is wrong with a world, or undefined. */
function worldFails(seed: number, calls: number): string | undefined {
	const {broken, transitions} = runWorld({seed, calls});
	const stray = [...transitions.keys()].find((row) => !tabled.has(row));
	return broken[0] ?? (stray && `not in the tables: ${stray}`);
}

/** The first seed that fails, in an order that finds most of them soon. */
function findFailure(): {readonly by: string; readonly how: string} | undefined {
	const stages: readonly (readonly [
		what: 'floor' | 'world',
		from: number,
		to: number,
		calls: number,
	])[] = [
		['floor', 1, 200, 0],
		['world', 1, 3, 100],
		['floor', 201, 1500, 0],
		['world', 4, 18, 300],
	];
	for (const [what, from, to, calls] of stages) {
		for (let seed = from; seed <= to; seed += 1) {
			const how = failureOf(() => (what === 'floor' ? floorFails(seed) : worldFails(seed, calls)));
			if (how !== undefined) return {by: `${what} ${seed}`, how};
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
