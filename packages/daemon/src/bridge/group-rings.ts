/**
 * Phones that were rung by themselves: which offer and whose caller each new leg is for, until it is
 * there or is known never to come. Sends nothing.
 */

import {randomBytes} from 'node:crypto';
import type {HeadsetId, OfferId} from '@plateau/core';

/** What a leg that was originated is for. */
export interface GroupRing {
	readonly offerId: OfferId;
	/** The customer's leg, by unique id. */
	readonly customerId: string;
	/** Called across a tie: the headset that the other switch is to lend. */
	readonly lentId?: HeadsetId;
}

export class GroupRings {
	readonly #originated = new Map<string, GroupRing>();
	readonly #withdrawn = new Set<string>();

	/** A unique id for a new leg; chosen by us, so that it is known before it exists. */
	begin(ring: GroupRing): string {
		const uniqueId = `plateau-${ring.offerId}-${randomBytes(6).toString('hex')}`;
		this.#originated.set(uniqueId, ring);
		return uniqueId;
	}

	of(uniqueId: string): GroupRing | undefined {
		return this.#originated.get(uniqueId);
	}

	uniqueIdOf(offerId: OfferId): string | undefined {
		for (const [uniqueId, ring] of this.#originated) if (ring.offerId === offerId) return uniqueId;
		return undefined;
	}

	/** The rings of this customer's call. */
	idsFor(customerId: string): readonly string[] {
		return [...this.#originated]
			.filter(([, ring]) => ring.customerId === customerId)
			.map(([uniqueId]) => uniqueId);
	}

	/** Not wanted any more; its leg may be about to appear. */
	withdraw(uniqueId: string): void {
		if (this.#originated.has(uniqueId)) this.#withdrawn.add(uniqueId);
	}

	/** Whether a leg that has appeared was withdrawn before; true once. */
	isLate(uniqueId: string): boolean {
		return this.#withdrawn.delete(uniqueId);
	}

	end(uniqueId: string): void {
		this.#originated.delete(uniqueId);
		this.#withdrawn.delete(uniqueId);
	}
}
