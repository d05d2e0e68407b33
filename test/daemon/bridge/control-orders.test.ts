// Orders of call control, on a switch that only answers: what is sent, when, and what is told when it fails.

import {type Effect, id} from '@plateau/core';
import test from 'ava';
import type {SwitchChannel} from './answering-switch.ts';
import {systemName} from './answering-switch.ts';
import {givenBridge, waitingCustomer} from './given-bridge.ts';

const channel = {switchId: id('main'), channelId: id('1.1')};
const agentChannel = {switchId: id('main'), channelId: id('1.2')};
const consultChannel = {switchId: id('main'), channelId: id('1.3')};
const effect = (type: Effect['type'], more: object = {}) =>
	({
		id: `${type}:${Math.random()}`,
		...{type, callId: 'c-1', consultId: 'k-1', channel, agentChannel, consultChannel},
		...{fromPhoneId: '101', partyId: 'p', numberId: '1', language: 'fr', ringMs: 20_000},
		...more,
	}) as unknown as Effect;

const customer = (): SwitchChannel => ({
	...waitingCustomer(),
	...{Context: 'plateau-ring', Application: 'Dial', BridgeID: 'talk'},
	variables: {
		...waitingCustomer().variables,
		...{PLATEAU_PLACE: 'ringing', PLATEAU_OFFER: 'o-1'},
	},
});
const leg = (n: number, role: string, context: string): SwitchChannel => ({
	...{Channel: `PJSIP/p10${n - 1}-0000000${n}`, Uniqueid: `${systemName}-1.${n}`},
	...{Context: context, Application: 'AppDial', BridgeID: 'talk'},
	variables: {
		PLATEAU_ROLE: role,
		PLATEAU_OFFER: 'o-1',
		PLATEAU_CUSTOMER: `${systemName}-1.1`,
		PLATEAU_CONSULT: 'k-1',
		PLATEAU_HOLDER: 'PJSIP/p101-00000002',
	},
});

/** Customer and agent who talk; `consulting`: agent and colleague do, the customer is on hold. */
async function given(t: Parameters<typeof givenBridge>[0], consulting = false, confirmMs = 40) {
	const made = await givenBridge(t, {confirmMs}, ({channels}) => {
		const held = {Context: 'plateau-hold', Application: 'BridgeWait', BridgeID: 'music'};
		channels.set('1', consulting ? {...customer(), ...held} : customer());
		channels.set('2', leg(2, 'agent', consulting ? 'plateau-consult' : 'plateau-phones'));
		if (consulting) channels.set('3', leg(3, 'consult', 'plateau-phones'));
	});
	const {asterisk, bridge} = made;
	bridge.start();
	await made.signal('switch-resynced');
	const sent = (name: string) => asterisk.actions.filter((action) => action.startsWith(name));
	/** A leg's event in a context; the switch says so too. */
	const arrives = (n: number, context: string, userEvent: string, more: object = {}) => {
		const there = asterisk.channels.get(String(n));
		if (there === undefined) throw new Error(`there is no channel ${n}`);
		Object.assign(there, {Context: context, BridgeID: '', Application: 'BridgeWait'}, more);
		const {Channel, Uniqueid} = there;
		asterisk.emit('UserEvent', {Channel, Uniqueid, Context: context, UserEvent: userEvent});
	};
	/** These share a bridge; the first is in Bridge. */
	const talk = (...numbers: readonly number[]) => {
		for (const [index, n] of numbers.entries()) {
			const Application = index === 0 ? 'Bridge' : 'BridgeWait';
			Object.assign(asterisk.channels.get(String(n)) ?? {}, {BridgeID: 'new', Application});
		}
	};
	return {...made, sent, arrives, talk};
}

