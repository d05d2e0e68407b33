/** Every command of `plateau`, in the order of its help. */

import type {Verb} from '../verb.ts';
import {adminVerbs} from './admin.ts';
import {agentVerbs} from './agent.ts';
import {callVerbs} from './call.ts';
import {callbackVerbs} from './callbacks.ts';
import {completionVerbs} from './completion.ts';
import {customerVerbs} from './customers.ts';
import {dayVerbs} from './days.ts';
import {listVerbs} from './lists.ts';
import {recordingVerbs} from './recordings.ts';
import {reportVerbs} from './reports.ts';
import {screenVerbs} from './screens.ts';
import {sessionVerbs} from './session.ts';
import {supervisorVerbs} from './supervisor.ts';
import {workVerbs} from './work.ts';

export const verbs: readonly Verb[] = [
	...screenVerbs,
	...sessionVerbs,
	...agentVerbs,
	...callVerbs,
	...listVerbs,
	...supervisorVerbs,
	...recordingVerbs,
	...workVerbs,
	...customerVerbs,
	...callbackVerbs,
	...dayVerbs,
	...reportVerbs,
	...adminVerbs,
	...completionVerbs,
];
