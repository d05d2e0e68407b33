import test from 'ava';
import {FakeView} from './fake-deps.ts';
import {rawClient, served, until} from './raw-client.ts';

test('session - greets with the daemon’s facts, without an account when there is no token', async (t) => {
	const {path, server} = await served();
	const raw = await rawClient(path);
	raw.send({type: 'hello', version: 1});
	const welcome = await raw.next('welcome');
	t.like(welcome, {version: 1, at: 1_000_000, timeZone: 'Europe/Paris', practice: true});
	t.is(welcome.account, undefined);
	await server.stop();
});

test('session - a token brings its account, an unknown one brings none', async (t) => {
	const {path, server} = await served();
	const known = await rawClient(path);
	known.send({type: 'hello', version: 1, token: 'token-of-sam'});
	t.deepEqual((await known.next('welcome')).account, {login: 'sam', role: 'supervisor'});
	const unknown = await rawClient(path);
	unknown.send({type: 'hello', version: 1, token: 'forged'});
	t.is((await unknown.next('welcome')).account, undefined);
	await server.stop();
});

test('session - a log-in is answered with a token, a wrong one with a code; both are audited', async (t) => {
	const {client, fake, server} = await served();
	const raw = await client();
	raw.send({type: 'log-in', login: 'alice', password: 'wrong'});
	t.deepEqual(await raw.next('log-in-refused'), {
		type: 'log-in-refused',
		code: 'log-in-wrong',
		retryMs: 500,
	});
	raw.send({type: 'log-in', login: 'alice', password: 'correct horse'});
	t.like(await raw.next('logged-in'), {token: 'token-1', account: {login: 'alice', role: 'agent'}});
	t.deepEqual(
		fake.audit.map(({action, login, target, outcome}) => [action, login, target, outcome]),
		[
			['log-in', 'alice', 'local', 'log-in-wrong'],
			['log-in', 'alice', 'local', 'done'],
		],
	);
	await server.stop();
});

test('session - what follows a log-in in the same breath waits for it', async (t) => {
	const {path, fake, server} = await served();
	fake.views.set('me:alice', new FakeView({login: 'alice'}));
	const raw = await rawClient(path);
	raw.send({type: 'hello', version: 1});
	raw.send({type: 'log-in', login: 'alice', password: 'correct horse'});
	raw.send({type: 'subscribe', sub: 1, view: 'me'});
	raw.send({type: 'command', id: 1, name: 'answer', args: {}});
	t.like(await raw.next('snapshot'), {sub: 1, data: {login: 'alice'}});
	t.like(await raw.next('answer'), {id: 1});
	t.deepEqual(
		raw.messages.map(({type}) => type),
		['welcome', 'logged-in', 'snapshot', 'answer'],
	);
	await server.stop();
});

test('session - without a log-in nothing is shown and nothing is done', async (t) => {
	const {client, ask, fake, server} = await served();
	const raw = await client();
	raw.send({type: 'subscribe', sub: 1, view: 'board'});
	t.like(await raw.next('subscription-ended'), {sub: 1, refusal: {code: 'not-logged-in'}});
	t.like(await ask(raw, 'answer'), {ok: false, refusal: {code: 'not-logged-in'}});
	t.deepEqual(fake.submitted, []);
	await server.stop();
});

test('session - an agent watches their own desk and nobody else’s, nor the board', async (t) => {
	const {client, fake, server} = await served();
	fake.views.set('desk:alice', new FakeView({who: 'alice'}));
	fake.views.set('desk:bob', new FakeView({who: 'bob'}));
	fake.views.set('board:', new FakeView({}));
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 1, view: 'desk'});
	t.like(await raw.next('snapshot'), {sub: 1, data: {who: 'alice'}});
	raw.send({type: 'subscribe', sub: 2, view: 'desk', scope: 'bob'});
	t.like(await raw.next('subscription-ended'), {sub: 2, refusal: {code: 'not-allowed'}});
	raw.send({type: 'subscribe', sub: 3, view: 'board'});
	t.like(await raw.next('subscription-ended'), {sub: 3, refusal: {code: 'not-allowed'}});
	raw.send({type: 'subscribe', sub: 4, view: 'call', scope: 'c-1'});
	t.like(await raw.next('subscription-ended'), {sub: 4, refusal: {code: 'not-allowed'}});
	await server.stop();
});

