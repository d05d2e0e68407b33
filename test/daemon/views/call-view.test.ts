/** What a call’s page is shown. */

import {id} from '@plateau/core';
import test from 'ava';
import {channel, givenFloor} from './given-floor.ts';
import {board, callPage, desk, see} from './seen-views.ts';

test('call - its life, moment by moment, each offer with its end and length', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	const callId = await world.caller('c1');
	world.wait(15_000);
	const [offer] = [...world.floor.offers.values()];
	if (offer === undefined) throw new Error('no offer');
	await world.tell({type: 'offer-ringing', offerId: offer.id, channel: channel('a1')});
	await world.tell({type: 'offer-ended', offerId: offer.id, reason: 'no-answer'});
	await world.tell({type: 'caller-waiting', channel: channel('c1')});
	await world.signIn('bob', '1002');
	world.wait(7000);
	await world.answers('bob', 'b1');
	const live = callPage(world, callId);
	t.is(live.outcome, undefined);
	t.like(live.call, {state: 'talking', agentId: 'bob', offers: 2});
	const moments = Object.values(live.life);
	t.like(
		moments.find(({type}) => type === 'offer-rang-out'),
		{agentId: 'alice', ms: 15_000},
	);
	t.like(
		moments.find(({type}) => type === 'call-connected'),
		{agentId: 'bob', ms: 22_000, queueId: 'support'},
	);
	t.deepEqual(
		live.segments.map(({kind, startedAt, endedAt}) => [kind, (endedAt ?? world.now) - startedAt]),
		[
			['wait', 15_000],
			['wait', 7000],
			['talk', 0],
		],
		'what rang for no time at all is no stretch',
	);
	t.is(live.agents['bob'], 'Bob Stone');

	world.wait(10_000);
	await world.hangsUp('c1');
	const ended = callPage(world, callId);
	t.is(ended.call, undefined);
	t.is(ended.outcome, 'answered');
	t.is(see(world, 'call', 'c-999'), undefined);
});

test('call - while it waits, why nobody is asked; each offer with who was passed over', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	const first = await world.caller('c1');
	await world.answers('alice', 'a1');
	const second = await world.caller('c2');
	const waiting = callPage(world, second);
	t.deepEqual(
		waiting.waits?.passedOver.find(({agentId}) => agentId === 'alice'),
		{agentId: 'alice', reason: 'talking'},
	);
	t.is(waiting.waits?.counts['talking'], 1);
	const talking = callPage(world, first);
	t.is(talking.waits, undefined, 'it waits no more');
	const offer = Object.values(talking.life).find(({type}) => type === 'offer-made');
	t.is(offer?.agentId, 'alice');
	t.true((offer?.why?.counts['not-signed-in'] ?? 0) > 0);
	t.false(offer?.why?.passedOver.some(({agentId}) => agentId === 'alice'));
});

test('call - whose customer it is, whom it waits for alone, and its whole head start; the desk that rings, too', async (t) => {
	const world = await givenFloor(t);
	const sticky = {to: 'owner' as const, waitMs: 30_000};
	await world.tell({
		...{type: 'configure-floor', by: 'root'},
		config: {
			...world.floor.config,
			queues: world.floor.config.queues.map((queue) => ({...queue, sticky, priorityMs: 10_000})),
		},
	});
	await world.signIn('bob', '1002');
	const before = await world.caller('c0');
	await world.answers('bob', 'b1');
	t.is(board(world).calls[before]?.ownAgentId, undefined);
	t.is(board(world).calls[before]?.headStartMs, 10_000, 'the queue’s');
	const partyId = world.store.partyOf({number: '+33612345678', name: 'AMELIE F'});
	const contact = {ownerId: id<never>('bob'), priorityMs: 50_000};
	await world.tell({
		...{type: 'call-arrived', channel: channel('c1'), partyId, numberId: id('33140506070')},
		...{startedAt: world.now, contact},
	});
	await world.tell({type: 'caller-waiting', channel: channel('c1')});
	const row = Object.values(board(world).calls).find(({state}) => state === 'waiting');
	t.like(row, {
		...{ownAgentId: 'bob', headStartMs: 60_000},
		waitsFor: {agentId: 'bob', until: world.now + 30_000},
	});
	world.wait(30_000);
	await world.tell({type: 'deadline-reached'});
	await world.signIn('alice', '1001');
	t.like(desk(world, 'alice').call, {
		...{state: 'ringing', headStartMs: 60_000},
		ownAgent: {id: 'bob', name: 'Bob Stone'},
	});
	t.false('waitsFor' in (board(world).calls[row?.id ?? ''] ?? {}), 'anybody’s now');
});
