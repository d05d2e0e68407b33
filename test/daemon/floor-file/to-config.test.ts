import {emptyConfig, emptyFloor, skillsOf, step} from '@plateau/core';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import test from 'ava';

function config(text: string, switchIds?: readonly string[]) {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return toFloorConfig(result.floor, switchIds);
}

test('floor config - of an empty file is an empty floor', (t) => {
	t.deepEqual(config('{}'), {
		...emptyConfig,
		reasons: emptyConfig.reasons.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
	});
});

test('floor config - of a queue that says nothing has its defaults', (t) => {
	t.deepEqual(config('queues: {s: {label: S}}').queues, [
		{
			id: 's',
			thresholdMs: 20_000,
			ringMs: 20_000,
			wrapUp: {mode: 'timed', limitMs: 60_000, dispositionRequired: false},
			shortAbandonMs: 5000,
			onMaxWait: {action: 'message'},
			nobodyMs: 30_000,
			onNobody: {action: 'message'},
			rangOutReasonId: 'rang-out',
			monitoringShown: true,
		},
	] as never);
});

test('floor config - a queue with a sound for its agents whispers; which one is the dialplan’s', (t) => {
	const [queue] = config('queues: {s: {label: S, whisper: beep}}').queues;
	t.is(queue?.whisper, true);
	t.false(JSON.stringify(queue).includes('beep'));
});

test('floor config - is in the order of ids, whatever the order of the file', (t) => {
	const {queues, agents, phones, numbers, dispositions, alerts, skills} = config(
		`queues: {b: {label: B, requires: {y: 1, x: 2}}, a: {label: A}}
skills: {y: {label: Y}, x: {label: X}}
agents: {zoe: {name: Zoé, queues: [b, a], skills: {y: 1, x: 2}}, al: {name: Al}}
phones: {20: {}, 10: {}}
numbers: {"0184880002": {queue: a}, "0184880001": {queue: b}}
dispositions: {z: {label: Z, queues: [b, a]}, c: {label: C}}
alerts: [{on: waiting, warn: 2}, {on: talking, warn: 1m}, {on: ready, queue: a, warn: 1}]
`,
	);
	t.deepEqual(queues.map(({id}) => id) as string[], ['a', 'b']);
	t.deepEqual(skillsOf(queues[1]?.requires) as string[], ['x', 'y']);
	t.deepEqual(agents.map(({id}) => id) as string[], ['al', 'zoe']);
	t.deepEqual(
		[...(agents[1]?.queues ?? [])] as string[],
		['b', 'a'],
		'but the first is their first',
	);
	t.deepEqual(Object.keys(agents[1]?.skills ?? {}), ['x', 'y']);
	t.deepEqual(phones.map(({id}) => id) as string[], ['10', '20']);
	t.deepEqual(numbers.map(({id}) => id) as string[], ['33184880001', '33184880002']);
	t.deepEqual(
		dispositions.map(({id, queues: of}) => `${id} ${of}`),
		['c ', 'z a,b'],
	);
	t.deepEqual([...skills] as string[], ['x', 'y']);
	t.deepEqual(
		alerts.map((alert) => `${alert.on} ${'queueId' in alert ? alert.queueId : ''}`),
		['ready a', 'talking ', 'waiting a', 'waiting b'],
	);
});

test('floor config - of a queue has its strategy; the usual one is as none', (t) => {
	const of = (strategy: string) =>
		config(`queues: {s: {label: S, strategy: ${strategy}}}`).queues[0]?.strategy;
	t.is(of('fewest-calls'), 'fewest-calls');
	t.is(of('longest-idle'), undefined);
});

test('floor config - keeps the order of the agents for the queues that ring in it', (t) => {
	const of = (strategy: string) =>
		config(
			`queues: {s: {label: S, strategy: ${strategy}}}\nagents: {zoe: {name: Zoé}, al: {name: Al}}`,
		);
	for (const strategy of ['linear', 'top-down', 'round-robin']) {
		t.deepEqual(of(strategy).agentOrder as unknown, ['zoe', 'al']);
		t.deepEqual(of(strategy).agents.map(({id}) => id) as string[], ['al', 'zoe']);
	}
	t.is(of('fewest-calls').agentOrder, undefined);
});

test('floor config - puts phones on the first switch unless they say which', (t) => {
	const text = 'phones: {10: {}, 11: {switch: north, endpoint: desk, remoteAnswer: true}}';
	t.deepEqual(config(text, ['practice', 'north']).phones, [
		{id: '10', switchId: 'practice', endpoint: '10', remoteAnswer: false},
		{id: '11', switchId: 'north', endpoint: 'desk', remoteAnswer: true},
	] as never);
});

test('floor config - speaks the language of the country to callers', (t) => {
	const number = 'queues: {s: {label: S}}\nnumbers: {"+33184880001": {queue: s}}\n';
	t.is(config(number).numbers[0]?.language, 'fr');
	t.is(config(`country: GB\n${number}`).numbers[0]?.language, 'en');
});

test('floor config - knows the reasons that the floor sets itself', (t) => {
	t.deepEqual(config('reasons: {lunch: {label: Lunch}}').reasons, [
		{id: 'headset-gone', system: true},
		{id: 'link-lost', system: true},
		{id: 'lunch', system: false},
		{id: 'rang-out', system: true},
		{id: 'signed-in', system: true},
	] as never);
});

test('floor config - of the sample is one that a floor takes', (t) => {
	const floor = emptyFloor();
	const result = step(floor, {
		at: 1,
		by: 'admin',
		type: 'configure-floor',
		config: config(sampleFloorFile),
	});
	t.true(result.ok);
	t.is(floor.agents.size, 6);
	t.is(floor.phones.size, 6);
});
