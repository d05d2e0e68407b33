/**
 * Actions typed as words in the line mode: an action's id, a key as it stands on the keyboard, or
 * the beginning of its name in either language, with what follows as its argument. Pure.
 */
import {chordOf, parseChord} from '../keys/chord.ts';
import {liveRows} from '../keys/help.ts';
import {matchKey} from '../keys/match.ts';
import type {ActionRow} from '../keys/table.ts';
import {characterPress, type KeyPress, keyPress} from '../terminal/key-press.ts';
import {contextsOf, type Scene} from './shell.ts';
import type {ActionCall, Program} from './shell-types.ts';

/** What was meant. */
export type FoundWords<Model> =
	| {readonly kind: 'action'; readonly row: ActionRow<Model>; readonly call: ActionCall}
	| {readonly kind: 'unknown'}
	| {readonly kind: 'nothing'};

/** Finds the action that a typed line means, in the scene's contexts. */
export function runWords<Model>(
	program: Program<Model>,
	scene: Scene<Model>,
	text: string,
): FoundWords<Model> {
	const {model} = scene;
	const words = text.trim();
	if (words === '' || model === undefined) return {kind: 'nothing'};
	const contexts = contextsOf(program, scene);
	const [first = '', ...rest] = words.split(/\s+/);
	const argument = words.slice(first.length).trim();
	if (rest.length === 0) {
		const key = keyOf(first);
		const match = key && matchKey(program.table, {key, contexts, focus: 'none', model});
		if (match?.kind === 'action') {
			return {kind: 'action', row: match.row, call: {id: match.row.id, key}};
		}
	}
	const rows = liveRows(program.table, contexts);
	const wanted = first.toLowerCase();
	const row =
		rows.find(({id}) => id === wanted) ??
		rows.find(({label}) => label.some((name) => name.toLowerCase() === words.toLowerCase())) ??
		rows.find(({label}) => label.some((name) => name.toLowerCase().split(/\s/)[0] === wanted)) ??
		rows.find(({id}) => wanted.length > 1 && id.startsWith(wanted));
	if (row === undefined) return {kind: 'unknown'};
	return {kind: 'action', row, call: argument === '' ? {id: row.id} : {id: row.id, argument}};
}

/** The press of a key that was written: `F2`, `x`, `Alt+R`. */
function keyOf(written: string): KeyPress | undefined {
	if ([...written].length === 1) return characterPress(written);
	const chord = parseChord(written);
	if (chord === undefined) return undefined;
	const name = chord.replace(/^(?:ctrl\+|alt\+|shift\+)+/, '');
	const press = keyPress(name, {
		ctrl: chord.includes('ctrl+'),
		alt: chord.includes('alt+'),
		shift: chord.includes('shift+'),
	});
	return chordOf(press) === chord ? press : undefined;
}
