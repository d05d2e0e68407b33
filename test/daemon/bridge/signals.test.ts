// Events to signals, in the orders that Asterisk 22.10.1 was seen to send them in.

import {type Contact, id} from '@plateau/core';
import test from 'ava';
import {event, on, reading, systemName} from './reading.ts';

test('signals - a call from its arrival to the agent’s hangup', async (t) => {
	const {read, told, signals} = reading();
	await read(
		on.incoming(),
		on.arrived(),
		on.user('PlateauWaiting', on.customer()),
		...on.rings(),
		...on.answers(),
		event('HangupRequest', {...on.agent(), Cause: '16'}),
		on.user('PlateauRang', on.customer('plateau-ring'), {Offer: 'o-1', Status: 'ANSWER'}),
		event('SoftHangupRequest', {...on.customer('plateau-ring')}),
		on.hangup(on.agent()),
		on.hangup(on.customer()),
	);
	t.deepEqual(told, [
		'call-arrived 1.1 0612345678 33123456789 1699999998500',
		'caller-waiting 1.1',
		'offer-ringing 1.2 o-1',
		'offer-answered 1.2 o-1',
		'agent-left 1.2 16',
	]);
	t.false(JSON.stringify(signals).includes(systemName), 'the system name is secret');
});

test('signals - a caller arrives with what the records say of them, asked at each arrival', async (t) => {
	const contact: Contact = {ownerId: id('alice'), priorityMs: 120_000};
	const asked: string[] = [];
	const {signals, read} = reading((partyId) => {
		asked.push(partyId);
		return contact;
	});
	await read(on.incoming(), on.arrived());
	t.like(signals[0], {type: 'call-arrived', partyId: '0612345678', contact});
	t.deepEqual(asked, ['0612345678']);
	const stranger = reading(() => undefined);
	await stranger.read(on.incoming(), on.arrived());
	t.false('contact' in (stranger.signals[0] ?? {}));
});

const talking = [on.incoming(), on.arrived(), ...on.rings(), ...on.answers()];

const ending = test.macro({
	async exec(t, events: readonly ReturnType<typeof event>[], expected: string) {
		const {read, told} = reading();
		await read(...talking);
		told.length = 0;
		await read(...events);
		t.deepEqual(told, [expected]);
	},
	title: (title) => `signals - ${title}`,
});

const customerBye = event('HangupRequest', on.customer('plateau-ring'));
const agentBye = event('HangupRequest', on.agent());

test(
	'the caller hangs up, and the agent’s leg goes first',
	ending,
	[customerBye, on.hangup(on.agent()), on.hangup(on.customer())],
	'customer-left 1.1 16',
);
test(
	'the caller hangs up, and the caller’s leg goes first',
	ending,
	[customerBye, on.hangup(on.customer()), on.hangup(on.agent())],
	'customer-left 1.1 16',
);
test(
	'the agent hangs up, and a slow switch lets the caller’s leg go first',
	ending,
	[
		agentBye,
		on.user('PlateauRang', on.customer('plateau-ring'), {Offer: 'o-1', Status: 'ANSWER'}),
		on.hangup(on.customer()),
		on.hangup(on.agent()),
	],
	'agent-left 1.2 16',
);
test(
	'both hang up at once: the first to say so ended it',
	ending,
	[agentBye, customerBye, on.hangup(on.agent()), on.hangup(on.customer())],
	'agent-left 1.2 16',
);
test(
	'both hang up at once, the caller first',
	ending,
	[customerBye, agentBye, on.hangup(on.agent()), on.hangup(on.customer())],
	'customer-left 1.1 16',
);
test(
	'the desk hangs the agent’s leg up: no BYE, but Dial came back',
	ending,
	[
		on.user('PlateauRang', on.customer('plateau-ring'), {Offer: 'o-1', Status: 'ANSWER'}),
		event('SoftHangupRequest', on.customer('plateau-ring')),
		on.hangup(on.agent()),
		on.hangup(on.customer()),
	],
	'agent-left 1.2 16',
);
test(
	'the customer’s leg is hung up by order',
	ending,
	[
		event('SoftHangupRequest', on.customer('plateau-ring')),
		on.hangup(on.agent()),
		on.hangup(on.customer()),
	],
	'customer-left 1.1 16',
);
test(
	'a hangup that is told twice ends once',
	ending,
	[customerBye, on.hangup(on.customer()), on.hangup(on.customer())],
	'customer-left 1.1 16',
);

test('signals - who waited and hangs up cleared normally, though Asterisk names no cause', async (t) => {
	const {told, read} = reading();
	await read(on.incoming(), on.arrived(), on.user('PlateauWaiting', on.customer()));
	told.length = 0;
	await read(event('HangupRequest', on.customer()), on.hangup(on.customer(), '0'));
	t.deepEqual(told, ['customer-left 1.1 16']);
});

