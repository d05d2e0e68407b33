// Orders about a group's ring, on a switch that only answers: what is sent, and what never is.

import {type Effect, id} from '@plateau/core';
import test from 'ava';
import {givenBridge, waitingCustomer} from './given-bridge.ts';

const channel = {switchId: id('main'), channelId: id('1.1')};
const effect = (type: Effect['type'], more: object = {}) =>
	({
		id: `${type}:${Math.random()}`,
		...{type, callId: 'c-1', offerId: 'o-1', channel, phoneId: '101', queueId: 'support'},
		...{numberId: '1', partyId: 'p', agentId: 'a1', language: 'fr', answerOnEntry: true},
		...{ringMs: 20_000, way: 'group'},
		...more,
	}) as unknown as Effect;

async function given(t: Parameters<typeof givenBridge>[0]) {
	const made = await givenBridge(t, {}, ({channels}) => channels.set('1', waitingCustomer()));
	const {asterisk, bridge, until} = made;
	bridge.start();
	await made.signal('switch-resynced');
	const sent = (name: string) => asterisk.actions.filter((action) => action.startsWith(name));
	/** Orders a ring; gives the unique id that was chosen for its leg. */
	const ring = async (offerId: string, more: object = {}) => {
		const before = sent('Originate').length;
		bridge.perform(effect('ring-agent', {offerId, ...more}));
		await until('it is sent', () => sent('Originate').length > before);
		return (
			new RegExp(`plateau-${offerId}-[0-9a-f]+`).exec(sent('Originate').at(-1) ?? '')?.[0] ?? ''
		);
	};
	const leg = (uniqueId: string, endpoint = 'p101') => ({
		Channel: `PJSIP/${endpoint}-0000000a`,
		Uniqueid: uniqueId,
		Context: 'plateau-group-leg',
	});
	const appears = (uniqueId: string) => {
		const one = leg(uniqueId);
		asterisk.channels.set(uniqueId, {...one, ChannelState: '5'});
		asterisk.emit('Newchannel', {...one, ChannelState: '0', Linkedid: 'x'});
		asterisk.emit('DialBegin', {DestChannel: one.Channel, DestUniqueid: uniqueId});
	};
	const answers = (uniqueId: string, isReady = true) => {
		const user = (name: string) => asterisk.emit('UserEvent', {...leg(uniqueId), UserEvent: name});
		user('PlateauConnected');
		if (isReady) user('PlateauReady');
	};
	const agentChannel = (uniqueId: string) => ({switchId: 'main', channelId: uniqueId});
	return {...made, sent, ring, leg, appears, answers, agentChannel};
}

test('group orders - a phone is called by itself; the caller is left where they are', async (t) => {
	const {sent, ring, appears, signal} = await given(t);
	const uniqueId = await ring('o-1', {whisper: true, autoAnswer: true});
	const [originate = ''] = sent('Originate');
	for (const part of [
		'PJSIP/p101',
		'plateau-group-leg',
		'20000',
		'"Support" <0612345678>',
		'PLATEAU_WAY=group',
		'PLATEAU_OFFER=o-1',
		'PLATEAU_WHISPER=support',
		'PJSIP_HEADER(add,Call-Info)=<sip:plateau>;answer-after=0',
		'PJSIP_HEADER(add,Alert-Info)=info=alert-autoanswer',
	]) {
		t.true(originate.includes(part), `${part} in ${originate}`);
	}
	appears(uniqueId);
	t.is((await signal('offer-ringing')).channel.channelId, uniqueId as never);
	t.deepEqual(sent('Redirect'), []);
});

test('group orders - a phone that is not there, and a ring that never begins', async (t) => {
	const {asterisk, bridge, ring, signal, signals} = await given(t);
	const uniqueId = await ring('o-1');
	const failed = {Response: 'Failure', Channel: 'PJSIP/p101', Reason: '0', Uniqueid: uniqueId};
	asterisk.emit('OriginateResponse', failed);
	t.is((await signal('offer-ended')).reason, 'unregistered');
	const from = signals.length;
	await ring('o-2');
	t.is((await signal('offer-ended', from)).reason, 'not-started');
	asterisk.refused.set('Originate', 'Originate failed');
	const next = signals.length;
	bridge.perform(effect('ring-agent', {offerId: 'o-3'}));
	t.is((await signal('offer-ended', next)).reason, 'not-started');
});

test('group orders - a report of failure that overtakes the leg does not hide why', async (t) => {
	const {asterisk, ring, leg, appears, signal, signals} = await given(t);
	const uniqueId = await ring('o-1');
	const failed = {Response: 'Failure', Channel: 'PJSIP/p101', Reason: '0', Uniqueid: uniqueId};
	asterisk.emit('OriginateResponse', failed);
	// As recorded from a phone that forwards its calls.
	appears(uniqueId);
	asterisk.channels.delete(uniqueId);
	const forwarded = {...leg(uniqueId), Cause: '23', TechCause: '302'};
	asterisk.emit('HangupRequest', forwarded);
	asterisk.emit('Hangup', forwarded);
	t.is((await signal('offer-ended')).reason, 'busy');
	await ring('o-2');
	t.is((await signal('offer-ended', signals.length)).reason, 'not-started');
	t.is(signals.filter(({type}) => type === 'offer-ended').length, 2);
});

