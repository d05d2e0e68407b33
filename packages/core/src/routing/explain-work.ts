/**
 * Why a piece of work that needs no phone went to an agent, and to none of the others. There is far
 * less of it than of calls: everybody of the queue is looked at for each offer.
 */

import type {Floor} from '../floor.ts';
import type {AgentId, WorkId} from '../ids.ts';
import {compareEntries} from '../queue/entry.ts';
import type {WorkItem} from '../work/item.ts';
import {type Explanation, lacksFor, named, tierShut, type Why} from './explain.ts';
import {isAssigned} from './membership.ts';
import {
	describe,
	type PassedOver,
	type PassedOverCode,
	passedOverCodes,
	whyNoWork,
} from './passed-over.ts';
import type {ReadyRow} from './pool.ts';
import {compareReady, rankOf} from './strategy.ts';

/** Why `agentId` and nobody else, on the floor as it is just before the offer. O(agents of the queue). */
export function whyWorkChosen(floor: Floor, item: WorkItem, agentId: AgentId): Why {
	const counts: Partial<Record<PassedOverCode, number>> = {};
	const passed = passedOver(floor, item);
	for (const {code} of passed) counts[code] = (counts[code] ?? 0) + 1;
	const rank = rankOf(floor, agentId, floor.index.queues.get(item.entry.queueId));
	return {rank, counts, passed: passed.slice(0, named)};
}

/** The same of one piece of work, whoever has it now. */
export type WorkExplanation = Omit<Explanation, 'callId'> & {readonly workId: WorkId};

/** In full; undefined when it is not on the floor. */
export function explainWork(floor: Floor, workId: WorkId): WorkExplanation | undefined {
	const item = floor.work.get(workId);
	const queue = item && floor.index.queues.get(item.entry.queueId);
	if (item === undefined || queue === undefined) return undefined;
	const passed = passedOver(floor, item);
	const out = new Set(passed.map(({agentId}) => agentId));
	const rows: ReadyRow[] = [];
	for (const agentId of membersOf(floor, item)) {
		const live = floor.agents.get(agentId);
		const own = floor.index.memberships.get(agentId)?.find(({queueId}) => queueId === queue.id);
		if (out.has(agentId) || live?.state !== 'signed-in' || own === undefined) continue;
		const {idleSince, work} = live;
		const rank = rankOf(floor, agentId, queue);
		const hand = work?.hand.length ?? 0;
		rows.push({agentId, idleSince, tierStep: own.tierStep, rank, weight: own.weight, hand});
	}
	return {
		workId,
		queueId: queue.id,
		strategy: queue.strategy ?? 'longest-idle',
		ahead: aheadOf(floor, item),
		candidates: rows.sort(compareReady).map(({agentId, idleSince, rank}) => ({
			...{agentId, idleMs: floor.at - idleSince, rank},
		})),
		passed,
	};
}

/** Everybody of the queue who cannot be offered it now: in the order of the codes, then of the floor file. */
function passedOver(floor: Floor, item: WorkItem): readonly PassedOver[] {
	const rows = membersOf(floor, item).flatMap((agentId) => {
		const row = whyWorkPassedOver(floor, item, agentId);
		return row === undefined ? [] : [row];
	});
	const codes: readonly string[] = passedOverCodes;
	// The sort is stable: of one code, the order of the floor file stays.
	return rows.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
}

/** Why this agent of the queue cannot be offered it now, or undefined when they can. */
function whyWorkPassedOver(
	floor: Floor,
	{entry, kindId}: WorkItem,
	agentId: AgentId,
): PassedOver | undefined {
	const membership = floor.index.memberships
		.get(agentId)
		?.find(({queueId}) => queueId === entry.queueId);
	const isNever = membership === undefined;
	const code = isNever ? undefined : whyNoWork(floor, floor.agents.get(agentId), kindId);
	if (code !== undefined) return describe(floor, agentId, code, kindId);
	if (isNever || membership.from > entry.widened) {
		return {agentId, code: 'lacks-skill', lacks: lacksFor(floor, entry, agentId)};
	}
	return tierShut(floor, entry, agentId, membership.tierStep);
}

/** All who are assigned to its queue, in the order of the floor file. */
function membersOf(floor: Floor, {entry}: WorkItem): readonly AgentId[] {
	const queue = floor.index.queues.get(entry.queueId);
	if (queue === undefined) return [];
	const place = ({id}: {readonly id: AgentId}) => floor.index.places.get(id) ?? -1;
	return floor.config.agents
		.filter((agent) =>
			isAssigned(
				queue,
				agent,
				floor.loans.filter(({agentId}) => agentId === agent.id),
			),
		)
		.toSorted((a, b) => place(a) - place(b))
		.map(({id}) => id);
}

/** How much work of the same queue and kind comes before it. */
function aheadOf(floor: Floor, item: WorkItem): number {
	let ahead = 0;
	for (const other of floor.work.values()) {
		if (other.state !== 'waiting' && other.state !== 'offered') continue;
		if (other.kindId !== item.kindId || other.entry.queueId !== item.entry.queueId) continue;
		if (compareEntries(other.entry, item.entry) < 0) ahead += 1;
	}
	return ahead;
}
