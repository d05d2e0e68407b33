import test from 'ava';
import {FakeView} from '../../daemon/server/fake-deps.ts';
import {desk, deskCall, givenCli, me} from './run-cli.ts';

test('cli - a wrong line is named in one line, in either language', async (t) => {
	const {run} = await givenCli(t);
	const wrong = await run(undefined, ['floot']);
	t.is(wrong.code, 2);
	t.regex(wrong.stderr, /^plateau: There is no such command: did you mean floor\?\n/);
	const french = await run(undefined, ['account', 'add', 'bob', '--role', 'king', '--lang', 'fr']);
	t.is(french.code, 2);
	t.regex(french.stderr, /^plateau: Valeurs incorrectes : Argument : role, donné : "king"/);
});

test('cli - a refusal is a sentence and its code; with --json an object; in French too', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.state.submit = async () => ({
		ok: false,
		refusal: {code: 'phone-held', params: {phoneId: '1002', personId: 'bob'}},
	});
	const argv = ['agent', 'sign-in', '--phone', '1002'];
	const plain = await run('alice', argv);
	t.is(plain.code, 1);
	t.regex(plain.stderr, /^plateau: Phone 1002 is held by bob.* \[phone-held\]\n$/);
	const machine = await run('alice', [...argv, '--json']);
	t.is(machine.stdout, '');
	t.like(JSON.parse(machine.stderr), {
		error: {code: 'phone-held', params: {phoneId: '1002', personId: 'bob'}},
	});
	t.regex((await run('alice', [...argv, '--lang', 'fr'])).stderr, /Le poste 1002 est pris par bob/);
	t.regex(
		(await run('alice', argv, {env: {LANG: 'fr_FR.UTF-8'}})).stderr,
		/Le poste 1002 est pris par bob/,
	);
});

const asked: [string, string[], object][] = [
	[
		'sign-in',
		['agent', 'sign-in', '--phone', '1001', '--ready', '--takeover'],
		{agentId: 'alice', phoneId: '1001', takeover: true, presence: {state: 'available'}},
	],
	[
		'sign-in',
		['agent', 'sign-in', '--phone', '1001', '--nailed-up'],
		{phoneId: '1001', nailedUp: true},
	],
	[
		'sign-in',
		['agent', 'sign-in', '--phone', '1001', '--not-ready', 'lunch'],
		{presence: {state: 'not-ready', reasonId: 'lunch'}},
	],
	['sign-out', ['agent', 'sign-out'], {agentId: 'alice'}],
	['set-presence', ['agent', 'ready'], {presence: {state: 'available'}}],
	[
		'set-presence',
		['agent', 'not-ready', 'lunch'],
		{presence: {state: 'not-ready', reasonId: 'lunch'}},
	],
	['cancel-pending-presence', ['agent', 'cancel-pending'], {agentId: 'alice'}],
	['answer', ['agent', 'answer'], {agentId: 'alice'}],
	['decline', ['agent', 'decline'], {agentId: 'alice'}],
	['hang-up', ['agent', 'hang-up'], {agentId: 'alice'}],
	['finish-wrap-up', ['agent', 'finish'], {agentId: 'alice'}],
	['extend-wrap-up', ['agent', 'extend'], {agentId: 'alice'}],
	['want-wrap-up', ['agent', 'want-wrap-up'], {agentId: 'alice', wanted: true}],
	['want-wrap-up', ['agent', 'no-wrap-up'], {agentId: 'alice', wanted: false}],
	['raise-hand', ['agent', 'raise-hand'], {agentId: 'alice'}],
	['lower-hand', ['agent', 'lower-hand'], {agentId: 'alice'}],
	['hold', ['call', 'hold'], {agentId: 'alice'}],
	['resume', ['call', 'resume'], {agentId: 'alice'}],
	['mute', ['call', 'mute'], {agentId: 'alice', muted: true}],
	['mute', ['call', 'unmute'], {agentId: 'alice', muted: false}],
	['send-digits', ['call', 'digits', '12#a'], {agentId: 'alice', digits: '12#A'}],
	['swap', ['call', 'swap'], {agentId: 'alice'}],
	['join-all', ['call', 'join'], {agentId: 'alice'}],
	['end-consult', ['call', 'back'], {agentId: 'alice'}],
	['hand-over', ['call', 'hand-over'], {agentId: 'alice'}],
	[
		'transfer',
		['call', 'transfer', 'queue:billing'],
		{agentId: 'alice', to: {kind: 'queue', queueId: 'billing'}},
	],
	['consult', ['call', 'consult', 'phone:1050'], {to: {kind: 'phone', phoneId: '1050'}}],
	[
		'set-disposition',
		['agent', 'disposition', 'resolved', '--call', 'c-9'],
		{callId: 'c-9', dispositionId: 'resolved'},
	],
];

