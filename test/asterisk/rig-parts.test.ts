// The parts of the rig that need no Asterisk.

import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {fillConfiguration} from './rig/configuration.ts';
import {splitNetstrings} from './rig/netstring.ts';
import {freePort} from './rig/ports.ts';
import {waitUntil} from './rig/wait.ts';

function folder(t: {teardown: (fn: () => void) => void}): string {
	const made = mkdtempSync(path.join(tmpdir(), 'rig-parts-'));
	t.teardown(() => rmSync(made, {recursive: true}));
	return made;
}

test('netstrings - messages come out whole wherever the bytes are cut', (t) => {
	const messages = [{event: true, text: 'Zoé: "1,2:3"'}, {response: true}, {}];
	const bytes = Buffer.concat(
		messages.map((message) => {
			const payload = Buffer.from(JSON.stringify(message));
			return Buffer.concat([Buffer.from(`${payload.length}:`), payload, Buffer.from(',')]);
		}),
	);
	for (let cut = 0; cut <= bytes.length; cut++) {
		const seen: unknown[] = [];
		const feed = splitNetstrings((value) => seen.push(value));
		feed(bytes.subarray(0, cut));
		feed(bytes.subarray(cut));
		t.deepEqual(seen, messages, `cut at ${cut}`);
	}
});

test('configuration - names are filled in, and one without a value is refused', (t) => {
	const [from, to] = [folder(t), folder(t)];
	writeFileSync(path.join(from, 'manager.conf'), 'port = @AMI_PORT@ ; mail: a@b.c\n');
	fillConfiguration(from, to, {AMI_PORT: 5038});
	t.is(readFileSync(path.join(to, 'manager.conf'), 'utf8'), 'port = 5038 ; mail: a@b.c\n');
	t.throws(() => fillConfiguration(from, to, {SIP_PORT: 5060}), {
		message: 'manager.conf asks for @AMI_PORT@, and no value was given',
	});
});

test('ports - blocks of ten, never the same twice', async (t) => {
	const ports = [await freePort(), await freePort(), await freePort('127.0.0.2')];
	t.is(new Set(ports).size, 3);
	t.true(ports.every((port) => port % 10 === 0 && port >= 20_000 && port < 32_768));
});

test('wait - says what never came', async (t) => {
	await t.throwsAsync(
		waitUntil('it rains', () => false, {timeoutMs: 20, describe: () => 'the sky is blue'}),
		{message: 'waited 20 ms in vain until it rains\nthe sky is blue'},
	);
	t.is(await waitUntil('there is a zero', () => 0), 0);
});

test('root - says why there is no Asterisk instead of failing', (t) => {
	// The rig is copied: this tree may lie where nobody else may look.
	const copy = folder(t);
	cpSync(new URL('rig', import.meta.url), path.join(copy, 'rig'), {recursive: true});
	execFileSync('chmod', ['-R', 'a+rX', copy]);
	writeFileSync(
		path.join(copy, 'ask.ts'),
		`import {provideRoot} from './rig/root.ts';
provideRoot().then((state) => console.log(JSON.stringify(state)));`,
	);
	const answer = execFileSync(
		process.execPath,
		['--import', import.meta.resolve('tsx'), path.join(copy, 'ask.ts')],
		{cwd: copy, encoding: 'utf8', ...(process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {})},
	);
	t.deepEqual(JSON.parse(answer), {
		available: false,
		why: 'a real Asterisk needs root here (it runs in a folder of its own by chroot)',
	});
});
