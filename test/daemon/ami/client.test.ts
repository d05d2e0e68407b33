import {connectAmi} from '@plateau/daemon/ami/client';
import {
	AmiActionError,
	AmiClosedError,
	AmiFieldError,
	AmiLoginError,
	AmiProtocolError,
	AmiTimeoutError,
} from '@plateau/daemon/ami/errors';
import test from 'ava';
import {connected, serve, who} from './connected.ts';
import {answerTo, greeting} from './scripted-server.ts';

test('client - logs in by challenge, keeps the greeting, and is up before any event', async (t) => {
	const behind = 'Event: FullyBooted\r\n\r\nEvent: Reload\r\n\r\n';
	const {client, told, login} = await connected(t, {}, behind);
	t.is(client.version, '11.0.0');
	t.true(client.isUp);
	t.deepEqual(told, ['up', 'event FullyBooted', 'event Reload']);
	t.is(login.get('Events'), 'on');
	t.is(login.get('Secret'), undefined);
});

test('client - logs in plain when told to, with the event mask it was given', async (t) => {
	const server = await serve(t);
	const options = {...who, port: server.port, login: 'plain', eventMask: 'off'} as const;
	const connecting = connectAmi(options, {event: () => {}});
	const peer = await server.peer();
	peer.send(greeting);
	const login = await peer.action('Login');
	t.is(login.get('Secret'), 'secret');
	t.is(login.get('Events'), 'off');
	peer.answer(login, 'Success');
	(await connecting).destroy();
});

