/**
 * The table of actions: the one place that says which key does what, under which name, where, and
 * when not. Help, hints, the palette, docs/keys.md and the tests read the rows; match.ts runs them.
 */
import {type Locale, type Sentence, say} from '@plateau/core/text';
import {type ChordId, chordLabel, parseChord, typesText} from './chord.ts';
import {forbiddenBecause, isHardOnAzerty} from './forbidden.ts';

/** One action. `Model` is what its `disabled` looks at. */
export interface ActionRow<Model> {
	/** Kebab-case, unique, never renamed: keys.toml and the palette name it. */
	readonly id: string;
	/** Keys as people write them, the first one shown first: `F2`, `Enter`, `Alt+R`, `g d`. May be none. */
	readonly keys: readonly string[];
	/** English, then French: a few words in the imperative. */
	readonly label: Sentence;
	/** Where it works: a screen or a state of one, in the owner's own words. */
	readonly contexts: readonly string[];
	/** Place in the footer, lowest first; not in the footer without it. */
	readonly hint?: number;
	/** Acts on a call: has an F-key, and Alt+letter or none beside it, so that a text field never hides it. */
	readonly isCallControl?: boolean;
	/** Its keys act in a text field too (arrows and Enter of a search). Never keys that type text. */
	readonly inField?: boolean;
	/** Opens what is typed in or chosen from: where it does not, what follows does nothing for a moment. */
	readonly opens?: true;
	/** Wants a second press within 1.5 s. */
	readonly guard?: 'press-twice';
	/** Least time between two runs, ms. Guarded actions have 1,000 without saying so. */
	readonly throttleMs?: number;
	/** Why not now: a code whose sentence the person is shown; `undefined` when it may run. */
	disabled?(model: Model): string | undefined;
}

/** What is wrong with a table or a remap, in a sentence for the person who wrote it. */
export interface KeyProblem {
	readonly code:
		| 'unknown-action'
		| 'unknown-key'
		| 'forbidden-key'
		| 'key-taken'
		| 'key-hidden'
		| 'duplicate-action'
		| 'no-function-key'
		| 'no-second-key'
		| 'types-text';
	readonly action: string;
	readonly key: string;
	readonly sentence: Sentence;
}

/** Rows that were checked, and their keys by context. */
export interface ActionTable<Model> {
	readonly rows: ReadonlyArray<ActionRow<Model>>;
	/** For each context, each of its keys and sequences with its row. */
	readonly bindings: ReadonlyMap<string, ReadonlyMap<ChordId, ActionRow<Model>>>;
}

/** Checks the rows and makes a table of them. Throws one error with every problem in it. */
export function createTable<Model>(rows: ReadonlyArray<ActionRow<Model>>): ActionTable<Model> {
	const {table, problems} = checkTable(rows);
	if (problems.length > 0) {
		throw new Error(`The action table is wrong:\n${problemText(problems, 'en')}`);
	}
	return table;
}

/** One line a problem. */
export function problemText(problems: readonly KeyProblem[], locale: Locale): string {
	return problems
		.map(({action, key, sentence}) => `  ${action}: ${say(locale, sentence, {action, key})}`)
		.join('\n');
}

/** The table of these rows with everything that is wrong with them. */
export function checkTable<Model>(rows: ReadonlyArray<ActionRow<Model>>): {
	readonly table: ActionTable<Model>;
	readonly problems: readonly KeyProblem[];
} {
	const problems: KeyProblem[] = [];
	const bindings = new Map<string, Map<ChordId, ActionRow<Model>>>();
	const seen = new Set<string>();
	for (const row of rows) {
		if (seen.has(row.id)) {
			problems.push(problem('duplicate-action', row, '', ['is listed twice', 'figure deux fois']));
		}
		seen.add(row.id);
		const chords = chordsOf(row, problems);
		problems.push(...problemsOfRow(row, chords));
		for (const context of row.contexts) {
			const bound = bindings.get(context) ?? new Map<ChordId, ActionRow<Model>>();
			bindings.set(context, bound);
			for (const chord of chords) bind(bound, chord, row, problems);
		}
	}
	return {table: {rows, bindings}, problems};
}

function chordsOf<Model>(row: ActionRow<Model>, problems: KeyProblem[]): ChordId[] {
	return row.keys.flatMap((key) => {
		const chord = parseChord(key);
		if (chord === undefined) {
			problems.push(
				problem('unknown-key', row, key, [
					'there is no key "{key}"; write it like F2, Enter, x, Alt+R or g d',
					'la touche « {key} » n’existe pas ; écrivez F2, Enter, x, Alt+R ou g d',
				]),
			);
			return [];
		}
		const because = forbiddenBecause(chord);
		if (because !== undefined) {
			problems.push(
				problem('forbidden-key', row, key, [
					`{key} cannot be bound: ${because[0]}`,
					`{key} ne peut pas servir : ${because[1]}`,
				]),
			);
			return [];
		}
		return [chord];
	});
}

function problemsOfRow<Model>(row: ActionRow<Model>, chords: readonly ChordId[]): KeyProblem[] {
	const problems: KeyProblem[] = [];
	if (row.isCallControl === true && !chords.some((chord) => /^f\d+$/.test(chord))) {
		problems.push(
			problem('no-function-key', row, '', [
				'acts on a call and needs an F-key, which works while typing too',
				'agit sur un appel : il faut une touche F, qui marche aussi pendant la saisie',
			]),
		);
	}
	if (chords.length === 1 && chords.some(isHardOnAzerty)) {
		problems.push(
			problem('no-second-key', row, row.keys[0] ?? '', [
				'{key} takes AltGr on a French keyboard: give it a second key',
				'{key} demande AltGr sur un clavier français : ajoutez une seconde touche',
			]),
		);
	}
	const typing =
		row.inField === true ? chords.find((chord) => chord.split(' ').some(typesText)) : undefined;
	if (typing !== undefined) {
		problems.push(
			problem('types-text', row, typing, [
				'{key} types text in a field and cannot act there',
				'{key} s’écrit dans un champ et ne peut pas y agir',
			]),
		);
	}
	return problems;
}

function bind<Model>(
	bound: Map<ChordId, ActionRow<Model>>,
	chord: ChordId,
	row: ActionRow<Model>,
	problems: KeyProblem[],
): void {
	const holder = bound.get(chord);
	if (holder !== undefined && holder.id !== row.id) {
		problems.push(
			problem('key-taken', row, chordLabel(chord, 'en'), [
				`{key} belongs to "${holder.id}" there already`,
				`{key} appartient déjà à « ${holder.id} » à cet endroit`,
			]),
		);
		return;
	}
	const hidden = [...bound].find(
		([other]) => other.startsWith(`${chord} `) || chord.startsWith(`${other} `),
	);
	if (hidden !== undefined) {
		problems.push(
			problem('key-hidden', row, chordLabel(chord, 'en'), [
				`{key} and the keys of "${hidden[1].id}" begin alike: one would never be reached`,
				`{key} et les touches de « ${hidden[1].id} » commencent pareil : l’une serait inaccessible`,
			]),
		);
		return;
	}
	bound.set(chord, row);
}

function problem<Model>(
	code: KeyProblem['code'],
	row: ActionRow<Model>,
	key: string,
	sentence: Sentence,
): KeyProblem {
	return {code, action: row.id, key, sentence};
}
