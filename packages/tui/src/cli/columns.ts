/** Columns of lists by what they hold: a text, a count, a yes or no, a time. */

import type {Label} from '@plateau/core/protocol';
import type {Locale, Sentence} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import type {Column} from './output.ts';

export function text<Row>(
	id: string,
	heading: Sentence,
	raw: (row: Row) => string | undefined,
): Column<Row> {
	return {id, heading, raw};
}

export function count<Row>(id: string, heading: Sentence, raw: (row: Row) => number): Column<Row> {
	return {id, heading, raw, align: 'right'};
}

export function flag<Row>(
	id: string,
	heading: Sentence,
	raw: (row: Row) => boolean | undefined,
): Column<Row> {
	return {id, heading, raw};
}

export function time<Row>(
	id: string,
	heading: Sentence,
	raw: (row: Row) => number | undefined,
): Column<Row> {
	return {
		id,
		heading,
		raw: (row) => {
			const ms = raw(row);
			return ms === undefined ? undefined : Math.round(ms);
		},
		show: (row) => duration(raw(row)),
		align: 'right',
	};
}

export function since(at: number | undefined, now: number): number | undefined {
	return at === undefined ? undefined : Math.max(0, now - at);
}

/** What people call it, or its id; `-` for nothing. */
export function labelled(
	labels: Readonly<Record<string, Label>>,
	id: string | undefined,
	locale: Locale,
): string {
	return id === undefined ? '-' : (labels[id]?.[locale] ?? id);
}
