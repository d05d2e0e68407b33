// Orders about nailed-up headsets, on a switch that only answers: what is sent, what is told, what is nobody's.

import {type Effect, id} from '@plateau/core';
import test from 'ava';
import {systemName} from './answering-switch.ts';
import {givenBridge, waitingCustomer} from './given-bridge.ts';

const channel = {switchId: id('main'), channelId: id('1.1')};
const other = {switchId: id('main'), channelId: id('1.3')};
const headset = {switchId: id('main'), channelId: id('1.2')};
const effect = (type: Effect['type'], more: object = {}) =>
	({
		id: `${type}:${Math.random()}`,
		...{type, callId: 'c-1', offerId: 'o-1', channel, phoneId: '102', queueId: 'support'},
		...{numberId: '1', partyId: 'p', agentId: 'a1', language: 'fr', answerOnEntry: true},
		...{ringMs: 20_000, way: 'group', headset: {headsetId: 'h-7', channel: headset}},
		...{agentChannel: headset, headsetId: 'h-7', switchId: 'main'},
		...more,
	}) as unknown as Effect;

const waits = {Context: 'plateau-headset', Application: 'BridgeWait', BridgeID: 'parked'};

/** Two customers who wait, and a headset that does. */
async function given(t: Parameters<typeof givenBridge>[0], more: object = {}) {
	const made = await givenBridge(t, {}, ({channels}) => {
		channels.set('1', waitingCustomer());
		channels.set('3', waitingCustomer(3));
		channels.set('2', {
			...{Channel: 'PJSIP/p102-00000002', Uniqueid: `${systemName}-1.2`, ChannelState: '6'},
			...waits,
			variables: {PLATEAU_ROLE: 'headset', PLATEAU_HEADSET: 'h-7', PLATEAU_WAY: 'group', ...more},
		});
	});
	const {asterisk, bridge} = made;
	bridge.start();
	const {truth} = await made.signal('switch-resynced');
	const sent = (name: string) => asterisk.actions.filter((action) => action.startsWith(name));
	const moved = (place: object) => Object.assign(asterisk.channels.get('2') ?? {}, place);
	const says = (move: string) => {
		const {Channel = '', Uniqueid = ''} = (asterisk.channels.get('2') ?? {}) as Record<
			string,
			string
		>;
		const fields = {Headset: 'h-7', Move: move, UserEvent: 'PlateauHeadset'};
		asterisk.emit('UserEvent', {Channel, Uniqueid, Context: 'plateau-headset', ...fields});
	};
	const take = async (offerId = 'o-1', customer = channel) => {
		const from = made.signals.length;
		bridge.perform(effect('ring-agent', {offerId, channel: customer}));
		await made.signal('offer-answered', from);
	};
	const joins = () => {
		const {Channel, Uniqueid} = waitingCustomer();
		const fields = {UserEvent: 'PlateauJoining', Offer: 'o-1'};
		asterisk.emit('UserEvent', {Channel, Uniqueid, Context: 'plateau-join', ...fields});
	};
	const sentBack = () =>
		sent('Redirect').flatMap((one) => /plateau-headset.*?\b(b\d)\b/.exec(one)?.[1] ?? []);
	return {...made, truth, sent, moved, says, take, joins, sentBack};
}

test('headset orders - a phone is called for the shift, in the way of its model', async (t) => {
	const {bridge, asterisk, sent, until, signal, signals} = await given(t);
	bridge.perform(effect('connect-headset', {headsetId: 'h-8', autoAnswer: true}));
	await until('it is sent', () => sent('Originate').length === 1);
	const [originate = ''] = sent('Originate');
	for (const part of [
		...['PJSIP/p102', 'plateau-headset', 'PLATEAU_ROLE=headset', 'PLATEAU_HEADSET=h-8'],
		'PJSIP_HEADER(add,Alert-Info)=<sip:plateau>;info=alert-autoanswer;delay=0',
	])
		t.true(originate.includes(part), `${part} in ${originate}`);
	t.false(originate.includes('Call-Info'));
	const uniqueId = /plateau-h-8-[0-9a-f]+/.exec(originate)?.[0] ?? '';
	asterisk.emit('OriginateResponse', {Response: 'Failure', Reason: '5', Uniqueid: uniqueId});
	t.like(await signal('headset-ended'), {headsetId: 'h-8', reason: 'busy'} as never);
	const from = signals.length;
	bridge.perform(effect('connect-headset', {headsetId: 'h-9', phoneId: '199'}));
	t.like(await signal('headset-ended', from), {headsetId: 'h-9', reason: 'unregistered'} as never);
});

test('headset orders - found waiting, it is told and takes a call at once, with a beep', async (t) => {
	const {bridge, truth, sent, take, joins, until, signals} = await given(t);
	t.deepEqual(truth.headsets as unknown, [{headsetId: 'h-7', channelId: '1.2', connected: true}]);
	t.deepEqual(
		truth.phones.flatMap(({outside}) => outside),
		[],
	);
	await take();
	t.deepEqual(sent('Redirect'), []);
	bridge.perform(effect('connect'));
	await until('the customer is sent', () => sent('Redirect').length === 1);
	t.true(sent('Redirect')[0]?.includes('plateau-join'));
	const beeps = () => sent('Originate').filter((one) => /plateau-beep.*ChanSpy/s.test(one));
	// Its legs are not in the way of the two.
	t.deepEqual(beeps(), []);
	joins();
	await until('it beeps', () => beeps().length === 1);
	joins();
	bridge.perform(effect('hang-up'));
	await until('the last order is sent', () => sent('Hangup').length === 1);
	t.is(beeps().length, 1);
	t.false(signals.some(({type}) => type === 'offer-ringing'));
});

