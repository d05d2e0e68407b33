import {type Floor, id} from '@plateau/core';
import {applyPatch, type JsonObject, type Patch, type ViewName} from '@plateau/core/protocol';
import {type Log, silentLog} from '@plateau/daemon/log';
import {type Pace, ViewHub} from '@plateau/daemon/views/hub';
import test, {type ExecutionContext} from 'ava';
import {config, directory, givenFloor} from './given-floor.ts';

const quick: Pace = {desk: 1, me: 1, targets: 1, waiting: 1, call: 1, board: 1};

async function setup(t: ExecutionContext, options: {pace?: Partial<Pace>; log?: Log} = {}) {
	const world = await givenFloor(t);
	const reads = {floor: 0, past: 0};
	const store = {unsavedSince: undefined as number | undefined};
	const hub = new ViewHub(
		{
			floor: (): Floor => {
				reads.floor += 1;
				return world.floor;
			},
			directory: () => directory,
			records: {
				...world.store,
				pastInteractions(...args) {
					reads.past += 1;
					return world.store.pastInteractions(...args);
				},
			},
			unsavedSince: () => store.unsavedSince,
			now: () => world.now,
		},
		{log: options.log ?? silentLog, pace: {...quick, ...options.pace}},
	);
	t.teardown(() => hub.stop());
	world.onEvents = (events) => hub.floorChanged(events);
	return {world, hub, reads, store};
}

