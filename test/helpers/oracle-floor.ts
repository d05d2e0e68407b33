/** What a floor file says of queues and agents, read by hand for `routing-oracle.ts`. */

import type {AgentConfig, QueueConfig} from '@plateau/core';
import type {GivenAgent} from './random-agents.ts';
import type {RandomFloor} from './random-floor.ts';
import {hasSkills} from './skill-sense.ts';

/** Whose queue is whose, from which step of it, in which tier. */
export class DeclaredFloor {
	readonly #given: Pick<RandomFloor, 'config' | 'loans'>;

	constructor(given: Pick<RandomFloor, 'config' | 'loans'>) {
		this.#given = given;
	}

	/** How work of this kind goes beside other work. */
	rule(kindId: string): {readonly yields: boolean; readonly capacity: number} {
		const own = this.#given.config.kinds?.find(({id}) => id === kindId);
		return {yields: own?.interruptible ?? true, capacity: own?.capacity ?? 1};
	}

	/** The queue is one of the agent's: their own, lent, or declared. */
	isTheirs(queue: QueueConfig, {agentId}: GivenAgent): boolean {
		const loans = this.#given.loans.filter((loan) => loan.agentId === agentId);
		if (queue.ownerId !== undefined) return queue.ownerId === agentId;
		if (loans.some(({queueId}) => queueId === queue.id)) return true;
		return this.config(agentId).queues.includes(queue.id) && !loans.some(({only}) => only);
	}

	/** The first requirement of the queue that they meet; undefined: none, or the queue is not theirs. */
	enoughFrom(queue: QueueConfig, agent: GivenAgent): number | undefined {
		if (!this.isTheirs(queue, agent)) return undefined;
		const {skills} = this.config(agent.agentId);
		const asked = [queue.requires, ...(queue.widen ?? []).map(({requires}) => requires)];
		const from = asked.findIndex((one) => one === undefined || hasSkills(one, skills));
		return from < 0 ? undefined : from;
	}

	/** A tier that the queue does not declare is the next one that it does, or its last. */
	tier(queue: QueueConfig, {agentId}: GivenAgent): number {
		const declared = [1, ...(queue.tiers ?? []).map(({tier}) => tier)];
		const own = this.config(agentId).tiers?.[queue.id] ?? 1;
		return declared.find((tier) => tier >= own) ?? Math.max(...declared);
	}

	/** The last tier that is open after so many steps. */
	tierOfStep({tiers = []}: QueueConfig, step: number): number {
		return [1, ...tiers.map(({tier}) => tier)][Math.min(step, tiers.length)] ?? 1;
	}

	queue({queueId}: {readonly queueId: string}): QueueConfig {
		return found(this.#given.config.queues.find(({id}) => id === queueId));
	}

	config(agentId: string): AgentConfig {
		return found(this.#given.config.agents.find(({id}) => id === agentId));
	}
}

function found<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('a floor names what it does not have');
	return value;
}
