/**
 * The parties behind live customer legs. A caller who hides the number is a new party each time one
 * asks: asked once a leg, so that a resync makes nobody up.
 */

import type {Arrival, PartyId} from '@plateau/core';
import type {Caller, SwitchReporter} from '../switch-port.ts';

export class KnownParties {
	readonly #reporter: Pick<SwitchReporter, 'partyOf' | 'contactOf'>;
	readonly #parties = new Map<string, PartyId>();

	constructor(reporter: Pick<SwitchReporter, 'partyOf' | 'contactOf'>) {
		this.#reporter = reporter;
	}

	/** The party of the leg with this unique id. */
	of(uniqueId: string, caller: Caller): PartyId {
		const known = this.#parties.get(uniqueId);
		if (known !== undefined) return known;
		const partyId = this.#reporter.partyOf(caller);
		this.#parties.set(uniqueId, partyId);
		return partyId;
	}

	/** Who arrived on this leg, and what is known of them. */
	arrivalOf(uniqueId: string, caller: Caller): Pick<Arrival, 'partyId' | 'contact'> {
		const partyId = this.of(uniqueId, caller);
		const contact = this.#reporter.contactOf?.(partyId);
		return contact === undefined ? {partyId} : {partyId, contact};
	}

	/** That leg is gone. */
	forget(uniqueId: string): void {
		this.#parties.delete(uniqueId);
	}

	/** Forgets the legs that are not among these. */
	keepOnly(uniqueIds: ReadonlySet<string>): void {
		for (const uniqueId of this.#parties.keys()) {
			if (!uniqueIds.has(uniqueId)) this.#parties.delete(uniqueId);
		}
	}
}
