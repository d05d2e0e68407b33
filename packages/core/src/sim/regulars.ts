/** Callers who are known: who call again, are of mark, or have talked with an agent before. */

import type {Contact} from '../call/call.ts';
import type {FloorConfig} from '../floor-config.ts';
import type {Random} from './random.ts';

/** Who the caller of this number in the world's order is: some call again who called a moment ago. */
export function partyOf(world: Random, call: number): string {
	const random = world.fork(`party ${call}`);
	return `p-${random.chance(0.3) ? Math.max(1, call - random.int(1, 12)) : call}`;
}

/** Some callers are of mark, have an agent of their own, or talked with one before. */
export function contactOf(
	world: Random,
	partyId: string,
	{agents}: FloorConfig,
): {readonly contact?: Contact} {
	const random = world.fork(`contact ${partyId}`);
	const agentIds = agents.map(({id}) => id);
	if (random.chance(0.5)) return {};
	return {
		contact: {
			...(random.chance(0.3) ? {priorityMs: random.int(1, 120) * 1000} : {}),
			...(random.chance(0.3) ? {ownerId: random.pick(agentIds)} : {}),
			...(random.chance(0.6) ? {lastAgentId: random.pick(agentIds)} : {}),
		},
	};
}
