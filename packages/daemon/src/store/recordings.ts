/**
 * One row for each recording. What the journal says of it is a projection; where its file is, that it is held
 * or deleted, is written by whoever keeps the files. A deletion leaves a proof.
 */

import type {Event} from '@plateau/core';
import type {Db} from './database.ts';
import type {Freshness} from './freshness.ts';
import {parameters, record} from './rows.ts';

export interface RecordingRow {
	readonly recordingId: string;
	/** Absent: a message of a call that the floor never knew. */
	readonly callId?: string;
	/** Absent: a message, which is the caller's alone. */
	readonly agentId?: string;
	readonly queueId?: string;
	readonly purpose: string;
	readonly keepMs: number;
	/** A login, `floor`, or `caller` for a message. */
	readonly askedBy: string;
	readonly askedAt: number;
	readonly startedAt?: number;
	readonly endedAt?: number;
	readonly endReason?: string;
	readonly endDetail?: string;
	/** 1: nothing of it is kept. */
	readonly discarded: number;
	readonly cutLastMs?: number;
	readonly fileName?: string;
	readonly keyId?: string;
	readonly sealedAt?: number;
	readonly bytes?: number;
	readonly durationMs?: number;
	readonly sha256?: string;
	readonly heldAt?: number;
	readonly heldBy?: string;
	readonly holdReason?: string;
	/** Set while it is being deleted, and after. */
	readonly deletingReason?: string;
	readonly deletingBy?: string;
	readonly deletedAt?: number;
}

/** That a recording is gone: what it was, when and why. */
export interface DeletionProof {
	readonly recordingId: string;
	readonly deletedAt: number;
	readonly reason: string;
	readonly deletedBy: string;
	readonly bytes?: number;
	readonly sha256?: string;
}

export interface RecordingQuery {
	readonly callId?: string | undefined;
	readonly agentId?: string | undefined;
	readonly queueId?: string | undefined;
	readonly limit: number;
}

export class Recordings {
	readonly #sql;
	readonly #db: Db;
	readonly #freshness: Freshness;

	constructor(db: Db, freshness: Freshness) {
		this.#db = db;
		this.#freshness = freshness;
		this.#sql = statementsOf(db);
	}

	/** Follows the journal. */
	apply(event: Event): void {
		const sql = this.#sql;
		switch (event.type) {
			case 'recording-asked':
				sql.asked.run(event);
				break;
			case 'recording-started':
				sql.started.run(event);
				break;
			case 'recording-ended':
				sql.ended.run({
					...{recordingId: event.recordingId, at: event.at, reason: event.reason},
					detail: event.detail ?? null,
					discarded: event.discarded === true ? 1 : 0,
					cutLastMs: event.cutLastMs ?? null,
				});
				break;
			default:
				break;
		}
	}

	get(recordingId: string): RecordingRow | undefined {
		this.#freshness.refresh();
		const row = this.#sql.get.get(recordingId);
		return row === undefined ? undefined : record(row);
	}

	/** Newest first. */
	list({callId, agentId, queueId, limit}: RecordingQuery): RecordingRow[] {
		this.#freshness.refresh();
		return this.#sql.list
			.all(parameters({callId, agentId, queueId, limit}))
			.map((row) => record(row));
	}

	/** Not deleted, oldest first. */
	kept(): RecordingRow[] {
		this.#freshness.refresh();
		return this.#sql.kept.all().map((row) => record(row));
	}

	sealed(
		recordingId: string,
		at: number,
		file: Required<Pick<RecordingRow, 'fileName' | 'keyId' | 'bytes' | 'durationMs' | 'sha256'>>,
	): void {
		this.#freshness.catchUp();
		this.#sql.sealed.run({recordingId, at, ...file, durationMs: Math.round(file.durationMs)});
	}

