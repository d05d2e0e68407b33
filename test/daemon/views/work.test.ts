/** What views say of pauses, of wrap-up by its rule, and of agents who are lent. */

import {type FloorConfig, id, type ReasonId, type WrapUpRule} from '@plateau/core';
import {
	type BoardView,
	type CallView,
	type DeskView,
	faultOfView,
	type ViewName,
} from '@plateau/core/protocol';
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
	return {data, dueAt: computed?.dueAt};
}
const board = (world: World) => see(world, 'board').data as BoardView;
const desk = (world: World) => see(world, 'desk', 'alice').data as DeskView;

const withLunch = (lunch: object): FloorConfig => ({
	...config,
	reasons: config.reasons.map((reason) => (reason.id === 'lunch' ? {...reason, ...lunch} : reason)),
});
const withWrapUp = (wrapUp: WrapUpRule): FloorConfig => ({
	...config,
	queues: config.queues.map((queue) => ({...queue, wrapUp})),
});
const apply = (world: World, next: FloorConfig) =>
	world.tell({type: 'configure-floor', by: 'root', config: next});

test('board - a pause past the limit of its reason is an alert, by time alone', async (t) => {
	const world = await givenFloor(t);
	await apply(world, withLunch({limitMs: 60_000}));
	await world.signIn('alice', '1001', false);
	const startedAt = world.now;
	t.is(board(world).agents['alice']?.pauseEndsAt, startedAt + 60_000);
	t.is(see(world, 'board').dueAt, startedAt + 60_001);
	world.wait(60_000);
	t.deepEqual(board(world).alerts, {}, 'at the limit is not past it');
	t.is(see(world, 'board').dueAt, startedAt + 60_001);
	world.wait(1);
	t.deepEqual(board(world).alerts['pause-limit/alice'], {
		id: 'pause-limit/alice',
		level: 'warn',
		on: 'pause-limit',
		agentId: 'alice',
		limit: 60_000,
		since: startedAt,
	});
	t.is(see(world, 'board').dueAt, undefined);
	t.is(desk(world).agent.pauseEndsAt, startedAt + 60_000);
});

test('board - a pause without a limit ends when it ends', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001', false);
	t.false('pauseEndsAt' in (board(world).agents['alice'] ?? {}));
});

test('board - who waits for a supervisor’s word is shown, and is an alert until it is spoken', async (t) => {
	const world = await givenFloor(t);
	await apply(world, withLunch({approval: true}));
	await world.signIn('alice', '1001');
	const presence = {state: 'not-ready', reasonId: id<ReasonId>('lunch')} as const;
	await world.tell({type: 'set-presence', by: 'alice', agentId: id('alice'), presence});
	const requested = {reasonId: 'lunch', since: world.now};
	t.deepEqual(board(world).agents['alice']?.requested, requested);
	t.deepEqual(desk(world).agent.requested, requested);
	t.like(board(world).alerts['approval/alice'], {level: 'warn', on: 'approval', since: world.now});
	await world.tell({type: 'approve-presence', by: 'sam', agentId: id('alice')});
	t.deepEqual(board(world).alerts, {});
	t.like(board(world).agents['alice'], {presence: {state: 'not-ready', reasonId: 'lunch'}});
});

test('board - a loan is shown with its end, and gone after it', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('bob', '1002');
	const loan = {agentId: id<never>('bob'), queueId: id<never>('billing')};
	await world.tell({type: 'lend-agent', by: 'sam', ...loan, only: true, forMs: 3_600_000});
	t.deepEqual(board(world).agents['bob']?.loans, [
		{queueId: 'billing', endsAt: world.now + 3_600_000, only: true},
	]);
	await world.tell({type: 'end-loan', by: 'sam', ...loan});
	t.false('loans' in (board(world).agents['bob'] ?? {}));
});

test('desk - says by what rule wrap-up goes, and what is left of its extensions', async (t) => {
	const world = await givenFloor(t);
	const work = {dispositionRequired: false, extendMs: 20_000, extendLimit: 2};
	await apply(world, withWrapUp({mode: 'optional', limitMs: 30_000, ...work}));
	await world.signIn('alice', '1001');
	await world.caller('k1');
	t.false('wrapUp' in (desk(world).call ?? {}), 'not while it rings');
	await world.answers('alice', 'k9');
	const rule = {mode: 'optional', extendMs: 20_000, extensionsLeft: 2};
	t.deepEqual(desk(world).call?.wrapUp as object, rule);
	await world.tell({type: 'want-wrap-up', by: 'alice', agentId: id('alice'), wanted: true});
	t.deepEqual(desk(world).call?.wrapUp as object, {...rule, wanted: true});
	await world.hangsUp('k1');
	await world.tell({type: 'extend-wrap-up', by: 'alice', agentId: id('alice')});
	t.deepEqual(desk(world).call?.wrapUp as object, {...rule, extensionsLeft: 1});
	t.is(desk(world).agent.wrapUpEndsAt, world.now + 50_000);
});

test('desk - says which reasons take approval', async (t) => {
	const world = await givenFloor(t);
	t.false('approvals' in desk(world));
	await apply(world, withLunch({approval: true}));
	t.deepEqual(desk(world).approvals, ['lunch']);
});

test('desk - an agent’s own ring time is the one that runs out', async (t) => {
	const world = await givenFloor(t);
	const agents = config.agents.map((agent) => ({...agent, ringMs: 9000}));
	await apply(world, {...config, agents});
	await world.signIn('alice', '1001');
	await world.caller('k1');
	t.is(desk(world).call?.ringEndsAt, world.now + 9000);
});

test('call - a wrap-up whose time was over without a disposition says so', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	const callId = await world.caller('k1');
	await world.answers('alice', 'k9');
	await world.hangsUp('k1');
	world.wait(60_000);
	await world.tell({type: 'deadline-reached'});
	const {life} = see(world, 'call', callId).data as CallView;
	const end = Object.values(life).find(({type}) => type === 'wrap-up-ended');
	t.is(end?.reason, 'no-disposition');
});
