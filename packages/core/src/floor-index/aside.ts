/**
 * Who of each queue cannot be rung now, and why: how many by each code, and one bit for each agent in
 * the order of the floor file. Kept as agents change, so that an offer can say it without looking at
 * everybody.
 */

import type {FiledAgent, Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';
import {isAssigned} from '../routing/membership.ts';
import {type PassedOverCode, passedOverCodes} from '../routing/passed-over.ts';
import {filedAgent} from './memberships.ts';

/** One queue's agents. */
export interface Aside {
	/** All who are assigned, in the order of the floor file. */
	readonly members: readonly FiledAgent[];
	/** By the place of the code in `passedOverCodes`. */
	readonly counts: number[];
	/** A bit for each member, set while they cannot be rung; 32 in each number. */
	readonly bits: Uint32Array;
	/** The same for those who are never skilled enough. */
	readonly never: Uint32Array;
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
	for (const queue of config.queues) {
		const assigned = agents.filter((agent) =>
			isAssigned(
				queue,
				agent,
				loans.filter(({agentId}) => agentId === agent.id),
			),
		);
		const aside: Aside = {
			members: assigned.map(({id}) => filedAgent(index, id)),
			counts: passedOverCodes.map(() => 0),
			bits: new Uint32Array(Math.ceil(assigned.length / 32)),
			never: new Uint32Array(Math.ceil(assigned.length / 32)),
		};
		index.asides.set(queue.id, aside);
		for (const [member, filed] of aside.members.entries()) {
			if (filed.memberships.some(({queueId}) => queueId === queue.id)) {
				filed.assigned.push({aside, member});
			} else {
				count(aside, 'lacks-skill', 1);
				flip(aside.bits, member);
				flip(aside.never, member);
			}
		}
	}
}

/** Files what keeps an agent from being rung (undefined: nothing does), in each of their queues. */
export function refileAside(filed: FiledAgent, code: PassedOverCode | undefined): void {
	const before = filed.aside;
	// The reason of a pause may be another one though the code is the same.
	filed.told = undefined;
	if (code === before) return;
	filed.aside = code;
	for (const {aside, member} of filed.assigned) {
		if (before !== undefined) count(aside, before, -1);
		if (code !== undefined) count(aside, code, 1);
		if (before === undefined || code === undefined) flip(aside.bits, member);
	}
}

/** The first `most` members who cannot be rung, by their places. Looks at 32 in one go. */
export function firstAside({bits}: Aside, most: number): number[] {
	const found: number[] = [];
	for (let word = 0; word < bits.length; word += 1) {
		let left = bits[word] ?? 0;
		while (left !== 0) {
			if (found.length >= most) return found;
			found.push(32 * word + 31 - Math.clz32(left & -left));
			left &= left - 1;
		}
	}
	return found;
}

/** True for a member who is never skilled enough. */
export function isNever({never}: Aside, member: number): boolean {
	return (((never[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;
}

function flip(bits: Uint32Array, member: number): void {
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