test('client - tells a refused login apart, with a remedy and without the secret', async (t) => {
	const server = await serve(t);
	const connecting = connectAmi({...who, port: server.port}, {event: () => {}});
	await (await server.peer()).refuse();
	const error = await t.throwsAsync(connecting, {instanceOf: AmiLoginError});
	t.regex(error.message, /"user".*Authentication failed.*manager\.conf/);
	t.notRegex(error.message, /secret"/);
});

test('client - says so when the other side is no manager interface', async (t) => {
	const server = await serve(t);
	const connecting = connectAmi({...who, port: server.port}, {event: () => {}});
	(await server.peer()).send('SSH-2.0-OpenSSH_9.2p1\r\n');
	await t.throwsAsync(connecting, {instanceOf: AmiProtocolError, message: /no greeting/});
});

test('client - forgets the time limit of the login once it is up', async (t) => {
	const {client, peer} = await connected(t, {loginMs: 1500});
	const from = performance.now();
	while (performance.now() - from < 1600) await new Promise((resolve) => setTimeout(resolve, 20));
	t.true(client.isUp);
	t.false(peer.socket.destroyed);
});

test('client - gives up a login that is not answered in time', async (t) => {
	const server = await serve(t);
	const connecting = connectAmi({...who, port: server.port, loginMs: 30}, {event: () => {}});
	const peer = await server.peer();
	await t.throwsAsync(connecting, {instanceOf: AmiTimeoutError});
	await peer.closed;
});

test('client - rejects when nobody listens, and when the door closes at once', async (t) => {
	const server = await serve(t);
	const closed = connectAmi({...who, port: server.port}, {event: () => {}});
	(await server.peer()).socket.end();
	await t.throwsAsync(closed, {instanceOf: AmiClosedError});
	await server.stop();
	const refused = connectAmi({...who, port: server.port}, {event: () => {}});
	const error = await t.throwsAsync(refused, {instanceOf: AmiClosedError});
	t.regex(error.message, /ECONNREFUSED/);
});

test('client - refuses to send a login that would hold a second line', async (t) => {
	const server = await serve(t);
	const options = {...who, port: server.port, username: 'user\r\nEvents: on'};
	const connecting = connectAmi(options, {event: () => {}});
	const peer = await server.peer();
	peer.send(greeting);
	peer.answer(await peer.action('Challenge'), 'Success', {Challenge: '1'});
	await t.throwsAsync(connecting, {instanceOf: AmiFieldError});
});

test('client - matches answers that come in another order, each with an id of its own', async (t) => {
	const {client, peer} = await connected(t);
	const first = client.action('Getvar', {Variable: 'A'});
	const second = client.action('Getvar', {Variable: 'B'});
	const [a, b] = [await peer.action('Getvar'), await peer.action('Getvar')];
	t.not(a.get('ActionID'), b.get('ActionID'));
	t.regex(a.get('ActionID') ?? '', /^[\w-]{16}-\d+$/);
	peer.answer(b, 'Success', {Value: 'of B'});
	peer.answer(a, 'Success', {Value: 'of A'});
	t.is((await first).get('Value'), 'of A');
	t.is((await second).get('Value'), 'of B');
	t.is(client.pendingCount, 0);
});

test('client - uses another prefix for its ActionIDs on each connection', async (t) => {
	const prefixes = new Set<string>();
	for (let count = 0; count < 3; count++) {
		const {client, peer} = await connected(t);
		client.action('Ping').catch(() => {});
		prefixes.add((await peer.action('Ping')).get('ActionID')?.slice(0, 16) ?? '');
	}
	t.is(prefixes.size, 3);
});

test("client - rejects a refused action with Asterisk's reason", async (t) => {
	const {client, peer} = await connected(t);
	const action = client.action('Hangup', {Channel: 'none'});
	peer.answer(await peer.action('Hangup'), 'Error', {Message: 'No such channel'});
	const error = await t.throwsAsync(action, {instanceOf: AmiActionError});
	t.is(error.reason, 'No such channel');
	t.is(error.code, 'ami-action-refused');
	t.is(error.response.get('Response'), 'Error');
});

test('client - sends nothing of an action with a field that must not be written', async (t) => {
	const {client, peer} = await connected(t);
	const injected = client.action('Redirect', {Exten: '1\r\nAction: Originate'});
	await t.throwsAsync(injected, {instanceOf: AmiFieldError});
	t.is(client.pendingCount, 0);
	client.action('Ping').catch(() => {});
	await t.notThrowsAsync(peer.action('Ping'));
});

test('client - gives an action up in time, and tells its answer when it comes late', async (t) => {
	const {client, peer, until} = await connected(t);
	const action = client.action('Redirect', {}, {timeoutMs: 20});
	const received = await peer.action('Redirect');
	const error = await t.throwsAsync(action, {instanceOf: AmiTimeoutError});
	t.regex(error.message, /Redirect.*20 ms/);
	peer.answer(received, 'Success');
	await t.notThrowsAsync(until('late Success'));
});

test('client - settles every pending action when the connection drops, then tells closed', async (t) => {
	const {client, peer, told, until} = await connected(t);
	const actions = [client.action('Ping'), client.list('Status'), client.action('Getvar')];
	await peer.action('Ping');
	peer.socket.destroy();
	for (const action of actions) await t.throwsAsync(action, {instanceOf: AmiClosedError});
	await until('closed ami-closed');
	t.deepEqual(told, ['up', 'closed ami-closed']);
	t.is(client.pendingCount, 0);
	await t.throwsAsync(client.action('Ping'), {instanceOf: AmiClosedError});
});

test('client - logs off politely, and cuts a server off that does not answer', async (t) => {
	const polite = await connected(t);
	const closing = polite.client.close();
	polite.peer.answer(await polite.peer.action('Logoff'), 'Goodbye');
	await closing;
	await polite.peer.closed;
	t.deepEqual(polite.told, ['up', 'closed ami-closed']);
	t.false(polite.client.isUp);
});

test('client - delivers events in the order of the bytes, answers between them', async (t) => {
	const {client, peer, told, until} = await connected(t);
	const action = client.action('Ping');
	const ping = await peer.action('Ping');
	peer.send(`Event: One\r\n\r\n${answerTo(ping, 'Success')}Event: Two\r\n\r\nEvent: Three\r\n\r\n`);
	await action;
	await until('event Three');
	t.deepEqual(told, ['up', 'event One', 'event Two', 'event Three']);
});

test('client - quarantines what it does not believe and delivers the rest', async (t) => {
	const options = {systemName: 's3cret'};
	const booted = 'Event: FullyBooted\r\n\r\n';
	const {peer, told, until, login} = await connected(t, options, booted);
	peer.send('Event: Hangup\r\nChannel: PJSIP/1-1\r\n\r\n');
	peer.send('Event: A\r\nSystemName: s3cret\r\nX: 1\r\nx: 2\r\n\r\n');
	peer.send('CallerIDName: tail\r\n\r\n');
	peer.send('Response: Success\r\nActionID: 1\r\n\r\n');
	peer.send('Response: Success\r\n\r\n');
	// The prefix alone, learnt from somewhere, is not enough: we have not counted so far.
	const ours = login.get('ActionID') ?? '';
	peer.send(`Event: B\r\nActionID: ${ours.slice(0, 17)}999\r\n\r\n`);
	peer.send('Event: Real\r\nSystemName: s3cret\r\n\r\n');
	await until('event Real');
	t.deepEqual(told, [
		'up',
		'event FullyBooted',
		'quarantined Hangup: wrong-system-name',
		'quarantined A: repeated-field',
		'quarantined tail: not-a-message',
		'quarantined Success: unasked-response',
		'quarantined Success: unasked-response',
		'quarantined B: wrong-system-name',
		'event Real',
	]);
});

test('client - does not let a forged Response: Follows swallow events', async (t) => {
	const {peer, until} = await connected(t);
	peer.send('Response: Follows\r\nActionID: forged\r\nx\r\n\r\nEvent: Hangup\r\n\r\n');
	await t.notThrowsAsync(until('event Hangup'));
});
