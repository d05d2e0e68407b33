/**
 * Whom an event concerns, said by itself or by what it refers to. What began since the start is remembered;
 * of what began earlier the projections are asked.
 */

import type {Event} from '@plateau/core';

/** Whom an event concerns, for finding it again. */
export interface Subjects {
	readonly callId?: string | undefined;
	readonly agentId?: string | undefined;
}

/** What the projections say, brought up to the journal's end. */
export interface ProjectedSubjects {
	offer(offerId: string): Subjects | undefined;
	monitoring(monitorId: string): Subjects | undefined;
	/** The agent who is signed in at the phone. */
	holderOf(phoneId: string): string | undefined;
	/** The agent who talked in the call last, and whose call it is. */
	call(callId: string): LiveCall | undefined;
}

export interface LiveCall {
	readonly partyId: string;
	readonly agentId?: string | undefined;
}

/** Events that say who talks in a call. */
const talks: ReadonlySet<Event['type']> = new Set([
	'dial-asked',
	'dial-answered',
	'call-connected',
	'call-handed-over',
	'call-taken-over',
]);

export class SubjectIndex {
	readonly #projected: ProjectedSubjects;
	readonly #offers = new Map<string, Subjects>();
	readonly #monitorings = new Map<string, Subjects>();
	readonly #calls = new Map<string, LiveCall>();

	constructor(projected: ProjectedSubjects) {
		this.#projected = projected;
	}

	/** Whom the event concerns. To be asked once for each event, in order. */
	take(event: Event): Subjects {
		switch (event.type) {
			case 'offer-made':
				this.#offers.set(event.offerId, own(event));
				return own(event);
			case 'offer-ringing':
				return this.#offer(event.offerId);
			case 'offer-accepted':
			case 'offer-ended': {
				const subjects = this.#offer(event.offerId);
				this.#offers.delete(event.offerId);
				return subjects;
			}
			case 'monitor-asked':
				this.#monitorings.set(event.monitorId, own(event));
				return own(event);
			case 'monitor-answered':
			case 'monitor-mode-asked':
			case 'monitor-started':
				return this.#monitoring(event.monitorId);
			case 'monitor-ended': {
				const subjects = this.#monitoring(event.monitorId);
				this.#monitorings.delete(event.monitorId);
				return subjects;
			}
			case 'outside-started':
			case 'outside-ended':
				return {agentId: this.#projected.holderOf(event.phoneId)};
			case 'recording-asked':
				// What an agent does is told by their call.
				return {callId: event.callId};
			case 'call-ended': {
				const {callId} = event;
				const agentId = this.#call(callId)?.agentId;
				this.#calls.delete(callId);
				return {callId, agentId};
			}
			default:
				this.#learn(event);
				return own(event);
		}
	}

	/** The party whose last talk the event changes; undefined: none. To be asked after `take`. */
	partyTalkedTo(event: Event): string | undefined {
		return talks.has(event.type) && 'callId' in event && event.callId !== undefined
			? this.#call(event.callId)?.partyId
			: undefined;
	}

	/** Forgets what a rolled-back transaction taught; the projections are asked instead. */
	forget(): void {
		this.#offers.clear();
		this.#monitorings.clear();
		this.#calls.clear();
	}

	/** Who talks in a call. */
	#learn(event: Event): void {
		switch (event.type) {
			case 'call-arrived':
				this.#calls.set(event.callId, {partyId: event.partyId});
				break;
			case 'dial-asked':
				this.#calls.set(event.callId, {partyId: event.partyId, agentId: event.agentId});
				break;
			case 'call-connected':
				this.#talks(event.callId, event.agentId);
				break;
			case 'call-taken-over':
				this.#talks(event.callId, event.toAgentId);
				break;
			case 'call-handed-over':
				if (event.toPhoneId !== undefined) this.#talks(event.callId, event.toAgentId);
				break;
			default:
				break;
		}
	}

	#talks(callId: string, agentId: string | undefined): void {
		const call = this.#call(callId);
		if (call !== undefined && agentId !== undefined) this.#calls.set(callId, {...call, agentId});
	}

	#call(callId: string): LiveCall | undefined {
		return this.#calls.get(callId) ?? this.#projected.call(callId);
	}

	#offer(offerId: string): Subjects {
		return this.#offers.get(offerId) ?? this.#projected.offer(offerId) ?? {};
	}

	#monitoring(monitorId: string): Subjects {
		return this.#monitorings.get(monitorId) ?? this.#projected.monitoring(monitorId) ?? {};
	}
}

function own(event: Event): Subjects {
	return {
		callId: 'callId' in event ? event.callId : undefined,
		agentId: 'agentId' in event ? event.agentId : undefined,
	};
}
