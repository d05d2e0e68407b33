import {id} from '@plateau/core';
import {occupancyAt} from '@plateau/core/protocol';
import test from 'ava';
import {channel, givenFloor} from './given-floor.ts';
import {board, desk, me, see} from './seen-views.ts';

test('desk - nobody signed in: no phone, no call, every disposition', async (t) => {
	const world = await givenFloor(t);
	const view = desk(world, 'alice');
	t.is(view.phone, undefined);
	t.is(view.call, undefined);
	t.like(view.agent, {presence: {state: 'logged-out'}});
	t.deepEqual(Object.keys(view.queues), ['billing', 'support']);
	t.deepEqual(view.dispositions, [
		{id: 'resolved', label: {en: 'Resolved', fr: 'Résolu'}},
		{id: 'refund', label: {en: 'Refund', fr: 'Remboursement'}},
	]);
	t.is(see(world, 'desk', 'nobody'), undefined);
});

test('desk - a ringing call pops with who, which queue, how long, and what was before', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	const before = await world.caller('c1');
	await world.answers('alice', 'a1');
	await world.store.saveNote(before, 'asked for delivery', world.now, 'alice');
	world.wait(30_000);
	await world.hangsUp('c1');
	await world.tell({
		type: 'set-disposition',
		by: 'alice',
		agentId: id('alice'),
		callId: before,
		dispositionId: id('resolved'),
	});
	await world.tell({type: 'finish-wrap-up', by: 'alice', agentId: id('alice')});
	world.wait(60_000);
	const callId = await world.caller('c2', '+33612345678', 'OTHER NAME');
	const {call, phone, recent} = desk(world, 'alice');
	t.like(call, {
		id: callId,
		state: 'ringing',
		queueId: 'support',
		enteredAt: world.now,
		dialledNumber: '+33140506070',
		ringEndsAt: world.now + 15_000,
		canAnswer: true,
		dispositionRequired: true,
	});
	t.like(call?.customer, {callerNumber: '+33612345678', callerName: 'OTHER NAME'});
	t.deepEqual(
		call?.customer.past.map(({callId: past, outcome, agentName, dispositionId, note}) => ({
			past,
			outcome,
			agentName,
			dispositionId,
			note,
		})),
		[
			{
				past: before,
				outcome: 'answered',
				agentName: 'Alice Martin',
				dispositionId: 'resolved',
				note: 'asked for delivery',
			},
		],
	);
	t.deepEqual(phone, {id: '1001', registered: true, remoteAnswer: true});
	t.like(recent[0], {callId: before, callerNumber: '+33612345678'});
	t.is(desk(world, 'bob').call, undefined);
});

test('desk - in a call: wait and dispositions of its queue; in wrap-up: talk time, note', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('bob', '1002');
	const callId = await world.caller('c1');
	world.wait(7000);
	t.false(desk(world, 'bob').call?.canAnswer);
	await world.answers('bob', 'b1');
	t.like(desk(world, 'bob').call, {state: 'talking', since: world.now, waitMs: 7000});
	t.deepEqual(
		desk(world, 'bob').dispositions.map(({id: key}) => key),
		['resolved'],
		'refund is for billing',
	);
	world.wait(42_000);
	await world.tell({type: 'agent-left', channel: channel('b1'), cause: 16});
	await world.hangsUp('c1');
	await world.store.saveNote(callId, 'sent again', world.now, 'bob');
	const {call} = desk(world, 'bob');
	t.like(call, {
		id: callId,
		state: 'wrap-up',
		waitMs: 7000,
		talkMs: 42_000,
		note: 'sent again',
		noteSavedAt: world.now,
	});
	t.is(call?.customer.callerNumber, '+33612345678');
	t.deepEqual(desk(world, 'bob').recent, [], 'the call in front is not yet a recent one');
});

test('desk - a name given stays over the network’s', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	await world.caller('c1');
	const partyId = desk(world, 'alice').call?.customer.partyId ?? '';
	await world.store.nameCustomer(id(partyId), 'Amélie Fournier', world.now, 'alice');
	t.like(desk(world, 'alice').call?.customer, {
		callerName: 'AMELIE F',
		contactName: 'Amélie Fournier',
	});
	t.is(Object.values(board(world).calls)[0]?.callerName, 'Amélie Fournier');
});

test('desk - occupancy counts the running stretch at the reader’s clock', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	world.wait(30_000);
	await world.caller('c1');
	world.wait(10_000);
	await world.answers('alice', 'a1');
	const view = desk(world, 'alice');
	t.like(view.today, {idleMs: 30_000, handlingMs: 10_000});
	// 10 s of ringing and 20 s of talk so far, against 30 s idle.
	t.is(occupancyAt(view.today, view.agent, world.now + 20_000), 0.5);
	world.wait(20_000);
	await world.hangsUp('c1');
	const later = desk(world, 'alice');
	t.is(occupancyAt(later.today, later.agent, world.now), 0.5);
	t.is(later.today.talkMs, 20_000);
});