test('headset orders - one that is elsewhere takes nothing until it is back; one that is gone never', async (t) => {
	const {bridge, asterisk, moved, signals, signal, until, sentBack} = await given(t);
	moved({Context: 'plateau-consult', Application: 'Dial'});
	bridge.perform(effect('ring-agent'));
	await new Promise((resolve) => setTimeout(resolve, 30));
	t.false(signals.some(({type}) => type === 'offer-answered'));
	moved(waits);
	await signal('offer-answered');
	bridge.perform(effect('withdraw-ring'));
	await until('it is sent back', () => sentBack().length === 1);
	moved({Context: 'plateau-consult', Application: 'Dial'});
	bridge.perform(effect('ring-agent', {offerId: 'o-2'}));
	t.like(await signal('offer-ended'), {offerId: 'o-2', reason: 'not-started'} as never);
	asterisk.channels.delete('2');
	const from = signals.length;
	bridge.perform(
		effect('ring-agent', {offerId: 'o-3', headset: {headsetId: 'h-1', channel: headset}}),
	);
	t.like(await signal('offer-ended', from), {offerId: 'o-3', reason: 'unregistered'} as never);
	t.like(await signal('headset-ended', from), {headsetId: 'h-1'} as never);
});

test('headset orders - an offer taken back on its way is not taken', async (t) => {
	const {bridge, moved, signals} = await given(t);
	moved({Context: 'plateau-desk'});
	bridge.perform(effect('ring-agent'));
	bridge.perform(effect('withdraw-ring'));
	await new Promise((resolve) => setTimeout(resolve, 20));
	moved(waits);
	await new Promise((resolve) => setTimeout(resolve, 40));
	t.deepEqual(
		signals.filter(({type}) => type.startsWith('offer-')),
		[],
	);
});

test('headset orders - a hang-up sends it back, out of the call that was meant and no other', async (t) => {
	const {bridge, take, sentBack, until, says, signals, signal} = await given(t);
	await take();
	bridge.perform(effect('connect'));
	bridge.perform(effect('hang-up', {channel: headset, offerId: undefined, customer: other}));
	bridge.perform(effect('hang-up', {channel: headset, offerId: 'o-9'}));
	bridge.perform(effect('hang-up', {channel: headset, offerId: undefined, customer: channel}));
	await until('it is sent back', () => sentBack().length === 1);
	t.deepEqual(sentBack(), ['b1']);
	// What comes of an earlier order, or of none, says nothing.
	says('0');
	says('');
	await new Promise((resolve) => setTimeout(resolve, 20));
	t.false(signals.some(({type}) => type === 'agent-left'));
	says('1');
	t.like(await signal('agent-left'), {
		channel: {channelId: '1.2'},
		customer: {channelId: '1.1'},
	} as never);
	t.false(signals.some(({type}) => type === 'headset-ended'));
	await take('o-2', other);
	bridge.perform(effect('connect', {offerId: 'o-2', channel: other}));
	// Told again, too late: another has it.
	says('1');
	await new Promise((resolve) => setTimeout(resolve, 20));
	t.is(signals.filter(({type}) => type === 'agent-left').length, 1);
});

test('headset orders - a call whose order comes when the headset is with the next one was left', async (t) => {
	const {bridge, take, signal, sent} = await given(t);
	await take('o-2', other);
	bridge.perform(effect('connect'));
	t.like(await signal('agent-left'), {customer: channel} as never);
	t.deepEqual(sent('Redirect'), []);
});

test('headset orders - found in a call that is there, and in one that is not', async (t) => {
	const inCall = await given(t, {
		...{PLATEAU_OFFER: 'o-1', PLATEAU_CUSTOMER: `${systemName}-1.1`},
	});
	const [found] = inCall.truth.customers.filter(({channelId}) => channelId === '1.1');
	t.like(found?.groupLegs, [{offerId: 'o-1', channelId: '1.2', answered: true}] as never);
	const over = await given(t, {
		...{PLATEAU_OFFER: 'o-1', PLATEAU_CUSTOMER: `${systemName}-9.9`},
	});
	t.true(over.truth.customers.every(({groupLegs}) => groupLegs === undefined));
	await over.take();
	t.pass();
});

test('headset orders - it is dropped by order alone, and its end is told once', async (t) => {
	const {bridge, asterisk, sent, until, signal, signals} = await given(t);
	bridge.perform(effect('drop-headset'));
	await until('it is hung up', () => sent('Hangup').length === 1);
	t.true(sent('Hangup')[0]?.includes('PJSIP/p102-00000002'));
	const {Channel = '', Uniqueid = ''} = (asterisk.channels.get('2') ?? {}) as Record<
		string,
		string
	>;
	asterisk.channels.delete('2');
	asterisk.emit('Hangup', {Channel, Uniqueid, Cause: '16'});
	t.like(await signal('headset-ended'), {headsetId: 'h-7', reason: 'hung-up'} as never);
	t.false(signals.some(({type}) => type === 'agent-left'));
});
