/** From the switch's raw file to a sealed WAV: two sides, 8 kHz, 16 bits. The raw file is left where it is. */

import {randomBytes} from 'node:crypto';
import {mkdir, open, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {MasterKey} from './key-file.ts';
import {Sealer} from './sealed-file.ts';

const sampleRateHz = 8000;
/** Two sides of two bytes. */
const frameBytes = 4;
const bytesPerMs = (sampleRateHz / 1000) * frameBytes;
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

/** Seals the raw file without its last `cutLastMs`; undefined when nothing is left. Rejects with file errors. */
export async function sealRaw(
	rawPath: string,
	folder: string,
	wish: {readonly recordingId: string; readonly master: MasterKey; readonly cutLastMs?: number},
): Promise<Sealed | undefined> {
	const {recordingId, master, cutLastMs = 0} = wish;
	const {size} = await stat(rawPath);
	const whole = size - (size % frameBytes);
	const length = Math.max(0, whole - Math.ceil(cutLastMs) * bytesPerMs);
	if (length === 0) return undefined;
	await mkdir(folder, {recursive: true, mode: 0o700});
	const fileName = `${randomBytes(16).toString('hex')}.plr`;
	const part = join(folder, `${fileName}.part`);
	try {
		const sha256 = await write(rawPath, part, length, {recordingId, master});
		await rename(part, join(folder, fileName));
		const bytes = length + headerBytes;
		return {fileName, keyId: master.id, bytes, durationMs: length / bytesPerMs, sha256};
	} catch (error) {
		await rm(part, {force: true});
		throw error;
	}
}

async function write(
	rawPath: string,
	part: string,
	length: number,
	{recordingId, master}: {readonly recordingId: string; readonly master: MasterKey},
): Promise<string> {
	const raw = await open(rawPath, 'r');
	try {
		const out = await open(part, 'wx', 0o600);
		try {
			const sealer = new Sealer(out, recordingId, master);
			await sealer.write(waveHeader(length));
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
	} finally {
		await raw.close();
	}
}

const headerBytes = 44;

function waveHeader(dataBytes: number): Buffer {
	const header = Buffer.alloc(headerBytes);
	header.write('RIFF', 0);
	header.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(2, 22);
	header.writeUInt32LE(sampleRateHz, 24);
	header.writeUInt32LE(sampleRateHz * frameBytes, 28);
	header.writeUInt16LE(frameBytes, 32);
	header.writeUInt16LE(16, 34);
	header.write('data', 36);
	header.writeUInt32LE(dataBytes, 40);
	return header;
}
