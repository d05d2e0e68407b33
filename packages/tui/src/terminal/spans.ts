/**
 * What a component draws: pieces of text with a tone each, never escape sequences. Because text
 * and look are kept apart, nothing in a caller's name can become a sequence. Pure.
 */
import {eachGrapheme, truncate, widthOf} from '../format/width.ts';
import type {Emphasis, Tone} from '../theme.ts';

/** Text of one look. `cursor` puts the terminal's cursor on its first cell. */
export interface Span extends Emphasis {
	readonly text: string;
	readonly tone?: Tone | undefined;
	readonly cursor?: boolean | undefined;
}

/** One line of a screen: text, text of one look, or a list of those. Line feeds have no meaning in it. */
export type Line = string | Span | readonly Line[];

/** Text in a tone. */
export function paint(tone: Tone, text: string, emphasis: Emphasis = {}): Span {
	return {text, tone, ...emphasis};
}

/** The spans of a line, in order, empty ones left out. */
export function spansOf(line: Line): readonly Span[] {
	if (typeof line === 'string') return line === '' ? [] : [{text: line}];
	if (isList(line)) return line.flatMap(spansOf);
	return line.text === '' ? [] : [line];
}

function isList(line: Span | readonly Line[]): line is readonly Line[] {
	return Array.isArray(line);
}

/** Width of a line in cells. */
export function lineWidth(line: Line): number {
	if (typeof line === 'string') return widthOf(line);
	if (isList(line)) return line.reduce((sum, piece) => sum + lineWidth(piece), 0);
	return widthOf(line.text);
}

/** The line's text without looks: for the line mode, and for tests. */
export function plainText(line: Line): string {
	return spansOf(line)
		.map((span) => span.text)
		.join('');
}

/** Every span of the line with this emphasis laid over it. */
export function emphasise(line: Line, emphasis: Emphasis): readonly Span[] {
	return spansOf(line).map((span) => ({...span, ...emphasis}));
}

/** `line` in exactly `width` cells: cut with `…` or filled with spaces, on the side `align` leaves free. */
export function fitLine(
	line: Line,
	width: number,
	align: 'left' | 'right' = 'left',
): readonly Span[] {
	const missing = width - lineWidth(line);
	if (missing === 0) return spansOf(line);
	if (missing < 0) return cutLine(line, width);
	const filling = {text: ' '.repeat(missing)};
	return align === 'right' ? [filling, ...spansOf(line)] : [...spansOf(line), filling];
}

function cutLine(line: Line, width: number): readonly Span[] {
	const kept: Span[] = [];
	let room = width;
	for (const span of spansOf(line)) {
		const cells = widthOf(span.text);
		if (cells < room) {
			kept.push(span);
			room -= cells;
			continue;
		}
		// The `…` has to fall inside this span, or the next one would start past the edge.
		const text = cells > room ? truncate(span.text, room) : shorten(span.text, room);
		if (text !== '') kept.push({...span, text});
		break;
	}
	const short = width - lineWidth(kept);
	return short > 0 ? [...kept, {text: ' '.repeat(short)}] : kept;
}

/** `text`, which fits exactly, with its last cell given up to a `…`. */
function shorten(text: string, width: number): string {
	let kept = '';
	let used = 0;
	eachGrapheme(text, (glyph, cells) => {
		if (used + cells <= width - 1) kept += glyph;
		used += cells;
	});
	return width > 0 ? `${kept}…` : '';
}
