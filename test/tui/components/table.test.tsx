import {Table} from '@plateau/tui/components/table.tsx';
import {
	type Column,
	columnAt,
	layoutColumns,
	type TableContent,
	tableLines,
	windowTop,
} from '@plateau/tui/components/table-layout';
import {lineWidth, paint, plainText} from '@plateau/tui/terminal/spans';
import test from 'ava';
import fc from 'fast-check';
import {showElement} from '../../helpers/terminal.ts';

interface Agent {
	readonly id: string;
	readonly name: string;
	readonly calls: number;
}

const columns: ReadonlyArray<Column<Agent>> = [
	{id: 'name', title: 'Agent', width: 8, flex: 1, cell: ({name}) => name},
	{id: 'calls', title: 'calls', width: 5, align: 'right', cell: ({calls}) => String(calls)},
	{id: 'site', title: 'site', width: 6, dropOrder: 1, cell: () => paint('dim', 'Lyon')},
	{id: 'note', title: 'note', width: 10, flex: 1, dropOrder: 2, cell: () => 'lunch'},
];
const agents = (count: number): Agent[] =>
	Array.from({length: count}, (_, index) => ({
		id: `a${index}`,
		name: `Agent ${index}`,
		calls: index,
	}));

function content(count: number, more: Partial<TableContent<Agent>> = {}): TableContent<Agent> {
	return {columns, rows: agents(count), rowId: ({id}) => id, ...more};
}

function shownRows(table: TableContent<Agent>, width: number, rows: number, top = 0): string[] {
	return tableLines(table, {columns: width, rows}, top).map((line) => plainText(line).trimEnd());
}

test('table - shows titles and rows in their columns', (t) => {
	t.deepEqual(shownRows(content(2, {selected: 'a1', isFocused: true}), 40, 5), [
		' Agent        calls site   note',
		' Agent 0          0 Lyon   lunch',
		'▌Agent 1          1 Lyon   lunch',
	]);
});

test('table - columns that do not fit go by their order, the rest grow', (t) => {
	const widths = (width: number) =>
		layoutColumns(columns, width).map(({column, width: cells}) => `${column.id} ${cells}`);
	t.deepEqual(widths(40), ['name 12', 'calls 5', 'site 6', 'note 14']);
	t.deepEqual(widths(31), ['name 18', 'calls 5', 'site 6']);
	t.deepEqual(widths(20), ['name 14', 'calls 5']);
	t.deepEqual(widths(5), ['name 8', 'calls 5']);
});

test('table - columns fill the width they are given, to the cell', (t) => {
	fc.assert(
		fc.property(fc.integer({min: 14, max: 300}), (width) => {
			const laid = layoutColumns(columns, width);
			return laid.reduce((sum, one) => sum + one.width, laid.length - 1) === width;
		}),
	);
	t.pass();
});

test('table - the window follows the selection and moves no more than it must', (t) => {
	const at = (selected: number, top: number) => windowTop({count: 200, rows: 10, selected, top});
	t.is(at(0, 0), 0);
	t.is(at(9, 0), 0);
	t.is(at(10, 0), 1);
	t.is(at(5, 5), 5);
	t.is(at(4, 5), 4);
	t.is(at(199, 0), 190);
	t.is(at(-1, 7), 7);
	t.is(windowTop({count: 5, rows: 10, selected: 4, top: 3}), 0);
	t.is(windowTop({count: 0, rows: 10, selected: -1, top: 3}), 0);
});

test('table - the selected row is always in the window', (t) => {
	fc.assert(
		fc.property(
			fc.integer({min: 1, max: 300}),
			fc.integer({min: 1, max: 60}),
			fc.nat(),
			fc.nat(400),
			(count, rows, pick, top) => {
				const selected = pick % count;
				const first = windowTop({count, rows, selected, top});
				return first >= 0 && selected >= first && selected < first + rows;
			},
		),
	);
	t.pass();
});

test('table - never has more lines than its box has rows, nor wider ones', (t) => {
	fc.assert(
		fc.property(
			fc.nat(300),
			fc.nat(60),
			fc.integer({min: 15, max: 160}),
			fc.nat(300),
			(count, rows, width, top) => {
				const lines = tableLines(content(count, {selected: 'a3'}), {columns: width, rows}, top);
				return lines.length <= rows && lines.every((line) => lineWidth(line) <= width);
			},
		),
	);
	t.pass();
});

test('table - says where the window stands when rows are out of sight', (t) => {
	t.regex(shownRows(content(200), 60, 11, 20)[0] ?? '', /^ Agent +calls site {3}note +21-30\/200$/);
	t.false(shownRows(content(5), 60, 11)[0]?.includes('/'));
});

test('table - marks the sorted column', (t) => {
	const sorted = content(1, {sort: {column: 'calls', isDescending: true}});
	t.regex(shownRows(sorted, 40, 3)[0] ?? '', / call▼ /);
});

test('table - without rows it says so', (t) => {
	t.deepEqual(shownRows(content(0, {empty: ' nobody is signed in'}), 40, 5).slice(1), [
		' nobody is signed in',
	]);
});

test('table - knows which column a cell belongs to', (t) => {
	t.is(columnAt({columns}, 40, 0), undefined);
	t.is(columnAt({columns}, 40, 1), 'name');
	t.is(columnAt({columns}, 40, 14), 'calls');
	t.is(columnAt({columns}, 40, 39), 'note');
});

test('table - on a screen it fills its box, follows the selection, and answers clicks', async (t) => {
	const element = (selected: string) => (
		<Table name="agents" flexGrow={1} {...content(200, {selected, isFocused: true})} />
	);
	const shown = await showElement(element('a0'), {size: {columns: 40, rows: 6}});
	t.true(shown.rows()[1]?.startsWith('▌Agent 0'));
	await shown.draw(element('a7'));
	t.true(shown.rows()[5]?.startsWith('▌Agent 7'));
	t.true(shown.rows()[1]?.startsWith(' Agent 3'));
	await shown.draw(element('a6'));
	t.true(shown.rows()[1]?.startsWith(' Agent 3'), 'the window stays while it can');
	shown.stdin.send('\u001b[<0;3;2M\u001b[<0;16;1M');
	t.deepEqual(
		shown.keys.map(({target}) => target),
		[
			{pane: 'agents', item: 'a3'},
			{pane: 'agents', item: 'header:calls'},
		],
	);
	t.is(shown.cell(3, 4).background, 238);
	shown.close();
});
