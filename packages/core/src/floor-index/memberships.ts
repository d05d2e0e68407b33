/** Who may serve what, and how many of them are signed in, by queue and by step. */

import type {FiledAgent, Floor, FloorIndex} from '../floor.ts';
import type {AgentId, QueueId} from '../ids.ts';
import {membershipsOf} from '../routing/membership.ts';

/** Computes every agent's memberships anew. */
export function fileMemberships(floor: Floor): void {
	const {config, index, loans} = floor;
	for (const agent of config.agents) {
		const lent = loans.filter(({agentId}) => agentId === agent.id);
		const memberships = membershipsOf(config, agent, lent);
		index.memberships.set(agent.id, memberships);
		for (const {queueId, weight} of memberships) {
			const greatest = index.greatestWeight.get(queueId) ?? 1;
			index.greatestWeight.set(queueId, Math.max(greatest, weight));
		}
	}
}

/** The agent's place in the indexes, made on first use. */
export function filedAgent({filedAgents, memberships}: FloorIndex, agentId: AgentId): FiledAgent {
	let filed = filedAgents.get(agentId);
	if (filed === undefined) {
		filed = {
			agentId,
			memberships: memberships.get(agentId) ?? [],
			assigned: [],
			aside: undefined,
			told: undefined,
			isAtWork: false,
			thereFor: [],
			reach: [],
			pools: [],
			state: 'neither',
			rows: [],
		};
		filedAgents.set(agentId, filed);
	}
	return filed;
}

/** Adds `by` (1 or -1) to the signed-in count of every queue that the agent serves. */
export function countSignedIn(floor: Floor, agentId: AgentId, by: 1 | -1): void {
	const {memberships, signedIn, signedInAt} = floor.index;
	for (const {queueId, from, tierStep} of memberships.get(agentId) ?? []) {
		signedIn.set(queueId, (signedIn.get(queueId) ?? 0) + by);
		const key = signedInKey(queueId, from, tierStep);
		signedInAt.set(key, (signedInAt.get(key) ?? 0) + by);
	}
}

/** The key of `signedInAt`. */
export function signedInKey(queueId: QueueId, from: number, tierStep: number): string {
	return `${queueId}#${from}.${tierStep}`;
}

/** True when somebody signed in is enough for callers who have come so far, whatever their tier. */
export function isAnybodyEnough(index: FloorIndex, queueId: QueueId, widened: number): boolean {
	const tiers = index.queues.get(queueId)?.tiers?.length ?? 0;
	for (let step = 0; step <= tiers; step += 1) {
		if (isAnybodyInTier(index, queueId, widened, step)) return true;
	}
	return false;
}

/** True when the tier that this step opens has somebody signed in who is enough. */
export function isAnybodyInTier(
	index: FloorIndex,
	queueId: QueueId,
	widened: number,
	tierStep: number,
): boolean {
	for (let from = 0; from <= widened; from += 1) {
		if ((index.signedInAt.get(signedInKey(queueId, from, tierStep)) ?? 0) > 0) return true;
	}
	return false;
}
