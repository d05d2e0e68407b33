/** The random values of this installation: `secrets.json` in the data folder, readable by its owner alone. */

import {randomBytes} from 'node:crypto';
import {chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {AsteriskSecrets} from '../asterisk/input.ts';
import {completeSecrets} from '../asterisk/secrets.ts';
import {VerbError} from './failure.ts';

/** The secrets for these endpoints; missing ones are made and kept. */
export function secretsIn(
	dataDir: string,
	endpoints: readonly string[],
	hasTies = false,
): AsteriskSecrets {
	const path = join(dataDir, 'secrets.json');
	const known = read(path);
	const secrets = completeSecrets(endpoints, known, randomBytes, hasTies);
	const text = `${JSON.stringify({...secrets, phones: {...known.phones, ...secrets.phones}}, null, '\t')}\n`;
	if (text !== `${JSON.stringify(known, null, '\t')}\n`) write(path, text);
	return secrets;
}

/** Makes a folder for private things. */
export function privateFolder(path: string): void {
	try {
		mkdirSync(path, {recursive: true, mode: 0o700});
	} catch (error) {
		throw new VerbError('file-unwritable', {path, reason: (error as Error).message}, error);
	}
}

function read(path: string): Partial<AsteriskSecrets> {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
		throw new VerbError('file-unreadable', {path, reason: (error as Error).message}, error);
	}
	try {
		const known: unknown = JSON.parse(text);
		if (typeof known === 'object' && known !== null && !Array.isArray(known)) return known;
		throw new Error('not an object');
	} catch (error) {
		// Never replaced by new ones in silence: Asterisk and the phones have the old ones.
		throw new VerbError('secrets-bad', {path, reason: (error as Error).message}, error);
	}
}

/** Whole or not at all, and never readable by others in between. */
function write(path: string, text: string): void {
	const part = `${path}.part`;
	try {
		writeFileSync(part, text, {mode: 0o600});
		chmodSync(part, 0o600);
		renameSync(part, path);
	} catch (error) {
		throw new VerbError('file-unwritable', {path, reason: (error as Error).message}, error);
	}
}
