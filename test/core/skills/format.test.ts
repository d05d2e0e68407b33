import {testProp} from '@fast-check/ava';
import {
	combined,
	formatSkillExpression,
	id,
	parseSkillExpression,
	type SkillExpression,
} from '@plateau/core';
import test from 'ava';
import {anyExpression} from './given-expressions.ts';

const level = (skill: string, least = 1): SkillExpression => ({
	op: 'level',
	skillId: id(skill),
	compare: '>=',
	level: least,
});

testProp(
	'requirement - its text reads back as the same expression, and as the same text again',
	[anyExpression()],
	(t, expression) => {
		const text = formatSkillExpression(expression);
		const parsed = parseSkillExpression(text);
		if (!parsed.ok && parsed.error.code === 'expression-too-long') return;
		t.deepEqual(parsed.ok ? parsed.expression : parsed.error, expression as never, text);
		t.deepEqual(JSON.parse(JSON.stringify(expression)), expression);
	},
	{numRuns: 2000},
);

test('requirement - what stands in parts of the same kind is one list', (t) => {
	const all = combined('and', [level('fr'), {op: 'and', of: [level('en'), level('de', 50)]}]);
	t.deepEqual(all, {op: 'and', of: [level('fr'), level('en'), level('de', 50)]});
	t.is(all && formatSkillExpression(all), 'fr and en and de >= 50');
	t.deepEqual(combined('or', [level('fr')]), level('fr'));
	t.is(combined('and', []), undefined);
});

test('requirement - one built by hand is written so that it reads back', (t) => {
	const or: SkillExpression = {op: 'or', of: [level('fr'), level('en')]};
	const wrapped: SkillExpression = {op: 'and', of: [{op: 'and', of: [or]}]};
	t.is(formatSkillExpression({op: 'not', of: wrapped}), 'not (fr or en)');
	t.is(formatSkillExpression({op: 'or', of: [wrapped, level('de')]}), 'fr or en or de');
	t.throws(() => formatSkillExpression({op: 'or', of: []}), {message: /an "or" of nothing/});
});
