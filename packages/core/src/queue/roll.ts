/**
 * Every caller of one queue who has no agent yet, however far they have come: in the order of waiting,
 * and in the order in which they came in. Which of them somebody could serve is in `routing/pool.ts`.
 */

import type {QueueId} from '../ids.ts';
import type {JoinedRow, WaitingRow} from '../routing/pool.ts';
import {SortedList} from '../sorted-list.ts';

export interface QueueRoll {
	/** Those who wait or ring, at whatever switch, in the order of waiting. */
	readonly waiting: SortedList<WaitingRow>;
	/** Those of them for whom a phone rings. */
	readonly ringing: SortedList<WaitingRow>;
	/** Those of all whose switch is up, in the order in which they came into the queue. */
	readonly joined: SortedList<JoinedRow>;
}

/** What a call is filed under. */
export interface RollRows {
	readonly queueId: QueueId;
	readonly waiting: WaitingRow;
	readonly isRinging: boolean;
	/** Absent while its switch is away. */
	readonly joined?: JoinedRow;
}

function inOrder(a: WaitingRow, b: WaitingRow): number {
	return a.rankAt - b.rankAt || a.seq - b.seq;
}

/** The queue's roll, made on first use. */
export function rollOf(rolls: Map<QueueId, QueueRoll>, queueId: QueueId): QueueRoll {
	let roll = rolls.get(queueId);
	if (roll === undefined) {
		roll = {
			waiting: new SortedList(inOrder),
			ringing: new SortedList(inOrder),
			joined: new SortedList((a, b) => a.joinedAt - b.joinedAt || a.seq - b.seq),
		};
		rolls.set(queueId, roll);
	}
	return roll;
}
