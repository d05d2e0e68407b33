import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {givenCli} from './cli/run-cli.ts';

const main = fileURLToPath(new URL('../../packages/tui/src/main.ts', import.meta.url));

/** `plateau` as a process of its own. */
function plateau(argv: readonly string[], env: Readonly<Record<string, string>>) {
	const child = spawn(process.execPath, ['--import=tsx', '--conditions=source', main, ...argv], {
		env: {...process.env, ...env},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const printed = {stdout: '', stderr: ''};
	child.stdout.on('data', (chunk) => {
		printed.stdout += chunk;
	});
	child.stderr.on('data', (chunk) => {
		printed.stderr += chunk;
	});
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
	const shows = async (what: RegExp) => {
		while (!what.test(printed.stdout)) await new Promise((resolve) => setTimeout(resolve, 5));
	};
	return {child, printed, ended, shows};
}

test('plateau - ends with its exit code, its data on one stream and its words on the other', async (t) => {
	const {env, tokens} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	const listed = plateau(['queues', 'list', '--json'], env);
	t.is(await listed.ended, 0, listed.printed.stderr);
	t.is(JSON.parse(listed.printed.stdout).length, 1);
	const refused = plateau(['account', 'list'], env);
	t.is(await refused.ended, 77);
	t.is(refused.printed.stdout, '');
	t.regex(refused.printed.stderr, /\[not-allowed\]/);
});

test('plateau - Ctrl+C ends watching in good order', async (t) => {
	const {env, tokens, server} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	const watching = plateau(['calls', 'watch'], env);
	await watching.shows(/c-1/);
	watching.child.kill('SIGINT');
	t.is(await watching.ended, 130);
	t.is(watching.printed.stderr.replaceAll(/^\(.*Warning.*\n/gm, ''), '');
	while (server.clients > 0) await new Promise((resolve) => setTimeout(resolve, 5));
});

test('plateau - a reader that goes away ends it without a word', async (t) => {
	const {env, tokens, fake} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	const watching = plateau(['queues', 'watch', '--json'], env);
	await watching.shows(/support/);
	watching.child.stdout.destroy();
	const view = fake.views.get('board:');
	let waiting = 2;
	const timer = setInterval(() => {
		waiting += 1;
		const data = view?.state.data as {queues: {support: object}} | undefined;
		if (data === undefined) return;
		view?.set({...data, queues: {support: {...data.queues.support, waiting}}} as never);
	}, 10);
	t.is(await watching.ended, 0);
	clearInterval(timer);
	t.is(watching.printed.stderr, '');
});
