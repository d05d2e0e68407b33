/**
 * What work besides calls is about and for whom: the only place of such words. A matter is written
 * with the next batch, in the transaction of the event that names it, or never.
 */

import {id, type MatterId} from '@plateau/core';
import type {Db} from './database.ts';

export interface Matter {
	/** One line. */
	readonly subject: string;
	/** Whom it is for, in a line of people's own words; absent when nobody said. */
	readonly contact?: string;
	/** How long a caller's message is that it is about, kept or not. */
	readonly messageMs?: number;
	/** That message, while it is kept. */
	readonly message?: MatterMessage;
}

/** A message, as long as it is kept. */
export interface MatterMessage {
	readonly recordingId: string;
	readonly durationMs: number;
}

/** A matter as somebody noted it. */
export interface NotedMatter extends Omit<Matter, 'messageMs'> {
	readonly at: number;
	readonly by: string;
}

export class Matters {
	readonly #sql;
	#lastNumber: number;
	/** Noted since the last batch was stored. */
	readonly #pending = new Map<MatterId, NotedMatter>();

	constructor(db: Db) {
		this.#sql = {
			get: db.prepare<[string], MatterColumns>(
				`SELECT subject, contact, duration_ms AS messageMs,
					CASE WHEN deleted_at IS NULL AND deleting_reason IS NULL THEN recording.recording_id END
						AS recordingId
				FROM matter LEFT JOIN recording ON recording.recording_id = matter.recording_id
				WHERE matter_id = ?`,
			),
			put: db.prepare(
				`INSERT INTO matter (matter_id, matter_number, subject, contact, noted_at, noted_by, recording_id)
				VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			),
		};
		this.#lastNumber = db
			.prepare<[], number>('SELECT coalesce(max(matter_number), 0) FROM matter')
			.pluck()
			.get() as number;
	}

	/** Gives it an id of its own. */
	note(matter: NotedMatter): MatterId {
		this.#lastNumber += 1;
		const matterId = id<MatterId>(`t-${this.#lastNumber}`);
		this.#pending.set(matterId, matter);
		return matterId;
	}

	/** The work that it was for was refused: it never was. */
	drop(matterId: MatterId): void {
		this.#pending.delete(matterId);
	}

	/** Whether stored yet or not. */
	get(matterId: MatterId): Matter | undefined {
		const pending = this.#pending.get(matterId);
		if (pending !== undefined) {
			const {subject, contact, message} = pending;
			return {
				subject,
				...(contact === undefined ? {} : {contact}),
				...(message === undefined ? {} : {messageMs: message.durationMs, message}),
			};
		}
		const row = this.#sql.get.get(matterId);
		return row === undefined ? undefined : matterOf(row);
	}

	/** Writes the one that an event names. `settle` forgets it once the transaction is through. */
	write(matterId: MatterId): void {
		const matter = this.#pending.get(matterId);
		if (matter === undefined) return;
		const {subject, contact = null, at, by, message} = matter;
		const number = Number(matterId.slice(2));
		this.#sql.put.run(matterId, number, subject, contact, at, by, message?.recordingId ?? null);
	}

	/** Those that are stored. */
	settle(matterIds: readonly MatterId[]): void {
		for (const matterId of matterIds) this.#pending.delete(matterId);
	}
}

interface MatterColumns {
	readonly subject: string;
	readonly contact: string | null;
	readonly messageMs: number | null;
	readonly recordingId: string | null;
}

function matterOf({subject, contact, messageMs, recordingId}: MatterColumns): Matter {
	return {
		subject,
		...(contact === null ? {} : {contact}),
		...(messageMs === null ? {} : {messageMs}),
		...(recordingId === null ? {} : {message: {recordingId, durationMs: messageMs ?? 0}}),
	};
}
