/** What the daemon and its worker say to each other. */

import type {JobName, JobOutcome} from './kinds.ts';

/** What a worker is started with. */
export interface WorkerStart {
	/** Where the database is. */
	readonly database: string;
}

/** To the worker: one job, or that no more will come. */
export type ToWorker =
	| {readonly type: 'run'; readonly id: number; readonly name: JobName; readonly args: unknown}
	| {readonly type: 'end'};

/** From the worker: a job's end. `error`: what it threw, as text. */
export type FromWorker =
	| {readonly id: number; readonly outcome: JobOutcome<unknown>}
	| {readonly id: number; readonly error: string};
