import {connect, type Socket} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {startPracticeSwitch} from '@plateau/daemon/practice/practice-switch';
import type {ManagerUser} from '@plateau/daemon/practice/rights';
import type {ExecutionContext} from 'ava';
import test from 'ava';

const users: readonly ManagerUser[] = [
	{name: 'all', secret: 'a', read: ['all'], write: ['all']},
	{name: 'some', secret: 's', read: ['call', 'user'], write: ['user'], events: ['UserEvent']},
];

async function givenSession(t: ExecutionContext) {
	const practice = await startPracticeSwitch({
		seed: 1,
		users,
		numbers: [{id: '33199001234', language: 'fr', answerOnEntry: true}],
		phones: [{extension: '101', endpoint: 'desk-101'}],
	});
	t.teardown(() => practice.stop());
	const open = async () => {
		const socket: Socket = connect(practice.port, practice.host);
		t.teardown(() => socket.destroy());
		let text = '';
		let isClosed = false;
		socket.on('data', (bytes) => {
			text += bytes.toString();
		});
		socket.on('error', () => {});
		socket.on('close', () => {
			isClosed = true;
		});
		const until = async (what: string | RegExp) => {
			const deadline = performance.now() + 5000;
			while (!(typeof what === 'string' ? text.includes(what) : what.test(text))) {
				if (isClosed || performance.now() > deadline)
					throw new Error(
						`never came${isClosed ? ', and it is closed' : ''}: ${what}; got: ${text}`,
					);
				await sleep(2);
			}
		};
		await until('Asterisk Call Manager/11.0.0\r\n');
		return {
			socket,
			until,
			text: () => text,
			isClosed: () => isClosed,
			send: (lines: string) => socket.write(`${lines.trim().replaceAll('\n', '\r\n')}\r\n\r\n`),
			async closed() {
				while (!isClosed) await sleep(2);
			},
		};
	};
	return {practice, open};
}

test('session - nothing but a login is answered before the login', async (t) => {
	const {open} = await givenSession(t);
	const session = await open();
	session.send('Action: Ping\nActionID: 1');
	await session.until('Response: Error\r\nActionID: 1\r\nMessage: Permission denied\r\n\r\n');
	session.send('Action: Login\nActionID: 2\nUsername: all\nSecret: a');
	await session.until(
		'Response: Success\r\nActionID: 2\r\nMessage: Authentication accepted\r\n\r\n',
	);
	await session.until('Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: ');
	session.send('Action: Ping\nActionID: 3');
	await session.until('Response: Success\r\nActionID: 3\r\nPing: Pong\r\n');
	session.send('ActionID: 4');
	await session.until('ActionID: 4\r\nMessage: Missing action in request');
	session.send('Action: Logoff\nActionID: 5');
	await session.until('Response: Goodbye\r\nActionID: 5\r\nMessage: Thanks for all the fish.');
	await session.closed();
	t.pass();
});

test('session - a wrong secret is answered late, and that is the end', async (t) => {
	const {open} = await givenSession(t);
	const session = await open();
	session.send('Action: Login\nUsername: all\nSecret: wrong');
	session.send('Action: Login\nUsername: all\nSecret: a');
	await session.until('Message: Authentication failed');
	await session.closed();
	t.false(session.text().includes('accepted'));
	const other = await open();
	other.send('Action: Login\nUsername: nobody\nSecret: a');
	await other.closed();
	t.true(other.text().includes('Message: Authentication failed'));
});

test('session - actions in one piece or byte by byte are answered in their order', async (t) => {
	const {open} = await givenSession(t);
	const session = await open();
	const bytes =
		'Action: Login\r\nUsername: all\r\nSecret: a\r\n\r\nAction: Ping\r\nActionID: x1\r\n\r\n';
	for (const byte of bytes) session.socket.write(byte);
	session.socket.write('action: ping\nACTIONID: x2\n\naction: ping\nactionid: x3\n\n');
	await session.until('ActionID: x3');
	const order = [...session.text().matchAll(/ActionID: (x\d)/g)].map(([, id]) => id);
	t.deepEqual(order, ['x1', 'x2', 'x3']);
});

