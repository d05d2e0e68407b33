/** `plateaud init`: the data folder, the secrets and the first admin. Changes nothing the second time. */

import type {ReadStream} from 'node:tty';
import {daemonText, say} from '@plateau/core/text';
import {Accounts} from '../accounts/accounts.ts';
import type {Flags} from '../settings/given.ts';
import {openStore} from '../store/store.ts';
import {exitCodes} from './exit-codes.ts';
import {complain, type Io, settingsOr, tell} from './io.ts';
import {askPassword, readLineFrom} from './read-password.ts';
import {privateFolder, secretsIn} from './secrets-file.ts';

export interface InitOptions {
	readonly flags: Flags;
	readonly login: string;
	readonly passwordStdin: boolean;
}

const shortestPassword = 8;

export async function init(io: Io, {flags, login, passwordStdin}: InitOptions): Promise<number> {
	const settings = settingsOr(io, flags);
	if (typeof settings === 'number') return settings;
	if (!/^[a-z][a-z0-9._-]{0,31}$/.test(login)) {
		complain(io, daemonText.loginBad);
		return exitCodes.usage;
	}
	privateFolder(settings.dataDir);
	const store = openStore(settings.database, {country: settings.country});
	try {
		if (store.accounts.all().some(({role}) => role === 'admin')) {
			complain(io, daemonText.alreadyInit);
			return exitCodes.failed;
		}
		if (!passwordStdin && (io.stdin as Partial<ReadStream>).isTTY !== true) {
			complain(io, daemonText.passwordNeedsTerminal);
			return exitCodes.usage;
		}
		const password = await newPassword(io, login, passwordStdin);
		if (password === undefined) return exitCodes.failed;
		const accounts = new Accounts({
			accounts: store.accounts,
			sessions: store.sessions,
			now: Date.now,
			sessionLifeMs: settings.sessionLifeMs,
		});
		await accounts.add({login, role: 'admin', password});
		secretsIn(settings.dataDir, []);
		tell(io, daemonText.initDone, {dataDir: settings.dataDir, login});
		return exitCodes.ok;
	} finally {
		store.close();
	}
}

/** Undefined after saying why there is none. */
async function newPassword(io: Io, login: string, fromPipe: boolean): Promise<string | undefined> {
	const password = fromPipe
		? await readLineFrom(io.stdin)
		: await askPassword(io, say(io.locale, daemonText.askPassword, {login}));
	if (password === undefined) return undefined;
	if (password.length < shortestPassword) {
		complain(io, daemonText.passwordShort);
		return undefined;
	}
	if (!fromPipe && (await askPassword(io, say(io.locale, daemonText.askAgain))) !== password) {
		complain(io, daemonText.passwordsDiffer);
		return undefined;
	}
	return password;
}
