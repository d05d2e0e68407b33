/** Settings from flag, environment, `plateau.toml` and defaults, in that order; every problem at once. */

import {readFileSync, statSync} from 'node:fs';
import {homedir} from 'node:os';
import {assemble} from './assemble.ts';
import {type Environment, type FileContent, readSettingsFile, usualFiles} from './file.ts';
import {type Flags, readEnvironment, readFlags} from './given.ts';
import {pathOf} from './kinds.ts';
import type {Given, Origin, SettingProblem, SettingWarning} from './problem.ts';
import type {Settings} from './settings.ts';
import {Values} from './values.ts';
import {warningsOf} from './warnings.ts';

/** Where settings come from; the machine's own where absent. */
export interface SettingSources {
	readonly flags?: Flags;
	readonly env?: Environment;
	readonly cwd?: string;
	readonly home?: string;
}

export type LoadedSettings =
	| {
			readonly ok: true;
			readonly settings: Settings;
			readonly warnings: readonly SettingWarning[];
			/** The value at a path (`dataDir`, `switches.main.host`) as given, and where. */
			look(path: string): {readonly shown?: string; readonly origin: Origin};
	  }
	| {readonly ok: false; readonly problems: readonly SettingProblem[]};

/** Reads them all. Nothing is used when anything is wrong. */
export function loadSettings(sources: SettingSources = {}): LoadedSettings {
	const {flags = {}, env = process.env, cwd = process.cwd(), home = homedir()} = sources;
	const {path, content} = readFile(flags, env, cwd, home);
	const fromEnv = readEnvironment(env);
	const fromFlags = readFlags(flags);
	const given = [...content.given, ...fromEnv.given, ...fromFlags.given];
	const switchIds = switchIdsOf(content.switchIds, given);
	const values = new Values(given, cwd, (file) => readFileSync(file, 'utf8'));
	const problems: SettingProblem[] = [...content.problems, ...fromFlags.problems];
	const assembled = assemble(values, switchIds, {env, home}, problems);
	problems.push(...values.problems);
	if (problems.length > 0) return {ok: false, problems: inOrder(problems)};
	const settings = path === undefined ? assembled : {...assembled, file: path};
	const secretFiles = secretFilesOf(given, values, path);
	const warnings = [...fromEnv.warnings, ...warningsOf(settings, secretFiles)];
	return {ok: true, settings, warnings, look: (key) => values.look(key)};
}

/** The file that was asked for, else the first usual one that exists, else nothing. */
function readFile(
	flags: Flags,
	env: Environment,
	cwd: string,
	home: string,
): {path?: string; content: FileContent} {
	const asked = flags['config'] ?? env['PLATEAU_CONFIG'];
	const path = asked
		? pathOf(String(asked), cwd)
		: usualFiles(env, cwd, home).find((file) => statSync(file, {throwIfNoEntry: false})?.isFile());
	if (path === undefined) return {content: {given: [], switchIds: [], problems: []}};
	try {
		return {path, content: readSettingsFile(readFileSync(path, 'utf8'), path)};
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const problem: SettingProblem = {
			code: 'settings-unreadable',
			origin: {kind: 'file', path},
			params: {reason},
		};
		return {path, content: {given: [], switchIds: [], problems: [problem]}};
	}
}

/** Those of the file in its order, then those that the environment or a flag brings in. */
function switchIdsOf(inFile: readonly string[], given: readonly Given[]): string[] {
	const named = given.flatMap(({path}) => /^switches\.([^.]+)\./.exec(path)?.[1] ?? []);
	return [...new Set([...inFile, ...named])];
}

/** Files that hold secrets. */
function secretFilesOf(given: readonly Given[], values: Values, file?: string): string[] {
	const isSecret = ({path, origin}: Given) =>
		origin.kind === 'file' && /(?:^|\.)(?:secret|systemSecret|systemName)$/.test(path);
	const named = given
		.filter(({path}) => /(?:secret|systemSecret|systemName)File$/.test(path))
		.flatMap(({path}) => values.get<string>(path) ?? []);
	return file !== undefined && given.some(isSecret) ? [file, ...named] : named;
}

/** The file's in the order of its lines, then the rest. */
function inOrder(problems: readonly SettingProblem[]): SettingProblem[] {
	const line = ({origin}: SettingProblem) =>
		origin.kind === 'file' ? (origin.line ?? 0) : Number.MAX_SAFE_INTEGER;
	return problems.toSorted((a, b) => line(a) - line(b));
}
