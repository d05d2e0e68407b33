// The doctor's judgements that need no Asterisk; the others are tried on a real one.

import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {doctorText, say} from '@plateau/core/text';
import {stockSounds} from '@plateau/daemon/asterisk/messages';
import {judgeVersion} from '@plateau/daemon/doctor/asterisk-checks';
import {examine} from '@plateau/daemon/doctor/doctor';
import type {Finding} from '@plateau/daemon/doctor/finding';
import {
	checkDisk,
	checkRtpPorts,
	checkSipPort,
	checkSounds,
} from '@plateau/daemon/doctor/machine-checks';
import {isLoopback} from '@plateau/daemon/doctor/manager-checks';
import {checkRecording} from '@plateau/daemon/doctor/recording-checks';
import {mayWrite, userIn} from '@plateau/daemon/doctor/spool-checks';
import test from 'ava';

const codes = (findings: readonly Finding[]) => findings.map(({code}) => code);

test('doctor - whatever is wrong has a remedy, in both languages', (t) => {
	for (const [code, text] of Object.entries(doctorText)) {
		t.is('remedy' in text, text.state !== 'ok', code);
		const sentences = 'remedy' in text ? [text.says, text.remedy] : [text.says];
		for (const sentence of sentences) {
			for (const locale of ['en', 'fr'] as const)
				t.regex(say(locale, sentence), /^.{5,}[.?]$/, code);
			const names = (one: string) => [...one.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
			t.deepEqual(names(sentence[0]), names(sentence[1]), `${code}: the same values`);
		}
	}
});

test('doctor - versions that are good, risky, untried and too old', (t) => {
	for (const [version, code] of [
		['22.10.1+dfsg+~cs6.17', 'version-good'],
		['22.11.0', 'version-good'],
		['22.10.0', 'version-loses-redirects'],
		['22.2.0', 'version-loses-redirects'],
		['21.4.0', 'version-loses-redirects'],
		['20.9.3', 'version-loses-redirects'],
		['certified-20.7-cert2', 'version-too-old'],
		['18.26.1', 'version-too-old'],
		['23.0.0', 'version-untried'],
		['GIT-master-abc', 'version-untried'],
	] as const) {
		t.is(judgeVersion(version).code, code, version);
	}
});

test('doctor - ports for voice are counted against the phones', (t) => {
	t.deepEqual(codes(checkRtpPorts({from: 10_000, to: 10_059}, 10)), ['rtp-ports-enough']);
	t.like(checkRtpPorts({from: 10_000, to: 10_058}, 10)[0], {
		code: 'rtp-ports-few',
		state: 'warn',
		params: {have: 59, need: 60, phones: 10},
	});
});

test('doctor - hears whether somebody has the SIP port', async (t) => {
	const socket = createSocket('udp4');
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	const {port} = socket.address();
	t.deepEqual(codes(await checkSipPort('127.0.0.1', port)), ['sip-port-heard']);
	socket.close();
	await once(socket, 'close');
	t.deepEqual(codes(await checkSipPort('127.0.0.1', port)), ['sip-port-silent']);
});

test('doctor - a data folder that is there, and one that is not', async (t) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'plateau-doctor-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const [found] = await checkDisk(folder);
	t.true(found?.code === 'disk-room' || found?.code === 'disk-low', found?.code);
	t.deepEqual(codes(await checkDisk(path.join(folder, 'none'))), ['folder-not-writable']);
});

test('doctor - sounds: each language, own recordings, music, and none at all', async (t) => {
	const data = mkdtempSync(path.join(tmpdir(), 'plateau-doctor-'));
	t.teardown(() => rmSync(data, {recursive: true}));
	const wanted = {
		languages: ['en', 'fr'],
		own: [path.join(data, 'closed.wav'), 'hello'],
		dataFolders: ['/nowhere', data],
	};
	t.deepEqual(codes(await checkSounds(wanted)), ['sounds-elsewhere']);

	for (const language of ['en', 'fr']) {
		mkdirSync(path.join(data, 'sounds', language), {recursive: true});
		for (const sound of [...stockSounds, 'hello']) {
			writeFileSync(path.join(data, 'sounds', language, `${sound}.gsm`), '');
		}
	}
	const [missing, music] = await checkSounds(wanted);
	t.like(missing, {code: 'sounds-missing', params: {sounds: path.join(data, 'closed.wav')}});
	t.like(music, {code: 'music-missing'});

	writeFileSync(path.join(data, 'closed.wav'), '');
	mkdirSync(path.join(data, 'moh'));
	writeFileSync(path.join(data, 'moh', 'a.wav'), '');
	t.deepEqual(codes(await checkSounds(wanted)), ['sounds-there', 'music-there']);

	rmSync(path.join(data, 'sounds', 'fr', 'sorry.gsm'));
	t.like((await checkSounds(wanted))[0], {params: {sounds: 'fr/sorry'}});
});

