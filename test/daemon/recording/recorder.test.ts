/** Recordings from the spool to the sealed file, kept for their time, deleted with proof; and after a crash. */

import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type EventBody, id, type RecordingId} from '@plateau/core';
import {recordingsPort} from '@plateau/daemon/recording/recordings-port';
import test, {type ExecutionContext} from 'ava';
import {givenSpool} from '../../helpers/given-spool.ts';

const day = 86_400_000;
const secondOfSound = Buffer.alloc(32_000, 7);

async function setup(t: ExecutionContext) {
	const given = givenSpool(t, 1_000_000);
	const {folder, store, keys, clock, now, recorderOf, write} = given;
	const make: typeof recorderOf = (more) => recorderOf({settleMs: 30, retryMs: 20, ...more});
	const partyId = store.partyOf({number: '0612345678'});
	await write({
		...{type: 'call-arrived', callId: id('c-1'), switchId: id('main'), channelId: id('k1')},
		...{partyId, numberId: id('100'), startedAt: clock.now},
	});
	const about = (recordingId: string) => ({
		...{callId: id<never>('c-1'), recordingId: id<RecordingId>(recordingId)},
	});
	const asked = (recordingId: string): EventBody => ({
		...{type: 'recording-asked', ...about(recordingId), agentId: id('a1'), queueId: id('support')},
		...{by: 'floor', purpose: 'quality', keepMs: 30 * day},
	});
	const recorder = make();
	const port = () => recordingsPort({recordings: store.recordings, recorder, keys, folder, now});
	return {...given, make, asked, about, recorder, port};
}

/** A recording of a second that is kept. */
async function kept(given: Awaited<ReturnType<typeof setup>>, recordingId = 'rec-1') {
	const {write, asked, about, recorder} = given;
	await write(asked(recordingId), {type: 'recording-started', ...about(recordingId)});
	writeFileSync(recorder.fileOf(recordingId), secondOfSound);
	recorder.stored(
		await write({type: 'recording-ended', ...about(recordingId), reason: 'call-ended'}),
	);
	await recorder.settled();
}

test('recorder - what has ended is sealed, and the spool is empty', async (t) => {
	const given = await setup(t);
	const {store, folder, spoolDir, port} = given;
	await kept(given);
	t.deepEqual(readdirSync(spoolDir), []);
	const row = store.recordings.get('rec-1');
	t.like(row, {bytes: 32_044, durationMs: 1000, endReason: 'call-ended', purpose: 'quality'});
	t.deepEqual(readdirSync(folder), [row?.fileName]);
	t.regex(row?.fileName ?? '', /^[0-9a-f]{32}\.plr$/, 'its name is chance, and says nothing');
	const opened = await port().open('rec-1', 'sam');
	t.true(opened.ok && opened.result.chunks === 1);
});

test('recorder - a recording that is still written is waited for', async (t) => {
	const {write, asked, about, make, store} = await setup(t);
	const recorder = make({settleMs: 1000});
	await write(asked('rec-1'));
	const path = recorder.fileOf('rec-1');
	writeFileSync(path, secondOfSound);
	recorder.stored(await write({type: 'recording-ended', ...about('rec-1'), reason: 'stopped'}));
	for (let more = 0; more < 4; more += 1) {
		await new Promise((resolve) => setTimeout(resolve, 20));
		writeFileSync(path, secondOfSound, {flag: 'a'});
	}
	await recorder.settled();
	t.is(store.recordings.get('rec-1')?.durationMs, 5000);
});

for (const reason of ['opted-out', 'private'] as const) {
	test(`recorder - ${reason}: deleted unsealed, with proof`, async (t) => {
		const given = await setup(t);
		const {write, asked, about, recorder, store, folder, clock} = given;
		await write(asked('rec-1'));
		writeFileSync(recorder.fileOf('rec-1'), secondOfSound);
		recorder.stored(
			await write({type: 'recording-ended', ...about('rec-1'), reason, discarded: true}),
		);
		await recorder.settled();
		t.false(existsSync(recorder.fileOf('rec-1')));
		t.false(existsSync(folder));
		t.deepEqual(store.recordings.proofs('rec-1'), [
			{recordingId: 'rec-1', deletedAt: clock.now, reason, deletedBy: 'floor', bytes: 32_000},
		]);
	});
}

