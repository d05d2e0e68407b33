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
import type {ReadOnlyStore} from '../store/read-only.ts';
import type {Loaded} from '../store/store.ts';

/** Where floors are rebuilt from. */
export interface JournalSource {
	load(belowSeq: number): Loaded;
	eventsAfter(seq: number, untilSeq: number): Iterable<Event>;
}

/** Events between two floors that are put by. */
const usualApart = 2000;
/** So many are put by, the last ones passed or used: JSON text, about what a snapshot in the store takes. */
const kept = 8;

/** One for each store: what was rebuilt for one question serves the next. */
const floors = new WeakMap<ReadOnlyStore, RebuiltFloors>();

/** The floors of a store. */
export function floorsOf(store: ReadOnlyStore): RebuiltFloors {
	const known = floors.get(store) ?? new RebuiltFloors(store);
	floors.set(store, known);
	return known;
}

export class RebuiltFloors {
	readonly #journal: JournalSource;
	/** By `seq`, the last used at the end. */
	readonly #putBy = new Map<number, string>();
	readonly #apart: number;
	#floor: Floor | undefined;

	/** A floor is put by every `apart` events on the way. */
	constructor(journal: JournalSource, apart = usualApart) {
		this.#journal = journal;
		this.#apart = apart;
	}

	/** The floor after event `seq`, which must be stored. Throws `journal-gap` and the like. */
	at(seq: number): Floor {
		const keep = (floor: Floor) => this.#keep(floor);
		const floor = this.#nearest(seq) ?? rebuildFloor(this.#journal, seq, keep).floor;
		for (const event of this.#journal.eventsAfter(floor.seq, seq)) {
			apply(floor, event);
			keep(floor);
		}
		this.#floor = floor;
		return floor;
	}

	/** What is at hand and cheaper to go on from than the store's snapshot. */
	#nearest(seq: number): Floor | undefined {
		const current = this.#floor;
		// Going on costs what lies between; nobody wants a whole day folded for a jump to another week.
		if (current !== undefined && current.seq <= seq && seq - current.seq <= this.#apart)
			return current;
		const milestone = seq - (seq % this.#apart);
		const text = this.#putBy.get(milestone);
		if (text === undefined) return undefined;
		this.#putBy.delete(milestone);
		this.#putBy.set(milestone, text);
		return fromSnapshot(JSON.parse(text) as FloorSnapshot) ?? emptyFloor();
	}

	#keep(floor: Floor): void {
		if (floor.seq % this.#apart !== 0 || this.#putBy.has(floor.seq)) return;
		this.#putBy.set(floor.seq, JSON.stringify(toSnapshot(floor)));
		const [oldest] = this.#putBy.keys();
		if (this.#putBy.size > kept && oldest !== undefined) this.#putBy.delete(oldest);
	}
}
