/**
 * How data is printed: a table for people, tab-separated values in a pipe, CSV for a spreadsheet,
 * JSON for programs. What callers could have written is made harmless in each.
 */

import {safeJson as json} from '@plateau/core';
import {cliText, headingText, type Locale, type Sentence, say} from '@plateau/core/text';
import {pad, widthOf} from '../format/width.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {usageEnd} from './ends.ts';
import {field, type Raw} from './field.ts';

export {safeJson as json} from '@plateau/core';

export type Format = 'table' | 'plain' | 'csv' | 'json';

export interface Column<Row> {
	/** The name in plain, CSV and JSON; English and stable. */
	readonly id: string;
	readonly heading: Sentence;
	raw(row: Row): Raw;
	/** As people read it; the raw value when absent. */
	show?(row: Row): string;
	readonly align?: 'right';
}

/** What was asked for; else a table on a terminal and plain in a pipe. */
export function formatOf(context: Context, args: Args): Format {
	const asked = (['json', 'plain', 'csv'] as const).filter((format) => args.has(format));
	if (asked.length > 1) throw usageEnd(context.say(cliText.oneFormat));
	return asked[0] ?? (context.io.stdout.isTTY === true ? 'table' : 'plain');
}

/** Prints rows. An empty table says so to people, and is only its header to programs. */
export function printRows<Row>(
	context: Context,
	format: Format,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): void {
	const {locale} = context;
	switch (format) {
		case 'json':
			context.outRaw(`${json(rows.map((row) => rawRecord(columns, row)))}\n`);
			break;
		case 'csv':
			context.outRaw(csv(columns, rows));
			break;
		case 'plain':
			context.outRow(columns.map(({id}) => id));
			for (const row of rows) context.outRow(columns.map((column) => column.raw(row)));
			break;
		case 'table':
			if (rows.length === 0) context.out(context.say(cliText.nothing));
			else for (const line of table(columns, rows, locale)) context.out(line);
			break;
	}
}

/** Prints one row, field by field. */
export function printRow<Row>(
	context: Context,
	format: Format,
	columns: readonly Column<Row>[],
	row: Row,
): void {
	if (format === 'json') context.outRaw(`${json(rawRecord(columns, row))}\n`);
	else if (format === 'csv') context.outRaw(csv(columns, [row]));
	else if (format === 'plain') {
		for (const column of columns) context.outRow([column.id, column.raw(row)]);
	} else {
		const headings = columns.map(({heading}) => say(context.locale, heading));
		const width = Math.max(...headings.map(widthOf));
		for (const [index, column] of columns.entries()) {
			context.out(`${pad(headings[index] ?? '', width)}  ${shown(column, row, context.locale)}`);
		}
	}
}

/** The row's raw values by column id; absent ones are left out. */
export function rawRecord<Row>(columns: readonly Column<Row>[], row: Row): Record<string, Raw> {
	const entries = columns.map((column) => [column.id, column.raw(row)] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** RFC 4180 with a byte-order mark, without which Excel reads accents wrong. */
function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
	const lines = [
		columns.map(({id}) => csvField(id)),
		...rows.map((row) => columns.map((column) => csvField(column.raw(row)))),
	];
	return `\ufeff${lines.map((fields) => `${fields.join(',')}\r\n`).join('')}`;
}

/**
 * Quoted where needed. A text that a spreadsheet would take for a formula gets an apostrophe before
 * it: a caller chooses their own name. Source: OWASP, CSV injection.
 */
export function csvField(value: Raw): string {
	if (value === undefined) return '';
	if (typeof value !== 'string') return String(value);
	const clean = field(value);
	const guarded = /^[\s]*[=+\-@]/.test(clean) ? `'${clean}` : clean;
	return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function table<Row>(
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	locale: Locale,
): string[] {
	const cells = [
		columns.map(({heading}) => say(locale, heading)),
		...rows.map((row) => columns.map((column) => shown(column, row, locale))),
	];
	const widths = columns.map((_, index) =>
		Math.max(...cells.map((line) => widthOf(line[index] ?? ''))),
	);
	return cells.map((line) =>
		line
			.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align))
			.join('  ')
			.trimEnd(),
	);
}

function shown<Row>(column: Column<Row>, row: Row, locale: Locale): string {
	if (column.show !== undefined) return field(column.show(row));
	const value = column.raw(row);
	if (value === undefined) return '-';
	if (typeof value === 'boolean') return say(locale, value ? headingText.yes : headingText.no);
	return field(value);
}