/** Watches as a client would: a snapshot, then patches as text. */
function follow(hub: ViewHub, name: ViewName, scope = '') {
	const followed = {
		view: {} as JsonObject,
		updates: 0,
		ended: undefined as string | undefined,
		patches: [] as string[],
		stop: () => {},
	};
	const watched = hub.watch(name, scope, {
		changed(_state, step) {
			followed.updates += 1;
			const text = step.patchJson();
			followed.patches.push(text);
			followed.view = applyPatch(followed.view, JSON.parse(text) as Patch);
		},
		ended(refusal) {
			followed.ended = refusal.code;
		},
	});
	if (!watched.ok) throw new Error(watched.refusal.code);
	followed.view = JSON.parse(watched.watch.state.json()) as JsonObject;
	followed.stop = () => watched.watch.stop();
	return followed;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

async function settled(hub: ViewHub): Promise<void> {
	while (!hub.idle) await new Promise((resolve) => setTimeout(resolve, 1));
}

test('hub - tells a change, and only what changed', async (t) => {
	const {world, hub} = await setup(t);
	const desk = follow(hub, 'desk', 'alice');
	await world.signIn('bob', '1002', false);
	await settled(hub);
	t.deepEqual(
		(JSON.parse(desk.patches.at(-1) ?? '') as Patch).map(([path]) => path.join('.')),
		['queues.support.signedIn'],
		'somebody else signed in: one figure of one queue',
	);
});

test('hub - says nothing when nothing of the view changed', async (t) => {
	const {world, hub} = await setup(t);
	const desk = follow(hub, 'desk', 'alice');
	await world.tell({type: 'phone-unregistered', phoneId: id('1099')});
	await settled(hub);
	t.is(desk.updates, 0);
});

test('hub - reads nothing while nobody watches', async (t) => {
	const {world, hub, reads} = await setup(t);
	await world.signIn('alice', '1001');
	await world.caller('c1');
	t.true(hub.idle);
	t.is(reads.floor, 0);
	const board = follow(hub, 'board');
	board.stop();
	const before = reads.floor;
	await world.hangsUp('c1');
	t.true(hub.idle);
	t.is(reads.floor, before);
	t.is(board.updates, 0);
});

test('hub - one computation and one text for all who watch the same', async (t) => {
	const {world, hub} = await setup(t);
	const steps = new Set<unknown>();
	const watch = () =>
		hub.watch('board', '', {
			changed: (_state, step) => steps.add(step),
			ended() {},
		});
	for (let n = 0; n < 5; n += 1) watch();
	await world.signIn('alice', '1001');
	await settled(hub);
	t.is(steps.size, 1);
});

test('hub - a burst of changes is one update, with the last state', async (t) => {
	const {world, hub} = await setup(t, {pace: {board: 40}});
	const board = follow(hub, 'board');
	await world.signIn('alice', '1001', false);
	await settled(hub);
	t.is(board.updates, 1);
	for (let n = 0; n < 20; n += 1) await world.caller(`c${n}`, `+336000000${10 + n}`);
	await settled(hub);
	t.true(board.updates <= 4, `${board.updates} updates for 40 changes`);
	t.is(Object.keys(board.view['calls'] ?? {}).length, 20);
});

test('hub - a desk looks in the store when its call changes, not at every change', async (t) => {
	const {world, hub, reads} = await setup(t);
	await world.signIn('alice', '1001');
	const desk = follow(hub, 'desk', 'alice');
	await world.caller('c1');
	await settled(hub);
	t.is(reads.past, 1);
	for (let n = 0; n < 5; n += 1) {
		await world.caller(`x${n}`, `+336000000${10 + n}`);
		await settled(hub);
	}
	t.is(reads.past, 1);
	t.like(desk.view, {call: {state: 'ringing'}});
});

test('hub - a note that was saved and a name that was given reach the desk', async (t) => {
	const {world, hub} = await setup(t);
	await world.signIn('alice', '1001');
	const callId = await world.caller('c1');
	await world.answers('alice', 'a1');
	const desk = follow(hub, 'desk', 'alice');
	const board = follow(hub, 'board');
	await world.store.saveNote(callId, 'call back at 10', world.now, 'alice');
	hub.recordsChanged({callId});
	await settled(hub);
	t.like(desk.view, {call: {note: 'call back at 10'}});
	const partyId = world.floor.calls.get(callId)?.partyId ?? id<never>('');
	await world.store.nameCustomer(partyId, 'Amélie', world.now, 'alice');
	hub.recordsChanged({partyId});
	await settled(hub);
	t.like(desk.view, {call: {customer: {contactName: 'Amélie'}}});
	t.like(board.view, {calls: {[callId]: {callerName: 'Amélie'}}});
});

test('hub - asks for the labels once, and again when the floor file changed', async (t) => {
	const world = await givenFloor(t);
	let asked = 0;
	let name = 'Alice Martin';
	const hub = new ViewHub(
		{
			floor: () => world.floor,
			directory: () => {
				asked += 1;
				return {...directory, agents: new Map([['alice', name]])};
			},
			records: world.store,
			now: () => world.now,
		},
		{log: silentLog, pace: quick},
	);
	t.teardown(() => hub.stop());
	world.onEvents = (events) => hub.floorChanged(events);
	const desk = follow(hub, 'desk', 'alice');
	const board = follow(hub, 'board');
	await world.signIn('alice', '1001');
	await settled(hub);
	t.is(asked, 1);
	name = 'Alice Durand';
	hub.recordsChanged({});
	await settled(hub);
	t.is(asked, 2);
	t.like(desk.view, {agent: {name: 'Alice Durand'}});
	t.like(board.view, {agents: {alice: {name: 'Alice Durand'}}});
});

test('hub - a second call of the same customer becomes a past one', async (t) => {
	const {world, hub} = await setup(t);
	await world.signIn('alice', '1001');
	await world.caller('c1');
	const desk = follow(hub, 'desk', 'alice');
	await world.caller('c2');
	await settled(hub);
	t.like(desk.view, {call: {customer: {past: []}}});
	await world.hangsUp('c2');
	await settled(hub);
	t.like(desk.view, {call: {customer: {past: [{outcome: 'abandoned'}]}}});
});

test('hub - the view of an agent taken off the floor ends, and cannot be had', async (t) => {
	const {world, hub} = await setup(t);
	const desk = follow(hub, 'desk', 'bob');
	await world.tell({
		type: 'configure-floor',
		by: 'root',
		config: {...config, agents: config.agents.filter((agent) => agent.id !== 'bob')},
	});
	await settled(hub);
	t.is(desk.ended, 'unknown-agent');
	const again = hub.watch('desk', 'bob', {changed() {}, ended() {}});
	t.deepEqual(again, {
		ok: false,
		refusal: {code: 'unknown-agent', params: {agentId: 'bob'}},
	});
	t.like(hub.watch('call', 'c-99', {changed() {}, ended() {}}), {refusal: {code: 'unknown-call'}});
});

test('hub - an alert comes by time alone', async (t) => {
	const {world, hub} = await setup(t);
	await world.tell({
		type: 'configure-floor',
		by: 'root',
		config: {...config, alerts: [{on: 'longest-wait', queueId: id('support'), warn: 30}]},
	});
	await world.caller('c1');
	const board = follow(hub, 'board');
	await settled(hub);
	t.like(board.view, {alerts: {}});
	// Nothing happens on the floor; only its clock goes on.
	const before = board.updates;
	world.wait(31);
	while (board.updates === before) await new Promise((resolve) => setTimeout(resolve, 2));
	t.like(board.view, {alerts: {'longest-wait/support': {level: 'warn'}}});
});

test('hub - a view that cannot be computed is logged and stops nothing', async (t) => {
	const logged: string[] = [];
	const log: Log = {...silentLog, error: (event) => logged.push(event)};
	const {world, hub} = await setup(t, {log});
	const board = follow(hub, 'board');
	const desk = follow(hub, 'desk', 'alice');
	const failing = new ViewHub(
		{
			floor: () => {
				if (logged.length === 0 && isArmed) throw new Error('broken view');
				return world.floor;
			},
			directory: () => directory,
			records: world.store,
			now: () => world.now,
		},
		{log, pace: quick},
	);
	let isArmed = false;
	t.teardown(() => failing.stop());
	const followed = follow(failing, 'board');
	isArmed = true;
	failing.floorChanged([]);
	await settled(failing);
	t.deepEqual(logged, ['view-failed']);
	await world.signIn('alice', '1001');
	failing.floorChanged([]);
	await settled(failing);
	t.like(followed.view, {agents: {alice: {phoneId: '1001'}}});
	await settled(hub);
	t.like(board.view, {agents: {alice: {phoneId: '1001'}}});
	t.like(desk.view, {agent: {phoneId: '1001'}});
});

test('hub - whoever comes late is shown the present, not the last broadcast', async (t) => {
	const {world, hub} = await setup(t, {pace: {board: 10_000}});
	const first = follow(hub, 'board');
	await world.signIn('alice', '1001');
	await new Promise((resolve) => setImmediate(resolve));
	await world.signIn('bob', '1002');
	const second = follow(hub, 'board');
	t.like(second.view, {agents: {bob: {phoneId: '1002'}}});
	t.deepEqual(plain(first.view), plain(second.view));
});

test('hub - after any story, what a client holds equals what the daemon would send afresh', async (t) => {
	let seed = 20_251_121;
	const random = (below: number) => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((seed / 2_147_483_648) * below);
	};
	const {world, hub} = await setup(t);
	const queues = config.queues.map((queue) => ({...queue, agentsTake: true as const}));
	await world.tell({type: 'configure-floor', by: 'root', config: {...config, queues}} as never);
	const followed = [
		follow(hub, 'board'),
		follow(hub, 'desk', 'alice'),
		follow(hub, 'desk', 'bob'),
		follow(hub, 'me', 'alice'),
		follow(hub, 'waiting', 'alice'),
	];
	const names: [ViewName, string][] = [
		['board', ''],
		['desk', 'alice'],
		['desk', 'bob'],
		['me', 'alice'],
		['waiting', 'alice'],
	];
	let serial = 0;
	const live: string[] = [];
	const moves = [
		async () => {
			serial += 1;
			live.push(`c${serial}`);
			await world.caller(`c${serial}`, `+3360000000${random(4)}`);
		},
		async () => {
			const [gone] = live.splice(random(live.length), 1);
			if (gone !== undefined) await world.hangsUp(gone);
		},
		async () => {
			const agent = random(2) === 0 ? 'alice' : 'bob';
			serial += 1;
			await world.answers(agent, `a${serial}`).catch(() => undefined);
		},
		async () => {
			const agent = random(2) === 0 ? 'alice' : 'bob';
			await world.signIn(agent, agent === 'alice' ? '1001' : '1002').catch(() => undefined);
		},
		async () => {
			const agentId = id<never>(random(2) === 0 ? 'alice' : 'bob');
			const state = world.floor.agents.get(agentId);
			if (state?.state !== 'signed-in' || state.activity.state !== 'wrap-up') return;
			const {callId} = state.activity;
			const by = agentId;
			await world.tell({
				type: 'set-disposition',
				by,
				agentId,
				callId,
				dispositionId: id('resolved'),
			});
			await world.tell({type: 'finish-wrap-up', by, agentId});
		},
		async () => {
			const [callId] = world.floor.calls.keys();
			if (callId === undefined) return;
			await world.store.saveNote(callId, `note ${serial}`, world.now, 'alice');
			hub.recordsChanged({callId});
		},
	];
	for (let n = 0; n < 150; n += 1) {
		world.wait(random(9000));
		await moves[random(moves.length)]?.();
		if (random(4) === 0) await settled(hub);
	}
	await settled(hub);
	const fresh = new ViewHub(
		{
			floor: () => world.floor,
			directory: () => directory,
			records: world.store,
			now: () => world.now,
		},
		{log: silentLog},
	);
	for (const [index, [name, scope]] of names.entries()) {
		const now = follow(fresh, name, scope);
		t.deepEqual(plain(followed[index]?.view), plain(now.view), `${name} ${scope}`);
		now.stop();
	}
	t.true(serial > 20);
});

