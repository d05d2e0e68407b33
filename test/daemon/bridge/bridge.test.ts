// The bridge over TCP: what it does at each connection, and how it holds orders against what happens.

import {setTimeout as sleep} from 'node:timers/promises';
import type {Effect} from '@plateau/core';
import test from 'ava';
import {systemName} from './answering-switch.ts';
import {givenBridge, waitingCustomer} from './given-bridge.ts';

const channel = {switchId: 'main', channelId: '1.1'};
const effect = (type: Effect['type'], more: object = {}) =>
	({
		id: `${type}:1`,
		type,
		callId: 'c-1',
		offerId: 'o-1',
		channel,
		phoneId: '101',
		queueId: 'support',
		numberId: '33123456789',
		partyId: 'p',
		agentId: 'a1',
		language: 'fr',
		answerOnEntry: true,
		ringMs: 20_000,
		...more,
	}) as unknown as Effect;

const redirects = (actions: readonly string[]) =>
	actions.filter((action) => action.startsWith('Redirect'));

async function withCustomer(t: Parameters<typeof givenBridge>[0], times = {}) {
	const given = await givenBridge(t, times, ({channels}) => {
		channels.set('1', waitingCustomer());
	});
	given.bridge.start();
	await given.signal('switch-resynced');
	given.asterisk.actions.length = 0;
	const customer = given.asterisk.channels.get('1');
	if (customer === undefined) throw new Error('there is a customer');
	return {...given, customer};
}

test('bridge - reads again when a row did not come: that call is not over', async (t) => {
	const {asterisk, bridge, signal, warned} = await givenBridge(t);
	asterisk.channels.set('1', waitingCustomer());
	asterisk.rowsLost = 1;
	bridge.start();
	const {truth} = await signal('switch-resynced');
	t.deepEqual(
		truth.customers.map(({channelId}) => channelId),
		['1.1'],
	);
	t.deepEqual(warned, []);
});

test('bridge - asks about a phone that comes to the floor while the switch is read, or later', async (t) => {
	const {asterisk, bridge, phones, signals, until} = await givenBridge(t);
	const readings = () => signals.filter(({type}) => type === 'switch-resynced');
	const known = () => {
		const told = readings().at(-1);
		return told?.type === 'switch-resynced' ? told.truth.phones.map(({phoneId}) => phoneId) : [];
	};
	asterisk.devicesTakeMs = 50;
	asterisk.duringStatus = () => {
		asterisk.duringStatus = undefined;
		setTimeout(() => {
			phones.push('103');
			bridge.phonesChanged();
		}, 10);
	};
	bridge.start();
	await until('the phone that came meanwhile', () => known().length === 3);
	phones.push('104');
	bridge.phonesChanged();
	await until('the phone that came later', () => known().length === 4);
	t.deepEqual([...known()] as string[], ['101', '102', '103', '104']);
	// Nothing new: nothing is read again.
	t.is(readings().length, 2);
});

test('bridge - reads one thing after the other: what came after the first reading is in the second', async (t) => {
	const {asterisk, bridge, signal, signals, until} = await givenBridge(t);
	const readings = () => signals.filter(({type}) => type === 'switch-resynced');
	const forge = () => asterisk.emit('Hangup', {Uniqueid: 'x'}, true);
	bridge.start();
	await signal('switch-resynced');
	// The next reading takes a while, and something looks wrong once more in the middle of it.
	asterisk.devicesTakeMs = 300;
	asterisk.duringStatus = () => setTimeout(forge, 100);
	forge();
	await until('the second reading', () => readings().length === 2);
	const came = waitingCustomer();
	asterisk.channels.set('1', came);
	const {Channel, Uniqueid, Context} = came;
	asterisk.emit('Newchannel', {Channel, ChannelState: '4', Context, Uniqueid, Linkedid: Uniqueid});
	asterisk.emit('UserEvent', {
		...{Channel, ChannelState: '6', Context, Uniqueid, Linkedid: Uniqueid},
		...{UserEvent: 'PlateauArrived', Number: '33123456789', From: '<sip:0612345678@h>'},
		...{Since: '1700000000000'},
	});
	await signal('call-arrived');
	await until('the third reading', () => readings().length === 3);
	const last = readings()[2];
	t.deepEqual(
		last?.type === 'switch-resynced' && last.truth.customers.map(({channelId}) => channelId),
		['1.1'],
	);
});

