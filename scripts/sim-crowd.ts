/**
 * Simulated worlds by the hundred, in as many processes as there are cores: each world is its seed's
 * alone, so the sum is the same however they are shared out. Looked at in whole now and then.
 */

import {fork} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

/** A world to live. */
export interface CrowdTask {
	readonly seed: number;
	readonly calls: number;
	readonly wantsHash: boolean;
}

/** What came of one world. */
export interface LivedWorld {
	readonly seed: number;
	readonly calls: number;
	readonly steps: number;
	readonly events: number;
	/** Over every event of the journal in order, when it was asked for. */
	readonly journalHash?: number;
	/** At most five. */
	readonly broken: readonly string[];
	/** `machine: from + event → to`, how often. */
	readonly transitions: readonly (readonly [string, number])[];
	readonly outcomes: readonly (readonly [string, number])[];
}

/** What came of them all. */
export interface CrowdReport {
	readonly calls: number;
	readonly steps: number;
	readonly events: number;
	readonly worlds: number;
	readonly processes: number;
	readonly seconds: number;
	readonly broken: readonly {readonly seed: number; readonly laws: readonly string[]}[];
	readonly transitions: ReadonlyMap<string, number>;
	readonly outcomes: ReadonlyMap<string, number>;
	/** By seed, each time that a world with this seed was lived and its hash was asked for. */
	readonly hashes: ReadonlyMap<number, readonly number[]>;
}

/** How many calls one world of a crowd has: enough for days and shifts to end amid them. */
export const callsPerWorld = 1500;

/**
 * Lives worlds until `nextTask` gives none. Rejects when a process ends by itself.
 * `processes`: one for each core when absent.
 */
export async function liveCrowd(
	nextTask: () => CrowdTask | undefined,
	processes = cpus().length,
): Promise<CrowdReport> {
	const startedAt = performance.now();
	const folder = mkdtempSync(join(tmpdir(), 'plateau-crowd-'));
	try {
		const worker = join(folder, 'worker.mjs');
		// From today's sources, and without the wrappers that a loader puts around every function.
		await build({
			entryPoints: [fileURLToPath(new URL('sim-crowd-worker.ts', import.meta.url))],
			outfile: worker,
			bundle: true,
			format: 'esm',
			platform: 'node',
			target: 'node20',
			conditions: ['source'],
			logLevel: 'error',
		});
		const sum = new Sum();
		await Promise.all(Array.from({length: processes}, () => runWorker(worker, nextTask, sum)));
		return {...sum.result(), processes, seconds: (performance.now() - startedAt) / 1000};
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

/** The worlds of these seeds, then the first `again` of them once more; hashed both times. */
export function tasksOf(firstSeed: number, worlds: number, again = 0): () => CrowdTask | undefined {
	let given = 0;
	return () => {
		if (given >= worlds + again) return undefined;
		const place = given % worlds;
		given += 1;
		return {seed: firstSeed + place, calls: callsPerWorld, wantsHash: place < again};
	};
}

function runWorker(worker: string, nextTask: () => CrowdTask | undefined, sum: Sum): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = fork(worker, {execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
		const giveNext = () => {
			const task = nextTask();
			if (task === undefined) child.disconnect();
			else child.send(task);
		};
		child.on('message', (world: LivedWorld) => {
			sum.add(world);
			giveNext();
		});
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			if (code === 0) resolve();
			else reject(new Error(`a process of simulated worlds ended with ${signal ?? code}`));
		});
		giveNext();
	});
}

class Sum {
	#calls = 0;
	#steps = 0;
	#events = 0;
	#worlds = 0;
	readonly #broken: {seed: number; laws: readonly string[]}[] = [];
	readonly #transitions = new Map<string, number>();
	readonly #outcomes = new Map<string, number>();
	readonly #hashes = new Map<number, number[]>();

	add({seed, calls, steps, events, journalHash, broken, transitions, outcomes}: LivedWorld): void {
		this.#calls += calls;
		this.#steps += steps;
		this.#events += events;
		this.#worlds += 1;
		if (broken.length > 0) this.#broken.push({seed, laws: broken});
		addTo(this.#transitions, transitions);
		addTo(this.#outcomes, outcomes);
		if (journalHash === undefined) return;
		this.#hashes.set(seed, [...(this.#hashes.get(seed) ?? []), journalHash]);
	}

	result() {
		return {
			...{calls: this.#calls, steps: this.#steps, events: this.#events, worlds: this.#worlds},
			broken: this.#broken.sort((a, b) => a.seed - b.seed),
			...{transitions: this.#transitions, outcomes: this.#outcomes, hashes: this.#hashes},
		};
	}
}

function addTo(sum: Map<string, number>, counts: readonly (readonly [string, number])[]): void {
	for (const [what, count] of counts) sum.set(what, (sum.get(what) ?? 0) + count);
}
