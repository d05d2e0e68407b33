/** The random values of this installation: `secrets.json` in the data folder, readable by its owner alone. */

import {randomBytes} from 'node:crypto';
import {chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {AsteriskSecrets} from '../asterisk/input.ts';
import {completeSecrets} from '../asterisk/secrets.ts';

/** The secrets for these endpoints; missing ones are made and kept. */
export function secretsIn(dataDir: string, endpoints: readonly string[]): AsteriskSecrets {
	const path = join(dataDir, 'secrets.json');
	const known = read(path);
	const secrets = completeSecrets(endpoints, known, randomBytes);
	const text = `${JSON.stringify({...secrets, phones: {...known.phones, ...secrets.phones}}, null, '\t')}\n`;
	if (text !== `${JSON.stringify(known, null, '\t')}\n`) write(path, text);
	return secrets;
}

/** Makes a folder for private things. */
export function privateFolder(path: string): void {
	mkdirSync(path, {recursive: true, mode: 0o700});
}

function read(path: string): Partial<AsteriskSecrets> {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Partial<AsteriskSecrets>;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
		throw error;
	}
}

/** Whole or not at all, and never readable by others in between. */
function write(path: string, text: string): void {
	const part = `${path}.part`;
	writeFileSync(part, text, {mode: 0o600});
	chmodSync(part, 0o600);
	renameSync(part, path);
}
