/**
 * Customers to be joined to the leg that answered first, kept until that leg is ready: it hears the
 * queue's name before, and only then waits in a bridge that it can be taken out of.
 */

import type {EffectOf} from '@plateau/core';
import type {LegAs} from './leg.ts';

type Connect = EffectOf<'connect'>;

export class Joins {
	readonly #send: (effect: Connect, agent: LegAs<'agent'>) => void;
	/** By the agent's leg, its unique id. */
	readonly #waiting = new Map<string, Connect>();

	/** `send`: the agent's leg is ready, the customer is to be sent there. */
	constructor(send: (effect: Connect, agent: LegAs<'agent'>) => void) {
		this.#send = send;
	}

	order(effect: Connect, agent: LegAs<'agent'>): void {
		if (agent.part.group?.isReady === true) this.#send(effect, agent);
		else this.#waiting.set(agent.uniqueId, effect);
	}

	/** The leg did something. */
	seen(agent: LegAs<'agent'>): void {
		const effect = this.#waiting.get(agent.uniqueId);
		if (effect === undefined || agent.part.group?.isReady !== true) return;
		this.#waiting.delete(agent.uniqueId);
		this.#send(effect, agent);
	}

	/** The leg is gone. */
	forget(uniqueId: string): void {
		this.#waiting.delete(uniqueId);
	}
}