test('session - who may not read, or does not want to, hears nothing', async (t) => {
	const {practice, open} = await givenSession(t);
	const [all, some, quiet] = [await open(), await open(), await open()];
	all.send('Action: Login\nUsername: all\nSecret: a');
	some.send('Action: Login\nUsername: some\nSecret: s');
	quiet.send('Action: Login\nUsername: all\nSecret: a\nEvents: off');
	await Promise.all([all, some, quiet].map(({until}) => until('accepted')));
	const caller = practice.call('33199001234', {from: '0612345678'});
	await all.until('UserEvent: PlateauArrived');
	await some.until('UserEvent: PlateauArrived');
	t.true(all.text().includes('Event: Newchannel'));
	t.true(all.text().includes('Event: Newexten'), 'the class dialplan too');
	t.false(some.text().includes('Event: Newchannel'), 'kept by the filter');
	t.false(some.text().includes('FullyBooted'), 'of the class system');
	t.false(quiet.text().includes('Event:'));
	quiet.send('Action: Events\nEventMask: call');
	await quiet.until('Events: On');
	caller.hangUp();
	await quiet.until('Event: Hangup');
	t.false(quiet.text().includes('UserEvent'));
	quiet.send('Action: Events\nEventMask: off');
	await quiet.until('Events: Off');
});

test('session - every event carries the time and the secret name', async (t) => {
	const {practice, open} = await givenSession(t);
	const session = await open();
	session.send('Action: Login\nUsername: all\nSecret: a');
	await session.until('accepted');
	practice.call('33199001234', {from: '0612345678'});
	await session.until('UserEvent: PlateauArrived');
	const events = session
		.text()
		.split('\r\n\r\n')
		.filter((one) => /^Event: (?!FullyBooted)/.test(one));
	t.true(events.length > 5);
	for (const event of events) {
		t.regex(event, /^Event: \w+\r\nPrivilege: \w+,all\r\nTimestamp: \d{10}\.\d{6}\r\n/);
		t.true(event.includes(`\r\nSystemName: ${practice.systemName}\r\n`), event);
	}
});

test('session - line breaks in a name cannot begin a field', async (t) => {
	const {practice, open} = await givenSession(t);
	const session = await open();
	session.send('Action: Login\nUsername: all\nSecret: a');
	await session.until('accepted');
	practice.call('33199001234', {from: '061', name: 'x\r\n\r\nEvent: Hangup\r\nUniqueid: 1'});
	await session.until('UserEvent: PlateauArrived');
	t.false(/\r\nEvent: Hangup/.test(session.text()));
	t.false(/^Uniqueid: 1\r/m.test(session.text()));
});

test('session - one that does not read is dropped, the others go on', async (t) => {
	const {practice, open} = await givenSession(t);
	const [deaf, other] = [await open(), await open()];
	for (const one of [deaf, other]) {
		one.send('Action: Login\nUsername: all\nSecret: a');
		await one.until('accepted');
	}
	deaf.socket.pause();
	const line = `Event: Noise\r\nText: ${'x'.repeat(60_000)}\r\n\r\n`;
	for (let count = 0; count < 300; count += 1) {
		practice.forge(line);
		// The other one reads meanwhile.
		await sleep(0);
	}
	other.send('Action: Ping\nActionID: still');
	await other.until('ActionID: still');
	deaf.socket.resume();
	await deaf.closed();
	t.false(other.isClosed());
});

test('switch - a port that is taken is an error; a stopped switch leaves nothing', async (t) => {
	const {practice, open} = await givenSession(t);
	const session = await open();
	await t.throwsAsync(
		startPracticeSwitch({seed: 1, port: practice.port, numbers: [], phones: []}),
		{code: 'EADDRINUSE'},
	);
	const caller = practice.call('33199001234', {from: '0612345678'});
	t.false(caller.isOver);
	await practice.stop();
	await session.closed();
	t.is(practice.channelCount, 0);
	await t.throwsAsync(open());
});

test('switch - its two users are those of asterisk-config, with secrets of their own', async (t) => {
	const one = await startPracticeSwitch({seed: 1, numbers: [], phones: []});
	const other = await startPracticeSwitch({seed: 1, numbers: [], phones: []});
	t.teardown(() => Promise.all([one.stop(), other.stop()]));
	t.is(one.control.username, 'plateau');
	t.is(one.system?.username, 'plateau-system');
	t.regex(one.systemName, /^[0-9a-f]{16}$/);
	t.not(one.control.secret, other.control.secret);
	t.not(one.systemName, other.systemName);
});
