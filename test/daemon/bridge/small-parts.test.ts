// The small pure parts: callers, ring failures, actions, orders done once.

import {type ChannelId, type Effect, id, type PartyId} from '@plateau/core';
import {encodeMessage} from '@plateau/daemon/ami/encoder';
import {
	admitActions,
	changeMonitorActions,
	farewellActions,
	ringActions,
	startMonitorAction,
	withdrawActions,
} from '@plateau/daemon/bridge/actions';
import {callerOf, shownName, shownNumber} from '@plateau/daemon/bridge/caller';
import {DoneOrders} from '@plateau/daemon/bridge/done-orders';
import {earTarget, listenOutsideAction} from '@plateau/daemon/bridge/ear-orders';
import {KnownParties} from '@plateau/daemon/bridge/known-parties';
import {endpointOf, Legs} from '@plateau/daemon/bridge/leg';
import {ringFailureOf} from '@plateau/daemon/bridge/ring-failure';
import test from 'ava';

const caller = test.macro({
	exec(t, fields: Partial<Parameters<typeof callerOf>[0]>, expected: object) {
		const none = {number: '', from: '', privacy: '', asserted: ''};
		t.deepEqual(callerOf({...none, ...fields}), expected);
	},
	title: (title) => `caller - ${title}`,
});

const addressOf = (user: string) => `%3Csip:${user}@127.0.0.2%3E`;
test(
	'number and name',
	caller,
	{from: `%5C%22%C3%89lodie%20O%27Brien%5C%22%20${addressOf('0612345678')}`},
	{number: '0612345678', name: "Élodie O'Brien"},
);
test(
	'a withheld number takes the name along',
	caller,
	{from: `Zoe ${addressOf('0612345678')}`, privacy: 'user%3Bid'},
	{},
);
test(
	'privacy is words, not letters',
	caller,
	{from: addressOf('0612'), privacy: 'none%3Bvideo'},
	{number: '0612'},
);
test(
	'an anonymous caller',
	caller,
	{from: addressOf('Anonymous'), asserted: addressOf('0612')},
	{},
);
test(
	'what the trunk asserts comes first',
	caller,
	{from: addressOf('0612'), asserted: addressOf('0698')},
	{number: '0698'},
);
test(
	'an asserted telephone address',
	caller,
	{from: addressOf('0612'), asserted: '%3Ctel:+33-6-98;ext=1%3E'},
	{number: '+33698'},
);
test(
	'our own phone needs no header',
	caller,
	{number: '102', from: addressOf('999'), privacy: 'id'},
	{number: '102'},
);
test('neither', caller, {}, {});
test('an address without a user', caller, {from: '%3Csip:127.0.0.2%3E'}, {});
test(
	'a user with parameters and a password',
	caller,
	{from: addressOf('+33612;phone-context=x:secret')},
	{number: '+33612'},
);
test(
	'a user of letters is no number, whatever digits it has',
	caller,
	{from: addressOf('alice2%26101')},
	{},
);
test(
	'an address inside a name is a name',
	caller,
	{from: `%22%3Csip:999@evil%3E%22%20${addressOf('0612')}`},
	{number: '0612', name: '<sip:999@evil>'},
);
test(
	'line breaks stay in the name',
	caller,
	{from: `%22a%0D%0AEvent: b%22%20${addressOf('0612')}`},
	{number: '0612', name: 'a\r\nEvent: b'},
);
test('an escaped user', caller, {from: addressOf('%252B33612')}, {number: '+33612'});
test('an escape that is none', caller, {from: addressOf('%2506%25zz')}, {});
test(
	'a name that repeats the number is none',
	caller,
	{from: `%2B33612345678 ${addressOf('+33612345678')}`},
	{number: '+33612345678'},
);
test(
	'a name cut inside a character',
	caller,
	{from: `%A9lo ${addressOf('0612')}`},
	{number: '0612', name: 'lo'},
);
test('a header cut inside a code', caller, {from: '%3Csip:0612@h%3E%2'}, {number: '0612'});
test(
	'control characters stay as they are: screens and logs clean them',
	caller,
	{from: `%1B%5B31m ${addressOf('')}`},
	{
		name: '\u001b[31m',
	},
);
test('what is no number is no number', caller, {number: '06;12', from: addressOf('06&12')}, {});

test('caller - what a phone shows is digits, and letters of any language', (t) => {
	t.is(shownNumber('06 12 34 56 78'), '0612345678');
	t.is(shownNumber('+44 20 7946 0958'), '+442079460958');
	t.is(shownNumber(undefined), 'anonymous');
	t.is(shownNumber('<sip:x>'), 'anonymous');
	t.is(shownName('Aide générale (n° 1)'), 'Aide générale n 1');
	t.is(shownName('$' + '{SHELL(id)}"&,;'), 'SHELLid');
	t.is(shownName('x'.repeat(100)).length, 40);
});

