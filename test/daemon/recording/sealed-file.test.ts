/** Sealed recordings: opened whole, chunk by chunk; refused with a code when anything of them was changed. */

import {createHash, randomBytes} from 'node:crypto';
import {chmodSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {KeyFileError, type MasterKeys, masterKeysIn} from '@plateau/daemon/recording/key-file';
import {sealRaw} from '@plateau/daemon/recording/seal';
import {chunkBytes, SealedFileError, SealedReader} from '@plateau/daemon/recording/sealed-file';
import test, {type ExecutionContext} from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';

async function sealed(t: ExecutionContext, rawBytes: number, cutLastMs?: number) {
	const dir = givenFolder(t);
	const keys = masterKeysIn(join(dir, 'keys', 'keys.json'));
	const raw = randomBytes(rawBytes);
	const rawPath = join(dir, 'one.raw');
	writeFileSync(rawPath, raw);
	const wish = {recordingId: 'rec-1', master: keys.active};
	const done = await sealRaw(rawPath, join(dir, 'sealed'), {
		...wish,
		...(cutLastMs === undefined ? {} : {cutLastMs}),
	});
	const path = done === undefined ? '' : join(dir, 'sealed', done.fileName);
	return {dir, keys, raw, done, path};
}

async function readAll(path: string, keys: MasterKeys, recordingId = 'rec-1'): Promise<Buffer> {
	const reader = await SealedReader.open(path, recordingId, keys);
	try {
		const chunks: Buffer[] = [];
		for (let index = 0; index < reader.chunks; index++) chunks.push(await reader.chunk(index));
		return Buffer.concat(chunks);
	} finally {
		await reader.close();
	}
}

const codeOf = async (t: ExecutionContext, act: Promise<unknown>) =>
	((await t.throwsAsync(act, {instanceOf: SealedFileError})) as SealedFileError).code;

for (const rawBytes of [4, 1000, chunkBytes - 44, chunkBytes - 40, 3 * chunkBytes, 300_000]) {
	test(`sealed file - ${rawBytes} bytes come back as a stereo WAV, and are nowhere in clear`, async (t) => {
		const {keys, raw, done, path} = await sealed(t, rawBytes);
		const wav = await readAll(path, keys);
		t.is(wav.toString('latin1', 0, 4), 'RIFF');
		t.is(wav.readUInt16LE(22), 2, 'two sides');
		t.is(wav.readUInt32LE(24), 8000);
		t.is(wav.readUInt32LE(40), rawBytes);
		t.deepEqual(wav.subarray(44), raw);
		t.is(done?.bytes, wav.length);
		t.is(done?.sha256, createHash('sha256').update(wav).digest('hex'));
		t.is(statSync(path).mode & 0o777, 0o600);
		if (rawBytes >= 1000) t.false(readFileSync(path).includes(raw.subarray(100, 132)));
	});
}

test('sealed file - one cut at its end has that much less; cut away whole, there is none', async (t) => {
	const {done, keys, raw, path} = await sealed(t, 32_000 * 3, 1000);
	t.is(done?.durationMs, 2000);
	t.deepEqual((await readAll(path, keys)).subarray(44), raw.subarray(0, 64_000));
	const {done: nothing} = await sealed(t, 32_000, 1000);
	t.is(nothing, undefined);
});

test('sealed file - any byte changed is found out before it is given out', async (t) => {
	const {keys, path} = await sealed(t, 100_000);
	const good = readFileSync(path);
	const header = good.indexOf('}') + 1;
	const places = {
		magic: 2,
		'length of the header': 8,
		'the recording’s id': good.indexOf('rec-1') + 4,
		'the wrapped key': good.indexOf('wrapped') + 14,
		'the nonce': good.indexOf('nonce') + 9,
		'the first chunk': header + 10,
		'a tag': header + chunkBytes + 3,
		'the last byte': good.length - 1,
	};
	for (const [what, at] of Object.entries(places)) {
		const bad = Buffer.from(good);
		// Another letter of base64, too.
		bad[at] = (bad[at] ?? 0) ^ 1;
		writeFileSync(path, bad);
		const code = await codeOf(t, readAll(path, keys));
		t.true(['recording-damaged', 'recording-key-wrong'].includes(code), `${what}: ${code}`);
	}
});

test('sealed file - chunks taken away, swapped or put behind are found out', async (t) => {
	const {keys, path} = await sealed(t, 4 * chunkBytes);
	const good = readFileSync(path);
	const start = good.indexOf('}') + 1;
	const whole = chunkBytes + 16;
	const chunk = (index: number) =>
		good.subarray(start + index * whole, start + (index + 1) * whole);
	const variants = {
		'the end': good.subarray(0, start + 2 * whole),
		swapped: Buffer.concat([
			good.subarray(0, start),
			chunk(1),
			chunk(0),
			good.subarray(start + 2 * whole),
		]),
		'put behind': Buffer.concat([good, chunk(0)]),
	};
	for (const [what, bytes] of Object.entries(variants)) {
		writeFileSync(path, bytes);
		t.is(await codeOf(t, readAll(path, keys)), 'recording-damaged', what);
	}
	writeFileSync(path, good);
	truncateSync(path, 5);
	t.is(await codeOf(t, readAll(path, keys)), 'recording-damaged');
});

test('sealed file - opened as another recording, or with other keys, it is refused', async (t) => {
	const {dir, keys, path} = await sealed(t, 1000);
	t.is(await codeOf(t, readAll(path, keys, 'rec-2')), 'recording-damaged');
	const others = masterKeysIn(join(dir, 'others.json'));
	t.is(await codeOf(t, readAll(path, others)), 'recording-key-wrong');
	// A key of the same name and other bytes.
	const forged: MasterKeys = {...others, byId: (id) => ({id, key: randomBytes(32)})};
	t.is(await codeOf(t, readAll(path, forged)), 'recording-key-wrong');
});

test('key file - made once, for its owner alone; a second key opens what the first sealed', async (t) => {
	const {dir, keys, path} = await sealed(t, 1000);
	const file = join(dir, 'keys', 'keys.json');
	t.is(statSync(file).mode & 0o777, 0o600);
	t.deepEqual(masterKeysIn(file).active, keys.active, 'the same at the next start');
	const written = JSON.parse(readFileSync(file, 'utf8')) as {keys: Record<string, string>};
	const more = {...written.keys, 'k-new': randomBytes(32).toString('base64')};
	writeFileSync(file, JSON.stringify({active: 'k-new', keys: more}), {mode: 0o600});
	const rotated = masterKeysIn(file);
	t.is(rotated.active.id, 'k-new');
	t.is((await readAll(path, rotated)).length, 1044);
});

test('key file - one that others may read, or that is none, is not used and not replaced', (t) => {
	const file = join(givenFolder(t), 'keys.json');
	masterKeysIn(file);
	chmodSync(file, 0o640);
	t.is(t.throws(() => masterKeysIn(file), {instanceOf: KeyFileError})?.code, 'key-file-open');
	chmodSync(file, 0o600);
	for (const bad of ['', '{}', '{"active": "a", "keys": {"a": "c2hvcnQ="}}', 'null']) {
		writeFileSync(file, bad);
		t.is(t.throws(() => masterKeysIn(file), {instanceOf: KeyFileError})?.code, 'key-file-bad');
		t.is(readFileSync(file, 'utf8'), bad);
	}
	t.false(existsSync(`${file}.part`));
});
