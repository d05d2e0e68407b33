import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ServerError} from '@plateau/daemon/server/errors';
import {isLoopback, type ListenAt, listen} from '@plateau/daemon/server/socket';
import test from 'ava';
import {WebSocket} from 'ws';
import {socketPath} from './raw-client.ts';

const nobody = () => undefined;

async function codeOf(at: ListenAt): Promise<string> {
	try {
		const listener = await listen(at, nobody);
		await listener.close();
		return 'listening';
	} catch (error) {
		if (error instanceof ServerError) return error.code;
		throw error;
	}
}

test('socket - only its owner may open the unix socket, and it goes with the server', async (t) => {
	const path = socketPath();
	const listener = await listen({kind: 'unix', path}, nobody);
	t.is(statSync(path).mode & 0o777, 0o600);
	t.is(listener.where, path);
	await listener.close();
	t.false(existsSync(path));
});

test('socket - a group may be let in', async (t) => {
	const path = socketPath();
	const listener = await listen({kind: 'unix', path, mode: 0o660}, nobody);
	t.is(statSync(path).mode & 0o777, 0o660);
	await listener.close();
});

test('socket - makes its folder, for the owner alone', async (t) => {
	const folder = join(mkdtempSync(join(tmpdir(), 'plateau-')), 'run');
	const listener = await listen({kind: 'unix', path: join(folder, 'd.sock')}, nobody);
	t.is(statSync(folder).mode & 0o777, 0o700);
	await listener.close();
});

test('socket - takes over the socket file of a daemon that died', async (t) => {
	const path = socketPath();
	const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
	t.throws(() => execFileSync(process.execPath, ['-e', script], {stdio: 'ignore'}));
	t.true(existsSync(path));
	t.is(await codeOf({kind: 'unix', path}), 'listening');
});

test('socket - leaves a daemon alone that answers', async (t) => {
	const path = socketPath();
	const first = await listen({kind: 'unix', path}, nobody);
	t.is(await codeOf({kind: 'unix', path}), 'socket-in-use');
	t.true(existsSync(path));
	await first.close();
});

test('socket - does not touch a file that is no socket', async (t) => {
	const path = socketPath();
	writeFileSync(path, 'precious');
	t.is(await codeOf({kind: 'unix', path}), 'socket-path-taken');
	t.is(readFileSync(path, 'utf8'), 'precious');
});

test('socket - says how long a path may be', async (t) => {
	const path = join(tmpdir(), 'x'.repeat(120), 'd.sock');
	const error = await t.throwsAsync(listen({kind: 'unix', path}, nobody), {
		instanceOf: ServerError,
	});
	t.is(error?.code, 'socket-path-too-long');
	t.regex(error?.message ?? '', /\b10[37]\b.*shorter/);
});

test('socket - refuses an address that others reach, without TLS', async (t) => {
	t.is(await codeOf({kind: 'tcp', host: '0.0.0.0', port: 0}), 'address-needs-tls');
	t.is(await codeOf({kind: 'tcp', host: '::', port: 0}), 'address-needs-tls');
	t.is(await codeOf({kind: 'tcp', host: '127.evil.example', port: 0}), 'address-needs-tls');
	t.is(await codeOf({kind: 'tcp', host: '127.0.0.1', port: 0}), 'listening');
	t.is(await codeOf({kind: 'tcp', host: 'localhost', port: 0}), 'listening');
});

test('socket - knows loopback addresses', (t) => {
	t.deepEqual(
		['127.0.0.1', '127.8.9.1', '::1', 'localhost', '10.0.0.1', '127.0.0.1.example', ''].map(
			isLoopback,
		),
		[true, true, true, true, false, false, false],
	);
});

test('socket - says which port is taken', async (t) => {
	const blocker = createServer();
	const port = await new Promise<number>((resolve) => {
		blocker.listen(0, '127.0.0.1', () => {
			const address = blocker.address();
			resolve(typeof address === 'object' && address !== null ? address.port : 0);
		});
	});
	t.is(await codeOf({kind: 'tcp', host: '127.0.0.1', port}), 'port-taken');
	blocker.close();
});

test('socket - TLS files that cannot be used are named as the fault', async (t) => {
	const tls = {cert: 'nonsense', key: 'nonsense'};
	t.is(await codeOf({kind: 'tcp', host: '127.0.0.1', port: 0, tls}), 'tls-files-bad');
});

function closing(url: string, options: object): Promise<number> {
	return new Promise((resolve) => {
		const socket = new WebSocket(url, options);
		socket.on('unexpected-response', (request, response) => {
			request.destroy();
			resolve(response.statusCode ?? 0);
		});
		socket.on('open', () => {
			socket.terminate();
			resolve(101);
		});
		socket.on('error', () => undefined);
	});
}

test('socket - turns browsers away and lets others in', async (t) => {
	const listener = await listen({kind: 'tcp', host: '127.0.0.1', port: 0}, nobody);
	const url = `ws://127.0.0.1:${listener.port}/`;
	t.is(await closing(url, {headers: {origin: 'https://evil.example'}}), 403);
	t.is(await closing(url, {headers: {origin: `http://127.0.0.1:${listener.port}`}}), 403);
	t.is(await closing(url, {}), 101);
	await listener.close();
});

test('socket - tells a web browser what this is', async (t) => {
	const listener = await listen({kind: 'tcp', host: '127.0.0.1', port: 0}, nobody);
	const response = await fetch(`http://127.0.0.1:${listener.port}/`);
	t.is(response.status, 426);
	t.regex(await response.text(), /Plateau daemon/);
	await listener.close();
});

test('socket - closing does not wait for somebody who knocks and says nothing', async (t) => {
	const path = socketPath();
	const listener = await listen({kind: 'unix', path}, nobody);
	const silent = connect(path);
	await new Promise((resolve) => silent.once('connect', resolve));
	silent.on('error', () => undefined);
	await listener.close();
	t.pass();
});
