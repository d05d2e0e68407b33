/** A part of a line of somebody's file, marked below: what it shows is safe to print. */

import {safeText} from '../safe-text.ts';

/** A line, or what is around the place where it is long; `at` counts UTF-16 units from its start. */
export interface Excerpt {
	readonly text: string;
	readonly at: number;
	/** 0 where something is missing. */
	readonly length: number;
}

/** As much of a long line as is shown on either side of the place. */
const aroundLength = 60;

/** The part of `line` around a place in it. */
export function excerptOf(line: string, at: number, length: number): Excerpt {
	const end = Math.min(line.length, at + length);
	const from = at > aroundLength ? startOfCharacter(line, at - aroundLength) : 0;
	const to = startOfCharacter(line, Math.min(line.length, Math.max(end, at) + aroundLength));
	return {text: line.slice(from, to), at: at - from, length: Math.max(0, end - at)};
}

/** The excerpt and, below it, a mark under the place: two lines for a terminal. */
export function pointedAt({text, at, length}: Excerpt): [text: string, mark: string] {
	const [before, marked, after] = [
		text.slice(0, at),
		text.slice(at, at + length),
		text.slice(at + length),
	].map((part) => safeText(part.replaceAll('\t', ' ')));
	const mark = '^'.repeat(Math.max(1, columnsOf(marked ?? '')));
	return [`${before}${marked}${after}`, `${' '.repeat(columnsOf(before ?? ''))}${mark}`];
}

function startOfCharacter(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

const segments = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
// What most terminals draw two columns wide.
const wide =
	/^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

function columnsOf(text: string): number {
	let columns = 0;
	for (const {segment} of segments.segment(text)) columns += wide.test(segment) ? 2 : 1;
	return columns;
}
