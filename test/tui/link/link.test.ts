import {readFileSync} from 'node:fs';
import {createServer, type Server as NetServer} from 'node:net';
import type {BoardView, MeView} from '@plateau/core/protocol';
import {openServer} from '@plateau/daemon/server/server';
import {type Link, type LinkOptions, openLink, retryWaitMs} from '@plateau/tui/link/reconnect';
import {memoryTokens} from '@plateau/tui/link/token-file';
import test, {type ExecutionContext} from 'ava';
import {FakeView, fakeDeps} from '../../daemon/server/fake-deps.ts';
import {served, socketPath, until} from '../../daemon/server/raw-client.ts';

const me = (name: string, extra = {}) => ({
	login: 'alice',
	name,
	signedIn: false,
	phones: {},
	reasons: {},
	...extra,
});

/** A daemon that ends with the test. */
async function serve(t: ExecutionContext, options: Parameters<typeof served>[0] = {}) {
	const daemon = await served(options);
	t.teardown(() => daemon.server.stop());
	return daemon;
}

function linked(t: ExecutionContext, path: string, options: Partial<LinkOptions> = {}): Link {
	const link = openLink({
		endpoint: {kind: 'unix', path},
		tokens: memoryTokens([{login: 'alice', token: 'token-of-alice'}]),
		firstRetryMs: 2,
		longestRetryMs: 10,
		...options,
	});
	t.teardown(() => link.close());
	return link;
}

test('link - comes up, knows who is logged in and what the daemon told', async (t) => {
	const {path} = await serve(t);
	const link = linked(t, path);
	t.is(link.state.state, 'connecting');
	await link.ready();
	t.is(link.state.state, 'up');
	t.deepEqual(link.account, {login: 'alice', role: 'agent'});
	t.like(link.facts, {timeZone: 'Europe/Paris', practice: true});
	t.true(Math.abs(link.now() - 1_000_000) < 60_000, 'the daemon’s clock, not ours');
});

test('link - a view comes whole, then follows', async (t) => {
	const {path, fake} = await serve(t);
	const view = new FakeView(me('one'));
	fake.views.set('me:alice', view);
	const link = linked(t, path);
	const seen: string[] = [];
	link.subscribe('me', undefined, {view: (data: MeView) => seen.push(data.name)});
	await until(() => seen.length === 1);
	view.set(me('two'));
	view.set(me('three'));
	await until(() => seen.includes('three'));
	t.deepEqual(seen, ['one', 'two', 'three']);
});

test('link - nothing more is heard after stopping, and the daemon knows', async (t) => {
	const {path, fake} = await serve(t);
	const view = new FakeView(me('one'));
	fake.views.set('me:alice', view);
	const link = linked(t, path);
	const seen: string[] = [];
	const stop = link.subscribe('me', undefined, {view: (data) => seen.push(data.name)});
	await until(() => seen.length === 1);
	stop();
	await until(() => view.watchers.size === 0);
	view.set(me('two'));
	t.deepEqual(seen, ['one']);
});

test('link - a command is answered, a refusal is an answer too', async (t) => {
	const {path, fake} = await serve(t);
	const link = linked(t, path);
	t.deepEqual(await link.command('answer', {}), {ok: false, refusal: {code: 'link-down'}});
	await link.ready();
	t.deepEqual(await link.command('answer', {}), {ok: true, result: null});
	fake.state.submit = async () => ({
		ok: false,
		refusal: {code: 'phone-held', params: {phoneId: '1001', personId: 'bob'}},
	});
	t.deepEqual(await link.command('sign-in', {phoneId: '1001'}), {
		ok: false,
		refusal: {code: 'phone-held', params: {phoneId: '1001', personId: 'bob'}},
	});
});

