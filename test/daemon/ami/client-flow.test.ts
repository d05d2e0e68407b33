import {AmiClient} from '@plateau/daemon/ami/client';
import {AmiBusyError, AmiClosedError, AmiProtocolError} from '@plateau/daemon/ami/errors';
import test from 'ava';
import {connected, serve, who} from './connected.ts';
import {answerTo, listFor} from './scripted-server.ts';

test('client flow - holds everything back while paused, then gives it in order', async (t) => {
	const {client, peer, told, until} = await connected(t);
	peer.send('Event: One\r\n\r\n');
	await until('event One');
	client.pause();
	const action = client.action('Ping');
	peer.send('Event: Two\r\n\r\n');
	peer.answer(await peer.action('Ping'), 'Success');
	const isAnswered = await Promise.race([
		action.then(() => true),
		// A second action crosses the wire and back to the test: time enough for the first answer.
		(async () => {
			client.action('Getvar').catch(() => {});
			await peer.action('Getvar');
			return false;
		})(),
	]);
	t.false(isAnswered);
	t.deepEqual(told, ['up', 'event One']);
	client.resume();
	await action;
	t.deepEqual(told, ['up', 'event One', 'event Two']);
});

test('client flow - stops at once when paused by an event, and again while resuming', async (t) => {
	const server = await serve(t);
	const told: string[] = [];
	let wake = () => {};
	const client = new AmiClient(
		{...who, port: server.port},
		{
			event: ({event}) => {
				told.push(event);
				if (event === 'One' || event === 'Three') client.pause();
				wake();
			},
		},
	);
	t.teardown(() => client.destroy());
	const untilTold = (count: number) =>
		new Promise<void>((resolve) => {
			wake = () => told.length >= count && resolve();
			wake();
		});
	const peer = await server.peer();
	await peer.logIn();
	peer.send(['One', 'Two', 'Three', 'Four'].map((name) => `Event: ${name}\r\n\r\n`).join(''));
	await untilTold(1);
	t.deepEqual(told, ['One']);
	client.resume();
	await untilTold(3);
	t.deepEqual(told, ['One', 'Two', 'Three']);
	client.resume();
	await untilTold(4);
	t.deepEqual(told, ['One', 'Two', 'Three', 'Four']);
});

test('client flow - drops the connection over a message beyond its limit', async (t) => {
	const {client, peer, until} = await connected(t, {maxMessageBytes: 10_000});
	const action = client.action('Command', {Command: 'core show help'});
	const command = await peer.action('Command');
	peer.send(answerTo(command, 'Success').trimEnd());
	for (let count = 0; count < 500; count++) peer.send(`\r\nOutput: ${'x'.repeat(50)}`);
	const error = await t.throwsAsync(action, {instanceOf: AmiClosedError});
	t.true(error.cause instanceof AmiProtocolError);
	t.regex(error.message, /longer than 10000 bytes/);
	await until('closed ami-closed');
	await peer.closed;
});

test('client flow - reads many lines of Output, and the old form of an answer', async (t) => {
	const {client, peer} = await connected(t);
	const modern = client.action('Command', {Command: 'core show uptime'});
	peer.answer(await peer.action('Command'), 'Success', {Output: ['  a', '', 'b']});
	t.deepEqual((await modern).getAll('Output'), ['  a', '', 'b']);
	const old = client.action('Command', {Command: 'core show uptime'});
	const actionId = (await peer.action('Command')).get('ActionID');
	peer.send(
		`Response: Follows\r\nPrivilege: Command\r\nActionID: ${actionId}\r\n  a\n\nb\n--END COMMAND--\r\n\r\n`,
	);
	t.deepEqual((await old).getAll('Output'), ['  a', '', 'b']);
});

test('client flow - pings when it hears nothing, and drops a link that has died', async (t) => {
	const {peer, until} = await connected(t, {pingEveryMs: 20, pingMs: 500});
	peer.answer(await peer.action('Ping'), 'Success', {Ping: 'Pong'});
	await peer.action('Ping');
	await t.notThrowsAsync(until('closed ami-closed'));
	await peer.closed;
});

test('client flow - does not ping while it is paused by its own consumer', async (t) => {
	const {client, peer} = await connected(t, {pingEveryMs: 5, pingMs: 5});
	client.pause();
	// Ten of its own intervals go by.
	for (let tick = 0; tick < 10; tick++) await new Promise((resolve) => setTimeout(resolve, 5));
	t.true(client.isUp);
	t.is(client.pendingCount, 0);
	client.resume();
	await t.notThrowsAsync(peer.action('Ping'));
});

test('client flow - refuses an action when Asterisk does not read what it was sent', async (t) => {
	const {client, peer} = await connected(t, {maxUnsentBytes: 50_000});
	peer.socket.pause();
	const outcomes: unknown[] = [];
	const fields = {Variable: Array.from({length: 100}, () => 'x'.repeat(900))};
	// What the kernel's buffers hold is no matter of ours: go on until they are full.
	while (!outcomes.some((outcome) => outcome instanceof AmiBusyError)) {
		client.action('Setvar', fields).catch((error: unknown) => outcomes.push(error));
		await new Promise((resolve) => setImmediate(resolve));
	}
	t.true(client.isUp);
	client.destroy();
});

test('client flow - reads lists item by item although nobody wants such events', async (t) => {
	const {client, peer, told, until} = await connected(t, {wants: (event) => event === 'Wanted'});
	peer.send('Event: Unwanted\r\n\r\nEvent: Wanted\r\n\r\n');
	await until('event Wanted');
	const list = client.list('Status');
	const status = await peer.action('Status');
	peer.send(listFor(status, ['Status', 'Status']));
	t.is((await list).items.length, 2);
	peer.send('Event: Unwanted\r\n\r\nEvent: Wanted\r\n\r\nEvent: Unwanted\r\n\r\n');
	peer.send('News: quarantined\r\n\r\n');
	await until('quarantined quarantined: not-a-message');
	t.deepEqual(told.slice(0, 3), ['up', 'event Wanted', 'event Wanted']);
	t.is(told.length, 4);
});
