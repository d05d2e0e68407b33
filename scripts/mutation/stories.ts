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
	notRegex: (text: string, pattern: RegExp) => assert.doesNotMatch(text, pattern),
	throws: (act: () => unknown) => assert.throws(act),
};
type Assertions = typeof assertions;

/** Every story, in order. */
export function keptStories(): typeof stories {
	return stories;
}
