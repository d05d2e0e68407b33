/**
 * Who may serve what, whatever they are doing now: an agent's memberships. Each says from which step of
 * a queue's widening their skills are enough, and with which step of its tiers they come in.
 */

import type {AgentConfig, FloorConfig, QueueConfig} from '../floor-config.ts';
import type {AgentId, QueueId} from '../ids.ts';
import {matches} from '../skills/match.ts';

/** An agent who serves a queue, at once or at some step of a caller's wait. */
export interface Membership {
	readonly queueId: QueueId;
	/** The first step of `widen` at which their skills are enough; 0: from the beginning. */
	readonly from: number;
	/** The step of `tiers` that opens theirs; 0: open from the beginning. */
	readonly tierStep: number;
	/** Of `weighted-random`. */
	readonly weight: number;
}

/** The agent's memberships, `lent` ones included, in the order of the floor's queues. */
export function membershipsOf(
	config: FloorConfig,
	agent: AgentConfig,
	lent: readonly Loan[] = [],
): readonly Membership[] {
	return config.queues.flatMap((queue) => {
		if (!isAssigned(queue, agent, lent)) return [];
		const from = firstEnough(queue, agent);
		if (from === undefined) return [];
		const tier = agent.tiers?.[queue.id] ?? 1;
		return [
			{
				queueId: queue.id,
				from,
				tierStep: tierStepOf(queue, tier),
				weight: agent.weights?.[queue.id] ?? 1,
			},
		];
	});
}

/** An agent given to a queue for a time. `only`: they serve nothing else meanwhile. */
export interface Loan {
	readonly agentId: AgentId;
	readonly queueId: QueueId;
	readonly only: boolean;
	readonly endsAt: number;
}

/** True when the queue is one of theirs: by the floor file, as its owner, or by a loan. */
export function isAssigned(queue: QueueConfig, agent: AgentConfig, lent: readonly Loan[]): boolean {
	if (queue.ownerId !== undefined) return queue.ownerId === agent.id;
	if (lent.some(({queueId}) => queueId === queue.id)) return true;
	return agent.queues.includes(queue.id) && !lent.some(({only}) => only);
}

/** The first step at which the agent's skills are enough, or undefined when they never are. */
export function firstEnough(queue: QueueConfig, {skills}: AgentConfig): number | undefined {
	if (matches(queue.requires, skills)) return 0;
	const step = (queue.widen ?? []).findIndex(({requires}) => matches(requires, skills));
	return step < 0 ? undefined : step + 1;
}

/** The step that opens the tier: the first that reaches it, or the last there is. */
function tierStepOf({tiers = []}: QueueConfig, tier: number): number {
	if (tier <= 1) return 0;
	const step = tiers.findIndex((own) => own.tier >= tier);
	return step < 0 ? tiers.length : step + 1;
}