test('bridge - reads everything, tells it, then what came meanwhile', async (t) => {
	const {asterisk, bridge, signal, signals} = await givenBridge(t);
	asterisk.devices.set('PJSIP/p101', 'NOT_INUSE');
	asterisk.devices.set('PJSIP/p102', 'UNAVAILABLE');
	asterisk.channels.set('1', waitingCustomer());
	asterisk.duringStatus = () =>
		asterisk.emit('DeviceStateChange', {Device: 'PJSIP/p102', State: 'INUSE'});
	bridge.start();
	await signal('phone-registered');
	const [resynced] = signals;
	if (resynced?.type !== 'switch-resynced') return t.fail('the resync comes first');
	t.is(resynced.truth.switchStartedAt, Date.parse('2026-11-21T09:00:00Z'), 'local time, +0100');
	t.deepEqual(
		resynced.truth.phones.map(({phoneId, registered}) => `${phoneId} ${registered}`),
		['101 true', '102 false'],
	);
	t.like(resynced.truth.customers[0], {channelId: '1.1', place: 'waiting'});
	t.deepEqual(signals.slice(1), [{type: 'phone-registered', phoneId: '102'}] as never);
});

test('bridge - beats by the switch’s clock, with its own name', async (t) => {
	const {asterisk, bridge, signal, until} = await givenBridge(t);
	asterisk.clockAheadMs = 3_600_000;
	bridge.start();
	await signal('switch-resynced');
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-1');
	const beat = () => Number(asterisk.globals.get('PLATEAU_ALIVE'));
	t.true(Math.abs(beat() - (Date.now() / 1000 + 3600)) < 3);
	asterisk.globals.set('PLATEAU_ALIVE', '0');
	await until('the next beat', () => beat() > 0);
});

test('bridge - a clock that is put right, the switch’s or ours, is followed by the next beats', async (t) => {
	const {asterisk, bridge, clock, signal, until} = await givenBridge(t);
	bridge.start();
	await signal('switch-resynced');
	const isRight = () => {
		const switchSecs = (Date.now() + asterisk.clockAheadMs) / 1000;
		return Math.abs(Number(asterisk.globals.get('PLATEAU_ALIVE')) - switchSecs) < 2;
	};
	asterisk.clockAheadMs = -3_600_000;
	await until('a beat by the switch’s new time', isRight);
	clock.aheadMs = 7_200_000;
	asterisk.globals.set('PLATEAU_ALIVE', '0');
	await until('a beat after ours was put right', isRight);
	// What the switch says was an instant ago, was so by our time.
	const Since = String(Date.now() + asterisk.clockAheadMs - 1500);
	const Uniqueid = `${systemName}-1.9`;
	const leg = (Context: string) => ({
		...{Channel: 'PJSIP/trunk-00000009', ChannelState: '4', Context, Uniqueid, Linkedid: Uniqueid},
	});
	asterisk.emit('Newchannel', leg('plateau-in'));
	asterisk.emit('UserEvent', {
		...{...leg('plateau-arrive'), UserEvent: 'PlateauArrived'},
		...{Number: '33123456789', From: '<sip:0612345678@h>', Since},
	});
	const {startedAt} = await signal('call-arrived');
	t.true(Math.abs(startedAt - (Date.now() + clock.aheadMs - 1500)) < 1000);
});

