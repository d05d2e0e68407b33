/**
 * Looks for a seed that fails: small floors against the search through everybody, then whole worlds.
 * `mutation.ts` bundles this with a core whose one guard is broken. Prints one line of JSON before each
 * look, and what failed at the end. Its arguments: `floors` or `crowds`, for the seeds that find most of
 * them soon, or `all` of them; and the look that failed the last time, which comes first.
 */

import {isDeepStrictEqual} from 'node:util';
import vm from 'node:vm';
import {runWorld, type StaffHabits, usualHabits, type WorldOptions} from '@plateau/core/sim';
import {compareFloor, wrongIndex, wrongWhys} from '../../test/helpers/routed.ts';
import type {Said} from './guard.ts';

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
function worldFails(options: WorldOptions): string | undefined {
	return runWorld({...options, mostBroken: 1}).broken[0];
}

interface Stage {
	readonly name: string;
	readonly from: number;
	readonly to: number;
	readonly look: (seed: number) => string | undefined;
}

const world = (calls: number, habits: StaffHabits = usualHabits) => {
	return (seed: number) => worldFails({seed, calls, habits});
};
const crowd = (seed: number) => worldFails({seed, calls: 1500, haste: 2, looks: 'now and then'});

const floors: Stage = {name: 'floor', from: 1, to: 200, look: floorFails};
const firstCrowds: Stage = {name: 'crowd', from: 20_001, to: 20_002, look: crowd};

/** By what the argument asks for. What a stage is called tells how its seeds are lived. */
const stages: Readonly<Record<string, readonly Stage[]>> = {
	floors: [floors, firstCrowds],
	crowds: [firstCrowds],
	all: [
		{name: 'world', from: 1, to: 3, look: world(100)},
		{name: 'hesitant world', from: 1, to: 2, look: world(200, hesitant)},
		{name: 'crowd', from: 20_003, to: 20_010, look: crowd},
		floors,
		{name: 'world', from: 4, to: 8, look: world(300)},
		{name: 'hesitant world', from: 3, to: 4, look: world(200, hesitant)},
		{name: 'crowd', from: 20_011, to: 20_024, look: crowd},
		{name: 'floor', from: 201, to: 1500, look: floorFails},
		// What is rare in a floor file: many of them, for a short while.
		{name: 'short world', from: 19, to: 60, look: world(100)},
	],
};

/** How long one look may take by the clock, on a machine that others use; then it counts as endless. */
const longestMs = 120_000;

function say(said: Said): void {
	process.stdout.write(`${JSON.stringify(said)}\n`);
}

/** What one seed finds wrong, or undefined. */
function failureOf({name, look}: Stage, seed: number): Said | undefined {
	const by = `${name} ${seed}`;
	say({at: by});
	const how = inTime(() => {
		try {
			return look(seed);
		} catch (error) {
			return `threw: ${error instanceof Error ? error.message : String(error)}`;
		}
	});
	return how === undefined ? undefined : {by, how};
}

/** Breaks off what does not end, which is a failure, too. */
function inTime(look: () => string | undefined): string | undefined {
	Object.assign(globalThis, {look});
	try {
		return vm.runInThisContext('look()', {timeout: longestMs}) as string | undefined;
	} catch {
		return 'it never ends';
	}
}

function remembered(by = ''): Said | undefined {
	const [, name, digits] = /^(.*) (\d+)$/.exec(by) ?? [];
	const seed = Number(digits);
	const stage = Object.values(stages)
		.flat()
		.find((own) => own.name === name && own.from <= seed && seed <= own.to);
	return stage && failureOf(stage, seed);
}

function search(some: readonly Stage[]): Said | undefined {
	for (const stage of some) {
		for (let seed = stage.from; seed <= stage.to; seed += 1) {
			const found = failureOf(stage, seed);
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

const [part = 'all', first] = process.argv.slice(2);
say(remembered(first) ?? search(stages[part] ?? []) ?? null);
