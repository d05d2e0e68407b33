/** The heap of deadlines against a map that is searched each time. */

import {fc, testProp} from '@fast-check/ava';
import {Deadlines} from '@plateau/core/deadlines';

const keys = [
	['ring', 'o-1'],
	['ring', 'o-2'],
	['wrap-up', 'a1'],
	['grace', 'a1'],
	['max-wait', 'c-1'],
] as const;

testProp(
	'deadlines - the next is the earliest, then by kind and by whom, whatever was set, moved and taken away',
	[
		fc.array(fc.tuple(fc.constantFrom(...keys), fc.option(fc.integer({min: 0, max: 9}))), {
			minLength: 1,
		}),
	],
	(t, changes) => {
		const deadlines = new Deadlines();
		const model = new Map<string, number>();
		for (const [[what, whom], dueAt] of changes) {
			const key = `${what}:${whom}`;
			deadlines.set(what, whom, dueAt ?? undefined);
			if (dueAt === null) model.delete(key);
			else model.set(key, dueAt);
			const [first] = [...model].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
			const next = deadlines.next();
			t.deepEqual(next && [`${next.what}:${next.whom}`, next.dueAt], first);
			t.deepEqual([...deadlines.entries()].sort(), [...model].sort());
		}
	},
);

testProp(
	'deadlines - taken one by one they come in order',
	[fc.array(fc.integer({min: 0, max: 1000}), {minLength: 1})],
	(t, instants) => {
		const deadlines = new Deadlines();
		for (const [place, dueAt] of instants.entries()) deadlines.set('rest', `k${place}`, dueAt);
		const taken: number[] = [];
		for (let next = deadlines.next(); next !== undefined; next = deadlines.next()) {
			taken.push(next.dueAt);
			deadlines.set(next.what, next.whom, undefined);
		}
		t.deepEqual(
			taken,
			instants.toSorted((a, b) => a - b),
		);
	},
);