test('group orders - a ring taken back before its leg is there is hung up when it comes', async (t) => {
	const {bridge, sent, ring, appears, until} = await given(t);
	const uniqueId = await ring('o-1');
	bridge.perform(effect('withdraw-ring'));
	await until('it is hung up by its id', () => sent('Hangup').length === 1);
	appears(uniqueId);
	await until('and by its name', () => sent('Hangup').length === 2);
	t.true(sent('Hangup')[0]?.includes(uniqueId));
	t.true(sent('Hangup')[1]?.includes('PJSIP/p101-0000000a'));
	t.deepEqual(sent('Redirect'), []);
});

test('group orders - the caller is sent to the leg once it is ready, and once only', async (t) => {
	const {asterisk, bridge, sent, ring, appears, answers, agentChannel, until, signal} =
		await given(t);
	const uniqueId = await ring('o-1');
	appears(uniqueId);
	answers(uniqueId, false);
	await signal('offer-answered');
	const connect = () => effect('connect', {agentChannel: agentChannel(uniqueId)});
	bridge.perform(connect());
	// The queue's name is being said.
	t.deepEqual(sent('Redirect'), []);
	answers(uniqueId);
	await until('the caller is sent', () => sent('Redirect').length === 1);
	t.true(sent('Redirect')[0]?.includes('PJSIP/trunk-00000001 plateau-join s 1'));
	t.true(asterisk.actions.some((action) => action.includes('PLATEAU_PEER PJSIP/p101-0000000a')));
	// Before anything is seen of it.
	bridge.perform(connect());
	const customer = waitingCustomer();
	asterisk.channels.set('1', {...customer, Context: 'plateau-join', Application: 'Bridge'});
	asterisk.emit('UserEvent', {
		...{Channel: customer.Channel, Uniqueid: customer.Uniqueid, Context: 'plateau-join'},
		...{UserEvent: 'PlateauJoining', Offer: 'o-1'},
	});
	// Something that is answered after all of it.
	bridge.perform(connect());
	bridge.perform(effect('hang-up'));
	await until('the last order is sent', () => sent('Hangup').length === 1);
	t.is(sent('Redirect').length, 1);
});

test('group orders - held while the queue’s name is said: it is not joined behind that', async (t) => {
	const {bridge, sent, ring, appears, answers, signal, until, agentChannel, asterisk} =
		await given(t);
	const uniqueId = await ring('o-1');
	appears(uniqueId);
	answers(uniqueId, false);
	await signal('offer-answered');
	bridge.perform(effect('connect', {agentChannel: agentChannel(uniqueId)}));
	bridge.perform(effect('hold', {agentChannel: agentChannel(uniqueId)}));
	await until('it is held', () => sent('Redirect').some((one) => one.includes('plateau-hold')));
	answers(uniqueId);
	asterisk.channels.delete(uniqueId);
	asterisk.emit('Hangup', {Channel: 'PJSIP/p101-0000000a', Uniqueid: uniqueId, Cause: '16'});
	await signal('agent-left');
	// Something that is sent after all of it.
	bridge.perform(effect('hang-up'));
	await until('the last order is sent', () => sent('Hangup').length === 1);
	t.false(sent('Redirect').some((one) => one.includes('plateau-join')));
});

test('group orders - a leg that is gone has left the call; a caller who is gone frees the leg', async (t) => {
	const {asterisk, bridge, sent, ring, appears, answers, agentChannel, until, signal, signals} =
		await given(t);
	bridge.perform(effect('connect', {agentChannel: agentChannel('plateau-o-9-gone')}));
	t.is((await signal('agent-left')).channel.channelId, 'plateau-o-9-gone' as never);

	const one = await ring('o-1');
	const two = await ring('o-2', {phoneId: '102'});
	appears(one);
	answers(one);
	await signal('offer-answered');
	const customer = waitingCustomer();
	asterisk.channels.delete('1');
	asterisk.emit('Hangup', {Channel: customer.Channel, Uniqueid: customer.Uniqueid, Cause: '16'});
	await signal('customer-left');
	const ended = (what: string) => sent('Hangup').filter((action) => action.includes(what)).length;
	await until('both are let go', () => ended('PJSIP/p101-0000000a') > 0 && ended(two) > 0);
	// On a busy machine it may have been told a second time by now.
	const before = ended('PJSIP/p101-0000000a');
	bridge.perform(effect('connect', {agentChannel: agentChannel(one)}));
	await until('and again, by the order', () => ended('PJSIP/p101-0000000a') > before);
	t.is(signals.filter(({type}) => type === 'agent-left').length, 1);
});

test('group orders - what is told or dialled is a name or a number, or nothing', async (t) => {
	const {asterisk, bridge, sent, until} = await given(t);
	bridge.perform(effect('announce', {message: 'x"]?Set(A=1)', position: 2.4, waitMinutes: -3}));
	await until('it is sent', () => sent('Redirect').length === 1);
	const set = (name: string) =>
		asterisk.actions.find((action) => action.includes(` ${name}`))?.split(`${name} `)[1] ?? '';
	t.is(set('PLATEAU_ANNOUNCE').trim(), '');
	t.is(set('PLATEAU_POSITION'), '2');
	t.is(set('PLATEAU_MINUTES'), '0');
	bridge.perform(effect('send-out', {number: '0612&PJSIP/desk-101'}));
	await until('it is sent', () => sent('Redirect').length === 2);
	t.is(set('PLATEAU_SEND_TO').trim(), '');
	// On the way outside: no announcement tears them out of it.
	bridge.perform(effect('announce', {message: 'patience'}));
	bridge.perform(effect('hang-up'));
	await until('the last order is sent', () => sent('Hangup').length === 1);
	t.is(sent('Redirect').filter((action) => action.includes('announce')).length, 1);
});
