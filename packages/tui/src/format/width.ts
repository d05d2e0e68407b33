/**
 * How many terminal cells a text takes, and how to make it take exactly so many. Every layout
 * decision and the output layer measure with this one function, so they cannot disagree.
 * Text is made safe on the way: what is measured is what is drawn.
 */
import {safeText} from '@plateau/core/safe-text';
import stringWidth from 'string-width';
import {symbols} from '../symbols.ts';

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Terminals disagree about the width of an emoji; this plain glyph, one cell wide, stands for it. */
export const emojiGlyph = '□';
const emoji = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\u20e3/u;

// Measured without string-width, whose first use costs a start the pattern of all emoji: our own
// glyphs, and the dashes and quotes of French and English.
const narrowGlyphs: ReadonlySet<string> = new Set([
	...Object.values(symbols).join(''),
	...'–—‘’“”€\u202f',
]);

/** No field is drawn longer than this; longer text is cut before it costs time. */
const longestText = 4000;

/**
 * Calls `visit` for each grapheme of `text` in order, with what to draw and its width in cells
 * (1 or more). Controls and other dangerous characters arrive as `·`, emoji as `□`.
 */
export function eachGrapheme(text: string, visit: (glyph: string, cells: number) => void): void {
	if (isPlain(text)) {
		for (let index = 0; index < text.length; index++) visit(text[index] ?? ' ', 1);
		return;
	}
	const safe = safeText(text, longestText);
	if (isPlain(safe)) {
		eachGrapheme(safe, visit);
		return;
	}
	for (const {segment} of segmenter.segment(safe)) {
		const cells = graphemeWidth(segment);
		// A mark that lost its letter has no cell of its own and is left out.
		if (cells > 0) visit(emoji.test(segment) ? emojiGlyph : segment, cells);
	}
}

function graphemeWidth(grapheme: string): number {
	if (narrowGlyphs.has(grapheme) || emoji.test(grapheme)) return 1;
	return stringWidth(grapheme);
}

/**
 * True when each UTF-16 unit is drawn as one cell of its own: ASCII, Latin letters, and the lines,
 * blocks and braille of our own screens. Nearly all text is, and then nothing needs segmenting.
 */
export function isPlain(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		const plain =
			(unit >= 0x20 && unit <= 0x7e) ||
			(unit >= 0xa1 && unit <= 0x2ff && unit !== 0xad) ||
			(unit >= 0x2500 && unit <= 0x25cf) ||
			(unit >= 0x2800 && unit <= 0x28ff) ||
			unit === 0x2026 ||
			unit === 0x203a;
		if (!plain) return false;
	}
	return true;
}

/** Width of one line of text in cells. */
export function widthOf(text: string): number {
	if (isPlain(text)) return text.length;
	let width = 0;
	eachGrapheme(text, (_, cells) => {
		width += cells;
	});
	return width;
}

/** `text` as it is drawn: every grapheme as eachGrapheme gives it. */
export function drawn(text: string): string {
	if (isPlain(text)) return text;
	let glyphs = '';
	eachGrapheme(text, (glyph) => {
		glyphs += glyph;
	});
	return glyphs;
}

/** `text` as it is drawn, cut to at most `width` cells, `…` at its end when something was cut. */
export function truncate(text: string, width: number): string {
	if (width <= 0) return '';
	if (text.length <= longestText && widthOf(text) <= width) return drawn(text);
	let kept = '';
	let used = 0;
	let full = false;
	eachGrapheme(text, (glyph, cells) => {
		if (full || used + cells > width - 1) {
			full = true;
			return;
		}
		kept += glyph;
		used += cells;
	});
	return `${kept}…`;
}

/** `text` as it is drawn, filled with spaces to `width` cells; longer text is only returned. */
export function pad(
	text: string,
	width: number,
	align: 'left' | 'right' | 'centre' = 'left',
): string {
	// Drawn first: a mark without its letter must not find one in the spaces.
	const shown = drawn(text);
	const missing = width - widthOf(shown);
	if (missing <= 0) return shown;
	if (align === 'right') return ' '.repeat(missing) + shown;
	if (align === 'left') return shown + ' '.repeat(missing);
	const before = Math.floor(missing / 2);
	return ' '.repeat(before) + shown + ' '.repeat(missing - before);
}

/** `text` in exactly `width` cells: cut with `…` or filled with spaces. */
export function fitText(
	text: string,
	width: number,
	align: 'left' | 'right' | 'centre' = 'left',
): string {
	return pad(truncate(text, width), width, align);
}

/**
 * `text` in lines of at most `width` cells (1 or more), broken at spaces where there are any and
 * at each line feed, though never between a French sign and its space: `« mot »`, `Fin :`, `82 %`.
 * Empty text is one empty line.
 */
export function wrap(text: string, width: number): string[] {
	const room = Math.max(1, width);
	return text
		.split('\n')
		.flatMap((paragraph) => wrapParagraph(held(paragraph), room))
		.map((line) => line.replaceAll('\u00A0', ' '));
}

/** With a space that does not break beside each sign that has one. */
function held(text: string): string {
	return text.replaceAll(/(?<=«) | (?=[»:;?!%](?:\s|$))/gu, '\u00A0');
}

function wrapParagraph(paragraph: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	let used = 0;
	let lastSpace = -1;
	eachGrapheme(paragraph, (glyph, cells) => {
		// A word carried over may still leave no room for a wide letter: then it is broken too.
		while (used + cells > width && line !== '') {
			// A space that falls on the edge is the break itself.
			const atSpace = glyph === ' ' ? line.length : lastSpace;
			lines.push(atSpace > 0 ? line.slice(0, atSpace) : line);
			line = atSpace > 0 ? line.slice(atSpace + 1) : '';
			used = widthOf(line);
			lastSpace = -1;
			if (glyph === ' ') return;
		}
		if (glyph === ' ') lastSpace = line.length;
		line += glyph;
		used += cells;
	});
	lines.push(line);
	return lines;
}