for (const [type, argv, like] of asked) {
	test(`cli - plateau ${argv.join(' ')} asks for ${type}`, async (t) => {
		const {run, fake} = await givenCli(t);
		const {code, stderr} = await run('alice', argv);
		t.is(code, 0, stderr);
		t.like(fake.submitted[0], {type, by: 'alice', ...like} as never);
	});
}

test('cli - the phone of this terminal is taken from the environment', async (t) => {
	const {run, fake} = await givenCli(t);
	const {stdout} = await run('alice', ['agent', 'sign-in'], {env: {PLATEAU_PHONE: '1007'}});
	t.is(stdout, 'Signed in at phone 1007.\n');
	t.like(fake.submitted[0], {phoneId: '1007'});
});

test('cli - an id that looks like a number stays a word', async (t) => {
	const {run, fake} = await givenCli(t);
	await run('alice', ['agent', 'sign-in', '--phone', '0042']);
	t.like(fake.submitted[0], {phoneId: '0042'});
	await run('sam', ['raise', '007']);
	t.like(fake.submitted[1], {callId: '007'});
});

test('cli - disposition, note and name are for the call in front, unless said', async (t) => {
	const {run, fake} = await givenCli(t);
	t.like(await run('alice', ['agent', 'disposition', 'resolved']), {code: 1});
	fake.views.set('desk:alice', new FakeView(desk({call: deskCall})));
	t.is((await run('alice', ['agent', 'disposition', 'resolved'])).code, 0);
	t.like(fake.submitted[0], {callId: 'c-7'});
	fake.state.hadCall = true;
	t.is((await run('alice', ['agent', 'note', 'call', 'back', 'at', '10'])).code, 0);
	t.is(
		(await run('alice', ['agent', 'note', '--stdin', '--call', 'c-8'], {input: 'two\nlines\n'}))
			.code,
		0,
	);
	t.deepEqual(fake.notes, [
		{callId: 'c-7', text: 'call back at 10', by: 'alice'},
		{callId: 'c-8', text: 'two\nlines', by: 'alice'},
	]);
	t.is((await run('alice', ['agent', 'note'])).code, 2);
	fake.desks.set('alice', {callId: 'c-7' as never, partyId: 'p-3' as never});
	t.is((await run('alice', ['agent', 'name', 'Amélie', 'Fournier'])).code, 0);
	t.true(fake.told.includes('named Amélie Fournier by alice'));
});

test('cli - looking at one’s own desk from a command is no desk to lose', async (t) => {
	const {run, fake} = await givenCli(t);
	t.is((await run('alice', ['agent', 'show'])).code, 0);
	t.deepEqual(fake.told, []);
});

test('cli - listening takes a phone when there is none, and changes the mode of one that runs', async (t) => {
	const {run, fake} = await givenCli(t);
	const {code} = await run('sam', ['listen', 'alice', '--phone', '1099', '--reason', 'coaching']);
	t.is(code, 0);
	t.like(fake.submitted, [
		{type: 'take-phone', phoneId: '1099'},
		{type: 'start-monitor', agentId: 'alice', mode: 'listen'},
	] as never);
	t.true(fake.audit.some(({detail}) => detail?.includes('coaching')));
	const monitor = {
		id: 'm-1',
		personId: 'sam',
		agentId: 'alice',
		callId: 'c-7',
		mode: 'listen',
		state: 'active',
		since: 1,
	};
	fake.views.set('me:sam', new FakeView(me('sam', {phoneId: '1099', monitor})));
	await run('sam', ['barge', 'alice']);
	t.like(fake.submitted[2], {type: 'change-monitor', mode: 'barge'});
	await run('sam', ['stop']);
	t.like(fake.submitted[3], {type: 'stop-monitor'});
	await run('sam', ['phone', 'release']);
	t.like(fake.submitted[4], {type: 'release-phone'});
});

