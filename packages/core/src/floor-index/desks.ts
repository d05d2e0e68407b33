/**
 * Files work that needs no phone in the lines it waits in, and the agents who are free for it: at the
 * desk of its kind in each queue, and only where some of it waits, so that a floor of calls pays nothing.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {FiledDeskRow, Floor} from '../floor.ts';
import type {AgentId, KindId, QueueId, WorkId} from '../ids.ts';
import {rankAt} from '../queue/entry.ts';
import {whyNoWork} from '../routing/passed-over.ts';
import {type Line, lineOf, poolOf, warm} from '../routing/pool.ts';
import {rankOf} from '../routing/strategy.ts';
import type {WorkItem} from '../work/item.ts';
import {deskOf} from '../work/kinds.ts';
import {isUnsettled} from '../work/load.ts';
import {touch} from './ready.ts';
import {dateLine} from './waiting.ts';

/** Files all the work of a floor whose index is built anew. */
export function fileWork(floor: Floor): void {
	for (const workId of floor.work.keys()) refileWork(floor, workId);
}

/** Files a piece of work among those that can be offered, or not, and sets what falls due for it. */
export function refileWork(floor: Floor, workId: WorkId): void {
	const {deadlines} = floor.index;
	const item = floor.work.get(workId);
	takeOut(floor, workId);
	if (item?.state === 'waiting') file(floor, item);
	deadlines.set('work-ring', workId, item?.state === 'offered' ? item.ringEndsAt : undefined);
	deadlines.set('work-age', workId, item?.state === 'waiting' ? ageDueAt(floor, item) : undefined);
}

/** Files an agent as free, or not, for each kind that waits in a queue of theirs. */
export function refileDesks(floor: Floor, agentId: AgentId): void {
	const {deskRows, openDesks} = floor.index;
	const before = deskRows.get(agentId);
	if (before === undefined && openDesks.size === 0) return;
	deskRows.delete(agentId);
	for (const {pool, from, row} of before ?? []) {
		pool.ready[from]?.remove(row);
		touch(floor, pool);
	}
	const now = deskRowsOf(floor, agentId);
	if (now.length === 0) return;
	deskRows.set(agentId, now);
	for (const {pool, from, row} of now) {
		pool.ready[from]?.add(row);
		touch(floor, pool);
	}
}

/** Notes an agent whose work is not as their state asks, until it is settled. */
export function noteUnsettled(floor: Floor, agentId: AgentId, agent: SignedIn | undefined): void {
	const {unsettled} = floor.index;
	if (agent !== undefined && isUnsettled(floor, agent)) unsettled.add(agentId);
	else if (unsettled.size > 0) unsettled.delete(agentId);
}

function deskRowsOf(floor: Floor, agentId: AgentId): readonly FiledDeskRow[] {
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in') return [];
	const memberships = floor.index.memberships.get(agentId) ?? [];
	const {idleSince, work} = agent;
	const hand = work?.hand.length ?? 0;
	return kindsThatWait(floor, memberships).flatMap((kindId) => {
		if (whyNoWork(floor, agent, kindId) !== undefined) return [];
		const switchId = deskOf(kindId);
		return memberships
			.filter(({queueId}) => floor.index.openDesks.get(queueId)?.has(kindId))
			.map(({queueId, from, tierStep, weight}) => {
				const pool = poolOf(floor.index, queueId, switchId);
				const rank = rankOf(floor, agentId, pool.queue);
				return {pool, from, row: {agentId, idleSince, tierStep, rank, weight, hand}};
			});
	});
}

function kindsThatWait(
	{index}: Floor,
	memberships: readonly {readonly queueId: QueueId}[],
): readonly KindId[] {
	const kinds = new Set<KindId>();
	for (const {queueId} of memberships)
		for (const kindId of index.openDesks.get(queueId)?.keys() ?? []) kinds.add(kindId);
	return [...kinds];
}

function file(floor: Floor, item: WorkItem): void {
	const {id: callId, entry, kindId} = item;
	openDesk(floor, entry.queueId, kindId, 1);
	const line = lineFor(floor, item);
	const {joinedAt, seq} = entry;
	const row = {callId, rankAt: rankAt(entry), joinedAt, seq};
	line.waiting.add(row);
	line.joined.add(row);
	floor.index.waitingWork.set(callId, {line, row});
	warm(floor.index, line);
	dateLine(floor, line);
}

function takeOut(floor: Floor, workId: WorkId): void {
	const filed = floor.index.waitingWork.get(workId);
	if (filed === undefined) return;
	const {line, row} = filed;
	floor.index.waitingWork.delete(workId);
	line.waiting.remove(row);
	line.joined.remove(row);
	warm(floor.index, line);
	dateLine(floor, line);
	const {pool} = line;
	if (pool !== undefined) openDesk(floor, pool.queueId, kindOf(line), -1);
}

/** Counts what waits; the first piece brings the queue's agents to the desk, the last lets them go. */
function openDesk(floor: Floor, queueId: QueueId, kindId: KindId, by: 1 | -1): void {
	const {openDesks, asides} = floor.index;
	const kinds = openDesks.get(queueId) ?? new Map<KindId, number>();
	const before = kinds.get(kindId) ?? 0;
	const now = before + by;
	if (now > 0) kinds.set(kindId, now);
	else kinds.delete(kindId);
	if (kinds.size > 0) openDesks.set(queueId, kinds);
	else openDesks.delete(queueId);
	if (before > 0 && now > 0) return;
	for (const agentId of asides.get(queueId)?.members ?? []) refileDesks(floor, agentId);
}

function lineFor(floor: Floor, {entry, kindId}: WorkItem): Line {
	const pool = poolOf(floor.index, entry.queueId, deskOf(kindId));
	// An edit of the floor file may have left fewer steps than it has come.
	const widened = Math.min(entry.widened, pool.queue?.widen?.length ?? 0);
	const tiersOpen = Math.min(entry.tiersOpen, pool.queue?.tiers?.length ?? 0);
	return lineOf(floor.index, pool, widened, tiersOpen);
}

function kindOf({switchId}: Line): KindId {
	return switchId.slice(1) as KindId;
}

function ageDueAt(floor: Floor, {entry}: WorkItem): number | undefined {
	const step = floor.index.queues.get(entry.queueId)?.ageing?.[entry.aged];
	return step && entry.joinedAt + step.afterMs;
}
