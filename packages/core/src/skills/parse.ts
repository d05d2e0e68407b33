/**
 * The text of a requirement of skills, such as `delivery >= 50 and (fr or en)`, into its tree, or
 * the first thing that is wrong with it and where. The grammar is in docs/routing.md.
 */

import type {SkillId} from '../ids.ts';
import {safeText} from '../safe-text.ts';
import type {SkillExpressionCode} from '../text/skill-expression.ts';
import {
	type Comparison,
	combined,
	maxSkillLevel,
	type SkillExpression,
	skillNamePattern,
} from './expression.ts';
import {formatSkillExpression} from './format.ts';
import {type Token, tokensOf} from './tokens.ts';

/** UTF-16 units that an expression may have, as written and in its canonical spelling. */
export const maxExpressionLength = 1000;
/** Parentheses and `not`s that may stand inside each other. */
export const maxExpressionDepth = 50;

/** Where a text names a skill. */
export interface SkillMention {
	readonly skillId: SkillId;
	/** UTF-16 units from the start of the text. */
	readonly at: number;
}

export interface SkillExpressionError {
	readonly code: SkillExpressionCode;
	/** UTF-16 units from the start of the text. */
	readonly at: number;
	/** 0 where something is missing. */
	readonly length: number;
	/** For the sentence of the code. */
	readonly params: Readonly<Record<string, string | number>>;
}

export type ParsedSkillExpression =
	| {
			readonly ok: true;
			readonly expression: SkillExpression;
			/** Every mention, in the order of the text. */
			readonly mentions: readonly SkillMention[];
	  }
	| {readonly ok: false; readonly error: SkillExpressionError};

/** Reads the text, in time linear in its length. Never throws. */
export function parseSkillExpression(text: string): ParsedSkillExpression {
	const tooLong = (length: number): ParsedSkillExpression => {
		const at = Math.min(maxExpressionLength, text.length);
		const params = {length, limit: maxExpressionLength};
		return {
			ok: false,
			error: {code: 'expression-too-long', at, length: text.length - at, params},
		};
	};
	if (text.length > maxExpressionLength) return tooLong(text.length);
	const parser = new Parser(tokensOf(text));
	const expression = parser.whole();
	if (expression === undefined) return {ok: false, error: parser.error};
	// What was written without spaces gains some: what export writes must be readable too.
	const {length} = formatSkillExpression(expression);
	if (length > maxExpressionLength) return tooLong(length);
	return {ok: true, expression, mentions: parser.mentions};
}

/** What people write who know another language, and what it is called here. */
const meant: ReadonlyMap<string, string> = new Map([
	...(['et', '&&', '&'] as const).map((sign) => [sign, 'and'] as const),
	...(['ou', '||', '|'] as const).map((sign) => [sign, 'or'] as const),
	...(['non', '!'] as const).map((sign) => [sign, 'not'] as const),
	...(['≥', '=>', ':'] as const).map((sign) => [sign, '>='] as const),
	...(['≤', '=<'] as const).map((sign) => [sign, '<='] as const),
	...(['≠', '<>'] as const).map((sign) => [sign, '!='] as const),
	['==', '='],
]);

/** The same comparison with its sides swapped: 50 <= fr is fr >= 50. */
const mirrored: Readonly<Record<Comparison, Comparison>> = {
	'>=': '<=',
	'>': '<',
	'<=': '>=',
	'<': '>',
	'=': '=',
	'!=': '!=',
};

/** By recursive descent. Every method gives undefined once `error` is set. */
class Parser {
	readonly mentions: SkillMention[] = [];
	error: SkillExpressionError = {code: 'expression-empty', at: 0, length: 0, params: {}};
	readonly #tokens: readonly Token[];
	#next = 0;
	#depth = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	whole(): SkillExpression | undefined {
		if (this.#tokens.length === 1) return undefined;
		const expression = this.#or();
		if (expression === undefined || this.#token().kind === 'end') return expression;
		return this.#cannotFollow();
	}

	#or(): SkillExpression | undefined {
		return this.#joined('or', () => this.#joined('and', () => this.#operand()));
	}

	#joined(op: 'and' | 'or', read: () => SkillExpression | undefined): SkillExpression | undefined {
		const parts: SkillExpression[] = [];
		do {
			const part = read();
			if (part === undefined) return undefined;
			parts.push(part);
		} while (this.#takes(op));
		return combined(op, parts);
	}

