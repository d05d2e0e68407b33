import {id, type PartyId} from '@plateau/core';
import test from 'ava';
import {channel, givenFloor} from './given-floor.ts';
import {board, callPage, desk} from './seen-views.ts';

/** Alice has dialled a number. */
async function dialling(t: Parameters<typeof givenFloor>[0]) {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	const partyId: PartyId = world.store.partyOf({number: '+33698765432'});
	const alice = {by: 'alice', agentId: id<never>('alice')};
	await world.tell({...alice, type: 'dial', number: '0698765432', partyId});
	const [call] = [...world.floor.calls.values()].filter(({state}) => state === 'dialling');
	if (call === undefined) throw new Error('nothing is dialled');
	return {world, callId: call.id};
}

test('dial - on the desk and on the board: whom, how far, and that the agent called', async (t) => {
	const {world, callId} = await dialling(t);
	t.like(desk(world).call, {
		...{id: callId, state: 'dialling', dial: {step: 'phone'}, isOut: true},
		customer: {callerNumber: '+33698765432'},
	});
	t.is(desk(world).agent.activity, 'dialling');
	t.like(board(world).calls[callId], {
		...{state: 'dialling', agentId: 'alice', callerNumber: '+33698765432'},
	});
	const own = {callId, agentChannel: channel('a1')};
	await world.tell({type: 'dial-progressed', step: 'ringing', ...own});
	t.deepEqual(desk(world).call?.dial, {step: 'ringing'});
	await world.tell({type: 'dial-answered', channel: channel('c1'), ...own});
	t.like(desk(world).call, {state: 'talking', isOut: true, line: 'joined'});
	t.is(desk(world).call?.waitMs, undefined, 'who was called did not wait');
	world.wait(3000);
	await world.tell({type: 'customer-left', channel: channel('c1'), cause: 16});
	t.like(desk(world).call, {state: 'wrap-up', isOut: true, talkMs: 3000});
	const page = callPage(world, callId);
	t.deepEqual(
		Object.values(page.life).map(({type}) => type),
		['dial-asked', 'dial-begun', 'dial-rang', 'dial-answered', 'call-ended', 'wrap-up-started'],
	);
});

test('dial - not reached: why, until something else is done; the list has it', async (t) => {
	const {world, callId} = await dialling(t);
	await world.tell({type: 'dial-ended', callId, reason: 'busy'});
	t.is(desk(world).call, undefined);
	t.like(desk(world).notReached, {callId, reason: 'busy', number: '+33698765432'});
	t.like(desk(world).recent[0], {callId, outcome: 'not-reached', callerNumber: '+33698765432'});
	t.like(callPage(world, callId), {outcome: 'not-reached'});
	t.like(Object.values(callPage(world, callId).life).at(-1), {reason: 'busy'});
	await world.caller('c9');
	t.is(desk(world).notReached, undefined);
});