test('control orders - a hold is one redirect of both legs, told when the customer hears music', async (t) => {
	const {bridge, sent, arrives, signal, signals, until} = await given(t);
	bridge.perform(effect('hold'));
	await until('it is sent', () => sent('Redirect').length === 1);
	const [redirect = ''] = sent('Redirect');
	for (const part of [
		'PJSIP/trunk-00000001',
		'plateau-hold',
		'PJSIP/p101-00000002',
		'plateau-desk',
	])
		t.true(redirect.includes(part), `${part} in ${redirect}`);
	t.true(sent('Setvar').some((one) => /trunk.*PLATEAU_PEER.*p101-00000002/.test(one)));
	t.false(signals.some(({type}) => type === 'customer-held'));
	arrives(1, 'plateau-hold', 'PlateauHeld');
	arrives(2, 'plateau-desk', 'PlateauDesk');
	await signal('customer-held');
	// Ordered again after a gap.
	bridge.perform(effect('hold'));
	await until(
		'it is told again',
		() => signals.filter(({type}) => type === 'customer-held').length === 2,
	);
	t.is(sent('Redirect').length, 1);
});

test('control orders - a leg that is still under way is asked again, then the order has failed', async (t) => {
	const {asterisk, bridge, sent, signal} = await given(t, false, 60_000);
	asterisk.refused.set('Redirect', 'Redirect failed, channel not up.');
	bridge.perform(effect('hold'));
	t.like(await signal('order-failed'), {effect: 'hold', callId: 'c-1', reason: 'refused'} as never);
	t.is(sent('Redirect').length, 5);
});

test('control orders - what is asked of legs that are gone has failed', async (t) => {
	const {bridge, signals, until, sent} = await given(t);
	const gone = {switchId: id('main'), channelId: id('9.9')};
	const orders = ['hold', 'resume', 'mute', 'consult', 'swap', 'join-all', 'hand-over'] as const;
	for (const type of orders) {
		const nobody = type === 'mute' ? {agentChannel: gone} : {channel: gone};
		bridge.perform(effect(type, nobody));
	}
	bridge.perform(effect('requeue', {channel: gone}));
	bridge.perform(effect('send-out', {channel: gone, transfer: {agentChannel, ringMs: 1}}));
	bridge.perform(effect('send-digits', {channel: gone, digits: '1'}));
	await until(
		'all have failed',
		() => signals.filter((one) => one.type === 'order-failed').length === 10,
	);
	t.true(signals.every((one) => one.type !== 'order-failed' || one.reason === 'gone'));
	t.deepEqual(sent('Redirect'), []);
});

test('control orders - who comes back waits for the desk, and is told once they share a talk', async (t) => {
	const {bridge, sent, arrives, talk, signal, signals, until} = await given(t, false, 1000);
	bridge.perform(effect('hold'));
	await until('it is sent', () => sent('Redirect').length === 1);
	arrives(1, 'plateau-hold', 'PlateauHeld');
	await signal('customer-held');
	bridge.perform(effect('resume'));
	t.is(sent('Redirect').length, 1, 'the agent’s leg is not there yet');
	arrives(2, 'plateau-desk', 'PlateauDesk');
	await until('the customer is sent', () => sent('Redirect').length === 2);
	t.true(sent('Redirect')[1]?.includes('plateau-join'));
	arrives(1, 'plateau-join', 'PlateauJoining');
	t.false(signals.some(({type}) => type === 'legs-joined'));
	talk(1, 2);
	const joined = await signal('legs-joined');
	t.deepEqual([joined.channel, joined.agentChannel], [channel, agentChannel] as never);
});

test('control orders - legs that never meet are an order that has failed', async (t) => {
	const {bridge, sent, arrives, signal, until, signals} = await given(t);
	bridge.perform(effect('hold'));
	await until('it is sent', () => sent('Redirect').length === 1);
	arrives(1, 'plateau-hold', 'PlateauHeld');
	await signal('customer-held');
	bridge.perform(effect('resume'));
	t.is((await signal('order-failed')).reason, 'not-in-time');
	arrives(2, 'plateau-desk', 'PlateauDesk');
	const from = signals.length;
	bridge.perform(effect('resume'));
	await until('the customer is sent', () => sent('Redirect').length >= 2);
	arrives(1, 'plateau-join', 'PlateauJoining');
	t.is((await signal('order-failed', from)).reason, 'not-joined');
	t.false(signals.some(({type}) => type === 'legs-joined'));
});

