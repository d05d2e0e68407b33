/** From the switch's raw file to a sealed WAV: one side or two, 8 kHz, 16 bits. The raw file is left where it is. */

import {randomBytes} from 'node:crypto';
import {constants} from 'node:fs';
import {type FileHandle, mkdir, open, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {MasterKey} from './key-file.ts';
import {Sealer} from './sealed-file.ts';

const sampleRateHz = 8000;
/** Of one side. */
const sampleBytes = 2;
const readBytes = 256 * 1024;

/** What was sealed. */
export interface Sealed {
	/** In the folder of sealed recordings; says nothing of the call. */
	readonly fileName: string;
	readonly keyId: string;
	/** Of the WAV. */
	readonly bytes: number;
	readonly durationMs: number;
	readonly sha256: string;
}

/** What is sealed, and how. */
export interface SealWish {
	readonly recordingId: string;
	readonly master: MasterKey;
	readonly cutLastMs?: number;
	/** 1: mono. Two unless told. */
	readonly sides?: 1 | 2;
	/** What is beyond is left out. */
	readonly mostMs?: number;
	/** The same when it is done again after a crash; chance unless told. */
	readonly fileName?: string;
}

/** Seals the raw file without its last `cutLastMs`; undefined when nothing is left. Rejects with file errors. */
export async function sealRaw(
	rawPath: string,
	folder: string,
	wish: SealWish,
): Promise<Sealed | undefined> {
	const {cutLastMs = 0, sides = 2, mostMs = Number.POSITIVE_INFINITY, master} = wish;
	const frameBytes = sides * sampleBytes;
	const bytesPerMs = (sampleRateHz / 1000) * frameBytes;
	// Never through a link: others may write in the folder that it is in.
	const raw = await open(rawPath, constants.O_RDONLY | constants.O_NOFOLLOW);
	try {
		const {size} = await raw.stat();
		const whole = Math.min(size - (size % frameBytes), mostMs * bytesPerMs);
		const length = Math.max(0, whole - Math.ceil(cutLastMs) * bytesPerMs);
		if (length === 0) return undefined;
		await mkdir(folder, {recursive: true, mode: 0o700});
		const {fileName = `${randomBytes(16).toString('hex')}.plr`} = wish;
		const part = join(folder, `${fileName}.part`);
		try {
			// Left by a crash.
			await rm(part, {force: true});
			const sha256 = await write({raw, rawPath, part, length, sides}, wish);
			await rename(part, join(folder, fileName));
			const bytes = length + headerBytes;
			return {fileName, keyId: master.id, bytes, durationMs: length / bytesPerMs, sha256};
		} catch (error) {
			await rm(part, {force: true});
			throw error;
		}
	} finally {
		await raw.close();
	}
}

async function write(
	parts: {
		readonly raw: FileHandle;
		readonly rawPath: string;
		readonly part: string;
		readonly length: number;
		readonly sides: 1 | 2;
	},
	{recordingId, master}: SealWish,
): Promise<string> {
	const {raw, rawPath, part, length, sides} = parts;
	const out = await open(part, 'wx', 0o600);
	try {
		const sealer = new Sealer(out, recordingId, master);
		await sealer.write(waveHeader(length, sides));
		for (let at = 0; at < length; ) {
			const bytes = Buffer.alloc(Math.min(readBytes, length - at));
			const {bytesRead} = await raw.read(bytes, 0, bytes.length, at);
			if (bytesRead === 0) throw new Error(`${rawPath} became shorter while it was read`);
			await sealer.write(bytes.subarray(0, bytesRead));
			at += bytesRead;
		}
		return await sealer.end();
	} finally {
		await out.close();
	}
}

const headerBytes = 44;

function waveHeader(dataBytes: number, sides: 1 | 2): Buffer {
	const frameBytes = sides * sampleBytes;
	const header = Buffer.alloc(headerBytes);
	header.write('RIFF', 0);
	header.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(sides, 22);
	header.writeUInt32LE(sampleRateHz, 24);
	header.writeUInt32LE(sampleRateHz * frameBytes, 28);
	header.writeUInt16LE(frameBytes, 32);
	header.writeUInt16LE(16, 34);
	header.write('data', 36);
	header.writeUInt32LE(dataBytes, 40);
	return header;
}
