/** Offers and consultations that were ordered to ring: known to have begun, or found not to have started. */

/** One ring that was ordered, as the switch can be asked about it. */
export interface Ring {
	/** Whether it is on its way; `gone`: nobody is there any more for whom it could ring. */
	look(): Promise<'dialling' | 'elsewhere' | 'gone'>;
	/** Should the ring still come, this undoes it. */
	takeBack(): Promise<void>;
}

export interface RingWatchParts<Id> {
	readonly ringStartMs: number;
	notStarted(id: Id): void;
}

/** How often a ring that is said to be starting is waited for. */
const patience = 3;

export class RingWatch<Id extends string> {
	readonly #parts: RingWatchParts<Id>;
	readonly #timers = new Map<Id, NodeJS.Timeout>();

	constructor(parts: RingWatchParts<Id>) {
		this.#parts = parts;
	}

	begin(id: Id, ring: Ring, tries = patience): void {
		clearTimeout(this.#timers.get(id));
		const timer = setTimeout(() => void this.#check(id, ring, tries), this.#parts.ringStartMs);
		this.#timers.set(id, timer);
	}

	/** It rings, or its end is known. */
	known(id: Id): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}

	/** The order was refused, or nothing came of it. */
	fail(id: Id): void {
		if (!this.#timers.has(id)) return;
		this.known(id);
		this.#parts.notStarted(id);
	}

	stop(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	async #check(id: Id, ring: Ring, tries: number): Promise<void> {
		const where = await ring.look().catch(() => 'gone' as const);
		if (!this.#timers.has(id)) return;
		if (where === 'gone') {
			// Its own end is told by its Hangup, or by the resync.
			this.known(id);
		} else if (where === 'dialling' && tries > 1) {
			this.begin(id, ring, tries - 1);
		} else {
			await ring.takeBack();
			this.fail(id);
		}
	}
}
