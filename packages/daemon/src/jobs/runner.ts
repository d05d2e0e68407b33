/**
 * Work that is too heavy for the loop, in one worker process with a queue. Each job has a time limit,
 * the worker a memory limit, and a job ends when nobody waits for it any more. Knows no job.
 */

import {type ChildProcess, fork} from 'node:child_process';
import {getPriority} from 'node:os';
import {fileURLToPath} from 'node:url';
import type {Refusal} from '@plateau/core';
import type {Log} from '../log.ts';
import {type JobArgs, type JobName, type JobOutcome, type JobResult, jobTimeMs} from './kinds.ts';
import type {FromWorker, ToWorker} from './messages.ts';

/** Of the worker, in steps of the system: who routes calls has the processor before it. */
const niceness = 10;
/** How much is kept of what a worker says as it dies, in characters. */
const lastWords = 4000;

/** What keeps one person's question from being everybody's trouble. */
export interface JobLimits {
	/** Jobs that may wait for the one that runs. */
	readonly queued: number;
	/** Memory of the worker's own objects, in MB. */
	readonly heapMb: number;
	/** A worker without work is ended after this: it holds memory and the database. */
	readonly idleMs: number;
	/** How long a job may run. */
	timeMs(name: JobName): number;
}

export const defaultJobLimits: JobLimits = {
	queued: 20,
	heapMb: 512,
	idleMs: 60_000,
	timeMs: (name) => jobTimeMs[name],
};

export interface JobRunnerParts {
	/** Where the database is. */
	readonly database: string;
	readonly log: Log;
	readonly limits?: Partial<JobLimits>;
	/** The worker's code; the daemon's own when absent. */
	readonly worker?: URL;
}

interface Waiting {
	readonly id: number;
	readonly name: JobName;
	readonly args: unknown;
	settle(outcome: JobOutcome<unknown>): void;
}

interface Running extends Waiting {
	readonly timer: NodeJS.Timeout;
}

export class JobRunner {
	readonly #parts: JobRunnerParts;
	readonly #limits: JobLimits;
	readonly #queue: Waiting[] = [];
	#running: Running | undefined;
	#worker: ChildProcess | undefined;
	#idleTimer: NodeJS.Timeout | undefined;
	#lastId = 0;
	#stopped = false;

	constructor(parts: JobRunnerParts) {
		this.#parts = parts;
		this.#limits = {...defaultJobLimits, ...parts.limits};
	}

	/** True when nothing runs or waits. */
	get idle(): boolean {
		return this.#running === undefined && this.#queue.length === 0;
	}

	/**
	 * Runs a job in its turn. `gone` calls it off. Never rejects; refusals besides the job's own:
	 * `jobs-busy`, `job-too-long`, `job-too-large`, `job-cancelled`, `daemon-busy`, `internal`.
	 */
	run<N extends JobName>(
		name: N,
		args: JobArgs<N>,
		gone?: AbortSignal,
	): Promise<JobOutcome<JobResult<N>>> {
		return new Promise((resolve) => {
			if (this.#stopped) return resolve(refused({code: 'daemon-busy'}));
			if (gone?.aborted === true) return resolve(refused({code: 'job-cancelled'}));
			if (this.#queue.length >= this.#limits.queued) return resolve(refused({code: 'jobs-busy'}));
			this.#lastId += 1;
			const id = this.#lastId;
			const callOff = () => this.#callOff(id);
			gone?.addEventListener('abort', callOff, {once: true});
			this.#queue.push({
				id,
				name,
				args,
				settle(outcome) {
					gone?.removeEventListener('abort', callOff);
					resolve(outcome as JobOutcome<JobResult<N>>);
				},
			});
			this.#next();
		});
	}

	/** Ends everything; what ran or waited is refused. */
	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#idleTimer);
		for (const waiting of this.#queue.splice(0)) waiting.settle(refused({code: 'daemon-busy'}));
		this.#kill();
		this.#end({code: 'daemon-busy'});
	}

