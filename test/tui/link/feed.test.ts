import type {JsonObject} from '@plateau/core/protocol';
import {DaemonClock} from '@plateau/tui/link/clock';
import {Feed} from '@plateau/tui/link/feed';
import test from 'ava';

const me: JsonObject = {
	login: 'alice',
	name: 'Alice',
	signedIn: false,
	phones: {1001: {id: '1001', registered: true, outside: false}},
	reasons: {},
};

test('feed - a snapshot, then deltas in order; branches that did not change are kept', (t) => {
	const feed = new Feed('me');
	t.deepEqual(feed.snapshot(0, me), {kind: 'view', view: me});
	const first = feed.delta(1, [[['signedIn'], true]]);
	t.like(first, {kind: 'view', view: {signedIn: true}});
	const second = feed.delta(2, [[['phoneId'], '1001']]);
	t.is(second.kind === 'view' && second.view.phones, first.kind === 'view' && first.view.phones);
});

test('feed - a number left out, twice the same, or a delta before any snapshot is a gap', (t) => {
	const feed = new Feed('me');
	t.is(feed.delta(1, []).kind, 'gap');
	feed.snapshot(0, me);
	t.is(feed.delta(2, []).kind, 'gap');
	t.is(feed.delta(1, []).kind, 'gap', 'after a gap only a snapshot helps');
	feed.snapshot(0, me);
	t.is(feed.delta(1, []).kind, 'view');
	t.is(feed.delta(1, []).kind, 'gap');
});

test('feed - a patch that fits no branch is a gap', (t) => {
	const feed = new Feed('me');
	feed.snapshot(0, me);
	t.is(feed.delta(1, [[['phones', '9999', 'registered'], true]]).kind, 'gap');
	feed.snapshot(0, me);
	t.is(feed.delta(1, [[['phones', '9999']]]).kind, 'gap');
});

test('feed - what the schema does not allow is a fault, with where', (t) => {
	const feed = new Feed('me');
	const fault = feed.snapshot(0, {...me, signedIn: 'yes'});
	t.like(fault, {kind: 'fault'});
	t.regex(fault.kind === 'fault' ? fault.detail : '', /^signedIn/);
	feed.snapshot(0, me);
	t.is(feed.delta(1, [[['login']]]).kind, 'fault');
});

test('feed - keys with a meaning in JavaScript are only keys', (t) => {
	const feed = new Feed('me');
	feed.snapshot(0, me);
	const row = {id: 'x', registered: true, outside: false};
	for (const [n, key] of ['__proto__', 'constructor', 'toString'].entries()) {
		const taken = feed.delta(n + 1, [[['phones', key], {...row, id: key}]]);
		t.is(taken.kind, 'view');
		if (taken.kind === 'view') {
			t.deepEqual(Object.keys(taken.view.phones).includes(key), true);
			t.is(Object.getPrototypeOf({}).registered, undefined);
		}
	}
	t.is(feed.delta(4, [[['phones', 'valueOf']]]).kind, 'gap', 'removing what is not there');
});

test('clock - follows the daemon’s, whatever this machine’s says', (t) => {
	let monotonic = 100;
	const clock = new DaemonClock(() => monotonic);
	clock.heard(5_000_000);
	t.is(clock.now(), 5_000_000);
	monotonic += 1500;
	t.is(clock.now(), 5_001_500);
});

test('clock - a frame that was long under way does not turn it back', (t) => {
	let monotonic = 0;
	const clock = new DaemonClock(() => monotonic);
	clock.heard(1_000_000);
	monotonic += 1000;
	clock.heard(1_000_200);
	t.is(clock.now(), 1_001_000);
	clock.heard(1_001_100);
	t.is(clock.now(), 1_001_100, 'a faster frame tells better');
});

test('clock - follows a daemon whose clock was set back', (t) => {
	let monotonic = 0;
	const clock = new DaemonClock(() => monotonic);
	clock.heard(1_000_000_000);
	monotonic += 10;
	clock.heard(1_000_000_000 - 3_600_000);
	t.is(clock.now(), 1_000_000_000 - 3_600_000);
});