test('link - an answer that does not come is given up, and its lateness harms nothing', async (t) => {
	const {path, fake} = await serve(t);
	const link = linked(t, path);
	await link.ready();
	let release = () => {};
	fake.state.submit = () =>
		new Promise((resolve) => {
			release = () => resolve({ok: true});
		});
	t.deepEqual(await link.command('answer', {}, 20), {ok: false, refusal: {code: 'no-answer'}});
	release();
	fake.state.submit = async () => ({ok: true});
	t.deepEqual(await link.command('decline', {}), {ok: true, result: null});
});

test('link - a view that may not be watched says why, once', async (t) => {
	const {path} = await serve(t);
	const link = linked(t, path);
	const refusals: string[] = [];
	link.subscribe('board', undefined, {
		view: () => t.fail(),
		ended: (refusal) => refusals.push(refusal.code),
	});
	await until(() => refusals.length > 0);
	t.deepEqual(refusals, ['not-allowed']);
});

test('link - asks nothing until somebody logs in, keeps the token, then goes on', async (t) => {
	const {path, fake} = await serve(t);
	fake.views.set('me:alice', new FakeView(me('one')));
	const tokens = memoryTokens();
	const link = linked(t, path, {tokens});
	const seen: string[] = [];
	link.subscribe('me', undefined, {
		view: (data) => seen.push(data.name),
		ended: () => t.fail(),
	});
	await link.ready();
	t.is(link.account, undefined);
	t.deepEqual(await link.logIn('alice', 'wrong'), {
		ok: false,
		code: 'log-in-wrong',
		retryMs: 500,
	});
	t.like(await link.logIn('alice', 'correct horse'), {ok: true, account: {login: 'alice'}});
	await until(() => seen.length === 1);
	t.like(tokens.read(), {login: 'alice'});
	t.deepEqual(link.account, {login: 'alice', role: 'agent'});
});

test('link - logging out forgets the token and keeps the link', async (t) => {
	const {path, fake} = await serve(t);
	const tokens = memoryTokens([{login: 'alice', token: 'token-of-alice'}]);
	const link = linked(t, path, {tokens});
	await link.ready();
	t.true((await link.logOut()).ok);
	t.is(tokens.read(), undefined);
	t.false(fake.tokens.has('token-of-alice'));
	t.is(link.account, undefined);
	t.is(link.state.state, 'up');
});

test('link - a daemon that restarts is found again, and every view goes on', async (t) => {
	const first = await serve(t);
	first.fake.views.set('me:alice', new FakeView(me('before')));
	const link = linked(t, first.path);
	const seen: string[] = [];
	const states: string[] = [];
	link.onState(() => states.push(link.state.state));
	link.subscribe('me', undefined, {
		view: (data) => seen.push(data.name),
		ended: () => t.fail(),
	});
	await until(() => seen.length === 1);
	await first.server.stop();
	await until(() => link.state.state === 'down');
	const {state} = link;
	t.is(state.state === 'down' && state.reason.code !== 'closed', true);
	t.deepEqual(link.account, {login: 'alice', role: 'agent'}, 'a screen still knows whose it is');
	t.deepEqual(await link.command('answer', {}), {ok: false, refusal: {code: 'link-down'}});

	const fake = fakeDeps();
	fake.account('alice', 'agent');
	fake.views.set('me:alice', new FakeView(me('after')));
	const again = await openServer({at: [{kind: 'unix', path: first.path}]}, fake.deps);
	await until(() => seen.length === 2);
	t.deepEqual(seen, ['before', 'after']);
	t.true(states.includes('down'));
	t.is(states.at(-1), 'up');
	await link.close();
	await again.stop();
});

test('link - a command under way when the link goes is not left hanging', async (t) => {
	const {path, fake, server} = await serve(t, {closeMs: 10});
	const link = linked(t, path);
	await link.ready();
	fake.state.submit = () => new Promise(() => {});
	const answer = link.command('answer', {});
	await until(() => fake.submitted.length === 1);
	await server.stop();
	t.deepEqual(await answer, {ok: false, refusal: {code: 'link-lost'}});
});