	#next(): void {
		if (this.#running !== undefined) return;
		const waiting = this.#queue.shift();
		if (waiting === undefined) {
			this.#rest();
			return;
		}
		clearTimeout(this.#idleTimer);
		const {id, name, args} = waiting;
		const limitMs = this.#limits.timeMs(name);
		const timer = setTimeout(() => {
			this.#parts.log.warn('job-too-long', {name, limitMs});
			this.#drop({code: 'job-too-long', params: {seconds: Math.ceil(limitMs / 1000)}});
		}, limitMs);
		this.#running = {...waiting, timer};
		const run: ToWorker = {id, name, args};
		this.#worker ??= this.#start();
		this.#worker.send(run);
	}

	#start(): ChildProcess {
		const {database, log, worker: code} = this.#parts;
		const worker = openWorker(code ?? workerCode(), database, this.#limits.heapMb);
		const isOurs = () => this.#worker === worker;
		worker.on('message', (answer: FromWorker) => {
			if (!isOurs() || answer.id !== this.#running?.id) return;
			if ('outcome' in answer) this.#settle(answer.outcome);
			else {
				log.error('job-failed', {name: this.#running.name, error: answer.error});
				this.#settle(refused({code: 'internal'}));
			}
		});
		let said = '';
		worker.stderr?.setEncoding('utf8').on('data', (text: string) => {
			said = (said + text).slice(-lastWords);
		});
		const ended = (error: string, isTooLarge: boolean) => {
			if (!isOurs()) return;
			this.#worker = undefined;
			log.error('job-worker-failed', {name: this.#running?.name, error});
			this.#end({code: isTooLarge ? 'job-too-large' : 'internal'});
			this.#next();
		};
		worker.on('error', (error) => ended(error.message, false));
		worker.on('close', (code, signal) => {
			// The kernel, too, kills what wants more memory than there is.
			const isTooLarge = said.includes('out of memory') || signal === 'SIGKILL';
			ended(`ended by itself (${signal ?? code}): ${said}`, isTooLarge);
		});
		return worker;
	}

	#callOff(id: number): void {
		const at = this.#queue.findIndex((waiting) => waiting.id === id);
		const [waiting] = at < 0 ? [] : this.#queue.splice(at, 1);
		waiting?.settle(refused({code: 'job-cancelled'}));
		if (this.#running?.id === id) this.#drop({code: 'job-cancelled'});
	}

	/** Ends the job that runs, and the worker with it: nothing else stops one that computes. */
	#drop(refusal: Refusal): void {
		this.#kill();
		this.#end(refusal);
		this.#next();
	}

	/** It only reads: there is nothing that it must finish. */
	#kill(): void {
		this.#worker?.kill('SIGKILL');
		this.#worker = undefined;
	}

	#end(refusal: Refusal): void {
		const running = this.#running;
		if (running === undefined) return;
		clearTimeout(running.timer);
		this.#running = undefined;
		running.settle(refused(refusal));
	}

	#settle(outcome: JobOutcome<unknown>): void {
		const running = this.#running;
		if (running === undefined) return;
		clearTimeout(running.timer);
		this.#running = undefined;
		running.settle(outcome);
		this.#next();
	}

	#rest(): void {
		clearTimeout(this.#idleTimer);
		if (this.#worker === undefined || this.#stopped) return;
		this.#idleTimer = setTimeout(() => {
			this.#worker?.disconnect();
			this.#worker = undefined;
		}, this.#limits.idleMs);
		this.#idleTimer.unref();
	}
}

function refused(refusal: Refusal): {readonly ok: false; readonly refusal: Refusal} {
	return {ok: false, refusal};
}

/** A process that runs `code`. One that outgrows its memory takes nobody along, which a thread may do. */
function openWorker(code: URL, database: string, heapMb: number): ChildProcess {
	const loader = code.pathname.endsWith('.ts') ? ['--import=tsx', '--conditions=source'] : [];
	const program = [process.execPath, ...loader, `--max-old-space-size=${heapMb}`];
	return fork(fileURLToPath(code), [database], {
		// Set from outside: a priority of one's own would be that of the main thread alone.
		execPath: 'nice',
		execArgv: ['-n', String(niceness - getPriority()), ...program],
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
	});
}

/** Beside this file as source; beside `main.js` once built, where we may be in a chunk of our own. */
function workerCode(): URL {
	const here = import.meta.url;
	if (here.endsWith('.ts')) return new URL('./worker.ts', here);
	return new URL(here.includes('/chunks/') ? '../job-worker.js' : './job-worker.js', here);
}