test('hub - that nothing can be saved is told to everybody at once, and that it can again; nothing else', async (t) => {
	const {world, hub, store} = await setup(t);
	await world.signIn('alice', '1001');
	const [me, desk] = [follow(hub, 'me', 'alice'), follow(hub, 'desk', 'alice')];
	await settled(hub);
	const before = desk.updates;
	store.unsavedSince = world.now;
	hub.storeChanged();
	await settled(hub);
	t.is(me.view['unsavedSince'], world.now);
	store.unsavedSince = undefined;
	hub.storeChanged();
	await settled(hub);
	t.is(me.view['unsavedSince'], undefined);
	t.is(desk.updates, before);
});

test('hub - a colleague’s call that was missed comes to a desk that is watched, before it or only while it rings', async (t) => {
	for (const isLate of [false, true]) {
		const {world, hub} = await setup(t);
		await world.signIn('alice', '1001');
		await world.signIn('bob', '1002');
		const early = isLate ? undefined : follow(hub, 'desk', 'alice');
		await world.tell({
			...{type: 'dial-colleague', by: 'bob', agentId: id('bob')},
			...{
				partyId: world.store.partyOf({number: '1001'}),
				to: {kind: 'agent', agentId: id('alice')},
			},
		});
		const callId = [...world.floor.calls.keys()][0] ?? id('');
		const desk = early ?? follow(hub, 'desk', 'alice');
		const agentChannel = {switchId: id<never>('main'), channelId: id<never>('b1')};
		await world.tell({type: 'dial-progressed', callId, step: 'calling', agentChannel});
		await settled(hub);
		t.deepEqual(desk.view['recent'], []);
		await world.tell({type: 'dial-ended', callId, reason: 'no-answer'});
		await settled(hub);
		const [recent] = desk.view['recent'] as unknown as {callId: string; missed?: boolean}[];
		t.like(recent, {callId, missed: true});
	}
});
