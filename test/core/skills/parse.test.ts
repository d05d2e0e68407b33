import {
	formatSkillExpression,
	id,
	maxExpressionLength,
	parseSkillExpression,
	skillKeywords,
	skillNamePattern,
} from '@plateau/core';
import {say, skillExpressionText} from '@plateau/core/text';
import {idPattern} from '@plateau/daemon/floor-file/values';
import test from 'ava';
import fc from 'fast-check';

/** The canonical text; or the error as the text with its part in brackets. */
function read(text: string): string {
	const parsed = parseSkillExpression(text);
	if (parsed.ok) return formatSkillExpression(parsed.expression);
	const {code, at, length, params} = parsed.error;
	const marked = `${text.slice(0, at)}[${text.slice(at, at + length)}]${text.slice(at + length)}`;
	return `${code}: ${marked} = ${say('en', skillExpressionText[code], params)}`;
}

for (const [text, canonical] of [
	['fr', 'fr'],
	['fr >= 1', 'fr'],
	['delivery>=50', 'delivery >= 50'],
	['delivery  >=\n\t050', 'delivery >= 50'],
	['fr > 0', 'fr > 0'],
	['fr <= 30 and en < 4 and de = 5 and es != 6', 'fr <= 30 and en < 4 and de = 5 and es != 6'],
	['fr or en and de', 'fr or en and de'],
	['fr or (en and de)', 'fr or en and de'],
	['(fr or en) and de', '(fr or en) and de'],
	['fr and (en and (de and es))', 'fr and en and de and es'],
	['((fr))', 'fr'],
	['not fr or en', 'not fr or en'],
	['not (fr or en)', 'not (fr or en)'],
	['not fr >= 50', 'not fr >= 50'],
	['not (fr >= 50)', 'not fr >= 50'],
	['not(not fr)', 'not not fr'],
	['fr OR en And NOT de', 'fr or en and not de'],
	['2nd-line.a_b >= 3', '2nd-line.a_b >= 3'],
	['50 and fr', '50 and fr'],
	['50 >= 50', '50 >= 50'],
	['android or nota or orly', 'android or nota or orly'],
	['fr\u00a0>=\u00a050', 'fr >= 50'],
] as const) {
	test(`requirement - "${text}" is read as "${canonical}"`, (t) => {
		t.is(read(text), canonical);
	});
}

