/**
 * The parties behind live customer legs. A caller who hides the number is a new party each time one
 * asks: asked once a leg, so that a resync makes nobody up.
 */

import type {PartyId} from '@plateau/core';
import type {Caller, SwitchReporter} from '../switch-port.ts';

export class KnownParties {
	readonly #reporter: Pick<SwitchReporter, 'partyOf'>;
	readonly #parties = new Map<string, PartyId>();

	constructor(reporter: Pick<SwitchReporter, 'partyOf'>) {
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

	/** Forgets the legs that are not among these. */
	keepOnly(uniqueIds: ReadonlySet<string>): void {
		for (const uniqueId of this.#parties.keys()) {
			if (!uniqueIds.has(uniqueId)) this.#parties.delete(uniqueId);
		}
	}
}
