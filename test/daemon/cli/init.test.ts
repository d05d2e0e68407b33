import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {exitCodes} from '@plateau/daemon/cli/exit-codes';
import {init} from '@plateau/daemon/cli/init';
import {askPassword} from '@plateau/daemon/cli/read-password';
import {serve} from '@plateau/daemon/cli/serve';
import test, {type ExecutionContext} from 'ava';

function givenIo(t: ExecutionContext) {
	const folder = mkdtempSync(join(tmpdir(), 'pi-'));
	t.teardown(() => rmSync(folder, {recursive: true, force: true}));
	const said: string[] = [];
	const stderr = new PassThrough();
	stderr.on('data', (chunk) => said.push(String(chunk)));
	const stdin = new PassThrough();
	const env = {HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder};
	return {
		io: {stdin, stdout: new PassThrough(), stderr, env, cwd: folder, locale: 'en' as const},
		stdin,
		said: () => said.join(''),
	};
}

test('init - without a terminal it says how to give the password, and does not end as if done', async (t) => {
	const {io, stdin, said} = givenIo(t);
	stdin.end();
	const code = await init(io, {flags: {}, login: 'admin', passwordStdin: false});
	t.is(code, exitCodes.usage);
	t.regex(said(), /--password-stdin/);
});

test('init - takes the password from a pipe, and changes nothing the second time', async (t) => {
	const {io, stdin, said} = givenIo(t);
	stdin.end('correct horse battery\n');
	t.is(await init(io, {flags: {}, login: 'admin', passwordStdin: true}), exitCodes.ok);
	t.is(await init(io, {flags: {}, login: 'admin', passwordStdin: true}), exitCodes.failed);
	t.regex(said(), /There is an admin already: nothing was changed/);
});

test('password - a terminal that goes away answers nothing', async (t) => {
	const stdin = new PassThrough();
	const asked = askPassword({stdin, stderr: new PassThrough()}, 'Password: ');
	stdin.end();
	t.is(await asked, undefined);
});

test('serve - a rate of callers that makes no sense is refused before anything starts', async (t) => {
	for (const callersPerHour of [0, -1, Number.NaN, 100_000]) {
		const {io, said} = givenIo(t);
		const code = await serve(io, {
			flags: {practice: true},
			callersPerHour,
			ended: Promise.resolve(),
		});
		t.is(code, exitCodes.usage);
		t.regex(said(), /--callers takes a number/);
	}
});
