/** Commands of call control, on the call that an agent talks in. */

import type {Refusal} from '../errors.ts';
import type {Command} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {findSignedIn} from './find.ts';

/** A command of call control. */
export type ControlCommand = Extract<
	Command,
	{
		type:
			| 'hold'
			| 'resume'
			| 'mute'
			| 'send-digits'
			| 'transfer'
			| 'consult'
			| 'swap'
			| 'join-all'
			| 'end-consult'
			| 'hand-over';
	}
>;

export function controlCommand(turn: Turn, command: ControlCommand): Refusal | undefined {
	const {refusal} = findSignedIn(turn.floor, command.agentId);
	return refusal ?? {code: 'not-talking'};
}
