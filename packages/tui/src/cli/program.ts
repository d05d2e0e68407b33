/** The command line through yargs: made from the table of commands, help included. Loaded only for verbs. */

import {
	cliText,
	commandText,
	type Locale,
	optionText,
	say,
	yargsEnglish,
	yargsFrench,
} from '@plateau/core/text';
import yargs, {type Argv} from 'yargs';
import {Args} from './args.ts';
import {groupText} from './completion.ts';
import {CommandEnd, usageEnd} from './ends.ts';
import {missingIn} from './missing.ts';
import {globalOptions, type OptionName, type OptionRow, optionRows} from './options.ts';
import type {Verb} from './verb.ts';
import {verbs} from './verbs/index.ts';

/** What the line means: a verb to run, or text to print (help, version). */
export type Parsed =
	| {readonly kind: 'verb'; readonly verb: Verb; readonly args: Args}
	| {readonly kind: 'text'; readonly text: string};

/** Throws `CommandEnd` with what is wrong with the line. */
export async function parseCommandLine(
	argv: readonly string[],
	about: {readonly locale: Locale; readonly version: string; readonly columns: number},
): Promise<Parsed> {
	const {locale, version, columns} = about;
	let chosen: Parsed | undefined;
	const choose = (verb: Verb) => (values: Record<string, unknown>) => {
		chosen = {kind: 'verb', verb, args: new Args(values)};
	};

	const parser = yargs()
		.scriptName('plateau')
		.usage(`$0 <${say(locale, cliText.commandWord)}>\n\n${say(locale, commandText.plateau)}`)
		.parserConfiguration({
			// Ids are words even where they look like numbers, and --no-mouse is a name of its own.
			'parse-numbers': false,
			'parse-positional-numbers': false,
			'boolean-negation': false,
			'camel-case-expansion': false,
			'dot-notation': false,
		})
		.strict()
		.recommendCommands()
		.wrap(Math.min(columns, 100))
		.help('help', say(locale, optionText.help))
		.alias('help', 'h')
		.version('version', say(locale, optionText.version), version)
		.exitProcess(false)
		.demandCommand(1, say(locale, cliText.whichCommand))
		.fail((message, error) => {
			// It counts what is missing, and does not say what.
			const missing = isTooFew(message) ? missingIn(argv, verbs) : undefined;
			if (missing !== undefined) {
				const names = missing.names.join(', ');
				throw usageEnd(say(locale, cliText.missingArgument, {names, line: missing.line}));
			}
			// Its lists come in several lines; ours is one.
			throw error ?? usageEnd(message.replaceAll(/\s*\n\s*/gu, ' '));
		});
	// yargs' own catalogues are files beside its code; bundled, it has none.
	parser.updateStrings((locale === 'fr' ? yargsFrench : yargsEnglish) as Record<string, string>);
	addOptions(parser, globalOptions, locale, true);

	for (const [first, group] of groupsOf(verbs)) {
		const [only] = group;
		if (only !== undefined && only.path.length === 1) {
			parser.command(
				lineOf(only, first),
				say(locale, commandText[only.text]),
				(inner) => addTo(inner, only, locale),
				choose(only),
			);
			continue;
		}
		const text = only === undefined ? commandText.plateau : groupText(only);
		parser.command(first, say(locale, text), (inner) => {
			for (const verb of group) {
				inner.command(
					lineOf(verb, verb.path[1] ?? ''),
					say(locale, commandText[verb.text]),
					(each) => addTo(each, verb, locale),
					choose(verb),
				);
			}
			return inner.demandCommand(1, say(locale, cliText.whichCommand));
		});
	}

	let printed = '';
	try {
		await parser.parseAsync([...argv], {}, (_error, _values, output) => {
			printed = output;
		});
	} catch (error) {
		if (error instanceof CommandEnd) throw error;
		throw usageEnd(error instanceof Error ? error.message : String(error));
	}
	if (printed !== '') return {kind: 'text', text: `${printed}\n`};
	if (chosen === undefined) throw usageEnd(say(locale, cliText.whichCommand));
	if (chosen.kind === 'verb') checkNumbers(chosen, locale);
	return chosen;
}

/** yargs' word for arguments that are not there, in either language. */
function isTooFew(message: string | undefined): boolean {
	return /^(?:Not enough non-option|Pas assez d’arguments :)/u.test(message ?? '');
}

/** yargs lets a number be anything. */
function checkNumbers({verb, args}: Extract<Parsed, {kind: 'verb'}>, locale: Locale): void {
	for (const option of verb.options ?? []) {
		const isWrong = args.text(option) !== undefined && args.number(option) === undefined;
		if (optionRows[option].type === 'number' && isWrong) {
			throw usageEnd(say(locale, cliText.badNumber, {option}));
		}
	}
}

function groupsOf(all: readonly Verb[]): Map<string, Verb[]> {
	const groups = new Map<string, Verb[]>();
	for (const verb of all) groups.set(verb.path[0], [...(groups.get(verb.path[0]) ?? []), verb]);
	return groups;
}

/** `note [TEXT..]`, as yargs reads it. */
function lineOf({positionals = []}: Verb, word: string): string {
	const places = positionals.map(({name, isOptional, isVariadic}) => {
		const inner = isVariadic === true ? `${name}..` : name;
		return isOptional === true ? `[${inner}]` : `<${inner}>`;
	});
	return [word, ...places].join(' ');
}

function addTo(parser: Argv, verb: Verb, locale: Locale): Argv {
	for (const {name, choices} of verb.positionals ?? []) {
		parser.positional(name, {type: 'string', ...(choices === undefined ? {} : {choices})});
	}
	addOptions(parser, verb.options ?? [], locale, false);
	return parser;
}

function addOptions(
	parser: Argv,
	names: readonly OptionName[],
	locale: Locale,
	isGlobal: boolean,
): void {
	for (const name of names) {
		const row: OptionRow = optionRows[name];
		parser.option(name, {
			type: row.type,
			describe: say(locale, optionText[row.text]),
			global: isGlobal,
			...(row.alias === undefined ? {} : {alias: row.alias}),
			...(row.choices === undefined ? {} : {choices: row.choices}),
			...(row.type === 'boolean' ? {} : {requiresArg: true}),
		});
	}
}
