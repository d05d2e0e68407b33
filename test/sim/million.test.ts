/** A million simulated calls over hundreds of floors and mixes of faults. Fresh ones: `npm run sim -- --crowd`. */

import {machines} from '@plateau/core/transitions';
import test from 'ava';
import {callsPerWorld, liveCrowd, tasksOf} from '../../scripts/sim-crowd.ts';

const wanted = 1_000_000;
const firstSeed = 20_001;
const livedTwice = 4;

test('a million calls - every law holds, the tables hold, and the same seeds live the same lives', async (t) => {
	// A figure of the bench, never a reason to fail: a busy machine may take its time.
	t.timeout(30 * 60_000);
	// Some callers come and go while nobody looks: the floor sees fewer than come.
	const worlds = Math.ceil((1.08 * wanted) / callsPerWorld);
	const report = await liveCrowd(tasksOf(firstSeed, worlds, livedTwice));
	const {calls, steps, events, processes, seconds, outcomes} = report;
	const ended = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
	t.log(
		`NOTE: ${ended} calls of ${calls} callers in ${report.worlds} worlds, ${steps} steps, ${events} events:`,
		`${seconds.toFixed(0)} s in ${processes} processes, ${Math.round(ended / seconds)} calls a second`,
	);
	t.deepEqual(report.broken, [], 'again: npm run sim -- --crowd --first <seed>');
	t.true(ended >= wanted, `${ended} calls of the floor`);

	// Every way a call can end was taken by thousands.
	for (const outcome of [
		...['answered', 'abandoned', 'timed-out', 'left-empty', 'refused', 'overflowed'],
		...['fallback-answered', 'lost-in-gap', 'pbx-restart'],
	])
		t.true((outcomes.get(outcome) ?? 0) > 1000, `${outcomes.get(outcome)} calls ${outcome}`);
	const tabled = new Set(
		machines.flatMap(({name, rows}) =>
			rows.map(({from, event, to}) => `${name}: ${from} + ${event} → ${to}`),
		),
	);
	t.deepEqual(
		[...report.transitions.keys()].filter((row) => !tabled.has(row)),
		[],
	);

	t.is(report.hashes.size, livedTwice);
	for (const [seed, hashes] of report.hashes) {
		t.is(hashes.length, 2);
		t.is(new Set(hashes).size, 1, `seed ${seed} lived two lives`);
	}
	t.is(new Set([...report.hashes.values()].flat()).size, livedTwice);
});