test('session - a supervisor at somebody’s desk is on record before it is shown', async (t) => {
	const {client, fake, server} = await served();
	fake.views.set('desk:alice', new FakeView({}));
	const raw = await client('sam');
	raw.send({type: 'subscribe', sub: 1, view: 'desk', scope: 'alice'});
	await raw.next('snapshot');
	t.like(fake.audit[0], {login: 'sam', action: 'watch-desk', target: 'alice', outcome: 'done'});
	t.deepEqual(fake.told, [], 'the agent’s own link is not up by this');

	fake.state.auditFails = true;
	raw.send({type: 'subscribe', sub: 2, view: 'desk', scope: 'alice'});
	t.like(await raw.next('subscription-ended'), {sub: 2, refusal: {code: 'internal'}});
	await server.stop();
});

test('session - an agent’s desks are counted: the first tells up, the last tells lost', async (t) => {
	const {client, fake, server} = await served();
	fake.views.set('desk:alice', new FakeView({}));
	const first = await client('alice');
	first.send({type: 'subscribe', sub: 1, view: 'desk'});
	await first.next('snapshot');
	const second = await client('alice');
	second.send({type: 'subscribe', sub: 7, view: 'desk', scope: 'alice'});
	await second.next('snapshot');
	t.deepEqual(fake.told, ['up alice']);
	first.socket.terminate();
	await until(() => server.clients === 1);
	t.deepEqual(fake.told, ['up alice']);
	second.send({type: 'unsubscribe', sub: 7});
	await until(() => fake.told.length === 2);
	t.deepEqual(fake.told, ['up alice', 'lost alice']);
	await server.stop();
});

test('session - a command that glances at its own desk is no desk to lose', async (t) => {
	const {client, fake, server} = await served();
	fake.views.set('desk:alice', new FakeView({}));
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 1, view: 'desk', glance: true});
	await raw.next('snapshot');
	raw.socket.close();
	await raw.gone;
	await until(() => server.clients === 0);
	t.deepEqual(fake.told, []);
	await server.stop();
});

test('session - a desk that was open before its agent signed in counts from the sign-in on', async (t) => {
	const {client, fake, server} = await served();
	fake.views.set('desk:alice', new FakeView({}));
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 1, view: 'desk'});
	await raw.next('snapshot');
	raw.send({type: 'command', id: 1, name: 'sign-in', args: {phoneId: '101'}});
	await raw.next('answer');
	t.deepEqual(fake.told, ['up alice', 'up alice']);
	await server.stop();
});

test('session - asking again for one’s desk is not a lost link', async (t) => {
	const {client, fake, server} = await served();
	fake.views.set('desk:alice', new FakeView({}));
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 1, view: 'desk'});
	raw.send({type: 'subscribe', sub: 1, view: 'desk'});
	await raw.next('snapshot');
	await raw.next('snapshot');
	t.deepEqual(fake.told, ['up alice']);
	t.is(fake.views.get('desk:alice')?.watchers.size, 1);
	await server.stop();
	t.deepEqual(fake.told, ['up alice'], 'stopping the daemon is no agent’s fault');
});

