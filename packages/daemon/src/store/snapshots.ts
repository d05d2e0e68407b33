/**
 * The floor as it was after some event, so that a start reads only what came later. Two are kept: one
 * that is damaged or that today's program cannot read leaves the older one, then the journal alone.
 * So is the first of each day, for a replay to begin with.
 */

import {createHash} from 'node:crypto';
import type {Statement} from 'better-sqlite3';
import type {Db} from './database.ts';

/** A floor after event `seq`, as `save` was given it. */
export interface SavedFloor {
	readonly seq: number;
	readonly floor: unknown;
}

/** A row of the table. */
export interface SnapshotRow {
	readonly seq: number;
	readonly digest: string;
	readonly floor: string;
}

const kept = 2;
const dayMs = 86_400_000;
/** The newest below a `seq`: prepare it, and hand it to `latestBelow`. */
export const snapshotBelow =
	'SELECT seq, digest, floor FROM snapshot WHERE seq < ? ORDER BY seq DESC LIMIT 1';

/** The newest whole snapshot with a `seq` below `belowSeq`, or undefined. */
export function latestBelow(
	below: Statement<[number], SnapshotRow>,
	belowSeq: number,
): SavedFloor | undefined {
	// One at a time: they are large, and the first is nearly always whole.
	let row = below.get(belowSeq);
	while (row !== undefined) {
		if (row.digest === digestOf(row.floor)) return {seq: row.seq, floor: JSON.parse(row.floor)};
		row = below.get(row.seq);
	}
	return undefined;
}

export class Snapshots {
	readonly #save;
	readonly #trim;
	readonly #below;

	constructor(db: Db) {
		const insert = db.prepare(
			'INSERT OR REPLACE INTO snapshot (seq, saved_at, digest, floor) VALUES (?, ?, ?, ?)',
		);
		this.#trim = db.prepare(
			`DELETE FROM snapshot
			WHERE seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)
			AND seq NOT IN (SELECT min(seq) FROM snapshot GROUP BY saved_at / ${dayMs})`,
		);
		this.#below = db.prepare<[number], SnapshotRow>(snapshotBelow);
		this.#save = db.transaction((seq: number, savedAt: number, text: string) => {
			insert.run(seq, savedAt, digestOf(text), text);
			this.#trim.run(kept);
		});
	}

	/** Saves the floor after event `seq`; all but two, and the first of each day, are dropped. */
	save(seq: number, floor: unknown, savedAt: number): void {
		this.#save.immediate(seq, savedAt, JSON.stringify(floor));
	}

	/** The newest whole snapshot with a `seq` below `belowSeq`, or undefined. */
	latest(belowSeq: number): SavedFloor | undefined {
		return latestBelow(this.#below, belowSeq);
	}
}

function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
