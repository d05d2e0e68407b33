/** Whom a switch that went took away while they waited. Read from the interactions; nothing is kept here. */

import type {Callback} from '@plateau/core/protocol';
import type {Db} from './database.ts';
import {record} from './rows.ts';

/** Outcomes of calls that ended with the switch, not by anybody's wish. */
const takenAway = ['pbx-restart'];

export class LostCallers {
	readonly #list;

	constructor(db: Db) {
		// Who rang again and was answered needs no call back; of several lost calls the last one counts.
		this.#list = db.prepare<[number], Record<keyof Callback, string | number | null>>(`
			SELECT lost.call_id AS callId, party_id AS partyId, caller_number AS callerNumber,
				coalesce(contact_name, caller_name) AS name, lost.queue_id AS queueId,
				lost.arrived_at AS arrivedAt, lost.ended_at AS endedAt
			FROM interaction AS lost JOIN party USING (party_id)
			WHERE lost.outcome IN (${takenAway.map((outcome) => `'${outcome}'`).join(', ')})
				AND caller_number IS NOT NULL
				AND NOT EXISTS (SELECT 1 FROM interaction AS later
					WHERE later.party_id = lost.party_id AND later.arrived_at > lost.arrived_at
					AND (later.connected_at IS NOT NULL OR later.outcome = lost.outcome))
			ORDER BY lost.arrived_at LIMIT ?`);
	}

	/** Who waited longest first. */
	list(limit: number): Callback[] {
		return this.#list.all(limit).map((row) => record<Callback>(row));
	}
}
