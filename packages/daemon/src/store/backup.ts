/** A copy of the database taken while it is in use, then opened and checked before it counts. */

import {mkdirSync, renameSync, rmSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {type Db, makeOurs, openToRead} from './database.ts';
import {reasonOf, StoreError} from './errors.ts';
import {openSqlite} from './sqlite.ts';

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
	return copy(db, path, pagesATurn);
}

/**
 * The same beside the owner of the database at `from`, from another process. In one go: a copy in
 * several turns begins anew whenever another process writes in between.
 */
export async function backUpFile(from: string, path: string): Promise<BackupResult> {
	const db = openToRead(from);
	try {
		return await copy(db, path, Number.MAX_SAFE_INTEGER);
	} finally {
		db.close();
	}
}

/** So few that the loop is not kept waiting: 400 kB. */
const pagesATurn = 100;

async function copy(db: Db, path: string, pages: number): Promise<BackupResult> {
	const draft = `${path}.part`;
	const eventsBefore = lastSeqOf(db);
	let isBegun = false;
	try {
		if (exists(path)) throw new StoreError('backup-exists', {path});
		mkdirSync(dirname(path), {recursive: true, mode: 0o700});
		rmSync(draft, {force: true});
		makeOurs(draft);
		isBegun = true;
		await db.backup(draft, {progress: () => pages});
		const events = check(draft, eventsBefore);
		renameSync(draft, path);
		return {path, bytes: statSync(path).size, events};
	} catch (cause) {
		if (isBegun) for (const end of ['', '-wal', '-shm']) rmSync(`${draft}${end}`, {force: true});
		if (cause instanceof StoreError) throw cause;
		throw bad(path, reasonOf(cause), cause);
	}
}

/** The number of events in the copy. */
function check(draft: string, eventsBefore: number): number {
	const db = openSqlite(draft);
	try {
		// A copy is one file: nothing of it may stay in a log beside it.
		db.pragma('journal_mode = DELETE');
		const verdict = db.pragma('integrity_check', {simple: true});
		if (verdict !== 'ok') throw bad(draft, `the copy is damaged: ${verdict}`);
		const foreign = db.pragma('foreign_key_check') as unknown[];
		if (foreign.length > 0) throw bad(draft, `${foreign.length} rows refer to missing ones`);
		const events = db.prepare('SELECT count(*) FROM journal').pluck().get() as number;
		const lastSeq = lastSeqOf(db);
		if (events !== lastSeq || events < eventsBefore) {
			throw bad(draft, `the copy holds ${events} of ${Math.max(lastSeq, eventsBefore)} events`);
		}
		return events;
	} finally {
		db.close();
	}
}

function lastSeqOf(db: Db): number {
	return db.prepare('SELECT coalesce(max(seq), 0) FROM journal').pluck().get() as number;
}

function exists(path: string): boolean {
	return statSync(path, {throwIfNoEntry: false}) !== undefined;
}

function bad(path: string, reason: string, cause?: unknown): StoreError {
	return new StoreError('backup-bad', {path, reason}, cause);
}
