/** Ids are counted on the floor: the number after the last one seen in an event is the next. */

import type {Counters, Floor} from '../floor.ts';

/** Moves the counter past the number at the end of `id` (`o-12` → 13). */
export function bump(floor: Floor, kind: keyof Counters, id: string): void {
	const used = numberAtEnd(id);
	if (used !== undefined && used >= floor.counters[kind]) floor.counters[kind] = used + 1;
}

/** Digit by digit: no part of the text is copied. Undefined when there is none, or another sign among them. */
function numberAtEnd(id: string): number | undefined {
	let used = 0;
	let unit = 1;
	for (let place = id.length - 1; place >= 0; place -= 1) {
		const code = id.charCodeAt(place);
		if (code === dash) return unit > 1 ? used : undefined;
		const digit = code - zero;
		if (digit < 0 || digit > 9) return undefined;
		used += digit * unit;
		unit *= 10;
	}
	return unit > 1 ? used : undefined;
}

const dash = '-'.charCodeAt(0);
const zero = '0'.charCodeAt(0);
