import type {SkillExpression} from '@plateau/core';
import {floorFileText, pointedAt, say} from '@plateau/core/text';
import {diffFloorFiles} from '@plateau/daemon/floor-file/diff';
import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import type {FloorFile} from '@plateau/daemon/floor-file/types';
import test from 'ava';

/** A floor with one queue that requires this; `requires` as it stands in the file. */
const floorText = (requires: string) =>
	`skills: {fr: {label: F}, en: {label: E}, delivery: {label: D}}
queues:
  support:
    label: S
    requires: ${requires}
`;

function parsed(text: string): FloorFile {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.floor;
}

/** Each error as the lines that are printed. */
function errors(text: string): string[] {
	const result = parseFloorFile(text);
	if (result.ok) return [];
	return result.errors.flatMap(({line, column, excerpt, code, params}) => [
		`${line}${column === undefined ? '' : `:${column}`}: ${say('en', floorFileText[code], params)}`,
		...(excerpt === undefined ? [] : pointedAt(excerpt)),
	]);
}

function requirementOf(requires: string): SkillExpression | undefined {
	return toFloorConfig(parsed(floorText(requires))).queues[0]?.requires;
}

const level = (skillId: string, least: number) => ({
	op: 'level',
	skillId,
	compare: '>=',
	level: least,
});

test('floor file - requires takes an expression, and keeps what it means', (t) => {
	const floor = parsed(floorText('(delivery>=50)  AND (fr or en >= 1)'));
	t.is(floor.queues[0]?.requires, 'delivery >= 50 and (fr or en)');
	t.deepEqual(requirementOf('delivery >= 50 and (fr or en)') as unknown, {
		op: 'and',
		of: [level('delivery', 50), {op: 'or', of: [level('fr', 1), level('en', 1)]}],
	});
});

test('floor file - a map of levels asks for all of them, in the order of their names', (t) => {
	t.deepEqual(requirementOf('{fr: 1, delivery: 50}') as unknown, {
		op: 'and',
		of: [level('delivery', 50), level('fr', 1)],
	});
	t.deepEqual(requirementOf('{fr: 0}') as unknown, level('fr', 0));
	t.is(requirementOf('{}'), undefined);
	t.is(requirementOf(''), undefined);
	t.false('requires' in (toFloorConfig(parsed(floorText('{}'))).queues[0] ?? {}));
});

test('floor file - an error in an expression is told with its column and marked', (t) => {
	t.deepEqual(errors(floorText('delivery et fr')), [
		'5:24: write and, not "et"',
		'    requires: delivery et fr',
		'                       ^^',
	]);
	t.deepEqual(errors(floorText('delivery >= 500 # much')), [
		'5:27: 500 is no level: levels go from 0 to 100',
		'    requires: delivery >= 500 # much',
		'                          ^^^',
	]);
	t.deepEqual(errors(floorText('fr and # more')), [
		'5:21: the requirement ends after "and": a skill or "(" must follow',
		'    requires: fr and # more',
		'                    ^',
	]);
});

test('floor file - the mark is right in quotes, in blocks and in a map on one line', (t) => {
	t.deepEqual(errors(floorText('"fr\\x20or en)"')), [
		'5:27: this ")" closes nothing',
		'    requires: "fr\\x20or en)"',
		'                          ^',
	]);
	t.deepEqual(errors(floorText('>-\n      fr or\n      (en and\n      delivery\n')), [
		'7:7: this "(" is never closed',
		'      (en and',
		'      ^',
	]);
	const text =
		'queues: {a: {label: 日, requires: fr & en}}\nskills: {fr: {label: F}, en: {label: E}}';
	t.deepEqual(errors(text), [
		'1:37: write and, not "&"',
		'queues: {a: {label: 日, requires: fr & en}}',
		`${' '.repeat(37)}^`,
	]);
});

test('floor file - an empty expression is an error, as is what is neither map nor text', (t) => {
	t.deepEqual(errors(floorText('""')), [
		'5:15: a requirement of skills is empty: write one, such as fr >= 50 or en, or leave it out',
		'    requires: ""',
		'              ^',
	]);
	t.deepEqual(errors(floorText('[fr, en]')), [
		'5:15: queues.support.requires must be skills with levels, such as { fr: 50 }, or a text, such as fr >= 50 or en',
		'    requires: [fr, en]',
		'              ^^^^^^^^',
	]);
});

test('floor file - a skill of an expression must be declared, above or below', (t) => {
	t.deepEqual(errors(floorText('fr or (delvery > 3 and not xyzzy)')), [
		'5:22: queues.support.requires: "delvery" is not declared under skills: did you mean "delivery"?',
		'    requires: fr or (delvery > 3 and not xyzzy)',
		'                     ^^^^^^^',
		'5:42: queues.support.requires: "xyzzy" is not declared under skills',
		'    requires: fr or (delvery > 3 and not xyzzy)',
		'                                         ^^^^^',
	]);
	t.deepEqual(errors('queues: {a: {label: A, requires: fr}}\nskills: {fr: {label: F}}'), []);
});

test('floor file - no skill is called and, or, not, any', (t) => {
	const text = 'skills: {and: {label: A}, or: {label: O}, not: {label: N}, any: {label: N}}';
	const about = (id: string) =>
		`skills: "${id}" is a word of requirements, which could not name this skill: choose another id`;
	t.deepEqual(
		errors(text).filter((line) => /^\d/.test(line)),
		[
			`1:10: ${about('and')}`,
			`1:27: ${about('or')}`,
			`1:43: ${about('not')}`,
			`1:60: ${about('any')}`,
		],
	);
	// A reason may: nothing names it in an expression.
	t.deepEqual(errors('reasons: {not: {label: N}}'), []);
});

test('floor file - export writes an expression in its canonical spelling, a map as a map', (t) => {
	const lineOf = (requires: string) =>
		/requires: .*/.exec(exportFloorFile(parsed(floorText(requires))))?.[0];
	t.is(lineOf('((fr>=1)) Or not(en<50)'), 'requires: fr or not en < 50');
	t.is(lineOf('{fr: 1}'), 'requires: {fr: 1}');
	t.is(lineOf('"not  fr"'), 'requires: not fr');
});

test('floor file - the diff says what a queue asks for now, and nothing of a spelling', (t) => {
	const changes = (before: string, after: string) =>
		diffFloorFiles(parsed(floorText(before)), parsed(floorText(after)));
	t.deepEqual(changes('fr>=1 or(en)', 'fr OR en'), []);
	t.deepEqual(changes('{fr: 50}', 'fr >= 50 or en'), [
		{
			op: 'change',
			section: 'queues',
			id: 'support',
			field: 'requires',
			before: 'fr: 50',
			after: 'fr >= 50 or en',
		},
	]);
});
