/**
 * Who meets a requirement of skills, and what those who do not lack. A level that an agent does not
 * have is no zero: every comparison with it is false.
 */

import type {SkillId} from '../ids.ts';
import {
	type Comparison,
	type LevelExpression,
	type SkillExpression,
	skillsOf,
} from './expression.ts';
import type {SkillMention} from './parse.ts';

/** Levels by skill, 0 to 100; a skill that is not there is undefined. */
export type SkillLevels = Readonly<Record<string, number>>;

/** True when somebody with these levels meets the requirement; everybody meets `undefined`. */
export function matches(expression: SkillExpression | undefined, levels: SkillLevels): boolean {
	if (expression === undefined) return true;
	switch (expression.op) {
		case 'level': {
			const has = levelOf(levels, expression.skillId);
			return has !== undefined && holds(has, expression.compare, expression.level);
		}
		case 'not':
			return !matches(expression.of, levels);
		case 'and':
			return expression.of.every((part) => matches(part, levels));
		case 'or':
			return expression.of.some((part) => matches(part, levels));
	}
}

/**
 * One thing that would have to be otherwise: `compare wanted` must hold for the skill. Without
 * `has` the agent has no level for it ("no fr"); with it, `has` stands in the `opposite` relation to
 * `wanted` ("delivery 30 < 50").
 */
export interface Shortfall {
	readonly skillId: SkillId;
	readonly compare: Comparison;
	readonly wanted: number;
	readonly has?: number;
}

/** The comparison that holds between two levels exactly when this one does not. */
export const opposite: Readonly<Record<Comparison, Comparison>> = {
	'>=': '<',
	'>': '<=',
	'<=': '>',
	'<': '>=',
	'=': '!=',
	'!=': '=',
};

/**
 * The least that would have to change for the requirement to be met, in the order of the expression;
 * empty when it is met. Of alternatives the nearest is told: the smallest sum of missing levels,
 * where no level at all counts for more than any; of equals the first.
 */
export function missing(expression: SkillExpression | undefined, levels: SkillLevels): Shortfall[] {
	return expression === undefined ? [] : distinct(gapOf(expression, levels, true).lacks);
}

/** Places in the text, or at least names, of skills that `known` has not. */
export function checkSkills(
	expression: SkillExpression,
	known: ReadonlySet<string>,
	/** Of the parser; without them each unknown name is told once. */
	mentions?: readonly SkillMention[],
): (Pick<SkillMention, 'skillId'> & Partial<SkillMention>)[] {
	const named = mentions ?? skillsOf(expression).map((skillId) => ({skillId}));
	return named.filter(({skillId}) => !known.has(skillId));
}

interface Gap {
	/** 0 when there is none. */
	readonly size: number;
	readonly lacks: readonly Shortfall[];
}

const noGap: Gap = {size: 0, lacks: []};
/** No level is further away than any level. */
const undefinedSize = 101;

/** What lies between these levels and the expression being true, or false. */
function gapOf(expression: SkillExpression, levels: SkillLevels, isTrue: boolean): Gap {
	switch (expression.op) {
		case 'level':
			return levelGap(expression, levels, isTrue);
		case 'not':
			return gapOf(expression.of, levels, !isTrue);
		case 'and':
		case 'or': {
			const gaps = expression.of.map((part) => gapOf(part, levels, isTrue));
			// Not (a or b) asks for both to be false, as "and" asks for both to be true.
			return (expression.op === 'and') === isTrue ? sumOf(gaps) : nearestOf(gaps);
		}
	}
}

function levelGap(
	{skillId, compare, level}: LevelExpression,
	levels: SkillLevels,
	isTrue: boolean,
): Gap {
	const has = levelOf(levels, skillId);
	if (has === undefined) {
		return isTrue ? {size: undefinedSize, lacks: [{skillId, compare, wanted: level}]} : noGap;
	}
	const asked = isTrue ? compare : opposite[compare];
	if (holds(has, asked, level)) return noGap;
	const isStrict = asked === '>' || asked === '<' || asked === '!=';
	const size = Math.abs(level - has) + (isStrict ? 1 : 0);
	return {size, lacks: [{skillId, compare: asked, wanted: level, has}]};
}

function sumOf(gaps: readonly Gap[]): Gap {
	const size = gaps.reduce((sum, gap) => sum + gap.size, 0);
	return {size, lacks: gaps.flatMap(({lacks}) => lacks)};
}

function nearestOf(gaps: readonly Gap[]): Gap {
	return gaps.reduce((best, gap) => (gap.size < best.size ? gap : best), gaps[0] ?? noGap);
}

/** Each lack once: "no fr" says it all, and of two limits on one side the further one does. */
function distinct(lacks: readonly Shortfall[]): Shortfall[] {
	const found = new Map<string, Shortfall>();
	for (const lack of lacks) {
		const key = lack.has === undefined ? lack.skillId : `${lack.skillId} ${lack.compare}`;
		const before = found.get(key);
		if (before === undefined) found.set(key, lack);
		else if (lack.has !== undefined && isFurther(lack, before)) found.set(key, lack);
	}
	return [...found.values()];
}

function isFurther(lack: Shortfall, before: Shortfall): boolean {
	const {has = 0} = lack;
	return Math.abs(lack.wanted - has) > Math.abs(before.wanted - has);
}

/** Undefined also for a name such as `constructor`, which every object seems to have. */
function levelOf(levels: SkillLevels, skillId: SkillId): number | undefined {
	const level: unknown = levels[skillId];
	return typeof level === 'number' ? level : undefined;
}

function holds(has: number, compare: Comparison, wanted: number): boolean {
	switch (compare) {
		case '>=':
			return has >= wanted;
		case '>':
			return has > wanted;
		case '<=':
			return has <= wanted;
		case '<':
			return has < wanted;
		case '=':
			return has === wanted;
		case '!=':
			return has !== wanted;
	}
}
