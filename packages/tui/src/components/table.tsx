/** A table that shows the rows its box has room for, and no more. Layout is in table-layout.ts. */
import type {BoxProps} from 'ink';
import {useRef} from 'react';
import type {Size} from '../terminal/environment.ts';
import type {Cell} from '../terminal/surface.tsx';
import {Paint} from '../terminal/surface.tsx';
import {columnAt, type TableContent, tableLines, windowTop} from './table-layout.ts';

/** A table's content and Ink's properties for its box; give it `flexGrow` or a height. */
export interface TableProps<Row> extends BoxProps, TableContent<Row> {
	/** Pane name: a click on a row arrives with this name and the row's id, on the header with `header:` and the column's. */
	readonly name?: string;
}

/** A table. The window scrolls by itself so that the selected row is seen. */
export function Table<Row>({
	columns,
	rows,
	rowId,
	selected,
	isFocused,
	sort,
	empty,
	name,
	...box
}: TableProps<Row>) {
	// The window's place is nobody else's business, and no frame depends on when it changed.
	const top = useRef(0);
	const width = useRef(0);
	const content: TableContent<Row> = {
		columns,
		rows,
		rowId,
		selected,
		sort,
		...(isFocused === undefined ? {} : {isFocused}),
		...(empty === undefined ? {} : {empty}),
	};

	function draw(size: Size) {
		top.current = windowTop({
			count: rows.length,
			rows: Math.max(0, size.rows - 1),
			selected: rows.findIndex((row) => rowId(row) === selected),
			top: top.current,
		});
		width.current = size.columns;
		return tableLines(content, size, top.current);
	}

	function pick(cell: Cell): string | undefined {
		if (cell.row === 0) {
			const column = columnAt(content, width.current, cell.column);
			return column === undefined ? undefined : `header:${column}`;
		}
		const row = rows[top.current + cell.row - 1];
		return row === undefined ? undefined : rowId(row);
	}

	return <Paint {...box} draw={draw} name={name} pick={pick} />;
}
