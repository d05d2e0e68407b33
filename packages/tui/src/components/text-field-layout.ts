/** How an edited text stands in its box, with the cursor in sight. Pure; drawn by text-field.tsx. */
import {widthOf} from '../format/width.ts';
import type {Edit} from '../model/edit-text.ts';
import {symbols} from '../symbols.ts';
import type {Size} from '../terminal/environment.ts';
import {type Line, lineWidth, paint} from '../terminal/spans.ts';

/** What a field shows. */
export interface FieldContent {
	readonly edit: Edit;
	/** Before the text, on its first line. */
	readonly label?: Line;
	/** Shown dim while there is no text. */
	readonly placeholder?: string;
	/** True while it takes the keys: the cursor is drawn. */
	readonly isFocused?: boolean;
	/** Draws `•` for each character: passwords. */
	readonly isMasked?: boolean;
	/** Wraps over the box's rows; otherwise it is one line that scrolls sideways. */
	readonly isMultiline?: boolean;
}

interface Placed {
	readonly glyph: string;
	readonly cells: number;
	/** UTF-16 index in the text. */
	readonly index: number;
}

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** The field's lines for a size; the cursor's cell is marked when it is focused. */
export function fieldLines(content: FieldContent, size: Size): readonly Line[] {
	const label = content.label ?? '';
	const indent = lineWidth(label);
	const room = Math.max(1, size.columns - indent);
	const {edit, isFocused = false, placeholder = ''} = content;
	if (edit.text === '' && placeholder !== '') {
		const hint = paint('dim', placeholder);
		// The cursor stands on the first letter of the placeholder, as it would on a blank.
		return [[label, isFocused ? {...hint, cursor: true} : hint]];
	}
	const placed = place(content);
	const rows = content.isMultiline === true ? wrapped(placed, room) : [placed];
	const cursor = isFocused ? edit.cursor : undefined;
	if (content.isMultiline !== true) {
		return [[label, ...withCursor(scrolled(placed, edit.cursor, room), cursor)]];
	}
	const cursorRow = rows.findLastIndex((row) => (row[0]?.index ?? 0) <= edit.cursor);
	const top = isFocused ? Math.max(0, cursorRow - size.rows + 1) : 0;
	return rows.slice(top, top + Math.max(1, size.rows)).map((row, index) => {
		const isCursorRow = top + index === cursorRow;
		const before = top + index === 0 ? label : ' '.repeat(indent);
		return [before, ...withCursor(row, isCursorRow ? cursor : undefined)];
	});
}

/** Every grapheme of the text with its width, and an empty end mark behind the last. */
function place({edit, isMasked}: FieldContent): Placed[] {
	const placed = Array.from(segmenter.segment(edit.text), ({segment, index}) => {
		const glyph = isMasked === true ? symbols.mask : segment;
		return {glyph, cells: segment === '\n' ? 0 : widthOf(glyph), index};
	});
	return [...placed, {glyph: ' ', cells: 1, index: edit.text.length}];
}

/** One line cut so that the cursor is in sight, `…` where it begins later than the text. */
function scrolled(placed: readonly Placed[], cursor: number, room: number): Placed[] {
	const at = placed.findIndex((one) => one.index >= cursor);
	let first = at;
	let used = placed[at]?.cells ?? 1;
	while (first > 0 && used + (placed[first - 1]?.cells ?? 0) <= room) {
		first--;
		used += placed[first]?.cells ?? 0;
	}
	const kept: Placed[] = [];
	let width = 0;
	for (const one of placed.slice(first)) {
		if (width + one.cells > room) break;
		kept.push(one);
		width += one.cells;
	}
	const lead = kept[0];
	if (first > 0 && at > first && lead !== undefined) {
		kept[0] = {...lead, glyph: symbols.more.padEnd(lead.cells)};
	}
	return kept;
}

/** Lines of at most `room` cells, broken behind a space where there is one, and at each line feed. */
function wrapped(placed: readonly Placed[], room: number): Placed[][] {
	const rows: Placed[][] = [];
	let row: Placed[] = [];
	let used = 0;
	for (const one of placed) {
		if (used + one.cells > room && row.length > 0 && one.glyph !== '\n') {
			const space = row.findLastIndex(({glyph}) => glyph === ' ');
			const isEnd = one.index === placed.at(-1)?.index;
			const rest = space >= 0 && !isEnd ? row.splice(space + 1) : [];
			rows.push(row);
			row = rest;
			used = rest.reduce((sum, {cells}) => sum + cells, 0);
		}
		row.push(one);
		used += one.cells;
		if (one.glyph === '\n') {
			rows.push(row);
			row = [];
			used = 0;
		}
	}
	return [...rows, row];
}

function withCursor(row: readonly Placed[], cursor: number | undefined): Line[] {
	const text = (some: readonly Placed[]) =>
		some.map(({glyph}) => (glyph === '\n' ? ' ' : glyph)).join('');
	const at = cursor === undefined ? -1 : row.findIndex(({index}) => index >= cursor);
	if (at < 0) return [text(row)];
	return [
		text(row.slice(0, at)),
		{text: text(row.slice(at, at + 1)), cursor: true},
		text(row.slice(at + 1)),
	];
}
