/** What the board is shown. */

import {id} from '@plateau/core';
import test from 'ava';
import {givenFloor} from './given-floor.ts';
import {board} from './seen-views.ts';

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
