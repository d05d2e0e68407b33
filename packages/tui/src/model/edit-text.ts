/**
 * Editing a text with keys: the pure part of every text field. Moves and deletes by grapheme, so a
 * letter with its accents, or a Chinese one, is one step. Drawing is in components/text-field.tsx.
 */
import type {KeyPress} from '../terminal/key-press.ts';

/** A text being edited. `cursor` is a UTF-16 index at a grapheme's edge, 0 to the text's length. */
export interface Edit {
	readonly text: string;
	readonly cursor: number;
}

/** What a key did. `submitted` is Enter in a field of one line; `ignored` is for somebody else. */
export interface Edited {
	readonly edit: Edit;
	readonly outcome: 'changed' | 'moved' | 'submitted' | 'ignored';
}

/** What a field takes. */
export interface EditRules {
	/** Longest text in UTF-16 units (default 2,000); what is more is not taken. */
	readonly maxLength?: number;
	/** Enter and pasted line feeds make new lines (default false: Enter submits, they become spaces). */
	readonly isMultiline?: boolean;
	/** The characters it takes, tested one grapheme at a time (default: all that can be seen). */
	readonly accepts?: (grapheme: string) => boolean;
}

/** A field with nothing in it. */
export const emptyText: Edit = {text: '', cursor: 0};

/** A field holding `text`, the cursor at its end. */
export function editOf(text: string): Edit {
	return {text, cursor: text.length};
}

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** The text after a key. Pure; a key the field has no use for is `ignored` and changes nothing. */
export function editText(edit: Edit, key: KeyPress, rules: EditRules = {}): Edited {
	if (key.text !== undefined && !key.ctrl && !key.alt) return insert(edit, key.text, rules);
	const to = destination(edit, key, rules);
	if (to !== undefined) return moved(edit, to);
	if (key.name === 'enter' && !key.ctrl && !key.alt) {
		return rules.isMultiline === true ? insert(edit, '\n', rules) : {edit, outcome: 'submitted'};
	}
	const deletedTo = deletion(edit, key);
	if (deletedTo === undefined) return {edit, outcome: 'ignored'};
	return remove(edit, deletedTo);
}

function moved(edit: Edit, cursor: number): Edited {
	return {edit: {...edit, cursor}, outcome: 'moved'};
}

/** Where a moving key takes the cursor. */
function destination(edit: Edit, key: KeyPress, rules: EditRules): number | undefined {
	const byWord = key.ctrl || key.alt;
	switch (key.name) {
		case 'left':
			return byWord ? wordLeft(edit) : graphemeLeft(edit);
		case 'right':
			return byWord ? wordRight(edit) : graphemeRight(edit);
		case 'home':
			return lineStart(edit);
		case 'end':
			return lineEnd(edit);
		case 'up':
			return rules.isMultiline === true ? lineAbove(edit) : undefined;
		case 'down':
			return rules.isMultiline === true ? lineBelow(edit) : undefined;
		case 'e':
			return key.ctrl ? lineEnd(edit) : undefined;
		default:
			return undefined;
	}
}

/** The other end of what a deleting key deletes from the cursor. */
function deletion(edit: Edit, key: KeyPress): number | undefined {
	if (key.name === 'backspace') return key.alt || key.ctrl ? wordLeft(edit) : graphemeLeft(edit);
	if (key.name === 'delete') return key.ctrl ? wordRight(edit) : graphemeRight(edit);
	if (key.ctrl && key.name === 'w') return wordLeft(edit);
	if (key.ctrl && key.name === 'u') return lineStart(edit);
	return undefined;
}

function remove(edit: Edit, to: number): Edited {
	const from = Math.min(edit.cursor, to);
	const until = Math.max(edit.cursor, to);
	if (from === until) return {edit, outcome: 'moved'};
	const text = edit.text.slice(0, from) + edit.text.slice(until);
	return {edit: {text, cursor: from}, outcome: 'changed'};
}

function insert(edit: Edit, raw: string, rules: EditRules): Edited {
	const before = edit.text.slice(0, edit.cursor);
	const after = edit.text.slice(edit.cursor);
	const room = (rules.maxLength ?? 2000) - edit.text.length;
	const inserted = upTo(taken(raw, rules), room);
	if (inserted === '') return {edit, outcome: 'moved'};
	const text = before + inserted + after;
	// What came in may have joined the letter before it (a mark, half of a Korean syllable).
	return {
		edit: {text, cursor: edgeAfter(text, before.length + inserted.length)},
		outcome: 'changed',
	};
}

/** What the field takes of a text: no controls, no half characters; line feeds where it has lines. */
function taken(raw: string, {isMultiline = false, accepts}: EditRules): string {
	const text = raw
		.normalize('NFC')
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll(/[\n\t]/g, (one) => (isMultiline && one === '\n' ? one : ' '))
		.replaceAll(/(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Bidi_Control}\u200b\ufeff\ufffd]/gu, '');
	if (accepts === undefined) return text;
	return graphemesOf(text).filter(accepts).join('');
}

function upTo(text: string, room: number): string {
	if (text.length <= room) return text;
	let kept = '';
	for (const grapheme of graphemesOf(text)) {
		if (kept.length + grapheme.length > room) break;
		kept += grapheme;
	}
	return kept;
}

function graphemesOf(text: string): string[] {
	return Array.from(segmenter.segment(text), ({segment}) => segment);
}

/** The first grapheme edge at or after `index`. */
function edgeAfter(text: string, index: number): number {
	if (index >= text.length) return text.length;
	const at = segmenter.segment(text).containing(index);
	if (at === undefined || at.index === index) return index;
	return at.index + at.segment.length;
}

function graphemeLeft({text, cursor}: Edit): number {
	if (cursor === 0) return 0;
	return segmenter.segment(text).containing(cursor - 1)?.index ?? 0;
}

function graphemeRight({text, cursor}: Edit): number {
	if (cursor >= text.length) return text.length;
	return edgeAfter(text, cursor + 1);
}

function wordLeft({text, cursor}: Edit): number {
	const before = text.slice(0, cursor);
	return before.length - (/[^\s]*\s*$/.exec(before)?.[0].length ?? 0);
}

function wordRight({text, cursor}: Edit): number {
	return cursor + (/^\s*[^\s]*/.exec(text.slice(cursor))?.[0].length ?? 0);
}

function lineStart({text, cursor}: Edit): number {
	return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd({text, cursor}: Edit): number {
	const end = text.indexOf('\n', cursor);
	return end < 0 ? text.length : end;
}

function lineAbove(edit: Edit): number {
	const start = lineStart(edit);
	if (start === 0) return 0;
	const above = lineStart({text: edit.text, cursor: start - 1});
	return sameColumn(edit, start, above, start - 1);
}

function lineBelow(edit: Edit): number {
	const end = lineEnd(edit);
	if (end === edit.text.length) return end;
	return sameColumn(edit, lineStart(edit), end + 1, lineEnd({text: edit.text, cursor: end + 1}));
}

/** The position in the line `from` to `until` that is as many graphemes in as the cursor is in its own. */
function sameColumn(edit: Edit, start: number, from: number, until: number): number {
	const column = graphemesOf(edit.text.slice(start, edit.cursor)).length;
	const line = graphemesOf(edit.text.slice(from, until));
	return from + line.slice(0, column).join('').length;
}
