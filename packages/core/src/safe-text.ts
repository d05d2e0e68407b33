/**
 * Makes text from outside (caller names, notes, numbers, file contents) harmless to draw or log.
 * What is stored stays raw; what is shown goes through here. CWE-150.
 */

/** Stands where something was removed, so that nobody is shown a text shorter than what came in. */
export const removedMark = '·';

/** More marks than this on one letter are removed: no language needs more, floods of them do harm. */
const marksPerLetter = 4;

// Controls, unpaired surrogates, private use; whatever is drawn as nothing (zero width, bidirectional
// controls, fillers); line and paragraph separators; interlinear annotations; non-characters.
const unsafe =
	/[\p{Cc}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u2028\u2029\ufff9-\ufffb]+/gu;
// They choose between two looks of one character and carry nothing: they go without a mark.
const variationSelectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu;
const leadingMarks = /^\p{M}+/u;
const markFlood = new RegExp(`(\\p{M}{${marksPerLetter}})\\p{M}+`, 'gu');
const printableAscii = /^[\u0020-\u007e]*$/;
const letterAndMarks = /(?:\P{M}\p{M}*|\p{M}+)$/u;

/**
 * `text` in NFC without anything that could move a cursor, switch a direction, hide, or colour:
 * each run of C0, DEL, C1, bidirectional controls, zero-width characters, unpaired surrogates and
 * private-use characters is shown as one `·`. At most `maxLength` UTF-16 units, `…` included when
 * it was cut (1 or more; default 1,000). Never throws; applying it twice changes nothing.
 */
export function safeText(text: string, maxLength = 1000): string {
	// Most text is short plain ASCII, and this runs for every field of every frame.
	if (text.length <= maxLength && printableAscii.test(text)) return text;
	// A megabyte in a caller's name must not cost a megabyte of work; NFC grows at most threefold.
	const bounded = text.length > maxLength * 8 ? text.slice(0, maxLength * 8) : text;
	const clean = capMarks(
		bounded.replace(variationSelectors, '').replace(unsafe, removedMark).normalize('NFC'),
	);
	return clean.length > maxLength ? cut(clean, maxLength) : clean;
}

/** JSON on one line. Characters that could steer a terminal are escaped, so nothing is lost. */
export function safeJson(value: unknown): string {
	return JSON.stringify(value).replaceAll(
		/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function capMarks(text: string): string {
	// A mark with no letter would be drawn onto whatever stands before the text.
	return text.replace(leadingMarks, removedMark).replace(markFlood, `$1${removedMark}`);
}

function cut(text: string, maxLength: number): string {
	let kept = text.slice(0, Math.max(0, maxLength - 1));
	const last = kept.charCodeAt(kept.length - 1);
	if (last >= 0xd800 && last <= 0xdbff) kept = kept.slice(0, -1);
	// A letter loses its marks rather than keep half of them.
	if (/^\p{M}/u.test(text.slice(kept.length))) kept = kept.replace(letterAndMarks, '');
	return `${kept}…`;
}
