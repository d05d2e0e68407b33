/**
 * Who is to be called back: whom a switch that went took away while they waited, and who came to a mailbox while
 * the daemon was away. Read from the interactions and the visits; nothing is kept here.
 */

import type {Callback} from '@plateau/core/protocol';
import type {Db} from './database.ts';
import {record} from './rows.ts';

/** Outcomes of calls that ended with the switch, not by anybody's wish. */
const takenAway = ['pbx-restart'];

export class LostCallers {
	readonly #list;

	constructor(db: Db) {
		// Who rang again and was answered needs no call back, nor who was called. Of several lost calls the last
		// one counts, but every message does, until its work is done.
		this.#list = db.prepare<[number], Record<keyof Callback, string | number | null>>(`
			WITH lost AS (
				SELECT call_id, party_id, queue_id, arrived_at, ended_at, NULL AS recording_id
				FROM interaction WHERE outcome IN (${takenAway.map((outcome) => `'${outcome}'`).join(', ')})
					AND NOT EXISTS (SELECT 1 FROM mailbox_visit WHERE mailbox_visit.call_id = interaction.call_id)
				UNION ALL
				SELECT call_id, party_id, queue_id, arrived_at, left_at, recording_id FROM mailbox_visit
			)
			SELECT lost.call_id AS callId, party_id AS partyId, caller_number AS callerNumber,
				coalesce(contact_name, caller_name) AS name, lost.queue_id AS queueId,
				lost.arrived_at AS arrivedAt, lost.ended_at AS endedAt,
				message.recording_id AS recordingId, message.duration_ms AS messageMs,
				work_id AS workId
			FROM lost JOIN party USING (party_id)
				LEFT JOIN recording AS message ON message.recording_id = lost.recording_id
					AND message.deleted_at IS NULL AND message.deleting_reason IS NULL
				LEFT JOIN matter ON matter.recording_id = lost.recording_id
				LEFT JOIN work_item USING (matter_id)
			WHERE caller_number IS NOT NULL AND work_item.ended_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM interaction AS later
					WHERE later.party_id = lost.party_id AND later.arrived_at > lost.arrived_at
					AND later.connected_at IS NOT NULL)
				AND (lost.recording_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM lost AS later
					WHERE later.party_id = lost.party_id AND later.arrived_at > lost.arrived_at))
			ORDER BY lost.arrived_at LIMIT ?`);
	}

	/** Who waited longest first. */
	list(limit: number): Callback[] {
		return this.#list.all(limit).map((row) => record<Callback>(row));
	}
}
