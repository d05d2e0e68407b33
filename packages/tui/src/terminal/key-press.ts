/** One press of a key, a paste, or a movement of the mouse, as the rest of the client sees it. */
import type {Cell, Target} from './surface.tsx';

/**
 * `name` is the character for a printable key (`space` for the space bar) or a name: `f1` to `f20`,
 * `up`, `down`, `left`, `right`, `home`, `end`, `pageup`, `pagedown`, `insert`, `delete`,
 * `backspace`, `tab`, `enter`, `escape`, `clear`, `paste`, `click`, `click-middle`, `click-right`,
 * `wheel-up`, `wheel-down`, `wheel-left`, `wheel-right`. With Ctrl or Alt a letter's name is in
 * lower case. `text` is what to insert: set for a printable key without Ctrl and Alt, and for a paste.
 */
export interface KeyPress {
	readonly name: string;
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
	readonly text?: string;
	/** Where the mouse was, in cells from 0. */
	readonly at?: Cell;
	/** What the mouse was on; set by the screen. */
	readonly target?: Target;
}

/** Modifiers held with a key. */
export interface Modifiers {
	readonly ctrl?: boolean;
	readonly alt?: boolean;
	readonly shift?: boolean;
}

/** A key press by name. */
export function keyPress(name: string, held: Modifiers = {}): KeyPress {
	return {name, ctrl: held.ctrl ?? false, alt: held.alt ?? false, shift: held.shift ?? false};
}

/** The press of a printable character. */
export function characterPress(character: string, held: Modifiers = {}): KeyPress {
	const lower = character.toLowerCase();
	const shift = held.shift ?? character !== lower;
	const name = character === ' ' ? 'space' : character;
	if (held.ctrl === true || held.alt === true) {
		return keyPress(name === 'space' ? name : lower, {...held, shift});
	}
	return {...keyPress(name, {shift}), text: character};
}

// The unshifted digit row in France, then the two keys on which Belgium differs.
const azertyDigits: ReadonlyMap<string, number> = new Map([
	['&', 1],
	['é', 2],
	['"', 3],
	["'", 4],
	['(', 5],
	['-', 6],
	['è', 7],
	['_', 8],
	['ç', 9],
	['à', 0],
	['§', 6],
	['!', 8],
]);

/**
 * The digit a key stands for in a menu: the digit itself, or on a French or Belgian keyboard the
 * key of that digit without Shift. `undefined` for every other key and with Ctrl or Alt.
 */
export function digitOf(key: KeyPress): number | undefined {
	if (key.ctrl || key.alt || key.text === undefined) return undefined;
	if (/^[0-9]$/.test(key.name)) return Number(key.name);
	return azertyDigits.get(key.name);
}
