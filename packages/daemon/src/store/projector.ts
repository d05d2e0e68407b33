/**
 * Writes each event where it belongs: into the journal under those it concerns, then into every
 * projection. Runs inside the caller's transaction; `forget` after that was rolled back.
 */

import type {Event} from '@plateau/core';
import {AgentIntervals} from './agent-intervals.ts';
import type {Db} from './database.ts';
import {Gaps} from './gaps.ts';
import {Interactions} from './interactions.ts';
import {Journal, type Subjects} from './journal.ts';
import {LastPhones} from './last-phones.ts';
import {Monitorings} from './monitorings.ts';
import {Offers} from './offers.ts';
import {OutsideCalls} from './outside-calls.ts';
import type {Parties} from './parties.ts';
import {Recordings} from './recordings.ts';
import {Segments} from './segments.ts';
import {WhoTalks} from './who-talks.ts';
import {WorkItems} from './work-items.ts';

export class Projector {
	readonly journal: Journal;
	readonly interactions: Interactions;
	readonly segments: Segments;
	readonly offers: Offers;
	readonly agentIntervals: AgentIntervals;
	readonly lastPhones: LastPhones;
	readonly #whoTalks: WhoTalks;
	readonly recordings: Recordings;
	readonly gaps: Gaps;
	readonly #monitorings: Monitorings;
	readonly #outsideCalls: OutsideCalls;
	readonly #workItems: WorkItems;
	readonly #parties: Parties;

	constructor(db: Db, parties: Parties) {
		this.journal = new Journal(db);
		this.interactions = new Interactions(db);
		this.segments = new Segments(db, this.journal);
		this.offers = new Offers(db);
		this.#monitorings = new Monitorings(db);
		this.#outsideCalls = new OutsideCalls(db);
		this.#workItems = new WorkItems(db);
		this.agentIntervals = new AgentIntervals(db, {
			workItems: this.#workItems,
			offers: this.offers,
			outsideCalls: this.#outsideCalls,
		});
		this.lastPhones = new LastPhones(db);
		this.#whoTalks = new WhoTalks((callId, beforeSeq) => this.journal.ofCall(callId, beforeSeq));
		this.recordings = new Recordings(db);
		this.gaps = new Gaps(db);
		this.#parties = parties;
	}

	/** Stores the event and all that follows from it. */
	write(event: Event): void {
		const subjects = this.#subjectsOf(event);
		const {callId, agentId} = subjects;
		this.journal.write(event, subjects);
		// First, because it may have to find the facts as they were before this event.
		if (agentId !== undefined) this.agentIntervals.apply(event, agentId);
		const parts = callId === undefined ? [] : this.#whoTalks.take(callId, event);
		for (const part of parts) this.agentIntervals.inCall(callId as string, part, event.at);
		if (event.type === 'call-arrived' || event.type === 'dial-asked')
			this.#parties.seen(event.partyId, event.at);
		this.interactions.apply(event);
		this.offers.apply(event);
		this.#monitorings.apply(event);
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
		this.journal.rewind();
		this.segments.forget();
		this.agentIntervals.forget();
		this.#whoTalks.forget();
	}

	/** Whom the event concerns, said by itself or by what it refers to. */
	#subjectsOf(event: Event): Subjects {
		switch (event.type) {
			case 'offer-ringing':
			case 'offer-accepted':
			case 'offer-ended':
				return this.offers.get(event.offerId) ?? {};
			case 'monitor-answered':
			case 'monitor-mode-asked':
			case 'monitor-started':
			case 'monitor-ended':
				return this.#monitorings.get(event.monitorId) ?? {};
			case 'outside-started':
			case 'outside-ended':
				return {agentId: this.agentIntervals.holderOf(event.phoneId)};
			case 'recording-asked':
				// What an agent does is told by their call.
				return {callId: event.callId};
			case 'call-ended':
				return {callId: event.callId, agentId: this.interactions.agentOf(event.callId)};
			default:
				return {
					callId: 'callId' in event ? event.callId : undefined,
					agentId: 'agentId' in event ? event.agentId : undefined,
				};
		}
	}
}
