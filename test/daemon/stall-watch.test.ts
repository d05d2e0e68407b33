import {StallWatch, stallLimitMs} from '@plateau/daemon/stall-watch';
import test from 'ava';

function given(t: {teardown(stop: () => void): void}) {
	let now = 1000;
	const stalls: number[] = [];
	const watch = new StallWatch({monotonic: () => now, stalled: (ms) => stalls.push(ms)});
	t.teardown(() => watch.stop());
	return {watch, stalls, pass: (ms: number) => (now += ms)};
}

test('stall watch - tells once, before what woke it is believed, and not of short waits', (t) => {
	const {watch, stalls, pass} = given(t);
	watch.start();
	pass(stallLimitMs);
	watch.look();
	t.deepEqual(stalls, []);
	pass(stallLimitMs + 1);
	watch.look();
	watch.look();
	t.deepEqual(stalls, [stallLimitMs + 1]);
});

test('stall watch - a slow start and a stop are no stalls', (t) => {
	const {watch, stalls, pass} = given(t);
	pass(60_000);
	watch.look();
	watch.start();
	watch.look();
	watch.stop();
	pass(60_000);
	watch.look();
	t.deepEqual(stalls, []);
});
