/** Who may log in: one row an account. Holds hashes, never passwords; knows no rule about them. */

import type {Role} from '@plateau/core/protocol';
import type {Db} from './database.ts';

/** An account as stored. */
export interface StoredAccount {
	readonly login: string;
	readonly role: Role;
	/** Scheme, cost, salt and hash in one text; see accounts/password.ts. */
	readonly passwordHash: string;
}

export class AccountTable {
	readonly #sql;

	constructor(db: Db) {
		const columns = 'login, role, password_hash AS passwordHash';
		this.#sql = {
			insert: db.prepare(
				'INSERT INTO account VALUES (:login, :role, :passwordHash, :at, :at) ON CONFLICT DO NOTHING',
			),
			setPassword: db.prepare(
				'UPDATE account SET password_hash = ?, password_set_at = ? WHERE login = ?',
			),
			setRole: db.prepare('UPDATE account SET role = ? WHERE login = ?'),
			remove: db.prepare('DELETE FROM account WHERE login = ?'),
			get: db.prepare<[string], StoredAccount>(`SELECT ${columns} FROM account WHERE login = ?`),
			all: db.prepare<[], StoredAccount>(`SELECT ${columns} FROM account ORDER BY login`),
		};
	}

	/** False: there is one of this login already. */
	add(account: StoredAccount, at: number): boolean {
		return this.#sql.insert.run({...account, at}).changes > 0;
	}

	/** False: there is no such account. */
	setPassword(login: string, passwordHash: string, at: number): boolean {
		return this.#sql.setPassword.run(passwordHash, at, login).changes > 0;
	}

	/** False: there is no such account. */
	setRole(login: string, role: Role): boolean {
		return this.#sql.setRole.run(role, login).changes > 0;
	}

	/** Takes its sessions with it. False: there is no such account. */
	remove(login: string): boolean {
		return this.#sql.remove.run(login).changes > 0;
	}

	get(login: string): StoredAccount | undefined {
		return this.#sql.get.get(login);
	}

	/** In order of login. */
	all(): StoredAccount[] {
		return this.#sql.all.all();
	}
}
