/** The work behind each job's name. Loaded in the worker alone. */

import {replayFloor} from '../replay/replay-floor.ts';
import type {Job} from './job.ts';
import type {JobName} from './kinds.ts';

export const handlers: {readonly [N in JobName]: Job<N>} = {
	'replay-floor': replayFloor,
};
