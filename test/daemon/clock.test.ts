import {Clock} from '@plateau/daemon/clock';
import test from 'ava';

function fake(wall: number) {
	const time = {wall, monotonic: 0};
	const pass = (ms: number) => {
		time.wall += ms;
		time.monotonic += ms;
	};
	return {time, pass, source: {wall: () => time.wall, monotonic: () => time.monotonic}};
}

test('clock - follows the wall while it does not jump', (t) => {
	const {pass, source} = fake(5000);
	const clock = new Clock(0, source);
	pass(1234);
	t.is(clock.now(), 6234);
	t.is(clock.takeStep(), undefined);
});

test('clock - follows a jump forward and tells it once', (t) => {
	const {time, pass, source} = fake(5000);
	const clock = new Clock(0, source);
	time.wall += 3_600_000;
	t.is(clock.takeStep(), 3_600_000);
	t.is(clock.now(), 3_605_000);
	pass(10);
	t.is(clock.takeStep(), undefined);
});

test('clock - does not follow a jump back but tells it once', (t) => {
	const {time, pass, source} = fake(3_605_000);
	const clock = new Clock(0, source);
	time.wall -= 3_600_000;
	t.is(clock.takeStep(), -3_600_000);
	t.is(clock.now(), 3_605_000);
	pass(10);
	t.is(clock.takeStep(), undefined);
	t.is(clock.now(), 3_605_010);
});

test('clock - starts no earlier than the journal ends', (t) => {
	const {pass, source} = fake(1000);
	const clock = new Clock(9000, source);
	pass(5);
	t.is(clock.now(), 9005);
});
