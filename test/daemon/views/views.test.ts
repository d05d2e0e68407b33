import {id} from '@plateau/core';
import {
	type BoardView,
	type CallView,
	type DeskView,
	faultOfView,
	type MeView,
	occupancyAt,
	type ViewName,
} from '@plateau/core/protocol';
import {RowCache} from '@plateau/daemon/views/row-cache';
import {topics} from '@plateau/daemon/views/topics';
import test from 'ava';
import {channel, directory, givenFloor} from './given-floor.ts';

type World = Awaited<ReturnType<typeof givenFloor>>;

/** A view computed from nothing, checked against its schema. */
function see(world: World, name: ViewName, scope = ''): unknown {
	const sources = {
		floor: () => world.floor,
		directory: () => directory,
		records: world.store,
		now: () => world.now,
	};
	const view = topics[name](scope, sources, new RowCache(sources)).compute()?.view;
	if (view === undefined) return undefined;
	// As it crosses the wire.
	const data = JSON.parse(JSON.stringify(view));
	const fault = faultOfView(name, data);
	if (fault !== undefined) throw new Error(`${name}: ${fault}`);
	return data;
}
const board = (world: World) => see(world, 'board') as BoardView;
const desk = (world: World, agent: string) => see(world, 'desk', agent) as DeskView;
const me = (world: World, login: string) => see(world, 'me', login) as MeView;
const callPage = (world: World, callId: string) => see(world, 'call', callId) as CallView;

test('board - an empty floor has its queues, agents and switches, and no figures', async (t) => {
	const world = await givenFloor(t);
	const view = board(world);
	t.deepEqual(Object.keys(view.queues).sort(), ['billing', 'support']);
	t.like(view.queues['support'], {
		label: {en: 'Support', fr: 'Assistance'},
		waiting: 0,
		ready: 0,
		signedIn: 0,
		offered: 0,
		thresholdMs: 20_000,
	});
	t.false('serviceLevel' in (view.queues['support'] ?? {}));
	t.like(view.agents['alice'], {
		name: 'Alice Martin',
		presence: {state: 'logged-out'},
		activity: 'idle',
		ready: false,
	});
	t.like(view.switches['main'], {state: 'up'});
	t.deepEqual(view.calls, {});
	t.deepEqual(view.reasons, {lunch: {en: 'Lunch', fr: 'Repas'}});
});

test('board - counts those who wait, ring included, and since when', async (t) => {
	const world = await givenFloor(t);
	const first = await world.caller('c1');
	const enteredAt = world.now;
	world.wait(3000);
	await world.caller('c2', '+33699999999');
	world.wait(1000);
	await world.signIn('alice', '1001');
	const view = board(world);
	t.like(view.queues['support'], {waiting: 2, oldestEnteredAt: enteredAt, ready: 0, signedIn: 1});
	t.like(view.calls[first], {
		state: 'ringing',
		agentId: 'alice',
		callerNumber: '+33612345678',
		callerName: 'AMELIE F',
		dialledNumber: '+33140506070',
		offers: 1,
	});
	t.like(view.agents['alice'], {activity: 'ringing', queueId: 'support', callId: first});
});

test('board - day figures follow the glossary', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	// Answered after 4 s, in time.
	const answered = await world.caller('c1');
	world.wait(4000);
	await world.answers('alice', 'a1');
	t.like(board(world).queues['support'], {talking: 1, waiting: 0, answered: 1});
	t.is(board(world).calls[answered]?.waitMs, 4000);
	// Abandoned after 3 s: short. Abandoned after 25 s: not.
	await world.caller('c2', '+33611111111');
	world.wait(3000);
	await world.hangsUp('c2');
	await world.caller('c3', '+33622222222');
	world.wait(25_000);
	await world.hangsUp('c3');
	await world.hangsUp('c1');
	const row = board(world).queues['support'];
	t.like(row, {
		offered: 3,
		answered: 1,
		answeredInTime: 1,
		abandoned: 2,
		shortAbandoned: 1,
		// 1 / (3 − 1)
		serviceLevel: 0.5,
		speedOfAnswerMs: 4000,
		talking: 0,
		wrapUp: 1,
	});
	t.like(board(world).agents['alice'], {activity: 'wrap-up', handled: 1});
	t.is(board(world).agents['alice']?.wrapUpEndsAt, world.now + 60_000);
});

test('board - a raised call says by how much', async (t) => {
	const world = await givenFloor(t);
	const callId = await world.caller('c1');
	t.is(board(world).calls[callId]?.raisedMs, undefined);
	await world.tell({type: 'raise-call', by: 'sam', callId, creditMs: 90_000});
	t.is(board(world).calls[callId]?.raisedMs, 90_000);
});

test('board - alerts by count and by time, the graver of two', async (t) => {
	const world = await givenFloor(t, [
		{on: 'waiting', queueId: id('support'), warn: 0, alarm: 5},
		{on: 'longest-wait', queueId: id('support'), warn: 10_000, alarm: 60_000},
		{on: 'ready', queueId: id('support'), warn: 1},
		{on: 'not-ready', warn: 5000},
	]);
	await world.signIn('bob', '1002', false);
	await world.caller('c1');
	const {since} = {since: world.now};
	t.deepEqual(Object.keys(board(world).alerts).sort(), ['ready/support', 'waiting/support']);
	t.like(board(world).alerts['waiting/support'], {level: 'warn', value: 1, limit: 0});
	t.like(board(world).alerts['ready/support'], {level: 'warn', value: 0, limit: 1});
	world.wait(10_000);
	t.false('longest-wait/support' in board(world).alerts, 'at the limit is not past it');
	world.wait(1);
	t.deepEqual(board(world).alerts['longest-wait/support'], {
		id: 'longest-wait/support',
		level: 'warn',
		on: 'longest-wait',
		queueId: 'support',
		limit: 10_000,
		since,
	});
	t.like(board(world).alerts['not-ready/bob'], {level: 'warn', agentId: 'bob', limit: 5000});
	world.wait(60_000);
	t.like(board(world).alerts['longest-wait/support'], {level: 'alarm', limit: 60_000});
});

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
