/** Every step from an empty file to today's shape, in order. Steps are only ever added. */

import {floorMigration} from './0001-floor.ts';
import {contactsMigration} from './0002-contacts.ts';
import {workMigration} from './0003-work.ts';
import {recordingsMigration} from './0004-recordings.ts';
import {talksMigration} from './0005-talks.ts';
import {outboundMigration} from './0006-outbound.ts';
import {mailboxMigration} from './0007-mailbox.ts';
import {monitorModesMigration} from './0008-monitor-modes.ts';
import {internalCallsMigration} from './0009-internal-calls.ts';
import {projectedMigration} from './0010-projected.ts';
import {missedCallsMigration} from './0011-missed-calls.ts';

/** `migrations[n - 1]` brings a database from version n − 1 to version n. */
export const migrations: readonly string[] = [
	floorMigration,
	contactsMigration,
	workMigration,
	recordingsMigration,
	talksMigration,
	outboundMigration,
	mailboxMigration,
	monitorModesMigration,
	internalCallsMigration,
	projectedMigration,
	missedCallsMigration,
];
