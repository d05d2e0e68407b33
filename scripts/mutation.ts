/**
 * `npm run mutation`: breaks the core's guards one by one in a copy, and finds for each a seed that
 * fails. Writes docs/mutation.md; fails when a guard could be broken without anybody noticing.
 * `npm run mutation -- --only skills/match` looks at those that are named so, and writes no list. The
 * seed that missed a guard last is remembered, and tried first; `--fresh` looks for all of them anew,
 * `--new` looks at those alone that nobody is known to miss, `--quick` at stories and small floors alone.
 */

import {writeFileSync} from 'node:fs';
import {mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {brokenText, copyCore, missedBy, rowsSeen} from './mutation/break.ts';
import {type Guard, nameOf} from './mutation/guard.ts';
import {guards as allGuards} from './mutation/guards.ts';
import {listOf, type Tried} from './mutation/list.ts';

const {values} = parseArgs({
	options: {
		only: {type: 'string'},
		fresh: {type: 'boolean', default: false},
		quick: {type: 'boolean', default: false},
		new: {type: 'boolean', default: false},
		// Side by side, on as many cores as the smallest machine has.
		jobs: {type: 'string', default: '2'},
	},
});
/** Which look missed a guard last, by the guard's name. */
const memory = fileURLToPath(new URL('mutation/seeds.json', import.meta.url));
const seeds = new Map<string, string>(
	Object.entries(JSON.parse(await readFile(memory, 'utf8')) as Record<string, string>),
);
const isPart = values.only !== undefined || values.new;
const guards = allGuards.filter((guard) => {
	const name = nameOf(guard);
	return name.includes(values.only ?? '') && !(values.new && seeds.has(name));
});
const startedAt = performance.now();
const folder = await realpath(await mkdtemp(join(tmpdir(), 'plateau-mutation-')));
try {
	await copyCore(folder);
	// A guard that moved is told before anything runs.
	for (const guard of guards) {
		const path = join(folder, 'packages/core/src', guard.file);
		brokenText(await readFile(path, 'utf8'), guard);
	}
	process.exitCode = await tryAll(folder);
} finally {
	await rm(folder, {recursive: true, force: true});
}

/** 0 when every guard is missed by somebody. */
async function tryAll(inFolder: string): Promise<number> {
	if (!isPart && !(await isWhole(inFolder))) return 1;
	const rows = isPart ? [] : await rowsSeen(inFolder);
	const waiting = [...guards.entries()];
	const tried: Tried[] = [];
	const work = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const [place, guard] = next;
			const one = await tryOne(guard, inFolder);
			tried[place] = one;
			const {by, how = ''} = one;
			const what = by ?? (guard.equal === undefined ? 'SURVIVED' : 'equal');
			say(`${what}: ${nameOf(guard)}: ${how.slice(0, 160).replaceAll('\n', ' ')}`);
			if (by === undefined) continue;
			seeds.set(nameOf(guard), by);
			remember();
		}
	};
	await Promise.all(Array.from({length: Number(values.jobs)}, work));
	const seconds = Math.round((performance.now() - startedAt) / 1000);
	if (!isPart) {
		const file = fileURLToPath(new URL('../docs/mutation.md', import.meta.url));
		await writeFile(file, listOf(tried, rows, new Date().toISOString().slice(0, 10)));
	}
	const survivors = tried.filter(({by, guard}) => by === undefined && guard.equal === undefined);
	const missed = tried.filter(({by, guard}) => by !== undefined && guard.equal !== undefined);
	for (const {guard} of missed) say(`not equal at all: ${nameOf(guard)}`);
	const unseen = rows.filter(([, world]) => world === null);
	for (const [row] of unseen) say(`happens nowhere: ${row}`);
	say(
		`${guards.length} guards and ${rows.length} rows in ${seconds} s; ${survivors.length + unseen.length} survived`,
	);
	return survivors.length + unseen.length + missed.length === 0 ? 0 : 1;
}

/** The core as it is must pass every look; else all that follows says nothing. */
async function isWhole(inFolder: string): Promise<boolean> {
	const said = await missedBy(inFolder, undefined, {isWhole: true});
	if (said !== null) say(`the whole core fails already: ${JSON.stringify(said)}`);
	return said === null;
}

async function tryOne(guard: Guard, inFolder: string): Promise<Tried> {
	const first = values.fresh ? undefined : seeds.get(nameOf(guard));
	// What is said to be equal is looked at, and not searched through.
	const isWhole = !values.quick && guard.equal === undefined;
	const found = await missedBy(inFolder, guard, {isWhole, first});
	return found !== null && 'by' in found ? {guard, by: found.by, how: found.how} : {guard};
}

/** At once, so that a run that is broken off is not for nothing; without what is no guard any more. */
function remember(): void {
	const kept = allGuards.flatMap((guard) => {
		const by = seeds.get(nameOf(guard));
		return by === undefined ? [] : [[nameOf(guard), by] as const];
	});
	// In one go, as two may come to it at a time.
	writeFileSync(memory, `${JSON.stringify(Object.fromEntries(kept), null, '\t')}\n`);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
