// Who waits, as an agent sees it who may take one out of the order: nothing without the right, only the head with it.

import {type Floor, id, type QueueId} from '@plateau/core';
import type {Patch, WaitingView} from '@plateau/core/protocol';
import {silentLog} from '@plateau/daemon/log';
import {refusalOfView, scopeOf} from '@plateau/daemon/server/rights';
import {ViewHub} from '@plateau/daemon/views/hub';
import {mostWaiting, waitingHead} from '@plateau/daemon/views/waiting';
import test, {type ExecutionContext} from 'ava';
import {channel, config, directory, givenFloor} from './given-floor.ts';
import {desk, see, type World} from './seen-views.ts';

/** These queues let their agents take; alice is at her desk and in a pause, so that nothing rings. */
async function givenTaking(t: ExecutionContext, ...queueIds: readonly string[]): Promise<World> {
	const world = await givenFloor(t);
	const queues = config.queues.map((queue) =>
		queueIds.includes(queue.id) ? {...queue, agentsTake: true as const} : queue,
	);
	await world.tell({type: 'configure-floor', by: 'root', config: {...config, queues}} as never);
	await world.signIn('alice', '1001', false);
	return world;
}

const waiting = (world: World, agentId = 'alice') =>
	see(world, 'waiting', agentId)?.data as WaitingView;
const order = (world: World, agentId = 'alice') => Object.keys(waiting(world, agentId).calls);

test('waiting - an agent of a queue that keeps to its order is sent nothing', async (t) => {
	const world = await givenTaking(t, 'billing');
	await world.caller('c1');
	t.deepEqual(waiting(world).calls, {});
	t.deepEqual(Object.keys(waiting(world).queues), ['billing']);
	t.is(waiting(world).more, 0);
	t.is(desk(world).takeable, 0, 'she may take in billing, where nobody waits');
	await world.signIn('bob', '1002', false);
	t.deepEqual(waiting(world, 'bob'), {calls: {}, queues: {}, more: 0});
	t.is(desk(world, 'bob').takeable, undefined);
	t.is(see(world, 'waiting', 'nobody'), undefined);
});

test('waiting - the callers of one’s queue in the order in which it serves, by name and number', async (t) => {
	const world = await givenTaking(t, 'support');
	const first = await world.caller('c1', '+33612345678', 'AMELIE F');
	world.wait(1000);
	const second = await world.caller('c2', '+33612345679', '');
	t.deepEqual(order(world), [first, second]);
	t.is(desk(world).takeable, 2);
	t.like(waiting(world), {queues: {support: {en: 'Support', fr: 'Assistance'}}, more: 0});
	const {seq, ...row} = waiting(world).calls[first] ?? {};
	t.deepEqual(row, {
		...{callId: first, queueId: 'support', enteredAt: world.now - 1000},
		...{callerNumber: '+33612345678', callerName: 'AMELIE F'},
	});
	t.is(typeof seq, 'number');
	await world.tell({type: 'raise-call', by: 'sam', callId: second, creditMs: 60_000});
	t.deepEqual(order(world), [second, first], 'a head start goes before');
	t.is(waiting(world).calls[second]?.headStartMs, 60_000);
});

test('waiting - the queues together are one order; a lent agent sees who waits there, and no longer than they are lent', async (t) => {
	const world = await givenTaking(t, 'support', 'billing');
	const first = await world.caller('c1');
	world.wait(1000);
	const bill = await callerOf('billing', 'c2');
	world.wait(1000);
	const last = await world.caller('c3');
	t.deepEqual(order(world), [first, bill, last]);
	await world.signIn('bob', '1002', false);
	t.deepEqual(order(world, 'bob'), [first, last]);
	const loan = {agentId: id<never>('bob'), queueId: id<never>('billing')};
	await world.tell({type: 'lend-agent', by: 'sam', ...loan, only: true, forMs: 60_000});
	t.deepEqual(order(world, 'bob'), [bill]);
	t.deepEqual(waiting(world, 'bob').queues, {billing: {en: 'Billing', fr: 'Facturation'}});
	await world.tell({type: 'end-loan', by: 'sam', ...loan});
	t.deepEqual(order(world, 'bob'), [first, last]);
	await world.tell({type: 'configure-floor', by: 'root', config} as never);
	t.deepEqual(waiting(world, 'bob'), {calls: {}, queues: {}, more: 0}, 'the right was taken away');

	async function callerOf(queueId: string, on: string) {
		const numberId = id<never>('33140506079');
		const [number] = config.numbers;
		const numbers = [...config.numbers, {...number, id: numberId, queueId: id(queueId)}];
		await world.tell({
			...{type: 'configure-floor', by: 'root'},
			config: {...world.floor.config, numbers},
		} as never);
		const partyId = world.store.partyOf({number: '+33612345680', name: 'BILL'});
		const came = {channel: channel(on), partyId, numberId, startedAt: world.now};
		await world.tell({type: 'call-arrived', ...came});
		await world.tell({type: 'caller-waiting', channel: channel(on)});
		const call = [...world.floor.calls.values()].find((one) => one.numberId === numberId);
		return call?.id ?? '';
	}
});

