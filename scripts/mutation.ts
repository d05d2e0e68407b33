/**
 * `npm run mutation`: breaks the core's guards one by one in a copy, and finds for each a seed that
 * fails. Writes docs/mutation.md; fails when a guard could be broken without any seed noticing.
 * `npm run mutation -- --only skills/match` looks at the files that are named so, and writes nothing.
 */

import {mkdtemp, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {brokenText, copyCore, probe} from './mutation/break.ts';
import {decidingGuards} from './mutation/deciding-guards.ts';
import {doorGuards} from './mutation/door-guards.ts';
import type {Guard} from './mutation/guard.ts';
import {listOf, type RowResult, type Tried} from './mutation/list.ts';
import {routingGuards} from './mutation/routing-guards.ts';
import {shiftGuards} from './mutation/shift-guards.ts';
import {tieGuards} from './mutation/tie-guards.ts';
import {workGuards} from './mutation/work-guards.ts';

/** Guards are looked at side by side, on as many cores as the smallest machine has. */
const width = 2;

const {values} = parseArgs({options: {only: {type: 'string'}}});
const {only} = values;
const guards = [
	...routingGuards,
	...decidingGuards,
	...doorGuards,
	...shiftGuards,
	...tieGuards,
	...workGuards,
].filter(({file, guard}) => only === undefined || `${file} ${guard}`.includes(only));
const startedAt = performance.now();
const folder = await realpath(await mkdtemp(join(tmpdir(), 'plateau-mutation-')));
try {
	await copyCore(folder);
	// A guard that moved is told before anything runs.
	for (const guard of guards) await brokenText(folder, guard);
	process.exitCode = await tryAll(folder);
} finally {
	await rm(folder, {recursive: true, force: true});
}

/** 0 when every guard is missed by some seed. */
async function tryAll(inFolder: string): Promise<number> {
	if ((await probe('probe', inFolder)) !== null) {
		say(
			'the whole core fails already: npx ava test/core/routing/oracle.test.ts test/sim/sim.test.ts',
		);
		return 1;
	}
	const rows = only === undefined ? ((await probe('rows-probe', inFolder)) as RowResult[]) : [];
	const waiting = [...guards.entries()];
	const tried: Tried[] = [];
	const work = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const [place, guard] = next;
			const one = await tryOne(guard, inFolder);
			tried[place] = one;
			say(
				`${one.by ?? (guard.equal === undefined ? 'SURVIVED' : 'equal')}: ${guard.file}: ${guard.guard}`,
			);
		}
	};
	await Promise.all(Array.from({length: width}, work));
	const seconds = Math.round((performance.now() - startedAt) / 1000);
	if (only === undefined) {
		const file = fileURLToPath(new URL('../docs/mutation.md', import.meta.url));
		await writeFile(file, listOf(tried, rows));
	}
	const survivors = tried.filter(({by, guard}) => by === undefined && guard.equal === undefined);
	const unseen = rows.filter(([, seed]) => seed === null);
	say(
		`${guards.length} guards and ${rows.length} rows in ${seconds} s; ${survivors.length + unseen.length} survived`,
	);
	return survivors.length + unseen.length === 0 ? 0 : 1;
}

async function tryOne(guard: Guard, inFolder: string): Promise<Tried> {
	const result = await probe('probe', inFolder, guard);
	if (result === 'endless') return {guard, by: 'a floor', how: 'it never ends'};
	const found = result as {readonly by: string; readonly how: string} | null;
	return found === null ? {guard} : {guard, ...found};
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
