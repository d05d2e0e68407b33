// Call control in events: who is still there when somebody has gone, and the end of a consultation, told once.

import {type ChannelId, id, type SwitchId} from '@plateau/core';
import {tellingHolds} from '@plateau/daemon/bridge/phone-holds';
import test from 'ava';
import {event, on, reading} from './reading.ts';

const guest = (context = 'plateau-phones') => ({...on.leg(3, 'p102'), Context: context});

/** A customer on hold, whose agent waits at the desk. */
async function onHold() {
	const made = reading();
	await made.read(on.incoming(), on.arrived(), ...on.rings(), ...on.answers());
	await made.read(
		on.user('PlateauHeld', on.customer('plateau-hold')),
		on.user('PlateauDesk', on.agent('plateau-desk')),
	);
	made.told.length = 0;
	return made;
}

/** The agent's leg calls a colleague, as the performer notes it. */
async function consulting() {
	const made = await onHold();
	const agent = made.legs.get(on.agent().Uniqueid);
	if (agent?.part.role === 'agent') agent.part.consult = {consultId: id('k-1'), isEnding: false};
	const {Channel, Uniqueid} = guest();
	await made.read(
		event('Newchannel', {...guest(), ChannelState: '0'}),
		event('DialBegin', {
			...on.agent('plateau-consult'),
			DestChannel: Channel,
			DestUniqueid: Uniqueid,
		}),
	);
	return made;
}

const ended = (status: string, sip = '') =>
	on.user('PlateauConsultEnded', on.agent('plateau-consult'), {
		...{Consult: 'k-1', Status: status, Cause: '17', Sip: sip},
	});

test('control signals - an agent who goes leaves a customer on hold behind, who has an end of their own', async (t) => {
	const {read, told} = await onHold();
	await read(event('HangupRequest', on.agent('plateau-desk')), on.hangup(on.agent()));
	t.deepEqual(told, ['agent-left 1.2 16']);
	await read(event('HangupRequest', on.customer('plateau-hold')), on.hangup(on.customer()));
	t.deepEqual(told, ['agent-left 1.2 16', 'customer-left 1.1 16']);
});

test('control signals - a customer who goes on hold takes nobody’s blame', async (t) => {
	const {read, told} = await onHold();
	await read(event('HangupRequest', on.customer('plateau-hold')), on.hangup(on.customer()));
	await read(on.user('PlateauLetGo', on.agent('plateau-desk')), on.hangup(on.agent()));
	t.deepEqual(told, ['customer-left 1.1 16']);
	// By order of the floor, and the agent's leg is the first to be gone.
	const other = await onHold();
	await other.read(
		event('SoftHangupRequest', on.customer('plateau-join')),
		on.user('PlateauLetGo', on.agent('plateau-desk')),
		event('SoftHangupRequest', on.agent('plateau-desk')),
		on.hangup(on.agent()),
	);
	await other.read(on.hangup(on.customer()));
	t.deepEqual(other.told, ['customer-left 1.1 16']);
});

test('control signals - a consultation rings, is answered, ends: each told once', async (t) => {
	const {read, told, distrusted} = await consulting();
	const answers = on.user('PlateauConsulted', guest('plateau-consulted'), {Consult: 'k-1'});
	await read(answers, answers);
	await read(event('HangupRequest', guest()), on.hangup(guest()), ended('ANSWER'));
	t.deepEqual(told, [
		'consult-ringing 1.3 k-1',
		'consult-answered 1.3 k-1',
		'consult-ended k-1 hung-up',
	]);
	t.deepEqual(distrusted, []);
});

test('control signals - who does not take it says why, although their leg goes first', async (t) => {
	for (const [status, sip, reason] of [
		['BUSY', '486', 'busy'],
		['CHANUNAVAIL', '603', 'declined'],
		['NOANSWER', '180', 'no-answer'],
		['CHANUNAVAIL', '', 'unregistered'],
	] as const) {
		const {read, told} = await consulting();
		await read(on.hangup(guest(), '17'));
		await read(ended(status, sip));
		t.deepEqual(told, ['consult-ringing 1.3 k-1', `consult-ended k-1 ${reason}`]);
	}
});

test('control signals - the agent goes while it rings: customer and consultation are told of', async (t) => {
	const {read, told} = await consulting();
	await read(on.hangup(guest()), event('HangupRequest', on.agent('plateau-consult')));
	await read(on.hangup(on.agent()));
	t.deepEqual(told, ['consult-ringing 1.3 k-1', 'agent-left 1.2 16', 'consult-ended k-1 hung-up']);
});

test('control signals - that a consultation’s end was told is known by its legs, and goes with them', async (t) => {
	const {read, told, legs} = await consulting();
	await read(event('HangupRequest', guest()), on.hangup(guest()));
	t.is(told.length, 1, 'not answered: the agent’s leg will say why');
	await read(ended('BUSY', '486'), ended('BUSY', '486'));
	t.deepEqual(told, ['consult-ringing 1.3 k-1', 'consult-ended k-1 busy']);
	t.is(legs.get(on.agent().Uniqueid)?.part.role, 'agent');
	await read(event('HangupRequest', on.agent('plateau-desk')), on.hangup(on.agent()));
	await read(event('HangupRequest', on.customer('plateau-hold')), on.hangup(on.customer()));
	t.deepEqual(legs.all(), []);
	told.length = 0;
	// Other legs under the same name, as nothing of the old ones is left.
	await read(on.incoming(), on.arrived(), ...on.rings(), ...on.answers());
	const agent = legs.get(on.agent().Uniqueid);
	if (agent?.part.role === 'agent') agent.part.consult = {consultId: id('k-1'), isEnding: true};
	await read(on.user('PlateauDesk', on.agent('plateau-desk')));
	t.is(told.at(-1), 'consult-ended k-1 hung-up');
});

