// Headsets across a tie, at either end, on a switch that only answers: what is sent, what is told, what is refused.

import {type Effect, id} from '@plateau/core';
import test from 'ava';
import {systemName} from './answering-switch.ts';
import {givenBridge, waitingCustomer} from './given-bridge.ts';

const waits = {Context: 'plateau-headset', Application: 'BridgeWait', BridgeID: 'parked'};
const tie = (serial: number) => ({
	...{Channel: `PJSIP/plateau-tie-main-0000000${serial}`, Uniqueid: `${systemName}-1.${serial}`},
	Context: 'plateau-across',
});
const lentVariables = {PLATEAU_CUSTOMER: `${systemName}-1.5`};

/** A headset of 102 that waits, a customer who waits, and what is asked of the switch. */
async function given(
	t: Parameters<typeof givenBridge>[0],
	place: typeof waits = waits,
	more: object = {},
	isLent = false,
) {
	const made = await givenBridge(t, {}, ({channels}) => {
		channels.set('1', waitingCustomer());
		channels.set('2', {
			...{Channel: 'PJSIP/p102-00000002', Uniqueid: `${systemName}-1.2`, ChannelState: '6'},
			...place,
			variables: {PLATEAU_ROLE: 'headset', PLATEAU_HEADSET: 'h-7', ...more},
		});
		if (isLent)
			channels.set('5', {
				...tie(5),
				ChannelState: '6',
				Context: 'plateau-across-headset',
				variables: {},
			});
	});
	const {asterisk, bridge} = made;
	bridge.start();
	const {truth} = await made.signal('switch-resynced');
	const sent = (name: string) => asterisk.actions.filter((action) => action.startsWith(name));
	/** A call of another switch arrives, and says whose headset it is for. */
	const arrives = (serial: number, Headset = 'h-7', Endpoint = 'p102') => {
		asterisk.channels.set(String(serial), {...tie(serial), ChannelState: '4', variables: {}});
		asterisk.emit('Newchannel', {...tie(serial), ChannelState: '4', Linkedid: 'x'});
		asterisk.emit('UserEvent', {
			...{...tie(serial), UserEvent: 'PlateauAcross', Headset, Endpoint},
		});
	};
	const goes = (serial: number) => {
		asterisk.channels.delete(String(serial));
		asterisk.emit('HangupRequest', tie(serial));
		asterisk.emit('Hangup', {...tie(serial), Cause: '16'});
	};
	const refused = (serial: number) =>
		sent('Hangup').flatMap((one) =>
			one.includes(`tie-main-0000000${serial}`) ? [/ (\d+)$/.exec(one)?.[1] ?? one] : [],
		);
	return {...made, truth, sent, arrives, goes, refused};
}

test('headset lending - one that waits has the call sent on to it, and waits again once that is gone', async (t) => {
	const {arrives, goes, sent, signal, signals, until, refused} = await given(t);
	arrives(5);
	t.like(await signal('far-leg-started'), {phoneId: '102', channelId: '1.2'} as never);
	await until('it is sent on', () => sent('Redirect').length === 1);
	t.regex(sent('Redirect')[0] ?? '', /plateau-tie-main-00000005.*plateau-across-headset/);
	t.true(sent('Setvar').some((one) => /tie-main-00000005.*PLATEAU_PEER.*p102-00000002/.test(one)));
	// Lent already, it is nobody else's.
	arrives(6);
	await until('refused', () => refused(6).length === 1);
	t.deepEqual(refused(6), ['34']);
	goes(6);
	goes(5);
	t.like(await signal('far-leg-ended'), {phoneId: '102', channelId: '1.2'} as never);
	const from = signals.length;
	arrives(8);
	t.like(await signal('far-leg-started', from), {phoneId: '102', channelId: '1.2'} as never);
	t.deepEqual(
		signals.filter(({type}) => type === 'outside-started' || type === 'headset-ended'),
		[],
	);
});

