/** The rows a pane shows, in their order, and the mark among them. Pure. */
import type {BoardView} from '@plateau/core/protocol';
import {type Field, type FieldInput, fields, type PaneRows} from './board-fields.ts';
import {agentState, alertOrder} from './board-figures.ts';
import {readFilter} from './board-filter.ts';
import {type BoardModel, type Pane, panes, withPane} from './board-types.ts';

const collator = new Intl.Collator('fr', {numeric: true, sensitivity: 'base'});

/** The rows of a pane as they are shown: filtered, sorted. A filter with a fault shows everything. */
export function rowsOf<P extends Pane>(
	model: BoardModel,
	pane: P,
	now: number,
): ReadonlyArray<PaneRows[P]> {
	const {view} = model;
	if (view === undefined) return [];
	const own: ReadonlyArray<Field<PaneRows[P]>> = fields[pane];
	const input = {view, now};
	const {filter, sort} = model.panes[pane];
	let rows = allOf(model, view, pane);
	if (filter.trim() !== '') {
		const read = readFilter(own, filter);
		if (read.ok) rows = rows.filter((row) => read.matches(row, input));
	}
	const field = sort && own.find(({id}) => id === sort.column);
	if (sort === undefined || field === undefined) return rows;
	return sorted(rows, field, input, sort.isDescending);
}

/** How many rows there are without the filter. */
export function countOf(model: BoardModel, pane: Pane): number {
	return model.view === undefined ? 0 : allOf(model, model.view, pane).length;
}

// Each pane's own order: the file's for queues, names, the longest first for calls, the gravest.
const ordered = {
	queues: (view: BoardView) => Object.values(view.queues),
	agents: (view: BoardView) =>
		Object.values(view.agents).toSorted(
			(one, other) => collator.compare(one.name, other.name) || collator.compare(one.id, other.id),
		),
	calls: (view: BoardView) =>
		Object.values(view.calls).toSorted((one, other) => one.arrivedAt - other.arrivedAt),
	alerts: (view: BoardView) => Object.values(view.alerts).toSorted(alertOrder),
} satisfies {readonly [P in Pane]: (view: BoardView) => ReadonlyArray<PaneRows[P]>};

function allOf<P extends Pane>(
	model: BoardModel,
	view: BoardView,
	pane: P,
): ReadonlyArray<PaneRows[P]> {
	const rows = lately(view, pane) as ReadonlyArray<PaneRows[P]>;
	if (pane !== 'agents' || model.showsSignedOut) return rows;
	return rows.filter((row) => agentState(row as PaneRows['agents']).state !== 'logged-out');
}

// A view is never changed, and each of its panes is asked for several times a frame.
const kept = new WeakMap<BoardView, Map<Pane, ReadonlyArray<PaneRows[Pane]>>>();

function lately(view: BoardView, pane: Pane): ReadonlyArray<PaneRows[Pane]> {
	let orders = kept.get(view);
	if (orders === undefined) {
		orders = new Map();
		kept.set(view, orders);
	}
	let rows = orders.get(pane);
	if (rows === undefined) {
		rows = ordered[pane](view);
		orders.set(pane, rows);
	}
	return rows;
}

function sorted<Row>(
	rows: readonly Row[],
	field: Field<Row>,
	input: FieldInput,
	isDescending: boolean,
): readonly Row[] {
	const sign = isDescending ? -1 : 1;
	const {text, figure} = field;
	if (figure !== undefined) {
		const keyed = rows.map((row) => ({row, key: figure(row, input)}));
		keyed.sort((one, other) => {
			// What has no figure stays at the end whichever way it is sorted.
			if (one.key === undefined || other.key === undefined) {
				return Number(one.key === undefined) - Number(other.key === undefined);
			}
			return sign * (one.key - other.key);
		});
		return keyed.map(({row}) => row);
	}
	const keyed = rows.map((row) => ({row, key: text?.(row, input) ?? ''}));
	keyed.sort((one, other) => sign * collator.compare(one.key, other.key));
	return keyed.map(({row}) => row);
}

/** The model with a marked row in every pane that has rows; a mark whose row went stays in its place. */
export function settled(model: BoardModel, now: number): BoardModel {
	let next = model;
	for (const pane of panes) {
		const rows = rowsOf(next, pane, now);
		const {selected, index} = next.panes[pane];
		const found = rows.findIndex(({id}) => id === selected);
		const at = found >= 0 ? found : Math.max(0, Math.min(index, rows.length - 1));
		const id = rows[at]?.id;
		if (id !== selected || at !== index) next = withPane(next, pane, {selected: id, index: at});
	}
	return next;
}

/** The model with the focused pane's mark `by` rows further, or at an end. */
export function moved(model: BoardModel, now: number, by: number): BoardModel {
	const {pane} = model;
	const rows = rowsOf(model, pane, now);
	const index = Math.max(0, Math.min(rows.length - 1, model.panes[pane].index + by));
	return withPane(model, pane, {selected: rows[index]?.id, index});
}