test('cli - listening from a number outside takes no phone, and a number that may not be is refused', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.state.listening = {outside: ['+336']};
	const from = ['--number', '06 12 34 56 78', '--reason', 'on the road'];
	const {code, stdout} = await run('sam', ['listen', 'alice', ...from]);
	t.is(code, 0);
	t.regex(stdout, /press 1/);
	t.like(fake.submitted, [
		{type: 'start-monitor', agentId: 'alice', mode: 'listen', outside: {number: '0612345678'}},
	] as never);
	t.is(fake.submitted.length, 1);
	const [detail = ''] = fake.audit.map((row) => row.detail ?? '').filter(Boolean);
	t.like(JSON.parse(detail), {outside: true, reason: 'on the road'});
	t.false(JSON.stringify(fake.audit).includes('12345678'));
	t.is((await run('sam', ['whisper', 'alice', ...from, '--json'])).stdout, 'null\n');
	const other = await run('sam', ['listen', 'alice', '--number', '0799123456']);
	t.regex(other.stderr, /\[number-not-for-listening\]/);
	const both = await run('sam', ['listen', 'alice', '--phone', '1001', ...from]);
	t.is(both.code, 2);
	fake.state.listening = undefined;
	t.regex((await run('sam', ['listen', 'alice', ...from])).stderr, /\[outside-listening-off\]/);
	t.is(fake.submitted.length, 2);
});

test('cli - an agent may not listen', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('me:alice', new FakeView(me('alice', {phoneId: '1001'})));
	const {code, stderr} = await run('alice', ['listen', 'bob']);
	t.is(code, 77);
	t.regex(stderr, /\[not-allowed\]/);
});

test('cli - raising a call by a duration, presence of somebody else', async (t) => {
	const {run, fake} = await givenCli(t);
	await run('sam', ['raise', 'c-1', '--by', '90s']);
	t.like(fake.submitted[0], {type: 'raise-call', callId: 'c-1', creditMs: 90_000});
	t.is((await run('sam', ['raise', 'c-1', '--by', 'soon'])).code, 2);
	await run('sam', ['presence', 'alice', 'not-ready', 'lunch']);
	t.like(fake.submitted[1], {
		type: 'set-presence',
		agentId: 'alice',
		presence: {state: 'not-ready', reasonId: 'lunch'},
	});
	await run('sam', ['presence', 'alice', 'sign-out']);
	t.like(fake.submitted[2], {type: 'sign-out', agentId: 'alice'});
	t.is((await run('sam', ['presence', 'alice', 'not-ready'])).code, 2);
	t.is((await run('sam', ['presence', 'alice', 'asleep'])).code, 2);
});

test('cli - taking a waiting call, for oneself and for somebody else', async (t) => {
	const {run, fake} = await givenCli(t);
	await run('alice', ['call', 'take', 'c-3', '--json']);
	await run('sam', ['call', 'take', 'c-3', '--agent', 'alice']);
	t.like(fake.submitted[0], {type: 'take-call', by: 'alice', agentId: 'alice', callId: 'c-3'});
	t.like(fake.submitted[1], {type: 'take-call', by: 'sam', agentId: 'alice', callId: 'c-3'});
	t.is((await run('alice', ['call', 'take', 'c-3', '--agent', 'bob'])).code, 77);
	const {code, stderr} = await run('alice', ['call', 'take', 'c-9']);
	t.is(code, 1);
	t.regex(stderr, /\[take-not-allowed\]/);
	t.is((await run('sam', ['call', 'take'])).code, 2);
});

