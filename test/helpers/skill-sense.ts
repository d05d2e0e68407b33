/** The meaning of a requirement of skills, said once more for the oracle: docs/routing.md, "Skills". */

import type {LevelExpression, SkillExpression} from '@plateau/core';

/** True when somebody with these levels meets it. */
export function hasSkills(
	asked: SkillExpression,
	levels: Readonly<Record<string, number>>,
): boolean {
	if (asked.op === 'not') return !hasSkills(asked.of, levels);
	if (asked.op === 'level') return reaches(asked, levels[asked.skillId]);
	const each = asked.of.map((part) => hasSkills(part, levels));
	return asked.op === 'and' ? !each.includes(false) : each.includes(true);
}

/** Undefined is not zero: no comparison with it holds. */
function reaches({compare, level: wanted}: LevelExpression, level: number | undefined): boolean {
	if (level === undefined) return false;
	const [isBelow, isAbove] = [level < wanted, level > wanted];
	const holds = {
		'>=': !isBelow,
		'>': isAbove,
		'<=': !isAbove,
		'<': isBelow,
		'=': !isBelow && !isAbove,
		'!=': isBelow || isAbove,
	};
	return holds[compare];
}
