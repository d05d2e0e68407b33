import {defaultOutboxLimits} from '@plateau/daemon/server/outbox';
import test from 'ava';
import {FakeView} from './fake-deps.ts';
import {rawClient, served, until} from './raw-client.ts';

const badFrames: Record<string, (raw: Awaited<ReturnType<typeof rawClient>>) => void> = {
	'text that is no JSON': (raw) => raw.frame('hello?'),
	'JSON that is no message': (raw) => raw.frame('{"type":"launch"}'),
	'a command nobody knows': (raw) =>
		raw.frame('{"type":"command","id":1,"name":"constructor","args":{}}'),
	'a nest of 30,000 arrays': (raw) => raw.frame('['.repeat(30_000) + ']'.repeat(30_000)),
	'a binary frame': (raw) => raw.socket.send(Buffer.from('{"type":"ping"}')),
	'a second hello': (raw) => raw.send({type: 'hello', version: 1}),
};
for (const [what, act] of Object.entries(badFrames)) {
	test(`session - ${what} is a bad frame`, async (t) => {
		const {client, server} = await served();
		const raw = await client('alice');
		act(raw);
		t.is((await raw.next('bye')).code, 'bad-frame');
		t.is(await raw.gone, 1008);
		await until(() => server.clients === 0);
		await server.stop();
	});
}

test('session - anything before hello is a bad frame', async (t) => {
	const {path, server} = await served();
	const raw = await rawClient(path);
	raw.send({type: 'ping'});
	t.is((await raw.next('bye')).code, 'bad-frame');
	await server.stop();
});

test('session - another version of the wire is told so', async (t) => {
	const {path, server} = await served();
	const raw = await rawClient(path);
	raw.send({type: 'hello', version: 2});
	t.is((await raw.next('bye')).code, 'version');
	await server.stop();
});

test('session - a frame over 64 KB closes the link', async (t) => {
	const {client, server} = await served();
	const raw = await client('alice');
	raw.frame(`"${'x'.repeat(70_000)}"`);
	t.is(await raw.gone, 1009);
	await server.stop();
});

test('session - too many requests at once are refused one by one, and go on later', async (t) => {
	const {client, ask, fake, server} = await served({
		limits: {rate: {burst: 5, perSecond: 1}},
	});
	const raw = await client('alice');
	const answers = await Promise.all(Array.from({length: 10}, () => ask(raw, 'answer')));
	// The greeting was one of the five.
	t.is(answers.filter(({ok}) => ok).length, 4);
	t.true(answers.every((a) => a.ok || a.refusal.code === 'too-many-commands'));
	fake.state.now += 2000;
	t.true((await ask(raw, 'answer')).ok);
	await server.stop();
});

test('session - a flood ends the link', async (t) => {
	const {client, server} = await served({limits: {rate: {burst: 2, perSecond: 1}, flood: 20}});
	const raw = await client('alice');
	for (let n = 0; n < 30; n += 1) raw.send({type: 'ping'});
	t.is((await raw.next('bye')).code, 'flood');
	await server.stop();
});

test('session - a client has so many subscriptions and so many commands in flight', async (t) => {
	const {client, ask, fake, server} = await served({
		limits: {subscriptions: 2, commandsInFlight: 2},
	});
	fake.views.set('me:alice', new FakeView({}));
	const raw = await client('alice');
	for (const sub of [1, 2, 3]) raw.send({type: 'subscribe', sub, view: 'me'});
	t.like(await raw.next('subscription-ended'), {sub: 3, refusal: {code: 'too-many-commands'}});

	let release: (() => void) | undefined;
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	fake.state.submit = async () => {
		await held;
		return {ok: true};
	};
	const answers = Promise.all([ask(raw, 'answer'), ask(raw, 'answer'), ask(raw, 'answer')]);
	await until(() => raw.messages.some((m) => m.type === 'refused'));
	t.false(server.idle);
	release?.();
	t.deepEqual(
		(await answers).map(({ok}) => ok),
		[true, true, false],
	);
	await until(() => server.idle);
	t.pass();
	await server.stop();
});

test('session - a reader that pauses comes back to the latest state, not to a backlog', async (t) => {
	const {client, fake, server} = await served();
	const view = new FakeView({n: 0, pad: ''});
	fake.views.set('me:alice', view);
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 1, view: 'me'});
	await raw.next('snapshot');
	raw.socket.pause();
	const rounds = 200;
	for (let n = 1; n <= rounds; n += 1) {
		view.set({n, pad: `${n} ${'x'.repeat(20_000)}`});
		await new Promise((resolve) => setImmediate(resolve));
	}
	raw.socket.resume();
	const latest = () =>
		raw.messages.some(
			(m) =>
				(m.type === 'delta' && JSON.stringify(m.patch).includes(`[["n"],${rounds}]`)) ||
				(m.type === 'snapshot' && m.data['n'] === rounds),
		);
	await until(latest);
	const views = raw.messages.filter((m) => m.type === 'delta' || m.type === 'snapshot');
	t.true(views.length < rounds / 2, `${views.length} frames for ${rounds} changes`);
	await server.stop();
});

test('session - a reader whose answers pile up is dropped, others go on', async (t) => {
	const {client, ask, fake, server} = await served({
		limits: {outbox: {...defaultOutboxLimits, hardBytes: 1_000_000}},
	});
	fake.deps.floorFile.export = async () => 'x'.repeat(200_000);
	const stuck = await client('sam');
	const fine = await client('alice');
	stuck.socket.pause();
	for (let id = 1; id <= 20; id += 1) {
		stuck.send({type: 'command', id, name: 'export-floor', args: {}});
	}
	await until(() => server.clients === 1);
	t.true((await ask(fine, 'answer')).ok);
	stuck.socket.resume();
	await stuck.gone;
	await server.stop();
});

test('session - a client that never says hello is dismissed by the heartbeat', async (t) => {
	const {path, server} = await served({heartbeatMs: 20});
	const raw = await rawClient(path);
	t.is((await raw.next('bye')).code, 'silent');
	await server.stop();
});

test('session - a client that answers no ping is cut', async (t) => {
	const {client, server} = await served({heartbeatMs: 100});
	const raw = await client('alice');
	raw.socket.pause();
	await until(() => server.clients === 0);
	t.pass();
	await server.stop();
});

test('session - a client that answers pings stays', async (t) => {
	const {client, ask, server} = await served({heartbeatMs: 50});
	const raw = await client('alice');
	let pings = 0;
	raw.socket.on('ping', () => {
		pings += 1;
	});
	await until(() => pings >= 4);
	t.true((await ask(raw, 'answer')).ok);
	await server.stop();
});
