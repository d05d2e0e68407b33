/**
 * What is typed for a list, a menu or a field that did not open, or has closed by itself: for a moment
 * it does nothing, as it would act as other keys than the person means. Pure: the time comes in.
 */
import type {KeyPress} from '../terminal/key-press.ts';
import {type ChordId, chordOf} from './chord.ts';
import {isForField} from './match.ts';
import type {ActionRow, ActionTable} from './table.ts';

/** How long after the last key what follows is still meant for what did not open, ms. */
export const strayMs = 1500;

/** Until when what is typed is nobody's, epoch ms. */
export interface Stray {
	readonly until: number;
	/** The key that opened nothing: pressed again, it tries again. */
	readonly again?: ChordId;
}

/** From now on, for a moment. `key`: the one that opened nothing. */
export function strayFrom(at: number, key?: KeyPress): Stray {
	return {until: at + strayMs, ...(key === undefined ? {} : {again: chordOf(key)})};
}

/** True for a key that belongs to what is not there: F-keys, Alt, Esc and Tab never do. */
export function isStray(stray: Stray | undefined, key: KeyPress, at: number): boolean {
	if (stray === undefined || at > stray.until || key.at !== undefined) return false;
	return isForField(key) && chordOf(key) !== stray.again;
}

/** What is left after such a key: Enter ends what was typed, anything else goes on. */
export function strayAfter(key: KeyPress, at: number): Stray | undefined {
	return key.name === 'enter' ? undefined : strayFrom(at);
}

/** The row that a key without a meaning here opens something with elsewhere. */
export function opensElsewhere<Model>(
	{rows, bindings}: ActionTable<Model>,
	key: KeyPress,
): ActionRow<Model> | undefined {
	const chord = chordOf(key);
	return rows.find(
		(row) =>
			row.opens === true &&
			row.contexts.some((context) => bindings.get(context)?.get(chord) === row),
	);
}
