/**
 * Thousands of random small floors, routed by the engine and by a search through everybody.
 * Fresh ones: `FRESH_FLOORS=20000 npx ava test/core/routing/oracle.test.ts`.
 */

import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {compareFloor, wrongIndex, wrongWhys} from '../../helpers/routed.ts';

const floors = 3000;
const freshFloors = Number(process.env['FRESH_FLOORS'] ?? 0);
const firstFresh = freshFloors > 0 ? Date.now() : 1;

/** However busy the machine is; and there may be many fresh ones. */
const longMs = 30 * 60_000;

/** The fixed seeds, or the given number of fresh ones. */
function seeds(): number[] {
	return Array.from({length: freshFloors || floors}, (_, place) => firstFresh + place);
}

test('oracle - the engine offers what a search through everybody finds, in the same order', (t) => {
	t.timeout(longMs);
	let offers = 0;
	for (const seed of seeds()) {
		const {seen, wanted} = compareFloor(seed);
		// To show a difference well takes AVA longer than to make the floor.
		if (!isDeepStrictEqual(seen, wanted)) t.deepEqual(seen, wanted, `floor ${seed}`);
		offers += seen.offers.length;
	}
	// Floors on which nothing happens would prove nothing.
	t.true(offers > seeds().length / 2, `${offers} offers`);
});

test('oracle - what an offer keeps of why is what the full explanation counts', (t) => {
	t.timeout(longMs);
	t.deepEqual(
		seeds().flatMap((seed) => wrongWhys(seed).map((wrong) => `floor ${seed}: ${wrong}`)),
		[],
	);
});

test('oracle - the index kept through a decision is the one built anew', (t) => {
	t.timeout(longMs);
	t.deepEqual(
		seeds().flatMap((seed) => wrongIndex(seed).map((wrong) => `floor ${seed}: ${wrong}`)),
		[],
	);
});
