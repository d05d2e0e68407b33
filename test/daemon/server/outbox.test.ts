import {
	applyPatch,
	diff,
	type JsonObject,
	readServerMessage,
	type ServerMessage,
} from '@plateau/core/protocol';
import {defaultOutboxLimits, Outbox, type OutboxLimits} from '@plateau/daemon/server/outbox';
import test from 'ava';
import {stateOf} from './fake-deps.ts';

/** A socket that sends when the test says so. */
function slowSink() {
	const queue: {frame: string; sent: () => void}[] = [];
	const arrived: ServerMessage[] = [];
	return {
		arrived,
		get bufferedAmount() {
			return queue.reduce((sum, {frame}) => sum + frame.length, 0);
		},
		send(frame: string, sent: () => void) {
			queue.push({frame, sent});
		},
		drain(frames = Number.POSITIVE_INFINITY) {
			for (let n = 0; n < frames; n += 1) {
				const next = queue.shift();
				if (next === undefined) return;
				const read = readServerMessage(next.frame);
				if (!read.ok) throw new Error(read.detail);
				arrived.push(read.message);
				next.sent();
			}
		},
	};
}

function setup(limits: Partial<OutboxLimits> = {}) {
	const sink = slowSink();
	let tooSlow = 0;
	const outbox = new Outbox(sink, {
		limits: {...defaultOutboxLimits, softBytes: 100, ...limits},
		now: () => 7,
		tooSlow: () => {
			tooSlow += 1;
		},
	});
	let data: JsonObject = {};
	return {
		sink,
		outbox,
		tooSlowTimes: () => tooSlow,
		open(first: JsonObject) {
			data = first;
			outbox.open(1, stateOf(first));
		},
		change(next: JsonObject) {
			const before = data;
			data = next;
			outbox.publish(1, stateOf(next), {
				before,
				patchJson: () => JSON.stringify(diff(before, next)),
			});
		},
	};
}

/** What a client makes of the frames; throws when a number is missing. */
function follow(messages: readonly ServerMessage[]): JsonObject | undefined {
	let view: JsonObject | undefined;
	let n = 0;
	for (const message of messages) {
		if (message.type === 'snapshot') {
			view = message.data;
			n = message.n;
		} else if (message.type === 'delta') {
			if (view === undefined || message.n !== n + 1) throw new Error('a gap');
			n = message.n;
			view = applyPatch(view, message.patch);
		}
	}
	return view === undefined ? undefined : structuredClone({...view});
}

test('outbox - sends a snapshot, then numbered deltas', (t) => {
	const {sink, open, change} = setup();
	open({a: 1});
	sink.drain();
	change({a: 2});
	sink.drain();
	change({a: 2, b: 3});
	sink.drain();
	t.deepEqual(
		sink.arrived.map((m) => [m.type, 'n' in m ? m.n : -1]),
		[
			['snapshot', 0],
			['delta', 1],
			['delta', 2],
		],
	);
	t.deepEqual(follow(sink.arrived), {a: 2, b: 3});
});

test('outbox - a slow reader gets one merged delta with the latest state', (t) => {
	const {sink, open, change} = setup();
	open({a: 0, pad: 'x'.repeat(200)});
	for (let a = 1; a <= 50; a += 1) change({a, pad: 'x'.repeat(200)});
	sink.drain();
	t.deepEqual(
		sink.arrived.map((m) => m.type),
		['snapshot', 'delta'],
	);
	t.is(follow(sink.arrived)?.['a'], 50);
});

test('outbox - a reader far behind gets a fresh snapshot, numbered from 0', (t) => {
	const {sink, open, change} = setup({mergedBeforeSnapshot: 10});
	open({a: 0, pad: 'x'.repeat(200)});
	for (let a = 1; a <= 50; a += 1) change({a, pad: 'x'.repeat(200)});
	sink.drain();
	t.deepEqual(
		sink.arrived.map((m) => m.type),
		['snapshot', 'snapshot'],
	);
	change({a: 51});
	sink.drain();
	t.is(follow(sink.arrived)?.['a'], 51);
	t.like(sink.arrived.at(-1), {type: 'delta', n: 1});
});

test('outbox - sends nothing for a change that was taken back while it waited', (t) => {
	const {sink, open, change, outbox} = setup();
	open({a: 1, pad: 'x'.repeat(200)});
	change({a: 2, pad: 'x'.repeat(200)});
	change({a: 1, pad: 'x'.repeat(200)});
	sink.drain();
	t.is(sink.arrived.length, 1);
	t.true(outbox.idle);
});

test('outbox - answers pass while views wait', (t) => {
	const {sink, outbox, open, change} = setup();
	open({a: 1, pad: 'x'.repeat(200)});
	change({a: 2});
	outbox.send({type: 'pong', at: 1});
	sink.drain();
	t.deepEqual(
		sink.arrived.map((m) => m.type),
		['snapshot', 'pong', 'delta'],
	);
});

test('outbox - gives up a reader whose bytes or frames pile up, once', (t) => {
	const byBytes = setup({hardBytes: 500});
	for (let n = 0; n < 100; n += 1) byBytes.outbox.send({type: 'bye', code: 'x'.repeat(100)});
	t.is(byBytes.tooSlowTimes(), 1);
	t.true(byBytes.sink.bufferedAmount < 1000);

	const byCount = setup({hardCount: 10});
	for (let n = 0; n < 100; n += 1) byCount.outbox.send({type: 'pong', at: n});
	t.is(byCount.tooSlowTimes(), 1);
	byCount.sink.drain();
	t.is(byCount.sink.arrived.length, 10);
});

test('outbox - a dropped subscription sends nothing it held back', (t) => {
	const {sink, outbox, open, change} = setup();
	open({a: 1, pad: 'x'.repeat(200)});
	change({a: 2});
	outbox.drop(1);
	change({a: 3});
	sink.drain();
	t.is(sink.arrived.length, 1);
	t.true(outbox.idle);
});

test('outbox - whatever is drained when, a client ends with the latest state', (t) => {
	// A small linear congruence: the same order of events on every run.
	let seed = 4711;
	const random = (below: number) => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return seed % below;
	};
	for (let round = 0; round < 50; round += 1) {
		const {sink, open, change, tooSlowTimes} = setup({
			softBytes: 150,
			mergedBeforeSnapshot: 1 + random(6),
		});
		let rows: Record<string, JsonObject> = {};
		open({rows});
		for (let n = 0; n < 60; n += 1) {
			const key = `r${random(5)}`;
			const {[key]: gone, ...rest} = rows;
			rows = random(3) === 0 && gone !== undefined ? rest : {...rows, [key]: {value: random(9)}};
			change({rows});
			if (random(3) === 0) sink.drain(random(4));
		}
		sink.drain();
		t.deepEqual(JSON.parse(JSON.stringify(follow(sink.arrived))), {rows});
		t.is(tooSlowTimes(), 0);
	}
});
