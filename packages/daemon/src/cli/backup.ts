/** `plateaud backup`: a checked copy of the database, taken from the file while a daemon may be writing. */

import {statSync} from 'node:fs';
import {join} from 'node:path';
import {daemonText} from '@plateau/core/text';
import type {Flags} from '../settings/given.ts';
import {backUpFile} from '../store/backup.ts';
import {exitCodes} from './exit-codes.ts';
import {type Io, printJson, settingsOr, tell} from './io.ts';

export async function backup(
	io: Io,
	{flags, to, json}: {readonly flags: Flags; readonly to?: string; readonly json: boolean},
): Promise<number> {
	const settings = settingsOr(io, flags);
	if (typeof settings === 'number') return settings;
	const folder = to ?? join(settings.dataDir, 'backups');
	const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
	const isFolder = to === undefined || isDirectory(to);
	const path = isFolder ? join(folder, `plateau-${stamp}.db`) : folder;
	const result = await backUpFile(settings.database, path);
	if (json) printJson(io, result);
	else tell(io, daemonText.backedUp, {path, bytes: result.bytes});
	return exitCodes.ok;
}

/** False for what is not there, or cannot be looked at: the copy itself will say why. */
function isDirectory(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
