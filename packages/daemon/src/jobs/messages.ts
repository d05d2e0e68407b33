/** What the daemon and its worker say to each other. */

import type {JobName, JobOutcome} from './kinds.ts';

/** To the worker: one job. That no more will come is told by the end of the channel. */
export interface ToWorker {
	readonly id: number;
	readonly name: JobName;
	readonly args: unknown;
}

/** From the worker: a job's end. `error`: what it threw, as text. */
export type FromWorker =
	| {readonly id: number; readonly outcome: JobOutcome<unknown>}
	| {readonly id: number; readonly error: string};
