/** What recording takes of this machine: the folder shared with Asterisk, and the keys. */

import {access, constants, stat} from 'node:fs/promises';
import path from 'node:path';
import {type Finding, finding, unless} from './finding.ts';

export interface RecordingToCheck {
	/** Where Asterisk writes; undefined when every switch is the practice switch, which needs none made. */
	readonly spool: string | undefined;
	/** Where sealed recordings are. */
	readonly folder: string;
	readonly keyFile: string;
	readonly dataDir: string;
}

export async function checkRecording(parts: RecordingToCheck): Promise<readonly Finding[]> {
	const {spool, keyFile} = parts;
	return [
		...(spool === undefined
			? []
			: unless(await spoolProblems(spool), finding('recording-spool-good', {folder: spool}))),
		...unless(await keyProblems(parts), finding('recording-keys-good', {file: keyFile})),
	];
}

async function spoolProblems(folder: string): Promise<readonly Finding[]> {
	const found = await stat(folder).catch(() => undefined);
	if (found?.isDirectory() !== true) return [finding('recording-spool-missing', {folder})];
	const problems: Finding[] = [];
	const {R_OK, W_OK, X_OK} = constants;
	await access(folder, R_OK | W_OK | X_OK).catch(() => {
		problems.push(finding('recording-spool-denied', {folder}));
	});
	if ((found.mode & 0o007) !== 0) problems.push(finding('recording-spool-open', {folder}));
	// What Asterisk writes there must be of the shared group, not of its own.
	if ((found.mode & 0o2000) === 0) problems.push(finding('recording-spool-group', {folder}));
	return problems;
}

async function keyProblems(parts: RecordingToCheck): Promise<readonly Finding[]> {
	const {keyFile: file, dataDir, folder} = parts;
	const problems: Finding[] = [];
	if ([dataDir, folder].some((data) => isIn(data, file))) {
		problems.push(finding('recording-keys-beside', {file}));
	}
	const found = await stat(file).catch(() => undefined);
	if (found === undefined) problems.push(finding('recording-keys-absent', {file}));
	else if ((found.mode & 0o077) !== 0) problems.push(finding('recording-keys-open', {file}));
	return problems;
}

function isIn(folder: string, file: string): boolean {
	const way = path.relative(path.resolve(folder), path.resolve(file));
	return !way.startsWith('..') && !path.isAbsolute(way);
}
