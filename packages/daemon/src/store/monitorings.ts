/** One row each time a supervisor listened. A projection of the journal. */

import type {Event, MonitorMode} from '@plateau/core';
import type {Db} from './database.ts';
import {record} from './rows.ts';

export interface MonitoringRecord {
	readonly monitorId: string;
	readonly personId: string;
	readonly agentId: string;
	readonly callId: string;
	/** Empty: a number outside. */
	readonly phoneId: string;
	/** The mode asked for last. */
	readonly mode: MonitorMode;
	readonly askedAt: number;
	readonly startedAt?: number;
	readonly endedAt?: number;
	readonly reason?: string;
}

export class Monitorings {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = statementsOf(db);
	}

	/** Follows the event. */
	apply(event: Event): void {
		const sql = this.#sql;
		switch (event.type) {
			case 'monitor-asked':
				// Of a number outside there is nothing to say but that it was none of the floor's phones.
				sql.asked.run({...event, phoneId: event.phoneId ?? ''});
				break;
			case 'monitor-mode-asked':
				sql.mode.run(event);
				break;
			case 'monitor-started':
				sql.started.run(event);
				break;
			case 'monitor-ended':
				sql.ended.run(event);
				break;
			default:
				break;
		}
	}

	get(monitorId: string): MonitoringRecord | undefined {
		const row = this.#sql.get.get(monitorId);
		return row === undefined ? undefined : record(row);
	}
}

function statementsOf(db: Db) {
	const set = (assignments: string) =>
		db.prepare(`UPDATE monitoring SET ${assignments} WHERE monitor_id = :monitorId`);
	return {
		asked: db.prepare(
			`INSERT INTO monitoring (monitor_id, person_id, phone_id, agent_id, call_id, mode, asked_at)
			VALUES (:monitorId, :personId, :phoneId, :agentId, :callId, :mode, :at)`,
		),
		mode: set('mode = :mode'),
		started: set(
			`mode = :mode, started_at = coalesce(started_at, :at),
			modes = CASE WHEN instr(modes, :mode) > 0 THEN modes ELSE trim(modes || ' ' || :mode) END`,
		),
		ended: set('ended_at = :at, reason = :reason'),
		get: db.prepare<[string]>(
			`SELECT monitor_id AS monitorId, person_id AS personId, agent_id AS agentId,
				call_id AS callId, phone_id AS phoneId, mode, asked_at AS askedAt, started_at AS startedAt,
				ended_at AS endedAt, reason FROM monitoring WHERE monitor_id = ?`,
		),
	};
}
