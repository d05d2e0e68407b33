/**
 * Keys as they are written in the action tables and in keys.toml (`F2`, `Alt+R`, `g d`), and the
 * one form both they and key presses are compared in. Which keys may be bound is in forbidden.ts.
 */
import type {Locale, Sentence} from '@plateau/core/text';
import type {KeyPress} from '../terminal/key-press.ts';

/**
 * One key with its modifiers in comparable form: `f2`, `alt+r`, `shift+up`, `x`, `X`, `?`. Shift is
 * part of the character where there is one. A sequence has a space between: `g d`.
 */
export type ChordId = string;

const namedKeys: ReadonlyMap<string, string> = new Map(
	Object.entries({
		enter: 'enter',
		return: 'enter',
		esc: 'escape',
		escape: 'escape',
		space: 'space',
		tab: 'tab',
		backspace: 'backspace',
		delete: 'delete',
		del: 'delete',
		insert: 'insert',
		ins: 'insert',
		home: 'home',
		end: 'end',
		pgup: 'pageup',
		pageup: 'pageup',
		pgdn: 'pagedown',
		pagedown: 'pagedown',
		up: 'up',
		down: 'down',
		left: 'left',
		right: 'right',
	}),
);

/**
 * The comparable form of a written key or sequence; `undefined` when there is no such key.
 * Modifiers are `Ctrl+`, `Alt+`, `Shift+` in any order and case; with Ctrl or Alt a letter's case
 * does not matter (`Alt+R` is Alt and the R key).
 */
export function parseChord(written: string): ChordId | undefined {
	const parts = written.trim().split(/\s+/).map(parseOne);
	if (parts.length > 2 || parts.some((part) => part === undefined)) return undefined;
	return parts.join(' ');
}

function parseOne(written: string): ChordId | undefined {
	const held = {ctrl: false, alt: false, shift: false};
	let rest = written;
	for (;;) {
		const match = /^(ctrl|alt|meta|shift)\+(.+)$/isu.exec(rest);
		if (match === null) break;
		const modifier = match[1]?.toLowerCase();
		if (modifier === 'ctrl') held.ctrl = true;
		else if (modifier === 'shift') held.shift = true;
		else held.alt = true;
		rest = match[2] ?? '';
	}
	const lower = rest.toLowerCase();
	const named = namedKeys.get(lower) ?? (/^f([1-9]|1[0-9]|20)$/.test(lower) ? lower : undefined);
	if (named !== undefined) return join(named, held);
	if ([...rest].length !== 1 || /[\s\p{C}]/u.test(rest)) return undefined;
	const isModified = held.ctrl || held.alt;
	if (isModified) return join(lower, held);
	return held.shift ? rest.toUpperCase() : rest;
}

function join(
	name: string,
	held: {readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean},
): ChordId {
	return `${held.ctrl ? 'ctrl+' : ''}${held.alt ? 'alt+' : ''}${held.shift ? 'shift+' : ''}${name}`;
}

/** The comparable form of a key press. */
export function chordOf(key: KeyPress): ChordId {
	// A character says by itself that Shift was held, and on which keyboard.
	const isCharacter = key.text !== undefined && key.name !== 'space' && key.name !== 'paste';
	return join(key.name, {ctrl: key.ctrl, alt: key.alt, shift: key.shift && !isCharacter});
}

/** True for a key that types something: where a text is edited, it is the text's. */
export function typesText(chord: ChordId): boolean {
	return chord === 'space' || [...chord].length === 1;
}

const labels: Readonly<Record<string, Sentence>> = {
	enter: ['Enter', 'Entrée'],
	escape: ['Esc', 'Échap'],
	space: ['Space', 'Espace'],
	tab: ['Tab', 'Tab'],
	backspace: ['Backspace', 'Retour arrière'],
	delete: ['Del', 'Suppr'],
	insert: ['Ins', 'Inser'],
	home: ['Home', 'Début'],
	end: ['End', 'Fin'],
	pageup: ['PgUp', 'PgPréc'],
	pagedown: ['PgDn', 'PgSuiv'],
	up: ['↑', '↑'],
	down: ['↓', '↓'],
	left: ['←', '←'],
	right: ['→', '→'],
};
const modifierLabels: Readonly<Record<string, Sentence>> = {
	ctrl: ['Ctrl+', 'Ctrl+'],
	alt: ['Alt+', 'Alt+'],
	shift: ['Shift+', 'Maj+'],
};

/** A key as people read it on their keyboard: `F2`, `Alt+R`, `gd`, in French `Entrée`, `Maj+↑`. */
export function chordLabel(chord: ChordId, locale: Locale): string {
	return chord
		.split(' ')
		.map((part) => partLabel(part, locale))
		.join('');
}

function partLabel(part: string, locale: Locale): string {
	const index = locale === 'fr' ? 1 : 0;
	let label = '';
	let name = part;
	for (;;) {
		const match = /^(ctrl|alt|shift)\+(.+)$/su.exec(name);
		if (match === null) break;
		label += modifierLabels[match[1] ?? '']?.[index] ?? '';
		name = match[2] ?? '';
	}
	const known = labels[name]?.[index];
	if (known !== undefined) return label + known;
	const isFunctionKey = /^f\d+$/.test(name);
	return label + (label !== '' || isFunctionKey ? name.toUpperCase() : name);
}
