/**
 * The day's counters of work other than calls, by queue and kind, apart from those of calls. Each
 * counts in the day in which it happened, time in the day in which it passed.
 */

import type {KindId, QueueId} from '../ids.ts';
import type {Millis} from '../time.ts';
import type {Day} from './day.ts';

export interface WorkDay {
	added: number;
	offers: number;
	rangOut: number;
	/** Taken in hand, again and again where it came back. */
	started: number;
	/** Σ wait of the started: since it came in, or came back. */
	waitOfStartedMs: Millis;
	/** Worked on; what was set aside does not count. */
	workedMs: Millis;
	givenBack: number;
	finished: number;
	takenBack: number;
}

const noWorkDay: WorkDay = {
	...{added: 0, offers: 0, rangOut: 0, started: 0, waitOfStartedMs: 0, workedMs: 0},
	...{givenBack: 0, finished: 0, takenBack: 0},
};

/** The key of a queue's work of one kind. Neither has such a sign. */
export function workDayKey(queueId: QueueId, kindId: KindId): string {
	return `${queueId}/${kindId}`;
}

/** The counters of a queue's work of one kind, made on first use. */
export function workDay(day: Day, queueId: QueueId, kindId: KindId): WorkDay {
	const key = workDayKey(queueId, kindId);
	let row = day.work.get(key);
	if (row === undefined) {
		row = {...noWorkDay};
		day.work.set(key, row);
	}
	return row;
}