for (const [error, sentence] of [
	[
		'expression-empty: []',
		'a requirement of skills is empty: write one, such as fr >= 50 or en, or leave it out',
	],
	[
		'expression-empty: []  ',
		'a requirement of skills is empty: write one, such as fr >= 50 or en, or leave it out',
	],
	[
		'expression-ends-early: fr and[] ',
		'the requirement ends after "and": a skill or "(" must follow',
	],
	['expression-ends-early: ([]', 'the requirement ends after "(": a skill or "(" must follow'],
	['expression-ends-early: not[]', 'the requirement ends after "not": a skill or "(" must follow'],
	['expression-unclosed: fr and [(]en or (de)', 'this "(" is never closed'],
	['expression-unopened: fr[)] and en', 'this ")" closes nothing'],
	['expression-unopened: (fr) [)]', 'this ")" closes nothing'],
	['operand-expected: fr and ([)]', 'a skill, "not" or "(" must stand here, not ")"'],
	['operand-expected: fr and [or] en', 'a skill, "not" or "(" must stand here, not "or"'],
	['operand-expected: [and] en', 'a skill, "not" or "(" must stand here, not "and"'],
	['operand-expected: [>=] 50', 'a skill, "not" or "(" must stand here, not ">="'],
	['operand-expected: fr and [&&] en', 'a skill, "not" or "(" must stand here, not "&&"'],
	['operator-missing: fr [en]', '"and" or "or" is missing before "en"'],
	['operator-missing: (fr) [(]en)', '"and" or "or" is missing before "("'],
	['operator-missing: fr >= 50 [not] en', '"and" or "or" is missing before "not"'],
	['operator-missing: (fr [en]', '"and" or "or" is missing before "en"'],
	['expression-foreign: fr [et] en', 'write and, not "et"'],
	['expression-foreign: fr [OU] en', 'write or, not "OU"'],
	['expression-foreign: [non] fr', 'write not, not "non"'],
	['expression-foreign: de and [non] (fr)', 'write not, not "non"'],
	['expression-foreign: fr [&&] en', 'write and, not "&&"'],
	['expression-foreign: fr [||] en', 'write or, not "||"'],
	['expression-foreign: [!]fr', 'write not, not "!"'],
	['expression-foreign: fr [==] 5', 'write =, not "=="'],
	['expression-foreign: fr [≥] 5', 'write >=, not "≥"'],
	['expression-foreign: fr [=>] 5', 'write >=, not "=>"'],
	['expression-foreign: fr [<>] 5', 'write !=, not "<>"'],
	['expression-foreign: fr[:] 50', 'write >=, not ":"'],
	[
		'expression-unexpected: fr >= 50[%]',
		'"%" means nothing in a requirement of skills: it has names, levels, and, or, not, ( ) and >= > <= < = !=',
	],
	[
		'expression-unexpected: ["]fr"',
		'""" means nothing in a requirement of skills: it has names, levels, and, or, not, ( ) and >= > <= < = !=',
	],
	[
		'expression-unexpected: fr [🎧] en',
		'"🎧" means nothing in a requirement of skills: it has names, levels, and, or, not, ( ) and >= > <= < = !=',
	],
	[
		'expression-unexpected: fr[\u200b] and en',
		'"U+200B" means nothing in a requirement of skills: it has names, levels, and, or, not, ( ) and >= > <= < = !=',
	],
	[
		'comparison-misplaced: fr >= 30 [<=] 60',
		'"<=" compares one skill with one level: write fr >= 30 and fr <= 60',
	],
	[
		'comparison-misplaced: (fr or en) [>=] 60',
		'">=" compares one skill with one level: write fr >= 30 and fr <= 60',
	],
	[
		'skill-name-malformed: [Français] >= 5',
		'"Français" is no skill\'s name: small letters, digits, ".", "_" or "-", 32 at most, a letter or a digit first',
	],
	[
		'skill-name-malformed: fr or [-en]',
		'"-en" is no skill\'s name: small letters, digits, ".", "_" or "-", 32 at most, a letter or a digit first',
	],
	['level-first: [50 <= delivery] and fr', 'the skill comes first: write delivery >= 50'],
	['level-first: [30 < fr] < 60', 'the skill comes first: write fr > 30'],
	['level-missing: fr >=[]  ', 'a level must follow ">=", such as >= 50'],
	['level-expected: fr >= [en]', 'a level from 0 to 100 must follow ">=", not "en"'],
	['level-expected: fr >= [50or] en', 'a level from 0 to 100 must follow ">=", not "50or"'],
	['level-expected: fr > [and] en', 'a level from 0 to 100 must follow ">", not "and"'],
	['level-out-of-range: fr >= [101]', '101 is no level: levels go from 0 to 100'],
	['level-out-of-range: fr >= [-1]', '-1 is no level: levels go from 0 to 100'],
	[
		'level-out-of-range: fr >= [99999999999999999999999]',
		'99999999999999999999999 is no level: levels go from 0 to 100',
	],
	['level-not-whole: fr >= [49.5]', '49.5 is no level: levels are whole numbers from 0 to 100'],
] as const) {
	test(`requirement - ${JSON.stringify(error)}`, (t) => {
		const text = error.replace(/^[a-z-]+: /, '').replace(/\[(.*)\]/su, '$1');
		t.is(read(text), `${error} = ${sentence}`);
	});
}

test('requirement - the parser says where each skill is named', (t) => {
	const parsed = parseSkillExpression('fr>=5 and (en or not fr)');
	t.deepEqual(parsed.ok && parsed.mentions, [
		{skillId: id('fr'), at: 0},
		{skillId: id('en'), at: 11},
		{skillId: id('fr'), at: 21},
	]);
});

