/**
 * Who may use the daemon: log-in, tokens that outlast a restart, accounts made and removed. Tokens
 * and passwords are kept as hashes alone. Implements the server's `AccountsPort`.
 */

import {createHash, randomBytes} from 'node:crypto';
import type {Instant, Millis} from '@plateau/core';
import type {Account} from '@plateau/core/protocol';
import type {AccountTable} from '../store/accounts.ts';
import type {SessionTable} from '../store/sessions.ts';
import {type HashCost, hashPassword, isOfCost, usualCost, verifyPassword} from './password.ts';
import {Throttle} from './throttle.ts';

export interface AccountsParts {
	readonly accounts: AccountTable;
	readonly sessions: SessionTable;
	now(): Instant;
	/** How long an unused token stays good. */
	readonly sessionLifeMs: Millis;
	readonly cost?: HashCost;
}

export type LogIn =
	| {readonly ok: true; readonly token: string; readonly account: Account}
	| {
			readonly ok: false;
			readonly code: 'log-in-wrong' | 'log-in-throttled';
			readonly retryMs?: Millis;
	  };

type Change =
	| {readonly ok: true; readonly result: null}
	| {
			readonly ok: false;
			readonly refusal: {
				readonly code:
					| 'account-exists'
					| 'unknown-account'
					| 'last-admin'
					| 'log-in-wrong'
					| 'log-in-throttled';
				readonly params?: Readonly<Record<string, string | number>>;
			};
	  };

const done: Change = {ok: true, result: null};

/** The address of clients on the unix socket. */
const localAddress = 'local';

/** A use is noted at most this often, so that looking does not write. */
const noteUseMs = 60_000;

export class Accounts {
	readonly #parts: AccountsParts;
	readonly #byLogin = new Throttle(4);
	/** Many people share one address: an office, a bastion. */
	readonly #byAddress = new Throttle(20);
	readonly #listeners = new Set<(login: string) => void>();
	readonly #cost: HashCost;
	/** Checked against when there is no such account, so that both answers take the same time. */
	#nobody: Promise<string> | undefined;

	constructor(parts: AccountsParts) {
		this.#parts = parts;
		this.#cost = parts.cost ?? usualCost;
		parts.sessions.removeExpired(parts.now());
	}

	async logIn(login: string, password: string, address: string): Promise<LogIn> {
		const checked = await this.#check(login, password, address);
		if (!checked.ok) return checked;
		const token = randomBytes(32).toString('base64url');
		const now = this.#parts.now();
		this.#parts.sessions.add(
			{tokenHash: hashToken(token), login, expiresAt: now + this.#parts.sessionLifeMs},
			now,
		);
		return {ok: true, token, account: checked.account};
	}

	/** A token for an account without its password: for a demo that this daemon made itself. */
	issueToken(login: string): string {
		const token = randomBytes(32).toString('base64url');
		const now = this.#parts.now();
		this.#parts.sessions.add(
			{tokenHash: hashToken(token), login, expiresAt: now + this.#parts.sessionLifeMs},
			now,
		);
		return token;
	}

	async accountOf(token: string): Promise<Account | undefined> {
		const tokenHash = hashToken(token);
		const session = this.#parts.sessions.get(tokenHash);
		const now = this.#parts.now();
		if (session === undefined || session.expiresAt <= now) return undefined;
		const account = this.#parts.accounts.get(session.login);
		if (account === undefined) return undefined;
		if (now - session.usedAt >= noteUseMs) this.#noteUse(tokenHash, now);
		return {login: account.login, role: account.role};
	}

