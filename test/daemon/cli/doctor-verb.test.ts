// What the doctor prints of a switch that is none: whoever answers there is not trusted with a terminal.

import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {doctorVerb} from '@plateau/daemon/cli/doctor';
import {init} from '@plateau/daemon/cli/init';
import test, {type ExecutionContext} from 'ava';

/** Sets the title of a terminal, colours it, and turns its text about. */
const attack = '\u001B]0;pwned\u0007\u009B31m\u202Ereverse';

/** Something at the manager's address that greets with an attack, or takes any login and refuses the rest with one. */
async function rogue(t: ExecutionContext, how: 'greets' | 'refuses') {
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.write(how === 'greets' ? `${attack}\r\n` : 'Asterisk Call Manager/11.0.0\r\n');
		socket.on('data', (bytes) => {
			for (const action of String(bytes).split('\r\n\r\n').slice(0, -1)) {
				const actionId = /ActionID: (\S+)/i.exec(action)?.[1] ?? '';
				const answer = /^Action: (?:Challenge|Login|Logoff)/im.test(action)
					? 'Response: Success\r\nChallenge: 1'
					: `Response: Error\r\nMessage: ${attack}`;
				socket.write(`${answer}\r\nActionID: ${actionId}\r\n\r\n`);
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.teardown(() => server.close());
	const address = server.address();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

for (const how of ['greets', 'refuses'] as const) {
	for (const json of [false, true]) {
		test(`doctor - what a stranger ${how === 'greets' ? 'greets' : 'refuses'} with does nothing to a terminal (${json ? 'JSON' : 'lines'})`, async (t) => {
			const folder = mkdtempSync(join(tmpdir(), 'pf-'));
			t.teardown(() => rmSync(folder, {recursive: true, force: true}));
			const port = await rogue(t, how);
			const printed: string[] = [];
			const stdout = new PassThrough();
			stdout.on('data', (chunk) => printed.push(String(chunk)));
			const env = {HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder};
			const streams = {stdin: new PassThrough(), stdout, stderr: stdout};
			const io = {...streams, env, cwd: folder, locale: 'en' as const};
			const flags = {'data-dir': folder, switch: ['main.host=127.0.0.1', `main.port=${port}`]};
			io.stdin.end('correct horse battery\n');
			await init(io, {flags, login: 'admin', passwordStdin: true});
			await doctorVerb(io, {flags, json, switchId: undefined});
			const text = printed.join('');
			t.regex(text, how === 'greets' ? /no greeting/ : /pwned/);
			t.notRegex(text, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/u);
		});
	}
}