test('bridge - another live daemon’s switch is left alone', async (t) => {
	const {asterisk, bridge, owned, signals, until} = await givenBridge(t);
	asterisk.globals.set('PLATEAU_ALIVE', String(Math.floor(Date.now() / 1000)));
	asterisk.globals.set('PLATEAU_OWNER', 'daemon-2');
	bridge.start();
	await until('the refusal', () => owned.length > 0);
	t.deepEqual(owned, ['switch-owned']);
	t.deepEqual(signals, []);
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-2');
});

test('bridge - a dead daemon’s switch is taken over', async (t) => {
	const {asterisk, bridge, signal} = await givenBridge(t);
	asterisk.globals.set('PLATEAU_ALIVE', String(Math.floor(Date.now() / 1000) - 10));
	asterisk.globals.set('PLATEAU_OWNER', 'daemon-2');
	bridge.start();
	await signal('switch-resynced');
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-1');
});

test('bridge - a daemon that took the switch meanwhile keeps it', async (t) => {
	const {asterisk, bridge, signal, owned, until} = await givenBridge(t);
	bridge.start();
	await signal('switch-resynced');
	asterisk.globals.set('PLATEAU_OWNER', 'daemon-2');
	await until('the refusal', () => owned.length > 0);
	await signal('switch-lost');
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-2');
});

test('bridge - a lost connection is told, and everything is read again', async (t) => {
	const {asterisk, bridge, signal, signals} = await givenBridge(t);
	bridge.start();
	await signal('switch-resynced');
	asterisk.cut();
	await signal('switch-lost');
	await signal('switch-resynced', 2);
	t.deepEqual(
		signals.map(({type}) => type),
		['switch-resynced', 'switch-lost', 'switch-resynced'],
	);
});

test('bridge - a switch that is still starting is asked again', async (t) => {
	const {asterisk, bridge, signal, until} = await givenBridge(t);
	asterisk.refused.set('DeviceStateList', 'Invalid/unknown command: DeviceStateList');
	bridge.start();
	await until('a first try', () => asterisk.actions.some((action) => action.startsWith('Status')));
	asterisk.refused.clear();
	await signal('switch-resynced');
	t.is(asterisk.logins, 2, 'one for each user: the connection was kept');
});

test('bridge - a forged event is not believed, and everything is read again', async (t) => {
	const {asterisk, signals, signal, warned} = await withCustomer(t);
	const before = signals.length;
	asterisk.emit('Hangup', {Channel: 'PJSIP/trunk-00000001', Uniqueid: 'x-1.1', Cause: '16'}, true);
	await signal('switch-resynced', before);
	t.deepEqual(
		signals.slice(before).map(({type}) => type),
		['switch-resynced'],
	);
	t.true(warned.includes('event-not-believed'));
});

test('bridge - a hangup that the switch denies ends nothing', async (t) => {
	const {asterisk, signals, signal, customer} = await withCustomer(t);
	const before = signals.length;
	const {Channel, Uniqueid} = customer;
	asterisk.emit('Hangup', {Channel, Uniqueid, Cause: '16'});
	await signal('switch-resynced', before);
	t.false(signals.some(({type}) => type === 'customer-left'));
	asterisk.channels.clear();
	asterisk.emit('Hangup', {Channel, Uniqueid, Cause: '16'});
	t.like(await signal('customer-left'), {channel, cause: 16});
});

test('bridge - an order is carried out once, and none while the switch is away', async (t) => {
	const {asterisk, bridge, until, customer, warned} = await withCustomer(t);
	customer.Context = 'plateau-farewell';
	bridge.perform(effect('say-farewell', {farewell: 'closed'}));
	bridge.perform(effect('say-farewell', {farewell: 'closed'}));
	bridge.perform(effect('hang-up'));
	await until('the hangup', () => asterisk.actions.some((action) => action.startsWith('Hangup')));
	t.deepEqual(redirects(asterisk.actions), [
		'Redirect PJSIP/trunk-00000001 plateau-farewell closed 1',
	]);
	await bridge.stop();
	bridge.perform(effect('hang-up', {id: 'another'}));
	t.true(warned.includes('order-dropped'));
});

