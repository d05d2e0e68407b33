/**
 * The command line from its words to its exit code. The two screens start without the parser, which
 * costs a tenth of a second; anything unusual about their line goes through it after all.
 */

import {parseArgs} from 'node:util';
import {safeText} from '@plateau/core';
import {cliText, type Locale, localeOf, pointedAt, say} from '@plateau/core/text';
import {LinkError} from '../link/errors.ts';
import {Args} from './args.ts';
import {Context} from './context.ts';
import {CommandEnd, exitCodeOf, sentenceOf} from './ends.ts';
import {type ExitCode, exitCodes} from './exit-codes.ts';
import type {CliIo} from './io.ts';
import {globalOptions, type OptionRow, optionRows} from './options.ts';
import {json} from './output.ts';
import type {Verb} from './verb.ts';
import {screenVerbs} from './verbs/screens.ts';

/** Runs one command. Never rejects. */
export async function runPlateau(io: CliIo): Promise<number> {
	const locale = localeFrom(io);
	try {
		if (io.argv[0] === '__complete') return await printCompletions(io, locale);
		const {verb, args} = quickScreen(io.argv) ?? (await parse(io, locale));
		if (verb === undefined) return exitCodes.ok;
		return await runVerb(io, locale, verb, args);
	} catch (error) {
		return report(io, locale, error);
	}
}

async function runVerb(io: CliIo, locale: Locale, verb: Verb, args: Args): Promise<number> {
	const context = new Context(io, locale, verb.path.join(' '), args);
	try {
		await verb.run(context, args);
		return context.exitCode;
	} finally {
		await context.close();
	}
}

/** `--lang` wherever it stands, else `PLATEAU_LANG`, else the system's language. */
function localeFrom({argv, env}: CliIo): Locale {
	const index = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
	const word = argv[index] ?? '';
	const said = word === '--lang' ? argv[index + 1] : word.slice('--lang='.length);
	const system = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
	return localeOf(said || env['PLATEAU_LANG'] || system);
}

/** The line of a screen when there is nothing to explain about it. */
function quickScreen(argv: readonly string[]): {verb: Verb; args: Args} | undefined {
	const verb = screenVerbs.find(({path}) => path[0] === argv[0]);
	// What it needs is looked for by the parser.
	if (verb === undefined || verb.positionals !== undefined) return undefined;
	const names = [...(verb.options ?? []), ...globalOptions];
	const options = Object.fromEntries(
		names.map((name) => [name, {type: optionRows[name].type as 'string' | 'boolean'}]),
	);
	try {
		const {values} = parseArgs({args: argv.slice(1), options, strict: true});
		const isOdd = names.some((name) => {
			const {choices}: OptionRow = optionRows[name];
			const value = values[name];
			return (
				value === '' ||
				(choices !== undefined && value !== undefined && !choices.includes(String(value)))
			);
		});
		return isOdd ? undefined : {verb, args: new Args(values)};
	} catch {
		return undefined;
	}
}

async function parse(io: CliIo, locale: Locale): Promise<{verb: Verb | undefined; args: Args}> {
	const {parseCommandLine} = await import('./program.ts');
	const columns = io.stdout.columns ?? 80;
	const parsed = await parseCommandLine(io.argv, {locale, version: io.version, columns});
	if (parsed.kind === 'verb') return parsed;
	io.stdout.write(parsed.text);
	return {verb: undefined, args: new Args({})};
}

async function printCompletions(io: CliIo, locale: Locale): Promise<ExitCode> {
	const {complete, completionLines} = await import('./completion.ts');
	const [, shell = 'bash', ...words] = io.argv;
	for (const line of completionLines(complete(words, locale), shell)) io.stdout.write(`${line}\n`);
	return exitCodes.ok;
}

/** Says on standard error what went wrong: a sentence and its code, or one JSON object with `--json`. */
function report(io: CliIo, locale: Locale, error: unknown): ExitCode {
	const end = endOf(error, locale);
	// Whoever pressed Ctrl+C knows.
	if (end.exitCode === exitCodes.interrupted) return end.exitCode;
	const details = (end.details ?? []).map(({line, column, excerpt, code, params}) => ({
		...(line === undefined ? {} : {line}),
		...(column === undefined ? {} : {column}),
		...(excerpt === undefined ? {} : {excerpt}),
		code,
		message: sentenceOf(code, locale, params),
	}));
	if (io.argv.includes('--json')) {
		const {code = 'usage', params, message} = end;
		const body = {code, params, message, ...(details.length === 0 ? {} : {details})};
		io.stderr.write(`${json({error: body})}\n`);
		return end.exitCode;
	}
	const lines = [
		`plateau: ${end.message}${end.code === undefined ? '' : ` [${end.code}]`}`,
		...details.flatMap(({line, column, excerpt, message: text}) => {
			const sentence = column === undefined ? cliText.floorLine : cliText.floorSpot;
			const told =
				line === undefined ? text : say(locale, sentence, {line, column: column ?? 1, text});
			return [told, ...(excerpt === undefined ? [] : pointedAt(excerpt))].map(
				(each) => `  ${each}`,
			);
		}),
	];
	if (end.exitCode === exitCodes.usage) {
		lines.push(say(locale, cliText.moreHelp, {command: helpFor(io.argv)}));
	}
	for (const line of lines) io.stderr.write(`${safeText(line, 100_000)}\n`);
	return end.exitCode;
}

function endOf(error: unknown, locale: Locale): CommandEnd {
	if (error instanceof CommandEnd) return error;
	if (error instanceof LinkError) {
		const {code, params} = error;
		return new CommandEnd(exitCodeOf(code), sentenceOf(code, locale, params), {code, params});
	}
	const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return new CommandEnd(exitCodes.internal, say(locale, cliText.internal, {reason}), {
		code: 'internal',
	});
}

/** `plateau agent` of `plateau agent raedy`. */
function helpFor(argv: readonly string[]): string {
	const [first = ''] = argv;
	return /^[a-z]+$/.test(first) && knownGroups.has(first) ? `plateau ${first}` : 'plateau';
}

const knownGroups: ReadonlySet<string> = new Set(['agent', 'account', 'floor', 'phone']);