test('recorder - kept for its time, then deleted with a proof that nobody can change', async (t) => {
	const given = await setup(t);
	const {store, folder, clock, make, port} = given;
	await kept(given);
	const {sha256} = store.recordings.get('rec-1') ?? {};
	clock.now += 30 * day - 1;
	const early = make();
	early.start();
	await early.settled();
	t.is(readdirSync(folder).length, 1, 'not a millisecond before');
	clock.now += 1;
	const late = make();
	late.start();
	await late.settled();
	t.deepEqual(readdirSync(folder), []);
	const proof = {recordingId: 'rec-1', deletedAt: clock.now, reason: 'time', deletedBy: 'floor'};
	t.deepEqual(store.recordings.proofs('rec-1'), [{...proof, bytes: 32_044, sha256: sha256 ?? ''}]);
	t.like(await port().show('rec-1'), {result: {state: 'deleted', deleted: {reason: 'time'}}});
	t.like(await port().open('rec-1', 'sam'), {refusal: {code: 'recording-gone'}});
});

test('recorder - a legal hold outlasts the time, and nobody deletes it meanwhile', async (t) => {
	const given = await setup(t);
	const {clock, make, port, folder} = given;
	await kept(given);
	const by = 'root';
	await port().hold({recordingId: 'rec-1', held: true, reason: 'claim 12', by});
	t.like(await port().remove({recordingId: 'rec-1', reason: 'tidy', by}), {
		refusal: {code: 'recording-held'},
	});
	clock.now += 400 * day;
	const later = make();
	later.start();
	await later.settled();
	t.is(readdirSync(folder).length, 1);
	await port().hold({recordingId: 'rec-1', held: false, reason: 'settled', by});
	const last = make();
	last.start();
	await last.settled();
	t.deepEqual(readdirSync(folder), []);
});

test('recorder - an administrator deletes one before its time; a ticket for it opens nothing more', async (t) => {
	const given = await setup(t);
	await kept(given);
	const port = given.port();
	const opened = await port.open('rec-1', 'sam');
	const ticket = opened.ok ? opened.result.ticket : '';
	t.true((await port.read(ticket, 0, 'sam')).ok);
	t.false((await port.read(ticket, 0, 'mallory')).ok, 'a ticket is one person’s');
	t.true((await port.remove({recordingId: 'rec-1', reason: 'asked for', by: 'root'})).ok);
	t.like(await port.read(ticket, 0, 'sam'), {refusal: {code: 'recording-gone'}});
	t.like(given.store.recordings.proofs('rec-1'), [{deletedBy: 'root', reason: 'asked for'}]);
});

test('recorder - a ticket ends when it was not used for a while', async (t) => {
	const given = await setup(t);
	await kept(given);
	const port = given.port();
	const opened = await port.open('rec-1', 'sam');
	given.clock.now += 5 * 60_000 + 1;
	t.false((await port.read(opened.ok ? opened.result.ticket : '', 0, 'sam')).ok);
});

