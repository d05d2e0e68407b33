/** The door of a queue: who may come in, and where those go who may not. */

import {type Call, customerChannel, type DoorReason} from '../call/call.ts';
import type {Diversion, QueueConfig, WaitEnd} from '../floor-config.ts';
import {countWaiting} from '../floor-index/roll.ts';
import type {QueueId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {newcomerWaitMs} from '../wait/foretell.ts';
import {letGo} from './wait-end.ts';

/** Where a call goes in, and past whose doors; undefined when it was let go. */
export interface WayIn {
	readonly queueId: QueueId;
	readonly passed: readonly QueueId[];
}

/** Leads a call from door to door until a queue lets it in, or lets the caller go. */
export function goIn(turn: Turn, call: Call, firstId: QueueId): WayIn | undefined {
	const passed: QueueId[] = [];
	let queueId = firstId;
	for (;;) {
		const queue = turn.floor.index.queues.get(queueId);
		const no = queue && whyNotIn(turn, call, queue);
		if (no === undefined) return {queueId, passed};
		const {reason, end} = no;
		const toQueueId =
			end.action === 'move' ? nextDoor(turn, end.queueId, [...passed, queueId]) : undefined;
		const to = toQueueId === undefined ? {} : {toQueueId};
		turn.emit({type: 'call-diverted', callId: call.id, queueId, reason, ...to});
		if (toQueueId === undefined) {
			letGo(turn, call.id, end, reason, queueId);
			return undefined;
		}
		passed.push(queueId);
		queueId = toQueueId;
	}
}

/** Never back to a door that was passed. */
function nextDoor(turn: Turn, queueId: QueueId, passed: readonly QueueId[]): QueueId | undefined {
	return turn.floor.index.queues.has(queueId) && !passed.includes(queueId) ? queueId : undefined;
}

const message: WaitEnd = {action: 'message'};

function whyNotIn(
	turn: Turn,
	call: Call,
	queue: QueueConfig,
): {readonly reason: DoorReason; readonly end: WaitEnd} | undefined {
	const {floor} = turn;
	const {maxWaiting, onFull = message, joinEmpty, onNobody, diversions = []} = queue;
	const waiting = countWaiting(floor, queue.id);
	if (maxWaiting !== undefined && waiting >= maxWaiting) return {reason: 'full', end: onFull};
	const isNobody = floor.queues.get(queue.id)?.nobodySince !== undefined;
	if (joinEmpty === false && isNobody) return {reason: 'nobody', end: onNobody};
	// Where nobody waits, nobody is sent away for the wait.
	if (waiting === 0) return undefined;
	const found = diversions.find((own) => isOn(turn, call, queue.id, waiting, own));
	return found && {reason: found.when, end: found.to};
}

function isOn(
	turn: Turn,
	call: Call,
	queueId: QueueId,
	waiting: number,
	diversion: Diversion,
): boolean {
	const {floor, at} = turn;
	if (diversion.when === 'wait-ratio') {
		// With nobody there, any caller who waits is too many.
		return waiting + 1 > diversion.above * (floor.index.there.get(queueId) ?? 0);
	}
	const switchId = customerChannel(call)?.switchId;
	if (switchId === undefined) return false;
	const ms = newcomerWaitMs(floor, queueId, switchId, at);
	return ms !== undefined && ms > diversion.aboveMs;
}