test('desk - says that somebody listens only where the queue’s policy does', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	await world.caller('c1');
	await world.answers('alice', 'a1');
	await world.tell({type: 'take-phone', by: 'sam', personId: 'sam', phoneId: id('1099')});
	await world.tell({
		type: 'start-monitor',
		by: 'sam',
		personId: 'sam',
		agentId: id('alice'),
		mode: 'listen',
	});
	t.is(desk(world, 'alice').monitored, undefined, 'nobody hears yet');
	const [monitorId] = [...world.floor.monitors.keys()];
	if (monitorId === undefined) throw new Error('no monitor');
	t.like(me(world, 'sam').monitor, {id: monitorId, state: 'calling', mode: 'listen'});
	await world.tell({
		type: 'monitor-active',
		monitorId,
		channel: channel('s1'),
		mode: 'listen',
	});
	t.like(desk(world, 'alice').monitored, {mode: 'listen'});
	t.like(board(world).monitors[monitorId], {personId: 'sam', agentId: 'alice', state: 'active'});
	const quiet = {
		...world.floor.config,
		queues: world.floor.config.queues.map((queue) => ({...queue, monitoringShown: false})),
	};
	await world.tell({type: 'configure-floor', by: 'root', config: quiet});
	t.is(desk(world, 'alice').monitored, undefined);
	t.truthy(board(world).monitors[monitorId]);
});

test('ear - the board and one’s own view say that it is outside, and what came of it; never a digit', async (t) => {
	const world = await givenFloor(t);
	t.false('outsideListening' in me(world, 'sam'));
	const config = {...world.floor.config, listening: {outside: ['+336']}};
	await world.tell({type: 'configure-floor', by: 'root', config});
	t.true(me(world, 'sam').outsideListening);
	await world.signIn('alice', '1001');
	await world.caller('c1');
	await world.answers('alice', 'a1');
	const listen = () =>
		world.tell({
			...{type: 'start-monitor', by: 'sam', personId: 'sam', agentId: id('alice')},
			...{mode: 'listen', outside: {number: '0698765432', partyId: id('p-ear')}},
		});
	await listen();
	const [monitorId] = [...world.floor.monitors.keys()];
	if (monitorId === undefined) throw new Error('no monitor');
	t.like(me(world, 'sam').monitor, {id: monitorId, state: 'calling', outside: true});
	await world.tell({type: 'monitor-answered', monitorId, channel: channel('s1')});
	t.like(board(world).monitors[monitorId], {state: 'asking', outside: true});
	t.is(desk(world, 'alice').monitored, undefined, 'nobody hears yet');
	await world.tell({type: 'monitor-active', monitorId, channel: channel('s1'), mode: 'listen'});
	t.like(desk(world, 'alice').monitored, {mode: 'listen'});
	t.false(JSON.stringify([me(world, 'sam'), board(world)]).includes('698765432'));
	await world.tell({type: 'monitor-ended', monitorId, reason: 'lost-in-gap'});
	t.like(me(world, 'sam').notHeard, {agentId: 'alice', outside: true, reason: 'lost-in-gap'});
	await listen();
	t.false('notHeard' in me(world, 'sam'), 'until the next time');
});

test('me - shows the phones, who holds them, and the one used last', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	await world.tell({type: 'phone-unregistered', phoneId: id('1002')});
	const bob = me(world, 'bob');
	t.like(bob, {login: 'bob', agentId: 'bob', name: 'Bob Stone', signedIn: false});
	t.like(bob.phones['1001'], {heldBy: 'alice', heldByName: 'Alice Martin', registered: true});
	t.like(bob.phones['1002'], {registered: false});
	t.false('heldBy' in (bob.phones['1099'] ?? {}));
	t.like(me(world, 'alice'), {signedIn: true, phoneId: '1001', lastPhoneId: '1001'});
	await world.tell({type: 'sign-out', by: 'alice', agentId: id('alice')});
	const later = me(world, 'alice');
	t.like(later, {signedIn: false, lastPhoneId: '1001'});
	t.false('phoneId' in later);
	const sam = me(world, 'sam');
	t.is(sam.agentId, undefined);
	t.is(sam.name, 'sam');
});

// As busy, or as declined: phones on do-not-disturb differ.
for (const reason of ['busy', 'declined'] as const) {
	test(`desk and board - a phone that refuses calls by itself (${reason}), until it takes one`, async (t) => {
		const world = await givenFloor(t);
		await world.signIn('alice', '1001');
		await world.signIn('bob', '1002');
		await world.caller('c1');
		const [offer] = world.floor.offers.values();
		if (offer === undefined) throw new Error('nobody is rung');
		const {agentId} = offer;
		await world.tell({type: 'offer-ended', offerId: offer.id, reason});
		t.is(desk(world, agentId).agent.phoneRefusedAt, world.now);
		t.is(board(world).agents[agentId]?.phoneRefusedAt, world.now);
		await world.hangsUp('c1');
		world.wait(60_000);
		await world.tell({type: 'set-presence', by: agentId, agentId, presence: {state: 'available'}});
		await world.caller('c2');
		await world.answers(agentId, 'a1');
		t.is(desk(world, agentId).agent.phoneRefusedAt, undefined);
	});
}
