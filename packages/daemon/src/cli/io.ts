/** What a verb of `plateaud` works with: streams, environment, language. Given by `main.ts` alone. */

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

/** One line to a person. */
export function tell(io: Io, sentence: Sentence, params?: Params): void {
	io.stdout.write(`${say(io.locale, sentence, params)}\n`);
}

/** One line about what went wrong. */
export function complain(io: Io, sentence: Sentence, params?: Params): void {
	io.stderr.write(`plateaud: ${say(io.locale, sentence, params)}\n`);
}

/** The settings, or the exit code after every problem was shown. Warnings are shown on the way. */
export function settingsOr(io: Io, flags: Flags): Settings | number {
	const loaded: LoadedSettings = loadSettings({flags, env: io.env, cwd: io.cwd});
	if (!loaded.ok) {
		for (const problem of loaded.problems) io.stderr.write(`${problemLine(problem, io.locale)}\n`);
		complain(io, daemonText.settingsBad, {count: loaded.problems.length});
		return exitCodes.config;
	}
	for (const warning of loaded.warnings) io.stderr.write(`${warningLine(warning, io.locale)}\n`);
	return loaded.settings;
}