test('waiting - who is rung for somebody, and who is somebody’s next call, is not on the list', async (t) => {
	const world = await givenTaking(t, 'support');
	const first = await world.caller('c1');
	const second = await world.caller('c2');
	await world.signIn('bob', '1002');
	t.deepEqual(order(world), [second], 'the first one’s rings at bob');
	t.is(desk(world).takeable, 1);
	await world.tell({type: 'decline', by: 'bob', agentId: id('bob')});
	t.deepEqual(order(world), [first, second], 'back at its place');
	await world.tell({
		...{type: 'set-presence', by: 'alice', agentId: id('alice')},
		presence: {state: 'available'},
	} as never);
	t.deepEqual(order(world), [second]);
	await world.answers('alice', 'a1');
	await world.hangsUp('c1');
	// In wrap-up: what she takes is hers, and nobody else's to take.
	await world.tell({type: 'take-call', by: 'alice', agentId: id('alice'), callId: second});
	t.deepEqual(order(world), []);
	t.is(waiting(world).more, 0);
});

test('waiting - nobody is shown to an agent who has left the desk, nor from a switch that is away as if they could be had', async (t) => {
	const world = await givenTaking(t, 'support');
	const callId = await world.caller('c1');
	t.is(waiting(world).calls[callId]?.unreachable, undefined);
	await world.tell({type: 'switch-lost', switchId: id('main')});
	t.is(waiting(world).calls[callId]?.unreachable, true);
	await world.tell({type: 'sign-out', by: 'alice', agentId: id('alice')});
	t.deepEqual(waiting(world), {calls: {}, queues: {}, more: 0});
	t.is(desk(world).takeable, undefined);
});

test('waiting - of many the first fifty, the others counted, and no caller is looked at behind them', async (t) => {
	const world = await givenTaking(t, 'support');
	const many = 180;
	const ids: string[] = [];
	for (let n = 0; n < many; n += 1) {
		ids.push(await world.caller(`c${n}`, `+336120${10_000 + n}`, `Caller ${n}`));
		world.wait(10);
	}
	const view = waiting(world);
	t.deepEqual(Object.keys(view.calls), ids.slice(0, mostWaiting));
	t.is(view.more, many - mostWaiting);
	t.is(desk(world).takeable, many);
	t.true(JSON.stringify(view).length < 10_000);
	let looked = 0;
	const {calls} = world.floor;
	const counted = Object.create(world.floor) as Floor;
	Object.defineProperty(counted, 'calls', {
		value: {
			get(callId: never) {
				looked += 1;
				return calls.get(callId);
			},
		},
	});
	const support = id<QueueId>('support');
	const head = waitingHead(counted, support, {calls: {}, nameOf: String});
	t.is(head.rows.length, mostWaiting);
	t.is(looked, mostWaiting);
});

test('waiting - when the first is gone a list that is open is told of two rows and a figure', async (t) => {
	const world = await givenTaking(t, 'support');
	const sources = {
		...{floor: () => world.floor, directory: () => directory},
		...{records: world.store, now: () => world.now},
	};
	const hub = new ViewHub(sources, {log: silentLog, pace: {waiting: 1}});
	t.teardown(() => hub.stop());
	world.onEvents = (events) => hub.floorChanged(events);
	for (let n = 0; n < mostWaiting + 10; n += 1) await world.caller(`c${n}`);
	const patches: Patch[] = [];
	const watched = hub.watch('waiting', 'alice', {
		changed: (_state, step) => void patches.push(JSON.parse(step.patchJson())),
		ended() {},
	});
	if (!watched.ok) throw new Error(watched.refusal.code);
	await world.hangsUp('c0');
	while (!hub.idle) await new Promise((resolve) => setTimeout(resolve, 1));
	t.is(patches.length, 1);
	const paths = patches[0]?.map(([path]) => path.join('.')) ?? [];
	t.is(paths.length, 3, paths.join());
	t.is(paths.filter((path) => path.startsWith('calls.')).length, 2);
	t.true(paths.includes('more'));
});

test('waiting - an agent’s own list, and a supervisor’s to look at', (t) => {
	const bob = {login: 'bob', role: 'agent'} as const;
	t.is(scopeOf('waiting', undefined, bob), 'bob');
	t.is(refusalOfView(bob, 'waiting', 'bob'), undefined);
	t.is(refusalOfView(bob, 'waiting', 'alice')?.code, 'not-allowed');
	t.is(refusalOfView({login: 'sam', role: 'supervisor'}, 'waiting', 'alice'), undefined);
});
