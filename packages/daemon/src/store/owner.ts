/**
 * One owner for a database. The owner holds a write transaction open on a small side file, so that
 * the operating system lets go of it however the process dies, and others can still read who it is.
 */

import Sqlite from 'better-sqlite3';
import {reasonOf, StoreError} from './errors.ts';
import {openSqlite} from './sqlite.ts';

/** Kept alive here: a side file that nobody refers to is closed by the collector, and the lock with it. */
const held = new Set<Sqlite.Database>();

/** Gives the database up. Safe to call twice. */
export type Release = () => void;

/**
 * Makes this process the owner of the database at `path`, through the file `<path>.owner`.
 * Throws `database-owned` when somebody else is.
 */
export function own(path: string): Release {
	const side = open(`${path}.owner`);
	try {
		// WAL, so that reading who the owner is never waits for the owner.
		side.pragma('journal_mode = WAL');
		side.exec('CREATE TABLE IF NOT EXISTS owner (process INTEGER NOT NULL) STRICT');
		claim(side);
	} catch (cause) {
		const holder = holderOf(side);
		side.close();
		if (!isBusy(cause)) throw unusable(`${path}.owner`, cause);
		throw new StoreError('database-owned', {path, process: holder ?? '?'}, cause);
	}
	held.add(side);
	return () => {
		held.delete(side);
		side.close();
	};
}

/** Writes who we are, then takes the lock; starts again when another came in between. */
function claim(side: Sqlite.Database): void {
	for (;;) {
		side.exec('BEGIN IMMEDIATE; DELETE FROM owner;');
		side.prepare('INSERT INTO owner VALUES (?)').run(process.pid);
		side.exec('COMMIT; BEGIN IMMEDIATE;');
		if (holderOf(side) === process.pid) return;
		side.exec('ROLLBACK');
	}
}

function holderOf(side: Sqlite.Database): number | undefined {
	try {
		return side.prepare<[], number>('SELECT process FROM owner').pluck().get();
	} catch {
		return undefined;
	}
}

function open(path: string): Sqlite.Database {
	try {
		return openSqlite(path, {timeout: 0});
	} catch (cause) {
		throw unusable(path, cause);
	}
}

function isBusy(cause: unknown): boolean {
	return cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY');
}

function unusable(path: string, cause: unknown): StoreError {
	return new StoreError('database-unusable', {path, reason: reasonOf(cause)}, cause);
}