test('signals - the agent’s own BYE frees them, before Asterisk has taken the leg down', async (t) => {
	const {told, read} = reading();
	await read(...talking);
	told.length = 0;
	await read(agentBye);
	t.deepEqual(told, ['agent-left 1.2 16']);
	await read(on.hangup(on.agent()), on.hangup(on.customer()));
	t.deepEqual(told, ['agent-left 1.2 16']);
});

test('signals - a BYE while the caller is taken elsewhere, or of a lost leg, is told by the leg’s end', async (t) => {
	for (const before of [
		[on.user('PlateauHeld', on.customer('plateau-hold'))],
		[event('Newstate', {...on.customer('plateau-join'), ChannelState: '6'})],
	]) {
		const {told, read} = reading();
		await read(...talking, ...before);
		told.length = 0;
		await read(agentBye);
		t.deepEqual(told, []);
		await read(on.hangup(on.agent()));
		t.like(told, {0: 'agent-left 1.2 16'});
	}
	const {told, read} = reading();
	await read(...talking);
	told.length = 0;
	await read(event('HangupRequest', {...on.agent(), Cause: '44'}));
	t.deepEqual(told, []);
});

test('signals - a ring that is not answered ends the offer, not the call', async (t) => {
	const {read, told} = reading();
	await read(on.incoming(), on.arrived(), ...on.rings());
	told.length = 0;
	await read(
		on.hangup(on.agent(), '0'),
		on.user('PlateauRang', on.customer('plateau-ring'), {
			Offer: 'o-1',
			Status: 'NOANSWER',
			Sip: '180',
		}),
		on.user('PlateauWaiting', on.customer()),
	);
	t.deepEqual(told, ['offer-ended o-1 no-answer', 'caller-waiting 1.1']);
});

test('signals - the caller gives up while it rings', async (t) => {
	const {read, told} = reading();
	await read(on.incoming(), on.arrived(), ...on.rings());
	told.length = 0;
	await read(customerBye, on.hangup(on.agent()), on.hangup(on.customer()));
	t.deepEqual(told, ['customer-left 1.1 16']);
});

test('signals - a hangup that the switch denies is not believed', async (t) => {
	const {read, told, immortal, distrusted} = reading();
	await read(...talking);
	told.length = 0;
	immortal.add(on.customer().Uniqueid);
	await read(on.hangup(on.customer()));
	t.deepEqual(told, []);
	t.is(distrusted.length, 1);
});

test('signals - a call on a phone that the floor did not give', async (t) => {
	const {read, told} = reading();
	const own = on.leg(3, 'p101');
	const called = on.leg(4, 'p102');
	await read(
		event('Newchannel', {...own, Context: 'plateau-phones', ChannelState: '4'}),
		event('Newchannel', {...called, Context: 'plateau-phones', ChannelState: '0'}),
		event('DialBegin', {...own, DestChannel: called.Channel, DestUniqueid: called.Uniqueid}),
	);
	t.deepEqual(told, ['outside-started 101 1.3', 'outside-started 102 1.4']);
	told.length = 0;
	await read(on.hangup(called), on.hangup(own));
	t.deepEqual(told, ['outside-ended 102 1.4', 'outside-ended 101 1.3']);
});

test('signals - a desk phone that dials one of our numbers is a caller, and busy', async (t) => {
	const {read, told} = reading();
	const leg = on.leg(5, 'p102');
	await read(
		event('Newchannel', {...leg, Context: 'plateau-phones', ChannelState: '4'}),
		on.user('PlateauArrived', leg, {Number: '33123456789', Caller: '102', Since: '0'}),
		on.hangup(leg),
	);
	t.deepEqual(
		told.map((line) => line.split(' ')[0]),
		['outside-started', 'call-arrived', 'customer-left', 'outside-ended'],
	);
});

test('signals - the fallback queue rings everybody, and one phone takes the call', async (t) => {
	const {read, told} = reading();
	await read(on.incoming(), on.arrived());
	told.length = 0;
	const rung = [on.leg(6, 'p101'), on.leg(7, 'p102')];
	await read(on.user('PlateauFallback', on.customer('plateau-fallback')));
	for (const leg of rung) {
		await read(
			event('Newchannel', {...leg, ChannelState: '0'}),
			event('DialBegin', {
				...on.customer('plateau-fallback'),
				DestChannel: leg.Channel,
				DestUniqueid: leg.Uniqueid,
			}),
		);
	}
	await read(
		on.user('PlateauFallbackAnswered', rung[1] ?? {}, {Customer: on.customer().Uniqueid}),
		on.hangup(rung[0] ?? {}),
		on.hangup(rung[1] ?? {}),
		on.hangup(on.customer()),
	);
	t.deepEqual(told, [
		'caller-in-fallback 1.1',
		'fallback-answered 1.1 102',
		'outside-started 102 1.7',
		'outside-ended 102 1.7',
		'customer-left 1.1 16',
	]);
});

