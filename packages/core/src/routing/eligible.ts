/** Who may serve what, whatever they are doing now. */

import type {AgentConfig, QueueConfig} from '../floor-config.ts';

/** True when the agent is assigned to the queue and every skill it asks for reaches its level. */
export function serves(agent: AgentConfig, queue: QueueConfig): boolean {
	return (
		agent.queues.includes(queue.id) &&
		queue.requires.every(({skillId, minLevel}) => {
			// An undefined skill is not level 0: it never matches.
			const level = agent.skills[skillId];
			return level !== undefined && level >= minLevel;
		})
	);
}
