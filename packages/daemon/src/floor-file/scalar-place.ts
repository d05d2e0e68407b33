/**
 * From a character of a value to its place in the YAML text, across quotes, escapes and folded
 * lines: what is no space keeps its order, whatever YAML does with the spaces.
 */

import type {Scalar} from 'yaml';

const space = /[ \t\r\n]/;

/**
 * The offset in `text` of the value's character `at`; where this is a space or the end of the value,
 * the offset right behind the last character before it. The scalar must have been read from `text`.
 */
export function placeInFile(text: string, scalar: Scalar, at: number): number {
	const value = scalar.source ?? '';
	const [start = 0, end = start] = scalar.range ?? [];
	const isVisible = at < value.length && !space.test(value.charAt(at));
	let left = 0;
	for (let index = 0; index < at && index < value.length; index += 1) {
		if (!space.test(value.charAt(index))) left += 1;
	}
	let behind = start;
	for (const [from, to] of characters(text, start, end, scalar.type)) {
		if (left === 0) return isVisible ? from : behind;
		left -= 1;
		behind = to;
	}
	return behind;
}

/** Where each UTF-16 unit of the value that is no space is written: from, to. */
function* characters(
	text: string,
	start: number,
	end: number,
	type: Scalar['type'],
): Generator<readonly [number, number]> {
	const isQuoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
	const last = isQuoted ? end - 1 : end;
	let at = isQuoted ? start + 1 : start;
	// A block begins behind its header: `>-`, perhaps with a comment.
	if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') at = text.indexOf('\n', start) + 1;
	while (at < last) {
		const isEscape = type === 'QUOTE_DOUBLE' && text[at] === '\\';
		const isPair = type === 'QUOTE_SINGLE' && text[at] === "'";
		const [size, units] = isEscape
			? escapeAt(text, at)
			: [isPair ? 2 : 1, space.test(text.charAt(at)) ? 0 : 1];
		for (let unit = 0; unit < units; unit += 1) yield [at, at + size];
		at += size;
	}
}

const hexDigits: Readonly<Record<string, number>> = {x: 2, u: 4, U: 8};

/** How long an escape of a double-quoted text is, and how many units of no space it stands for. */
function escapeAt(text: string, at: number): [size: number, units: number] {
	const letter = text.charAt(at + 1);
	const digits = hexDigits[letter];
	if (digits === undefined) return [2, /[nrt\s]/.test(letter) ? 0 : 1];
	const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
	const character = String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd);
	return [2 + digits, space.test(character) ? 0 : character.length];
}