test('link - tells why it has not come up yet, and comes up when the daemon does', async (t) => {
	const path = socketPath();
	const link = linked(t, path);
	await until(() => link.state.state === 'connecting' && link.state.tries > 2);
	const {state} = link;
	t.like(state, {state: 'connecting', reason: {code: 'no-daemon', params: {where: path}}});
	const fake = fakeDeps();
	const server = await openServer({at: [{kind: 'unix', path}]}, fake.deps);
	await link.ready();
	t.is(link.account, undefined, 'a token that is no longer good brings nobody');
	await link.close();
	await server.stop();
});

test('link - one-shot: the first failure is the last, with what to do', async (t) => {
	const path = socketPath();
	const link = linked(t, path, {once: true});
	const error = await t.throwsAsync(link.ready());
	t.like(error, {name: 'LinkError', code: 'no-daemon'});
	t.regex(error?.message ?? '', /plateaud serve/);
});

test('link - a log-in ended elsewhere is told; the token is forgotten, the link stays', async (t) => {
	const {path, fake} = await serve(t);
	const tokens = memoryTokens([{login: 'alice', token: 'token-of-alice'}]);
	const link = linked(t, path, {tokens});
	await link.ready();
	const reasons: string[] = [];
	link.onState(() => {
		if (link.state.state === 'down') reasons.push(link.state.reason.code);
	});
	await fake.deps.accounts.endToken('token-of-alice');
	await until(() => link.state.state === 'up' && reasons.length > 0);
	t.deepEqual(reasons, ['revoked']);
	t.is(link.account, undefined);
	t.is(tokens.read(), undefined);
});

test('link - closing ends it, also while it tries', async (t) => {
	const {path, server} = await serve(t);
	const up = linked(t, path);
	await up.ready();
	await up.close();
	await until(() => server.clients === 0);
	t.is(up.state.state, 'closed');
	const trying = linked(t, socketPath(), {firstRetryMs: 60_000, longestRetryMs: 60_000});
	await until(() => trying.state.state === 'connecting' && trying.state.tries > 0);
	await trying.close();
	t.is(trying.state.state, 'closed');
});

test('link - a view the schema does not allow ends with bad-view', async (t) => {
	const {path, fake} = await serve(t);
	fake.views.set('me:alice', new FakeView({login: 7}));
	const link = linked(t, path);
	const refusals: string[] = [];
	link.subscribe('me', undefined, {
		view: () => t.fail(),
		ended: ({code, params}) => refusals.push(`${code} ${params?.['detail']}`),
	});
	await until(() => refusals.length > 0);
	t.regex(refusals[0] ?? '', /^bad-view login/);
});

test('link - after a gap the whole view is asked for again', async (t) => {
	const {path, fake} = await serve(t);
	const view = new FakeView(me('one'));
	fake.views.set('me:alice', view);
	const link = linked(t, path);
	const seen: string[] = [];
	link.subscribe('me', undefined, {view: (data) => seen.push(data.name)});
	await until(() => seen.length === 1);
	// A delta that fits no branch: what a lost frame or a mistake of ours would look like.
	for (const watcher of view.watchers) {
		watcher.changed(view.state, {
			before: view.state.data,
			patchJson: () => '[[["phones","9","registered"],true]]',
		});
	}
	await until(() => seen.length === 2);
	view.set(me('two'));
	await until(() => seen.length === 3);
	t.deepEqual(seen, ['one', 'one', 'two']);
});

