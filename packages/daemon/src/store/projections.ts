/** Every table that follows from the journal, event by event. Runs inside the caller's transaction. */

import type {Event} from '@plateau/core';
import {AgentIntervals} from './agent-intervals.ts';
import type {Db} from './database.ts';
import type {Freshness} from './freshness.ts';
import {Gaps} from './gaps.ts';
import {Interactions} from './interactions.ts';
import type {Journal} from './journal.ts';
import {LastPhones} from './last-phones.ts';
import {Monitorings} from './monitorings.ts';
import {Offers} from './offers.ts';
import {OutsideCalls} from './outside-calls.ts';
import type {Parties} from './parties.ts';
import {Recordings} from './recordings.ts';
import {Segments} from './segments.ts';
import type {Subjects} from './subjects.ts';
import {WhoTalks} from './who-talks.ts';
import {WorkItems} from './work-items.ts';

export interface ProjectionParts {
	readonly journal: Journal;
	readonly parties: Parties;
	/** For who reads and changes rows in between. */
	readonly freshness: Freshness;
}

export class Projections {
	readonly interactions: Interactions;
	readonly segments: Segments;
	readonly offers: Offers;
	readonly monitorings: Monitorings;
	readonly agentIntervals: AgentIntervals;
	readonly lastPhones: LastPhones;
	readonly recordings: Recordings;
	readonly gaps: Gaps;
	readonly #whoTalks: WhoTalks;
	readonly #outsideCalls: OutsideCalls;
	readonly #workItems: WorkItems;
	readonly #parties: Parties;

	constructor(db: Db, {journal, parties, freshness}: ProjectionParts) {
		this.interactions = new Interactions(db);
		this.segments = new Segments(db, journal);
		this.offers = new Offers(db);
		this.monitorings = new Monitorings(db);
		this.#outsideCalls = new OutsideCalls(db);
		this.#workItems = new WorkItems(db);
		this.agentIntervals = new AgentIntervals(db, {
			workItems: this.#workItems,
			offers: this.offers,
			outsideCalls: this.#outsideCalls,
		});
		this.lastPhones = new LastPhones(db);
		this.#whoTalks = new WhoTalks((callId, beforeSeq) => journal.ofCall(callId, beforeSeq));
		this.recordings = new Recordings(db, freshness);
		this.gaps = new Gaps(db);
		this.#parties = parties;
	}

	/** Writes all that follows from the event, the next one. */
	apply(event: Event, {callId, agentId}: Subjects): void {
		// First, because it may have to find the facts as they were before this event.
		if (agentId !== undefined) this.agentIntervals.apply(event, agentId);
		const parts = callId === undefined ? [] : this.#whoTalks.take(callId, event);
		for (const part of parts) this.agentIntervals.inCall(callId as string, part, event.at);
		if (event.type === 'call-arrived' || event.type === 'dial-asked')
			this.#parties.seen(event.partyId, event.at);
		this.interactions.apply(event);
		this.offers.apply(event);
		this.monitorings.apply(event);
		this.#outsideCalls.apply(event, agentId);
		this.#workItems.apply(event);
		this.lastPhones.apply(event);
		this.recordings.apply(event);
		this.gaps.apply(event);
		const times = callId === undefined ? undefined : this.segments.apply(event, callId);
		if (callId !== undefined && times !== undefined) this.interactions.setTimes(callId, times);
	}

	/** Forgets what a rolled-back transaction taught. */
	forget(): void {
		this.segments.forget();
		this.agentIntervals.forget();
		this.#whoTalks.forget();
	}
}
