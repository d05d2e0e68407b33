import {backOffMs} from '@plateau/daemon/ami/back-off';
import {AmiClosedError} from '@plateau/daemon/ami/errors';
import {AmiLink, type LinkOptions} from '@plateau/daemon/ami/reconnect';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {ScriptedServer} from './scripted-server.ts';

test('back-off - doubles from the first wait to the last, half of it chance', (t) => {
	const waits = (random: number) => [0, 1, 2, 6, 7, 50, 5000].map((n) => backOffMs(n, random));
	t.deepEqual(waits(0), [25, 50, 100, 1600, 2500, 2500, 2500]);
	t.deepEqual(waits(1), [50, 100, 200, 3200, 5000, 5000, 5000]);
});

test('back-off - stays within its bounds whatever the chance', (t) => {
	fc.assert(
		fc.property(fc.nat(), fc.double({min: 0, max: 1, noNaN: true}), (failures, random) => {
			const waitMs = backOffMs(failures, random, {firstMs: 40, lastMs: 900});
			return waitMs >= 20 && waitMs <= 900;
		}),
	);
	t.pass();
});

/** A link to `port` and what it told, with a way to wait for the next thing told. */
function linkTo(t: ExecutionContext, port: number, options: Partial<LinkOptions> = {}) {
	const told: string[] = [];
	let wake = () => {};
	const tell = (what: string) => {
		told.push(what);
		wake();
	};
	const link = new AmiLink(
		{
			host: '127.0.0.1',
			port,
			username: 'user',
			secret: 'secret',
			backOff: {firstMs: 2, lastMs: 8},
			...options,
		},
		{
			event: ({event}) => tell(`event ${event}`),
			up: () => tell('up'),
			down: (cause) => tell(`down ${cause.code}`),
			retrying: (_, attempt) => tell(`retrying ${attempt}`),
			loginRefused: (cause, retryMs) => tell(`${cause.code} ${retryMs}`),
		},
	);
	t.teardown(() => link.stop());
	const until = async (isEnough: (told: readonly string[]) => boolean) => {
		while (!isEnough(told)) {
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
	};
	return {link, told, until};
}

async function serve(t: ExecutionContext, port?: number) {
	const server = await new ScriptedServer().start(port);
	t.teardown(() => server.stop());
	return server;
}

test('reconnect - comes back after a drop, and tells up, down and up again', async (t) => {
	const server = await serve(t);
	const {link, told, until} = linkTo(t, server.port);
	link.start();
	t.is(link.client, undefined);
	const first = await server.peer();
	await first.logIn('Event: One\r\n\r\n');
	await until((all) => all.includes('event One'));
	const pending = link.action('Ping');
	await first.action('Ping');
	first.socket.destroy();
	await t.throwsAsync(pending, {instanceOf: AmiClosedError});
	t.is(link.client, undefined);
	await t.throwsAsync(link.action('Ping'), {instanceOf: AmiClosedError});
	const second = await server.peer();
	await second.logIn('Event: Two\r\n\r\n');
	await until((all) => all.includes('event Two'));
	t.deepEqual(told, ['up', 'event One', 'down ami-closed', 'retrying 1', 'up', 'event Two']);
	const ping = link.action('Ping');
	second.answer(await second.action('Ping'), 'Success');
	t.is((await ping).get('Response'), 'Success');
});

test('reconnect - keeps trying while nobody listens, and is up when somebody does', async (t) => {
	const gone = await serve(t);
	const {port} = gone;
	await gone.stop();
	const {link, told, until} = linkTo(t, port);
	link.start();
	await until((all) => all.includes('retrying 6'));
	t.deepEqual(told.slice(0, 3), ['retrying 1', 'retrying 2', 'retrying 3']);
	const server = await serve(t, port);
	await (await server.peer()).logIn();
	await until((all) => all.includes('up'));
	t.false(told.some((what) => what.startsWith('down')));
});

test('reconnect - tells a refused login apart and waits longer', async (t) => {
	const server = await serve(t);
	const {link, told, until} = linkTo(t, server.port, {refusedMs: 25});
	link.start();
	await (await server.peer()).refuse();
	await until((all) => all.length > 0);
	t.deepEqual(told, ['ami-login-refused 25']);
	await (await server.peer()).logIn();
	await until((all) => all.includes('up'));
	t.deepEqual(told, ['ami-login-refused 25', 'up']);
});

test('reconnect - does not start its waits afresh for a server that throws it out at once', async (t) => {
	const server = await serve(t);
	const {link, told, until} = linkTo(t, server.port);
	link.start();
	for (let count = 1; count <= 3; count++) {
		const peer = await server.peer();
		await peer.logIn();
		peer.socket.end();
		await until((all) => all.includes(`retrying ${count}`));
	}
	t.is(told.filter((what) => what === 'up').length, 3);
});

test('reconnect - starts its waits afresh after a connection that lived', async (t) => {
	const server = await serve(t);
	const {link, told, until} = linkTo(t, server.port, {stableMs: 0});
	link.start();
	for (let count = 1; count <= 3; count++) {
		const peer = await server.peer();
		await peer.logIn();
		peer.socket.end();
		await until((all) => all.filter((what) => what === 'retrying 1').length === count);
	}
	t.false(told.includes('retrying 2'));
});

test('reconnect - stays away once stopped: logged in, dialling or waiting', async (t) => {
	const server = await serve(t);
	const {link, told, until} = linkTo(t, server.port);
	link.start();
	const peer = await server.peer();
	await peer.logIn();
	await until((all) => all.includes('up'));
	const stopped = link.stop();
	peer.answer(await peer.action('Logoff'), 'Goodbye');
	await stopped;
	await peer.closed;
	t.deepEqual(told, ['up', 'down ami-closed']);

	const dialling = linkTo(t, server.port);
	dialling.link.start();
	const door = await server.peer();
	await dialling.link.stop();
	await door.closed;

	const waiting = linkTo(t, server.port, {backOff: {firstMs: 60_000, lastMs: 60_000}});
	waiting.link.start();
	(await server.peer()).socket.destroy();
	await waiting.until((all) => all.includes('retrying 1'));
	await waiting.link.stop();
	t.is(server.count, 3);
	t.deepEqual(dialling.told, []);
});
