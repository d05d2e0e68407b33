// The bridge over TCP: how it holds orders against what happens.

import {setTimeout as sleep} from 'node:timers/promises';
import type {Effect} from '@plateau/core';
import test from 'ava';
import {systemName} from './answering-switch.ts';
import {withCustomer} from './given-bridge.ts';

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
