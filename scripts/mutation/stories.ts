/**
 * As much of a test runner as the stories of the core's deciders need (`test/core/decide`): it keeps
 * them. `break.ts` bundles it with them, in the place of ava.
 */

import assert from 'node:assert/strict';

type Play = (t: Assertions, ...given: readonly unknown[]) => unknown;

const stories: {readonly title: string; readonly play: () => unknown}[] = [];

/** In the place of `ava`'s default export. */
export function keepStory(title: string, play: Play, ...given: readonly unknown[]): void {
	stories.push({title, play: () => play(assertions, ...given)});
}

/** Stands in for ava's of the same names. */
const assertions = {
	is: (a: unknown, b: unknown) => assert.ok(Object.is(a, b), `${String(a)} is not ${String(b)}`),
	not: (a: unknown, b: unknown) => assert.ok(!Object.is(a, b)),
	true: (value: unknown) => assert.equal(value, true),
	false: (value: unknown) => assert.equal(value, false),
	deepEqual: (a: unknown, b: unknown) => assert.deepEqual(a, b),
	like: (a: unknown, b: unknown) => assert.deepEqual(partOf(a, b), b),
	notRegex: (text: string, pattern: RegExp) => assert.doesNotMatch(text, pattern),
	throws: (act: () => unknown) => assert.throws(act),
};
type Assertions = typeof assertions;

/** The fields of `a` that `b` has. */
function partOf(a: unknown, b: unknown): unknown {
	if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a;
	const fields = Object.keys(b).map((key) => {
		const [own, wanted] = [a, b].map((one) => (one as Record<string, unknown>)[key]);
		return [key, partOf(own, wanted)] as const;
	});
	return Array.isArray(b) ? fields.map(([, value]) => value) : Object.fromEntries(fields);
}

/** Every story, in order. */
export function keptStories(): typeof stories {
	return stories;
}
