/** Puts values in the place of `${…}` and `$[…]`, innermost first, as Asterisk does. */

import {evaluate} from './expression.ts';

/** Where values come from. */
export interface Values {
	variable(name: string): string;
	/** `name(argument)` as it stands between the braces. */
	read(name: string, argument: string): string;
}

/** `text` with every value put in. What has no value becomes nothing. */
export function substitute(text: string, values: Values): string {
	let result = '';
	let at = 0;
	while (at < text.length) {
		const opening = text.slice(at, at + 2);
		if (opening !== '${' && opening !== '$[') {
			result += text[at] ?? '';
			at += 1;
			continue;
		}
		const end = closing(text, at + 1);
		const inner = substitute(text.slice(at + 2, end), values);
		result += opening === '${' ? valueFor(inner, values) : calculated(inner);
		at = end + 1;
	}
	return result;
}

/** An expression that a value made unreadable gives nothing, as in Asterisk. */
function calculated(expression: string): string {
	try {
		return evaluate(expression);
	} catch {
		return '';
	}
}

/** The index of the bracket that closes the one at `from`. */
function closing(text: string, from: number): number {
	const pairs: Readonly<Record<string, string>> = {'{': '}', '[': ']'};
	const wanted: string[] = [];
	for (let at = from; at < text.length; at += 1) {
		const character = text[at] ?? '';
		const isOpening = at === from || (text[at - 1] === '$' && character in pairs);
		if (isOpening) wanted.push(pairs[character] ?? '');
		else if (character === wanted.at(-1)) wanted.pop();
		if (wanted.length === 0) return at;
	}
	throw new Error(`"${text}" has an opening bracket without its end`);
}

/** `NAME`, `NAME:from:count`, `FUNCTION(…)` or `FUNCTION(…):from:count`. */
function valueFor(inner: string, values: Values): string {
	const called = /^([A-Z_a-z0-9]+)\((.*)\)((?::-?\d+){0,2})$/s.exec(inner);
	if (called !== null) {
		const [, name = '', argument = '', cut = ''] = called;
		return part(values.read(name, argument), cut);
	}
	const [, name = '', cut = ''] = /^(.*?)((?::-?\d+){0,2})$/s.exec(inner) ?? [];
	return part(values.variable(name), cut);
}

function part(value: string, cut: string): string {
	if (cut === '') return value;
	const [from = 0, count] = cut.slice(1).split(':').map(Number);
	const rest = value.slice(from);
	return count === undefined ? rest : rest.slice(0, count);
}

/** An application's arguments: cut at commas that stand in no bracket and no quotes. */
export function argumentsOf(data: string): readonly string[] {
	const parts: string[] = [''];
	let depth = 0;
	let isQuoted = false;
	for (const character of data) {
		if (character === '"') isQuoted = !isQuoted;
		else if (character === '(' || character === '[') depth += 1;
		else if (character === ')' || character === ']') depth -= 1;
		if (character === ',' && depth === 0 && !isQuoted) parts.push('');
		else parts[parts.length - 1] += character;
	}
	return parts;
}
