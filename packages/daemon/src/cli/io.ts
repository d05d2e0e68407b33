/** What a verb of `plateaud` works with: streams, environment, language. Given by `main.ts` alone. */

import {safeJson, safeText} from '@plateau/core';
import {daemonText, type Locale, type Params, type Sentence, say} from '@plateau/core/text';
import {problemLine, warningLine} from '../settings/describe.ts';
import type {Flags} from '../settings/given.ts';
import {type LoadedSettings, loadSettings} from '../settings/load.ts';
import type {Settings} from '../settings/settings.ts';
import {exitCodes} from './exit-codes.ts';

export interface Io {
	readonly stdin: NodeJS.ReadableStream;
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	readonly env: NodeJS.ProcessEnv;
	readonly cwd: string;
	readonly locale: Locale;
}

/** Longer lines are cut. */
const longestLine = 100_000;

/**
 * Lines on a terminal, whatever is in them: what a switch answers, and what a file holds, may come from
 * anybody. Every verb prints by this or by `printJson`.
 */
export function print(stream: NodeJS.WritableStream, text: string): void {
	for (const line of text.split('\n')) stream.write(`${safeText(line, longestLine)}\n`);
}

/** One line of JSON. */
export function printJson(io: Io, value: unknown): void {
	io.stdout.write(`${safeJson(value)}\n`);
}

/** One line to a person. */
export function tell(io: Io, sentence: Sentence, params?: Params): void {
	print(io.stdout, say(io.locale, sentence, params));
}

/** One line about what went wrong. */
export function complain(io: Io, sentence: Sentence, params?: Params): void {
	print(io.stderr, `plateaud: ${say(io.locale, sentence, params)}`);
}

/** The settings, or the exit code after every problem was shown. Warnings are shown on the way. */
export function settingsOr(io: Io, flags: Flags): Settings | number {
	const loaded: LoadedSettings = loadSettings({flags, env: io.env, cwd: io.cwd});
	if (!loaded.ok) {
		for (const problem of loaded.problems) print(io.stderr, problemLine(problem, io.locale));
		complain(io, daemonText.settingsBad, {count: loaded.problems.length});
		return exitCodes.config;
	}
	for (const warning of loaded.warnings) print(io.stderr, warningLine(warning, io.locale));
	return loaded.settings;
}
