/**
 * `npm run bench:ami`: our manager codec beside the npm libraries, on the same bytes, each in a
 * process of its own, in rounds. Installs the libraries into this folder, once, and writes
 * bench/results/ami-codec.md. `--rounds N` (5).
 */
import {execFile, execFileSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {cpus, totalmem} from 'node:os';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {goldenCases} from '../../test/daemon/ami/golden-cases.ts';
import type {GoldenResult} from './golden.ts';

interface Run {
	readonly count: number;
	readonly elapsedMs: number;
	readonly cpuMs: number;
	readonly bytes?: number;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const resultFile = fileURLToPath(new URL('../results/ami-codec.md', import.meta.url));
const eventCount = 200_000;
/** The one the others are compared with: the most downloaded. */
const baseline = 'asterisk-manager';
const libraries = [baseline, 'asterisk-ami-client', 'yana', 'asterisk.io', 'ami-io', 'nami'];
const ours = ['ours', 'ours, guarded', 'ours, lazy'];
const chunkSizes = [65_536, 1448];
const execute = promisify(execFile);
/** Guarded or lazy, our codec reads answers as it always does. */
const readsAnswers = (reader: string) => reader === 'ours' || libraries.includes(reader);

function install(): void {
	if (existsSync(`${folder}node_modules/yana`)) return;
	console.log('installing the libraries to compare with');
	execFileSync('npm', ['ci'], {cwd: folder, stdio: 'inherit'});
}

/** What measure.ts printed; undefined when an answer took more than a minute (the rest, ten). */
async function measure<T>(reader: string, ...task: string[]): Promise<T | undefined> {
	const timeout = task[0] === 'answer' ? 60_000 : 600_000;
	const script = `${folder}measure.ts`;
	const args = ['--import=tsx', '--conditions=source', script, reader, ...task];
	try {
		const {stdout} = await execute(process.execPath, args, {timeout});
		return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
	} catch (error) {
		if ((error as {killed?: boolean}).killed) return undefined;
		throw error;
	}
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const whole = (value: number) => Math.round(value).toLocaleString('en');

/** One line of the table of speeds. */
function speedRow(reader: string, runs: ReadonlyMap<string, Run[]>, answers: readonly Run[]) {
	const cells = chunkSizes.flatMap((size) => {
		const own = runs.get(`${reader} ${size}`) ?? [];
		const base = runs.get(`${baseline} ${size}`) ?? [];
		const perSecond = (ms: number) => whole((eventCount / ms) * 1000);
		const cpuMs = median(own.map((run) => run.cpuMs));
		const ratio = median(base.map((run) => run.cpuMs)) / cpuMs;
		return [perSecond(median(own.map((run) => run.elapsedMs))), perSecond(cpuMs), ratio.toFixed(1)];
	});
	const answerMs = median(answers.map((run) => run.elapsedMs));
	const answer = Number.isNaN(answerMs) ? '> 60 s' : `${(answerMs / 1000).toFixed(2)} s`;
	const name = ours.includes(reader) ? `**${reader}**` : reader;
	return `| ${[name, ...cells, readsAnswers(reader) ? answer : ''].join(' | ')} |`;
}

function goldenRows(results: ReadonlyMap<string, readonly GoldenResult[]>): string[] {
	const names = ['ours', ...libraries];
	const mark = (reader: string, name: string) =>
		results.get(reader)?.find((result) => result.name === name)?.problem === undefined
			? 'yes'
			: '**no**';
	const passed = (reader: string) =>
		(results.get(reader) ?? []).filter(({problem}) => problem === undefined).length;
	return [
		`| case | ${names.join(' | ')} |`,
		`|---|${names.map(() => '---|').join('')}`,
		...goldenCases.map(
			({name}) => `| ${name} | ${names.map((reader) => mark(reader, name)).join(' | ')} |`,
		),
		`| **passed of ${goldenCases.length}** | ${names.map(passed).join(' | ')} |`,
	];
}

async function main(): Promise<void> {
	install();
	const roundsAt = process.argv.indexOf('--rounds');
	const rounds = roundsAt < 0 ? 5 : Number(process.argv[roundsAt + 1]);

	const golden = new Map<string, GoldenResult[]>();
	for (const reader of ['ours', ...libraries]) {
		const result = await measure<{golden: GoldenResult[]}>(reader, 'golden');
		golden.set(reader, result?.golden ?? []);
		console.log(`golden cases, ${reader}: done`);
	}

	const runs = new Map<string, Run[]>();
	const answers = new Map<string, Run[]>();
	let bytes = 0;
	for (let round = 1; round <= rounds; round++) {
		for (const reader of [...ours, ...libraries]) {
			for (const size of chunkSizes) {
				const run = await measure<Run>(reader, 'events', String(size));
				const isWhole = run?.count === eventCount || reader === 'ours, lazy';
				if (run === undefined || !isWhole) throw new Error(`${reader} lost events`);
				bytes = run.bytes ?? 0;
				runs.set(`${reader} ${size}`, [...(runs.get(`${reader} ${size}`) ?? []), run]);
			}
			// A reader that needs a minute for one answer is not asked again.
			if (!readsAnswers(reader) || (round > 1 && !answers.has(reader))) continue;
			const run = await measure<Run>(reader, 'answer');
			if (run !== undefined) answers.set(reader, [...(answers.get(reader) ?? []), run]);
		}
		console.log(`round ${round} of ${rounds}: done`);
	}

	const report = [
		'# The manager codec beside the npm libraries',
		'',
		`\`npm run bench:ami -- --rounds ${rounds}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB. Where the machine does other work beside, wall-clock figures are low and scatter: the processor's own time is the fairer one.`,
		'',
		`The same ${whole(eventCount)} events (${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / eventCount)} bytes each, one in eight names with escapes, one in eight in Japanese) go to each reader at its socket, each in a process of its own, all readers in turn in each of ${rounds} rounds; the medians are shown. "ev/s" counts wall-clock seconds, "ev/cpu-s" seconds of processor time, garbage collection and all threads included; "x" compares processor time with ${baseline}, the most downloaded.`,
		'',
		'"Ours" reads every field and undoes the escapes; "guarded" also judges each event (repeated fields, whole channels, system name), which no library does; "lazy" skips the events that nobody subscribed to (here all but 4 %).',
		'',
		'| reader | 64 KiB chunks: ev/s | ev/cpu-s | x | 1,448 B chunks: ev/s | ev/cpu-s | x | one answer of 3.9 MB |',
		'|---|---|---|---|---|---|---|---|',
		...[...ours, ...libraries].map((reader) => speedRow(reader, runs, answers.get(reader) ?? [])),
		'',
		'## Golden cases',
		'',
		'Each is fed whole, a byte at a time and split at every index; it passes when every field is there, none is changed and none is invented. Case of names, order of fields and an ignored line without a colon are not counted against a library. The libraries have their default settings (ami-io can be told another encoding than ASCII).',
		'',
		...goldenRows(golden),
		'',
	].join('\n');
	writeFileSync(resultFile, report);
	console.log(report);
}

await main();
