/** Makes what recording takes: the keys, the recorder, the port. What is missing is logged, and the rest goes on. */

import {mkdirSync} from 'node:fs';
import type {Instant} from '@plateau/core';
import type {Log} from '../log.ts';
import type {RecordingsPort} from '../server/deps.ts';
import type {Settings} from '../settings/settings.ts';
import type {Recordings} from '../store/recordings.ts';
import {KeyFileError, type MasterKeys, masterKeysIn} from './key-file.ts';
import {Recorder} from './recorder.ts';
import {recordingsPort} from './recordings-port.ts';

const megabyte = 1024 * 1024;

/** `sealing`: what else is sealed takes; absent where nothing can be. */
export interface OpenedRecording {
	readonly recorder: Recorder | undefined;
	readonly sealing: {readonly recorder: Recorder; readonly keys: MasterKeys} | undefined;
	readonly port: RecordingsPort;
}

export function openRecording(
	{recording, switches}: Settings,
	parts: {
		readonly recordings: Recordings;
		readonly ownerId: string;
		now(): Instant;
		readonly log: Log;
	},
): OpenedRecording {
	const {recordings, now, log} = parts;
	const folder = recording?.folder ?? '';
	if (recording === undefined)
		return {...none, sealing: undefined, port: recordingsPort({...parts, ...none, folder})};
	try {
		const {spool, keyFile, minFreeMegabytes} = recording;
		const keys = masterKeysIn(keyFile);
		// Asterisk's own folder is made with its group; the practice switch's is ours.
		if (switches.every(({practice}) => practice)) mkdirSync(spool, {recursive: true, mode: 0o700});
		const recorder = new Recorder({
			...{...parts, spoolDir: spool, folder, keys},
			minFreeBytes: minFreeMegabytes * megabyte,
		});
		const port = recordingsPort({recordings, recorder, keys, folder, now});
		return {recorder, sealing: {recorder, keys}, port};
	} catch (error) {
		// Calls come first: they go on unrecorded, which each of them says.
		const code = error instanceof KeyFileError ? error.code : 'recording-impossible';
		log.error(code, {error});
		return {...none, sealing: undefined, port: recordingsPort({...parts, ...none, folder})};
	}
}

const none = {recorder: undefined, keys: undefined};
