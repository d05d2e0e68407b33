import {testProp} from '@fast-check/ava';
import {
	checkSkills,
	id,
	matches,
	missing,
	opposite,
	parseSkillExpression,
	type SkillExpression,
	skillsOf,
} from '@plateau/core';
import test from 'ava';
import fc from 'fast-check';
import {anyExpression, anyLevels} from './given-expressions.ts';

function expressionOf(text: string): SkillExpression {
	const parsed = parseSkillExpression(text);
	if (!parsed.ok) throw new Error(`${text}: ${parsed.error.code}`);
	return parsed.expression;
}

/** `fr:80 en:0` as levels. */
function levelsOf(text: string): Record<string, number> {
	const pairs = text
		.split(' ')
		.filter(Boolean)
		.map((pair) => pair.split(':'));
	return Object.fromEntries(pairs.map(([skill = '', level]) => [skill, Number(level)]));
}

/** What is missing, as a person reads it. */
function lacks(text: string, levels: string): string {
	return missing(expressionOf(text), levelsOf(levels))
		.map(({skillId, compare, wanted, has}) =>
			has === undefined ? `no ${skillId}` : `${skillId} ${has} ${opposite[compare]} ${wanted}`,
		)
		.join(', ');
}

// Who it is, whether they match, what they lack.
for (const [text, levels, lacking] of [
	['fr', 'fr:1', ''],
	['fr', 'fr:0', 'fr 0 < 1'],
	['fr', '', 'no fr'],
	['fr', 'en:100', 'no fr'],
	['fr >= 0', 'fr:0', ''],
	['delivery >= 50', 'delivery:50', ''],
	['delivery >= 50', 'delivery:30', 'delivery 30 < 50'],
	['fr > 50', 'fr:50', 'fr 50 <= 50'],
	['fr < 50', 'fr:49', ''],
	['fr < 50', 'fr:50', 'fr 50 >= 50'],
	['fr <= 50', 'fr:51', 'fr 51 > 50'],
	['fr = 3', 'fr:4', 'fr 4 != 3'],
	['fr != 3', 'fr:3', 'fr 3 = 3'],
	// Undefined is not zero.
	['fr >= 0', '', 'no fr'],
	['fr < 50', '', 'no fr'],
	['fr <= 0', '', 'no fr'],
	['fr = 0', '', 'no fr'],
	['fr != 3', '', 'no fr'],
	['not fr', '', ''],
	['not fr', 'fr:0', ''],
	['not fr', 'fr:80', 'fr 80 >= 1'],
	['not fr >= 50', '', ''],
	['not fr >= 50', 'fr:49', ''],
	['not fr >= 50', 'fr:50', 'fr 50 >= 50'],
	['not not fr', '', 'no fr'],
	['constructor', '', 'no constructor'],
	['not constructor', '', ''],
	// Both, either, neither.
	['fr and en', 'fr:9 en:9', ''],
	['fr and en', 'en:9', 'no fr'],
	['fr and en >= 50', 'en:20', 'no fr, en 20 < 50'],
	['fr or en', 'en:9', ''],
	['fr or en', '', 'no fr'],
	['fr >= 80 or en >= 50', 'fr:60 en:40', 'en 40 < 50'],
	['fr >= 80 or en >= 50', 'fr:10', 'fr 10 < 80'],
	['(fr and en and de) or delivery >= 90', 'fr:50', 'no delivery'],
	['delivery >= 50 and (fr or en)', 'delivery:30', 'delivery 30 < 50, no fr'],
	['not (fr and en)', 'fr:90 en:10', 'en 10 >= 1'],
	['not (fr or en)', 'fr:90 en:10', 'fr 90 >= 1, en 10 >= 1'],
	['not (fr or en)', 'en:10', 'en 10 >= 1'],
	// Each lack once.
	['fr and fr >= 50', '', 'no fr'],
	['fr >= 20 and fr >= 50 and fr >= 30', 'fr:10', 'fr 10 < 50'],
] as const) {
	test(`requirement - "${text}" for ${levels || 'nobody'}: ${lacking || 'is met'}`, (t) => {
		t.is(matches(expressionOf(text), levelsOf(levels)), lacking === '');
		t.is(lacks(text, levels), lacking);
	});
}

test('requirement - without one everybody will do', (t) => {
	t.true(matches(undefined, {}));
	t.deepEqual(missing(undefined, {}), []);
	t.deepEqual(skillsOf(undefined), []);
});

testProp(
	'requirement - something is missing exactly when it is not met, and each lack is one',
	[anyExpression(), anyLevels],
	(t, expression, levels) => {
		const found = missing(expression, levels);
		t.is(found.length === 0, matches(expression, levels));
		t.is(matches({op: 'not', of: expression}, levels), !matches(expression, levels));
		for (const {skillId, compare, wanted: level, has} of found) {
			t.is(Object.hasOwn(levels, skillId) ? levels[skillId] : undefined, has);
			t.false(matches({op: 'level', skillId, compare, level}, levels));
		}
	},
	{numRuns: 2000},
);

testProp(
	'requirement - whoever gets what was missing meets it, where each skill is named once',
	[
		fc
			.shuffledSubarray(['fr', 'en', 'delivery', 'de'], {minLength: 1})
			.chain((skills) =>
				fc.tuple(
					...skills.map((skill) =>
						fc.tuple(anyExpression([skill]), fc.boolean(), fc.integer({min: 1, max: 99})),
					),
				),
			)
			.map((parts) =>
				parts.reduce<SkillExpression | undefined>((whole, [expression, isAnd, level]) => {
					const [skillId] = skillsOf(expression);
					if (skillId === undefined) return whole;
					const leaf: SkillExpression = {op: 'level', skillId, compare: '>=', level};
					const part: SkillExpression = isAnd ? leaf : {op: 'not', of: leaf};
					return whole === undefined ? part : {op: isAnd ? 'and' : 'or', of: [whole, part]};
				}, undefined),
			),
		anyLevels,
	],
	(t, expression, levels) => {
		const mended = {...levels};
		for (const {skillId, compare, wanted} of missing(expression, levels)) {
			mended[skillId] = compare === '>=' ? wanted : wanted - 1;
		}
		t.true(matches(expression, mended), JSON.stringify({expression, levels, mended}));
	},
	{numRuns: 1000},
);

test('requirement - its skills are told once each, in the order of their first mention', (t) => {
	t.deepEqual(skillsOf(expressionOf('delivery and (fr or not en) or fr')), [
		id('delivery'),
		id('fr'),
		id('en'),
	]);
});

test('requirement - unknown skills are told with every place they stand in', (t) => {
	const parsed = parseSkillExpression('frr or (en and not frr)');
	if (!parsed.ok) throw new Error(parsed.error.code);
	const known = new Set(['fr', 'en']);
	t.deepEqual(checkSkills(parsed.expression, known, parsed.mentions), [
		{skillId: id('frr'), at: 0},
		{skillId: id('frr'), at: 19},
	]);
	t.deepEqual(checkSkills(parsed.expression, known), [{skillId: id('frr')}]);
	t.deepEqual(checkSkills(parsed.expression, new Set(['frr', 'en'])), []);
});
