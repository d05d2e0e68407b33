/** Files the callers of each queue who have no agent yet, and sets when waiting for nobody is over. */

import type {Call, Queued} from '../call/call.ts';
import type {FiledCall, Floor} from '../floor.ts';
import type {CallId, QueueId} from '../ids.ts';
import {type QueueEntry, rankAt} from '../queue/entry.ts';
import {type QueueRoll, rollOf} from '../queue/roll.ts';
import type {Instant} from '../time.ts';

/**
 * Files a caller who has no agent yet; answers with what they are filed under, if they are. `before`: the
 * same, until now. `isUp`: the call's switch is there.
 */
export function refileRoll(
	floor: Floor,
	callId: CallId,
	call: Queued | undefined,
	before: FiledCall | undefined,
	isUp: boolean,
): FiledCall | undefined {
	const {filedCalls, rolls} = floor.index;
	const entry = call?.entry;
	const isRinging = call?.state === 'ringing';
	let filed = before;
	if (before !== undefined && entry !== undefined && isSame(before, entry, isUp)) {
		noteRinging(rollOf(rolls, before.queueId), before, isRinging);
	} else {
		if (before !== undefined) {
			takeOut(rollOf(rolls, before.queueId), before);
			filedCalls.delete(callId);
		}
		filed = undefined;
		if (entry !== undefined) {
			const {queueId, joinedAt, seq} = entry;
			const row = {callId, rankAt: rankAt(entry), joinedAt, seq};
			filed = {queueId, row, isRinging, isJoined: isUp, line: undefined, isInSteps: false};
			file(rollOf(rolls, queueId), filed);
			filedCalls.set(callId, filed);
		}
	}
	if (before !== undefined) dateNobody(floor, before.queueId);
	if (entry !== undefined && entry.queueId !== before?.queueId) dateNobody(floor, entry.queueId);
	return filed;
}

function isSame({queueId, row, isJoined}: FiledCall, entry: QueueEntry, isUp: boolean): boolean {
	return (
		queueId === entry.queueId &&
		row.rankAt === rankAt(entry) &&
		row.joinedAt === entry.joinedAt &&
		isJoined === isUp
	);
}

function noteRinging({ringing}: QueueRoll, filed: FiledCall, isRinging: boolean): void {
	if (filed.isRinging === isRinging) return;
	filed.isRinging = isRinging;
	if (isRinging) ringing.add(filed.row);
	else ringing.remove(filed.row);
}

function file(roll: QueueRoll, {row, isRinging, isJoined}: FiledCall): void {
	roll.waiting.add(row);
	if (isRinging) roll.ringing.add(row);
	if (isJoined) roll.joined.add(row);
}

function takeOut(roll: QueueRoll, {row, isRinging, isJoined}: FiledCall): void {
	roll.waiting.remove(row);
	if (isRinging) roll.ringing.remove(row);
	if (isJoined) roll.joined.remove(row);
}

/** Sets when the first caller of a queue where nobody is there has waited long enough. */
export function dateNobody(floor: Floor, queueId: QueueId): void {
	floor.index.deadlines.set('nobody', queueId, nobodyDueAt(floor, queueId));
}

function nobodyDueAt(floor: Floor, queueId: QueueId): Instant | undefined {
	const nobodySince = floor.queues.get(queueId)?.nobodySince;
	if (nobodySince === undefined) return undefined;
	const nobodyMs = floor.index.queues.get(queueId)?.nobodyMs;
	const first = firstUnrung(floor, queueId);
	if (first === undefined || nobodyMs === undefined) return undefined;
	return Math.max(first.entry.joinedAt, nobodySince) + nobodyMs;
}

/** Who came in first of those for whom nothing rings: next to no phone rings where nobody is there. */
export function firstUnrung(
	floor: Floor,
	queueId: QueueId,
): (Call & {state: 'waiting'}) | undefined {
	for (const {callId} of floor.index.rolls.get(queueId)?.joined ?? []) {
		const call = floor.calls.get(callId);
		if (call?.state !== 'waiting') continue;
		// Who was given to one agent waits for them, whoever is there for the queue.
		const {stick} = call.entry;
		if (stick?.sentBy === undefined && stick?.takenBy === undefined) return call;
	}
	return undefined;
}

/** How many of the queue's callers have no agent yet. */
export function countWaiting(floor: Floor, queueId: QueueId): number {
	return floor.index.rolls.get(queueId)?.waiting.size ?? 0;
}

/** The caller's place in the order of waiting of their queue, the first is 1. O(log n). */
export function placeInQueue(floor: Floor, callId: CallId): number | undefined {
	const filed = floor.index.filedCalls.get(callId);
	const place = filed && floor.index.rolls.get(filed.queueId)?.waiting.placeOf(filed.row);
	return place === undefined ? undefined : place + 1;
}

/** A place in the order of waiting. */
export interface Rank {
	readonly rankAt: Instant;
	/** Infinite for one who is queued only now. */
	readonly seq: number;
}

/**
 * How many of the queue's callers for whom nothing rings yet come before this place, in the order over
 * all queues. O(log n).
 */
export function countBefore({index}: Floor, queueId: QueueId, {rankAt, seq}: Rank): number {
	const roll = index.rolls.get(queueId);
	if (roll === undefined) return 0;
	const isBefore = (row: Rank) => row.rankAt < rankAt || (row.rankAt === rankAt && row.seq < seq);
	return roll.waiting.countWhere(isBefore) - roll.ringing.countWhere(isBefore);
}