test('link - over TCP and over TLS with its own authority; a stranger’s certificate is refused', async (t) => {
	const fixtures = new URL('../../fixtures/tls/', import.meta.url);
	const cert = readFileSync(new URL('cert.pem', fixtures), 'utf8');
	const key = readFileSync(new URL('key.pem', fixtures), 'utf8');
	const fake = fakeDeps();
	fake.account('alice', 'agent');
	const server = await openServer(
		{
			at: [
				{kind: 'tcp', host: '127.0.0.1', port: 0},
				{kind: 'tcp', host: '127.0.0.1', port: 0, tls: {cert, key}},
			],
		},
		fake.deps,
	);
	const [plain, secure] = server.listeners.map((listener) => listener.port ?? 0);
	const tcp = linked(t, '', {endpoint: {kind: 'tcp', host: '127.0.0.1', port: plain ?? 0}});
	await tcp.ready();
	t.like(tcp.account, {login: 'alice'});

	const host = 'localhost';
	const tls = linked(t, '', {endpoint: {kind: 'tls', host, port: secure ?? 0, ca: cert}});
	await tls.ready();
	t.like(tls.account, {login: 'alice'});

	const stranger = linked(t, '', {endpoint: {kind: 'tls', host, port: secure ?? 0}, once: true});
	t.like(await t.throwsAsync(stranger.ready()), {code: 'tls-failed'});
	await Promise.all([tcp.close(), tls.close()]);
	await server.stop();
});

async function listening(server: NetServer): Promise<string> {
	const path = socketPath();
	await new Promise<void>((resolve) => server.listen(path, resolve));
	return path;
}

test('link - what is no daemon is told apart: silence, noise, a web server', async (t) => {
	const noise = createServer((socket) => socket.end('220 smtp ready\r\n'));
	const web = createServer((socket) =>
		socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
	);
	const silent = createServer(() => {});
	for (const server of [noise, web]) {
		const link = linked(t, await listening(server), {once: true});
		t.like(await t.throwsAsync(link.ready()), {code: 'not-a-daemon'});
		server.close();
	}
	const link = linked(t, await listening(silent), {once: true, connectMs: 30});
	t.like(await t.throwsAsync(link.ready()), {code: 'unreachable'});
	silent.close();
});

test('link - a daemon that has gone silent is given up and looked for again', async (t) => {
	const {path} = await serve(t, {heartbeatMs: 60_000});
	const link = linked(t, path, {silenceMs: 60});
	await link.ready();
	const reasons: string[] = [];
	link.onState(() => {
		if (link.state.state === 'down') reasons.push(link.state.reason.code);
	});
	await until(() => reasons.length > 0 && link.state.state === 'up');
	t.is(reasons[0], 'link-lost');
});

test('link - waits between tries double from 50 ms to 3 s, with jitter', (t) => {
	const waits = (random: number) =>
		[1, 2, 3, 6, 7, 8, 1000].map((tries) =>
			retryWaitMs(tries, {firstRetryMs: 50, longestRetryMs: 3000, random: () => random}),
		);
	t.deepEqual(waits(1), [50, 100, 200, 1600, 3000, 3000, 3000]);
	t.deepEqual(waits(0), [25, 50, 100, 800, 1500, 1500, 1500]);
});

test('link - a board of many agents passes whole', async (t) => {
	const {path, fake} = await serve(t);
	fake.account('sam', 'supervisor');
	const agents: Record<string, object> = {};
	for (let n = 0; n < 1000; n += 1) {
		agents[`a${n}`] = {
			id: `a${n}`,
			name: `Agent ${n}`,
			presence: {state: 'available', since: 1},
			activity: 'idle',
			activitySince: 1,
			ready: true,
			linkLost: false,
			handled: n,
		};
	}
	const board = {
		queues: {},
		agents,
		calls: {},
		alerts: {},
		monitors: {},
		switches: {},
		reasons: {},
		dispositions: {},
		dayStartedAt: 0,
	};
	fake.views.set('board:', new FakeView(board as never));
	const tokens = memoryTokens([{login: 'sam', token: 'token-of-sam'}]);
	const link = linked(t, path, {tokens});
	let seen: BoardView | undefined;
	link.subscribe('board', undefined, {
		view: (data) => {
			seen = data;
		},
	});
	await until(() => seen !== undefined);
	t.is(Object.keys(seen?.agents ?? {}).length, 1000);
});
