/**
 * Looks for what fails: the stories of the core's deciders, small floors against the search through
 * everybody, whole worlds. `break.ts` bundles this with a core whose one guard is broken. Prints one line
 * of JSON before each look, and what failed at the end. Its arguments: `routed` or `decided`, for what is
 * looked at first; `quick` or `whole`, for how much; and the look that failed the last time.
 */

import {isDeepStrictEqual} from 'node:util';
import vm from 'node:vm';
import {runWorld, type StaffHabits, usualHabits, type WorldOptions} from '@plateau/core/sim';
import {compareFloor, wrongIndex, wrongWhys} from '../../test/helpers/routed.ts';
import type {Said} from './guard.ts';
import {keptStories} from './stories.ts';

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

/** What a stage is called tells how its seeds are lived. */
const rest: readonly Stage[] = [
	{name: 'crowd', from: 20_001, to: 20_002, look: crowd},
	{name: 'world', from: 1, to: 3, look: world(100)},
	{name: 'hesitant world', from: 1, to: 2, look: world(200, hesitant)},
	{name: 'crowd', from: 20_003, to: 20_010, look: crowd},
	floors,
	{name: 'world', from: 4, to: 8, look: world(300)},
	{name: 'hesitant world', from: 3, to: 4, look: world(200, hesitant)},
	{name: 'crowd', from: 20_011, to: 20_018, look: crowd},
	{name: 'floor', from: 201, to: 900, look: floorFails},
	// What is rare in a floor file: many of them, for a short while.
	{name: 'short world', from: 19, to: 40, look: world(100)},
];

/** How long one look may take by the clock, on a machine that others use; then it counts as endless. */
const longestMs = 30_000;

function say(said: Said): void {
	process.stdout.write(`${JSON.stringify(said)}\n`);
}

/** What one seed finds wrong, or undefined. */
function failureOf({name, look}: Stage, seed: number): Said {
	return failing(`${name} ${seed}`, () => look(seed));
}

/** What is wrong by this look, or null. */
function failing(by: string, look: () => string | undefined): Said {
	say({at: by});
	const how = inTime(() => {
		try {
			return look();
		} catch (error) {
			return `threw: ${error instanceof Error ? error.message : String(error)}`;
		}
	});
	return how === undefined ? null : {by, how};
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

function remembered(by: string): Said {
	const [, title] = /^story “(.*)”$/.exec(by) ?? [];
	if (title !== undefined) return failingStory(title);
	const [, name, digits] = /^(.*) (\d+)$/.exec(by) ?? [];
	const seed = Number(digits);
	const stage = rest.find((own) => own.name === name && own.from <= seed && seed <= own.to);
	return stage === undefined ? null : failureOf(stage, seed);
}

/** The first story that fails, or the one of this title if it does. */
function failingStory(title?: string): Said {
	for (const story of keptStories()) {
		if (title !== undefined && story.title !== title) continue;
		const found = failing(`story “${story.title}”`, () => {
			story.play();
			return undefined;
		});
		if (found !== null) return found;
	}
	return null;
}

function search(stages: readonly Stage[]): Said {
	for (const stage of stages) {
		for (let seed = stage.from; seed <= stage.to; seed += 1) {
			const found = failureOf(stage, seed);
			if (found !== null) return found;
		}
	}
	return null;
}

const [kind, extent, first = ''] = process.argv.slice(2);
say(
	remembered(first) ??
		(kind === 'routed' ? search([floors]) : null) ??
		failingStory() ??
		(extent === 'whole' ? search(rest) : null),
);
