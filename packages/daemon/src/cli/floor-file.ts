/** The floor file that a verb works on: from a path, or the one in force. */

import {readFileSync} from 'node:fs';
import {daemonText, floorFileText, say} from '@plateau/core/text';
import {parseFloorFile} from '../floor-file/parse.ts';
import type {FloorFile} from '../floor-file/types.ts';
import {emptyFloorFile} from '../floor-file-port.ts';
import type {Settings} from '../settings/settings.ts';
import {openToRead} from '../store/database.ts';
import {FloorFiles} from '../store/floor-files.ts';
import {exitCodes} from './exit-codes.ts';
import {complain, type Io} from './io.ts';

/** The file given, else the one in force, else an empty floor; or the exit code after its errors. */
export function floorFileOr(
	io: Io,
	settings: Settings,
	path: string | undefined,
): FloorFile | number {
	if (path === undefined) return storedFloorFile(settings) ?? emptyFloorFile;
	const parsed = parseFloorFile(readFileSync(path, 'utf8'), {
		country: settings.country,
		switchIds: settings.switches.map(({id}) => id),
	});
	if (parsed.ok) return parsed.floor;
	for (const {line, code, params} of parsed.errors) {
		io.stderr.write(`${path}:${line}: ${say(io.locale, floorFileText[code], params)}\n`);
	}
	complain(io, daemonText.floorBad, {path, count: parsed.errors.length});
	return exitCodes.config;
}

/** The one in force in the database, or undefined when there is none yet. */
export function storedFloorFile(settings: Settings): FloorFile | undefined {
	try {
		const db = openToRead(settings.database);
		try {
			return new FloorFiles(db).latest()?.declared as FloorFile | undefined;
		} finally {
			db.close();
		}
	} catch {
		return undefined;
	}
}