test('signals - a supervisor rings, listens, whispers and hangs up', async (t) => {
	const {read, told, monitors} = reading();
	await read(...talking);
	told.length = 0;
	monitors.set('plateau-m-1-ab', 'm-1');
	const leg = {Channel: 'PJSIP/p103-00000008', Uniqueid: 'plateau-m-1-ab'};
	const spies = (mode: string) =>
		event('ChanSpyStart', {
			SpyerUniqueid: leg.Uniqueid,
			SpyerContext: 'plateau-monitor',
			SpyerExten: mode,
			SpyeeUniqueid: on.agent().Uniqueid,
		});
	await read(
		event('Newchannel', {...leg, ChannelState: '0'}),
		event('Newstate', {...leg, ChannelState: '6'}),
		spies('listen'),
		event('ChanSpyStop', {SpyerUniqueid: leg.Uniqueid}),
		spies('whisper'),
		on.hangup(leg),
	);
	t.deepEqual(told, [
		'monitor-active plateau-m-1-ab m-1 listen',
		'monitor-active plateau-m-1-ab m-1 whisper',
		'monitor-ended m-1 hung-up',
	]);
});

test('signals - a supervisor’s phone that is busy, declines or does not answer', async (t) => {
	for (const [cause, reason] of [
		['17', 'busy'],
		['21', 'declined'],
		['19', 'no-answer'],
		['38', 'failed'],
	] as const) {
		const {read, told, monitors} = reading();
		monitors.set('plateau-m-1-ab', 'm-1');
		const leg = {Channel: 'PJSIP/p103-00000008', Uniqueid: 'plateau-m-1-ab'};
		await read(event('Newchannel', {...leg, ChannelState: '0'}), on.hangup(leg, cause));
		t.deepEqual(told, [`monitor-ended m-1 ${reason}`]);
	}
});

test('signals - somebody listens whom nobody let: everything is read again', async (t) => {
	const {read, distrusted} = reading();
	await read(
		...talking,
		event('Newchannel', {...on.leg(9, 'p103'), ChannelState: '4'}),
		event('ChanSpyStart', {SpyerUniqueid: on.leg(9, 'p103').Uniqueid, SpyerExten: 'listen'}),
	);
	t.is(distrusted.length, 1);
});

test('signals - phones come and go, told once each', async (t) => {
	const {read, told} = reading();
	const state = (device: string, now: string) =>
		event('DeviceStateChange', {Device: device, State: now});
	await read(
		state('PJSIP/p101', 'NOT_INUSE'),
		state('PJSIP/p101', 'RINGING'),
		state('PJSIP/p101', 'UNAVAILABLE'),
		state('PJSIP/p101', 'UNAVAILABLE'),
		state('PJSIP/trunk', 'INUSE'),
		state('Queue:plateau-fallback_avail', 'NOT_INUSE'),
	);
	t.deepEqual(told, ['phone-registered 101', 'phone-unregistered 101']);
});

test('signals - a phone that was asked to answer before it rang answers when it rings', async (t) => {
	const {read, legs, answered} = reading();
	const [ringing, created, dialled, rings] = on.rings();
	await read(
		on.incoming(),
		on.arrived(),
		...[ringing, created, dialled].flatMap((one) => one ?? []),
	);
	const leg = legs.get(on.agent().Uniqueid);
	if (leg?.part.role !== 'agent') return t.fail('it is the agent’s leg');
	leg.part.wantsAnswer = true;
	await read(...[rings].flatMap((one) => one ?? []));
	t.deepEqual(answered, [on.agent().Channel]);
});

test('signals - our event on a channel that is not known: everything is read again', async (t) => {
	const {read, reader, distrusted, told} = reading();
	await read(on.user('PlateauWaiting', on.leg(9, 'trunk')));
	t.is(distrusted.length, 1);
	// Events kept back during a resync may speak of channels that went meanwhile.
	reader.replay(on.user('PlateauWaiting', on.leg(9, 'trunk')));
	t.is(distrusted.length, 1);
	t.deepEqual(told, []);
});

test('signals - what a resync has told already is not told again', async (t) => {
	const {read, reader, told} = reading();
	await read(...talking);
	told.length = 0;
	for (const one of [on.incoming(), on.arrived(), ...on.rings().slice(1), ...on.answers()]) {
		reader.replay(one);
	}
	t.deepEqual(told, []);
});
