/**
 * Who is at work, counted by crews: agents who serve the same queues from the same steps. So what a
 * queue has in agents is told without looking at each of them.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';
import type {Membership} from '../routing/membership.ts';

export interface Crew {
	readonly key: string;
	readonly memberships: readonly Membership[];
	/** How many of them are at work. */
	count: number;
}

/** Available, whatever they do now, with a desk that is there. */
function isAtWork(agent: SignedIn): boolean {
	return agent.presence.state === 'available' && agent.link.state !== 'lost';
}

/** Counts the agent in their crew, or not; undefined for one who is not signed in. */
export function countAtWork(floor: Floor, agentId: AgentId, agent: SignedIn | undefined): void {
	const {crewOf, memberships} = floor.index;
	const before = crewOf.get(agentId);
	const isNow = agent !== undefined && isAtWork(agent);
	if (isNow === (before !== undefined)) return;
	if (before === undefined) {
		const crew = crewWith(floor, memberships.get(agentId) ?? []);
		crewOf.set(agentId, crew);
		change(floor, crew, 1);
	} else {
		crewOf.delete(agentId);
		change(floor, before, -1);
	}
}

function change({index: {atWork}}: Floor, crew: Crew, by: 1 | -1): void {
	crew.count += by;
	for (const {queueId} of crew.memberships) atWork.set(queueId, (atWork.get(queueId) ?? 0) + by);
}

function crewWith({index}: Floor, memberships: readonly Membership[]): Crew {
	const key = memberships
		.map(({queueId, from, tierStep}) => `${queueId}#${from}.${tierStep}`)
		.join();
	let crew = index.crews.get(key);
	if (crew !== undefined) return crew;
	crew = {key, memberships, count: 0};
	index.crews.set(key, crew);
	for (const {queueId} of memberships) {
		const crews = index.crewsByQueue.get(queueId);
		if (crews === undefined) index.crewsByQueue.set(queueId, [crew]);
		else crews.push(crew);
	}
	return crew;
}
