/**
 * Who of each queue cannot be rung now, and why: how many by each code, and themselves in the order of
 * the floor file. Kept as agents change, so that an offer can say it without looking at everybody.
 */

import type {Floor, FloorIndex} from '../floor.ts';
import type {AgentId, QueueId} from '../ids.ts';
import {isAssigned} from '../routing/membership.ts';
import {type PassedOverCode, passedOverCodes, whyNotAvailable} from '../routing/passed-over.ts';
import {SortedList} from '../sorted-list.ts';

export interface AsideRow {
	readonly agentId: AgentId;
	readonly place: number;
}

/** One queue's agents who cannot be rung. */
export interface Aside {
	/** By the place of the code in `passedOverCodes`. */
	readonly counts: number[];
	readonly agents: SortedList<AsideRow>;
}

/** Notes the queues that each agent serves, and who is assigned to one and never skilled enough. */
export function fileAssignments(floor: Floor): void {
	const {config, index, loans} = floor;
	for (const agent of config.agents) {
		const lent = loans.filter(({agentId}) => agentId === agent.id);
		const queues = config.queues.filter((queue) => isAssigned(queue, agent, lent));
		const served = new Set(index.memberships.get(agent.id)?.map(({queueId}) => queueId));
		const [able, unable] = [true, false].map((isAble) =>
			queues.filter(({id}) => served.has(id) === isAble).map(({id}) => id),
		);
		index.assigned.set(agent.id, able ?? []);
		// They are never enough: what they do changes nothing in these queues.
		for (const queueId of unable ?? []) {
			const aside = asideOf(index, queueId);
			add(aside, 'lacks-skill', 1);
			aside.agents.add({agentId: agent.id, place: index.places.get(agent.id) ?? -1});
		}
	}
}

/** Files what keeps an agent from being rung, in each of their queues. */
export function refileAside(floor: Floor, agentId: AgentId): void {
	const {index} = floor;
	// Not of the floor file, or not any more.
	if (!index.agents.has(agentId)) return;
	const before = index.asideFor.get(agentId);
	const code = whyNotAvailable(floor, agentId);
	if (code === before) return;
	for (const queueId of index.assigned.get(agentId) ?? []) {
		const aside = asideOf(index, queueId);
		const row = {agentId, place: index.places.get(agentId) ?? -1};
		if (before !== undefined) add(aside, before, -1);
		if (code !== undefined) add(aside, code, 1);
		if (before === undefined) aside.agents.add(row);
		else if (code === undefined) aside.agents.remove(row);
	}
	if (code === undefined) index.asideFor.delete(agentId);
	else index.asideFor.set(agentId, code);
}

function add({counts}: Aside, code: PassedOverCode, by: 1 | -1): void {
	const place = placeOf[code];
	counts[place] = (counts[place] ?? 0) + by;
}

const placeOf = Object.fromEntries(passedOverCodes.map((code, place) => [code, place])) as Readonly<
	Record<PassedOverCode, number>
>;

/** The queue's, made on first use. */
export function asideOf(index: FloorIndex, queueId: QueueId): Aside {
	let aside = index.asides.get(queueId);
	if (aside === undefined) {
		aside = {
			counts: passedOverCodes.map(() => 0),
			agents: new SortedList(
				(a, b) => a.place - b.place || (a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0),
			),
		};
		index.asides.set(queueId, aside);
	}
	return aside;
}