	/** A legal hold, or with undefined the end of one. */
	hold(
		recordingId: string,
		hold: {readonly at: number; readonly by: string; readonly reason: string} | undefined,
	): void {
		this.#freshness.catchUp();
		const {at = null, by = null, reason = null} = hold ?? {};
		this.#sql.hold.run({recordingId, at, by, reason});
	}

	/** It is to be deleted: what follows is done again after a crash. */
	deleting(recordingId: string, reason: string, by: string): void {
		this.#freshness.catchUp();
		this.#sql.deleting.run({recordingId, reason, by});
	}

	/** Its files are gone: the proof. Also of files that no row knew. */
	deleted(proof: DeletionProof): void {
		this.#freshness.catchUp();
		this.#db.transaction(() => {
			this.#sql.proof.run(parameters({...proof, bytes: proof.bytes, sha256: proof.sha256}));
			this.#sql.deleted.run({recordingId: proof.recordingId, at: proof.deletedAt});
		})();
	}

	proofs(recordingId: string): DeletionProof[] {
		return this.#sql.proofs.all(recordingId).map((row) => record(row));
	}
}

const columns = `recording_id AS recordingId, call_id AS callId, agent_id AS agentId,
	queue_id AS queueId, purpose, keep_ms AS keepMs, asked_by AS askedBy, asked_at AS askedAt,
	started_at AS startedAt, ended_at AS endedAt, end_reason AS endReason, end_detail AS endDetail,
	discarded, cut_last_ms AS cutLastMs, file_name AS fileName, key_id AS keyId, sealed_at AS sealedAt,
	bytes, duration_ms AS durationMs, sha256, held_at AS heldAt, held_by AS heldBy,
	hold_reason AS holdReason, deleting_reason AS deletingReason, deleting_by AS deletingBy,
	deleted_at AS deletedAt`;

function statementsOf(db: Db) {
	const set = (assignments: string) =>
		db.prepare(`UPDATE recording SET ${assignments} WHERE recording_id = :recordingId`);
	return {
		asked: db.prepare(
			`INSERT INTO recording (recording_id, call_id, agent_id, queue_id, purpose, keep_ms, asked_by, asked_at)
			VALUES (:recordingId, :callId, :agentId, :queueId, :purpose, :keepMs, :by, :at)`,
		),
		started: set('started_at = :at'),
		ended: set(
			`ended_at = :at, end_reason = :reason, end_detail = :detail, discarded = :discarded,
			cut_last_ms = :cutLastMs`,
		),
		sealed: set(
			`sealed_at = :at, file_name = :fileName, key_id = :keyId, bytes = :bytes,
			duration_ms = :durationMs, sha256 = :sha256`,
		),
		hold: set('held_at = :at, held_by = :by, hold_reason = :reason'),
		deleting: set('deleting_reason = :reason, deleting_by = :by'),
		deleted: set('deleted_at = :at'),
		get: db.prepare<[string]>(`SELECT ${columns} FROM recording WHERE recording_id = ?`),
		list: db.prepare(
			`SELECT ${columns} FROM recording
			WHERE (:callId IS NULL OR call_id = :callId) AND (:agentId IS NULL OR agent_id = :agentId)
				AND (:queueId IS NULL OR queue_id = :queueId)
			ORDER BY asked_at DESC, recording_id DESC LIMIT :limit`,
		),
		kept: db.prepare(
			`SELECT ${columns} FROM recording WHERE deleted_at IS NULL ORDER BY asked_at, recording_id`,
		),
		proof: db.prepare(
			`INSERT INTO recording_deletion (recording_id, deleted_at, reason, deleted_by, bytes, sha256)
			VALUES (:recordingId, :deletedAt, :reason, :deletedBy, :bytes, :sha256)`,
		),
		proofs: db.prepare<[string]>(
			`SELECT recording_id AS recordingId, deleted_at AS deletedAt, reason, deleted_by AS deletedBy,
				bytes, sha256 FROM recording_deletion WHERE recording_id = ?
			ORDER BY recording_deletion_id`,
		),
	};
}
