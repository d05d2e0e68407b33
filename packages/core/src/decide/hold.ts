/** The customer is held, and back: as the switch says, whether or not it was ordered a moment ago. */

import type {Turn} from '../turn.ts';
import {followAgent} from './control-orders.ts';
import type {Talk} from './talk.ts';

/** The customer hears music: alone, or while a third party is called. */
export function noteHeld(turn: Turn, call: Talk): void {
	if (call.line !== 'joined') return;
	turn.emit({type: 'call-held', callId: call.id, agentId: call.agentId});
	follow(turn, call);
}

/** Agent and customer hear each other, and there is nobody else. */
export function noteResumed(turn: Turn, call: Talk): void {
	if (call.line !== 'held') return;
	turn.emit({type: 'call-resumed', callId: call.id, agentId: call.agentId});
	follow(turn, call);
}

function follow(turn: Turn, before: Talk): void {
	const call = turn.floor.calls.get(before.id);
	// Who takes the call over spies no more.
	const isTakenOver = call?.state === 'talking' && call.pending?.order === 'take-over';
	if (call?.state === 'talking' && !isTakenOver) followAgent(turn, call);
}
