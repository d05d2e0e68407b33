/** A requirement of skills as text: the one spelling that export writes and that a diff compares. */

import type {SkillExpression} from './expression.ts';

/** What binds tighter stands higher. */
const ranks = {or: 0, and: 1, not: 2, level: 3} as const;

/**
 * The canonical text: small keywords, single spaces, parentheses only where they are needed, and
 * `fr` for `fr >= 1`. Reading it back gives the same expression. Throws on an `and` or `or` of nothing.
 */
export function formatSkillExpression(expression: SkillExpression): string {
	return textOf(expression, 0);
}

function textOf(expression: SkillExpression, leastRank: number): string {
	if (expression.op === 'and' || expression.op === 'or') {
		const [first, ...more] = expression.of;
		if (first === undefined) throw new RangeError(`an "${expression.op}" of nothing has no text`);
		// Only one that was built by hand has a single part; it is this part.
		if (more.length === 0) return textOf(first, leastRank);
	}
	const text = bareText(expression);
	return ranks[expression.op] < leastRank ? `(${text})` : text;
}

function bareText(expression: SkillExpression): string {
	switch (expression.op) {
		case 'level': {
			const {skillId, compare, level} = expression;
			return compare === '>=' && level === 1 ? skillId : `${skillId} ${compare} ${level}`;
		}
		case 'not':
			return `not ${textOf(expression.of, ranks.not)}`;
		case 'and':
		case 'or': {
			const {op, of} = expression;
			return of.map((part) => textOf(part, ranks[op])).join(` ${op} `);
		}
	}
}
