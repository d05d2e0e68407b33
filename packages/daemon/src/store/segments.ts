/**
 * The stretches of each ended call, as the core cuts them, and what they add up to. A projection of
 * the journal, written when the call ends and again when its wrap-up does.
 */

import {type Event, type Segment, segmentsOf, timeIn} from '@plateau/core';
import type {Db} from './database.ts';
import type {PartTimes} from './interactions.ts';
import type {Journal} from './journal.ts';
import {record} from './rows.ts';

export class Segments {
	readonly #journal: Journal;
	readonly #sql;
	/** The events so far of calls that are live or being wrapped up. */
	readonly #events = new Map<string, Event[]>();

	constructor(db: Db, journal: Journal) {
		this.#journal = journal;
		this.#sql = statementsOf(db);
	}

	/** Follows an event of the call. Returns what the parts of the call took, when that is news. */
	apply(event: Event, callId: string): PartTimes | undefined {
		const events = this.#eventsOf(callId, event);
		const hasEnded = events.some(({type}) => type === 'call-ended');
		if (!hasEnded) return undefined;
		const segments = segmentsOf(events);
		if (!segments.some(({endedAt}) => endedAt === undefined)) this.#events.delete(callId);
		if (!['call-ended', 'wrap-up-started', 'wrap-up-ended'].includes(event.type)) return undefined;
		this.#write(callId, segments);
		return {
			// Who asks a colleague about a call works on it.
			talkMs: timeIn(segments, 'talk') + timeIn(segments, 'consult'),
			holdMs: timeIn(segments, 'hold'),
			wrapUpMs: timeIn(segments, 'wrap-up'),
		};
	}

	/** Forgets what a rolled-back transaction taught. */
	forget(): void {
		this.#events.clear();
	}

	/** The segments of an ended call, in order. */
	ofCall(callId: string): Segment[] {
		return this.#sql.ofCall.all(callId).map((row) => record(row));
	}

	#eventsOf(callId: string, event: Event): Event[] {
		const known =
			this.#events.get(callId) ??
			(event.type === 'call-arrived' || event.type === 'dial-asked'
				? []
				: this.#journal.ofCall(callId, event.seq));
		known.push(event);
		this.#events.set(callId, known);
		return known;
	}

	#write(callId: string, segments: readonly Segment[]): void {
		this.#sql.clear.run(callId);
		for (const [position, segment] of segments.entries()) {
			const {kind, startedAt, endedAt = null, agentId = null, queueId = null} = segment;
			this.#sql.put.run(callId, position, kind, startedAt, endedAt, agentId, queueId);
		}
	}
}

function statementsOf(db: Db) {
	return {
		clear: db.prepare('DELETE FROM segment WHERE call_id = ?'),
		put: db.prepare('INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?)'),
		ofCall: db.prepare<[string]>(
			`SELECT kind, started_at AS startedAt, ended_at AS endedAt, agent_id AS agentId,
				queue_id AS queueId FROM segment WHERE call_id = ? ORDER BY position`,
		),
	};
}
