/** How a table fits its box: which columns, how wide, which rows. Pure; drawn by table.tsx. */
import {symbols} from '../symbols.ts';
import type {Size} from '../terminal/environment.ts';
import {emphasise, fitLine, type Line, lineWidth, paint} from '../terminal/spans.ts';

/** One column of a table of `Row`s. */
export interface Column<Row> {
	readonly id: string;
	readonly title: string;
	/** Least width in cells. */
	readonly width: number;
	/** Share of the width that is left over (default 0: it stays at `width`). */
	readonly flex?: number;
	readonly align?: 'left' | 'right';
	/** Where there is no room, columns go from the highest number down; without one they stay. */
	readonly dropOrder?: number;
	cell(row: Row): Line;
}

/** What a table shows. */
export interface TableContent<Row> {
	readonly columns: ReadonlyArray<Column<Row>>;
	readonly rows: readonly Row[];
	rowId(row: Row): string;
	/** The marked row's id; the window follows it. */
	readonly selected?: string | undefined;
	/** True while the table takes the keys: its mark is drawn. */
	readonly isFocused?: boolean;
	readonly sort?: {readonly column: string; readonly isDescending: boolean} | undefined;
	/** Shown instead of rows when there are none. */
	readonly empty?: Line;
}

/** Cells between two columns. */
const gap = 1;
/** Cells before the first column, for the mark. */
const margin = 1;

/** The columns that fit, with their widths. The sum with gaps is at most `width` unless one column must stay. */
export function layoutColumns<Row>(
	columns: ReadonlyArray<Column<Row>>,
	width: number,
): ReadonlyArray<{readonly column: Column<Row>; readonly width: number}> {
	let kept = [...columns];
	while (kept.length > 1 && neededWidth(kept) > width) {
		const worst = kept.reduce((one, other) =>
			(other.dropOrder ?? -1) >= (one.dropOrder ?? -1) ? other : one,
		);
		if (worst.dropOrder === undefined) break;
		kept = kept.filter((column) => column !== worst);
	}
	const flexes = kept.reduce((sum, column) => sum + (column.flex ?? 0), 0);
	let free = Math.max(0, width - neededWidth(kept));
	let flexLeft = flexes;
	return kept.map((column) => {
		const flex = column.flex ?? 0;
		// Dividing what is left, not the whole, leaves no cell over at the end.
		const extra = flexLeft > 0 ? Math.round((free * flex) / flexLeft) : 0;
		free -= extra;
		flexLeft -= flex;
		return {column, width: column.width + extra};
	});
}

function neededWidth<Row>(columns: ReadonlyArray<Column<Row>>): number {
	return columns.reduce((sum, column) => sum + column.width + gap, -gap);
}

/**
 * Index of the first row to show so that `selected` is seen, moving as little as possible from
 * `top`, and without empty rows at the end while there are rows above.
 */
export function windowTop(input: {
	readonly count: number;
	readonly rows: number;
	readonly selected: number;
	readonly top: number;
}): number {
	const {count, rows, selected} = input;
	let top = input.top;
	if (selected >= 0) {
		top = Math.min(top, selected);
		top = Math.max(top, selected - rows + 1);
	}
	return Math.max(0, Math.min(top, count - rows));
}

/** The header and the rows of the window that starts at `top`: never more lines than `size.rows`. */
export function tableLines<Row>(
	content: TableContent<Row>,
	size: Size,
	top: number,
): readonly Line[] {
	if (size.rows <= 0) return [];
	const layout = layoutColumns(content.columns, size.columns - margin);
	const shown = content.rows.slice(top, top + size.rows - 1);
	const header = headerLine(content, layout, size, top, shown.length);
	if (shown.length === 0) return [header, ...(content.empty === undefined ? [] : [content.empty])];
	return [header, ...shown.map((row) => rowLine(content, layout, row, size))];
}

type Layout<Row> = ReturnType<typeof layoutColumns<Row>>;

function rowLine<Row>(content: TableContent<Row>, layout: Layout<Row>, row: Row, size: Size): Line {
	const cells = layout.map(({column, width}) => fitLine(column.cell(row), width, column.align));
	const isSelected = content.rowId(row) === content.selected;
	const mark = isSelected && content.isFocused === true ? paint('focus', symbols.focus) : ' ';
	const line: Line = [mark, joined(cells)];
	return isSelected ? emphasise(fitLine(line, size.columns), {selected: true}) : line;
}

function joined(cells: readonly Line[]): Line {
	return cells.flatMap((cell, index) => (index === 0 ? [cell] : [' '.repeat(gap), cell]));
}

function headerLine<Row>(
	content: TableContent<Row>,
	layout: Layout<Row>,
	size: Size,
	top: number,
	shown: number,
): Line {
	const titles = layout.map((placed, index) => {
		const title = paint('dim', titleOf(content, placed));
		const isLast = index === layout.length - 1;
		// Behind the last title there is room for the window's place, if nothing fills it.
		return isLast && placed.column.align !== 'right'
			? title
			: fitLine(title, placed.width, placed.column.align);
	});
	const line: Line = [' ', joined(titles)];
	if (shown >= content.rows.length) return line;
	// Rows out of sight are no secret.
	const position = ` ${top + 1}-${top + shown}/${content.rows.length}`;
	if (lineWidth(line) + position.length > size.columns) return line;
	return [fitLine(line, size.columns - position.length), paint('dim', position)];
}

/** The column's title, its last letter given up to the arrow where there is no room for both. */
function titleOf<Row>({sort}: TableContent<Row>, {column, width}: Layout<Row>[number]): string {
	if (sort?.column !== column.id) return column.title;
	const arrow = sort.isDescending ? symbols.descending : symbols.ascending;
	return column.title.slice(0, Math.max(0, width - 1)) + arrow;
}

/** Id of the column drawn at a cell of a table `width` cells wide; `undefined` in margins and gaps. */
export function columnAt<Row>(
	{columns}: Pick<TableContent<Row>, 'columns'>,
	width: number,
	at: number,
): string | undefined {
	let left = margin;
	for (const placed of layoutColumns(columns, width - margin)) {
		if (at >= left && at < left + placed.width) return placed.column.id;
		left += placed.width + gap;
	}
	return undefined;
}
