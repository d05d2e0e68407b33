/**
 * What routing asks of a party: whose contact it is, what head start it has, who talked with it last.
 * Ids and durations alone; names and numbers are in `parties.ts`.
 */

import type {Contact, PartyId} from '@plateau/core';
import type {Db} from './database.ts';
import {record} from './rows.ts';

/** What is changed of a contact; a field that is absent stays as it is. */
export interface ContactChange {
	/** Null: nobody's. */
	readonly ownerId?: string | null;
	/** Null: none. */
	readonly priorityMs?: number | null;
}

export class Contacts {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = {
			// One search by key and one step down an index, however often they called.
			get: db.prepare<{partyId: string}, object>(contactQuery),
			set: db.prepare(
				`UPDATE party SET
					owner_id = iif(:hasOwner, :ownerId, owner_id),
					priority_ms = iif(:hasPriority, :priorityMs, priority_ms)
				WHERE party_id = :partyId`,
			),
		};
	}

	/** What is known; undefined when nothing is. Quick enough for every arrival. */
	of(partyId: PartyId): Contact | undefined {
		const row = this.#sql.get.get({partyId});
		const contact = row === undefined ? {} : record<Contact>(row);
		return Object.keys(contact).length === 0 ? undefined : contact;
	}

	/** Changes it; false: no such party. */
	set(partyId: PartyId, {ownerId, priorityMs}: ContactChange): boolean {
		const {changes} = this.#sql.set.run({
			partyId,
			hasOwner: ownerId === undefined ? 0 : 1,
			ownerId: ownerId ?? null,
			hasPriority: priorityMs === undefined ? 0 : 1,
			priorityMs: priorityMs ?? null,
		});
		return changes > 0;
	}
}

/** By `:partyId`. */
export const contactQuery = `
SELECT owner_id AS ownerId, priority_ms AS priorityMs,
	(SELECT agent_id FROM interaction INDEXED BY interaction_talked_by_party
	WHERE party_id = :partyId AND agent_id IS NOT NULL AND direction <> 'internal'
	ORDER BY connected_at DESC LIMIT 1) AS lastAgentId
FROM party WHERE party_id = :partyId`;
