/**
 * What to write so that a terminal showing one frame shows the next: only cells that changed, the
 * shortest cursor moves, the shortest changes of look. Pure. The sequences here and in theme.ts
 * (SGR) are the only ones a frame is made of: `frameSequences` is the allow-list.
 */

import {isPlain} from '../format/width.ts';
import {asciiTwins, type GlyphSet} from '../symbols.ts';
import {type ColourDepth, changeStyle, type Style} from '../theme.ts';
import type {Grid} from './grid.ts';

/** Matches each sequence a frame may hold: cursor moves, erasing, looks, cursor on and off. */
export const frameSequences =
	/\u001b\[(?:\d*(?:;\d+)?H|\d*C|K|2J|(?:\d+(?:;\d+)*)?m|\?25[hl])|\r\n|\r/g;

/** What a terminal can show. */
export interface Palette {
	readonly depth: ColourDepth;
	readonly glyphs: GlyphSet;
}

/** Where a terminal's pen is after a frame. `column` is undefined when it cannot be known. */
export interface Pen {
	readonly row: number;
	readonly column: number | undefined;
	readonly style: Style;
	readonly cursorShown: boolean;
}

/** The pen of a terminal whose state is unknown: everything is set anew. */
export const unknownPen: Pen = {row: 0, column: undefined, style: 0, cursorShown: false};

const hideCursor = '\u001b[?25l';
const clearScreen = `${hideCursor}\u001b[m\u001b[2J\u001b[H`;
const showCursor = '\u001b[?25h';
const eraseToEnd = '\u001b[K';
/** Rewriting this many unchanged cells costs no more than jumping over them. */
const shortGap = 3;

/**
 * The text that turns `previous` into `next`, empty when nothing changed, and the pen after it.
 * Without `previous` (or after a change of size) the screen is cleared first.
 */
export function diffFrames(
	previous: Grid | undefined,
	next: Grid,
	pen: Pen,
	palette: Palette,
): {readonly text: string; readonly pen: Pen} {
	const fresh =
		previous === undefined || previous.columns !== next.columns || previous.rows !== next.rows;
	const writer = new FrameWriter(next, pen, palette);
	if (fresh) writer.clear();
	const base = fresh ? undefined : previous;
	for (let row = 0; row < next.rows; row++) writer.writeRow(base, row);
	writer.placeCursor();
	return {text: writer.text, pen: writer.pen};
}

/** Collects the text of one frame; lives as long as one call of diffFrames. */
class FrameWriter {
	text = '';
	readonly #grid: Grid;
	readonly #palette: Palette;
	#row: number;
	#column: number | undefined;
	#style: Style;
	#cursorShown: boolean;

	constructor(grid: Grid, pen: Pen, palette: Palette) {
		this.#grid = grid;
		this.#palette = palette;
		this.#row = pen.row;
		this.#column = pen.column;
		this.#style = pen.style;
		this.#cursorShown = pen.cursorShown;
	}

	get pen(): Pen {
		return {
			row: this.#row,
			column: this.#column,
			style: this.#style,
			cursorShown: this.#cursorShown,
		};
	}

	clear(): void {
		this.text += clearScreen;
		this.#row = 0;
		this.#column = 0;
		this.#style = 0;
		this.#cursorShown = false;
	}

	writeRow(base: Grid | undefined, row: number): void {
		const {columns, glyphs, styles} = this.#grid;
		const first = row * columns;
		const blankFrom = this.#blankTail(first);
		for (let column = 0; column < columns; column++) {
			const cell = first + column;
			const unchanged =
				base === undefined
					? glyphs[cell] === ' ' && styles[cell] === 0
					: base.glyphs[cell] === glyphs[cell] && base.styles[cell] === styles[cell];
			if (unchanged || glyphs[cell] === '') continue;
			if (column >= blankFrom && columns - column > eraseToEnd.length) {
				this.#moveTo(row, column);
				this.#setStyle(0);
				this.text += eraseToEnd;
				return;
			}
			this.#moveTo(row, column);
			this.#writeCell(cell);
		}
	}

	placeCursor(): void {
		const {cursor} = this.#grid;
		if (cursor === undefined) {
			if (this.#cursorShown) this.text += hideCursor;
			this.#cursorShown = false;
			return;
		}
		if (this.#row !== cursor.row || this.#column !== cursor.column) {
			this.#moveTo(cursor.row, cursor.column);
		}
		if (!this.#cursorShown) this.text += showCursor;
		this.#cursorShown = true;
	}

	/** First column from which on the row is blank to its end. */
	#blankTail(first: number): number {
		const {columns, glyphs, styles} = this.#grid;
		let column = columns;
		while (column > 0 && glyphs[first + column - 1] === ' ' && styles[first + column - 1] === 0) {
			column--;
		}
		return column;
	}

	#writeCell(cell: number): void {
		const {columns, glyphs, styles} = this.#grid;
		const glyph = glyphs[cell] ?? ' ';
		this.#setStyle(styles[cell] ?? 0);
		this.text += this.#palette.glyphs === 'ascii' ? (asciiTwins.get(glyph) ?? glyph) : glyph;
		const column = (cell % columns) + 1;
		// In the last column a terminal may or may not have moved on; after a glyph whose width
		// terminals dispute, nobody knows. The next move is absolute then, and errors stay local.
		this.#column = column < columns && isPlain(glyph) ? column : undefined;
	}

	#setStyle(style: Style): void {
		this.text += changeStyle(this.#style, style, this.#palette.depth);
		this.#style = style;
	}

	#moveTo(row: number, column: number): void {
		if (row === this.#row && column === this.#column) return;
		this.text += this.#stepTo(row, column) ?? absolute(row, column);
		this.#row = row;
		this.#column = column;
	}

	/** A relative move where it is shorter than an absolute one. */
	#stepTo(row: number, column: number): string | undefined {
		if (row === this.#row + 1 && column === 0) return '\r\n';
		if (row !== this.#row) return undefined;
		if (column === 0) return '\r';
		if (this.#column === undefined || column < this.#column) return undefined;
		const gap = column - this.#column;
		if (gap <= shortGap) {
			const skipped = this.#plainGap(row, this.#column, column);
			if (skipped !== undefined) return skipped;
		}
		const forward = gap === 1 ? '\u001b[C' : `\u001b[${gap}C`;
		return forward.length <= absolute(row, column).length ? forward : undefined;
	}

	/** The cells between, when they can be written again in the pen's own style. */
	#plainGap(row: number, from: number, to: number): string | undefined {
		const {columns, glyphs, styles} = this.#grid;
		let text = '';
		for (let column = from; column < to; column++) {
			const glyph = glyphs[row * columns + column] ?? '';
			if (styles[row * columns + column] !== this.#style) return undefined;
			if (glyph.length !== 1 || glyph > '~') return undefined;
			text += glyph;
		}
		return text;
	}
}

function absolute(row: number, column: number): string {
	if (column === 0) return row === 0 ? '\u001b[H' : `\u001b[${row + 1}H`;
	return `\u001b[${row + 1};${column + 1}H`;
}
