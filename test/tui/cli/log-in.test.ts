/** Logging in and out from the command line, and whose log-in a command uses. */

import {statSync} from 'node:fs';
import {tokenPath} from '@plateau/tui/link/token-file';
import test from 'ava';
import {socketPath} from '../../daemon/server/raw-client.ts';
import {givenCli} from './run-cli.ts';

test('cli - logging in asks for the password without showing it, and keeps the log-in', async (t) => {
	const {run, path, env, tokens} = await givenCli(t);
	const {code, stdout, stderr} = await run(undefined, ['login', 'alice'], {
		input: ['correct horse\r'],
		isTTY: true,
	});
	t.is(code, 0);
	t.is(stdout, 'Logged in as alice (agent).\n');
	t.is(stderr, 'Password: \n');
	t.like(tokens.read(), {login: 'alice'});
	t.is(statSync(tokenPath({kind: 'unix', path}, env)).mode & 0o777, 0o600);
	t.is((await run(undefined, ['whoami'])).stdout, 'alice (agent) at phone 1001\n');
});

test('cli - logging in asks who, and shows what is typed of the name alone', async (t) => {
	const {run} = await givenCli(t);
	const {code, stderr} = await run(undefined, ['login'], {
		input: ['alicx\u007fe\r', 'correct horse\r'],
		isTTY: true,
	});
	t.is(code, 0);
	t.is(stderr, 'Login: alicx\b \be\nPassword: \n');
});

test('cli - a password comes from a pipe when asked so, and never from the line', async (t) => {
	const {run} = await givenCli(t);
	const piped = await run(undefined, ['login', 'alice', '--password-stdin'], {
		input: 'correct horse\n',
	});
	t.is(piped.code, 0);
	const line = await run(undefined, ['login', 'alice', 'correct horse']);
	t.is(line.code, 2);
	const unasked = await run(undefined, ['login', 'alice'], {input: 'correct horse\n'});
	t.is(unasked.code, 2);
	t.regex(unasked.stderr, /--password-stdin/);
});

test('cli - a wrong password is told with its code, and when to try again', async (t) => {
	const {run, tokens} = await givenCli(t);
	const {code, stderr} = await run(undefined, ['login', 'alice', '--password-stdin'], {
		input: 'wrong\n',
	});
	t.is(code, 77);
	t.is(stderr, 'plateau: Login or password is wrong. Try again in 1 s. [log-in-wrong]\n');
	t.is(tokens.read(), undefined);
});

test('cli - giving up at the prompt changes nothing', async (t) => {
	const {run, tokens} = await givenCli(t);
	const {code} = await run(undefined, ['login', 'alice'], {input: ['corr\u0003'], isTTY: true});
	t.is(code, 1);
	t.is(tokens.read(), undefined);
});

test('cli - logging out ends the token', async (t) => {
	const {run, fake, tokens} = await givenCli(t);
	t.is((await run('alice', ['logout'])).code, 0);
	t.false(fake.tokens.has('token-of-alice'));
	t.is(tokens.read('alice'), undefined);
	const {code, stderr} = await run(undefined, ['whoami']);
	t.is(code, 77);
	t.regex(stderr, /plateau login/);
});

test('cli - no daemon: says where it looked and how to go on', async (t) => {
	const {run} = await givenCli(t);
	const nowhere = socketPath();
	const {code, stderr} = await run('alice', ['whoami', '--socket', nowhere]);
	t.is(code, 69);
	t.true(stderr.includes(nowhere));
	t.regex(stderr, /plateaud serve/);
	t.regex(stderr, /\[no-daemon\]\n$/);
});

test('cli - a link that goes during a command is told as such', async (t) => {
	const {start, fake, server, tokens} = await givenCli(t);
	tokens.keep({login: 'alice', token: 'token-of-alice'});
	fake.state.submit = () => new Promise(() => {});
	const {ran} = start('alice', ['agent', 'answer']);
	while (fake.submitted.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
	await server.stop();
	const {code, stderr} = await ran;
	t.is(code, 69);
	t.regex(stderr, /\[link-lost\]/);
});

test('cli - a log-in of the environment is used and not kept', async (t) => {
	const {run, tokens} = await givenCli(t);
	const env = {PLATEAU_TOKEN: 'token-of-alice', PLATEAU_LOGIN: 'alice'};
	t.regex((await run(undefined, ['whoami'], {env})).stdout, /^alice/);
	t.is(tokens.read(), undefined);
	tokens.keep({login: 'root', token: 'token-of-root'});
	t.regex((await run(undefined, ['whoami', '--as', 'root'], {env})).stdout, /^root/);
});

test('cli - several people at one machine: --as says who', async (t) => {
	const {run, tokens} = await givenCli(t);
	tokens.keep({login: 'alice', token: 'token-of-alice'});
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	t.regex((await run(undefined, ['whoami'])).stdout, /^sam/);
	t.regex((await run(undefined, ['whoami', '--as', 'alice'])).stdout, /^alice/);
	t.is((await run(undefined, ['whoami', '--as', 'nobody'])).code, 77);
});