test('control signals - the third party’s end is told once, though the agent’s leg went before it', async (t) => {
	const {read, told} = await consulting();
	await read(on.user('PlateauConsulted', guest('plateau-consulted'), {Consult: 'k-1'}));
	told.length = 0;
	await read(ended('ANSWER'));
	await read(event('HangupRequest', on.agent('plateau-consult')), on.hangup(on.agent()));
	await read(event('HangupRequest', guest()), on.hangup(guest()));
	t.deepEqual(told, ['consult-ended k-1 hung-up', 'agent-left 1.2 16']);
});

test('control signals - what is read again after a resync casts no doubt on it', async (t) => {
	const {reader, read, distrusted, legs} = await onHold();
	const {Channel, Uniqueid} = guest();
	await read(event('Newchannel', {...guest(), ChannelState: '0'}));
	const unknownConsult = event('DialBegin', {
		...on.agent('plateau-consult'),
		...{DestChannel: Channel, DestUniqueid: Uniqueid},
	});
	reader.replay(unknownConsult);
	t.deepEqual(distrusted, []);
	await read(unknownConsult);
	t.deepEqual(distrusted, ['somebody is consulted whom the floor does not know']);
	// But a call that was not in what was read, as it was over, and is not.
	const customer = legs.get(on.customer().Uniqueid);
	if (customer?.part.role === 'customer') customer.part.isOver = true;
	reader.replay(on.user('PlateauHeld', on.customer('plateau-hold')));
	t.is(distrusted[1], 'a customer is on hold whose call was over');
});

test('control signals - of three the agent goes: the customer talks on', async (t) => {
	const {read, told} = await consulting();
	await read(on.user('PlateauConsulted', guest('plateau-consulted'), {Consult: 'k-1'}));
	await read(
		on.user('PlateauJoining', on.customer('plateau-join'), {Offer: 'o-1'}),
		on.user('PlateauJoiningAll', guest('plateau-guest'), {Consult: 'k-1'}),
	);
	told.length = 0;
	await read(event('HangupRequest', on.agent('plateau-desk')), on.hangup(on.agent()));
	t.deepEqual(told, ['agent-left 1.2 16']);
	await read(event('HangupRequest', on.customer('plateau-join')), on.hangup(on.customer()));
	t.deepEqual(told, ['agent-left 1.2 16', 'customer-left 1.1 16']);
});

test('control signals - a customer who was sent on: called, answered, or back', async (t) => {
	const {read, told} = await onHold();
	const sent = on.customer('plateau-transfer');
	await read(on.user('PlateauTransferred', sent));
	const {Channel, Uniqueid} = guest();
	await read(
		event('Newchannel', {...guest(), ChannelState: '0'}),
		event('DialBegin', {...sent, DestChannel: Channel, DestUniqueid: Uniqueid}),
		on.user('PlateauTransferAnswered', guest('plateau-transfer-answered'), {
			Customer: on.customer().Uniqueid,
		}),
	);
	t.deepEqual(told, ['sent-out 1.1', 'outside-started 102 1.3', 'sent-out-answered 1.1']);
	told.length = 0;
	await read(on.user('PlateauTransferFailed', sent, {Status: 'BUSY', Sip: '486'}));
	t.deepEqual(told, ['sent-out-ended 1.1 busy']);
});

test('control signals - a hold at the phone is told of an agent’s leg, and of nobody else’s', async (t) => {
	const {read, told, legs} = await consulting();
	told.length = 0;
	await read(event('Hold', on.agent('plateau-consult')));
	await read(event('Unhold', on.agent('plateau-consult')));
	t.deepEqual(told, ['phone-held 1.2', 'phone-resumed 1.2']);
	await read(event('Hold', guest()), event('Hold', on.customer('plateau-hold')));
	t.is(told.length, 2);
	t.true(legs.get(guest().Uniqueid)?.isHeld, 'kept, for when the leg is an agent’s');
	await read(event('Hold', on.leg(9, 'p103')));
	t.is(told.length, 2, 'of a channel that is not known');
});

test('control signals - a hold that is older than what the leg is for is told once it is an agent’s', async (t) => {
	const {read, legs} = await consulting();
	const told: string[] = [];
	const reporter = tellingHolds(
		{partyOf: () => id('p-1'), signal: ({type}) => void told.push(type)},
		id('main'),
		() => legs,
	);
	const joined = {
		type: 'legs-joined',
		channel: {switchId: id<SwitchId>('main'), channelId: id<ChannelId>('1.1')},
		agentChannel: {switchId: id<SwitchId>('main'), channelId: id<ChannelId>('1.3')},
	} as const;
	reporter.signal(joined);
	t.deepEqual(told, ['legs-joined']);
	await read(event('Hold', guest()));
	reporter.signal(joined);
	t.deepEqual(told, ['legs-joined', 'legs-joined', 'phone-held']);
	await read(event('Unhold', guest()));
	reporter.signal(joined);
	t.is(told.length, 4);
});
