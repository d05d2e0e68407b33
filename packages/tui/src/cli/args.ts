/** A command line after parsing, as verbs read it. Knows no parser. */

import type {OptionName} from './options.ts';

export class Args {
	readonly #values: Readonly<Record<string, unknown>>;

	constructor(values: Readonly<Record<string, unknown>>) {
		this.#values = values;
	}

	/** An option's or a positional's text; undefined when it was not given. Given twice, the last. */
	text(name: OptionName | Positional): string | undefined {
		const value = this.#values[name];
		const last = Array.isArray(value) ? value.at(-1) : value;
		return last === undefined ? undefined : String(last);
	}

	/** A positional that the parser has made sure of. */
	need(name: Positional): string {
		const text = this.text(name);
		if (text === undefined) throw new Error(`the parser let ${name} pass without a value`);
		return text;
	}

	/** The words of a positional that takes several. */
	words(name: Positional): readonly string[] {
		const value = this.#values[name];
		return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
	}

	has(name: OptionName): boolean {
		return this.#values[name] === true;
	}

	number(name: OptionName): number | undefined {
		const value = this.#values[name];
		return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
	}
}

/** Names of positionals, as help shows them. */
export type Positional =
	| 'LOGIN'
	| 'AGENT'
	| 'CALL'
	| 'WORK'
	| 'CUSTOMER'
	| 'PHONE'
	| 'REASON'
	| 'DISPOSITION'
	| 'TEXT'
	| 'NAME'
	| 'ID'
	| 'FILE'
	| 'WISH'
	| 'SHELL'
	| 'DAY'
	| 'QUEUE'
	| 'TARGET'
	| 'NUMBER'
	| 'DIGITS'
	| 'PLACE';
