/** A queue lets a caller go: on to another queue, with a last message, or to a number outside. */

import {type Call, type DoorReason, entryOf, type WaitEndReason} from '../call/call.ts';
import type {WaitEnd} from '../floor-config.ts';
import type {CallId, QueueId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {orderLeaving} from './orders.ts';
import {firstSteps} from './steps.ts';

/** Ends a caller's wait by one of its queue's rules. A queue to move to that will not do: the message. */
export function endWait(turn: Turn, callId: CallId, end: WaitEnd, reason: WaitEndReason): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'waiting') return;
	if (end.action === 'move' && mayMove(turn, call, end.queueId)) {
		turn.emit({
			type: 'call-moved',
			callId,
			fromQueueId: call.entry.queueId,
			queueId: end.queueId,
			reason,
			...firstSteps(turn.floor, call, end.queueId, turn.at),
		});
		return;
	}
	letGo(turn, callId, end, reason);
}

/** Queues that overflow into each other would hand a caller to and fro for ever: never back. */
export function mayMove(turn: Turn, {entry}: Call & {state: 'waiting'}, queueId: QueueId): boolean {
	const isNew = entry.queueId !== queueId && !entry.passed.includes(queueId);
	return isNew && turn.floor.index.queues.has(queueId);
}

/** The last that a caller hears of the floor. `queueId`: whose door it was turned away at. */
export function letGo(
	turn: Turn,
	callId: CallId,
	end: WaitEnd,
	reason: DoorReason | WaitEndReason,
	queueId?: QueueId,
): void {
	const call = turn.floor.calls.get(callId);
	const hasTalked = call !== undefined && entryOf(call)?.answered === true;
	const atDoor = queueId === undefined ? {} : {queueId};
	if (end.action === 'send-out') {
		turn.emit({type: 'call-sent-out', callId, number: end.number, reason, ...atDoor});
	} else {
		const sound = end.action === 'message' ? end.sound : undefined;
		turn.emit({
			type: 'call-dismissed',
			callId,
			outcome: hasTalked ? 'answered' : outcomeOf[reason],
			reason,
			...atDoor,
			...(sound === undefined ? {} : {sound}),
		});
	}
	orderLeaving(turn, callId);
}

/** What a message instead of an agent counts as. Source: docs/glossary.md, outcomes. */
const outcomeOf = {
	full: 'refused',
	'wait-ratio': 'refused',
	'expected-wait': 'refused',
	nobody: 'left-empty',
	'max-wait': 'timed-out',
	closing: 'timed-out',
	overflow: 'timed-out',
} as const satisfies Record<DoorReason | WaitEndReason, string>;
