/** The journal: every event of the floor, numbered without gaps, never changed. The truth. */

import type {Event} from '@plateau/core';
import type {Statement} from 'better-sqlite3';
import type {Db} from './database.ts';
import {reasonOf, StoreError} from './errors.ts';
import type {Subjects} from './subjects.ts';
import {type StoredEvent, upcast} from './upcast.ts';

/** A row of the table, as `journalColumns` names it. */
export interface JournalRow {
	readonly seq: number;
	readonly happened_at: number;
	readonly version: number;
	readonly type: string;
	readonly body: string;
}

/** What an event is read from. */
export const journalColumns = 'seq, happened_at, version, type, body';
/** Rows read at a time, so that no cursor stays open between them. */
const pageRows = 5000;
/** Reads a page of rows behind a `seq`: prepare it, and hand it to `eventsAfter`. */
export const journalPage = `SELECT ${journalColumns} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`;

/** Events after `seq` up to `untilSeq`, in order, a page a read. Throws `journal-gap` or `journal-unreadable` on the way. */
export function* eventsAfter(
	page: Statement<[number, number], JournalRow>,
	seq: number,
	untilSeq = Number.MAX_SAFE_INTEGER,
): Generator<Event> {
	for (let last = seq; last < untilSeq; ) {
		const wanted = Math.min(pageRows, untilSeq - last);
		const rows = page.all(last, wanted);
		for (const row of rows) {
			if (row.seq !== last + 1) throw gap(last + 1, row.seq);
			last = row.seq;
			yield eventOf(row);
		}
		if (rows.length < wanted) return;
	}
}

export class Journal {
	readonly #db: Db;
	readonly #insert;
	readonly #ofCall;
	#lastSeq: number;

	constructor(db: Db) {
		this.#db = db;
		this.#insert = db.prepare(
			'INSERT INTO journal (seq, happened_at, version, type, call_id, agent_id, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
		);
		this.#ofCall = db.prepare<[string, number], JournalRow>(
			`SELECT ${journalColumns} FROM journal WHERE call_id = ? AND seq < ? ORDER BY seq`,
		);
		this.#lastSeq = this.#readLastSeq();
	}

	/** The number of the last event; 0 before the first. */
	get lastSeq(): number {
		return this.#lastSeq;
	}

	/** Writes the event. Throws `journal-gap` when it does not follow the last one. */
	write(event: Event, subjects: Subjects): void {
		if (event.seq !== this.#lastSeq + 1) throw gap(this.#lastSeq + 1, event.seq);
		const {seq, at, v, type, ...body} = event;
		const {callId = null, agentId = null} = subjects;
		this.#insert.run(seq, at, v, type, callId, agentId, JSON.stringify(body));
		this.#lastSeq = seq;
	}

	/** Forgets what a rolled-back transaction wrote. */
	rewind(): void {
		this.#lastSeq = this.#readLastSeq();
	}

	/** Events after `seq`, in order. Throws `journal-gap` or `journal-unreadable` on the way. */
	after(seq: number): Generator<Event> {
		return eventsAfter(this.#db.prepare(journalPage), seq);
	}

	/** One call's events before `beforeSeq`, those of its offers and of monitoring included, in order. */
	ofCall(callId: string, beforeSeq = Number.MAX_SAFE_INTEGER): Event[] {
		return this.#ofCall.all(callId, beforeSeq).map(eventOf);
	}

	#readLastSeq(): number {
		const last = this.#db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck().get();
		return last ?? 0;
	}
}

/** The event of a row, in today's shape. Throws `journal-unreadable` or `event-newer`. */
export function eventOf(row: JournalRow): Event {
	return upcast({
		seq: row.seq,
		at: row.happened_at,
		v: row.version,
		type: row.type,
		...bodyOf(row),
	});
}

function bodyOf({seq, body}: JournalRow): Omit<StoredEvent, 'seq' | 'at' | 'v' | 'type'> {
	try {
		return JSON.parse(body);
	} catch (cause) {
		throw new StoreError('journal-unreadable', {seq, reason: reasonOf(cause)}, cause);
	}
}

function gap(expected: number, found: number): StoreError {
	return new StoreError('journal-gap', {expected, found});
}
