/**
 * Callers who came to a mailbox, and the messages they left. Written by whoever takes them out of the spool:
 * visit and message in one transaction, so that a crash can make neither of them twice.
 */

import type {Db} from './database.ts';
import type {Freshness} from './freshness.ts';
import {parameters, record} from './rows.ts';

/** A caller who came to a mailbox. */
export interface Visit {
	/** The same however often its files are read. */
	readonly visitId: string;
	/** Absent: the number was withheld. */
	readonly partyId?: string;
	/** Absent: the floor never knew of the call. */
	readonly callId?: string;
	readonly switchId: string;
	readonly numberId: string;
	readonly queueId?: string;
	readonly arrivedAt: number;
	readonly leftAt: number;
}

/** What was said, sealed. */
export interface SealedMessage {
	readonly recordingId: string;
	readonly keepMs: number;
	readonly startedAt: number;
	readonly sealedAt: number;
	readonly fileName: string;
	readonly keyId: string;
	readonly bytes: number;
	readonly durationMs: number;
	readonly sha256: string;
}

/** A message that no work was made of yet. */
export interface MessageToDo extends Visit {
	readonly recordingId: string;
	readonly durationMs: number;
}

/** The call that a visit was part of, as the floor knows it. */
export interface VisitedCall {
	readonly callId: string;
	readonly partyId: string;
	readonly queueId?: string;
	readonly connectedAt?: number;
}

/** How far apart the clocks of switch and daemon may be; the channel is what the call is known by. */
const clocksApartMs = 600_000;

export class MailboxTable {
	readonly #sql;
	readonly #db: Db;
	readonly #writeParties: () => void;
	readonly #freshness: Freshness;

	/** `writeParties`: stores those that were made since the last batch. */
	constructor(db: Db, freshness: Freshness, writeParties: () => void) {
		this.#db = db;
		this.#freshness = freshness;
		this.#writeParties = writeParties;
		this.#sql = statementsOf(db);
	}

	isKnown(visitId: string): boolean {
		return this.#sql.known.get(visitId) !== undefined;
	}

	/** The call by its channel, around the time at which the switch says that it came. */
	callOf(where: {
		readonly switchId: string;
		readonly channelId: string;
		readonly arrivedAt: number;
	}): VisitedCall | undefined {
		this.#freshness.refresh();
		const row = this.#sql.call.get({...where, apartMs: clocksApartMs});
		return row === undefined ? undefined : record<VisitedCall>(row);
	}

	/** Writes the visit, with the message where there is one. Durable when it returns. */
	note(visit: Visit, message?: SealedMessage): void {
		this.#db
			.transaction(() => {
				this.#writeParties();
				const {partyId, callId, queueId, leftAt, ...rest} = visit;
				const own = {partyId, callId, queueId};
				if (message !== undefined)
					this.#sql.message.run(parameters({...own, ...message, endedAt: leftAt}));
				const recordingId = message?.recordingId;
				this.#sql.visit.run(parameters({...own, ...rest, leftAt, recordingId}));
			})
			.immediate();
	}

	/** Messages that are kept and no work was made of, oldest first. */
	toDo(): MessageToDo[] {
		return this.#sql.toDo.all().map((row) => record<MessageToDo>(row));
	}
}

function statementsOf(db: Db) {
	return {
		known: db.prepare<[string], object>('SELECT 1 FROM mailbox_visit WHERE visit_id = ?'),
		call: db.prepare<[object], object>(
			`SELECT call.call_id AS callId, party_id AS partyId, queue_id AS queueId,
				connected_at AS connectedAt
			FROM interaction AS call JOIN journal ON journal.call_id = call.call_id
				AND type = 'call-arrived' AND body ->> '$.channelId' = :channelId
			WHERE switch_id = :switchId
				AND arrived_at BETWEEN :arrivedAt - :apartMs AND :arrivedAt + :apartMs`,
		),
		message: db.prepare(
			`INSERT INTO recording (recording_id, call_id, queue_id, purpose, keep_ms, asked_by, asked_at,
				started_at, ended_at, end_reason, file_name, key_id, sealed_at, bytes, duration_ms, sha256)
			VALUES (:recordingId, :callId, :queueId, 'message', :keepMs, 'caller', :startedAt,
				:startedAt, :endedAt, 'caller-left', :fileName, :keyId, :sealedAt, :bytes, :durationMs, :sha256)`,
		),
		visit: db.prepare(
			`INSERT INTO mailbox_visit (visit_id, party_id, call_id, switch_id, number_id, queue_id, arrived_at, left_at,
				recording_id)
			VALUES (:visitId, :partyId, :callId, :switchId, :numberId, :queueId, :arrivedAt, :leftAt, :recordingId)`,
		),
		toDo: db.prepare<[], object>(
			`SELECT visit_id AS visitId, party_id AS partyId, visit.call_id AS callId, switch_id AS switchId,
				number_id AS numberId,
				visit.queue_id AS queueId, arrived_at AS arrivedAt, left_at AS leftAt,
				recording.recording_id AS recordingId, duration_ms AS durationMs
			FROM mailbox_visit AS visit JOIN recording USING (recording_id)
			WHERE deleted_at IS NULL AND deleting_reason IS NULL
				AND NOT EXISTS (SELECT 1 FROM matter WHERE matter.recording_id = recording.recording_id)
			ORDER BY arrived_at, visit_id`,
		),
	};
}
