/**
 * Who is at work, counted by crews: agents who serve the same queues from the same steps. So how many
 * agents a queue has in effect is told without looking at each of them.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, QueueId} from '../ids.ts';
import type {Membership} from '../routing/membership.ts';
import type {Instant} from '../time.ts';
import {loadAt, noWork} from './work.ts';

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
	const {crewOf, crews, memberships} = floor.index;
	const before = crewOf.get(agentId);
	const isNow = agent !== undefined && isAtWork(agent);
	if (isNow === (before !== undefined)) return;
	if (before !== undefined) {
		crewOf.delete(agentId);
		before.count -= 1;
		return;
	}
	const own = memberships.get(agentId) ?? [];
	const key = own.map(({queueId, from, tierStep}) => `${queueId}#${from}.${tierStep}`).join();
	let crew = crews.get(key);
	if (crew === undefined) {
		crew = {key, memberships: own, count: 0};
		crews.set(key, crew);
		for (const {queueId} of own) crewsOf(floor, queueId).push(crew);
	}
	crew.count += 1;
	crewOf.set(agentId, crew);
}

function crewsOf({index}: Floor, queueId: QueueId): Crew[] {
	let crews = index.crewsByQueue.get(queueId);
	if (crews === undefined) {
		crews = [];
		index.crewsByQueue.set(queueId, crews);
	}
	return crews;
}

/**
 * How many agents the queue has for such a caller, those it shares counted by its share of their work.
 * Where nobody may serve yet, those who may later. O(crews of the queue and their queues).
 */
export function agentsFor(
	floor: Floor,
	asked: {readonly queueId: QueueId; readonly widened: number; readonly tiersOpen: number},
	at: Instant,
): number {
	const loads = new Map<QueueId, number>();
	const loadOf = (queueId: QueueId) => {
		let load = loads.get(queueId);
		if (load === undefined) {
			// A queue without a past takes some of their time, or its first caller would find nobody.
			load = loadAt(floor.memory.work.get(queueId) ?? noWork, at) + 1;
			loads.set(queueId, load);
		}
		return load;
	};
	let now = 0;
	let later = 0;
	for (const {memberships, count} of floor.index.crewsByQueue.get(asked.queueId) ?? []) {
		if (count === 0) continue;
		let all = 0;
		let own: Membership | undefined;
		for (const membership of memberships) {
			all += loadOf(membership.queueId);
			if (membership.queueId === asked.queueId) own = membership;
		}
		if (own === undefined) continue;
		const share = (count * loadOf(asked.queueId)) / all;
		later += share;
		if (own.from <= asked.widened && own.tierStep <= asked.tiersOpen) now += share;
	}
	return now > 0 ? now : later;
}
