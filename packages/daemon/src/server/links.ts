/**
 * Which agents have a desk of their own open, counted over sessions: the first tells that the link is
 * up, the last that it is lost. A supervisor who looks at somebody's desk does not count.
 */

import {type AgentId, id} from '@plateau/core';

export class LinkBook {
	readonly #desks = new Map<string, number>();
	readonly #up: (agentId: AgentId) => void;
	readonly #lost: (agentId: AgentId) => void;
	#closed = false;

	constructor(told: {up(agentId: AgentId): void; lost(agentId: AgentId): void}) {
		this.#up = told.up;
		this.#lost = told.lost;
	}

	add(agentId: string): void {
		const desks = this.#desks.get(agentId) ?? 0;
		this.#desks.set(agentId, desks + 1);
		if (desks === 0 && !this.#closed) this.#up(id(agentId));
	}

	remove(agentId: string): void {
		const desks = this.#desks.get(agentId);
		if (desks === undefined) return;
		if (desks > 1) {
			this.#desks.set(agentId, desks - 1);
			return;
		}
		this.#desks.delete(agentId);
		if (!this.#closed) this.#lost(id(agentId));
	}

	/** The agent signed in: a desk that was open before counts from now on. */
	signedIn(agentId: string): void {
		if (this.#desks.has(agentId) && !this.#closed) this.#up(id(agentId));
	}

	/** From now on nothing is told: the daemon stops, and no agent has walked away. */
	close(): void {
		this.#closed = true;
	}
}
