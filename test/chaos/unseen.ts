/**
 * Callers whom Asterisk's call records know and the floor does not: each must have come and gone while
 * nobody saw the switch, or behind a message that the wire lost.
 */

import {appendFileSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {trunkEndpoint} from '@plateau/daemon/asterisk/input';
import {openToRead} from '@plateau/daemon/store/database';

/** From the first to the last instant of a channel, ms since 1970. */
interface Stay {
	readonly uniqueId: string;
	readonly fromAt: number;
	readonly toAt: number;
}

const recordsFile = 'unseen.csv';

/** Has Asterisk write what `unseenCallers` reads. */
export function recordChannels(configDir: string): void {
	const fields = ['channel', 'uniqueid', 'start,u', 'end,u'];
	appendFileSync(
		join(configDir, 'cdr_custom.conf'),
		`${recordsFile} => ${fields.map((field) => `\${CSV_QUOTE(\${CDR(${field})})}`).join(',')}\n`,
	);
}

/** Of the callers that Asterisk recorded those who are not in the journal; `outsideGaps`: who did not come and go within one gap. */
export function unseenCallers(recordsDir: string, database: string) {
	const db = openToRead(database);
	try {
		const known = new Set(
			db
				.prepare<[], string>(
					"SELECT body ->> '$.channelId' FROM journal WHERE type = 'call-arrived'",
				)
				.pluck()
				.all(),
		);
		const gaps = db
			.prepare<[], {readonly fromAt: number; readonly toAt: number}>(
				'SELECT started_at AS fromAt, coalesce(ended_at, 9e15) AS toAt FROM gap',
			)
			.all();
		const callers = staysIn(readFileSync(join(recordsDir, recordsFile), 'utf8'));
		const unseen = callers.filter(({uniqueId}) => !known.has(uniqueId));
		return {
			callers: callers.length,
			unseen: unseen.length,
			outsideGaps: unseen.filter(
				({fromAt, toAt}) => !gaps.some((gap) => gap.fromAt <= fromAt && toAt <= gap.toAt),
			),
		};
	} finally {
		db.close();
	}
}

/** One for each caller's channel, whatever number of records it has. */
function staysIn(records: string): readonly Stay[] {
	const stays = new Map<string, Stay>();
	for (const line of records.split('\n')) {
		const [channel = '', id = '', from, to] = line
			.split(',')
			.map((field) => field.replaceAll('"', ''));
		if (!channel.startsWith(`PJSIP/${trunkEndpoint}-`)) continue;
		// Behind the system name.
		const uniqueId = id.slice(id.lastIndexOf('-') + 1);
		const fromAt = Number(from) * 1000;
		const toAt = Number(to) * 1000;
		const other = stays.get(uniqueId);
		stays.set(uniqueId, {
			uniqueId,
			fromAt: Math.min(fromAt, other?.fromAt ?? fromAt),
			toAt: Math.max(toAt, other?.toAt ?? toAt),
		});
	}
	return [...stays.values()];
}
