/**
 * The master keys of recordings: a JSON file of its own, readable by its owner alone, not beside the data.
 * New recordings take the active key; old ones are opened with whichever they were sealed with.
 */

import {randomBytes} from 'node:crypto';
import {chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

/** A master key and its name, which stands in what it seals. */
export interface MasterKey {
	readonly id: string;
	/** 32 bytes. */
	readonly key: Buffer;
}

export interface MasterKeys {
	readonly active: MasterKey;
	byId(id: string): MasterKey | undefined;
}

/** A key file that is not one, or that others may read. */
export class KeyFileError extends Error {
	readonly code: 'key-file-bad' | 'key-file-open' | 'key-file-unwritable';

	constructor(code: KeyFileError['code'], path: string, why: string, cause?: unknown) {
		super(`the key file of recordings, ${path}: ${why}`, {cause});
		this.name = 'KeyFileError';
		this.code = code;
	}
}

const keyBytes = 32;

/** Reads the keys; makes a file with a fresh one where there is none. Throws `KeyFileError`. */
export function masterKeysIn(path: string): MasterKeys {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
			throw new KeyFileError('key-file-bad', path, (error as Error).message, error);
		text = makeFile(path);
	}
	// Whoever reads it reads every recording.
	const isOpen = (statSync(path).mode & 0o077) !== 0;
	if (isOpen) throw new KeyFileError('key-file-open', path, 'others may read it: chmod 600');
	const keys = keysOf(text);
	const active = keys?.byId.get(keys.active);
	if (keys === undefined || active === undefined)
		throw new KeyFileError('key-file-bad', path, 'no keys of 32 bytes with an active one');
	return {active, byId: (id) => keys.byId.get(id)};
}

function keysOf(text: string) {
	try {
		const {active, keys} = JSON.parse(text) as {active: string; keys: Record<string, string>};
		const byId = new Map(
			Object.entries(keys).map(([id, base64]): [string, MasterKey] => {
				const key = Buffer.from(base64, 'base64');
				if (key.length !== keyBytes || !/^[\w-]{1,40}$/.test(id)) throw new Error('no key');
				return [id, {id, key}];
			}),
		);
		return {active, byId};
	} catch {
		return undefined;
	}
}

/** Whole or not at all: half a key file would be worse than none. */
function makeFile(path: string): string {
	const id = `k-${randomBytes(4).toString('hex')}`;
	const keys = {[id]: randomBytes(keyBytes).toString('base64')};
	const text = `${JSON.stringify({active: id, keys}, null, '\t')}\n`;
	try {
		mkdirSync(dirname(path), {recursive: true, mode: 0o700});
		writeFileSync(`${path}.part`, text, {mode: 0o600, flag: 'wx'});
		chmodSync(`${path}.part`, 0o600);
		renameSync(`${path}.part`, path);
	} catch (error) {
		throw new KeyFileError('key-file-unwritable', path, (error as Error).message, error);
	}
	return text;
}
