/** Judges how a call came in: nobody is rung before a greeting, and nobody is left between door and loop. */

import type {Floor} from '../floor.ts';
import type {NumberId} from '../ids.ts';
import type {StepResult} from '../step.ts';

type Done = Extract<StepResult, {ok: true}>;

export function judgeWayIn(
	floor: Floor,
	numberId: NumberId,
	{events, effects}: Done,
): readonly string[] {
	const callId = events.find((event) => event.type === 'call-arrived')?.callId;
	if (callId === undefined) return [];
	const isQueued = events.some((event) => event.type === 'call-queued' && event.callId === callId);
	const wrong: string[] = [];
	if (isQueued && floor.index.numbers.get(numberId)?.ringsAtOnce !== true)
		wrong.push(`${callId} was queued before its greeting`);
	const isSentSomewhere = effects.some((effect) => 'callId' in effect && effect.callId === callId);
	if (!isSentSomewhere) wrong.push(`${callId} came in, and was sent nowhere`);
	return wrong;
}