test('session - sends what changed, and nothing after unsubscribe', async (t) => {
	const {client, fake, server} = await served();
	const view = new FakeView({a: 1});
	fake.views.set('me:alice', view);
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 3, view: 'me'});
	await raw.next('snapshot');
	view.set({a: 2});
	t.deepEqual(await raw.next('delta'), {
		type: 'delta',
		sub: 3,
		n: 1,
		at: 1_000_000,
		patch: [[['a'], 2]],
	});
	raw.send({type: 'unsubscribe', sub: 3});
	await until(() => view.watchers.size === 0);
	view.set({a: 3});
	raw.send({type: 'ping'});
	await raw.next('pong');
	t.is(raw.messages.filter(({type}) => type === 'delta').length, 1);
	await server.stop();
});

test('session - a view that is gone ends its subscription with the reason', async (t) => {
	const {client, fake, server} = await served();
	const view = new FakeView({});
	fake.views.set('desk:alice', view);
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 1, view: 'desk'});
	await raw.next('snapshot');
	view.end({code: 'unknown-agent', params: {agentId: 'alice'}});
	t.like(await raw.next('subscription-ended'), {refusal: {code: 'unknown-agent'}});
	t.deepEqual(fake.told, ['up alice', 'lost alice']);
	await server.stop();
});

test('session - a token revoked elsewhere ends the session', async (t) => {
	const {client, fake, server} = await served();
	const raw = await client('alice');
	await fake.deps.accounts.remove('alice');
	t.is((await raw.next('bye')).code, 'revoked');
	t.is(await raw.gone, 1008);
	await server.stop();
});

test('session - a role taken away ends what it showed and refuses what it did', async (t) => {
	const {client, ask, fake, server} = await served();
	fake.views.set('board:', new FakeView({}));
	fake.views.set('me:sam', new FakeView({}));
	const raw = await client('sam');
	raw.send({type: 'subscribe', sub: 1, view: 'board'});
	raw.send({type: 'subscribe', sub: 2, view: 'me'});
	await raw.next('snapshot');
	await raw.next('snapshot');
	fake.setRole('sam', 'agent');
	t.like(await raw.next('subscription-ended'), {sub: 1, refusal: {code: 'not-allowed'}});
	t.is(fake.views.get('me:sam')?.watchers.size, 1);
	t.like(await ask(raw, 'start-monitor', {agentId: 'alice', mode: 'listen'}), {
		ok: false,
		refusal: {code: 'not-allowed'},
	});
	await server.stop();
});

test('session - signing off ends the token and the subscriptions, not the link', async (t) => {
	const {client, ask, fake, server} = await served();
	fake.views.set('me:alice', new FakeView({}));
	const raw = await client('alice');
	raw.send({type: 'subscribe', sub: 1, view: 'me'});
	await raw.next('snapshot');
	t.deepEqual(await ask(raw, 'sign-off'), {ok: true, result: null});
	t.like(await raw.next('subscription-ended'), {sub: 1, refusal: {code: 'not-logged-in'}});
	t.false(fake.tokens.has('token-of-alice'));
	t.like(await ask(raw, 'answer'), {ok: false, refusal: {code: 'not-logged-in'}});
	await server.stop();
});

test('session - stopping says goodbye to everybody', async (t) => {
	const {client, server} = await served();
	const raw = await client('alice');
	const stopped = server.stop();
	t.is((await raw.next('bye')).code, 'stopping');
	t.is(await raw.gone, 1001);
	await stopped;
	t.is(server.clients, 0);
});

test('session - whose right is revoked hears no more at once; whose is not goes on', async (t) => {
	const {fake, server} = await served();
	await fake.deps.accounts.setRole({login: 'sam', role: 'admin'});
	await fake.deps.accounts.setRole({login: 'sam', role: 'agent'});
	await until(() => fake.submitted.length > 0);
	t.deepEqual(fake.submitted as object[], [{type: 'stop-monitor', by: 'floor', personId: 'sam'}]);
	await fake.deps.accounts.remove('sam');
	await until(() => fake.submitted.length > 1);
	t.like(fake.submitted[1], {type: 'stop-monitor', personId: 'sam'});
	await server.stop();
});
