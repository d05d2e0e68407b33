/** When the steps of a queue's overflow recipe are looked at for one caller. */

import type {OverflowStep} from '../floor-config.ts';
import type {Instant} from '../time.ts';
import type {QueueEntry} from './entry.ts';

/** A step that is to be looked at. */
export interface Look {
	/** Its place in the recipe, from 0. */
	readonly step: number;
	readonly dueAt: Instant;
}

/** The next look: the earliest, and of those at one instant the first of the file. */
export function nextLook(
	recipe: readonly OverflowStep[] | undefined,
	{joinedAt, looks}: QueueEntry,
): Look | undefined {
	let next: Look | undefined;
	for (const [step, {afterMs}] of (recipe ?? []).entries()) {
		const againAt = looks?.[step];
		if (againAt === null) continue;
		const firstAt = joinedAt + afterMs;
		// Set by the recipe as it was: one that asks for a longer wait by now is not looked at before.
		const dueAt = againAt === undefined ? firstAt : Math.max(againAt, firstAt);
		if (next === undefined || dueAt < next.dueAt) next = {step, dueAt};
	}
	return next;
}

/**
 * When a step that was looked at `at` is looked at again: at the next of its instants, those that were
 * missed left out; undefined for never. `hasActed`: its conditions held this time.
 */
export function lookAgainAt(
	{afterMs, everyMs, repeat}: OverflowStep,
	joinedAt: Instant,
	at: Instant,
	hasActed: boolean,
): Instant | undefined {
	if (everyMs === undefined || (hasActed && repeat !== true)) return undefined;
	const firstAt = joinedAt + afterMs;
	return firstAt + (Math.floor((at - firstAt) / everyMs) + 1) * everyMs;
}

/** The entry's looks after one; `againAt` undefined for never again. */
export function afterLook(
	recipe: readonly OverflowStep[] | undefined,
	{joinedAt, looks}: QueueEntry,
	step: number,
	againAt: Instant | undefined,
): readonly (Instant | null)[] {
	return (recipe ?? []).map((own, place) => {
		if (place === step) return againAt ?? null;
		const before = looks?.[place];
		return before === undefined ? joinedAt + own.afterMs : before;
	});
}
