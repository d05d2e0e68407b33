// The whole truth after a connection: what each set of channels means.

import type {FoundCustomer, SwitchTruth} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {type SwitchChannel, systemName} from './answering-switch.ts';
import {givenBridge, regular, waitingCustomer} from './given-bridge.ts';

/** A channel in one line: number, endpoint, what differs, and its variables without `PLATEAU_`. */
function channel(
	n: number,
	endpoint: string,
	fields: Partial<SwitchChannel>,
	variables: Readonly<Record<string, string>> = {},
): SwitchChannel {
	return {
		Channel: `PJSIP/${endpoint}-0000000${n}`,
		Uniqueid: `${systemName}-1.${n}`,
		Context: 'plateau-phones',
		...fields,
		variables: Object.fromEntries(
			Object.entries(variables).map(([name, value]) => [`PLATEAU_${name}`, value]),
		),
	};
}

function customer(place: string, more: Partial<SwitchChannel> = {}, offer = ''): SwitchChannel {
	const {variables, ...fields} = waitingCustomer();
	return {
		...fields,
		BridgeID: '',
		...more,
		variables: {...variables, PLATEAU_PLACE: place, PLATEAU_OFFER: offer},
	};
}

const agentLeg = (state: string) =>
	channel(
		2,
		'p101',
		{ChannelState: state, Application: 'AppDial'},
		{ROLE: 'agent', OFFER: 'o-7', CUSTOMER: `${systemName}-1.1`},
	);

async function truthOf(t: ExecutionContext, channels: readonly SwitchChannel[]) {
	const given = await givenBridge(t, {}, (asterisk) => {
		for (const one of channels) asterisk.channels.set(one.Uniqueid, one);
	});
	given.bridge.start();
	const {truth} = await given.signal('switch-resynced');
	return {...given, truth};
}

const places = test.macro({
	async exec(
		t,
		channels: readonly SwitchChannel[],
		expected: Partial<FoundCustomer>,
		outside: SwitchTruth['phones'][number]['outside'] | readonly string[] = [],
	) {
		const {truth} = await truthOf(t, channels);
		const [found] = truth.customers;
		const {arrival, channelId: _own, ...rest} = found ?? {};
		t.deepEqual(rest as object, expected);
		t.like(arrival as object, {partyId: '0612345678', numberId: '33123456789'});
		// By our clock, which is known to a few milliseconds.
		t.true(Math.abs((arrival?.startedAt ?? 0) - 1_700_000_000_000) < 1000);
		t.deepEqual(truth.phones.flatMap((phone) => phone.outside) as readonly string[], outside);
		t.false(JSON.stringify(truth).includes(systemName), 'the system name is secret');
	},
	title: (title) => `resync - ${title}`,
});

const o7 = {offerId: 'o-7', agentChannelId: '1.2', agentPhoneId: '101'} as Partial<FoundCustomer>;

test('a caller just in', places, [customer('entering', {Context: 'plateau-arrive'})], {
	place: 'entering',
});
test('a caller who waits', places, [customer('waiting')], {place: 'waiting'});
test('a caller who waits again, after an offer', places, [customer('waiting', {}, 'o-7')], {
	place: 'waiting',
	offerId: 'o-7',
} as Partial<FoundCustomer>);
test(
	'a caller whose agent’s phone rings',
	places,
	[customer('ringing', {Context: 'plateau-ring'}, 'o-7'), agentLeg('5')],
	{place: 'ringing', ...o7},
);
test(
	'a caller whose agent has just answered',
	places,
	[customer('ringing', {Context: 'plateau-ring'}, 'o-7'), agentLeg('6')],
	{place: 'talking', ...o7},
);
const groupLeg = (n: number, state: string, more: Partial<SwitchChannel> = {}) =>
	channel(
		n,
		`p10${n - 1}`,
		{ChannelState: state, Context: 'plateau-group-leg', ...more},
		{ROLE: 'agent', WAY: 'group', OFFER: `o-${n}`, CUSTOMER: `${systemName}-1.1`},
	);
const foundLeg = (n: number, answered: boolean) => ({
	...{offerId: `o-${n}`, channelId: `1.${n}`, phoneId: `10${n - 1}`, answered},
});
test(
	'a caller who waits while a group rings: one has answered',
	places,
	[customer('waiting'), groupLeg(2, '5'), groupLeg(3, '6')],
	{place: 'waiting', groupLegs: [foundLeg(2, false), foundLeg(3, true)]} as never,
);
test(
	'a caller joined to one of a group, while another has not stopped yet',
	places,
	[customer('ringing', {Context: 'plateau-join'}, 'o-3'), groupLeg(2, '5'), groupLeg(3, '6')],
	{
		...{place: 'talking', offerId: 'o-3', agentChannelId: '1.3', agentPhoneId: '102'},
		groupLegs: [foundLeg(2, false)],
	} as never,
);
test(
	'a caller who was sent outside: the leg there is nobody’s here',
	places,
	[
		customer('sent-out', {Context: 'plateau-send-out'}),
		channel(3, 'trunk', {ChannelState: '6'}, {CUSTOMER: `${systemName}-1.1`}),
	],
	{place: 'sent-out'},
);
test(
	'a caller who hears the last message',
	places,
	[customer('message', {Context: 'plateau-farewell'})],
	{place: 'message'},
);
test('resync - a phone that a call of another switch has: it is no call of its own', async (t) => {
	const {truth} = await truthOf(t, [
		channel(
			2,
			'plateau-tie-annex',
			{ChannelState: '6', Context: 'plateau-across'},
			{LEG_ROLE: 'far'},
		),
		channel(3, 'p101', {ChannelState: '6', Application: 'AppDial'}, {LEG_ROLE: 'far'}),
		channel(4, 'p102', {ChannelState: '6', Application: 'AppDial'}),
	]);
	const [first, second] = truth.phones;
	t.deepEqual(first?.farLegs as readonly string[] | undefined, ['1.3']);
	t.deepEqual(first?.outside, []);
	t.is(second?.farLegs, undefined);
	t.deepEqual(second?.outside as readonly string[], ['1.4']);
});

