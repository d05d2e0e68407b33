/**
 * A sealed recording: a WAV, encrypted with a key of its own (AES-256-GCM), which is wrapped by a master key.
 * In chunks, each with a tag, so that it can be played from the beginning without holding it whole and without
 * giving out a byte that was not checked. Its order, its end and its header cannot be changed unseen.
 *
 *     "PLREC1\n" · length of header (2 bytes) · header (JSON) · chunks: ciphertext · tag (16 bytes)
 */

import {createCipheriv, createDecipheriv, createHash, randomBytes} from 'node:crypto';
import {type FileHandle, open} from 'node:fs/promises';
import type {MasterKey, MasterKeys} from './key-file.ts';

const magic = Buffer.from('PLREC1\n');
const tagBytes = 16;
/** Plaintext of one chunk; in base64 it fits a frame of the wire. */
export const chunkBytes = 32_768;
const cipher = 'aes-256-gcm';

interface Header {
	readonly recordingId: string;
	/** Of the master key. */
	readonly keyId: string;
	/** The recording's own key, wrapped, in base64: nonce, tag, ciphertext. */
	readonly wrapped: string;
	/** Seven bytes that begin each chunk's nonce, in base64. */
	readonly nonce: string;
}

/** A sealed file that cannot be opened: tampered with, cut short, or no key here fits. */
export class SealedFileError extends Error {
	readonly code: 'recording-damaged' | 'recording-key-wrong';

	constructor(code: SealedFileError['code'], why: string, cause?: unknown) {
		super(why, {cause});
		this.name = 'SealedFileError';
		this.code = code;
	}
}

/** Writes a sealed file chunk by chunk. `end` must be called, or it has no end and cannot be opened. */
export class Sealer {
	readonly #file: FileHandle;
	readonly #dataKey = randomBytes(32);
	readonly #nonce = randomBytes(7);
	readonly #aad: Buffer;
	readonly #header: Buffer;
	readonly #hash = createHash('sha256');
	#held = Buffer.alloc(0);
	#count = 0;
	#isBegun = false;

