import {id} from '@plateau/core';
import test from 'ava';
import {channel, directory, givenFloor} from './given-floor.ts';
import {board, callPage, desk, type World} from './seen-views.ts';

const row = (world: World, callId: string) => board(world).calls[callId];

/** Alice talks with a caller since 5 s; bob is ready. */
async function talking(t: Parameters<typeof givenFloor>[0]) {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	const callId = await world.caller('c1');
	await world.answers('alice', 'a1');
	await world.signIn('bob', '1002');
	const since = world.now;
	world.wait(5000);
	const alice = {by: 'alice', agentId: id<never>('alice')};
	return {world, callId, since, alice};
}

/** Alice consults bob, who answers. */
async function consulting(t: Parameters<typeof givenFloor>[0]) {
	const given = await talking(t);
	const {world, alice} = given;
	await world.tell({...alice, type: 'consult', to: {kind: 'agent', agentId: id('bob')}});
	const call = world.floor.calls.get(given.callId);
	const consultId = call?.state === 'talking' ? call.consult?.id : undefined;
	if (consultId === undefined) throw new Error('nobody is consulted');
	await world.tell({type: 'customer-held', channel: channel('c1')});
	await world.tell({type: 'consult-ringing', consultId, channel: channel('b1')});
	return {...given, consultId};
}

test('control - on hold: the line and since when, at the desk and on the board; the talk goes on', async (t) => {
	const {world, callId, since, alice} = await talking(t);
	t.like(desk(world, 'alice').call, {line: 'joined', since});
	await world.tell({...alice, type: 'hold'});
	t.like(
		desk(world, 'alice').call,
		{line: 'joined', pending: 'hold'},
		'not before the switch says so',
	);
	await world.tell({type: 'customer-held', channel: channel('c1')});
	const held = desk(world, 'alice').call;
	t.like(held, {state: 'talking', line: 'held', lineSince: world.now, since});
	t.is(held?.pending, undefined);
	t.like(row(world, callId), {state: 'talking', line: 'held', lineSince: world.now});
	await world.tell({...alice, type: 'mute', muted: true});
	t.like(row(world, callId), {muted: true});
});

test('control - held at the phone: on the desk, on the board, in the hold time, and as a moment of its page', async (t) => {
	const {world, callId} = await talking(t);
	await world.tell({type: 'phone-held', channel: channel('a1')});
	t.like(desk(world, 'alice').call, {
		...{state: 'talking', line: 'joined', phoneHeld: true, lineSince: world.now},
	});
	t.like(desk(world, 'alice').agent, {activity: 'holding'});
	t.like(row(world, callId), {line: 'joined', phoneHeld: true});
	world.wait(7000);
	await world.tell({type: 'phone-resumed', channel: channel('a1')});
	t.is(desk(world, 'alice').call?.phoneHeld, undefined);
	t.is(row(world, callId)?.phoneHeld, undefined);
	t.like(desk(world, 'alice').agent, {activity: 'talking'});
	const page = callPage(world, callId);
	const moments = Object.values(page.life).map(({type}) => type);
	t.deepEqual(moments.slice(-2), ['call-phone-held', 'call-phone-resumed']);
	const held = page.segments.find(({kind}) => kind === 'hold');
	t.is((held?.endedAt ?? 0) - (held?.startedAt ?? 0), 7000);
});

test('control - a colleague who is consulted sees whose call it is, and answers it; the board says with whom', async (t) => {
	const {world, callId, consultId} = await consulting(t);
	const rings = desk(world, 'bob').call;
	t.like(rings, {
		id: callId,
		state: 'ringing',
		consultedBy: {agentId: 'alice', name: 'Alice Martin'},
		customer: {callerName: 'AMELIE F'},
		canAnswer: false,
	});
	t.is(typeof rings?.ringEndsAt, 'number');
	t.like(row(world, callId)?.consult, {state: 'ringing', agentId: 'bob', name: 'Bob Stone'});
	t.is(board(world).queues['support']?.talking, 1, 'who rings does not talk');
	await world.tell({type: 'consult-answered', consultId, channel: channel('b1')});
	t.like(desk(world, 'bob').call, {
		state: 'talking',
		line: 'consulting',
		consultedBy: {name: 'Alice Martin'},
	});
	t.is(desk(world, 'bob').call?.wrapUp, undefined, 'no wrap-up of a colleague’s call');
	t.like(desk(world, 'alice').call, {
		line: 'consulting',
		consult: {state: 'answered', hears: 'consult', name: 'Bob Stone', phoneId: '1002'},
	});
	t.is(desk(world, 'alice').call?.consultedBy, undefined);
});

test('control - a queue that is not the colleague’s own is named at their desk all the same', async (t) => {
	const {world, alice} = await talking(t);
	t.is(desk(world, 'alice').call?.queueLabel, undefined);
	const {config} = world.floor;
	const agents = config.agents.map((agent) =>
		agent.id === 'bob' ? {...agent, queues: [id<never>('billing')]} : agent,
	);
	await world.tell({type: 'configure-floor', by: 'root', config: {...config, agents}});
	await world.tell({...alice, type: 'consult', to: {kind: 'agent', agentId: id('bob')}});
	await world.tell({type: 'customer-held', channel: channel('c1')});
	const {call, queues} = desk(world, 'bob');
	t.deepEqual(Object.keys(queues), ['billing']);
	t.like(call, {queueId: 'support', queueLabel: {en: 'Support', fr: 'Assistance'}});
});

