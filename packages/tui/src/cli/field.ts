/** One value as text between tabs. */

import {safeText} from '@plateau/core';

/** A value as a program reads it: ms, counts, ids, true or false. */
export type Raw = string | number | boolean | undefined;

/** Harmless, and without a tab or a line end of its own; empty for undefined. */
export function field(value: Raw): string {
	return value === undefined ? '' : safeText(String(value).replaceAll(/[\t\r\n]+/g, ' '), 10_000);
}
