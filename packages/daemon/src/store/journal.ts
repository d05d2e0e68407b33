/** The journal: every event of the floor, numbered without gaps, never changed. The truth. */

import type {Event} from '@plateau/core';
import type {Db} from './database.ts';
import {reasonOf, StoreError} from './errors.ts';
import {type StoredEvent, upcast} from './upcast.ts';

/** Whom an event concerns, for finding it again. */
export interface Subjects {
	readonly callId?: string | undefined;
	readonly agentId?: string | undefined;
}

interface JournalRow {
	readonly seq: number;
	readonly happened_at: number;
	readonly version: number;
	readonly type: string;
	readonly body: string;
}

const columns = 'seq, happened_at, version, type, body';
/** Rows read at a time, so that no cursor stays open between them. */
const pageRows = 5000;

export class Journal {
	readonly #db: Db;
	readonly #insert;
	readonly #ofCall;
	readonly #ofAgent;
	#lastSeq: number;

	constructor(db: Db) {
		this.#db = db;
		this.#insert = db.prepare(
			'INSERT INTO journal (seq, happened_at, version, type, call_id, agent_id, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
		);
		this.#ofCall = db.prepare<[string, number], JournalRow>(
			`SELECT ${columns} FROM journal WHERE call_id = ? AND seq < ? ORDER BY seq`,
		);
		this.#ofAgent = db.prepare<[string, number], JournalRow>(
			`SELECT ${columns} FROM journal WHERE agent_id = ? AND happened_at >= ? ORDER BY seq`,
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
	*after(seq: number): Generator<Event> {
		const page = this.#db.prepare<[number, number], JournalRow>(
			`SELECT ${columns} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`,
		);
		let last = seq;
		for (;;) {
			const rows = page.all(last, pageRows);
			for (const row of rows) {
				if (row.seq !== last + 1) throw gap(last + 1, row.seq);
				last = row.seq;
				yield eventOf(row);
			}
			if (rows.length < pageRows) return;
		}
	}

	/** One call's events before `beforeSeq`, those of its offers and of monitoring included, in order. */
	ofCall(callId: string, beforeSeq = Number.MAX_SAFE_INTEGER): Event[] {
		return this.#ofCall.all(callId, beforeSeq).map(eventOf);
	}

	/** One agent's events since `since`, in order. */
	ofAgent(agentId: string, since: number): Event[] {
		return this.#ofAgent.all(agentId, since).map(eventOf);
	}

	#readLastSeq(): number {
		const last = this.#db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck().get();
		return last ?? 0;
	}
}

function eventOf(row: JournalRow): Event {
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
