/**
 * Filters as supervisors type them: words, `field:value`, `field>30`; all must hold, `!` in front
 * turns the whole round. Times are in seconds, `1:30` or `2m`. Pure.
 */
import {boardText, type Params, type Sentence} from '@plateau/core/text';
import type {Field, FieldInput} from './board-fields.ts';

/** What a filter came to: a test, or what is wrong with it. */
export type Filter<Row> =
	| {readonly ok: true; matches(row: Row, input: FieldInput): boolean}
	| {readonly ok: false; readonly sentence: Sentence; readonly params: Params};

type Test<Row> = (row: Row, input: FieldInput) => boolean;

const comparisons: Readonly<Record<string, (one: number, other: number) => boolean>> = {
	'>': (one, other) => one > other,
	'<': (one, other) => one < other,
	'>=': (one, other) => one >= other,
	'<=': (one, other) => one <= other,
	'=': (one, other) => one === other,
	':': (one, other) => one === other,
};

/** Reads a filter. An empty one lets everything through. */
export function readFilter<Row>(fields: ReadonlyArray<Field<Row>>, typed: string): Filter<Row> {
	const text = typed.trim();
	const isInverse = text.startsWith('!');
	const tests: Array<Test<Row>> = [];
	for (const token of tokensOf(isInverse ? text.slice(1) : text)) {
		const test = testOf(fields, token);
		if (!test.ok) return test;
		tests.push(test.matches);
	}
	if (tests.length === 0) return {ok: true, matches: () => true};
	const all: Test<Row> = (row, input) => tests.every((test) => test(row, input));
	return {ok: true, matches: isInverse ? (row, input) => !all(row, input) : all};
}

/** Words; quotes keep several together: `agent:"alice martin"`. */
function tokensOf(text: string): readonly string[] {
	return text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
}

function testOf<Row>(fields: ReadonlyArray<Field<Row>>, token: string): Filter<Row> {
	const match = /^([\p{L}-]+)(>=|<=|[:=<>])(.*)$/su.exec(token);
	if (match === null) {
		const wanted = plain(unquoted(token));
		const matches: Test<Row> = (row, input) =>
			fields.some((field) => plain(field.text?.(row, input) ?? '').includes(wanted));
		return {ok: true, matches};
	}
	const [, name = '', sign = '', written = ''] = match;
	const field = fieldNamed(fields, name);
	if (field === undefined) {
		const known = fields.map(({id}) => id).join(', ');
		return {ok: false, sentence: boardText.filterUnknown, params: {field: name, fields: known}};
	}
	const value = unquoted(written);
	// A field being typed: nothing is asked yet.
	if (value === '') return {ok: true, matches: () => true};
	if (field.words !== undefined) {
		const wanted = plain(value);
		const matches: Test<Row> = (row) =>
			field.words?.(row).some((word) => plain(word).startsWith(wanted)) === true;
		return {ok: true, matches};
	}
	if (field.text !== undefined) {
		const wanted = plain(value);
		return {
			ok: true,
			matches: (row, input) => plain(field.text?.(row, input) ?? '').includes(wanted),
		};
	}
	const limit = figureOf(value, field.unit);
	const holds = comparisons[sign];
	if (limit === undefined || holds === undefined) {
		return {ok: false, sentence: boardText.filterNumber, params: {value}};
	}
	const matches: Test<Row> = (row, input) => {
		const figure = field.figure?.(row, input);
		return figure !== undefined && holds(rounded(figure, field.unit), limit);
	};
	return {ok: true, matches};
}

/** Equality is meant as the screen shows it: whole seconds, whole per cent. */
function rounded(figure: number, unit: Field<never>['unit']): number {
	if (unit === 'time') return Math.floor(figure / 1000) * 1000;
	return unit === 'share' ? Math.round(figure * 100) / 100 : figure;
}

function fieldNamed<Row>(fields: ReadonlyArray<Field<Row>>, name: string): Field<Row> | undefined {
	const wanted = plain(name);
	return (
		fields.find(({id}) => id === wanted) ??
		fields.find(({names}) => names.includes(wanted)) ??
		fields.find(({id, names}) => [id, ...names].some((one) => one.startsWith(wanted)))
	);
}

function figureOf(value: string, unit: Field<never>['unit']): number | undefined {
	if (unit !== 'time') {
		const figure = Number(value.replace(/%$/, '').replace(',', '.'));
		if (!Number.isFinite(figure)) return undefined;
		return unit === 'share' ? figure / 100 : figure;
	}
	const clock = /^(?:(\d+):)?(\d+):(\d{1,2})$/.exec(value);
	if (clock !== null) {
		const [, hours = '0', minutes = '0', seconds = '0'] = clock;
		return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
	}
	const amount = /^(\d+(?:[.,]\d+)?)\s*(s|m|min|h)?$/.exec(value);
	if (amount === null) return undefined;
	const unitMs = {s: 1000, m: 60_000, min: 60_000, h: 3_600_000}[amount[2] ?? 's'] ?? 1000;
	return Number((amount[1] ?? '').replace(',', '.')) * unitMs;
}

function unquoted(text: string): string {
	return text.replaceAll('"', '');
}

/** Without accents and capitals: `prete` finds `prête`. */
function plain(text: string): string {
	return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
