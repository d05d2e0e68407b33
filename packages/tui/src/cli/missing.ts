/** Which arguments a command line lacks, by the table of commands: yargs only counts them. */

import {type OptionName, type OptionRow, optionRows} from './options.ts';
import type {Verb} from './verb.ts';

/** What is missing, by its name in the help, and the line as it is to be written. */
export interface Missing {
	readonly names: readonly string[];
	/** `call dial NUMBER…`. */
	readonly line: string;
}

/** Undefined where no command is meant, or nothing that it needs is missing. */
export function missingIn(argv: readonly string[], verbs: readonly Verb[]): Missing | undefined {
	const words = wordsOf(argv);
	const verb = verbs.find(({path}) => path.every((word, place) => words[place] === word));
	if (verb === undefined) return undefined;
	const {path, positionals = []} = verb;
	const given = words.length - path.length;
	const needed = positionals.filter(({isOptional}) => isOptional !== true);
	const names = needed.slice(given).map(({name}) => name);
	if (names.length === 0) return undefined;
	const places = positionals.map(({name, isOptional, isVariadic}) => {
		const place = isVariadic === true ? `${name}…` : name;
		return isOptional === true ? `[${place}]` : place;
	});
	return {names, line: [...path, ...places].join(' ')};
}

/** Without options and what they are given. */
function wordsOf(argv: readonly string[]): readonly string[] {
	const words: string[] = [];
	for (let place = 0; place < argv.length; place += 1) {
		const word = argv[place] ?? '';
		if (!word.startsWith('-')) words.push(word);
		else if (takesValue(word)) place += 1;
	}
	return words;
}

function takesValue(word: string): boolean {
	if (word.includes('=')) return false;
	const option = word.replace(/^-+/, '');
	const rows: readonly (readonly [string, OptionRow])[] = Object.entries(optionRows) as [
		OptionName,
		OptionRow,
	][];
	const row = rows.find(([name, {alias}]) => name === option || alias === option)?.[1];
	return row !== undefined && row.type !== 'boolean';
}
