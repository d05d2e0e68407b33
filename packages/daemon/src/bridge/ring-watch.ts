/** Offers that were ordered to ring: known to have begun, or found not to have started. */

import type {OfferId} from '@plateau/core';
import type {Leg} from './leg.ts';

export interface RingWatchParts {
	readonly ringStartMs: number;
	/** What the switch says of the customer's leg. */
	look(leg: Leg): Promise<'dialling' | 'elsewhere' | 'gone'>;
	/** Takes the customer back to the loop: should the ring still come, this undoes it. */
	takeBack(leg: Leg): Promise<void>;
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

	begin(offerId: OfferId, leg: Leg, tries = patience): void {
		clearTimeout(this.#timers.get(offerId));
		const timer = setTimeout(() => void this.#check(offerId, leg, tries), this.#parts.ringStartMs);
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

	async #check(offerId: OfferId, leg: Leg, tries: number): Promise<void> {
		const where = await this.#parts.look(leg).catch(() => 'gone' as const);
		if (!this.#timers.has(offerId)) return;
		if (where === 'gone') {
			// Its own end is told by its Hangup, or by the resync.
			this.known(offerId);
		} else if (where === 'dialling' && tries > 1) {
			this.begin(offerId, leg, tries - 1);
		} else {
			await this.#parts.takeBack(leg);
			this.fail(offerId);
		}
	}
}
