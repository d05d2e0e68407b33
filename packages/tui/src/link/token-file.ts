/**
 * Where a log-in outlives the command: one file a daemon, under `$XDG_STATE_HOME/plateau`, that only
 * its owner can read. Several people may be logged in side by side; the last one is meant when
 * nobody is named.
 */

import {createHash} from 'node:crypto';
import {
	closeSync,
	constants,
	fstatSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {stateFolder} from '@plateau/core/protocol';
import {type Endpoint, endpointText} from './endpoint.ts';

/** A log-in that was kept. */
export interface KeptLogIn {
	readonly login: string;
	readonly token: string;
}

/** Tokens for one daemon. */
export interface TokenStore {
	/** The log-in of `login`, or the last one. */
	read(login?: string): KeptLogIn | undefined;
	/** Keeps a log-in; it is now the last one. */
	keep(logIn: KeptLogIn): void;
	forget(login: string): void;
}

interface TokenFile {
	/** For people who look inside. */
	readonly daemon: string;
	readonly last?: string | undefined;
	readonly tokens: Readonly<Record<string, string>>;
}

/** The file for this daemon. Its folder is made when a token is first kept. */
export function tokenPath(
	endpoint: Endpoint,
	env: Readonly<Record<string, string | undefined>>,
): string {
	const name = createHash('sha256').update(endpointText(endpoint)).digest('hex').slice(0, 16);
	return join(stateFolder(env), 'tokens', `${name}.json`);
}

/** Tokens for `endpoint`, kept at `path`. */
export function openTokenFile(path: string, endpoint: Endpoint): TokenStore {
	function load(): TokenFile {
		return readFile(path) ?? {daemon: endpointText(endpoint), tokens: {}};
	}
	return {
		read(wanted) {
			const {last, tokens} = load();
			const login = wanted ?? last;
			if (login === undefined || !Object.hasOwn(tokens, login)) return undefined;
			const token = tokens[login];
			return token === undefined ? undefined : {login, token};
		},
		keep({login, token}) {
			const file = load();
			writeFile(path, {...file, last: login, tokens: {...file.tokens, [login]: token}});
		},
		forget(login) {
			const {[login]: gone, ...tokens} = load().tokens;
			if (gone === undefined) return;
			const [last] = Object.keys(tokens);
			if (last === undefined) rmSync(path, {force: true});
			else writeFile(path, {...load(), last, tokens});
		},
	};
}

/** Tokens that are forgotten with the process. */
export function memoryTokens(kept: readonly KeptLogIn[] = []): TokenStore {
	const tokens = new Map(kept.map(({login, token}) => [login, token]));
	return {
		read(wanted) {
			const login = wanted ?? [...tokens.keys()].at(-1);
			const token = login === undefined ? undefined : tokens.get(login);
			return login === undefined || token === undefined ? undefined : {login, token};
		},
		keep({login, token}) {
			tokens.delete(login);
			tokens.set(login, token);
		},
		forget: (login) => void tokens.delete(login),
	};
}

/** Undefined when there is no such file, or none that can be trusted. */
function readFile(path: string): TokenFile | undefined {
	let descriptor: number;
	try {
		descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
	} catch {
		return undefined;
	}
	try {
		// What others could have read is no secret any more, and what others own is not ours.
		const {mode, uid} = fstatSync(descriptor);
		if ((mode & 0o077) !== 0 || uid !== process.getuid?.()) return undefined;
		const file: unknown = JSON.parse(readFileSync(descriptor, 'utf8'));
		return isTokenFile(file) ? file : undefined;
	} catch {
		return undefined;
	} finally {
		closeSync(descriptor);
	}
}

function isTokenFile(file: unknown): file is TokenFile {
	if (typeof file !== 'object' || file === null || !('tokens' in file)) return false;
	const {tokens} = file;
	return (
		typeof tokens === 'object' &&
		tokens !== null &&
		Object.values(tokens).every((token) => typeof token === 'string') &&
		(!('last' in file) || typeof file.last === 'string')
	);
}

/** Whole or not at all, and never readable by others, not even for a moment. */
function writeFile(path: string, file: TokenFile): void {
	mkdirSync(dirname(path), {recursive: true, mode: 0o700});
	const draft = `${path}.${process.pid}`;
	rmSync(draft, {force: true});
	writeFileSync(draft, `${JSON.stringify(file, undefined, '\t')}\n`, {mode: 0o600, flag: 'wx'});
	renameSync(draft, path);
}
