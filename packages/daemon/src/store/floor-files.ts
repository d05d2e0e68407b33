/** Each floor file that was applied, as declared, with its labels and people's names. */

import type {Db} from './database.ts';

/** An applied floor file. `declared` is what `parseFloorFile` made of it, as JSON. */
export interface AppliedFloorFile {
	readonly appliedAt: number;
	readonly appliedBy: string;
	/** The event that configured the floor with it. */
	readonly seq: number;
	readonly declared: unknown;
}

export class FloorFiles {
	readonly #insert;
	readonly #latest;

	constructor(db: Db) {
		this.#insert = db.prepare(
			'INSERT INTO floor_file (applied_at, applied_by, seq, declared) VALUES (?, ?, ?, ?)',
		);
		this.#latest = db.prepare<[], Omit<AppliedFloorFile, 'declared'> & {declared: string}>(
			`SELECT applied_at AS appliedAt, applied_by AS appliedBy, seq, declared
			FROM floor_file ORDER BY floor_file_id DESC LIMIT 1`,
		);
	}

	write({appliedAt, appliedBy, seq, declared}: AppliedFloorFile): void {
		this.#insert.run(appliedAt, appliedBy, seq, JSON.stringify(declared));
	}

	/** The one in force, or undefined before the first. */
	latest(): AppliedFloorFile | undefined {
		const row = this.#latest.get();
		return row === undefined ? undefined : {...row, declared: JSON.parse(row.declared)};
	}
}