test('requirement - a name is what the floor file takes for an id, other than a word of the language', (t) => {
	t.is(skillNamePattern.source, idPattern.source);
	const longest = 'a'.repeat(32);
	t.is(read(longest), longest);
	t.regex(read(`${longest}a`), /^skill-name-malformed/);
	for (const word of skillKeywords) t.false(parseSkillExpression(word).ok, word);
});

test('requirement - nests 50 deep and no deeper, and says where', (t) => {
	const deep = (levels: number) => `${'('.repeat(levels)}fr${')'.repeat(levels)}`;
	t.is(read(deep(50)), 'fr');
	t.regex(read(deep(51)), /^expression-too-deep: \({50}\[\(\]fr/);
	t.is(read(`${'not '.repeat(50)}fr`), `${'not '.repeat(50)}fr`);
	t.regex(read(`${'not '.repeat(51)}fr`), /^expression-too-deep/);
	// Side by side is not nested.
	t.true(parseSkillExpression(Array.from({length: 100}, () => '(fr)').join(' or ')).ok);
});

test('requirement - has 1,000 characters and no more, also as export would write it', (t) => {
	const many = (count: number, part: string) =>
		Array.from({length: count}, () => part).join(' or ');
	t.true(parseSkillExpression('fr'.padEnd(maxExpressionLength)).ok);
	const long = parseSkillExpression(`${'fr'.padEnd(maxExpressionLength)} `);
	t.like(long, {ok: false, error: {code: 'expression-too-long', at: 1000, length: 1}});
	// 125 × "a<50 or " fits as it is written, and not with its spaces.
	const tight = many(125, 'a<50');
	t.true(tight.length <= maxExpressionLength);
	t.like(parseSkillExpression(tight), {ok: false, error: {code: 'expression-too-long'}});
});

test('requirement - no text makes the parser throw, and every error lies inside the text', (t) => {
	const piece = fc.constantFrom(
		'fr',
		'EN',
		'50',
		'-1',
		'1.5',
		...skillKeywords,
		'(',
		')',
		'>=',
		'<',
		'!',
		'!=',
		'=',
		' ',
		'\n',
		'et',
		'\ud800',
		'🎧',
		'%',
		'__proto__',
	);
	const text = fc.oneof(
		fc.string({unit: 'binary', maxLength: 60}),
		fc.array(piece, {maxLength: 30}).map((pieces) => pieces.join(' ')),
		fc.array(piece, {maxLength: 30}).map((pieces) => pieces.join('')),
	);
	fc.assert(
		fc.property(text, (any) => {
			const parsed = parseSkillExpression(any);
			if (parsed.ok) {
				for (const {skillId, at} of parsed.mentions) t.true(any.startsWith(skillId, at));
				return;
			}
			const {code, at, length, params} = parsed.error;
			t.true(at >= 0 && length >= 0 && at + length <= any.length, JSON.stringify(parsed.error));
			for (const locale of ['en', 'fr'] as const) {
				t.notRegex(say(locale, skillExpressionText[code], params), /\{\w/, code);
			}
		}),
		{numRuns: 3000},
	);
	t.pass();
});

test('requirement - every code is what some text gets', (t) => {
	const told = new Set(
		[
			'',
			'a'.repeat(1001),
			'('.repeat(60),
			'%',
			'fr et en',
			'fr and',
			'(fr',
			'fr)',
			'or',
			'fr en',
			'fr > 1 > 2',
			'Fr',
			'1 < fr',
			'fr >',
			'fr > en',
			'fr > 101',
			'fr > .5',
		].map((text) => {
			const parsed = parseSkillExpression(text);
			return parsed.ok ? 'none' : parsed.error.code;
		}),
	);
	t.deepEqual([...told].sort(), Object.keys(skillExpressionText).sort());
});

test('requirement - each sentence uses the same values in both languages', (t) => {
	for (const [code, [en, fr]] of Object.entries(skillExpressionText)) {
		const values = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
		t.deepEqual(values(en), values(fr), code);
	}
});