test('doctor - a switch that does not answer stops no other check', async (t) => {
	const findings = await examine({
		dataDir: tmpdir(),
		dataFolders: [],
		switches: [
			{switchId: 'demo', practice: true},
			{
				switchId: 'main',
				practice: false,
				address: {host: '127.0.0.1', port: 1},
				control: {username: 'plateau', secret: 'x'},
				dialplan: undefined,
				phones: [{extension: '101', endpoint: '101'}],
				languages: ['en'],
				ownSounds: [],
				sip: {bindAddress: '127.0.0.1', port: 1},
				modules: [],
				rtp: {from: 10_000, to: 10_100},
			},
		],
	});
	t.deepEqual(findings.map(({switchId, code}) => `${switchId ?? 'machine'} ${code}`).slice(1), [
		'demo practice-switch',
		'main manager-unreachable',
		'main rtp-ports-enough',
		'main sip-port-silent',
		'main sounds-elsewhere',
	]);
	t.regex(String(findings[2]?.params['why']), /ECONNREFUSED/);
});

test('doctor - which addresses are this machine', (t) => {
	t.true(['127.0.0.1', '127.0.0.2', '::1', 'localhost'].every(isLoopback));
	t.false(['192.0.2.1', 'pbx.example.net', '0.0.0.0'].some(isLoopback));
});

test('doctor - recording: the shared folder and the keys, each thing that can be wrong', async (t) => {
	const dir = mkdtempSync(path.join(tmpdir(), 'plateau-doctor-'));
	t.teardown(() => rmSync(dir, {recursive: true, force: true}));
	const [spool, keyFile] = [path.join(dir, 'spool'), path.join(dir, 'etc', 'keys.json')];
	const parts = {spool, keyFile, folder: path.join(dir, 'sealed'), dataDir: path.join(dir, 'data')};
	const found = async (more: object = {}) => codes(await checkRecording({...parts, ...more}));
	t.deepEqual(await found(), ['recording-spool-missing', 'recording-keys-absent']);
	mkdirSync(spool);
	mkdirSync(path.dirname(keyFile));
	writeFileSync(keyFile, '{}');
	chmodSync(spool, 0o755);
	chmodSync(keyFile, 0o640);
	t.deepEqual(await found(), [
		'recording-spool-open',
		'recording-spool-group',
		'recording-keys-open',
	]);
	chmodSync(spool, 0o2770);
	chmodSync(keyFile, 0o600);
	t.deepEqual(await found(), ['recording-spool-good', 'recording-keys-good']);
	t.deepEqual(await found({dataDir: dir}), ['recording-spool-good', 'recording-keys-beside']);
	// The practice switch's folder is the daemon's own.
	t.deepEqual(await found({spool: undefined}), ['recording-keys-good']);
});

test('doctor - whether Asterisk’s own user may write where recordings and messages are taken from', (t) => {
	const users = 'root:x:0:0::/:/bin/sh\nasterisk:x:104:105::/:/bin/false\n';
	const groups = 'asterisk:x:105:\nplateau-rec:x:990:plateau,asterisk\naudio:x:29:asterisk\n';
	const user = userIn({name: 'asterisk', users, groups});
	t.deepEqual(user, {uid: 104, gids: [105, 990, 29]});
	t.is(userIn({name: 'nobody', users, groups}), undefined);
	if (user === undefined) return;
	const table: readonly (readonly [mode: number, uid: number, gid: number, may: boolean])[] = [
		[0o2770, 104, 990, true],
		[0o2770, 0, 990, true],
		[0o2750, 0, 990, false],
		[0o2770, 0, 991, false],
		// Its owner's bits decide, whatever the group may.
		[0o2570, 104, 990, false],
		[0o0777, 0, 0, true],
		[0o2760, 0, 990, false],
	];
	for (const [mode, uid, gid, may] of table)
		t.is(mayWrite({mode, uid, gid}, user), may, `${mode.toString(8)} ${uid} ${gid}`);
	t.true(mayWrite({mode: 0, uid: 5, gid: 5}, {uid: 0, gids: [0]}), 'root may');
});
