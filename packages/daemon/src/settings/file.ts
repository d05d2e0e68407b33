/** `plateau.toml`: where it is looked for, and every value in it with its line. */

import {join} from 'node:path';
import {parse, TomlError} from 'smol-toml';
import type {Given, SettingProblem} from './problem.ts';
import {settingRows, switchField, switchRows} from './table.ts';
import {tomlLines} from './toml-lines.ts';
import {unknownKey} from './unknown.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Values in the order of the file; `switchIds` in that order too. */
export interface FileContent {
	readonly given: readonly Given[];
	readonly switchIds: readonly string[];
	readonly problems: readonly SettingProblem[];
}

/** Where the file is looked for when nobody says: the first that exists is the one. */
export function usualFiles(env: Environment, cwd: string, home: string): string[] {
	const config = env['XDG_CONFIG_HOME'] || join(home, '.config');
	return [
		join(cwd, 'plateau.toml'),
		join(config, 'plateau', 'plateau.toml'),
		'/etc/plateau/plateau.toml',
	];
}

/** Reads the text of the file at `path`. Every problem at once, each with its line. */
export function readSettingsFile(text: string, path: string): FileContent {
	let content: Record<string, unknown>;
	try {
		content = parse(text);
	} catch (error) {
		return {given: [], switchIds: [], problems: [syntaxProblem(path, error)]};
	}
	return new Reader(path, tomlLines(text)).read(content);
}

class Reader {
	readonly #path: string;
	readonly #lines: ReadonlyMap<string, number>;
	readonly #given: Given[] = [];
	readonly #problems: SettingProblem[] = [];
	readonly #switchIds: string[] = [];

	constructor(path: string, lines: ReadonlyMap<string, number>) {
		this.#path = path;
		this.#lines = lines;
	}

	read(content: Record<string, unknown>): FileContent {
		this.#table('', content);
		return {given: this.#given, switchIds: this.#switchIds, problems: this.#problems};
	}

	#table(prefix: string, table: Record<string, unknown>): void {
		for (const [name, raw] of Object.entries(table)) {
			const key = `${prefix}${name}`;
			if (key === 'switches') this.#switches(raw);
			else if (isKnown(key)) this.#given.push({path: key, raw, origin: this.#origin(key)});
			else if (isSection(key) && isTable(raw)) this.#table(`${key}.`, raw);
			else this.#problems.push(unknownKey(key, settingNames, this.#origin(key)));
		}
	}

	#switches(raw: unknown): void {
		if (!Array.isArray(raw) || !raw.every(isTable)) {
			const params = {key: 'switches', value: 'something else'};
			const expected = {kind: 'list', params: {}} as const;
			const origin = this.#origin('switches');
			this.#problems.push({code: 'bad-value', origin, params, expected});
			return;
		}
		for (const [index, one] of raw.entries()) this.#switch(one, `switches.${index}`);
	}

	#switch(one: Record<string, unknown>, place: string): void {
		const id = one['id'];
		if (typeof id !== 'string' || id === '') {
			this.#problems.push({code: 'switch-without-id', origin: this.#origin(place), params: {}});
			return;
		}
		if (this.#switchIds.includes(id)) {
			const origin = this.#origin(`${place}.id`, place);
			this.#problems.push({code: 'switch-twice', origin, params: {id}});
			return;
		}
		this.#switchIds.push(id);
		for (const [field, raw] of Object.entries(one)) {
			const origin = this.#origin(`${place}.${field}`, place);
			if (switchFields.includes(field)) {
				this.#given.push({path: `switches.${id}.${field}`, raw, origin});
			} else {
				this.#problems.push(unknownKey(field, switchFields, origin));
			}
		}
	}

	/** Where a key stands; for one in an inline table, where the table does. */
	#origin(key: string, otherwise?: string) {
		const line =
			this.#lines.get(key) ??
			(otherwise === undefined ? undefined : this.#lines.get(otherwise)) ??
			this.#lines.get(key.split('.')[0] ?? '');
		const at = {kind: 'file', path: this.#path} as const;
		return line === undefined ? at : {...at, line};
	}
}

const settingNames: readonly string[] = [...settingRows.map(({key}) => key), 'switches'];
const switchFields: readonly string[] = switchRows.map(switchField);

function isKnown(key: string): boolean {
	return settingNames.includes(key);
}

function isSection(key: string): boolean {
	return settingNames.some((name) => name.startsWith(`${key}.`));
}

function isTable(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Date);
}

function syntaxProblem(path: string, error: unknown): SettingProblem {
	if (!(error instanceof TomlError)) throw error;
	// The first line says it; the rest shows the place, which we give as a line number.
	const reason = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? '';
	const origin = {kind: 'file', path, line: error.line} as const;
	return {code: 'toml-syntax', origin, params: {reason}};
}