test('cli - a call that one listens to is taken over; the report of who was listened to', async (t) => {
	const {run, fake} = await givenCli(t);
	await run('sam', ['take-over']);
	t.like(fake.submitted[0], {type: 'take-over', by: 'sam', personId: 'sam'});
	t.is((await run('alice', ['take-over'])).code, 77);
	const heard = {
		agentId: 'alice',
		personId: 'sam',
		times: 2,
		listenedMs: 90_000,
		longestMs: 60_000,
	};
	fake.heard.push({...heard, lastAt: 5, modes: ['listen', 'barge'], reasons: ['a complaint']});
	const asked = await run('sam', ['report', 'exposure', '--day', '2026-11-20', '--json']);
	t.like(JSON.parse(asked.stdout), {from: '2026-11-20', to: '2026-11-20', rows: [heard]} as never);
	const plain = await run('sam', ['report', 'exposure', '--from', '2026-11-01', '--plain']);
	t.regex(plain.stdout, /^alice\tsam\t2\t90000\t60000\tlisten barge\ta complaint\t0\t0\t0$/m);
	t.is(
		(await run('sam', ['report', 'exposure', '--of-agent', 'bob', '--csv'])).stdout.split('\n')
			.length,
		2,
	);
	t.is((await run('alice', ['report', 'exposure'])).code, 77);
	t.is(
		(await run('sam', ['report', 'exposure', '--day', '2026-11-20', '--to', '2026-11-21'])).code,
		2,
	);
	const turned = ['report', 'exposure', '--from', '2026-11-20', '--to', '2026-11-01'];
	t.regex((await run('sam', turned)).stderr, /\[bad-arguments\]/);
});

test('cli - lending an agent for a time, taking them back, and a word on a pause', async (t) => {
	const {run, fake} = await givenCli(t);
	const loan = {agentId: 'alice', queueId: 'billing'};
	await run('sam', ['lend', 'alice', 'billing', '--for', '2h', '--only']);
	t.like(fake.submitted[0], {type: 'lend-agent', by: 'sam', ...loan, forMs: 7_200_000, only: true});
	await run('sam', ['lend', 'alice', 'billing']);
	t.like(fake.submitted[1], {type: 'lend-agent', ...loan, forMs: 3_600_000, only: false});
	t.is((await run('sam', ['lend', 'alice', 'billing', '--for', 'ever'])).code, 2);
	t.is((await run('sam', ['lend', 'alice'])).code, 2);
	await run('sam', ['unlend', 'alice', 'billing']);
	t.like(fake.submitted[2], {type: 'end-loan', ...loan});
	await run('sam', ['approve', 'alice']);
	t.like(fake.submitted[3], {type: 'approve-presence', by: 'sam', agentId: 'alice'});
	await run('sam', ['refuse', 'alice']);
	t.like(fake.submitted[4], {type: 'refuse-presence', by: 'sam', agentId: 'alice'});
	t.is((await run('alice', ['approve', 'alice'])).code, 77);
});

test('cli - a customer is shown and set, by number or id', async (t) => {
	const {run, fake} = await givenCli(t);
	const shown = await run('sam', ['customer', 'show', '0612345678', '--json']);
	t.deepEqual(JSON.parse(shown.stdout), {partyId: 'p-1', lastAgentId: 'alice'});
	t.regex((await run('sam', ['customer', 'show', 'p-1', '--plain'])).stdout, /^partyId\t.*\np-1\t/);
	t.is((await run('sam', ['customer', 'show', '0699999999'])).code, 1);
	await run('sam', ['customer', 'set', '0699999999', '--owner', 'alice', '--priority', '2m']);
	await run('sam', ['customer', 'set', 'p-1', '--owner', 'none', '--priority', 'none']);
	t.deepEqual(fake.told, [
		'p-1: {"ownerId":"alice","priorityMs":120000}',
		'p-1: {"ownerId":null,"priorityMs":null}',
	]);
	t.is((await run('sam', ['customer', 'set', 'p-1'])).code, 2);
	t.is((await run('sam', ['customer', 'set', 'p-1', '--priority', 'high'])).code, 2);
	t.is((await run('alice', ['customer', 'show', 'p-1'])).code, 77);
});
