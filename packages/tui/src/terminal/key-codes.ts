/**
 * Which key an escape sequence means, in every encoding in use: xterm, VT220 and later, the Linux
 * console, rxvt, PuTTY, and the kitty protocol. Tables and their reading; no state.
 */
import {characterPress, type KeyPress, keyPress, type Modifiers} from './key-press.ts';

/** A control sequence taken apart: `ESC [ parameters final`. */
export interface ControlSequence {
	readonly parameters: string;
	readonly final: string;
}

// CSI n ~: VT220's numbering, with rxvt's 7 and 8 for Home and End.
const byNumber: ReadonlyMap<number, string> = new Map([
	[1, 'home'],
	[2, 'insert'],
	[3, 'delete'],
	[4, 'end'],
	[5, 'pageup'],
	[6, 'pagedown'],
	[7, 'home'],
	[8, 'end'],
	...numbered([11, 12, 13, 14, 15], 1),
	...numbered([17, 18, 19, 20, 21], 6),
	...numbered([23, 24, 25, 26], 11),
	...numbered([28, 29], 15),
	...numbered([31, 32, 33, 34], 17),
]);

function numbered(codes: readonly number[], first: number): Array<[number, string]> {
	return codes.map((code, index) => [code, `f${first + index}`]);
}

// CSI letter, and SS3 letter: the cursor keys in both of their modes, and PF1 to PF4.
const byLetter: ReadonlyMap<string, string> = new Map([
	['A', 'up'],
	['B', 'down'],
	['C', 'right'],
	['D', 'left'],
	['E', 'clear'],
	['F', 'end'],
	['H', 'home'],
	['P', 'f1'],
	['Q', 'f2'],
	['R', 'f3'],
	['S', 'f4'],
]);

// SS3 only: PuTTY's VT100+ function keys go on from PF4.
const afterPf4: ReadonlyMap<string, string> = new Map(
	[...'TUVWXYZ['].map((letter, index) => [letter, `f${5 + index}`]),
);

// SS3 only: the keypad in application mode, which is another terminal's affair but may be left on.
const keypad: ReadonlyMap<string, string> = new Map([
	['M', 'enter'],
	['I', 'tab'],
	...[...'*+,-./0123456789'].map((character, index): [string, string] => [
		String.fromCharCode(0x6a + index),
		character,
	]),
]);

/** rxvt writes Shift and Ctrl with arrows as small letters: CSI a is Shift+Up, SS3 a is Ctrl+Up. */
const arrowOfRxvt: ReadonlyMap<string, string> = new Map([
	['a', 'up'],
	['b', 'down'],
	['c', 'right'],
	['d', 'left'],
]);

/** rxvt's endings of CSI n: Shift, Ctrl, both. */
const endingsOfRxvt: ReadonlyMap<string, Modifiers> = new Map([
	['$', {shift: true}],
	['^', {ctrl: true}],
	['@', {ctrl: true, shift: true}],
]);

// The kitty protocol and xterm's modifyOtherKeys name keys by code point.
const byCodePoint: ReadonlyMap<number, string> = new Map([
	[8, 'backspace'],
	[9, 'tab'],
	[13, 'enter'],
	[27, 'escape'],
	[127, 'backspace'],
	[57414, 'enter'],
]);

/** The key of a CSI sequence; `undefined` for a report, an unknown key, or a key let go. */
export function keyOfControlSequence({parameters, final}: ControlSequence): KeyPress | undefined {
	if (final === 'Z') return keyPress('tab', {shift: true});
	const rxvtArrow = arrowOfRxvt.get(final);
	if (rxvtArrow !== undefined && parameters === '') return keyPress(rxvtArrow, {shift: true});
	const [first = '', second = '', third = ''] = parameters.split(';');
	const held = modifiersOf(second);
	if (held === undefined) return undefined;
	const rxvtHeld = endingsOfRxvt.get(final);
	if (final === '~' || rxvtHeld !== undefined) {
		// CSI 27 ; modifiers ; code ~ is how modifyOtherKeys writes Ctrl+Enter and its like.
		if (first === '27' && third !== '') return keyOfCodePoint(Number(third), held);
		const name = byNumber.get(Number(first));
		return name === undefined ? undefined : keyPress(name, {...held, ...rxvtHeld});
	}
	if (final === 'u') return keyOfCodePoint(Number.parseInt(first, 10), held);
	const name = byLetter.get(final);
	return name === undefined ? undefined : keyPress(name, held);
}

/** The key of an SS3 sequence, `ESC O [modifiers] letter`. */
export function keyOfSingleShift(parameters: string, letter: string): KeyPress | undefined {
	const held = modifiersOf(parameters.split(';').at(-1) ?? '') ?? {};
	const rxvtArrow = arrowOfRxvt.get(letter);
	if (rxvtArrow !== undefined) return keyPress(rxvtArrow, {ctrl: true});
	const name = byLetter.get(letter) ?? afterPf4.get(letter) ?? keypad.get(letter);
	if (name === undefined) return undefined;
	return name.length === 1 ? {...keyPress(name), text: name} : keyPress(name, held);
}

/** The Linux console's F1 to F5, `ESC [ [ A` to `E`. */
export function keyOfLinuxConsole(letter: string): KeyPress | undefined {
	const index = 'ABCDE'.indexOf(letter);
	return index < 0 ? undefined : keyPress(`f${index + 1}`);
}

/** xterm's modifiers: one more than the sum of Shift 1, Alt 2, Ctrl 4, Meta 8. `undefined` for a key let go. */
function modifiersOf(parameter: string): Modifiers | undefined {
	const [bits = '', kind = ''] = parameter.split(':');
	if (kind === '3') return undefined;
	const sum = Math.max(0, (Number.parseInt(bits, 10) || 1) - 1);
	return {shift: (sum & 1) !== 0, alt: (sum & (2 | 8)) !== 0, ctrl: (sum & 4) !== 0};
}

function keyOfCodePoint(code: number, held: Modifiers): KeyPress | undefined {
	if (!Number.isInteger(code) || code < 0 || code > 0x10ffff) return undefined;
	const name = byCodePoint.get(code);
	if (name !== undefined) return keyPress(name, held);
	if (code < 0x20 || (code >= 0xe000 && code <= 0xf8ff)) return undefined;
	const character = String.fromCodePoint(code);
	return characterPress(held.shift === true ? character.toUpperCase() : character, held);
}
