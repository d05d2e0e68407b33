/** What the action table says to people: the help page and the footer, in either language. */
import type {Locale} from '@plateau/core/text';
import {type ChordId, chordLabel, parseChord, typesText} from './chord.ts';
import type {ActionRow, ActionTable} from './table.ts';

/** One line of help. */
export interface HelpEntry {
	readonly id: string;
	/** Keys as they stand on the keyboard, in the table's order. */
	readonly keys: readonly string[];
	readonly label: string;
	/** Code of the reason when it cannot be done now. */
	readonly disabled: string | undefined;
	readonly pressTwice: boolean;
}

/** A key and a word or two for the footer. */
export interface Hint {
	readonly id: string;
	readonly key: string;
	readonly label: string;
	/** Code of the reason when it cannot be done now: drawn dim. */
	readonly disabled: string | undefined;
	/** Acts on a call: the last to go where there is no room. */
	readonly isCallControl?: boolean;
}

/** What help and hints are asked for. */
export interface HelpInput<Model> {
	/** Innermost first, as for `matchKey`. */
	readonly contexts: readonly string[];
	readonly locale: Locale;
	readonly model: Model;
	/** With `field`, hints name the keys that act while typing. */
	readonly focus?: 'none' | 'field';
}

/** The actions that live in these contexts, in the table's order, each once. */
export function helpEntries<Model>(
	table: ActionTable<Model>,
	{contexts, locale, model}: HelpInput<Model>,
): readonly HelpEntry[] {
	return liveRows(table, contexts).map((row) => ({
		id: row.id,
		keys: chordsOf(row).map((chord) => chordLabel(chord, locale)),
		label: labelOf(row, locale),
		disabled: row.disabled?.(model),
		pressTwice: row.guard === 'press-twice',
	}));
}

/**
 * The footer: rows with a `hint`, lowest first. A row without a key that acts with this focus is
 * left out; one that is disabled stays, with its reason: a key that comes and goes is not learnt.
 */
export function hints<Model>(
	table: ActionTable<Model>,
	{contexts, locale, model, focus = 'none'}: HelpInput<Model>,
): readonly Hint[] {
	return liveRows(table, contexts)
		.filter((row) => row.hint !== undefined)
		.toSorted((one, other) => (one.hint ?? 0) - (other.hint ?? 0))
		.flatMap((row) => {
			const key = chordsOf(row).find((chord) => actsIn(chord, row, focus));
			if (key === undefined) return [];
			return [
				{
					id: row.id,
					key: chordLabel(key, locale),
					label: labelOf(row, locale),
					disabled: row.disabled?.(model),
					...(row.isCallControl === true ? {isCallControl: true} : {}),
				},
			];
		});
}

/** The rows of these contexts, in the table's order. */
export function liveRows<Model>(
	table: ActionTable<Model>,
	contexts: readonly string[],
): ReadonlyArray<ActionRow<Model>> {
	return table.rows.filter((row) => row.contexts.some((context) => contexts.includes(context)));
}

/** The row's name in a language. */
export function labelOf<Model>(row: ActionRow<Model>, locale: Locale): string {
	return locale === 'fr' ? row.label[1] : row.label[0];
}

function chordsOf<Model>(row: ActionRow<Model>): ChordId[] {
	return row.keys.map(parseChord).filter((chord) => chord !== undefined);
}

function actsIn<Model>(chord: ChordId, row: ActionRow<Model>, focus: 'none' | 'field'): boolean {
	if (focus === 'none' || row.inField === true) return true;
	return (
		!chord.includes(' ') &&
		!typesText(chord) &&
		!/^(enter|up|down|left|right|home|end|backspace|delete)$/.test(chord)
	);
}
