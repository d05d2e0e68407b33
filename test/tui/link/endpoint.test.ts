import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {LinkCode} from '@plateau/core/text';
import {endpointText, findEndpoint, parseEndpoint} from '@plateau/tui/link/endpoint';
import {LinkError} from '@plateau/tui/link/errors';
import test from 'ava';

const folder = () => mkdtempSync(join(tmpdir(), 'plateau-'));

test('endpoint - the flag wins over the environment, the environment over the usual places', (t) => {
	const env = {PLATEAU_SOCKET: '/env.sock', XDG_RUNTIME_DIR: '/run/user/1000', HOME: '/home/a'};
	t.deepEqual(findEndpoint({socket: '/flag.sock'}, env), {kind: 'unix', path: '/flag.sock'});
	t.deepEqual(findEndpoint({}, env), {kind: 'unix', path: '/env.sock'});
	t.deepEqual(findEndpoint({}, {...env, PLATEAU_SOCKET: ''}), {
		kind: 'unix',
		path: '/run/user/1000/plateau/plateaud.sock',
	});
});

test('endpoint - without a runtime folder the daemon’s data folder is the place', (t) => {
	t.deepEqual(findEndpoint({}, {HOME: '/home/a'}), {
		kind: 'unix',
		path: '/home/a/.local/share/plateau/plateaud.sock',
	});
	t.deepEqual(findEndpoint({}, {HOME: '/home/a', XDG_DATA_HOME: '/data'}), {
		kind: 'unix',
		path: '/data/plateau/plateaud.sock',
	});
});

test('endpoint - a daemon of one’s own that is there is taken', (t) => {
	const runtime = folder();
	mkdirSync(join(runtime, 'plateau'));
	writeFileSync(join(runtime, 'plateau', 'plateaud.sock'), '');
	t.like(findEndpoint({}, {XDG_RUNTIME_DIR: runtime}), {
		path: join(runtime, 'plateau', 'plateaud.sock'),
	});
});

test('endpoint - reads paths and addresses, and writes them back', (t) => {
	for (const text of [
		'/a b/c:d.sock',
		'tcp://127.0.0.1:4060',
		'tls://pbx.example:4061',
		'tls://[::1]:9',
	]) {
		t.is(endpointText(parseEndpoint(text)), text);
	}
	t.is(endpointText(parseEndpoint('here.sock')), join(process.cwd(), 'here.sock'));
});

const bad: Record<string, LinkCode> = {
	'tcp://10.0.0.1:4060': 'insecure-endpoint',
	'tcp://pbx.example:4060': 'insecure-endpoint',
	'tls://pbx.example': 'bad-endpoint',
	'tls://pbx.example:0': 'bad-endpoint',
	'tls://pbx.example:70000': 'bad-endpoint',
	'http://127.0.0.1:80': 'bad-endpoint',
	'tls://user@pbx.example:1': 'bad-endpoint',
};
for (const [text, code] of Object.entries(bad)) {
	test(`endpoint - ${text} is refused as ${code}`, (t) => {
		const error = t.throws(() => parseEndpoint(text), {instanceOf: LinkError});
		t.is(error?.code, code);
	});
}

test('endpoint - an authority’s file is read, a missing one is named', (t) => {
	const file = join(folder(), 'ca.pem');
	writeFileSync(file, 'PEM');
	t.like(parseEndpoint('tls://a:1', file), {ca: 'PEM'});
	const error = t.throws(() => parseEndpoint('tls://a:1', '/no/such.pem'), {instanceOf: LinkError});
	t.is(error?.code, 'tls-failed');
	t.regex(error?.message ?? '', /no\/such\.pem/);
});