test('ring failure - by the phone’s own answer, else by the dial status', (t) => {
	// As measured on Asterisk 22.10.1.
	const measured = [
		['BUSY', '486', 'busy'],
		['BUSY', '600', 'busy'],
		['CHANUNAVAIL', '603', 'declined'],
		['CHANUNAVAIL', '487', 'declined'],
		['NOANSWER', '480', 'declined'],
		['CONGESTION', '503', 'congestion'],
		['CHANUNAVAIL', '404', 'unregistered'],
		['CHANUNAVAIL', '408', 'unregistered'],
		['CHANUNAVAIL', '500', 'congestion'],
		['CHANUNAVAIL', '488', 'congestion'],
		['BUSY', '180', 'busy'],
		['NOANSWER', '180', 'no-answer'],
		['CHANUNAVAIL', '', 'unregistered'],
		['CONGESTION', '', 'congestion'],
		['CANCEL', '', 'not-started'],
		['', '', 'not-started'],
	] as const;
	for (const [status, sip, reason] of measured) {
		t.is(ringFailureOf({status, sip}), reason, `${status} ${sip}`);
	}
});

const channel = {switchId: id('main'), channelId: id('1.1')} as Extract<
	Effect,
	{type: 'hang-up'}
>['channel'];
const ways = {language: 'fr', answerOnEntry: true} as const;
const name = 'PJSIP/trunk-00000001';

test('actions - a caller is redirected after their variables are set', (t) => {
	const numberId = id('33123456789') as Extract<Effect, {type: 'admit'}>['numberId'];
	const queueId = id('support') as Extract<Effect, {type: 'admit'}>['queueId'];
	const callId = id('c-1') as Extract<Effect, {type: 'admit'}>['callId'];
	const base = {id: 'x', callId, channel, numberId, queueId, ...ways};
	const admit = admitActions({...base, type: 'admit'}, name);
	t.deepEqual(
		admit.map((action) => Object.values(action.fields).join(' ')),
		[
			`${name} CHANNEL(language) fr`,
			`${name} PLATEAU_ANSWER 1`,
			`${name} PLATEAU_NOTICE `,
			`${name} plateau-admit s 1`,
		],
	);
	const boxed = admitActions({...base, type: 'admit'}, name, true);
	t.true(
		boxed.some(({fields}) => Object.values(fields).join(' ') === `${name} PLATEAU_QUEUE support`),
	);
	t.is(boxed.length, admit.length + 1, 'only where a queue has a mailbox');
	const farewell = farewellActions({...base, type: 'say-farewell', farewell: 'max-wait'}, name);
	t.is(
		Object.values(farewell.at(-1)?.fields ?? {}).join(' '),
		`${name} plateau-farewell max-wait 1`,
	);
	const offerId = id('o-1') as Extract<Effect, {type: 'ring-agent'}>['offerId'];
	const withdraw = withdrawActions({...base, type: 'withdraw-ring', way: 'direct', offerId}, name);
	t.is(Object.values(withdraw.at(-1)?.fields ?? {}).join(' '), `${name} plateau-wait s 1`);
});

function ring(ringMs: number) {
	const effect = {
		id: 'x',
		type: 'ring-agent',
		way: 'direct',
		offerId: id('o-7'),
		callId: id('c-1'),
		channel,
		agentId: id('a1'),
		phoneId: id('101'),
		queueId: id('support'),
		partyId: id('p1'),
		...ways,
		ringMs,
	} as Extract<Effect, {type: 'ring-agent'}>;
	const details = {endpoint: 'p101', autoAnswer: {}, nationalNumber: '06 12', queueLabel: 'Aide'};
	const actions = ringActions(effect, name, details);
	const set = new Map(
		actions
			.filter((action) => action.name === 'Setvar')
			.map(({fields}) => {
				const {Variable, Value} = fields as {Variable: string; Value: string | number};
				return [Variable, Value];
			}),
	);
	return {actions, set};
}

test('actions - a ring carries its offer on, and lasts whole seconds, at least one', (t) => {
	const {actions, set} = ring(20_400);
	t.is(set.get('PLATEAU_RING'), 'o-7|p101|20|0612|Aide|fr|1||');
	t.deepEqual(
		actions.map((action) => action.name),
		['Setvar', 'Redirect'],
	);
	t.is(ring(200).set.get('PLATEAU_RING'), 'o-7|p101|1|0612|Aide|fr|1||');
});