	#operand(): SkillExpression | undefined {
		const token = this.#token();
		if (this.#takes('not')) {
			const of = this.#deeper(token, () => this.#operand());
			return of === undefined ? undefined : {op: 'not', of};
		}
		if (this.#takes('(')) {
			const inner = this.#deeper(token, () => this.#or());
			if (inner === undefined || this.#takes(')')) return inner;
			if (this.#token().kind !== 'end') return this.#cannotFollow();
			return this.#fail('expression-unclosed', token);
		}
		if (this.#takes('word')) return this.#skill(token);
		return this.#noOperand(token);
	}

	#deeper(token: Token, read: () => SkillExpression | undefined): SkillExpression | undefined {
		this.#depth += 1;
		if (this.#depth > maxExpressionDepth) {
			return this.#fail('expression-too-deep', token, {limit: maxExpressionDepth});
		}
		const found = read();
		this.#depth -= 1;
		return found;
	}

	/** A skill's name, just taken, with its comparison where there is one. */
	#skill(name: Token): SkillExpression | undefined {
		const sign = this.#token();
		const isCompared = this.#takes('compare');
		const compare = isCompared ? (sign.text as Comparison) : '>=';
		if (isCompared && /^\d+$/.test(name.text) && isName(this.#token())) {
			return this.#levelFirst(name, compare, this.#token());
		}
		if (!skillNamePattern.test(name.text)) {
			return this.#fail('skill-name-malformed', name, {found: shown(name.text)});
		}
		const level = isCompared ? this.#level(compare) : 1;
		if (level === undefined) return undefined;
		const skillId = name.text as SkillId;
		this.mentions.push({skillId, at: name.at});
		return {op: 'level', skillId, compare, level};
	}

	#level(compare: Comparison): number | undefined {
		const token = this.#token();
		const {kind, text} = token;
		if (kind === 'end') return this.#fail('level-missing', token, {compare});
		if (/^-?\d+$/.test(text)) {
			const level = Number(text);
			if (level < 0 || level > maxSkillLevel || text.startsWith('-')) {
				return this.#fail('level-out-of-range', token, {level: shown(text), max: maxSkillLevel});
			}
			this.#next += 1;
			return level;
		}
		if (/^-?\d*\.\d+$/.test(text)) {
			return this.#fail('level-not-whole', token, {level: shown(text), max: maxSkillLevel});
		}
		return this.#fail('level-expected', token, {compare, found: shown(text), max: maxSkillLevel});
	}

	#levelFirst(level: Token, compare: Comparison, skill: Token): undefined {
		const params = {skill: shown(skill.text), compare: mirrored[compare], level: shown(level.text)};
		return this.#failAt('level-first', level.at, behind(skill) - level.at, params);
	}

	/** The token can begin no operand. */
	#noOperand(token: Token): undefined {
		if (token.kind === 'end') {
			const after = this.#tokens[this.#next - 1]?.text ?? '';
			return this.#fail('expression-ends-early', token, {after: shown(after)});
		}
		const word = meant.get(token.text);
		if (word === 'not') return this.#foreign(token, word);
		if (token.kind === 'other' && word === undefined) return this.#stray(token);
		return this.#fail('operand-expected', token, {found: shown(token.text)});
	}

	/** The next token stands where an operand has just ended, and cannot. */
	#cannotFollow(): undefined {
		const token = this.#token();
		const before = this.#tokens[this.#next - 1];
		const word = meant.get(token.text.toLowerCase());
		if (word !== undefined && word !== 'not') return this.#foreign(token, word);
		if (before?.text.toLowerCase() === 'non') return this.#foreign(before, 'not');
		if (token.kind === ')') return this.#fail('expression-unopened', token);
		if (token.kind === 'compare') {
			return this.#fail('comparison-misplaced', token, {found: token.text});
		}
		if (token.kind === 'other' && word === undefined) return this.#stray(token);
		return this.#fail('operator-missing', token, {found: shown(token.text)});
	}

	#foreign(token: Token, word: string): undefined {
		return this.#fail('expression-foreign', token, {found: token.text, meant: word});
	}

	#stray(token: Token): undefined {
		return this.#fail('expression-unexpected', token, {found: shown(token.text)});
	}

	#fail(code: SkillExpressionCode, token: Token, params: SkillExpressionError['params'] = {}) {
		return this.#failAt(code, token.at, token.text.length, params);
	}

	#failAt(
		code: SkillExpressionCode,
		at: number,
		length: number,
		params: SkillExpressionError['params'],
	): undefined {
		this.error = {code, at, length, params};
		return undefined;
	}

	#token(): Token {
		// The last is an `end`, which nothing takes.
		return this.#tokens[this.#next] ?? {kind: 'end', text: '', at: 0};
	}

	#takes(kind: Exclude<Token['kind'], 'end'>): boolean {
		if (this.#token().kind !== kind) return false;
		this.#next += 1;
		return true;
	}
}

function isName({kind, text}: Token): boolean {
	return kind === 'word' && /^\p{L}/u.test(text);
}

function behind({at, text}: Token): number {
	return at + text.length;
}

/** What was found, short, and visible even when it draws nothing. */
function shown(text: string): string {
	const [first = ''] = text;
	return first === text && /[\p{C}\p{Z}\p{M}]/u.test(text)
		? `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
		: safeText(text, 40);
}
