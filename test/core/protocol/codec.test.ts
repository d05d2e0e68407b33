import {
	alertValueAt,
	commandSchemas,
	faultOfResult,
	faultOfView,
	mayAct,
	occupancyAt,
	ownSocketPath,
	readArgs,
	readClientMessage,
	readServerMessage,
	roles,
	writeDelta,
	writeMessage,
	writeSnapshot,
} from '@plateau/core/protocol';
import {clientMessageAbout, commandAbout} from '@plateau/core/protocol/describe';
import test from 'ava';

test('codec - reads what it wrote', (t) => {
	const message = {type: 'subscribe', sub: 1, view: 'desk', scope: 'alice'} as const;
	t.deepEqual(readClientMessage(writeMessage(message)), {ok: true, message});
	t.deepEqual(readServerMessage(writeDelta(3, 2, 7, '[[["a"],1]]')), {
		ok: true,
		message: {type: 'delta', sub: 3, n: 2, at: 7, patch: [[['a'], 1]]},
	});
	t.deepEqual(readServerMessage(writeSnapshot(3, 0, 7, '{"a":1}')), {
		ok: true,
		message: {type: 'snapshot', sub: 3, n: 0, at: 7, data: {a: 1}},
	});
});

const badFromClient = {
	'not JSON': '{',
	'not an object': '7',
	'no type': '{}',
	'an unknown type': '{"type":"eval"}',
	'a number of a subscription below 0': '{"type":"subscribe","sub":-1,"view":"me"}',
	'a view nobody knows': '{"type":"subscribe","sub":1,"view":"toString"}',
	'a command nobody knows': '{"type":"command","id":1,"name":"__proto__","args":{}}',
	'arguments that are a list': '{"type":"command","id":1,"name":"answer","args":[]}',
	'a password of a megabyte': `{"type":"log-in","login":"a","password":"${'x'.repeat(1_000_000)}"}`,
};
for (const [what, frame] of Object.entries(badFromClient)) {
	test(`codec - ${what} is refused with where`, (t) => {
		const read = readClientMessage(frame);
		t.false(read.ok);
		if (!read.ok) t.true(read.detail.length > 0 && read.detail.length < 500);
	});
}

test('codec - a snapshot of a scalar and a patch that is none are refused', (t) => {
	for (const frame of [
		writeSnapshot(1, 0, 0, '7'),
		writeSnapshot(1, 0, 0, '[]'),
		writeDelta(1, 1, 0, '{}'),
		writeDelta(1, 1, 0, '[["a",1]]'),
		writeDelta(1, 1, 0, '[[["a"],1,2]]'),
		writeDelta(1, 1, 0, '[[[1],2]]'),
	]) {
		t.false(readServerMessage(frame).ok, frame);
	}
});

test('codec - members nobody knows are let through from a newer daemon, dropped from a client', (t) => {
	const read = readServerMessage('{"type":"pong","at":1,"news":true}');
	t.true(read.ok);
	t.deepEqual(readArgs('answer', {agentId: 'a', news: true}), {ok: true, args: {agentId: 'a'}});
});

test('codec - a name is one line', (t) => {
	t.true(readArgs('name-customer', {partyId: 'p-1', name: 'Amélie d’Été'}).ok);
	for (const name of ['a\nb', 'a\u001b[1m', 'a\u009b', 'x'.repeat(201)]) {
		t.false(readArgs('name-customer', {partyId: 'p-1', name}).ok);
	}
});

test('codec - answers and views are held to their schemas', (t) => {
	t.is(faultOfResult('sign-in', {phoneId: '1001'}), undefined);
	t.regex(faultOfResult('sign-in', {}) ?? '', /phoneId/);
	t.regex(faultOfView('me', {}) ?? '', /login/);
});

test('roles - each may do what those before it may', (t) => {
	t.deepEqual(
		roles.map((role) => roles.filter((least) => mayAct(role, least)).length),
		[1, 2, 3],
	);
});

test('commands - everything on the wire has its sentence', (t) => {
	t.deepEqual(Object.keys(commandAbout).sort(), Object.keys(commandSchemas).sort());
	for (const text of Object.values(clientMessageAbout)) t.true(text.length > 0);
});

const today = {startedAt: 1000, handled: 0, rangOut: 0, handlingMs: 0, idleMs: 0};
const agent = {
	id: 'a',
	name: 'A',
	presence: {state: 'available', since: 0},
	activity: 'idle',
	activitySince: 0,
	ready: true,
	linkLost: false,
	handled: 0,
} as const;

test('occupancy - nothing before any time counts, the day’s start is the earliest', (t) => {
	t.is(occupancyAt(today, agent, 1000), undefined);
	t.is(occupancyAt({...today, handlingMs: 500}, agent, 1500), 0.5);
});

test('occupancy - a break and an outside call count for nothing', (t) => {
	const away = {...agent, presence: {state: 'not-ready', reasonId: 'lunch', since: 1000}} as const;
	t.is(occupancyAt({...today, handlingMs: 500, idleMs: 500}, away, 9000), 0.5);
	const outside = {...agent, activity: 'outside', activitySince: 1000} as const;
	t.is(occupancyAt({...today, handlingMs: 500, idleMs: 500}, outside, 9000), 0.5);
	const talking = {...agent, activity: 'talking', activitySince: 1000} as const;
	t.is(occupancyAt({...today, idleMs: 500}, talking, 2500), 0.75);
});

test('alerts - measures of time grow with the reader’s clock', (t) => {
	const alert = {id: 'x', level: 'warn', limit: 10} as const;
	t.is(alertValueAt({...alert, on: 'longest-wait', since: 100}, 150), 50);
	t.is(alertValueAt({...alert, on: 'waiting', value: 7}, 150), 7);
});

test('endpoint - the same places on both ends', (t) => {
	t.is(ownSocketPath({XDG_RUNTIME_DIR: '/run/user/1'}), '/run/user/1/plateau/plateaud.sock');
	t.is(ownSocketPath({HOME: '/h'}), '/h/.local/share/plateau/plateaud.sock');
});