test('actions - a supervisor listens to one unique id, in the mode of the extension', (t) => {
	const start = startMonitorAction(
		{
			id: 'x',
			type: 'start-monitor',
			monitorId: id('m-1'),
			phoneId: id('103'),
			agentChannel: channel,
			mode: 'whisper',
		} as Extract<Effect, {type: 'start-monitor'}>,
		{endpoint: 'p103', uniqueId: 'plateau-m-1-abc', spiedId: 'sys-1.2'},
	);
	const wire = encodeMessage({Action: start.name, ...(start.fields as object)});
	for (const line of [
		'Channel: PJSIP/p103',
		'ChannelId: plateau-m-1-abc',
		'Exten: whisper',
		'Async: true',
		'Variable: PLATEAU_SPIED=sys-1.2',
	]) {
		t.true(wire.includes(`${line}\r\n`), line);
	}
	const change = changeMonitorActions(
		{
			id: 'x',
			type: 'change-monitor',
			monitorId: id('m-1'),
			channel,
			agentChannel: channel,
			mode: 'barge',
		} as Extract<Effect, {type: 'change-monitor'}>,
		'PJSIP/p103-00000009',
		'sys-1.9',
	);
	t.deepEqual(
		change.map((action) => Object.values(action.fields).join(' ')),
		['PJSIP/p103-00000009 PLATEAU_SPIED sys-1.9', 'PJSIP/p103-00000009 plateau-monitor barge 1'],
	);
});

test('actions - a number outside is called closed, by the trunk, and by nothing that is no number', (t) => {
	const effect = {
		...{id: 'x', type: 'listen-outside', monitorId: id('m-1'), agentChannel: channel},
		...{mode: 'barge', number: '0612345678', ringMs: 200},
	} as Extract<Effect, {type: 'listen-outside'}>;
	const target = earTarget(effect.number) ?? '';
	const parts = {target, uniqueId: 'plateau-m-1-abc', spiedId: 'sys-1.2'};
	const wireOf = (one: typeof effect, usualNumber?: string) => {
		const {name, fields} = listenOutsideAction(one, {...parts, usualNumber});
		return encodeMessage({Action: name, ...(fields as object)});
	};
	for (const line of [
		'Channel: PJSIP/0612345678@trunk',
		'Context: plateau-ear',
		'Exten: barge',
		'Timeout: 1000',
		'Variable: PLATEAU_EAR=closed',
		'Variable: FORWARD_CONTEXT=plateau-no-forward',
	]) {
		t.true(wireOf(effect).includes(`${line}\r\n`), line);
	}
	t.false(wireOf(effect).includes('CallerID'));
	t.true(wireOf(effect, '33184880001').includes('CallerID: <33184880001>\r\n'));
	const own = {...effect, callerId: '33199001234'};
	t.true(wireOf(own, '33184880001').includes('CallerID: <33199001234>\r\n'));
	t.false(wireOf({...effect, callerId: '1>x'}).includes('CallerID'));
	for (const text of ['', '1', '06 12', '0612@evil', '06&PJSIP/1', 'Local/1']) {
		t.is(earTarget(text), undefined, text);
	}
});

test('orders - each is done once', (t) => {
	const done = new DoneOrders();
	t.true(done.first('ring-agent:o-1'));
	t.false(done.first('ring-agent:o-1'));
	t.true(done.first('ring-agent:o-2'));
});

test('legs - the system name never leaves, and an endpoint is not its prefix', (t) => {
	const legs = new Legs('abcdef');
	const leg = legs.add('abcdef-1700000000.12', 'PJSIP/p1-x-0000000a');
	t.is(leg.channelId, id<ChannelId>('1700000000.12'));
	t.is(legs.byChannel(leg.channelId), leg);
	t.is(leg.endpoint, 'p1-x');
	t.is(legs.channelIdOf('plateau-m-1-ff'), id<ChannelId>('plateau-m-1-ff'));
	t.is(endpointOf('Local/1@x-0000000a;1'), undefined);
	t.is(endpointOf('PJSIP/1001'), undefined);
	legs.remove(leg);
	t.is(legs.byChannel(leg.channelId), undefined);
});

test('known parties - a caller without a number is one person while their leg is there, and nobody known after it', (t) => {
	let made = 0;
	const parties = new KnownParties({
		partyOf() {
			made += 1;
			return id<PartyId>(`p-${made}`);
		},
	});
	t.is(parties.of('1.1', {}), id<PartyId>('p-1'));
	t.is(parties.of('1.1', {}), id<PartyId>('p-1'));
	parties.forget('1.1');
	t.is(parties.of('1.1', {}), id<PartyId>('p-2'));
});
