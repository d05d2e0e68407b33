/**
 * Colleagues besides a call's agent whom the agent heard, and when, from the call's own events: called by hand, or
 * asked about the customer. Whoever listens to the agent hears them, too.
 */

import type {Event} from '../events.ts';
import type {AgentId} from '../ids.ts';
import type {Instant} from '../time.ts';

/** `endedAt` is absent while it goes on. */
export interface HeardStretch {
	readonly agentId: AgentId;
	readonly startedAt: Instant;
	readonly endedAt?: Instant;
}

/** `events`: all of one call, in order of `seq`. A stretch without length is left out. */
export function colleaguesHeard(events: readonly Event[]): HeardStretch[] {
	const ears = new Ears();
	const closed: HeardStretch[] = [];
	const open = new Map<AgentId, Instant>();
	for (const event of events) {
		ears.take(event);
		const heard = ears.heard();
		for (const [agentId, startedAt] of open) {
			if (heard.has(agentId)) continue;
			open.delete(agentId);
			if (event.at > startedAt) closed.push({agentId, startedAt, endedAt: event.at});
		}
		for (const agentId of heard) if (!open.has(agentId)) open.set(agentId, event.at);
	}
	return [...closed, ...[...open].map(([agentId, startedAt]) => ({agentId, startedAt}))];
}

/** Whom the agent hears. */
class Ears {
	#hears: 'customer' | 'third' | 'both' | 'nobody' = 'nobody';
	/** In an internal call the customer's part is a colleague's. */
	#called: AgentId | undefined;
	#asked: AgentId | undefined;
	#hasThird = false;

	heard(): ReadonlySet<AgentId> {
		const called = this.#hears === 'customer' || this.#hears === 'both' ? this.#called : undefined;
		const asked = this.#hears === 'third' || this.#hears === 'both' ? this.#asked : undefined;
		return new Set([called, asked].filter((agentId) => agentId !== undefined));
	}

	take(event: Event): void {
		switch (event.type) {
			case 'dial-asked':
				this.#called = event.toAgentId;
				break;
			case 'consult-asked':
			case 'consult-offered':
				this.#asked = event.toAgentId;
				break;
			case 'dial-answered':
			case 'call-connected':
			case 'call-resumed':
			case 'call-taken-over':
				this.#hears = 'customer';
				break;
			case 'call-held':
				this.#hears = this.#hasThird ? 'third' : 'nobody';
				break;
			case 'consult-answered':
				this.#hasThird = true;
				this.#hears = 'third';
				break;
			case 'consult-swapped':
				this.#hears = event.hears === 'customer' ? 'customer' : 'third';
				break;
			case 'call-conferenced':
				this.#hears = 'both';
				break;
			case 'consult-ended':
				this.#thirdGone(
					this.#hears === 'both' || this.#hears === 'customer' ? 'customer' : 'nobody',
				);
				break;
			case 'call-handed-over':
				this.#thirdGone('customer');
				break;
			case 'call-transferred':
			case 'call-parked':
			case 'call-returned':
			case 'call-ended':
				this.#thirdGone('nobody');
				break;
			default:
				break;
		}
	}

	#thirdGone(hears: 'customer' | 'nobody'): void {
		this.#hasThird = false;
		this.#asked = undefined;
		this.#hears = hears;
	}
}
