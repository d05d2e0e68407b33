/**
 * Who of each queue cannot be rung now, and why: how many by each code, and one bit for each agent in
 * the order of the floor file. Kept as agents change, so that an offer can say it without looking at
 * everybody.
 */

import type {Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';
import {isAssigned} from '../routing/membership.ts';
import {type PassedOverCode, passedOverCodes} from '../routing/passed-over.ts';

/** One queue's agents. */
export interface Aside {
	/** All who are assigned, in the order of the floor file. */
	readonly members: readonly AgentId[];
	/** By the place of the code in `passedOverCodes`. */
	readonly counts: number[];
	/** A bit for each member, set while they cannot be rung; 32 in each number. */
	readonly bits: Uint32Array;
}

/** A queue that an agent serves, and their place among its members. */
export interface Assignment {
	readonly aside: Aside;
	readonly member: number;
}

/** Notes who is assigned to which queue; those who are never skilled enough are aside for good. */
export function fileAssignments(floor: Floor): void {
	const {config, index, loans} = floor;
	const placeOfAgent = (agentId: AgentId) => index.places.get(agentId) ?? -1;
	const agents = config.agents.toSorted((a, b) => placeOfAgent(a.id) - placeOfAgent(b.id));
	for (const agent of agents) index.assigned.set(agent.id, []);
	for (const queue of config.queues) {
		const assigned = agents.filter((agent) =>
			isAssigned(
				queue,
				agent,
				loans.filter(({agentId}) => agentId === agent.id),
			),
		);
		const aside: Aside = {
			members: assigned.map(({id}) => id),
			counts: passedOverCodes.map(() => 0),
			bits: new Uint32Array(Math.ceil(assigned.length / 32)),
		};
		index.asides.set(queue.id, aside);
		for (const [member, {id}] of assigned.entries()) {
			const isServed = index.memberships.get(id)?.some(({queueId}) => queueId === queue.id);
			if (isServed === true) index.assigned.get(id)?.push({aside, member});
			else {
				count(aside, 'lacks-skill', 1);
				flip(aside, member);
			}
		}
	}
}

/** Files what keeps an agent from being rung (undefined: nothing does), in each of their queues. */
export function refileAside(
	{index}: Floor,
	agentId: AgentId,
	code: PassedOverCode | undefined,
): void {
	const assigned = index.assigned.get(agentId);
	// Not of the floor file, or not any more.
	if (assigned === undefined) return;
	const before = index.asideFor.get(agentId);
	if (code === before) return;
	for (const {aside, member} of assigned) {
		if (before !== undefined) count(aside, before, -1);
		if (code !== undefined) count(aside, code, 1);
		if (before === undefined || code === undefined) flip(aside, member);
	}
	if (code === undefined) index.asideFor.delete(agentId);
	else index.asideFor.set(agentId, code);
}

/** The first `most` members who cannot be rung. Looks at 32 in one go. */
export function firstAside({members, bits}: Aside, most: number): AgentId[] {
	const found: AgentId[] = [];
	for (let word = 0; word < bits.length; word += 1) {
		let left = bits[word] ?? 0;
		while (left !== 0) {
			if (found.length >= most) return found;
			const lowest = 31 - Math.clz32(left & -left);
			const agentId = members[32 * word + lowest];
			if (agentId !== undefined) found.push(agentId);
			left &= left - 1;
		}
	}
	return found;
}

function flip({bits}: Aside, member: number): void {
	const word = member >>> 5;
	bits[word] = (bits[word] ?? 0) ^ (1 << (member & 31));
}

function count({counts}: Aside, code: PassedOverCode, by: 1 | -1): void {
	const place = placeOf[code];
	counts[place] = (counts[place] ?? 0) + by;
}

const placeOf = Object.fromEntries(passedOverCodes.map((code, place) => [code, place])) as Readonly<
	Record<PassedOverCode, number>
>;
