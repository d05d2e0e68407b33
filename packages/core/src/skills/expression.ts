/**
 * What a requirement of skills is: the tree that queues, the journal and snapshots hold. Its text
 * form is in `parse.ts` and `format.ts`, its meaning in `match.ts`. No requirement at all is
 * `undefined`, never a tree.
 */

import type {SkillId} from '../ids.ts';

/** How an agent's level is compared with the one asked for, as it is written. */
export type Comparison = '>=' | '>' | '<=' | '<' | '=' | '!=';

/** One skill compared with a level, a whole number from 0 to 100. */
export interface LevelExpression {
	readonly op: 'level';
	readonly skillId: SkillId;
	readonly compare: Comparison;
	readonly level: number;
}

/** A requirement. JSON-safe. `and` and `or` have two parts or more, none of them of the same op. */
export type SkillExpression =
	| LevelExpression
	| {readonly op: 'and' | 'or'; readonly of: readonly SkillExpression[]}
	| {readonly op: 'not'; readonly of: SkillExpression};

/** The most that a level can be; the least is 0. */
export const maxSkillLevel = 100;

/** What a skill's name looks like: what any id of a floor file does. */
export const skillNamePattern = /^[a-z0-9][a-z0-9._-]{0,31}$/;

/** Words of the language, which can name no skill. */
export const skillKeywords: readonly string[] = ['and', 'or', 'not'];

/**
 * All of the parts, or any of them, as one expression: parts of the same op are taken in, one part
 * stays as it is, and no part at all is undefined.
 */
export function combined(
	op: 'and' | 'or',
	parts: readonly SkillExpression[],
): SkillExpression | undefined {
	const flat = parts.flatMap((part) => (part.op === op ? part.of : part));
	return flat.length > 1 ? {op, of: flat} : flat[0];
}

/** The skills that are asked for, each once, in the order of their first mention. */
export function skillsOf(expression: SkillExpression | undefined): SkillId[] {
	const found = new Set<SkillId>();
	const visit = (part: SkillExpression): void => {
		if (part.op === 'level') found.add(part.skillId);
		else if (part.op === 'not') visit(part.of);
		else for (const inner of part.of) visit(inner);
	};
	if (expression !== undefined) visit(expression);
	return [...found];
}
