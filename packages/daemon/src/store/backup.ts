/** A copy of the database taken while it is in use, then opened and checked before it counts. */

import {renameSync, rmSync, statSync} from 'node:fs';
import Sqlite from 'better-sqlite3';
import {type Db, makeOurs, openToRead} from './database.ts';
import {reasonOf, StoreError} from './errors.ts';

/** A good copy: where, how large, and how many events its journal holds. */
export interface BackupResult {
	readonly path: string;
	readonly bytes: number;
	readonly events: number;
}

/**
 * Copies `db` to `path`, which must not exist yet. The copy appears under its name only once it was
 * opened, found whole, and found to hold every event stored before. Throws `backup-exists` or
 * `backup-bad`; then nothing is left behind.
 */
export async function backUp(db: Db, path: string): Promise<BackupResult> {
	if (exists(path)) {
		throw new StoreError('backup-exists', `${path} exists: choose another name`, {path});
	}
	const draft = `${path}.part`;
	const eventsBefore = lastSeqOf(db);
	try {
		rmSync(draft, {force: true});
		makeOurs(draft);
		await db.backup(draft);
		const events = check(draft, eventsBefore);
		renameSync(draft, path);
		return {path, bytes: statSync(path).size, events};
	} catch (cause) {
		for (const suffix of ['', '-wal', '-shm']) rmSync(`${draft}${suffix}`, {force: true});
		if (cause instanceof StoreError) throw cause;
		throw bad(path, reasonOf(cause), cause);
	}
}

/** The same beside the owner of the database at `from`, from another process. */
export async function backUpFile(from: string, path: string): Promise<BackupResult> {
	const db = openToRead(from);
	try {
		return await backUp(db, path);
	} finally {
		db.close();
	}
}

/** The number of events in the copy. */
function check(draft: string, eventsBefore: number): number {
	const copy = new Sqlite(draft);
	try {
		// A copy is one file: nothing of it may stay in a log beside it.
		copy.pragma('journal_mode = DELETE');
		const verdict = copy.pragma('integrity_check', {simple: true});
		if (verdict !== 'ok') throw bad(draft, `the copy is damaged: ${verdict}`);
		const foreign = copy.pragma('foreign_key_check') as unknown[];
		if (foreign.length > 0) throw bad(draft, `${foreign.length} rows refer to missing ones`);
		const events = copy.prepare('SELECT count(*) FROM journal').pluck().get() as number;
		const lastSeq = lastSeqOf(copy);
		if (events !== lastSeq || events < eventsBefore) {
			throw bad(draft, `the copy holds ${events} of ${Math.max(lastSeq, eventsBefore)} events`);
		}
		return events;
	} finally {
		copy.close();
	}
}

function lastSeqOf(db: Db): number {
	return db.prepare('SELECT coalesce(max(seq), 0) FROM journal').pluck().get() as number;
}

function exists(path: string): boolean {
	return statSync(path, {throwIfNoEntry: false}) !== undefined;
}

function bad(path: string, reason: string, cause?: unknown): StoreError {
	return new StoreError('backup-bad', `no backup at ${path}: ${reason}`, {path}, cause);
}
