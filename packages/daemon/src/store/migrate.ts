/** Brings a database to today's shape: forward only, a step a transaction, numbered by `user_version`. */

import type {Database} from 'better-sqlite3';
import {StoreError} from './errors.ts';
import {migrations} from './migrations/index.ts';

/** Says in the file's header whose it is: "PLAT" in ASCII. */
const applicationId = 0x504c4154;

/**
 * Applies the steps that are missing. Throws `database-foreign` for another program's file and
 * `database-newer` for one that a later Plateau wrote; neither is changed.
 */
export function migrate(db: Database, steps: readonly string[] = migrations): void {
	const version = checkShape(db, steps.length);
	for (const [index, sql] of steps.entries()) {
		if (index < version) continue;
		db.transaction(() => {
			db.exec(sql);
			db.pragma(`user_version = ${index + 1}`);
			db.pragma(`application_id = ${applicationId}`);
		}).immediate();
	}
}

/** The shape a database has; throws when it is another program's or of a shape above `known`. */
export function checkShape(db: Database, known: number = migrations.length): number {
	const version = db.pragma('user_version', {simple: true}) as number;
	const owner = db.pragma('application_id', {simple: true}) as number;
	const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
	if (owner !== applicationId && (owner !== 0 || tables > 0)) {
		throw new StoreError('database-foreign', {path: db.name});
	}
	if (version > known) throw new StoreError('database-newer', {path: db.name, version, known});
	return version;
}
