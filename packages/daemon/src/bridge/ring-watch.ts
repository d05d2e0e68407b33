/** Offers that were ordered to ring: known to have begun, or found not to have started. */

import type {OfferId} from '@plateau/core';

/** One ring that was ordered, as the switch can be asked about it. */
export interface Ring {
	/** Whether it is on its way; `gone`: nobody is there any more for whom it could ring. */
	look(): Promise<'dialling' | 'elsewhere' | 'gone'>;
	/** Should the ring still come, this undoes it. */
	takeBack(): Promise<void>;
}

export interface RingWatchParts {
	readonly ringStartMs: number;
	notStarted(offerId: OfferId): void;
}

/** How often a ring that is said to be starting is waited for. */
const patience = 3;

export class RingWatch {
	readonly #parts: RingWatchParts;
	readonly #timers = new Map<OfferId, NodeJS.Timeout>();

	constructor(parts: RingWatchParts) {
		this.#parts = parts;
	}

	begin(offerId: OfferId, ring: Ring, tries = patience): void {
		clearTimeout(this.#timers.get(offerId));
		const timer = setTimeout(() => void this.#check(offerId, ring, tries), this.#parts.ringStartMs);
		this.#timers.set(offerId, timer);
	}

	/** It rings, or its end is known. */
	known(offerId: OfferId): void {
		clearTimeout(this.#timers.get(offerId));
		this.#timers.delete(offerId);
	}

	/** The order was refused, or nothing came of it. */
	fail(offerId: OfferId): void {
		if (!this.#timers.has(offerId)) return;
		this.known(offerId);
		this.#parts.notStarted(offerId);
	}

	stop(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	async #check(offerId: OfferId, ring: Ring, tries: number): Promise<void> {
		const where = await ring.look().catch(() => 'gone' as const);
		if (!this.#timers.has(offerId)) return;
		if (where === 'gone') {
			// Its own end is told by its Hangup, or by the resync.
			this.known(offerId);
		} else if (where === 'dialling' && tries > 1) {
			this.begin(offerId, ring, tries - 1);
		} else {
			await ring.takeBack();
			this.fail(offerId);
		}
	}
}
