/** The guards that `npm run mutation` breaks are in the core still. It is too slow to run here. */

import {readFileSync} from 'node:fs';
import test from 'ava';
import {transform} from 'esbuild';
import {brokenText} from '../scripts/mutation/break.ts';
import {nameOf} from '../scripts/mutation/guard.ts';
import {guards} from '../scripts/mutation/guards.ts';

const core = new URL('../packages/core/src/', import.meta.url);

test('mutation - every guard is in its file exactly once, and is a program still when broken', async (t) => {
	t.true(guards.length > 600);
	const texts = new Map<string, string>();
	for (const guard of guards) {
		const text = texts.get(guard.file) ?? readFileSync(new URL(guard.file, core), 'utf8');
		texts.set(guard.file, text);
		t.notThrows(() => t.not(brokenText(text, guard), text), nameOf(guard));
		await t.notThrowsAsync(
			transform(brokenText(text, guard), {loader: 'ts', logLevel: 'silent'}),
			nameOf(guard),
		);
	}
});

test('mutation - no two guards are called the same, so that each is remembered by itself', (t) => {
	const names = guards.map(nameOf);
	t.deepEqual(
		names.filter((name, place) => names.indexOf(name) !== place),
		[],
	);
});
