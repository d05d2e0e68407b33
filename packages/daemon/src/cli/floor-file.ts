/** The floor file that a verb works on: from a path, or the one in force. */

import {existsSync, readFileSync} from 'node:fs';
import type {RefusalBody} from '@plateau/core/protocol';
import {daemonText, type FloorFileCode, floorFileText, pointedAt, say} from '@plateau/core/text';
import {parseFloorFile} from '../floor-file/parse.ts';
import type {FloorFile} from '../floor-file/types.ts';
import {emptyFloorFile} from '../floor-file-port.ts';
import type {Settings} from '../settings/settings.ts';
import {openToRead} from '../store/database.ts';
import {reasonOf, StoreError} from '../store/errors.ts';
import {FloorFiles} from '../store/floor-files.ts';
import {checkShape} from '../store/migrate.ts';
import {exitCodes} from './exit-codes.ts';
import {VerbError} from './failure.ts';
import {complain, type Io, print} from './io.ts';

/** The file given, else the one in force, else an empty floor; or the exit code after its errors. */
export function floorFileOr(
	io: Io,
	settings: Settings,
	path: string | undefined,
): FloorFile | number {
	if (path === undefined) return storedFloorFile(settings) ?? emptyFloorFile;
	const parsed = parseFloorFile(readText(path), {
		country: settings.country,
		switchIds: settings.switches.map(({id}) => id),
	});
	if (parsed.ok) return parsed.floor;
	complainOf(io, path, parsed.errors);
	complain(io, daemonText.floorBad, {path, count: parsed.errors.length});
	return exitCodes.config;
}

/** Every error of a file, a line each, with the place marked where it is known. */
export function complainOf(
	io: Io,
	path: string,
	errors: NonNullable<RefusalBody['details']>,
): void {
	for (const {line = 1, column, excerpt, code, params} of errors) {
		const place = column === undefined ? `${line}` : `${line}:${column}`;
		const sentence = say(io.locale, floorFileText[code as FloorFileCode], params);
		const lines = [`${path}:${place}: ${sentence}`, ...(excerpt ? pointedAt(excerpt) : [])];
		for (const each of lines) print(io.stderr, each);
	}
}

/**
 * The one in force in the database, or undefined when there is none yet. Throws when there is a database
 * that cannot be read: an empty floor in its place would be written over a real one.
 */
export function storedFloorFile({database}: Settings): FloorFile | undefined {
	if (!existsSync(database)) return undefined;
	const db = openToRead(database);
	try {
		// Made, but never opened by a daemon.
		if (checkShape(db) === 0) return undefined;
		return new FloorFiles(db).latest()?.declared as FloorFile | undefined;
	} catch (cause) {
		if (cause instanceof StoreError) throw cause;
		throw new StoreError('database-unusable', {path: database, reason: reasonOf(cause)}, cause);
	} finally {
		db.close();
	}
}

/** A text file's content; throws `file-unreadable`. */
export function readText(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		throw new VerbError('file-unreadable', {path, reason: reasonOf(error)}, error);
	}
}