test('bridge - whom the agent has left is ended by the dialplan, and hung up only where it does not', async (t) => {
	for (const isEnded of [true, false]) {
		const {asterisk, bridge, until, signal, customer} = await withCustomer(t, {
			lateEventMs: 200,
		});
		const {Channel, Uniqueid} = customer;
		const of = (leg: Readonly<Record<string, string>>, Context: string) => ({
			...leg,
			Context,
			ChannelState: '6',
			Linkedid: '1',
		});
		const ringing = of({Channel, Uniqueid}, 'plateau-ring');
		const agent = of(
			{Channel: 'PJSIP/p101-00000002', Uniqueid: `${systemName}-1.2`},
			'plateau-phones',
		);
		const called = Object.entries(agent).map(([name, value]) => [`Dest${name}`, value]);
		asterisk.emit('UserEvent', {...ringing, UserEvent: 'PlateauRinging', Offer: 'o-1'});
		asterisk.emit('Newchannel', {...agent, ChannelState: '0'});
		asterisk.emit('DialBegin', {...ringing, ...Object.fromEntries(called)});
		asterisk.emit('UserEvent', {...agent, UserEvent: 'PlateauConnected', Offer: 'o-1'});
		asterisk.emit('HangupRequest', {...agent, Cause: '16'});
		await signal('agent-left');
		bridge.perform(effect('hang-up'));
		if (isEnded) {
			asterisk.emit('SoftHangupRequest', ringing);
			asterisk.channels.clear();
			asterisk.emit('Hangup', {...ringing, Cause: '16'});
			await sleep(300);
		} else {
			await until('the order', () => asterisk.actions.some((one) => one.startsWith('Hangup')));
		}
		t.is(asterisk.actions.filter((one) => one.startsWith('Hangup')).length, isEnded ? 0 : 1);
	}
});

test('bridge - a redirect that was lost is sent once more', async (t) => {
	const {asterisk, bridge, until, customer} = await withCustomer(t);
	customer.Context = 'plateau-arrive';
	bridge.perform(effect('admit'));
	await until('the second', () => redirects(asterisk.actions).length === 2);
	customer.Context = 'plateau-wait';
	asterisk.emit('UserEvent', {
		Channel: customer.Channel,
		Uniqueid: customer.Uniqueid,
		Context: 'plateau-wait',
		UserEvent: 'PlateauWaiting',
	});
	await until('it is believed', () => asterisk.actions.length >= 4);
	t.deepEqual(
		redirects(asterisk.actions),
		Array(2).fill('Redirect PJSIP/trunk-00000001 plateau-admit s 1'),
	);
});

test('bridge - a caller who never arrives makes it read everything again', async (t) => {
	const {bridge, signal, signals, customer, warned} = await withCustomer(t);
	customer.Context = 'plateau-arrive';
	bridge.perform(effect('admit'));
	await signal('switch-resynced', signals.length);
	t.is(warned.filter((event) => event === 'redirect-lost').length, 2);
});

test('bridge - a ring that does not start is undone and told', async (t) => {
	const {asterisk, bridge, signal} = await withCustomer(t);
	bridge.perform(effect('ring-agent'));
	t.deepEqual(await signal('offer-ended'), {
		type: 'offer-ended',
		offerId: 'o-1',
		reason: 'not-started',
	} as never);
	t.deepEqual(redirects(asterisk.actions), [
		'Redirect PJSIP/trunk-00000001 plateau-ring s 1',
		'Redirect PJSIP/trunk-00000001 plateau-wait s 1',
	]);
});

