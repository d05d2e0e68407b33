/** Commits that no disk is waited for. */

import type {Db} from './database.ts';

/**
 * Runs something with commits that outlive this process at once, and the machine when `WalSync` has flushed them.
 * Within a transaction that transaction's own end decides.
 */
export type Unflushed = (run: () => void) => void;

/** On this connection, as it was configured. */
export function unflushedOn(db: Db): Unflushed {
	const waits = db.pragma('synchronous', {simple: true}) === 2;
	return (run) => {
		if (!waits || db.inTransaction) {
			run();
			return;
		}
		// `exec`: a pragma is compiled anew each time, and this is the cheap way.
		db.exec('PRAGMA synchronous = NORMAL');
		try {
			run();
		} finally {
			if (db.open) db.exec('PRAGMA synchronous = FULL');
		}
	};
}
