/** The work behind each job's name. Loaded in the worker alone. */

import {replayFloor} from '../replay/replay-floor.ts';
import {simulate} from '../what-if/simulate.ts';
import {whatIf} from '../what-if/what-if.ts';
import {whyCall} from '../why/why-call.ts';
import type {Job} from './job.ts';
import type {JobName} from './kinds.ts';

export const handlers: {readonly [N in JobName]: Job<N>} = {
	'replay-floor': replayFloor,
	'why-call': whyCall,
	'what-if': whatIf,
	simulate,
};
