/** Who did what to whom, when, and what came of it. Append-only: the database refuses to change it. */

import type {AuditRow} from '@plateau/core/protocol';
import type {Db} from './database.ts';
import {record} from './rows.ts';

/** A line to write. `detail` holds neither notes, names, numbers nor secrets. */
export type AuditEntry = AuditRow;

export class Audit {
	readonly #insert;
	readonly #latest;

	constructor(db: Db) {
		this.#insert = db.prepare(
			'INSERT INTO audit (happened_at, login, action, target, outcome, detail) VALUES (?, ?, ?, ?, ?, ?)',
		);
		this.#latest = db.prepare<[number]>(
			`SELECT happened_at AS at, login, action, target, outcome, detail
			FROM audit ORDER BY audit_id DESC LIMIT ?`,
		);
	}

	write({at, login, action, target = undefined, outcome, detail = undefined}: AuditEntry): void {
		this.#insert.run(at, login, action, target ?? null, outcome, detail ?? null);
	}

	/** The last `limit` lines, newest first. */
	latest(limit: number): AuditRow[] {
		return this.#latest.all(limit).map((row) => record(row));
	}
}
