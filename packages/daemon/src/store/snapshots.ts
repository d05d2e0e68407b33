/**
 * The floor as it was after some event, so that a start reads only what came later. Two are kept: one
 * that is damaged or that today's program cannot read leaves the older one, then the journal alone.
 */

import {createHash} from 'node:crypto';
import type {Db} from './database.ts';

/** A floor after event `seq`, as `save` was given it. */
export interface SavedFloor {
	readonly seq: number;
	readonly floor: unknown;
}

interface SnapshotRow {
	readonly seq: number;
	readonly digest: string;
	readonly floor: string;
}

const kept = 2;

export class Snapshots {
	readonly #save;
	readonly #trim;
	readonly #below;

	constructor(db: Db) {
		const insert = db.prepare(
			'INSERT OR REPLACE INTO snapshot (seq, saved_at, digest, floor) VALUES (?, ?, ?, ?)',
		);
		this.#trim = db.prepare(
			'DELETE FROM snapshot WHERE seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)',
		);
		this.#below = db.prepare<[number], SnapshotRow>(
			'SELECT seq, digest, floor FROM snapshot WHERE seq < ? ORDER BY seq DESC',
		);
		this.#save = db.transaction((seq: number, savedAt: number, text: string) => {
			insert.run(seq, savedAt, digestOf(text), text);
			this.#trim.run(kept);
		});
	}

	/** Saves the floor after event `seq`; the oldest beyond two is dropped. */
	save(seq: number, floor: unknown, savedAt: number): void {
		this.#save.immediate(seq, savedAt, JSON.stringify(floor));
	}

	/** The newest whole snapshot with a `seq` below `belowSeq`, or undefined. */
	latest(belowSeq: number): SavedFloor | undefined {
		for (const row of this.#below.all(belowSeq)) {
			if (row.digest === digestOf(row.floor)) return {seq: row.seq, floor: JSON.parse(row.floor)};
		}
		return undefined;
	}
}

function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
