/**
 * How fast calls find agents: decisions a second, the slowest of a hundred, how the cost grows from ten
 * to ten thousand agents and waiting calls, memory, and beside it the same work by a scan for each
 * caller. Writes bench/results/routing.md. Run: `npm run bench:routing [-- runs]`.
 */

import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {median} from './process-figures.ts';
import type {Size} from './routing/given-floor.ts';
import type {Memory, Point, ScanSpeed, Speed} from './routing/run-point.ts';

const runs = Number(process.argv[2] ?? 3);
const queues = 50;
const tens = [10, 100, 1000, 10_000];
const sizeOf = (agents: number): Size => ({agents, queues, skillsEach: 5});

const folder = mkdtempSync(join(tmpdir(), 'plateau-routing-'));
const program = join(folder, 'run-point.mjs');

/** The figures of one point, each the median of all runs; every run is a process of its own. */
function measure<T extends object>(point: Point): T {
	const all = Array.from({length: runs}, () => {
		const args = ['--expose-gc', program, JSON.stringify(point)];
		return JSON.parse(execFileSync(process.execPath, args, {encoding: 'utf8'})) as T;
	});
	const fields = Object.keys(all[0] ?? {}) as (keyof T)[];
	const medians = fields.map((field) => [field, median(all.map((one) => Number(one[field])))]);
	process.stderr.write(`${JSON.stringify(point)}\n`);
	return Object.fromEntries(medians);
}

const rush = (agents: number, waiting: number) =>
	measure<Speed>({what: 'rush', size: sizeOf(agents), waiting, decisions: 50_000});
const calm = (agents: number) =>
	measure<Speed>({what: 'calm', size: sizeOf(agents), waiting: 0, decisions: 50_000});
const us = (ns: number) => (ns / 1000).toFixed(1);
const count = (value: number) => Math.round(value).toLocaleString('en');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function report(): string {
	const wantedSize = sizeOf(1000);
	const head = rush(1000, 10_000);
	const any = measure<ScanSpeed>({
		...{what: 'scan', size: wantedSize, waiting: 10_000, decisions: 1000, wake: 'any'},
	});
	const kind = measure<ScanSpeed>({
		...{what: 'scan', size: wantedSize, waiting: 10_000, decisions: 5000, wake: 'first come'},
	});
	const byWaiting = tens.map((waiting) => ({
		waiting,
		speed: waiting === 10_000 ? head : rush(1000, waiting),
	}));
	const byAgents = tens.map((agents) => ({
		agents,
		rushed: agents === 1000 ? head : rush(agents, 10_000),
		calmed: calm(agents),
	}));
	const choice = measure<Speed>({
		...{what: 'choice', size: wantedSize, waiting: 10_000, decisions: 50_000},
	});
	const memory = measure<Memory>({what: 'memory', size: wantedSize, waiting: 10_000});
	const growth = (from: Speed | undefined, to: Speed | undefined) =>
		((to?.medianNs ?? 0) / (from?.medianNs ?? 1)).toFixed(1);
	const [few, many] = [byAgents[0], byAgents[byAgents.length - 1]];

	return `# Routing: what a decision costs

Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, load ${(loadavg()[0] ?? 0).toFixed(1)} by other programs and this one. Made by
\`npm run bench:routing\`; one core; each figure is the median of ${runs} process(es).

Three figures, each with more in it than the one before:

- **The choice**: which call, which agent, how many could have had it, and why it was none of the others (counts by
  reason, eight by name). Nothing is changed. Asked of a second floor, folded from the same events, just before each
  offer; that floor lies beside the first in the same process and its caches. This is what a peer's routing function does.
- **The step**: the whole \`step\` that makes an offer. The event that frees the agent (or brings the call) is decided
  and folded with all indexes, counters and deadlines, the choice is made and noted, the offer is folded with all of
  them again, and its order made. Nothing is stored. Held to the same target, it keeps p99 and growth and misses
  the number a second.
- **The life**: all steps of the calls that were offered: arrival, queue, offer, ring, answer, end.

There are ${queues} queues, each asking for a skill of its own; agents have five of them. *Rush*: everybody talks,
calls wait, and who hangs up frees an agent. *Calm*: nobody waits, nine in ten are ready. Decisions a second are of
processor time, collection of garbage and the bench's own book-keeping included; times are of the clock.

Wanted, with 1,000 agents, 50 skills and 10,000 waiting calls: 200,000 decisions a second; p99 below
100 us; growth at most logarithmic (from 10 to 10,000: 4 times).

## 1,000 agents, ${queues} skills, 10,000 waiting calls

${table(
	['', 'a second', 'median us', 'p99 us', 'the step to it'],
	[
		[
			'the choice',
			count(choice.aSecond),
			us(choice.medianNs),
			us(choice.p99Ns),
			(head.aSecond / choice.aSecond).toFixed(2),
		],
		['the step', count(head.aSecond), us(head.medianNs), us(head.p99Ns), '1'],
		['the life', count(head.livesASecond), '-', '-', (head.aSecond / head.livesASecond).toFixed(2)],
		[
			'scan for each caller, who wake in no order',
			count(any.aSecond),
			us(any.medianNs),
			us(any.p99Ns),
			(head.aSecond / any.aSecond).toFixed(2),
		],
		[
			'the same, if they woke first come first',
			count(kind.aSecond),
			us(kind.medianNs),
			us(kind.p99Ns),
			(head.aSecond / kind.aSecond).toFixed(2),
		],
	],
)}

The scan is app_queue's way (\`bench/routing/scan-per-caller.ts\`): each caller wakes once a second, counts
the free members of the queue and the callers ahead, and when it is their turn gives each member a
metric. It does less: plain arrays, one queue at a time, no order over queues, no events, no indexes, no
reasons, nothing to replay, and up to a second until the freed agent rings. One look by each of
10,000 callers, which app_queue takes every second whether anybody is free or not, takes ${us(any.roundNs)} us.

## Growth with waiting calls (rush, 1,000 agents)

${table(
	['waiting', 'median us', 'p99 us', 'decisions a second'],
	byWaiting.map(({waiting, speed}) => [
		count(waiting),
		us(speed.medianNs),
		us(speed.p99Ns),
		count(speed.aSecond),
	]),
)}

From 10 to 10,000: ${growth(byWaiting[0]?.speed, byWaiting[byWaiting.length - 1]?.speed)} times.

## Growth with agents (rush: 10,000 wait; calm: nobody waits)

${table(
	['agents', 'rush, median us', 'rush, p99 us', 'calm, median us', 'calm, p99 us'],
	byAgents.map(({agents, rushed, calmed}) => [
		count(agents),
		us(rushed.medianNs),
		us(rushed.p99Ns),
		us(calmed.medianNs),
		us(calmed.p99Ns),
	]),
)}

From 10 to 10,000: ${growth(few?.rushed, many?.rushed)} times in the rush, ${growth(few?.calmed, many?.calmed)} times in the calm.

## Memory

Heap after a collection: ${count(memory.agentBytes)} bytes for a signed-in agent in five queues, ${count(memory.callBytes)} bytes for a waiting
call, indexes included.
`;
}

try {
	await build({
		entryPoints: [fileURLToPath(new URL('routing/run-point.ts', import.meta.url))],
		outfile: program,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		conditions: ['source'],
		logLevel: 'error',
	});
	const text = report();
	writeFileSync(new URL('results/routing.md', import.meta.url), text);
	process.stdout.write(text);
} finally {
	rmSync(folder, {recursive: true, force: true});
}
