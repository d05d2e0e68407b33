// The daemon dies and nobody answers: callers leave messages, and a daemon that is back brings them to somebody.

import {mkdirSync, readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {Callback, CommandResult, RecordingRow} from '@plateau/core/protocol';
import test from 'ava';
import {makeWorkDir} from '../rig/chamber.ts';
import {onRealAsterisk} from '../rig/real-test.ts';
import {heard} from '../rig/tones.ts';
import {waitUntil} from '../rig/wait.ts';
import {storyFloor} from './floor-file.ts';
import {everyTone, type RealFloor, realFloor, type Teardowns, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);
const support = '0184880001';
const patient = {timeoutMs: 60_000};

/** The story's floor, its support queue with a mailbox. */
const floorFile = storyFloor.replace(
	'    monitoringShown: true\n',
	'    monitoringShown: true\n    mailbox: {keep: 30d, limit: 1m}\n',
);

async function opened(t: Teardowns, rig: Parameters<typeof realFloor>[1]) {
	const dir = makeWorkDir('messages');
	t.teardown(() => rmSync(dir, {recursive: true, force: true}));
	const spool = join(dir, 'spool');
	mkdirSync(spool);
	const floor = await realFloor(t, rig, floorFile, {
		settings: `[recording]
spool = "${spool}"
keyFile = "${join(dir, 'keys', 'recording.json')}"`,
	});
	await isBack(floor);
	const said = () =>
		Math.max(
			0,
			...readdirSync(spool)
				.filter((name) => name.endsWith('.sln'))
				.map((name) => statSync(join(spool, name)).size),
		);
	const toCallBack = async () => {
		const {rows} = (await floor.admin.command('list-callbacks', {})) as {rows: Callback[]};
		return rows;
	};
	/** Waits until that many are on the list, each settled as `fits` says. */
	const listed = async (count: number, fits: (row: Callback) => boolean = () => true) => {
		let rows: readonly Callback[] = [];
		await waitUntil(
			`${count} are to be called back`,
			async () => {
				rows = await toCallBack();
				return rows.length === count && rows.every(fits);
			},
			{...patient, describe: () => JSON.stringify(rows)},
		);
		return rows;
	};
	return {floor, spool, said, listed};
}

async function isBack({admin}: RealFloor): Promise<void> {
	await admin.board(({switches}) => switches['main']?.state === 'up', 'the switch is up');
}

/** A message as it is played. */
async function play({admin}: RealFloor, recordingId: string) {
	const {ticket, chunks, recording} = (await admin.command('play-recording', {
		recordingId,
	})) as CommandResult<'play-recording'>;
	const parts: Buffer[] = [];
	for (let chunk = 0; chunk < chunks; chunk += 1) {
		const {data} = (await admin.command('read-recording', {
			ticket,
			chunk,
		})) as CommandResult<'read-recording'>;
		parts.push(Buffer.from(data, 'base64'));
	}
	const wav = Buffer.concat(parts);
	const samples = Int16Array.from({length: (wav.length - 44) / 2}, (_, index) =>
		wav.readInt16LE(44 + index * 2),
	);
	return {recording: recording as RecordingRow, sound: {samples, sampleRateHz: 8000}};
}

realTest(
	'mailbox - a killed daemon, nobody answers, a message; back: an agent has it to call back, and hears it',
	async (t, rig) => {
		const {floor, spool, said, listed} = await opened(t, rig);
		const desk = await floor.deskPhone('1001');
		const caller = await floor.caller(support);
		await floor.admin.board(({queues}) => queues['support']?.waiting === 1, 'waits');
		await floor.killDaemon();
		await desk.until('ringing', 40_000);
		await waitUntil('two seconds are said', () => said() > 32_000, patient);
		await caller.hangUp();
		await floor.noChannelLeft();
		t.is(readdirSync(spool).length, 2, 'what was said, and a note');

		await floor.startDaemon();
		await isBack(floor);
		const [row] = await listed(1, ({workId}) => workId !== undefined);
		const {rows} = (await floor.admin.command('report-gaps', {})) as CommandResult<'report-gaps'>;
		t.is(rows.length, 1, 'the gap is one in the report');
		t.like(rows[0], {switchId: 'main', lost: 1, mailbox: 1, messages: 1});
		t.true((rows[0]?.fromAt ?? 0) < (rows[0]?.toAt ?? 0));
		t.like(row, {callerNumber: '+33639980001', queueId: 'support'});
		t.truthy(row?.callId, 'the call that waited when the daemon died');
		t.deepEqual(readdirSync(spool), []);
		await floor.event(/"outcome":"lost-in-gap"/);
		const {recording, sound} = await play(floor, row?.recordingId ?? '');
		t.like(recording, {purpose: 'message', askedBy: 'caller', callId: row?.callId ?? ''});
		t.deepEqual(heard(sound, everyTone), [tones.caller], 'the caller, and nobody else');

		await floor.admin.command('sign-in', {
			...{agentId: 'claire', phoneId: '1001', presence: {state: 'available'}},
		});
		const {offered} = await floor.admin.desk(
			'claire',
			(view) => view.offered !== undefined,
			'offered to the agent',
		);
		t.like(offered, {
			...{id: row?.workId ?? '', queueId: 'support'},
			message: {recordingId: row?.recordingId ?? ''},
		});
		// Killed and back once more, it is neither lost nor there twice.
		await floor.killDaemon();
		await floor.startDaemon();
		await isBack(floor);
		await listed(1, ({workId}) => workId === row?.workId);
		const board = await floor.admin.board(() => true, 'the board');
		t.deepEqual(Object.keys(board.work ?? {}), [row?.workId ?? '']);
	},
);

realTest(
	'mailbox - a message that is being left when the daemon is back is finished, and nobody is torn',
	async (t, rig) => {
		const {floor, said, listed} = await opened(t, rig);
		const caller = await floor.caller(support);
		await floor.admin.board(({queues}) => queues['support']?.waiting === 1, 'waits');
		await floor.killDaemon();
		// No phone is there: they come to the mailbox at once.
		await waitUntil('they speak', () => said() > 8000, patient);
		// One who never was known here, and hangs up at the prompt.
		const other = await floor.caller(support, {user: '0639980002', toneHz: tones.other});
		await floor.asterisk.cli('core show channels');
		await waitUntil(
			'the other is asked for a message, too',
			async () =>
				(await floor.asterisk.cli('core show channels')).match(/Playback|Record/g)?.length === 2,
			patient,
		);
		await other.hangUp();
		const before = said();
		await floor.startDaemon();
		await isBack(floor);
		// An agent is there now, and is not given who speaks.
		const desk = await floor.deskPhone('1001');
		await floor.admin.command('sign-in', {
			...{agentId: 'claire', phoneId: '1001', presence: {state: 'available'}},
		});
		await floor.admin.board(({agents}) => agents['claire']?.ready === true, 'ready');
		const [silent] = await listed(1);
		t.is(silent?.callerNumber, '+33639980002');
		t.is(silent?.recordingId, undefined, 'nothing was said');
		await waitUntil('they speak on', () => said() > before + 48_000, patient);
		t.is(caller.state(), 'talking');
		t.is(desk.state(), 'idle');
		await caller.hangUp();
		await floor.event(/"outcome":"voicemail"/);
		const rows = await listed(
			2,
			({recordingId, workId}) => (recordingId ?? workId) === undefined || workId !== undefined,
		);
		const message = rows.find(({recordingId}) => recordingId !== undefined);
		t.is(message?.callerNumber, '+33639980001');
		const {sound} = await play(floor, message?.recordingId ?? '');
		const lengthMs = sound.samples.length / 8;
		t.true(lengthMs >= (before + 48_000) / 16, `${lengthMs} ms: from before the return to the end`);
		t.deepEqual(heard(sound, everyTone, {toMs: 500}), [tones.caller]);
		t.deepEqual(heard(sound, everyTone, {fromMs: lengthMs - 1000}), [tones.caller]);
		await floor.noChannelLeft();
	},
);
