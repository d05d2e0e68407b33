import type {SkillExpression} from './expression.ts';
export function matches(e: SkillExpression | undefined, levels: Readonly<Record<string, number>>): boolean {
	if (e === undefined) return true;
	if (e.op === 'and') return e.of.every((o) => matches(o, levels));
	if (e.op === 'or') return e.of.some((o) => matches(o, levels));
	if (e.op === 'not') return !matches(e.of, levels);
	const l = levels[e.skillId];
	if (l === undefined) return false;
	switch (e.compare) {
		case '>=': return l >= e.level;
		case '>': return l > e.level;
		case '<=': return l <= e.level;
		case '<': return l < e.level;
		case '=': return l === e.level;
		case '!=': return l !== e.level;
	}
}
export function skillsOf(e: SkillExpression | undefined): readonly string[] {
	if (e === undefined) return [];
	if (e.op === 'level') return [e.skillId];
	if (e.op === 'not') return skillsOf(e.of);
	return [...new Set(e.of.flatMap(skillsOf))];
}
