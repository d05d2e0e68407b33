/** What a job's work looks like from inside the worker. */

import type {ReadOnlyStore} from '../store/read-only.ts';
import type {JobArgs, JobName, JobOutcome, JobResult} from './kinds.ts';

/** What a job may use. */
export interface JobTools {
	/** The database, opened to read when it is first asked for. Throws `database-unusable`. */
	readonly store: ReadOnlyStore;
}

/** One job's work. What it throws is our own mistake: logged, and answered as `internal`. */
export type Job<N extends JobName> = (
	args: JobArgs<N>,
	tools: JobTools,
) => JobOutcome<JobResult<N>> | Promise<JobOutcome<JobResult<N>>>;
