/**
 * Rings that were missed on a recorded day, and the absences that followed: an agent whom the floor
 * made not ready came back by themselves. Both belong to the miss, not to the people's own moves.
 */

import {
	type AgentId,
	type Event,
	type Instant,
	type OfferEnd,
	offerEndOf,
	type RingFailure,
} from '@plateau/core';
import type {RecordedRing} from './recorded-call.ts';

/** What the switch said when an offer ended so; undefined when nobody missed it. */
export function failureOf({state, reason}: OfferEnd): RingFailure | undefined {
	if (state === 'withdrawn' || reason === 'lost-in-gap') return undefined;
	if (state === 'declined') return 'declined';
	if (state === 'rang-out') return 'no-answer';
	return Object.hasOwn(offerEndOf, reason) ? reason : undefined;
}

/** Which changes of presence followed from misses. Tell it of each event before the floor folds it. */
export class Absences {
	readonly #missed = new Map<AgentId, {readonly at: Instant; readonly ring: RecordedRing}>();
	readonly #away = new Map<AgentId, {readonly at: Instant; readonly ring: RecordedRing}>();

	/** A ring was missed. */
	missed(agentId: AgentId, at: Instant, ring: RecordedRing): void {
		this.#missed.set(agentId, {at, ring});
	}

	/** True when the event is the floor's answer to a miss, or the agent's coming back from that. */
	isOfOne(event: Event): boolean {
		switch (event.type) {
			case 'presence-changed':
				return this.#changed(event);
			case 'presence-pended':
			case 'agent-signed-out':
				this.#leave(event.agentId, event.at);
				return false;
			default:
				return false;
		}
	}

	#changed({agentId, at, by, presence}: Extract<Event, {type: 'presence-changed'}>): boolean {
		const missed = this.#missed.get(agentId);
		if (by === 'floor' && presence.state === 'not-ready' && missed?.at === at) {
			this.#away.set(agentId, missed);
			return true;
		}
		const away = this.#away.get(agentId);
		if (away === undefined) return false;
		if (presence.state !== 'available') {
			this.#leave(agentId, at);
			return false;
		}
		this.#away.delete(agentId);
		away.ring.backMs = at - away.at;
		return true;
	}

	/** From one absence into another: whoever misses the ring in their place is back a moment later. */
	#leave(agentId: AgentId, at: Instant): void {
		const away = this.#away.get(agentId);
		if (away === undefined) return;
		this.#away.delete(agentId);
		away.ring.backMs = at - away.at + 1;
	}
}
