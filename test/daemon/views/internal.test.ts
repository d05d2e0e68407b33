import {id, type PartyId} from '@plateau/core';
import {occupancyAt} from '@plateau/core/protocol';
import test from 'ava';
import {channel, givenFloor} from './given-floor.ts';
import {board, callPage, desk} from './seen-views.ts';

/** Bob calls Alice, whose phone rings and can be answered from the desk. */
async function ringing(t: Parameters<typeof givenFloor>[0]) {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	await world.signIn('bob', '1002');
	const partyId: PartyId = world.store.partyOf({number: '1001'});
	const bob = {by: 'bob', agentId: id<never>('bob')};
	await world.tell({
		...{...bob, type: 'dial-colleague', partyId},
		to: {kind: 'agent', agentId: id('alice')},
	});
	const [call] = [...world.floor.calls.values()];
	if (call === undefined) throw new Error('nobody is called');
	const own = {callId: call.id, agentChannel: channel('b1')};
	await world.tell({type: 'dial-progressed', step: 'calling', ...own});
	await world.tell({type: 'outside-started', phoneId: id('1001'), channelId: id('a1')});
	await world.tell({type: 'dial-progressed', step: 'ringing', ...own});
	return {world, callId: call.id, own};
}

test('internal - both desks say who; the board has it in no queue; afterwards nothing counts', async (t) => {
	const {world, callId, own} = await ringing(t);
	t.like(desk(world).calledBy, {
		...{callId, state: 'ringing', agentId: 'bob', name: 'Bob Stone', phoneId: '1002'},
		canAnswer: true,
	});
	t.is(desk(world).call, undefined);
	t.is(desk(world).agent.activity, 'outside');
	t.false(desk(world).agent.ready);
	t.like(desk(world, 'bob').call, {
		...{id: callId, state: 'dialling', dial: {step: 'ringing'}, isOut: true, isInternal: true},
		customer: {contactName: 'Alice Martin', callerNumber: '1001'},
	});
	await world.tell({type: 'dial-answered', channel: channel('a1'), ...own});
	t.like(desk(world).calledBy, {state: 'talking', since: world.now});
	const {wrapUp, recording, dispositionRequired, isInternal} = desk(world, 'bob').call ?? {};
	t.deepEqual(
		[wrapUp, recording, dispositionRequired, isInternal],
		[undefined, undefined, false, true],
	);
	t.deepEqual(desk(world, 'bob').dispositions, []);
	const row = board(world).calls[callId];
	t.like(row, {isInternal: true, callerName: 'Alice Martin', callerNumber: '1001', agentId: 'bob'});
	t.is(row?.queueId, undefined);
	t.is(board(world).agents['bob']?.queueId, undefined);
	for (const {talking} of Object.values(board(world).queues)) t.is(talking, 0);
	world.wait(60_000);
	const {today: running, agent: caller} = desk(world, 'bob');
	t.true(caller.isInternal);
	t.is(occupancyAt(running, caller, world.now), occupancyAt(running, caller, world.now - 60_000));
	await world.tell({type: 'customer-left', channel: channel('a1'), cause: 16});
	await world.tell({type: 'outside-ended', phoneId: id('1001'), channelId: id('a1')});
	for (const login of ['alice', 'bob']) {
		const {call, calledBy, today, agent} = desk(world, login);
		t.deepEqual([call, calledBy, today.handled, today.handlingMs], [undefined, undefined, 0, 0]);
		t.is(agent.activity, 'idle');
	}
	t.like(desk(world, 'bob').recent[0], {
		...{callId, callerName: 'Alice Martin', callerNumber: '1001', isInternal: true},
	});
	t.deepEqual(desk(world).recent, [], 'who was called has no call of theirs');
	const page = callPage(world, callId);
	t.like(Object.values(page.life)[0], {type: 'dial-asked', agentId: 'alice', personId: 'bob'});
	t.true(Object.values(page.segments).every(({queueId}) => queueId === undefined));
});

test('internal - not reached: the name of who did not answer', async (t) => {
	const {world, callId} = await ringing(t);
	await world.tell({type: 'dial-ended', callId, reason: 'no-answer'});
	t.like(desk(world, 'bob').notReached, {reason: 'no-answer', name: 'Alice Martin'});
	t.is(desk(world).calledBy, undefined);
	t.like(desk(world, 'bob').recent[0], {callId, outcome: 'not-reached', reason: 'no-answer'});
});

test('internal - not taken: at the desk of who was called, from whom and when, and nothing of it counts', async (t) => {
	const {world, callId} = await ringing(t);
	const {today} = desk(world);
	const at = world.now;
	world.store.saveNote(callId, 'about the keys', at);
	world.wait(20_000);
	await world.tell({type: 'dial-ended', callId, reason: 'cancelled'});
	await world.tell({type: 'outside-ended', phoneId: id('1001'), channelId: id('a1')});
	t.deepEqual(desk(world).recent, [
		{
			...{callId, at, outcome: 'not-reached', callerNumber: '1002', callerName: 'Bob Stone'},
			...{isInternal: true, missed: true},
		},
	]);
	t.is(desk(world, 'bob').recent[0]?.missed, undefined);
	const {idleMs: _idle, ...counted} = desk(world).today;
	const {idleMs: _before, ...before} = today;
	t.deepEqual(counted, before);
});
