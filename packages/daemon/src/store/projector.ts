/**
 * Writes each event into the journal under those it concerns, and later, a few at a time, what follows from it
 * into the projections: an order must wait for the journal alone. A killed process goes on where `projected`
 * says; who reads a projection brings it up to date first.
 */

import type {Event} from '@plateau/core';
import type {Db} from './database.ts';
import type {Freshness} from './freshness.ts';
import {eventOf, Journal, type JournalRow, journalColumns} from './journal.ts';
import type {Parties} from './parties.ts';
import {Projections} from './projections.ts';
import {SubjectIndex, type Subjects} from './subjects.ts';
import {type Unflushed, unflushedOn} from './unflushed.ts';

/** An event that is not projected yet. */
interface Behind {
	readonly event: Event;
	readonly subjects: Subjects;
}

interface BehindRow extends JournalRow {
	readonly callId: string | null;
	readonly agentId: string | null;
}

export class Projector implements Freshness {
	readonly journal: Journal;
	readonly projections: Projections;
	readonly #subjects: SubjectIndex;
	readonly #sql;
	readonly #project: (due: readonly Behind[]) => void;
	/** What follows from the journal is made again from it: nobody waits for the disk. */
	readonly #unflushed: Unflushed;
	#behind: Behind[] = [];
	#hasFailed = false;
	/** Whose last talk is not projected yet. */
	readonly #talkedBehind = new Set<string>();

	/** Begins as far behind as the process of before was; `catchUp` is for the caller. */
	constructor(db: Db, parties: Parties) {
		this.journal = new Journal(db);
		this.projections = new Projections(db, {
			journal: this.journal,
			parties,
			freshness: this,
		});
		this.#subjects = new SubjectIndex(this.#projectedSubjects());
		this.#sql = statementsOf(db);
		this.#project = db.transaction((due: readonly Behind[]) => {
			for (const {event, subjects} of due) this.projections.apply(event, subjects);
			this.#sql.mark.run(due.at(-1)?.event.seq);
		});
		this.#unflushed = unflushedOn(db);
		this.#readBehind();
	}

	/** How many events are not projected yet. */
	get behind(): number {
		return this.#behind.length;
	}

	/** The last try to catch up failed: the next batch must not go before it works, so that who holds the floor is told. */
	get hasFailed(): boolean {
		return this.#hasFailed;
	}

	/** Writes the event into the journal, inside the caller's transaction; `forget` after that was rolled back. */
	write(event: Event): void {
		const subjects = this.#subjects.take(event);
		this.journal.write(event, subjects);
		this.#behind.push({event, subjects});
		const partyId = this.#subjects.partyTalkedTo(event);
		if (partyId !== undefined) this.#talkedBehind.add(partyId);
	}

	/** Projects the next `limit` events, or all. Throws what the database says; then nothing of them is. */
	catchUp(limit = Number.POSITIVE_INFINITY): void {
		if (this.#behind.length === 0) return;
		const due = this.#behind.slice(0, limit);
		try {
			this.#unflushed(() => this.#project(due));
		} catch (cause) {
			this.#hasFailed = true;
			this.projections.forget();
			throw cause;
		}
		this.#hasFailed = false;
		this.#behind.splice(0, due.length);
		if (this.#behind.length === 0) this.#talkedBehind.clear();
	}

	/** `catchUp`, unless the database takes nothing: every try may wait for its lock. */
	refresh(): void {
		if (this.#hasFailed) return;
		try {
			this.catchUp();
		} catch {
			// What is there is read.
		}
	}

	/** True when a talk with the party is not projected yet. */
	isBehindOn(partyId: string): boolean {
		return this.#talkedBehind.has(partyId);
	}

	/** Forgets what a rolled-back transaction taught. */
	forget(): void {
		this.journal.rewind();
		this.projections.forget();
		this.#subjects.forget();
		// Something in that transaction may have caught up.
		this.#readBehind();
	}

	#readBehind(): void {
		this.#behind = this.#sql.behind.all().map(({callId, agentId, ...row}) => ({
			event: eventOf(row),
			subjects: {callId: callId ?? undefined, agentId: agentId ?? undefined},
		}));
	}

	#projectedSubjects() {
		const current = () => {
			this.catchUp();
			return this.projections;
		};
		return {
			offer: (offerId: string) => current().offers.get(offerId),
			monitoring: (monitorId: string) => current().monitorings.get(monitorId),
			holderOf: (phoneId: string) => current().agentIntervals.holderOf(phoneId),
			call: (callId: string) => current().interactions.get(callId),
		};
	}
}

function statementsOf(db: Db) {
	return {
		behind: db.prepare<[], BehindRow>(
			`SELECT ${journalColumns}, call_id AS callId, agent_id AS agentId FROM journal
			WHERE seq > (SELECT seq FROM projected) ORDER BY seq`,
		),
		mark: db.prepare('UPDATE projected SET seq = ?'),
	};
}
