/**
 * The database beside its owner, to read only: what a job of a worker looks at. Every read is one short
 * statement, so that it neither waits for the owner, nor keeps it waiting, nor holds up a checkpoint.
 */

import type {CallId, Event, MatterId, PartyId} from '@plateau/core';
import {type Db, openToRead} from './database.ts';
import type {AppliedFloorFile} from './floor-files.ts';
import {eventOf, eventsAfter, type JournalRow, journalColumns, journalPage} from './journal.ts';
import type {Matter} from './matters.ts';
import type {Party} from './parties.ts';
import {record} from './rows.ts';
import {latestBelow, type SnapshotRow, snapshotBelow} from './snapshots.ts';
import type {Loaded} from './store.ts';

export class ReadOnlyStore {
	readonly #db: Db;
	readonly #sql;

	/** Throws `database-unusable`. */
	constructor(path: string) {
		this.#db = openToRead(path);
		this.#sql = statementsOf(this.#db);
	}

	/** The number of the last event stored by now; 0 before the first. */
	get lastSeq(): number {
		return this.#sql.lastSeq.get() ?? 0;
	}

	/** When event `seq` happened; undefined: there is no such event. */
	instantOf(seq: number): number | undefined {
		return this.#sql.instantOf.get(seq);
	}

	/** The last event at or before `at`; 0 when the journal begins later. */
	seqAt(at: number): number {
		// Instants never fall along the journal, so its own numbers are the index.
		let [before, after] = [0, this.lastSeq + 1];
		while (after - before > 1) {
			const middle = Math.floor((before + after) / 2);
			if ((this.instantOf(middle) ?? Number.POSITIVE_INFINITY) <= at) before = middle;
			else after = middle;
		}
		return before;
	}

	/** What the floor below event `belowSeq` is rebuilt from, as of `Store.load`. */
	load(belowSeq: number): Loaded {
		const snapshot = latestBelow(this.#sql.snapshot, Math.min(belowSeq, this.lastSeq + 1));
		const events = this.eventsAfter(snapshot?.seq ?? 0, belowSeq - 1);
		return snapshot === undefined ? {eventsAfter: events} : {snapshot, eventsAfter: events};
	}

	/** Events after `seq` up to `untilSeq`, in order, read as they are asked for. */
	eventsAfter(seq: number, untilSeq?: number): Generator<Event> {
		return eventsAfter(this.#sql.page, seq, untilSeq);
	}

	/** A call's events, those of its offers and of monitoring included, in order. */
	eventsOfCall(callId: CallId): Event[] {
		return this.#sql.ofCall.all(callId).map(eventOf);
	}

	/** What a piece of work is about. */
	matter(matterId: MatterId): Matter | undefined {
		const row = this.#sql.matter.get(matterId);
		return row === undefined ? undefined : record<Matter>(row);
	}

	/** What is known of a customer by now. */
	party(partyId: PartyId): Party | undefined {
		const row = this.#sql.party.get(partyId);
		return row === undefined ? undefined : record<Party>(row);
	}

	/** The floor file in force after event `seq`, or undefined before the first. */
	floorFileAt(seq: number): AppliedFloorFile | undefined {
		const row = this.#sql.floorFile.get(seq);
		return row === undefined ? undefined : {...row, declared: JSON.parse(row.declared)};
	}

	close(): void {
		this.#db.close();
	}
}

function statementsOf(db: Db) {
	return {
		lastSeq: db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck(),
		instantOf: db
			.prepare<[number], number>('SELECT happened_at FROM journal WHERE seq = ?')
			.pluck(),
		page: db.prepare<[number, number], JournalRow>(journalPage),
		ofCall: db.prepare<[string], JournalRow>(
			`SELECT ${journalColumns} FROM journal WHERE call_id = ? ORDER BY seq`,
		),
		snapshot: db.prepare<[number], SnapshotRow>(snapshotBelow),
		matter: db.prepare<[string], object>(
			`SELECT subject, contact, duration_ms AS messageMs
			FROM matter LEFT JOIN recording ON recording.recording_id = matter.recording_id
			WHERE matter_id = ?`,
		),
		party: db.prepare<[string], object>(
			`SELECT party_id AS partyId, caller_number AS callerNumber, caller_name AS callerName,
				contact_name AS contactName FROM party WHERE party_id = ?`,
		),
		floorFile: db.prepare<[number], Omit<AppliedFloorFile, 'declared'> & {declared: string}>(
			`SELECT applied_at AS appliedAt, applied_by AS appliedBy, seq, declared
			FROM floor_file WHERE seq <= ? ORDER BY floor_file_id DESC LIMIT 1`,
		),
	};
}
