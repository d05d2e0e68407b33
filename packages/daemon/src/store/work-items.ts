/** One row for a piece of work that is not a call, from its coming to its end. A projection of the journal. */

import type {Event} from '@plateau/core';
import type {Db} from './database.ts';

export class WorkItems {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = {
			added: db.prepare(
				`INSERT INTO work_item (work_id, kind_id, queue_id, matter_id, added_at, added_by)
				VALUES (:workId, :kindId, :queueId, :matterId, :at, :by)`,
			),
			offered: db.prepare('UPDATE work_item SET offers = offers + 1 WHERE work_id = ?'),
			started: db.prepare(
				`UPDATE work_item SET agent_id = :agentId, started_at = coalesce(started_at, :at)
				WHERE work_id = :workId`,
			),
			givenBack: db.prepare('UPDATE work_item SET agent_id = NULL WHERE work_id = ?'),
			ended: db.prepare(
				`UPDATE work_item SET ended_at = ?, outcome = ?, worked_ms = ?, disposition_id = ?
				WHERE work_id = ?`,
			),
			inHand: db
				.prepare<[string], string>(
					'SELECT work_id FROM work_item WHERE agent_id = ? AND ended_at IS NULL',
				)
				.pluck(),
		};
	}

	/** Follows the event. */
	apply(event: Event): void {
		const sql = this.#sql;
		switch (event.type) {
			case 'work-added':
				sql.added.run(event);
				break;
			case 'work-offered':
				sql.offered.run(event.workId);
				break;
			case 'work-started':
				sql.started.run(event);
				break;
			case 'work-given-back':
				sql.givenBack.run(event.workId);
				break;
			case 'work-finished': {
				const {at, workedMs, dispositionId = null, workId} = event;
				sql.ended.run(at, 'finished', workedMs, dispositionId, workId);
				break;
			}
			case 'work-taken-back':
				sql.ended.run(event.at, 'taken-back', null, null, event.workId);
				break;
			default:
				break;
		}
	}

	/** What an agent has in hand by the journal. */
	inHand(agentId: string): string[] {
		return this.#sql.inHand.all(agentId);
	}
}
