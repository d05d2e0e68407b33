/** Values as a floor file spells them. */

import {formatDuration} from './duration.ts';

/** A value as the file spells it. */
export type Plain = string | number | boolean | readonly Plain[] | {readonly [key: string]: Plain};
export type PlainMap = Readonly<Record<string, Plain>>;

/** A duration in its one spelling; undefined stays so. */
export function duration(ms: number | undefined): string | undefined {
	return ms === undefined ? undefined : formatDuration(ms);
}

/** The fields that have a value. */
export function defined(fields: Readonly<Record<string, Plain | undefined>>): PlainMap {
	const found = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(found) as PlainMap;
}

/** E.164 as people write it; short numbers have no plus. */
export function spelt(numberId: string): string {
	return numberId.length > 6 ? `+${numberId}` : numberId;
}
