/** Whether whoever leaves a message is let finish: nothing is ordered for them, nobody is offered them. */

import type {Effect} from '../effects.ts';
import type {Floor} from '../floor.ts';

/** What is wrong with what a step ordered, on the floor as the step left it. */
export function tornFromMailbox(floor: Floor, effects: readonly Effect[]): readonly string[] {
	return effects.flatMap((effect) => {
		const call = 'callId' in effect ? floor.calls.get(effect.callId) : undefined;
		const isLeft = call?.state !== 'fallback' || call.inMailbox !== true;
		// What rang for them is taken back.
		if (isLeft || effect.type === 'withdraw-ring') return [];
		return [`${effect.type} was ordered for ${call.id}, who leaves a message`];
	});
}
