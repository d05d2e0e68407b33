/** The list of keys that work here: filtered by what is typed, one entry marked. Pure. */
import {type HelpEntry, helpEntries} from '../keys/help.ts';
import type {ActionRow} from '../keys/table.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {type Edit, editText, emptyText} from './edit-text.ts';
import type {Scene} from './shell.ts';
import type {Program} from './shell-types.ts';

/** The open list. */
export interface HelpList {
	readonly filter: Edit;
	/** Index of the marked entry among those shown; may be past the end after filtering. */
	readonly selected: number;
}

/** The list as it opens. */
export const openHelp: HelpList = {filter: emptyText, selected: 0};

const pageRows = 10;

/** The list after a key that types. */
export function typeHelp(help: HelpList, key: KeyPress): HelpList {
	const {edit, outcome} = editText(help.filter, key, {maxLength: 60});
	return {filter: edit, selected: outcome === 'changed' ? 0 : help.selected};
}

/** What the list shows: actions of these contexts whose name, key or id holds what was typed. */
export function shownHelp<Model>(
	program: Program<Model>,
	scene: Scene<Model>,
	help: HelpList,
): readonly HelpEntry[] {
	if (scene.model === undefined) return [];
	const {locale} = scene.context;
	const contexts = [...program.contexts(scene.model), 'shell'];
	const wanted = plain(help.filter.text);
	return helpEntries(program.table, {contexts, locale, model: scene.model}).filter(
		({id, keys, label}) => plain([label, id, ...keys].join(' ')).includes(wanted),
	);
}

/** Without accents and capitals: `presence` finds `présence`. */
function plain(text: string): string {
	return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

/** The list with another entry marked. */
export function moveHelp<Model>(
	program: Program<Model>,
	scene: Scene<Model>,
	help: HelpList,
	how: string,
): HelpList {
	const last = shownHelp(program, scene, help).length - 1;
	const rows = how.includes('page') ? pageRows : 1;
	const to = Math.min(help.selected, last) + (how.endsWith('up') ? -rows : rows);
	return {...help, selected: Math.max(0, Math.min(last, to))};
}

/** The row of the marked entry. */
export function selectedHelp<Model>(
	program: Program<Model>,
	scene: Scene<Model>,
	help: HelpList,
): ActionRow<Model> | undefined {
	const entry = shownHelp(program, scene, help)[help.selected];
	return entry && program.table.rows.find((row) => row.id === entry.id);
}
