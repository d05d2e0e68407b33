/** Calls on a desk phone that the floor did not give. A projection of the journal. */

import type {Event} from '@plateau/core';
import type {Db} from './database.ts';

export class OutsideCalls {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = {
			started: db.prepare(
				`INSERT INTO outside_call (phone_id, channel_id, agent_id, started_at) VALUES (?, ?, ?, ?)`,
			),
			ended: db.prepare(
				`UPDATE outside_call SET ended_at = ?
				WHERE phone_id = ? AND channel_id = ? AND ended_at IS NULL`,
			),
			openOn: db
				.prepare<[string], string>(
					'SELECT channel_id FROM outside_call WHERE phone_id = ? AND ended_at IS NULL',
				)
				.pluck(),
		};
	}

	/** Follows the event; `agentId` holds the phone. */
	apply(event: Event, agentId: string | undefined): void {
		if (event.type === 'outside-started') {
			this.#sql.started.run(event.phoneId, event.channelId, agentId ?? null, event.at);
		} else if (event.type === 'outside-ended') {
			this.#sql.ended.run(event.at, event.phoneId, event.channelId);
		}
	}

	/** The channels of calls that go on at the phone by the journal. */
	openOn(phoneId: string): string[] {
		return this.#sql.openOn.all(phoneId);
	}
}
