/**
 * Every job of the worker: what it is asked, what it answers, how long it may take. Read by both sides;
 * the work itself is named in `handlers.ts`.
 */

import type {Refusal} from '@plateau/core';
import type {CommandResult, RefusalBody} from '@plateau/core/protocol';
import type {ReplayArgs, ReplayedBoard} from '../replay/replay-floor.ts';
import type {SimulateArgs, SimulateResult} from '../what-if/simulate.ts';
import type {WhatIfArgs, WhatIfResult} from '../what-if/what-if.ts';
import type {WhyArgs} from '../why/why-call.ts';

/** A job's arguments and result, by name. Both are copied between threads: plain data. */
export interface JobKinds {
	'replay-floor': {readonly args: ReplayArgs; readonly result: ReplayedBoard};
	'why-call': {readonly args: WhyArgs; readonly result: CommandResult<'why-call'>};
	'what-if': {readonly args: WhatIfArgs; readonly result: WhatIfResult};
	simulate: {readonly args: SimulateArgs; readonly result: SimulateResult};
}

export type JobName = keyof JobKinds;
export type JobArgs<N extends JobName> = JobKinds[N]['args'];
export type JobResult<N extends JobName> = JobKinds[N]['result'];

/** Done, with what came of it; or no, with why. */
export type JobOutcome<R> =
	| {readonly ok: true; readonly result: R}
	| {readonly ok: false; readonly refusal: Refusal & Pick<RefusalBody, 'details'>};

/** How long each job may run, its wait in the queue not counted. */
export const jobTimeMs: Readonly<Record<JobName, number>> = {
	'replay-floor': 60_000,
	'why-call': 60_000,
	'what-if': 120_000,
	simulate: 120_000,
};
