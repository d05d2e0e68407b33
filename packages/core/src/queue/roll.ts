/**
 * Every caller of one queue who has no agent yet, however far they have come: in the order of waiting,
 * and in the order in which they came in. Which of them somebody could serve is in `routing/pool.ts`.
 */

import type {QueueId} from '../ids.ts';
import {byJoining, byRank, type CallRow} from '../routing/pool.ts';
import {SortedList} from '../sorted-list.ts';

export interface QueueRoll {
	/** Those who wait or ring, at whatever switch, in the order of waiting. */
	readonly waiting: SortedList<CallRow>;
	/** Those of them for whom a phone rings. */
	readonly ringing: SortedList<CallRow>;
	/** Those of all whose switch is up, in the order in which they came into the queue. */
	readonly joined: SortedList<CallRow>;
}

/** The queue's roll, made on first use. */
export function rollOf(rolls: Map<QueueId, QueueRoll>, queueId: QueueId): QueueRoll {
	let roll = rolls.get(queueId);
	if (roll === undefined) {
		roll = {
			waiting: new SortedList<CallRow>(byRank),
			ringing: new SortedList<CallRow>(byRank),
			joined: new SortedList<CallRow>(byJoining),
		};
		rolls.set(queueId, roll);
	}
	return roll;
}