test('headset lending - what is not there, not of that phone, or not back in time is refused', async (t) => {
	const {asterisk, arrives, signals, until, refused} = await given(t);
	arrives(5, 'h-8');
	arrives(6, 'h-7', 'p101');
	await until('both are refused', () => refused(5).length + refused(6).length === 2);
	t.deepEqual([...refused(5), ...refused(6)], ['1', '1']);
	Object.assign(asterisk.channels.get('2') ?? {}, {
		Context: 'plateau-consult',
		Application: 'Dial',
	});
	arrives(8);
	await until('it is refused', () => refused(8).length === 1);
	t.deepEqual(refused(8), ['34']);
	t.false(signals.some(({type}) => type === 'far-leg-started'));
});

test('headset lending - put down while it is lent: both are told', async (t) => {
	const {asterisk, arrives, signal} = await given(t);
	arrives(5);
	await signal('far-leg-started');
	const own = {
		...{Channel: 'PJSIP/p102-00000002', Uniqueid: `${systemName}-1.2`, Context: 'plateau-headset'},
	};
	asterisk.channels.delete('2');
	asterisk.emit('HangupRequest', own);
	asterisk.emit('Hangup', {...own, Cause: '16'});
	t.like(await signal('far-leg-ended'), {phoneId: '102', channelId: '1.2'} as never);
	t.like(await signal('headset-ended'), {headsetId: 'h-7', reason: 'hung-up'} as never);
});

test('headset lending - found lent by who reads everything anew', async (t) => {
	const {truth, goes, signal} = await given(
		t,
		{Context: 'plateau-headset', Application: 'BridgeWait', BridgeID: 'talk'},
		lentVariables,
		true,
	);
	t.deepEqual(truth.phones.map(({phoneId, farLegs}) => [phoneId, farLegs]) as unknown, [
		['101', undefined],
		['102', ['1.2']],
	]);
	goes(5);
	t.like(await signal('far-leg-ended'), {phoneId: '102', channelId: '1.2'} as never);
});

test('headset lending - of another switch it is called across, hears a beep, and is known anew', async (t) => {
	const {asterisk, bridge, sent, until, signal} = await given(t);
	const channel = {switchId: id('main'), channelId: id('1.1')};
	const order = (type: Effect['type'], more: object = {}) =>
		({
			...{id: `${type}:1`, type, callId: 'c-1', offerId: 'o-1', channel, phoneId: '101'},
			...{queueId: 'support', numberId: '1', partyId: 'p', agentId: 'a1', language: 'fr'},
			...{answerOnEntry: true, ringMs: 20_000, way: 'group'},
			...more,
		}) as unknown as Effect;
	const there = {headsetId: 'h-9', channel: {switchId: 'annex', channelId: 'x.1'}};
	bridge.perform(order('ring-agent', {headset: there}));
	await until('it is called', () => sent('Originate').length === 1);
	const [originate = ''] = sent('Originate');
	for (const part of ['PJSIP/p101', 'PLATEAU_LENT=h-9', 'PJSIP_HEADER(add,X-Plateau-Headset)=h-9'])
		t.true(originate.includes(part), `${part} in ${originate}`);
	const uniqueId = /plateau-o-1-[0-9a-f]+/.exec(originate)?.[0] ?? '';
	const leg = {Channel: 'PJSIP/p101-00000009', Uniqueid: uniqueId, Context: 'plateau-group-leg'};
	asterisk.emit('Newchannel', {...leg, ChannelState: '0', Linkedid: 'x'});
	for (const UserEvent of ['PlateauConnected', 'PlateauReady'])
		asterisk.emit('UserEvent', {...leg, UserEvent, Offer: 'o-1'});
	const {channel: agentChannel} = await signal('offer-answered');
	bridge.perform(order('connect', {agentChannel}));
	await until('the customer is sent', () => sent('Redirect').length === 1);
	const {Channel, Uniqueid} = waitingCustomer();
	const joining = {UserEvent: 'PlateauJoining', Offer: 'o-1', Context: 'plateau-join'};
	asterisk.emit('UserEvent', {Channel, Uniqueid, ...joining});
	await until('it beeps', () => /plateau-beep.*ChanSpy/s.test(sent('Originate')[1] ?? ''));
});