test('control orders - who is consulted: a phone, a number, or nobody', async (t) => {
	const {asterisk, bridge, sent, signal, signals, until} = await given(t);
	bridge.perform(effect('consult', {to: {phoneId: '199'}}));
	t.is((await signal('consult-ended')).reason, 'unregistered');
	t.deepEqual(sent('Redirect'), []);
	const from = signals.length;
	bridge.perform(effect('consult', {to: {number: '0799&PJSIP/p102'}, consultId: 'k-2'}));
	await until('it is sent', () => sent('Redirect').length === 1);
	const [redirect = ''] = sent('Redirect');
	t.true(redirect.includes('plateau-hold') && redirect.includes('plateau-consult'), redirect);
	t.false(
		asterisk.actions.some((action) => action.includes('&')),
		'what is no number is not sent',
	);
	const shown = sent('Setvar').filter((action) => action.includes('PLATEAU_SHOW_NAME'));
	t.false(
		shown.some((action) => action.includes('06')),
		'nobody outside is told who the customer is',
	);
	// Nothing comes of it.
	t.is((await signal('consult-ended', from)).reason, 'not-started');
	await until('the agent goes to the desk', () =>
		sent('Redirect').some((one) => one.includes('p101') && one.includes('plateau-desk')),
	);
});

test('control orders - a hand-over: three legs, one talk, and the end of the agent’s is nobody’s', async (t) => {
	const {asterisk, bridge, sent, arrives, talk, signal, signals, until} = await given(t, true);
	bridge.perform(effect('hand-over'));
	await until('both are sent to the desk', () => sent('Redirect').length === 1);
	arrives(2, 'plateau-desk', 'PlateauDesk');
	arrives(3, 'plateau-desk', 'PlateauDesk');
	await until('the customer is sent', () => sent('Redirect').length === 2);
	arrives(1, 'plateau-join', 'PlateauJoining');
	talk(1, 3);
	t.deepEqual((await signal('legs-joined')).agentChannel, consultChannel as never);
	await until('the agent is let go', () => sent('Hangup').some((one) => one.includes('p101')));
	asterisk.channels.delete('2');
	const {Channel = '', Uniqueid = ''} = leg(2, '', '');
	asterisk.emit('Hangup', {Channel, Uniqueid, Cause: '16'});
	asterisk.channels.delete('3');
	const guest = leg(3, '', '');
	const bye = {Channel: guest.Channel, Uniqueid: guest.Uniqueid, Cause: '16'};
	asterisk.emit('HangupRequest', bye);
	asterisk.emit('Hangup', bye);
	t.deepEqual((await signal('agent-left')).channel, consultChannel as never);
	t.is(signals.filter(({type}) => type === 'agent-left').length, 1);
});

test('control orders - digits go one after the other, by the agent’s own leg', async (t) => {
	const {bridge, sent, until} = await given(t);
	bridge.perform(effect('send-digits', {digits: '1x2'}));
	bridge.perform(effect('send-digits', {digits: '#'}));
	await until('the first is sent', () => sent('PlayDTMF').length === 1);
	await until('all are sent', () => sent('PlayDTMF').length === 3);
	t.deepEqual(
		sent('PlayDTMF').map((action) => /p101-00000002 (\S)/.exec(action)?.[1]),
		['1', '2', '#'],
	);
});

test('control orders - the connection goes with an order on its way: the next one tells what came of it', async (t) => {
	const {asterisk, bridge, signal, signals, until} = await given(t);
	const from = signals.length;
	bridge.perform(effect('hold'));
	asterisk.cut();
	await signal('switch-resynced', from);
	// For longer than an order is given again.
	const since = performance.now();
	await until('it has lasted', () => performance.now() - since > 600);
	t.deepEqual(
		signals.slice(from).map(({type}) => type),
		['switch-lost', 'switch-resynced'],
	);
});
