/** Ids are counted on the floor: the number after the last one seen in an event is the next. */

import {type Counters, numberAtEnd} from '../counters.ts';
import type {Floor} from '../floor.ts';

/** Moves the counter past the number at the end of `id` (`o-12` → 13). */
export function bump(floor: Floor, kind: keyof Counters, id: string): void {
	const used = numberAtEnd(id);
	if (used !== undefined && used >= floor.counters[kind]) floor.counters[kind] = used + 1;
}
