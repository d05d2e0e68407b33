/** Requirements of skills for tests: any that a text could mean, and levels to hold against them. */

import {combined, id, type SkillExpression} from '@plateau/core';
import fc from 'fast-check';

const comparison = fc.constantFrom('>=', '>', '<=', '<', '=', '!=');

/** Any expression over these skills, in the form that the parser gives. */
export function anyExpression(
	skills: readonly string[] = ['fr', 'en', 'delivery', '2nd-line', 'a.b_c', 'constructor'],
): fc.Arbitrary<SkillExpression> {
	const {tree} = fc.letrec<{tree: SkillExpression}>((tie) => ({
		tree: fc.oneof(
			{maxDepth: 5, withCrossShrink: true},
			fc.record({
				op: fc.constant('level' as const),
				skillId: fc.constantFrom(...skills).map((name) => id(name)),
				compare: comparison,
				level: fc.integer({min: 0, max: 100}),
			}) as fc.Arbitrary<SkillExpression>,
			fc.record({op: fc.constant('not' as const), of: tie('tree')}),
			fc
				.tuple(
					fc.constantFrom('and' as const, 'or' as const),
					fc.array(tie('tree'), {minLength: 1, maxLength: 3}),
				)
				.map(([op, parts]) => combined(op, parts) as SkillExpression),
		),
	}));
	return tree;
}

/** Levels in some of the skills. */
export const anyLevels = fc.dictionary(
	fc.constantFrom('fr', 'en', 'delivery', '2nd-line', 'a.b_c'),
	fc.integer({min: 0, max: 100}),
);
