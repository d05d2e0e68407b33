/**
 * better-sqlite3 as we open it. On Node 24 version 12 of it aborts the process when one of its objects is
 * garbage-collected while no JavaScript runs (Node then takes the cleanup hook of an environment that it
 * cannot name). Version 13 mends that and needs Node 22. Until then nothing of it is ever collected:
 * we prepare each statement once, so what is kept is small. Open databases through here alone.
 */

import Sqlite from 'better-sqlite3';

const firstNodeAffected = 24;

/** Everything that must outlive us. */
const kept: unknown[] = [];

if (Number.parseInt(process.versions.node, 10) >= firstNodeAffected) keepEverything();

/** Opens a database. Errors are better-sqlite3's own. */
export function openSqlite(path: string, options: Sqlite.Options = {}): Sqlite.Database {
	const db = new Sqlite(path, options);
	if (kept.length > 0) kept.push(db);
	return db;
}

/** Wraps what makes native objects: `prepare` and `backup` of databases, `iterate` of statements. */
function keepEverything(): void {
	const probe = new Sqlite(':memory:');
	kept.push(probe);
	const [key] = Object.getOwnPropertySymbols(probe);
	const native = key === undefined ? undefined : (probe as unknown as Record<symbol, object>)[key];
	for (const one of [native, probe.prepare('SELECT 1')]) {
		const prototype = one === undefined ? undefined : Object.getPrototypeOf(one);
		if (prototype === undefined) continue;
		kept.push(one);
		for (const name of ['prepare', 'backup', 'iterate']) keepResults(prototype, name);
	}
}

function keepResults(prototype: Record<string, unknown>, name: string): void {
	const make = prototype[name];
	if (typeof make !== 'function') return;
	prototype[name] = function keeping(this: unknown, ...values: unknown[]): unknown {
		const made: unknown = make.apply(this, values);
		kept.push(this, made);
		return made;
	};
}
