/** What every list of the command line is made of. */

import type {BoardView, DeskView, MeView} from '@plateau/core/protocol';
import type {Locale} from '@plateau/core/text';
import type {Country} from '../format/phone-number.ts';
import type {Column} from './output.ts';

/** What a person may see of the floor: a supervisor the board, an agent their own desk. */
export interface Seen {
	readonly floor: BoardView | DeskView;
	readonly me: MeView;
}

/** What turns codes and instants into text. */
export interface Reader {
	readonly locale: Locale;
	readonly country: Country;
	/** The daemon's clock. */
	readonly now: number;
	readonly seen: Seen;
}

export interface Noun<Row> {
	rows(seen: Seen): readonly Row[];
	idOf(row: Row): string;
	columns(reader: Reader): readonly Column<Row>[];
}

export const isBoard = (floor: Seen['floor']): floor is BoardView => 'alerts' in floor;
export const byName = <T>(rows: readonly T[], nameOf: (row: T) => string): T[] =>
	[...rows].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
export const rowsOf = <T>(record: Readonly<Record<string, T>>): T[] => Object.values(record);