test('control - after a hand-over the call is the colleague’s, and its page tells each part', async (t) => {
	const {world, callId, consultId, alice} = await consulting(t);
	await world.tell({type: 'consult-answered', consultId, channel: channel('b1')});
	const choice = {type: 'set-disposition', callId, dispositionId: id<never>('resolved')} as const;
	await world.tell({...alice, ...choice});
	await world.tell({...alice, type: 'hand-over'});
	world.wait(1000);
	await world.tell({
		type: 'legs-joined',
		channel: channel('c1'),
		agentChannel: channel('b1'),
	});
	const own = desk(world, 'bob').call;
	t.like(own, {id: callId, state: 'talking', line: 'joined', since: world.now});
	// The caller waited for alice alone, and not at all: the talk with her was no wait.
	t.is(own?.waitMs, 0);
	t.is(row(world, callId)?.waitMs, 0);
	t.is(own?.consultedBy, undefined);
	t.is(own?.dispositionId, undefined, 'what alice chose is hers: bob has his own to choose');
	t.is(own?.wrapUp?.mode, 'timed');
	// Her own part alone, though the call goes on.
	t.like(desk(world, 'alice').call, {state: 'wrap-up', talkMs: 6000, holdMs: 0});
	const page = callPage(world, callId);
	const parts = page.segments.filter(({kind}) => kind !== 'wrap-up');
	t.deepEqual(parts.map(({kind, agentId}) => `${kind} ${agentId}`).slice(-3), [
		'talk alice',
		'consult alice',
		'talk bob',
	]);
	const life = Object.values(page.life);
	t.false(
		life.some(({type}) => type === 'control-asked'),
		'only what came of an order',
	);
	t.like(
		life.find(({type}) => type === 'call-handed-over'),
		{agentId: 'bob', personId: 'alice'},
	);
});

test('control - the caller is on hold from the first moment on, through a consultation, until the agent is back', async (t) => {
	const {world, callId, consultId, alice} = await consulting(t);
	const heldSince = world.now;
	world.wait(11_000);
	await world.tell({type: 'consult-answered', consultId, channel: channel('b1')});
	t.like(desk(world, 'alice').call, {line: 'consulting', heldSince, lineSince: world.now});
	t.is(row(world, callId)?.heldSince, heldSince);
	world.wait(4000);
	await world.tell({...alice, type: 'swap'});
	await world.tell({type: 'legs-joined', channel: channel('c1'), agentChannel: channel('a1')});
	t.like(desk(world, 'alice').call, {consult: {hears: 'customer'}, lineSince: world.now});
	t.is(desk(world, 'alice').call?.heldSince, undefined);
	world.wait(3000);
	await world.tell({...alice, type: 'swap'});
	await world.tell({type: 'legs-joined', channel: channel('b1'), agentChannel: channel('a1')});
	t.like(desk(world, 'alice').call, {consult: {hears: 'consult'}, heldSince: world.now});
});

test('control - a colleague who is asked is told of a supervisor who hears them, as long as they do', async (t) => {
	const {world, consultId, alice} = await consulting(t);
	const sam = {by: 'sam', personId: 'sam'} as const;
	await world.tell({...sam, type: 'take-phone', phoneId: id('1099')});
	await world.tell({...sam, type: 'start-monitor', agentId: id('alice'), mode: 'barge'});
	const [monitorId] = [...world.floor.monitors.keys()];
	if (monitorId === undefined) throw new Error('no monitor');
	const active = async (mode: 'listen' | 'whisper' | 'barge') => {
		await world.tell({type: 'monitor-active', monitorId, channel: channel('s1'), mode});
	};
	const told = () => [desk(world, 'alice'), desk(world, 'bob')].map((one) => one.monitored?.mode);
	await active('barge');
	t.deepEqual(told(), ['barge', undefined], 'bob’s phone only rings');
	await world.tell({type: 'consult-answered', consultId, channel: channel('b1')});
	t.deepEqual(told(), ['barge', 'barge']);
	await world.tell({...sam, type: 'change-monitor', mode: 'whisper'});
	await active('whisper');
	t.deepEqual(told(), ['whisper', 'listen'], 'what is whispered he does not hear');
	await world.tell({...alice, type: 'swap'});
	await world.tell({type: 'legs-joined', channel: channel('c1'), agentChannel: channel('a1')});
	t.deepEqual(told(), ['whisper', undefined], 'he hears music');
	await world.tell({...alice, type: 'join-all'});
	await world.tell({type: 'all-joined', channel: channel('c1')});
	await world.tell({...sam, type: 'change-monitor', mode: 'barge'});
	await active('barge');
	t.deepEqual(told(), ['barge', 'listen'], 'of three alice alone hears the supervisor');
});

