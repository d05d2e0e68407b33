/** What board and desk say of work that is not a call. */

import {type FloorConfig, id, type KindId, taskKind} from '@plateau/core';
import {
	type BoardView,
	type DeskView,
	faultOfView,
	occupancyAt,
	type ViewName,
} from '@plateau/core/protocol';
import {lookAt} from '@plateau/daemon/views/look';
import {RowCache} from '@plateau/daemon/views/row-cache';
import {topics} from '@plateau/daemon/views/topics';
import test from 'ava';
import {config, directory, givenFloor} from './given-floor.ts';

type World = Awaited<ReturnType<typeof givenFloor>>;

function see(world: World, name: ViewName, scope = '') {
	const sources = {
		floor: () => world.floor,
		directory: () => directory,
		records: world.store,
		now: () => world.now,
	};
	const computed = topics[name](scope, sources, new RowCache(sources)).compute();
	const data = JSON.parse(JSON.stringify(computed?.view));
	const fault = faultOfView(name, data);
	if (fault !== undefined) throw new Error(`${name}: ${fault}`);
	return data;
}
const board = (world: World) => see(world, 'board') as BoardView;
const desk = (world: World) => see(world, 'desk', 'alice') as DeskView;

async function add(world: World, subject: string, contact?: string): Promise<void> {
	const matterId = world.store.noteMatter({
		...{subject, at: world.now, by: 'sophie'},
		...(contact === undefined ? {} : {contact}),
	});
	await world.tell({
		...{type: 'add-work', by: 'sophie', queueId: id('support'), kindId: taskKind.id},
		...{matterId, creditMs: 0},
	});
}

test('work - waits on the board apart from calls, and counts for no ready agent', async (t) => {
	const world = await givenFloor(t);
	await add(world, 'Answer the letter', 'Mme Fournier');
	world.wait(5000);
	await add(world, 'Update the file');
	const view = board(world);
	t.deepEqual(view.work?.['w-1'], {
		...{id: 'w-1', kindId: 'task', queueId: 'support', state: 'waiting', addedBy: 'sophie'},
		...{since: world.now - 5000, waitsSince: world.now - 5000, workedMs: 0},
		...{subject: 'Answer the letter', contact: 'Mme Fournier'},
	});
	t.like(view.queues['support'], {
		...{waiting: 0, ready: 0, offered: 0},
		work: {waiting: 2, oldestAt: world.now - 5000},
	});
	t.deepEqual(view.kinds, {task: {en: 'Task', fr: 'Tâche'}});
	await world.signIn('alice', '1001');
	// One rings on her desk; she is ready for a call, once.
	t.is(board(world).queues['support']?.ready, 1);
	t.deepEqual(board(world).agents['alice']?.work, {inHand: 0, rings: true});
});

test('work - rings on the desk with its queue’s dispositions, is in hand in order, and is set aside', async (t) => {
	const world = await givenFloor(t);
	const kinds = [{...taskKind, id: id<KindId>('task'), capacity: 2}];
	await world.tell({
		type: 'configure-floor',
		by: 'root',
		config: {...config, kinds} as FloorConfig,
	});
	await world.signIn('alice', '1001');
	await add(world, 'First');
	const rings = desk(world);
	t.like(rings.offered, {id: 'w-1', subject: 'First', state: 'offered', dispositionRequired: true});
	t.deepEqual(rings.inHand, []);
	t.deepEqual(
		rings.offered?.dispositions.map((one) => one.id),
		['resolved'],
	);
	world.wait(2000);
	await world.tell({type: 'answer', by: 'alice', agentId: id('alice')});
	await add(world, 'Second');
	await world.tell({type: 'answer', by: 'alice', agentId: id('alice')});
	t.deepEqual(
		desk(world).inHand?.map(({id: workId, state}) => `${workId} ${state}`),
		['w-1 in-hand', 'w-2 in-hand'],
	);
	world.wait(10_000);
	// Work is occupancy while it runs, and counted once for both.
	const view = desk(world);
	t.is(occupancyAt(view.today, view.agent, world.now), 1);
	await world.caller('k1');
	t.deepEqual(
		desk(world).inHand?.map(({id: workId, state, workedMs}) => `${workId} ${state} ${workedMs}`),
		['w-1 aside 10000', 'w-2 aside 10000'],
	);
	t.is(desk(world).call?.state, 'ringing');
});

test('work - why nobody is asked is told with what each has in hand', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	await add(world, 'First');
	await world.tell({type: 'answer', by: 'alice', agentId: id('alice')});
	await add(world, 'Second');
	const look = lookAt(() => world.floor, world.store);
	const why = look.whyWork('w-2');
	t.deepEqual(
		why?.passedOver.find(({agentId}) => agentId === 'alice'),
		{agentId: 'alice', reason: 'at-capacity', kindId: 'task', inHand: 1, capacity: 1},
	);
	t.is(look.whyWork('w-9'), undefined);
});
