/**
 * A frame: the glyph and style of every cell of a screen, and where the cursor is. Lines are put
 * into it; the output layer compares two of them. A glyph is one grapheme that eachGrapheme let
 * through, so a grid can hold nothing that acts on a terminal.
 */
import {eachGrapheme} from '../format/width.ts';
import {type Style, styleOf} from '../theme.ts';
import type {Size} from './environment.ts';
import {type Line, spansOf} from './spans.ts';

/** Cells in reading order. A wide glyph is followed by an empty string for each further cell it covers. */
export interface Grid extends Size {
	readonly glyphs: string[];
	readonly styles: Uint16Array;
	cursor: {readonly column: number; readonly row: number} | undefined;
}

/** Cells from `left` and `top` up to, not including, `right` and `bottom`. */
export interface Rectangle {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** An empty frame. */
export function createGrid(size: Size): Grid {
	const cells = size.columns * size.rows;
	return {
		columns: size.columns,
		rows: size.rows,
		glyphs: new Array<string>(cells).fill(' '),
		styles: new Uint16Array(cells),
		cursor: undefined,
	};
}

/** The part two rectangles share; empty (right <= left or bottom <= top) when they share nothing. */
export function intersect(one: Rectangle, other: Rectangle): Rectangle {
	return {
		left: Math.max(one.left, other.left),
		top: Math.max(one.top, other.top),
		right: Math.min(one.right, other.right),
		bottom: Math.min(one.bottom, other.bottom),
	};
}

/** Draws `line` from (`column`, `row`) on, only inside `clip`; cells it does not reach stay as they are. */
export function putLine(
	grid: Grid,
	line: Line,
	at: {readonly column: number; readonly row: number},
	clip: Rectangle,
): void {
	const {row} = at;
	const bounds = intersect(clip, {left: 0, top: 0, right: grid.columns, bottom: grid.rows});
	if (row < bounds.top || row >= bounds.bottom) return;
	let column = at.column;
	for (const span of spansOf(line)) {
		const style = styleOf(span.tone, span);
		if (span.cursor === true && column >= bounds.left && column < bounds.right) {
			grid.cursor = {column, row};
		}
		eachGrapheme(span.text, (glyph, cells) => {
			if (column < bounds.right) putGlyph(grid, glyph, cells, style, {column, row}, bounds);
			column += cells;
		});
	}
}

function putGlyph(
	grid: Grid,
	glyph: string,
	cells: number,
	style: Style,
	at: {readonly column: number; readonly row: number},
	bounds: Rectangle,
): void {
	const first = at.row * grid.columns;
	if (cells === 1) {
		if (at.column < bounds.left) return;
		freeCell(grid, first, at.column);
		grid.glyphs[first + at.column] = glyph;
		grid.styles[first + at.column] = style;
		return;
	}
	const whole = at.column >= bounds.left && at.column + cells <= bounds.right;
	for (let offset = 0; offset < cells; offset++) {
		const column = at.column + offset;
		if (column < bounds.left || column >= bounds.right) continue;
		freeCell(grid, first, column);
		// Half of a wide glyph cannot be drawn: the part inside is left blank.
		grid.glyphs[first + column] = whole ? (offset === 0 ? glyph : '') : ' ';
		grid.styles[first + column] = style;
	}
}

/** Blanks the wide glyph that covers this cell, if any: none may be left half overwritten. */
function freeCell(grid: Grid, first: number, column: number): void {
	const {glyphs} = grid;
	let lead = column;
	while (lead > 0 && glyphs[first + lead] === '') lead--;
	// A row never starts with '', so looking past the end of this one is harmless.
	if (lead === column && glyphs[first + column + 1] !== '') return;
	glyphs[first + lead] = ' ';
	for (let next = lead + 1; next < grid.columns && glyphs[first + next] === ''; next++) {
		glyphs[first + next] = ' ';
	}
}

/** The text of one row, trailing spaces removed: for tests and the line mode. */
export function rowText(grid: Grid, row: number): string {
	return grid.glyphs
		.slice(row * grid.columns, (row + 1) * grid.columns)
		.join('')
		.trimEnd();
}