	constructor(file: FileHandle, recordingId: string, master: MasterKey) {
		this.#file = file;
		const header: Header = {
			recordingId,
			keyId: master.id,
			wrapped: wrap(this.#dataKey, master, recordingId).toString('base64'),
			nonce: this.#nonce.toString('base64'),
		};
		this.#header = Buffer.from(JSON.stringify(header));
		this.#aad = createHash('sha256').update(this.#header).digest();
	}

	async write(plain: Buffer): Promise<void> {
		this.#hash.update(plain);
		this.#held = Buffer.concat([this.#held, plain]);
		// The last one is only known at the end, so one is always kept back.
		while (this.#held.length > chunkBytes) {
			await this.#put(this.#held.subarray(0, chunkBytes), false);
			this.#held = Buffer.from(this.#held.subarray(chunkBytes));
		}
	}

	/** The SHA-256 of all that was written, in hexadecimal digits. */
	async end(): Promise<string> {
		await this.#put(this.#held, true);
		await this.#file.sync();
		return this.#hash.digest('hex');
	}

	async #put(plain: Buffer, isLast: boolean): Promise<void> {
		if (!this.#isBegun) {
			const length = Buffer.alloc(2);
			length.writeUInt16BE(this.#header.length);
			await this.#file.write(Buffer.concat([magic, length, this.#header]));
			this.#isBegun = true;
		}
		const sealing = createCipheriv(
			cipher,
			this.#dataKey,
			nonceOf(this.#nonce, this.#count, isLast),
		);
		sealing.setAAD(this.#aad);
		const sealed = Buffer.concat([sealing.update(plain), sealing.final()]);
		await this.#file.write(Buffer.concat([sealed, sealing.getAuthTag()]));
		this.#count += 1;
	}
}

/** A sealed file, opened to be read. Close it. */
export class SealedReader {
	readonly #file: FileHandle;
	readonly #dataKey: Buffer;
	readonly #nonce: Buffer;
	readonly #aad: Buffer;
	readonly #start: number;
	/** How many chunks it has. */
	readonly chunks: number;
	/** Of the WAV. */
	readonly bytes: number;

	private constructor(parts: {
		readonly file: FileHandle;
		readonly dataKey: Buffer;
		readonly nonce: Buffer;
		readonly aad: Buffer;
		readonly start: number;
		readonly size: number;
	}) {
		this.#file = parts.file;
		this.#dataKey = parts.dataKey;
		this.#nonce = parts.nonce;
		this.#aad = parts.aad;
		this.#start = parts.start;
		const body = parts.size - parts.start;
		this.chunks = Math.ceil(body / (chunkBytes + tagBytes));
		this.bytes = body - this.chunks * tagBytes;
		if (this.chunks < 1 || this.bytes < 0) throw damaged('it is cut short');
	}

	/** Opens it for `recordingId`. Throws `SealedFileError`; file errors as they are. */
	static async open(path: string, recordingId: string, keys: MasterKeys): Promise<SealedReader> {
		const file = await open(path, 'r');
		try {
			const {size} = await file.stat();
			const fixed = await readAt(file, 0, magic.length + 2);
			if (!fixed.subarray(0, magic.length).equals(magic))
				throw damaged('it is no sealed recording');
			const length = fixed.readUInt16BE(magic.length);
			const raw = await readAt(file, fixed.length, length);
			const header = headerOf(raw);
			if (header.recordingId !== recordingId) throw damaged('it is another recording');
			const master = keys.byId(header.keyId);
			if (master === undefined)
				throw new SealedFileError('recording-key-wrong', `there is no key "${header.keyId}"`);
			return new SealedReader({
				...{file, size, start: fixed.length + length},
				dataKey: unwrap(Buffer.from(header.wrapped, 'base64'), master, recordingId),
				nonce: Buffer.from(header.nonce, 'base64'),
				aad: createHash('sha256').update(raw).digest(),
			});
		} catch (error) {
			await file.close();
			throw error;
		}
	}

	/** The plaintext of a chunk, from 0. Throws `recording-damaged`. */
	async chunk(index: number): Promise<Buffer> {
		if (!Number.isInteger(index) || index < 0 || index >= this.chunks)
			throw damaged(`there is no chunk ${index}`);
		const isLast = index === this.chunks - 1;
		const whole = chunkBytes + tagBytes;
		const length = isLast ? this.bytes - index * chunkBytes + tagBytes : whole;
		const sealed = await readAt(this.#file, this.#start + index * whole, length);
		try {
			const opening = createDecipheriv(cipher, this.#dataKey, nonceOf(this.#nonce, index, isLast));
			opening.setAAD(this.#aad);
			opening.setAuthTag(sealed.subarray(-tagBytes));
			return Buffer.concat([opening.update(sealed.subarray(0, -tagBytes)), opening.final()]);
		} catch (error) {
			throw damaged(`chunk ${index} was changed`, error);
		}
	}

	close(): Promise<void> {
		return this.#file.close();
	}
}

function headerOf(raw: Buffer): Header {
	try {
		const header = JSON.parse(raw.toString('utf8')) as Header;
		const {recordingId, keyId, wrapped, nonce} = header;
		if ([recordingId, keyId, wrapped, nonce].every((one) => typeof one === 'string')) return header;
	} catch {
		// Told below.
	}
	throw damaged('its header was changed');
}

function damaged(why: string, cause?: unknown): SealedFileError {
	return new SealedFileError('recording-damaged', why, cause);
}

/** Never the same twice with one key: the chunk's number and whether it is the last are part of it. */
function nonceOf(prefix: Buffer, index: number, isLast: boolean): Buffer {
	const nonce = Buffer.alloc(12);
	prefix.copy(nonce);
	nonce.writeUInt32BE(index, 7);
	nonce.writeUInt8(isLast ? 1 : 0, 11);
	return nonce;
}

function wrap(dataKey: Buffer, master: MasterKey, recordingId: string): Buffer {
	const nonce = randomBytes(12);
	const sealing = createCipheriv(cipher, master.key, nonce);
	sealing.setAAD(Buffer.from(`${master.id} ${recordingId}`));
	const sealed = Buffer.concat([sealing.update(dataKey), sealing.final()]);
	return Buffer.concat([nonce, sealing.getAuthTag(), sealed]);
}

function unwrap(wrapped: Buffer, master: MasterKey, recordingId: string): Buffer {
	try {
		const opening = createDecipheriv(cipher, master.key, wrapped.subarray(0, 12));
		opening.setAAD(Buffer.from(`${master.id} ${recordingId}`));
		opening.setAuthTag(wrapped.subarray(12, 12 + tagBytes));
		return Buffer.concat([opening.update(wrapped.subarray(12 + tagBytes)), opening.final()]);
	} catch (cause) {
		// A changed header looks the same from here: either way this key does not open it.
		throw new SealedFileError('recording-key-wrong', `key "${master.id}" does not open it`, cause);
	}
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
	const bytes = Buffer.alloc(length);
	const {bytesRead} = await file.read(bytes, 0, length, position);
	if (bytesRead < length) throw damaged('it is cut short');
	return bytes;
}