test('control - a call sent on: who has it sees by whom, who sent it who has it; back, that it is', async (t) => {
	const {world, callId, alice} = await talking(t);
	const to = {kind: 'agent', agentId: id<never>('bob')} as const;
	await world.tell({...alice, type: 'transfer', to});
	await world.tell({type: 'caller-waiting', channel: channel('c1')});
	t.like(desk(world, 'bob').call, {
		...{id: callId, state: 'ringing', sentBy: {agentId: 'alice', name: 'Alice Martin'}},
	});
	t.is(desk(world, 'alice').call?.goesOnWith, undefined, 'nobody has it yet');
	const backAt = world.now;
	world.wait(2000);
	const waits = 'they wait since they are back, not since before the talk';
	t.is(desk(world, 'bob').call?.enteredAt, backAt, waits);
	t.is(row(world, callId)?.enteredAt, backAt, waits);
	t.is(board(world).queues['support']?.oldestEnteredAt, backAt, waits);
	await world.answers('bob', 'b1');
	const bob = {agentId: 'bob', name: 'Bob Stone'};
	t.like(desk(world, 'alice').call, {state: 'wrap-up', goesOnWith: bob});
	t.is(desk(world, 'bob').call?.sentBy, undefined);
	const chosen = {type: 'set-disposition', callId, dispositionId: id<never>('resolved')} as const;
	await world.tell({...alice, ...chosen});
	await world.tell({...alice, type: 'finish-wrap-up'});
	const back = {by: 'bob', agentId: id<never>('bob')};
	await world.tell({...back, type: 'transfer', to: {...to, agentId: id<never>('alice')}});
	await world.tell({type: 'caller-waiting', channel: channel('c1')});
	await world.tell({...back, ...chosen});
	await world.tell({...back, type: 'finish-wrap-up'});
	await world.tell({...alice, type: 'decline'});
	t.like(desk(world, 'bob').call, {state: 'ringing', sentBy: bob}, 'it came back to bob');
});

test('control - who could not be reached is told by name, until the next order', async (t) => {
	const {world, consultId, alice} = await consulting(t);
	await world.tell({type: 'consult-ended', consultId, reason: 'busy'});
	t.like(desk(world, 'alice').call, {
		line: 'held',
		notice: {code: 'consult-ended', reason: 'busy', name: 'Bob Stone', at: world.now},
	});
	await world.tell({...alice, type: 'resume'});
	t.is(desk(world, 'alice').call?.notice, undefined);
});

test('control - a queue that is asked: by its name and since when, then whom it has', async (t) => {
	const {world, callId, alice} = await talking(t);
	const bob = {by: 'bob', agentId: id<never>('bob')};
	const presence = {state: 'not-ready', reasonId: id('lunch')} as const;
	await world.tell({...bob, type: 'set-presence', presence} as never);
	await world.tell({...alice, type: 'consult', to: {kind: 'queue', queueId: id('support')}});
	const since = world.now;
	t.like(desk(world, 'alice').call, {line: 'joined', pending: 'hold'});
	await world.tell({type: 'customer-held', channel: channel('c1')});
	world.wait(4000);
	const queue = {id: 'support', label: directory.queues.get('support'), since};
	t.like(desk(world, 'alice').call, {line: 'consulting', consult: {state: 'waiting', queue}});
	t.like(row(world, callId), {consult: {state: 'waiting', name: 'support', queue}});
	await world.tell({...bob, type: 'set-presence', presence: {state: 'available'}} as never);
	t.like(desk(world, 'alice').call?.consult, {state: 'calling', name: 'Bob Stone', queue});
	t.like(desk(world, 'bob').call, {state: 'ringing', consultedBy: {agentId: 'alice'}});
	const page = callPage(world, callId);
	const life = Object.values(page.life);
	t.like(
		life.find(({type}) => type === 'consult-queued'),
		{queueId: 'support', personId: 'alice'},
	);
	t.like(
		life.find(({type}) => type === 'consult-offered'),
		{agentId: 'bob', queueId: 'support'},
	);
});

test('control - parked: on the board, and at the desks that may pick it up', async (t) => {
	const {world, callId, alice} = await talking(t);
	await world.tell({...alice, type: 'park'});
	t.is(desk(world, 'alice').call?.pending, 'park');
	await world.tell({type: 'caller-waiting', channel: channel('c1')});
	const since = world.now;
	const parked = {place: 1, agentId: 'alice', endsAt: since + 180_000};
	t.like(row(world, callId), {state: 'parked', since, parked});
	t.like(desk(world, 'bob').parked?.[callId], {...parked, callId, queueId: 'support'});
	t.is(desk(world, 'alice').call, undefined);
	t.truthy(desk(world, 'alice').parked?.[callId]);
	const strangers = world.floor.config.agents.filter(
		({id: agentId, queues}) => agentId !== 'alice' && !queues.includes(id('support')),
	);
	for (const {id: agentId} of strangers) t.is(desk(world, agentId).parked, undefined, agentId);
	await world.tell({type: 'pick-up', by: 'bob', callId, agentId: id('bob')});
	t.is(desk(world, 'bob').parked, undefined);
	t.is(desk(world, 'bob').call?.state, 'ringing');
});
