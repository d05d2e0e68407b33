/** The values that count: of several given for one setting the highest source, read by its kind. */

import {dirname} from 'node:path';
import {formatDuration} from '../floor-file/duration.ts';
import {expectedParams, readSecret, readValue} from './kinds.ts';
import type {Given, Origin, SettingProblem} from './problem.ts';
import type {Secret} from './secret.ts';
import {type SettingRow, settingRows, switchRows} from './table.ts';

/** Reads a file as text; throws when it cannot. */
export type ReadText = (path: string) => string;

const rank = {default: 0, file: 1, env: 2, flag: 3} as const;

/** Values by path: `dataDir`, `switches.main.host`. */
export class Values {
	readonly problems: SettingProblem[] = [];
	readonly #values = new Map<string, unknown>();
	readonly #origins = new Map<string, Origin>();
	readonly #cwd: string;
	readonly #readText: ReadText;

	constructor(given: readonly Given[], cwd: string, readText: ReadText) {
		this.#cwd = cwd;
		this.#readText = readText;
		for (const one of this.#winners(given)) this.#take(one);
	}

	get<T>(path: string): T | undefined {
		return this.#values.get(path) as T | undefined;
	}

	/** The value, or what the table says when nobody gave one. */
	orFallback<T>(path: string): T {
		const row = rowOf(path);
		const value = this.#values.get(path) ?? readValue(row, row.fallback, this.#cwd);
		return value as T;
	}

	/** The secret at `path`, given as itself or as a file. */
	secret(path: string): Secret | undefined {
		const value = this.get<Secret>(path);
		const file = this.get<string>(`${path}File`);
		if (value !== undefined || file === undefined) return value;
		const problem = (reason: string) =>
			this.problems.push({
				code: 'secret-file-unreadable',
				origin: this.origin(`${path}File`),
				params: {key: nameIn(path), reason},
			});
		try {
			const secret = readSecret(this.#readText(file).trim());
			if (secret === undefined) problem(`${file} does not hold one word of 1 to 128 characters`);
			return secret;
		} catch (error) {
			problem(error instanceof Error ? error.message : String(error));
			return undefined;
		}
	}

	/** Where the value came from. */
	origin(path: string): Origin {
		return this.#origins.get(path) ?? {kind: 'default'};
	}

	/** The value as a person may see it. */
	look(path: string): {readonly shown?: string; readonly origin: Origin} {
		const value = this.#values.get(path);
		const origin = this.origin(path);
		if (value === undefined) return {origin};
		const isAddress = typeof value === 'object' && 'host' in (value as object);
		const {host, port} = value as {host: string; port: number};
		const ms = rowOf(path).kind === 'duration' ? formatDuration(value as number) : undefined;
		return {shown: isAddress ? `${host}:${port}` : (ms ?? String(value)), origin};
	}

	has(path: string): boolean {
		return this.#origins.has(path);
	}

	/** For each setting the highest source; a secret and its file count as one setting. */
	#winners(given: readonly Given[]): Given[] {
		const winners = new Map<string, Given[]>();
		for (const one of given) {
			const key = one.path.replace(/File$/, '');
			const before = winners.get(key) ?? [];
			const best = Math.max(...before.map(({origin}) => rank[origin.kind]), 0);
			const own = rank[one.origin.kind];
			if (own > best) winners.set(key, [one]);
			else if (own === best) winners.set(key, [...before, one]);
		}
		for (const [key, both] of winners) {
			const [first] = both;
			if (first !== undefined && new Set(both.map(({path}) => path)).size > 1) {
				const params = {key: nameIn(key)};
				this.problems.push({code: 'secret-twice', origin: first.origin, params});
			}
		}
		return [...winners.values()].flat();
	}

	#take({path, raw, origin}: Given): void {
		const row = rowOf(path);
		const base = origin.kind === 'file' ? dirname(origin.path) : this.#cwd;
		const value = readValue(row, raw, base);
		this.#origins.set(path, origin);
		if (value !== undefined) {
			this.#values.set(path, value);
			return;
		}
		// A secret that is malformed is still a secret.
		const shown = row.kind === 'secret' ? '[secret]' : (JSON.stringify(raw) ?? String(raw));
		this.problems.push({
			code: 'bad-value',
			origin,
			params: {key: nameIn(path), value: shown.slice(0, 80)},
			expected: {kind: row.kind, params: expectedParams(row)},
		});
	}
}

/** The table's row of a path. Paths are made from the table, so there is one. */
export function rowOf(path: string): SettingRow {
	const parts = path.split('.');
	const rows = parts[0] === 'switches' ? switchRows : settingRows;
	const key = parts[0] === 'switches' ? `switches.${parts[2]}` : path;
	const row = rows.find((one) => one.key === key);
	if (row === undefined) throw new Error(`no setting ${path} in the table`);
	return row;
}

/** How a person wrote the setting: without the place of its switch in our paths. */
function nameIn(path: string): string {
	return path.startsWith('switches.') ? (path.split('.')[2] ?? path) : path;
}
