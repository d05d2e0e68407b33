// A call that is recorded: seen at the desk, paused, sealed; then heard and exported by right, or deleted with proof.

import {existsSync, mkdirSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {RecordingRow} from '@plateau/core/protocol';
import test from 'ava';
import {customerService, floorText, logIn, ownFloor} from './own-floor.ts';
import {until} from './until.ts';

interface AuditRow {
	readonly login: string;
	readonly action: string;
	readonly target: string | null;
	readonly outcome: string;
}

const rule = '    recording: {mode: all, purpose: quality, keep: 30d, notice: none}\n';

test.serial(
	'recording - paused and resumed at the desk, then listed, played and exported by right; a private call leaves a proof',
	async (t) => {
		const floor = await ownFloor(t, floorText(rule));
		const [spool, sealed] = [join(floor.dir, 'spool'), join(floor.dir, 'sealed')];
		mkdirSync(spool);
		await floor.serve();
		await logIn(floor, 'admin');
		await floor.account('claire', 'agent');
		await floor.account('sam', 'supervisor');
		await logIn(floor, 'claire', 'sam');
		const desk = floor.open(['desk', '--as', 'claire']);
		await desk.shows('Sign in: choose your phone');
		desk.press('r');
		await desk.shows(/(?<!NOT )READY \d/);

		const zoe = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await desk.shows('RINGING');
		desk.press('F2');
		await desk.shows(/◉ REC \d/);
		desk.press('r');
		await desk.shows('REC paused: silence');
		await new Promise((resolve) => setTimeout(resolve, 700));
		desk.press('r');
		await desk.shows(/◉ REC \d/);
		zoe.hangUp();
		await desk.shows('WRAP-UP');
		desk.press('1', 'F12');
		await desk.shows(/(?<!NOT )READY \d/);

		const list = () => floor.json<RecordingRow[]>('sam', 'recordings', 'list');
		await until(async () => (await list())[0]?.state === 'kept', 'the recording to be sealed');
		const [row] = await list();
		t.like(row, {
			purpose: 'quality',
			agentId: 'claire',
			queueId: 'support',
			endReason: 'call-ended',
		});
		const id = row?.id ?? '';
		t.deepEqual(readdirSync(spool), []);
		t.false(readFileSync(join(sealed, readdirSync(sealed)[0] ?? '')).includes('RIFF'));

		// Heard by a supervisor.
		const played = await floor.plateau([
			...['recordings', 'play', id, '--as', 'sam'],
			...['--player', 'cat > played.wav'],
		]);
		t.is(played.code, 0, played.stderr);
		const wav = readFileSync(join(floor.dir, 'played.wav'));
		t.is(wav.subarray(0, 4).toString(), 'RIFF');
		t.is(wav.readUInt16LE(22), 2, 'stereo');
		t.is(wav.length, row?.bytes ?? 0);

		// Exported by an admin alone, into a file that is theirs alone and never over another.
		const file = join(floor.dir, 'out.wav');
		const asSam = await floor.plateau(['recordings', 'export', id, '-o', file, '--as', 'sam']);
		t.is(asSam.code, 77, asSam.stderr);
		t.false(existsSync(file));
		const exported = await floor.json<{sha256: string}>(
			...(['admin', 'recordings', 'export', id, '-o', file] as const),
		);
		t.deepEqual(readFileSync(file), wav);
		t.is(statSync(file).mode & 0o777, 0o600);
		t.is(exported.sha256, row?.sha256 ?? '');
		const again = await floor.plateau(['recordings', 'export', id, '-o', file, '--as', 'admin']);
		t.is(again.code, 73);
		t.regex(again.stderr, /there is one already/);

		// A private call: what there is of it goes at once.
		const rex = floor.practice.call(customerService, {from: '0639980002', name: 'Rex'});
		await desk.shows('RINGING');
		desk.press('F2');
		await desk.shows(/◉ REC \d/);
		desk.press('v', 'v');
		await desk.shows('not to be recorded');
		await until(async () => (await list())[0]?.state === 'deleted', 'the recording to be deleted');
		t.like((await list())[0], {deleted: {reason: 'private', by: 'floor'}});
		t.deepEqual([readdirSync(spool), readdirSync(sealed).length], [[], 1]);
		rex.hangUp();

		// Deleted before its time, by an admin who says why.
		const why = ['--reason', 'asked for by the caller'];
		await floor.json('admin', 'recordings', 'delete', id, ...why);
		t.deepEqual(readdirSync(sealed), []);
		const proof = await floor.json<RecordingRow>('sam', 'recordings', 'show', id);
		t.like(proof, {state: 'deleted', deleted: {by: 'admin', reason: 'asked for by the caller'}});
		const gone = await floor.plateau(['recordings', 'play', id, '--as', 'sam', '--player', 'cat']);
		t.is(gone.code, 1);
		t.regex(gone.stderr, /\[recording-gone\]/);

		const audit = (await floor.json<AuditRow[]>('admin', 'audit')).toReversed();
		const about = audit.filter(({target}) => target === id);
		t.deepEqual(
			about.map(({login, action, outcome}) => `${login} ${action} ${outcome}`),
			[
				'sam play-recording asked',
				'sam play-recording done',
				'sam export-recording not-allowed',
				'admin export-recording asked',
				'admin export-recording done',
				'admin delete-recording done',
				'sam play-recording asked',
				'sam play-recording recording-gone',
			],
		);
	},
);
