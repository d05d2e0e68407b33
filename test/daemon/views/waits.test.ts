import type {BoardView, CallView, ViewName} from '@plateau/core/protocol';
import {faultOfView} from '@plateau/core/protocol';
import {RowCache} from '@plateau/daemon/views/row-cache';
import {topics} from '@plateau/daemon/views/topics';
import test from 'ava';
import {directory, givenFloor} from './given-floor.ts';

type World = Awaited<ReturnType<typeof givenFloor>>;

function see(world: World, name: ViewName, scope = ''): unknown {
	const sources = {
		...{floor: () => world.floor, directory: () => directory},
		...{records: world.store, now: () => world.now},
	};
	const view = topics[name](scope, sources, new RowCache(sources)).compute()?.view;
	const data = JSON.parse(JSON.stringify(view));
	const fault = faultOfView(name, data);
	if (fault !== undefined) throw new Error(`${name}: ${fault}`);
	return data;
}
const support = (world: World) => (see(world, 'board') as BoardView).queues['support'];
const page = (world: World, callId: string) => see(world, 'call', callId) as CallView;

/** Five calls that alice answers and talks in for two minutes each. */
async function givenPast(world: World): Promise<void> {
	await world.signIn('alice', '1001');
	for (const one of ['p1', 'p2', 'p3', 'p4', 'p5']) {
		const callId = await world.caller(one);
		world.wait(4000);
		await world.answers('alice', `a-${one}`);
		world.wait(120_000);
		await world.hangsUp(one);
		const by = 'alice';
		await world.tell({
			type: 'set-disposition',
			by,
			agentId: by,
			callId,
			dispositionId: 'resolved',
		} as never);
		await world.tell({type: 'finish-wrap-up', by, agentId: by} as never);
	}
}

test('waits - without a past nothing is foretold', async (t) => {
	const world = await givenFloor(t);
	const callId = await world.caller('c1');
	t.false('expectedWaitMs' in (support(world) ?? {}));
	t.false('expectedWaitMs' in page(world, callId));
	t.false('foretoldWaitMs' in page(world, callId));
});

test('waits - a queue says what one who came in now would wait; a call, what is left and what was foretold', async (t) => {
	const world = await givenFloor(t);
	await givenPast(world);
	t.is(support(world)?.expectedWaitMs, 4000, 'somebody is free: the ring alone');
	const first = await world.caller('c1');
	t.is(page(world, first).foretoldWaitMs, 4000);
	await world.answers('alice', 'a1');
	t.is(page(world, first).expectedWaitMs, undefined, 'who talks waits for nobody');
	t.is(page(world, first).foretoldWaitMs, 4000, 'what was foretold stays');

	const busy = support(world)?.expectedWaitMs ?? 0;
	t.true(busy > 60_000, 'the only agent has just begun to talk');
	const second = await world.caller('c2');
	t.is(page(world, second).foretoldWaitMs, busy);
	const third = await world.caller('c3');
	const before = page(world, third);
	t.true((before.expectedWaitMs ?? 0) > busy, 'one more is before them');
	t.is(before.expectedWaitMs, before.foretoldWaitMs);
	await world.hangsUp('c2');
	const after = page(world, third);
	t.true((after.expectedWaitMs ?? 0) < (before.expectedWaitMs ?? 0), 'nobody is before them now');
	t.is(after.foretoldWaitMs, before.foretoldWaitMs);
	t.is((after.expectedWaitMs ?? 1) % 1000, 0);
});

test('waits - while the switch is away nothing is foretold for who would come in', async (t) => {
	const world = await givenFloor(t);
	await givenPast(world);
	await world.tell({type: 'switch-lost', switchId: 'main'} as never);
	t.false('expectedWaitMs' in (support(world) ?? {}));
});
