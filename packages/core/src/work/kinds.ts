/**
 * The kinds of work, as a table: how much of each an agent may have in hand, whether a call may come
 * on top of it, and whether it is done on a phone. Nothing else in the core knows one kind from another.
 */

import type {FloorConfig} from '../floor-config.ts';
import {type AgentId, id, type KindId, type SwitchId} from '../ids.ts';

export interface KindConfig {
	readonly id: KindId;
	/** How many pieces of it an agent may have in hand at once, where the agent's own rule says nothing. */
	readonly capacity: number;
	/** Set aside when work comes that is not; what is not interruptible holds up every other kind. */
	readonly interruptible: boolean;
	/** It comes by a switch and rings a phone; other kinds ring on the desk. */
	readonly needsPhone: boolean;
}

/** Calls: on every floor, and the same on every floor. */
export const callKind: KindConfig = {
	...{id: id<KindId>('call'), capacity: 1, interruptible: false, needsPhone: true},
};

/** Back-office work: on every floor, where the floor file says nothing else of it. */
export const taskKind: KindConfig = {
	...{id: id<KindId>('task'), capacity: 1, interruptible: true, needsPhone: false},
};

/** No agent has more of one kind in hand. */
export const mostCapacity = 100;

/** Every kind of the floor, calls first, by id. */
export function kindsOf({kinds = []}: FloorConfig): ReadonlyMap<KindId, KindConfig> {
	const own = kinds.filter(({id: kindId}) => kindId !== callKind.id);
	return new Map([callKind, taskKind, ...own].map((kind) => [kind.id, kind]));
}

/** Where the work of a kind meets its agents, as a switch is for calls. No switch's name begins so. */
export function deskOf(kindId: KindId): SwitchId {
	return id<SwitchId>(`~${kindId}`);
}

/** The kind of work that waits at this place: calls, unless it is a desk. */
export function kindAt(place: SwitchId): KindId {
	return place.startsWith('~') ? id<KindId>(place.slice(1)) : callKind.id;
}

/** What the floor file lets this agent have in hand of a kind. */
export function capacityOf(
	{
		agents,
		kinds,
	}: {
		readonly agents: ReadonlyMap<AgentId, {readonly capacity?: Readonly<Record<string, number>>}>;
		readonly kinds: ReadonlyMap<KindId, KindConfig>;
	},
	agentId: AgentId,
	kindId: KindId,
): number {
	const kind = kinds.get(kindId);
	if (kind === undefined) return 0;
	return kind.needsPhone
		? kind.capacity
		: (agents.get(agentId)?.capacity?.[kindId] ?? kind.capacity);
}
