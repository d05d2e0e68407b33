/**
 * From a key press to an action. A text field that has the focus gets every key that types or
 * edits; F-keys, Alt, Ctrl, Esc and Tab still act, so a ringing call is answered without leaving
 * the note and never takes the cursor from it.
 */
import {digitOf, type KeyPress} from '../terminal/key-press.ts';
import {type ChordId, chordOf} from './chord.ts';
import type {ActionRow, ActionTable} from './table.ts';

/** What the press meets. */
export interface MatchInput<Model> {
	readonly key: KeyPress;
	/** Where the person is, innermost first: the first context that binds the key decides. */
	readonly contexts: readonly string[];
	/** `field` while a text field has the cursor. */
	readonly focus: 'none' | 'field';
	/** What `pending` said at the last press, if it did. */
	readonly prefix?: ChordId | undefined;
	readonly model: Model;
}

/** What the press means. */
export type Match<Model> =
	/** Run it, or say why not: `disabled` is the reason's code. */
	| {
			readonly kind: 'action';
			readonly row: ActionRow<Model>;
			readonly disabled: string | undefined;
	  }
	/** The first key of a sequence: hand `prefix` back with the next press; `rows` are what can follow. */
	| {
			readonly kind: 'pending';
			readonly prefix: ChordId;
			readonly rows: ReadonlyArray<Follow<Model>>;
	  }
	/** The focused field's. */
	| {readonly kind: 'field'}
	/** The mouse: `key.target` says what was met. */
	| {readonly kind: 'mouse'}
	| {readonly kind: 'unbound'};

/** A second key and its action. */
export interface Follow<Model> {
	readonly key: ChordId;
	readonly row: ActionRow<Model>;
}

/** Finds what a key press means. Pure. */
export function matchKey<Model>(table: ActionTable<Model>, input: MatchInput<Model>): Match<Model> {
	const {key, focus, model} = input;
	if (key.at !== undefined) return {kind: 'mouse'};
	if (input.prefix !== undefined) {
		const row = rowFor(table, input, (chord) => `${input.prefix} ${chord}`);
		return row === undefined ? {kind: 'unbound'} : actionOf(row, model);
	}
	if (focus === 'field') return matchInField(table, input);
	const row = rowFor(table, input, (chord) => chord);
	if (row !== undefined) return actionOf(row, model);
	const rows = followsOf(table, input.contexts, chordOf(key));
	return rows.length === 0 ? {kind: 'unbound'} : {kind: 'pending', prefix: chordOf(key), rows};
}

function matchInField<Model>(table: ActionTable<Model>, input: MatchInput<Model>): Match<Model> {
	const row = rowFor(table, input, (chord) => chord);
	const acts = row !== undefined && (row.inField === true || !isForField(input.key));
	return acts ? actionOf(row, input.model) : {kind: 'field'};
}

const leavesField = /^(f\d+|escape|tab|pageup|pagedown)$/;

/** True for a key that a field has a use for. */
export function isForField(key: KeyPress): boolean {
	if (key.name === 'paste') return true;
	return !key.ctrl && !key.alt && !leavesField.test(key.name);
}

function actionOf<Model>(row: ActionRow<Model>, model: Model): Match<Model> {
	return {kind: 'action', row, disabled: row.disabled?.(model)};
}

function rowFor<Model>(
	table: ActionTable<Model>,
	{key, contexts, focus}: MatchInput<Model>,
	spell: (chord: ChordId) => ChordId,
): ActionRow<Model> | undefined {
	const digit = focus === 'none' ? digitOf(key) : undefined;
	for (const context of contexts) {
		const bound = table.bindings.get(context);
		// The key as it is first: `-` may be bound here, and only where it is not does it mean 6.
		const row =
			bound?.get(spell(chordOf(key))) ??
			(digit === undefined ? undefined : bound?.get(spell(String(digit))));
		if (row !== undefined) return row;
	}
	return undefined;
}

/** Every sequence that begins with `prefix` in these contexts, an inner one hiding an outer one. */
export function followsOf<Model>(
	table: ActionTable<Model>,
	contexts: readonly string[],
	prefix: ChordId,
): ReadonlyArray<Follow<Model>> {
	const follows = new Map<ChordId, ActionRow<Model>>();
	for (const context of contexts) {
		for (const [chord, row] of table.bindings.get(context) ?? []) {
			if (!chord.startsWith(`${prefix} `)) continue;
			const key = chord.slice(prefix.length + 1);
			if (!follows.has(key)) follows.set(key, row);
		}
	}
	return [...follows].map(([key, row]) => ({key, row}));
}