test('recorder - after a crash: what ended is sealed, half a deletion finished, orphans deleted', async (t) => {
	const given = await setup(t);
	const {write, asked, about, recorder, store, folder, spoolDir, make} = given;
	await kept(given, 'rec-1');
	// It died when the file was sealed and not yet in the row, amid a deletion, and before a live one ended.
	await write(asked('rec-2'), {type: 'recording-ended', ...about('rec-2'), reason: 'lost'});
	writeFileSync(recorder.fileOf('rec-2'), secondOfSound);
	store.recordings.deleting('rec-1', 'asked for', 'root');
	await write(asked('rec-3'));
	writeFileSync(recorder.fileOf('rec-3'), secondOfSound);
	writeFileSync(recorder.fileOf('rec-99'), secondOfSound);
	writeFileSync(join(spoolDir, 'somebody-elses.raw'), 'theirs');
	writeFileSync(join(folder, 'half.plr.part'), 'half');
	const next = make();
	next.start();
	await next.settled();
	await next.settled();
	t.like(store.recordings.get('rec-2'), {durationMs: 1000});
	t.truthy(store.recordings.get('rec-1')?.deletedAt);
	t.like(store.recordings.proofs('rec-1'), [{reason: 'asked for', deletedBy: 'root'}]);
	t.deepEqual(
		readdirSync(spoolDir)
			.map((name) => name.replace(/^.*-(rec-\d+)/, '$1'))
			.sort(),
		['rec-3.raw', 'somebody-elses.raw'],
		'what is live goes on, what is not ours is left alone',
	);
	t.like(store.recordings.proofs('rec-99'), [{reason: 'unknown', bytes: 32_000}]);
	t.deepEqual(readdirSync(folder), [store.recordings.get('rec-2')?.fileName]);
});

test('recorder - one that cannot be sealed stays, is said aloud, and is tried again', async (t) => {
	const given = await setup(t);
	const {write, asked, about, recorder, store, folder, logged} = given;
	writeFileSync(folder, 'a file where the folder should be');
	await write(asked('rec-1'));
	writeFileSync(recorder.fileOf('rec-1'), secondOfSound);
	recorder.stored(await write({type: 'recording-ended', ...about('rec-1'), reason: 'stopped'}));
	await recorder.settled();
	t.true(logged.includes('recording-unsealed'));
	t.true(existsSync(recorder.fileOf('rec-1')));
	const {rmSync} = await import('node:fs');
	rmSync(folder);
	for (let tries = 0; store.recordings.get('rec-1')?.sealedAt === undefined; tries++) {
		t.true(tries < 300, 'sealed in the end');
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	await recorder.settled();
	t.false(existsSync(recorder.fileOf('rec-1')));
});

test('recorder - one that left no sound leaves a proof of that, and no file', async (t) => {
	const {write, asked, about, recorder, store} = await setup(t);
	await write(asked('rec-1'));
	recorder.stored(
		await write({type: 'recording-ended', ...about('rec-1'), reason: 'failed', detail: 'no-right'}),
	);
	await recorder.settled();
	t.like(store.recordings.proofs('rec-1'), [{reason: 'nothing-recorded'}]);
});

test('recorder - without room, or without a folder, there is none to record in', async (t) => {
	const {make, recorder} = await setup(t);
	t.true(recorder.hasRoom());
	t.false(make({minFreeBytes: Number.MAX_SAFE_INTEGER}).hasRoom());
	t.false(make({spoolDir: '/nowhere/at/all'}).hasRoom());
});

test('recordings - the proof of a deletion is append-only', async (t) => {
	const given = await setup(t);
	await kept(given);
	await given.port().remove({recordingId: 'rec-1', reason: 'asked for', by: 'root'});
	given.store.close();
	const {openDatabase} = await import('@plateau/daemon/store/database');
	const {db, close} = openDatabase(join(given.dir, 'plateau.db'));
	t.teardown(close);
	for (const sql of [
		"UPDATE recording_deletion SET reason = 'x'",
		'DELETE FROM recording_deletion',
	]) {
		t.throws(() => db.exec(sql), {any: true, message: /append-only/});
	}
});

test('recorder - one that begins while the sweep goes on is nobody’s orphan', async (t) => {
	const {write, asked, recorder, make, clock, ...given} = await setup(t);
	// A deletion to be finished keeps the sweep busy, as on a slow disk.
	await kept({...given, write, asked, recorder, make, clock});
	clock.now += 31 * day;
	const later = make();
	later.start();
	await write(asked('rec-2'));
	writeFileSync(later.fileOf('rec-2'), secondOfSound);
	await later.settled();
	t.true(existsSync(later.fileOf('rec-2')));
	t.true(given.store.recordings.get('rec-1')?.deletedAt !== undefined);
});
