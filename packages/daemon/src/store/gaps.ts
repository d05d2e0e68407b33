/**
 * When nobody saw a switch: from the last instant at which it was known to be as the floor had it, to the one at which
 * everything was read again. A projection of the journal, beside which the calls of that time are counted.
 */

import type {Event} from '@plateau/core';
import type {GapRow} from '@plateau/core/protocol';
import type {Db} from './database.ts';
import {parameters, record} from './rows.ts';

/** Which gaps: those that lasted into that time. */
export interface GapQuestion {
	readonly fromAt: number;
	readonly toAt: number;
	/** A gap that goes on lasts until then. */
	readonly now: number;
}

export class Gaps {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = {
			begun: db.prepare(
				`INSERT INTO gap (switch_id, started_at)
				SELECT :switchId, :startedAt WHERE NOT EXISTS
					(SELECT 1 FROM gap WHERE switch_id = :switchId AND ended_at IS NULL)`,
			),
			ended: db.prepare('UPDATE gap SET ended_at = ? WHERE switch_id = ? AND ended_at IS NULL'),
			between: db.prepare<[object], object>(`
				WITH asked AS (
					SELECT switch_id, started_at, ended_at, coalesce(ended_at, :now) AS until FROM gap
					WHERE started_at < :toAt AND coalesce(ended_at, :now) >= :fromAt
				)
				SELECT switch_id AS switchId, started_at AS fromAt, ended_at AS toAt,
					(SELECT count(*) FROM interaction AS call WHERE call.switch_id = asked.switch_id
						AND direction = 'in' AND arrived_at > started_at AND arrived_at < until) AS came,
					(SELECT count(*) FROM interaction AS call WHERE call.switch_id = asked.switch_id
						AND ended_by = 'gap' AND call.ended_at = asked.ended_at
						AND outcome = 'lost-in-gap') AS lost,
					(SELECT count(*) FROM interaction AS call WHERE call.switch_id = asked.switch_id
						AND ended_by = 'gap' AND call.ended_at = asked.ended_at
						AND outcome <> 'lost-in-gap') AS endedUnseen,
					(SELECT count(*) FROM interaction AS call WHERE call.switch_id = asked.switch_id
						AND fallback_answered_at > started_at AND fallback_answered_at <= until) AS fallbackAnswered,
					(SELECT count(*) FROM mailbox_visit AS visit WHERE visit.switch_id = asked.switch_id
						AND visit.arrived_at < until AND left_at > started_at) AS mailbox,
					(SELECT count(recording_id) FROM mailbox_visit AS visit
						WHERE visit.switch_id = asked.switch_id
						AND visit.arrived_at < until AND left_at > started_at) AS messages
				FROM asked ORDER BY started_at, switch_id`),
		};
	}

	/** Follows the journal. */
	apply(event: Event): void {
		if (event.type === 'switch-lost') {
			const {switchId, lastSeenAt = event.at} = event;
			this.#sql.begun.run({switchId, startedAt: lastSeenAt});
		} else if (event.type === 'switch-resynced') {
			this.#sql.ended.run(event.at, event.switchId);
		}
	}

	/** The oldest first. */
	between(question: GapQuestion): GapRow[] {
		return this.#sql.between.all(parameters({...question})).map((row) => record<GapRow>(row));
	}
}