const rung = (state: string) =>
	channel(3, 'p102', {ChannelState: state}, {CUSTOMER: `${systemName}-1.1`});
test(
	'a caller in the fallback queue: phones that only ring are not busy',
	places,
	[customer('fallback', {Context: 'plateau-fallback'}), rung('5')],
	{place: 'fallback'},
);
test(
	'a caller whom the fallback queue connected: that phone is busy',
	places,
	[customer('fallback', {Context: 'plateau-fallback', BridgeID: 'b'}), rung('6')],
	{place: 'talking'},
	['1.3'],
);
test(
	'a desk phone that dials somebody',
	places,
	[customer('waiting'), channel(4, 'p101', {ChannelState: '6'}), channel(5, 'trunk', {})],
	{place: 'waiting'},
	['1.4'],
);

test('resync - who listens is told, whose phone still rings is let go', async (t) => {
	const monitor = (n: number, application: string) => ({
		...channel(
			n,
			'p102',
			{Context: 'plateau-monitor', Exten: 'whisper', Application: application},
			{ROLE: 'supervisor', MONITOR: `m-${n}`, SPIED: `${systemName}-1.2`},
		),
		Uniqueid: `plateau-m-${n}-ab`,
	});
	const {truth, asterisk, until} = await truthOf(t, [
		agentLeg('6'),
		monitor(6, 'ChanSpy'),
		monitor(7, 'AppDial'),
	]);
	t.deepEqual(truth.monitors as readonly object[], [
		{monitorId: 'm-6', channelId: 'plateau-m-6-ab', mode: 'whisper'},
	]);
	await until('the hangup', () => asterisk.actions.some((action) => action.startsWith('Hangup')));
	t.true(asterisk.actions.includes('Hangup PJSIP/p102-00000007 16'));
	t.deepEqual(
		truth.phones.flatMap(({outside}) => outside),
		[],
	);
});

test('resync - a call that was told as over is not found again', async (t) => {
	const caller = customer('ringing', {Context: 'plateau-ring'}, 'o-7');
	const agent = agentLeg('6');
	const {asterisk, signal, signals} = await truthOf(t, [caller, agent]);
	asterisk.channels.delete(agent.Uniqueid);
	asterisk.emit('Hangup', {Channel: agent.Channel, Uniqueid: agent.Uniqueid, Cause: '16'});
	await signal('agent-left');
	asterisk.emit('Newstate', {Channel: 'x', Uniqueid: 'x'}, true);
	const {truth} = await signal('switch-resynced', signals.length);
	t.deepEqual(truth.customers, []);
});

test('resync - whether the phone holds is asked of each leg by itself, and of no customer', async (t) => {
	const talking = customer('ringing', {Context: 'plateau-ring'}, 'o-7');
	const held = {...talking, variables: {...talking.variables, 'CHANNEL(rtp,hold)': '1'}};
	const heldAgent = agentLeg('6');
	const agent = {...heldAgent, variables: {...heldAgent.variables, 'CHANNEL(rtp,hold)': '1'}};
	t.is((await truthOf(t, [talking, agent])).truth.customers[0]?.phoneHeld, true);
	const resumed = {...agent, variables: {...agent.variables, 'CHANNEL(rtp,hold)': '0'}};
	t.is((await truthOf(t, [held, resumed])).truth.customers[0]?.phoneHeld, false);
	t.is((await truthOf(t, [held, heldAgent])).truth.customers[0]?.phoneHeld, undefined);
});

test('resync - a caller who hides the number is one party, however often it is read', async (t) => {
	const hidden = customer('waiting');
	const variables = {...hidden.variables, PLATEAU_PRIVACY: 'id'};
	const {asterisk, signal, signals, truth} = await truthOf(t, [{...hidden, variables}]);
	asterisk.cut();
	await signal('switch-lost');
	const again = await signal('switch-resynced', signals.length);
	t.is(again.truth.customers[0]?.arrival.partyId, truth.customers[0]?.arrival.partyId);
});

test('resync - a caller who is found comes with what the records say of them', async (t) => {
	const known = customer('waiting');
	const variables = {...known.variables, PLATEAU_FROM: `<sip:${regular}@h>`};
	const {truth} = await truthOf(t, [{...known, variables}]);
	const [found] = truth.customers;
	t.deepEqual(found?.arrival.contact as unknown, {ownerId: 'alice'});
	const other = await truthOf(t, [customer('waiting')]);
	t.false('contact' in (other.truth.customers[0]?.arrival ?? {}));
});
