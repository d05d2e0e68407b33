/** A person's own keys (`keys.toml`): pure, so the reader of the file only hands over what it holds. */
import {type ActionTable, checkTable, type KeyProblem} from './table.ts';

/** Action id → its keys instead of the default ones. An empty list takes its keys away. */
export type Remap = Readonly<Record<string, string | readonly string[]>>;

/** The table with the remap in it, or everything that is wrong with the remap; then nothing was changed. */
export type Remapped<Model> =
	| {readonly ok: true; readonly table: ActionTable<Model>}
	| {readonly ok: false; readonly problems: readonly KeyProblem[]};

/**
 * Puts a person's keys into a table. Refuses unknown actions, keys that do not exist or must not be
 * bound, two actions on one key in one place, and call control without an F-key.
 */
export function applyRemap<Model>(table: ActionTable<Model>, remap: Remap): Remapped<Model> {
	const known = new Set(table.rows.map((row) => row.id));
	const unknown = Object.keys(remap)
		.filter((id) => !known.has(id))
		.map(unknownAction);
	const rows = table.rows.map((row) => {
		const keys = Object.hasOwn(remap, row.id) ? remap[row.id] : undefined;
		if (keys === undefined) return row;
		return {...row, keys: typeof keys === 'string' ? [keys] : keys};
	});
	const checked = checkTable(rows);
	const problems = [...unknown, ...checked.problems];
	return problems.length === 0 ? {ok: true, table: checked.table} : {ok: false, problems};
}

function unknownAction(action: string): KeyProblem {
	return {
		code: 'unknown-action',
		action,
		key: '',
		sentence: [
			'there is no such action; docs/keys.md lists them',
			'cette action n’existe pas ; docs/keys.md les énumère',
		],
	};
}
