/** The words and signs of a requirement's text, each with its place. Knows no grammar. */

import type {Comparison} from './expression.ts';

export interface Token {
	/**
	 * `word`: a name or a number; `compare`: one of the six; `other`: no part of the language;
	 * `end`: behind the last, without text.
	 */
	readonly kind: 'word' | 'and' | 'or' | 'not' | 'compare' | '(' | ')' | 'other' | 'end';
	readonly text: string;
	/** UTF-16 units from the start of the text, as the indices of a string. */
	readonly at: number;
}

const comparisons: ReadonlySet<string> = new Set<Comparison>(['>=', '>', '<=', '<', '=', '!=']);
// The longest first. Letters of any language make one word, so that a wrong name is told as a whole.
const lexeme = /[\p{L}\p{M}\p{N}._-]+|>=|<=|!=|==|<>|=>|=<|&&|\|\||[^\s]/uy;

/** The tokens in order; the last is always an `end`, placed right behind the text of the one before. */
export function tokensOf(text: string): Token[] {
	const tokens: Token[] = [];
	let end = 0;
	for (let at = afterSpace(text, 0); at < text.length; at = afterSpace(text, end)) {
		lexeme.lastIndex = at;
		// Whatever is no space is a lexeme, so there is always one.
		const found = lexeme.exec(text)?.[0] ?? text.charAt(at);
		tokens.push({kind: kindOf(found), text: found, at});
		end = at + found.length;
	}
	tokens.push({kind: 'end', text: '', at: end});
	return tokens;
}

function afterSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
	return at;
}

function kindOf(text: string): Token['kind'] {
	if (comparisons.has(text)) return 'compare';
	if (text === '(' || text === ')') return text;
	const word = text.toLowerCase();
	if (word === 'and' || word === 'or' || word === 'not') return word;
	return /^[\p{L}\p{M}\p{N}._-]/u.test(text) ? 'word' : 'other';
}
