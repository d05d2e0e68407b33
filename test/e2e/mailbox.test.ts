// A daemon that is killed, a caller whom nobody answers, a message; and somebody who hears it once the daemon is back.

import {existsSync, mkdirSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {Callback, GapRow} from '@plateau/core/protocol';
import {mailboxOf} from '@plateau/daemon/cli/asterisk-input';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {toneHzOf} from '@plateau/daemon/practice/recordings';
import test from 'ava';
import {heard} from '../asterisk/rig/tones.ts';
import {customerService, floorText, logIn, ownFloor} from './own-floor.ts';
import {until} from './until.ts';

const text = `kinds: {callback: {label: {en: Call back, fr: Rappel}}}
${floorText('    mailbox: {keep: 30d, kind: callback}\n')}`;

test.serial(
	'mailbox - left while the daemon is away, then work on a desk that plays it, by right, and in the report',
	async (t) => {
		const parsed = parseFloorFile(text);
		if (!parsed.ok) throw new Error('the floor file is wrong');
		const floor = await ownFloor(t, text, (dir) => ({
			fallbackSecs: 2,
			...mailboxOf(parsed.floor, {recording: {spool: join(dir, 'spool')} as never}, 'main'),
		}));
		const spool = join(floor.dir, 'spool');
		mkdirSync(spool);
		const first = await floor.serve();
		await logIn(floor, 'admin');
		for (const [login, role] of [
			['claire', 'agent'],
			['marc', 'agent'],
			['sam', 'supervisor'],
		] as const)
			await floor.account(login, role);
		await logIn(floor, 'claire', 'marc', 'sam');

		const zoe = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await until(
			async () =>
				(await floor.json<{state: string}[]>('sam', 'calls', 'list'))[0]?.state === 'waiting',
			'Zoé to wait',
		);
		process.kill(first.pid, 'SIGKILL');
		const said = () => {
			const [name] = readdirSync(spool).filter((one) => one.endsWith('.sln'));
			return name === undefined ? 0 : statSync(join(spool, name)).size;
		};
		await until(() => said() > 40_000, 'Zoé to speak');
		t.is(statSync(join(spool, readdirSync(spool)[0] ?? '')).mode & 0o007, 0);
		zoe.hangUp();

		await floor.serve();
		const list = () => floor.json<Callback[]>('sam', 'callbacks', 'list');
		await until(async () => (await list())[0]?.workId !== undefined, 'the message to be work');
		const [row, ...others] = await list();
		t.deepEqual(others, []);
		t.like(row, {callerNumber: '+33639980001', name: 'Zoé', queueId: 'support'});
		t.deepEqual(readdirSync(spool), []);
		const [work] = await floor.json<{id: string; kind: string; contact: string}[]>(
			...(['sam', 'work', 'list'] as const),
		);
		t.like(work, {id: row?.workId ?? '', kind: 'callback', contact: 'Zoé, 06 39 98 00 01'});

		const [recording] = await floor.json<
			{purpose: string; askedBy: string; agentId?: string; bytes: number}[]
		>(...(['sam', 'recordings', 'list'] as const));
		t.like(recording, {purpose: 'message', askedBy: 'caller'});
		t.is(recording?.agentId, undefined);

		const env = {PLATEAU_PLAYER: 'cat > desk.wav'};
		const desk = floor.open(['desk', '--as', 'claire', '--phone', '1001'], {env});
		await desk.shows('NOT READY');
		desk.press('F9', '1');
		await desk.shows(/CALL BACK Support +Call back: message of 0:0\d/);
		await desk.shows('y: hear it');
		desk.press('F2');
		await desk.shows('In hand 1');
		desk.press('y');
		const played = join(floor.dir, 'desk.wav');
		await until(
			() => existsSync(played) && statSync(played).size === recording?.bytes,
			'the message to be played',
		);
		const wav = readFileSync(played);
		const samples = Int16Array.from({length: (wav.length - 44) / 2}, (_, index) =>
			wav.readInt16LE(44 + index * 2),
		);
		const tones = [toneHzOf('caller 1'), toneHzOf('1001')];
		t.deepEqual(heard({samples, sampleRateHz: 8000}, tones), [tones[0]], 'Zoé, and nobody else');

		// Who has not the work may not; a supervisor may, by the work and by the recording.
		const workId = row?.workId ?? '';
		const asMarc = await floor.plateau(['work', 'play', workId, '--player', 'cat', '--as', 'marc']);
		t.regex(asMarc.stderr, /\[not-your-work\]/);
		const asSam = await floor.plateau([
			...['work', 'play', workId, '--player', 'cat > sam.wav', '--as', 'sam'],
		]);
		t.is(asSam.code, 0, asSam.stderr);
		t.deepEqual(readFileSync(join(floor.dir, 'sam.wav')), wav);
		desk.press('f');
		await desk.shows(/(?<!NOT )READY \d/);
		t.deepEqual(await list(), [], 'called back');
		const {rows} = await floor.json<{rows: GapRow[]}>('sam', 'report', 'gaps');
		t.is(rows.length, 1);
		t.like(rows[0], {switchId: 'main', lost: 1, mailbox: 1, messages: 1});
		const audit = await floor.json<{login: string; action: string; outcome: string}[]>(
			'admin',
			'audit',
		);
		t.deepEqual(
			audit
				.toReversed()
				.filter(({action}) => action === 'play-message')
				.map(({login, outcome}) => `${login} ${outcome}`),
			['claire asked', 'claire done', 'marc asked', 'marc not-your-work', 'sam asked', 'sam done'],
		);
	},
);
