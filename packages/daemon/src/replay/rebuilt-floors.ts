/**
 * Floors rebuilt from the journal for a job, kept near where somebody looks: stepping on folds the next
 * events, stepping back begins at a floor that was put by a little earlier. What is handed out is
 * overwritten by the next call.
 */

import {
	apply,
	type Event,
	emptyFloor,
	type Floor,
	type FloorSnapshot,
	fromSnapshot,
	toSnapshot,
} from '@plateau/core';
import {rebuildFloor} from '../rebuild.ts';
import type {Loaded} from '../store/store.ts';

/** Where floors are rebuilt from. */
export interface JournalSource {
	load(belowSeq: number): Loaded;
	eventsAfter(seq: number, untilSeq: number): Iterable<Event>;
}

/** Events between two floors that are put by. */
const apart = 2000;
/** So many are put by: JSON text, about what a snapshot in the store takes. */
const kept = 8;

export class RebuiltFloors {
	readonly #journal: JournalSource;
	/** By `seq`, the last used at the end. */
	readonly #putBy = new Map<number, string>();
	#floor: Floor | undefined;

	constructor(journal: JournalSource) {
		this.#journal = journal;
	}

	/** The floor after event `seq`, which must be stored. Throws `journal-gap` and the like. */
	at(seq: number): Floor {
		const milestone = seq - (seq % apart);
		const floor = this.#nearest(seq) ?? rebuildFloor(this.#journal, milestone).floor;
		if (floor.seq <= milestone) {
			this.#fold(floor, milestone);
			this.#keep(floor);
		}
		this.#fold(floor, seq);
		this.#floor = floor;
		return floor;
	}

	/** What is at hand and cheaper to go on from than the store's snapshot. */
	#nearest(seq: number): Floor | undefined {
		const current = this.#floor;
		// Going on costs what lies between; nobody wants a whole day folded for a jump to another week.
		if (current !== undefined && current.seq <= seq && seq - current.seq <= apart) return current;
		const milestone = seq - (seq % apart);
		const text = this.#putBy.get(milestone);
		if (text === undefined) return undefined;
		this.#putBy.delete(milestone);
		this.#putBy.set(milestone, text);
		return fromSnapshot(JSON.parse(text) as FloorSnapshot) ?? emptyFloor();
	}

	#fold(floor: Floor, untilSeq: number): void {
		for (const event of this.#journal.eventsAfter(floor.seq, untilSeq)) apply(floor, event);
	}

	#keep(floor: Floor): void {
		if (floor.seq === 0 || floor.seq % apart !== 0 || this.#putBy.has(floor.seq)) return;
		this.#putBy.set(floor.seq, JSON.stringify(toSnapshot(floor)));
		const [oldest] = this.#putBy.keys();
		if (this.#putBy.size > kept && oldest !== undefined) this.#putBy.delete(oldest);
	}
}
