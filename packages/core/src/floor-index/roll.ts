/** Files the callers of each queue who have no agent yet, and sets when waiting for nobody is over. */

import type {Call} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import type {CallId, QueueId} from '../ids.ts';
import {type QueueEntry, rankAt} from '../queue/entry.ts';
import {type RollRows, rollOf} from '../queue/roll.ts';
import type {Instant} from '../time.ts';

/** `isUp`: the call's switch is there. */
export function refileRoll(
	floor: Floor,
	callId: CallId,
	call: Call | undefined,
	isUp: boolean,
): void {
	const {rolls, rollRows} = floor.index;
	const before = rollRows.get(callId);
	const isFiled = call?.state === 'waiting' || call?.state === 'ringing';
	if (before === undefined && !isFiled) return;
	const entry = isFiled ? call.entry : undefined;
	const isSame =
		before !== undefined &&
		entry !== undefined &&
		before.queueId === entry.queueId &&
		before.waiting.rankAt === rankAt(entry) &&
		before.joined?.joinedAt === (isUp ? entry.joinedAt : undefined);
	const wasRinging = before?.isRinging === true;
	const isRinging = call?.state === 'ringing';
	if (isSame) {
		if (wasRinging !== isRinging) {
			const {ringing} = rollOf(rolls, before.queueId);
			if (isRinging) ringing.add(before.waiting);
			else ringing.remove(before.waiting);
			before.isRinging = isRinging;
		}
	} else {
		if (before !== undefined) {
			const roll = rollOf(rolls, before.queueId);
			roll.waiting.remove(before.waiting);
			if (wasRinging) roll.ringing.remove(before.waiting);
			if (before.joined !== undefined) roll.joined.remove(before.joined);
			rollRows.delete(callId);
		}
		if (entry !== undefined) rollRows.set(callId, file(rolls, callId, entry, isUp, isRinging));
	}
	if (before !== undefined) dateNobody(floor, before.queueId);
	if (entry !== undefined && entry.queueId !== before?.queueId) dateNobody(floor, entry.queueId);
}

function file(
	rolls: Floor['index']['rolls'],
	callId: CallId,
	entry: QueueEntry,
	isUp: boolean,
	isRinging: boolean,
): RollRows {
	const {queueId, joinedAt, seq} = entry;
	const roll = rollOf(rolls, queueId);
	const waiting = {callId, rankAt: rankAt(entry), seq};
	roll.waiting.add(waiting);
	if (isRinging) roll.ringing.add(waiting);
	const joined = isUp ? {callId, joinedAt, seq} : undefined;
	if (joined !== undefined) roll.joined.add(joined);
	return {queueId, waiting, joined, isRinging};
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
		// Who was sent to one agent waits for them, whoever is there for the queue.
		if (call?.state === 'waiting' && call.entry.stick?.sentBy === undefined) return call;
	}
	return undefined;
}

/** How many of the queue's callers have no agent yet. */
export function countWaiting(floor: Floor, queueId: QueueId): number {
	return floor.index.rolls.get(queueId)?.waiting.size ?? 0;
}

/** The caller's place in the order of waiting of their queue, the first is 1. O(log n). */
export function placeInQueue(floor: Floor, callId: CallId): number | undefined {
	const rows = floor.index.rollRows.get(callId);
	const place = rows && floor.index.rolls.get(rows.queueId)?.waiting.placeOf(rows.waiting);
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
