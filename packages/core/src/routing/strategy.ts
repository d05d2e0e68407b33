/**
 * Whom a queue prefers among the ready: docs/routing.md, in code. An agent's rank in a queue is fixed
 * when they become ready and changes with nothing but their own events and the day's start.
 */

import type {Floor, Line, ReadyRow} from '../floor.ts';
import {hash} from '../hash.ts';
import type {AgentId, CallId, QueueId} from '../ids.ts';
import {occupancy} from '../stats/day.ts';

/** What comes before the idle time in the queue's order of agents; smaller first. */
export function rankOf(floor: Floor, agentId: AgentId, queueId: QueueId): readonly number[] {
	const {day, index, memory} = floor;
	const queue = index.queues.get(queueId);
	const strategy = queue?.strategy ?? 'longest-idle';
	switch (strategy) {
		case 'longest-idle':
		case 'random':
			return [];
		case 'longest-idle-in-queue':
			return [memory.lastEndedAt.get(queueId)?.get(agentId) ?? 0];
		case 'fewest-calls':
			return [day.agents.get(agentId)?.handled ?? 0];
		case 'least-talk-time': {
			const row = day.agents.get(agentId);
			return row === undefined ? [0] : [row.talkMs + row.holdMs];
		}
		case 'least-occupied': {
			const row = day.agents.get(agentId);
			return [(row && occupancy(row)) ?? 0];
		}
		case 'most-skilled':
			return [-askedLevels(floor, agentId, queueId)];
		case 'least-skilled':
			return [askedLevels(floor, agentId, queueId), allLevels(floor, agentId)];
		case 'linear':
		case 'round-robin':
			return [placeOf(floor, agentId)];
		default:
			return strategy satisfies never;
	}
}

/** The order of a line's ready agents: by rank, then the longest idle, then by id. */
export function compareReady(a: ReadyRow, b: ReadyRow): number {
	for (let place = 0; place < a.rank.length; place += 1) {
		const difference = (a.rank[place] ?? 0) - (b.rank[place] ?? 0);
		if (difference !== 0) return difference;
	}
	return a.idleSince - b.idleSince || (a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0);
}

/** Who of a line's ready gets this call; undefined when nobody is ready. */
export function chooseReady(floor: Floor, line: Line, callId: CallId): ReadyRow | undefined {
	switch (floor.index.queues.get(line.queueId)?.strategy) {
		case 'round-robin': {
			const last = floor.memory.lastOffered.get(line.queueId);
			if (last === undefined) return line.ready.first();
			const place = placeOf(floor, last);
			return line.ready.firstWhere(({rank: [own = 0]}) => own > place) ?? line.ready.first();
		}
		case 'random':
			return line.ready.at((hash(callId, floor.counters.offer) >>> 0) % line.ready.size);
		default:
			return line.ready.first();
	}
}

/** In the order of the floor file; who is not in it comes first. */
function placeOf(floor: Floor, agentId: AgentId): number {
	return floor.index.places.get(agentId) ?? -1;
}

/** Σ of the agent's levels in the skills that the queue asks for. */
function askedLevels(floor: Floor, agentId: AgentId, queueId: QueueId): number {
	const skills = floor.index.agents.get(agentId)?.skills;
	const requires = floor.index.queues.get(queueId)?.requires ?? [];
	return requires.reduce((sum, {skillId}) => sum + (skills?.[skillId] ?? 0), 0);
}

function allLevels(floor: Floor, agentId: AgentId): number {
	const skills = floor.index.agents.get(agentId)?.skills ?? {};
	return Object.values(skills).reduce((sum, level) => sum + level, 0);
}
