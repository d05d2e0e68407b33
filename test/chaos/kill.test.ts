// The daemon is killed at each of its first writes, three times over: no call notices.

import test from 'ava';
import {killCycles} from './kill-cycles.ts';

test('kill - at each of the first writes calls go on, places are kept and nobody is offered twice', async (t) => {
	const {problems, died, cycles, talked, calls, outcomes} = await killCycles(39, 1);
	t.deepEqual(problems, []);
	t.is(died, cycles);
	t.true(talked > 0 && calls > 0 && (outcomes['answered'] ?? 0) > 0);
});
