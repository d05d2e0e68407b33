/** What routing remembers of each queue's past, kept over days, sign-outs and restarts. */

import type {FloorConfig} from '../floor-config.ts';
import type {AgentId, QueueId} from '../ids.ts';
import type {Instant} from '../time.ts';
import type {KeptPlace, KeptPlaces} from '../wait/places.ts';
import {noWork, type QueueWork} from '../wait/work.ts';

export interface RoutingMemory {
	/** Who got the queue's last offer, whatever came of it. */
	readonly lastOffered: Map<QueueId, AgentId>;
	/** When each agent's last talk of the queue ended. */
	readonly lastEndedAt: Map<QueueId, Map<AgentId, Instant>>;
	/** What waits to come are foretold from. */
	readonly work: Map<QueueId, QueueWork>;
	readonly places: KeptPlaces;
}

/** The memory as JSON-safe data, ordered by ids. */
export interface RoutingMemorySnapshot {
	readonly lastOffered: readonly (readonly [QueueId, AgentId])[];
	readonly lastEndedAt: readonly (readonly [QueueId, readonly (readonly [AgentId, Instant])[]])[];
	readonly work: readonly (readonly [QueueId, QueueWork])[];
	/** The one kept longest ago first. */
	readonly places: readonly (readonly [string, KeptPlace])[];
}

/** Nothing remembered, or what a snapshot says. */
export function routingMemory(snapshot?: RoutingMemorySnapshot): RoutingMemory {
	return {
		lastOffered: new Map(snapshot?.lastOffered),
		lastEndedAt: new Map(snapshot?.lastEndedAt.map(([queueId, rows]) => [queueId, new Map(rows)])),
		work: new Map(snapshot?.work),
		places: new Map(snapshot?.places),
	};
}

export function memorySnapshot(memory: RoutingMemory): RoutingMemorySnapshot {
	return {
		lastOffered: sorted(memory.lastOffered),
		lastEndedAt: sorted(memory.lastEndedAt).map(([queueId, rows]) => [queueId, sorted(rows)]),
		work: sorted(memory.work),
		places: [...memory.places],
	};
}

/** The queue's work so far. */
export function workOf(memory: RoutingMemory, queueId: QueueId): QueueWork {
	return memory.work.get(queueId) ?? noWork;
}

/** Notes the end of an agent's talk in a call of the queue. */
export function noteTalkEnded(
	memory: RoutingMemory,
	queueId: QueueId,
	agentId: AgentId,
	at: Instant,
): void {
	let rows = memory.lastEndedAt.get(queueId);
	if (rows === undefined) {
		rows = new Map();
		memory.lastEndedAt.set(queueId, rows);
	}
	rows.set(agentId, at);
}

/** Forgets the queues and agents that the floor has no more. */
export function forgetGone(memory: RoutingMemory, config: FloorConfig): void {
	const queues = new Set(config.queues.map(({id}) => id));
	const agents = new Set(config.agents.map(({id}) => id));
	for (const [queueId, agentId] of memory.lastOffered) {
		if (!queues.has(queueId) || !agents.has(agentId)) memory.lastOffered.delete(queueId);
	}
	for (const [queueId, rows] of memory.lastEndedAt) {
		for (const agentId of rows.keys()) if (!agents.has(agentId)) rows.delete(agentId);
		if (!queues.has(queueId) || rows.size === 0) memory.lastEndedAt.delete(queueId);
	}
	for (const queueId of memory.work.keys()) if (!queues.has(queueId)) memory.work.delete(queueId);
}

function sorted<K extends string, V>(map: ReadonlyMap<K, V>): [K, V][] {
	return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