test('bridge - a ring that is on its way is given time', async (t) => {
	const {asterisk, bridge, signal, signals, until, customer} = await withCustomer(t);
	Object.assign(customer, {Context: 'plateau-ring', Application: 'Dial'});
	bridge.perform(effect('ring-agent'));
	const asked = () => asterisk.actions.filter((action) => action.startsWith('Status')).length;
	await until('it was asked twice', () => asked() >= 2);
	const leg = {Channel: 'PJSIP/p101-0000000a', Uniqueid: '00112233445566ff-1.2'};
	asterisk.emit('UserEvent', {
		Channel: customer.Channel,
		Uniqueid: customer.Uniqueid,
		Context: 'plateau-ring',
		UserEvent: 'PlateauRinging',
		Offer: 'o-1',
	});
	asterisk.emit('Newchannel', {
		...leg,
		ChannelState: '0',
		Context: 'plateau-phones',
		Linkedid: 'x',
	});
	asterisk.emit('DialBegin', {
		Channel: customer.Channel,
		Uniqueid: customer.Uniqueid,
		Context: 'plateau-ring',
		DestChannel: leg.Channel,
		DestUniqueid: leg.Uniqueid,
	});
	await signal('offer-ringing');
	t.false(signals.some(({type}) => type === 'offer-ended'));
});

test('bridge - a ring that is refused, or on no phone, is told at once', async (t) => {
	const {asterisk, bridge, signal, signals} = await withCustomer(t, {ringStartMs: 60_000});
	bridge.perform(effect('ring-agent', {id: 'a', phoneId: '199'}));
	t.like(await signal('offer-ended'), {reason: 'unregistered'});
	asterisk.refused.set('Redirect', 'Redirect failed');
	bridge.perform(effect('ring-agent', {id: 'b', offerId: 'o-2'}));
	t.like(await signal('offer-ended', signals.length), {offerId: 'o-2', reason: 'not-started'});
});

test('bridge - a ring whose caller has just gone blames no agent', async (t) => {
	const {asterisk, bridge, signal, signals, customer, until} = await withCustomer(t);
	asterisk.refused.set('Redirect', 'Channel does not exist: PJSIP/trunk-00000001');
	bridge.perform(effect('ring-agent'));
	await until('the order', () => redirects(asterisk.actions).length > 0);
	asterisk.channels.clear();
	const {Channel, Uniqueid} = customer;
	asterisk.emit('Hangup', {Channel, Uniqueid, Cause: '16'});
	await signal('customer-left');
	t.false(signals.some(({type}) => type === 'offer-ended'));
});

test('bridge - a hangup whose event was lost is found', async (t) => {
	const {asterisk, signal, signals} = await withCustomer(t, {auditMs: 20});
	const before = signals.length;
	asterisk.channels.clear();
	const {truth} = await signal('switch-resynced', before);
	t.deepEqual(truth.customers, []);
});

test('bridge - a supervisor’s phone that cannot be reached ends the listening', async (t) => {
	const {asterisk, bridge, signal, until} = await withCustomer(t);
	bridge.perform(
		effect('start-monitor', {monitorId: 'm-1', agentChannel: channel, mode: 'listen'}),
	);
	const originate = () => asterisk.actions.find((action) => action.startsWith('Originate'));
	await until('the call', () => originate() !== undefined);
	t.regex(originate() ?? '', /PJSIP\/p101 plateau-m-1-[0-9a-f]{12} plateau-monitor listen 1 true/);
	asterisk.emit('OriginateResponse', {Response: 'Failure', Channel: 'PJSIP/p101', Reason: '5'});
	t.deepEqual(await signal('monitor-ended'), {
		type: 'monitor-ended',
		monitorId: 'm-1',
		reason: 'busy',
	} as never);
});

test('bridge - an order for a channel that is gone is no fault', async (t) => {
	const {asterisk, bridge, warned} = await withCustomer(t);
	bridge.perform(effect('hang-up', {channel: {switchId: 'main', channelId: '9.9'}}));
	bridge.perform(effect('withdraw-ring', {channel: {switchId: 'main', channelId: '9.9'}}));
	t.deepEqual(asterisk.actions, []);
	t.deepEqual(warned, []);
});
