/** Opens the one SQLite file, owned, in its right mode and shape. Holds no SQL about the floor. */

import {closeSync, mkdirSync, openSync} from 'node:fs';
import {dirname} from 'node:path';
import type Sqlite from 'better-sqlite3';
import {reasonOf, StoreError} from './errors.ts';
import {migrate} from './migrate.ts';
import {own, type Release} from './owner.ts';
import {openSqlite} from './sqlite.ts';

/** An open connection. */
export type Db = Sqlite.Database;

/** An open database of ours. */
export interface OwnedDatabase {
	readonly db: Db;
	/** Closes it and gives it up. Safe to call twice. */
	close(): void;
}

/** How long a write may hold up the thread when somebody else writes, such as a backup by other means. */
const busyMs = 200;

export interface DatabaseOptions {
	/** What a commit waits for. `NORMAL` may lose the last commits when the machine loses power. */
	readonly synchronous?: 'FULL' | 'NORMAL';
}

/**
 * Opens the database at `path` as its only owner and brings it to today's shape; `:memory:` is one
 * of its own. A new file can be read by its user alone. Throws `database-owned`,
 * `database-newer`, `database-foreign` or `database-unusable`.
 */
export function openDatabase(path: string, options: DatabaseOptions = {}): OwnedDatabase {
	const release = path === ':memory:' ? () => {} : claim(path);
	let db: Db | undefined;
	try {
		db = openSqlite(path, {timeout: 5000});
		configure(db, options.synchronous ?? 'FULL');
		migrate(db);
		// From now on waiting is the loop's affair: SQLite waits on the very thread that keeps the heartbeat.
		db.pragma(`busy_timeout = ${busyMs}`);
		return owned(db, release);
	} catch (cause) {
		db?.close();
		release();
		throw cause instanceof StoreError ? cause : unusable(path, cause);
	}
}

/** Opens the database at `path` beside its owner, to read only. Throws `database-unusable`. */
export function openToRead(path: string): Db {
	try {
		return openSqlite(path, {readonly: true, fileMustExist: true, timeout: 5000});
	} catch (cause) {
		throw unusable(path, cause);
	}
}

function claim(path: string): Release {
	try {
		mkdirSync(dirname(path), {recursive: true, mode: 0o700});
		// Made here so that a fresh file, and the ones SQLite puts beside it, are ours alone.
		for (const file of [path, `${path}.owner`]) makeOurs(file);
	} catch (cause) {
		throw unusable(path, cause);
	}
	return own(path);
}

/** Makes the file, readable by its user alone, unless it exists. */
export function makeOurs(file: string): void {
	try {
		closeSync(openSync(file, 'wx', 0o600));
	} catch (cause) {
		// Never opened when it exists: closing it again would drop this process's locks on it.
		if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
	}
}

function configure(db: Db, synchronous: 'FULL' | 'NORMAL'): void {
	db.pragma('journal_mode = WAL');
	db.pragma(`synchronous = ${synchronous}`);
	db.pragma('foreign_keys = ON');
	db.pragma('trusted_schema = OFF');
	db.pragma('temp_store = MEMORY');
}

function owned(db: Db, release: Release): OwnedDatabase {
	return {
		db,
		close() {
			if (db.open) db.close();
			release();
		},
	};
}

function unusable(path: string, cause: unknown): StoreError {
	return new StoreError('database-unusable', {path, reason: reasonOf(cause)}, cause);
}
