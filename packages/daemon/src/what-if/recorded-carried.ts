/**
 * People who are busy with calls from before the day: those calls are not counted and do not come
 * again, so in a re-run their time is that of a call on the desk phone.
 */

import type {AgentId, CallId, ChannelId, Event, Floor, Instant, PhoneId} from '@plateau/core';
import type {StaffMove} from '@plateau/core/day-sim';

interface Busy {
	readonly phoneId: PhoneId;
	readonly channelId: ChannelId;
}

export class Carried {
	readonly #floor: Floor;
	readonly #busy = new Map<AgentId, Busy>();
	readonly #starts: StaffMove[] = [];
	readonly #ends: StaffMove[] = [];

	constructor(floor: Floor) {
		this.#floor = floor;
	}

	/** The day begins: who is busy now? */
	begin(at: Instant): void {
		for (const agent of this.#floor.agents.values()) {
			const isBusy = agent.state === 'signed-in' && !isFree(agent.activity.state);
			if (isBusy) this.#start(at, agent.id, agent.phoneId);
		}
	}

	/** An event that the floor has folded. `isOfDay`: whether a call came on this day. */
	note(event: Event, isOfDay: (callId: CallId) => boolean): void {
		if (event.type === 'offer-made' && !isOfDay(event.callId)) {
			this.#start(event.at, event.agentId, event.phoneId);
			return;
		}
		for (const [agentId, busy] of this.#busy) {
			const agent = this.#floor.agents.get(agentId);
			if (agent?.state === 'signed-in' && !isFree(agent.activity.state)) continue;
			this.#busy.delete(agentId);
			this.#ends.push({at: event.at, type: 'outside-ended', ...busy});
		}
	}

	/** The moves, with these in their places: whoever is taken is taken before anything else of that instant. */
	among(moves: readonly StaffMove[]): StaffMove[] {
		return [...this.#starts, ...moves, ...this.#ends].sort((a, b) => a.at - b.at);
	}

	#start(at: Instant, agentId: AgentId, phoneId: PhoneId): void {
		if (this.#busy.has(agentId)) return;
		const channelId = `carried-${this.#starts.length + 1}` as ChannelId;
		const busy = {phoneId, channelId};
		this.#busy.set(agentId, busy);
		this.#starts.push({at, type: 'outside-started', ...busy});
	}
}

function isFree(activity: string): boolean {
	return activity === 'idle' || activity === 'outside';
}
