/** Makes what takes callers' messages up, where recordings can be sealed; without that nothing could be kept. */

import type {FloorFile} from '../floor-file/types.ts';
import type {Log} from '../log.ts';
import type {MasterKeys} from '../recording/key-file.ts';
import type {Recorder} from '../recording/recorder.ts';
import type {Settings} from '../settings/settings.ts';
import type {Store} from '../store/store.ts';
import {type BringWorkParts, bringWork} from './bring-work.ts';
import {Mailbox} from './mailbox.ts';

/** Of a message whose queue has no mailbox any more. */
const usualKeepMs = 30 * 86_400_000;

export function openMailbox(
	settings: Settings,
	parts: {
		readonly store: Store;
		readonly sealing: {readonly recorder: Recorder; readonly keys: MasterKeys} | undefined;
		readonly log: Log;
	} & Pick<BringWorkParts, 'file' | 'submit' | 'now' | 'contactOf'>,
): Mailbox | undefined {
	const {store, sealing, log, file, submit, now, contactOf} = parts;
	const {recording, switches, locale} = settings;
	if (recording === undefined || sealing === undefined) return undefined;
	return new Mailbox({
		...{...sealing, table: store.mailbox, spoolDir: recording.spool, folder: recording.folder},
		...{now, log, switchIds: switches.map(({id}) => id)},
		keepMsOf: (queueId) => keepMsIn(file(), queueId),
		partyOf: (caller) => store.partyOf(caller),
		deleted: (proof) => store.recordings.deleted(proof),
		bringWork: bringWork({
			...{file, submit, now, contactOf, locale},
			noteMatter: (matter) => store.noteMatter(matter),
			dropMatter: (matterId) => store.dropMatter(matterId),
		}),
	});
}

function keepMsIn({queues}: FloorFile, queueId: string | undefined): number {
	return queues.find(({id}) => id === queueId)?.mailbox?.keepMs ?? usualKeepMs;
}
