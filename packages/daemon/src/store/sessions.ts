/** Log-ins that last: one row a session, found by the hash of its token. No token is stored. */

import type {Db} from './database.ts';

/** A session as stored. */
export interface StoredSession {
	readonly tokenHash: string;
	readonly login: string;
	readonly usedAt: number;
	readonly expiresAt: number;
}

export class SessionTable {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = {
			insert: db.prepare('INSERT INTO session VALUES (:tokenHash, :login, :at, :at, :expiresAt)'),
			get: db.prepare<[string], StoredSession>(
				`SELECT token_hash AS tokenHash, login, used_at AS usedAt, expires_at AS expiresAt
				FROM session WHERE token_hash = ?`,
			),
			use: db.prepare('UPDATE session SET used_at = ?, expires_at = ? WHERE token_hash = ?'),
			remove: db.prepare('DELETE FROM session WHERE token_hash = ?'),
			removeOthers: db.prepare('DELETE FROM session WHERE login = ? AND token_hash <> ?'),
			removeExpired: db.prepare('DELETE FROM session WHERE expires_at <= ?'),
		};
	}

	add(session: {tokenHash: string; login: string; expiresAt: number}, at: number): void {
		this.#sql.insert.run({...session, at});
	}

	get(tokenHash: string): StoredSession | undefined {
		return this.#sql.get.get(tokenHash);
	}

	/** Notes the use and puts the end off. */
	use(tokenHash: string, at: number, expiresAt: number): void {
		this.#sql.use.run(at, expiresAt, tokenHash);
	}

	/** False: there is no such session. */
	remove(tokenHash: string): boolean {
		return this.#sql.remove.run(tokenHash).changes > 0;
	}

	/** Ends every session of the account but `exceptTokenHash`. */
	removeOthers(login: string, exceptTokenHash = ''): void {
		this.#sql.removeOthers.run(login, exceptTokenHash);
	}

	removeExpired(at: number): void {
		this.#sql.removeExpired.run(at);
	}
}
