import {mkdtempSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openLog} from '@plateau/daemon/log';
import test from 'ava';

function capture(options: Parameters<typeof openLog>[0] = {}) {
	const lines: string[] = [];
	const log = openLog({...options, to: {write: (line: string) => lines.push(line)}});
	return {log, lines, rows: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)};
}

test('log - writes one JSON line an event, with its fields', (t) => {
	const {log, lines, rows} = capture();
	log.info('call-queued', {callId: 'c-1', waitMs: 12});
	log.info('quiet');
	t.is(lines.length, 2);
	t.like(rows()[0], {event: 'call-queued', level: 'info', callId: 'c-1', waitMs: 12});
	t.like(rows()[1], {event: 'quiet'});
});

test('log - leaves out what is below its level', (t) => {
	const {log, lines} = capture({level: 'warn'});
	log.debug('a');
	log.info('b');
	log.warn('c');
	log.error('d');
	t.is(lines.length, 2);
});

test('log - hides fields whose name says secret, at any depth and in a child', (t) => {
	const {log, lines} = capture();
	log.child({sessionToken: 'aaa-bbb'}).info('x', {
		password: 'hunter2',
		ami: {amiSecret: 'hunter3', list: [{Authorization: 'hunter4'}]},
		map: new Map([['passwd', 'hunter5']]),
	});
	t.notRegex(lines.join(''), /hunter|aaa-bbb/);
});

test('log - hides a known secret wherever it turns up, errors included', (t) => {
	const {log, lines} = capture({secrets: ['s3cr3t-value']});
	const error = new Error('login failed with s3cr3t-value', {cause: new Error('s3cr3t-value')});
	log.error('ami-failed', {error, detail: `sent s3cr3t-value${'x'.repeat(5000)}`});
	t.notRegex(lines.join(''), /s3cr3t-value/);
	t.regex(lines.join(''), /\[hidden\]/);
});

test('log - a secret that straddles the cut of a long text is hidden', (t) => {
	const {log, lines} = capture({secrets: ['s3cr3t-value']});
	log.info('x', {detail: `${'x'.repeat(3994)}s3cr3t-value`});
	t.notRegex(lines.join(''), /s3cr3t/);
});

test('log - neutralises control and direction characters of callers', (t) => {
	const {log, lines, rows} = capture();
	log.info('call', {name: 'Eve\u001b[2J\u009b31m\u202egnp.exe\r\n{"event":"forged"}'});
	t.is(lines.length, 1);
	t.notRegex(lines[0] ?? '', /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
	t.is(rows()[0]?.['name'], 'Eve·[2J·31m·gnp.exe {"event":"forged"}');
});

test('log - keeps an error with its code, cause and stack as lines', (t) => {
	const {log, rows} = capture();
	const error = Object.assign(new Error('outer', {cause: new RangeError('inner')}), {code: 'E_X'});
	log.error('failed', {error});
	const written = rows()[0]?.['error'] as Record<string, unknown>;
	t.like(written, {name: 'Error', message: 'outer', code: 'E_X'});
	t.like(written['cause'], {name: 'RangeError', message: 'inner'});
	t.true(Array.isArray(written['stack']));
});

test('log - a field cannot pass for a part of the line itself', (t) => {
	const {log, lines, rows} = capture();
	log.info('real', {event: 'forged', level: 'fatal', time: 0});
	t.like(rows()[0], {event: 'real', level: 'info', event_: 'forged'});
	t.is(lines[0]?.match(/"event":/g)?.length, 1);
});

test('log - survives a loop of objects and odd values', (t) => {
	const {log, rows} = capture();
	const loop: Record<string, unknown> = {big: 1n, bytes: new Uint8Array(3)};
	loop['self'] = loop;
	log.info('odd', {loop, call: () => 0});
	t.like(rows()[0]?.['loop'], {big: '1', bytes: '[3 bytes]'});
});

test('log - to a file makes its folder, and only its owner may read it', (t) => {
	const path = join(mkdtempSync(join(tmpdir(), 'plateau-log-')), 'deeper', 'daemon.log');
	openLog({to: path}).info('started');
	t.regex(readFileSync(path, 'utf8'), /"event":"started"/);
	t.is(statSync(path).mode & 0o777, 0o600);
});
