import {Throttle} from '@plateau/daemon/accounts/throttle';
import test from 'ava';

test('throttle - doubles the wait with each failure beyond the free ones, up to five minutes', (t) => {
	const throttle = new Throttle(2);
	const waits: number[] = [];
	for (let tries = 0; tries < 14; tries += 1) {
		throttle.failed('anne', 0);
		waits.push(throttle.waitMs('anne', 0));
	}
	t.deepEqual(waits.slice(0, 5), [0, 1000, 2000, 4000, 8000]);
	t.is(waits.at(-1), 300_000);
	t.is(throttle.waitMs('anne', 299_999), 1);
	t.is(throttle.waitMs('anne', 300_000), 0);
	t.is(throttle.waitMs('bob', 0), 0);
});

test('throttle - forgets after an hour of quiet, or a success', (t) => {
	const throttle = new Throttle(1);
	throttle.failed('anne', 0);
	throttle.failed('anne', 3_600_000);
	t.is(throttle.waitMs('anne', 3_600_000), 1000, 'counts as the first');
	throttle.succeeded('anne');
	t.is(throttle.waitMs('anne', 3_600_000), 0);
});

test('throttle - takes back one failure and keeps the others', (t) => {
	const throttle = new Throttle(1);
	throttle.failed('anne', 0);
	throttle.failed('anne', 0);
	throttle.takeBack('anne');
	t.is(throttle.waitMs('anne', 0), 1000);
	throttle.takeBack('anne');
	throttle.takeBack('anne');
	t.is(throttle.waitMs('anne', 0), 0);
});

test('throttle - a flood of names cannot fill the memory', (t) => {
	const throttle = new Throttle(1);
	for (let name = 0; name < 30_000; name += 1) throttle.failed(`n${name}`, name);
	t.is(throttle.waitMs('n0', 30_000), 0, 'the oldest go');
	t.true(throttle.waitMs('n29999', 29_999) > 0);
});
