/** Recordings as the server hands them out: looked up, opened by ticket, read chunk by chunk, held, deleted. */

import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import type {Instant} from '@plateau/core';
import type {RecordingRow as RowOnWire} from '@plateau/core/protocol';
import type {Outcome, RecordingsPort} from '../server/deps.ts';
import type {RecordingRow, Recordings} from '../store/recordings.ts';
import type {MasterKeys} from './key-file.ts';
import type {Recorder} from './recorder.ts';
import {SealedFileError, SealedReader} from './sealed-file.ts';

/** How long a ticket is good after it was last used. */
const ticketMs = 5 * 60_000;
const mostTickets = 200;
const usualLimit = 50;

interface Ticket {
	readonly recordingId: string;
	readonly path: string;
	readonly login: string;
	until: Instant;
}

/** What it works with. Without `recorder` and `keys` nothing was ever recorded here. */
export interface RecordingsPortParts {
	readonly recordings: Recordings;
	readonly recorder: Recorder | undefined;
	readonly keys: MasterKeys | undefined;
	readonly folder: string;
	now(): Instant;
}

export function recordingsPort(parts: RecordingsPortParts): RecordingsPort {
	const {recordings, recorder, keys, folder, now} = parts;
	const tickets = new Map<string, Ticket>();

	const find = (recordingId: string): Outcome<RecordingRow> => {
		const row = recordings.get(recordingId);
		return row === undefined ? refused('unknown-recording', recordingId) : {ok: true, result: row};
	};
	const findKept = (recordingId: string): Outcome<RecordingRow & {fileName: string}> => {
		const found = find(recordingId);
		if (!found.ok) return found;
		const {fileName, deletedAt, deletingReason, endedAt, sealedAt} = found.result;
		if (deletedAt !== undefined || deletingReason !== undefined)
			return refused('recording-gone', recordingId);
		if (endedAt === undefined || sealedAt === undefined || fileName === undefined)
			return refused('recording-not-ready', recordingId);
		return {ok: true, result: {...found.result, fileName}};
	};
	const reading = async <T>(
		recordingId: string,
		path: string,
		read: (reader: SealedReader) => Promise<T>,
	): Promise<Outcome<T>> => {
		if (keys === undefined) return refused('recording-key-wrong', recordingId);
		try {
			const reader = await SealedReader.open(path, recordingId, keys);
			try {
				return {ok: true, result: await read(reader)};
			} finally {
				await reader.close();
			}
		} catch (error) {
			if (error instanceof SealedFileError) return refused(error.code, recordingId);
			if ((error as NodeJS.ErrnoException).code === 'ENOENT')
				return refused('recording-damaged', recordingId);
			throw error;
		}
	};

	return {
		list: async ({limit = usualLimit, ...query}) =>
			recordings.list({...query, limit}).map(onWire(recordings)),
		async show(recordingId) {
			const found = find(recordingId);
			return found.ok ? {ok: true, result: onWire(recordings)(found.result)} : found;
		},
		async open(recordingId, login) {
			const found = findKept(recordingId);
			if (!found.ok) return found;
			const path = join(folder, found.result.fileName);
			const size = await reading(recordingId, path, async (reader) => {
				// The last chunk says whether it has its end.
				await reader.chunk(reader.chunks - 1);
				return {bytes: reader.bytes, chunks: reader.chunks};
			});
			if (!size.ok) return size;
			for (const [name, {until}] of tickets) if (until < now()) tickets.delete(name);
			const [oldest] = tickets.keys();
			if (tickets.size >= mostTickets && oldest !== undefined) tickets.delete(oldest);
			const ticket = randomBytes(16).toString('hex');
			tickets.set(ticket, {recordingId, path, login, until: now() + ticketMs});
			const recording = onWire(recordings)(found.result);
			return {ok: true, result: {recording, ticket, ...size.result}};
		},
		async read(ticket, chunk, login) {
			const known = tickets.get(ticket);
			if (known === undefined || known.login !== login || known.until < now())
				return refused('unknown-recording', '');
			known.until = now() + ticketMs;
			// It may have been deleted meanwhile.
			const found = findKept(known.recordingId);
			if (!found.ok) return found;
			return reading(known.recordingId, known.path, async (reader) => ({
				data: (await reader.chunk(chunk)).toString('base64'),
			}));
		},
		async remove({recordingId, reason, by}) {
			const found = findKept(recordingId);
			if (!found.ok) return found;
			if (found.result.heldAt !== undefined) return refused('recording-held', recordingId);
			if (recorder === undefined) return refused('recording-not-ready', recordingId);
			await recorder.remove(recordingId, reason, by);
			return {ok: true, result: null};
		},
		async hold({recordingId, held, reason, by}) {
			const found = findKept(recordingId);
			if (!found.ok) return found;
			recordings.hold(recordingId, held ? {at: now(), by, reason} : undefined);
			return {ok: true, result: null};
		},
	};
}

function refused(
	code:
		| 'unknown-recording'
		| 'recording-gone'
		| 'recording-not-ready'
		| 'recording-held'
		| 'recording-damaged'
		| 'recording-key-wrong',
	recordingId: string,
): Extract<Outcome, {ok: false}> {
	return {ok: false, refusal: {code, params: {recordingId}}};
}

/** The row as clients see it: without where its file is and what opens it. */
function onWire(recordings: Recordings): (row: RecordingRow) => RowOnWire {
	return (row) => {
		const {recordingId: id, callId, agentId, queueId, purpose, askedBy, askedAt} = row;
		const {heldAt, heldBy = '', holdReason = '', deletedAt, endedAt} = row;
		const proof = deletedAt === undefined ? undefined : recordings.proofs(id).at(-1);
		const isKept = deletedAt === undefined && endedAt !== undefined && heldAt === undefined;
		return compact<RowOnWire>({
			...{id, state: stateOf(row), purpose, askedBy, askedAt},
			...{callId, agentId, queueId},
			startedAt: row.startedAt,
			endedAt,
			endReason: row.endReason,
			endDetail: row.endDetail,
			durationMs: row.durationMs,
			bytes: row.bytes,
			sha256: row.sha256,
			keptUntil: isKept ? endedAt + row.keepMs : undefined,
			held: heldAt === undefined ? undefined : {at: heldAt, by: heldBy, reason: holdReason},
			deleted: proof && {at: proof.deletedAt, by: proof.deletedBy, reason: proof.reason},
		});
	};
}

function stateOf({deletedAt, endedAt, sealedAt}: RecordingRow): RowOnWire['state'] {
	if (deletedAt !== undefined) return 'deleted';
	if (endedAt === undefined) return 'live';
	return sealedAt === undefined ? 'sealing' : 'kept';
}

function compact<T extends object>(fields: {[K in keyof T]: T[K] | undefined}): T {
	const found = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(found) as T;
}