	#noteUse(tokenHash: string, now: Instant): void {
		try {
			this.#parts.sessions.use(tokenHash, now, now + this.#parts.sessionLifeMs);
		} catch {
			// A full disk is told by the loop. It is no reason to turn away who has a good token.
		}
	}

	async endToken(token: string): Promise<void> {
		const login = this.#parts.sessions.get(hashToken(token))?.login;
		this.#parts.sessions.remove(hashToken(token));
		// Another connection may live on the same token.
		if (login !== undefined) this.#changed(login);
	}

	async add({login, role, password}: Account & {readonly password: string}): Promise<Change> {
		const passwordHash = await hashPassword(password, this.#cost);
		if (this.#parts.accounts.add({login, role, passwordHash}, this.#parts.now())) return done;
		return {ok: false, refusal: {code: 'account-exists', params: {login}}};
	}

	async setPassword(change: {
		readonly login: string;
		readonly password: string;
		readonly oldPassword?: string;
		readonly address: string;
		readonly keepToken?: string;
	}): Promise<Change> {
		const {login, password, oldPassword, address, keepToken} = change;
		if (oldPassword !== undefined) {
			const checked = await this.#check(login, oldPassword, address);
			if (!checked.ok) {
				const seconds = Math.ceil((checked.retryMs ?? 0) / 1000);
				return {ok: false, refusal: {code: checked.code, params: {seconds}}};
			}
		}
		const hash = await hashPassword(password, this.#cost);
		if (!this.#parts.accounts.setPassword(login, hash, this.#parts.now())) {
			return {ok: false, refusal: {code: 'unknown-account', params: {login}}};
		}
		this.#parts.sessions.removeOthers(
			login,
			keepToken === undefined ? undefined : hashToken(keepToken),
		);
		this.#changed(login);
		return done;
	}

	async setRole({login, role}: Account): Promise<Change> {
		const refused = this.#whyNotWithout(login, role);
		if (refused !== undefined) return refused;
		if (this.#parts.accounts.get(login)?.role === role) return done;
		this.#parts.accounts.setRole(login, role);
		this.#changed(login);
		return done;
	}

	async remove(login: string): Promise<Change> {
		const refused = this.#whyNotWithout(login);
		if (refused !== undefined) return refused;
		this.#parts.accounts.remove(login);
		this.#changed(login);
		return done;
	}

	/** Why this account cannot go, or have this role: somebody must be admin. */
	#whyNotWithout(login: string, role?: Account['role']): Change | undefined {
		const account = this.#parts.accounts.get(login);
		if (account === undefined) {
			return {ok: false, refusal: {code: 'unknown-account', params: {login}}};
		}
		const admins = this.#parts.accounts.all().filter((one) => one.role === 'admin');
		const isLast = account.role === 'admin' && admins.length === 1 && role !== 'admin';
		return isLast ? {ok: false, refusal: {code: 'last-admin'}} : undefined;
	}

	async list(): Promise<readonly Account[]> {
		return this.#parts.accounts.all().map(({login, role}) => ({login, role}));
	}

	onChange(listener: (login: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The password, throttled by account and by address. A throttled try is not even looked at. */
	async #check(login: string, password: string, address: string): Promise<Checked> {
		const now = this.#parts.now();
		// Everybody on this machine comes in by the one socket: slowing that would punish them all.
		const from = address === localAddress ? undefined : address;
		const waits = [this.#byLogin.waitMs(login, now)];
		if (from !== undefined) waits.push(this.#byAddress.waitMs(from, now));
		const retryMs = Math.max(...waits);
		if (retryMs > 0) return {ok: false, code: 'log-in-throttled', retryMs};
		const account = this.#parts.accounts.get(login);
		// Counted before the slow part, so that many tries at once are not all free.
		this.#byLogin.failed(login, now);
		if (from !== undefined) this.#byAddress.failed(from, now);
		const hash = account?.passwordHash ?? (await this.#noHash());
		const isRight = await verifyPassword(password, hash);
		// The account may have gone, or its password changed, while we looked.
		const isStill = this.#parts.accounts.get(login)?.passwordHash === hash;
		if (account === undefined || !isRight || !isStill) return {ok: false, code: 'log-in-wrong'};
		this.#byLogin.succeeded(login);
		// One good log-in must not make an address's other guesses undone.
		if (from !== undefined) this.#byAddress.takeBack(from);
		if (!isOfCost(hash, this.#cost)) await this.#rehash(login, password);
		return {ok: true, account: {login, role: account.role}};
	}

	/** The cost has grown since this password was set. */
	async #rehash(login: string, password: string): Promise<void> {
		const hash = await hashPassword(password, this.#cost);
		this.#parts.accounts.setPassword(login, hash, this.#parts.now());
	}

	#noHash(): Promise<string> {
		this.#nobody ??= hashPassword(randomBytes(16).toString('hex'), this.#cost);
		return this.#nobody;
	}

	#changed(login: string): void {
		for (const listener of this.#listeners) listener(login);
	}
}

type Checked =
	| {readonly ok: true; readonly account: Account}
	| {
			readonly ok: false;
			readonly code: 'log-in-wrong' | 'log-in-throttled';
			readonly retryMs?: Millis;
	  };

/** A token has 256 random bits: one fast hash is enough, and a stolen database holds no token. */
function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}
