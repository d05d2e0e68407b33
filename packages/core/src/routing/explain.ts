/**
 * Why a call went to an agent, and to none of the others: kept short in each offer, and in full for any
 * floor, live or rebuilt as it was.
 */

import {type Call, customerChannel, entryOf} from '../call/call.ts';
import type {FiledAgent, Floor} from '../floor.ts';
import type {QueueConfig, Strategy} from '../floor-config.ts';
import {type Aside, firstAside, isNever} from '../floor-index/aside.ts';
import type {AgentId, CallId, QueueId, SwitchId} from '../ids.ts';
import {compareEntries, type QueueEntry} from '../queue/entry.ts';
import {combined, type SkillExpression} from '../skills/expression.ts';
import {missing} from '../skills/match.ts';
import type {SortedList} from '../sorted-list.ts';
import {reachesAgent} from '../ties/reach.ts';
import type {Millis} from '../time.ts';
import {isAssigned} from './membership.ts';
import {
	describe,
	type PassedOver,
	type PassedOverCode,
	passedOverCodes,
	whyNotAvailable,
} from './passed-over.ts';
import type {Line, ReadyRow} from './pool.ts';
import {compareReady, rankOf} from './strategy.ts';

/** What an offer keeps of why: how many were passed over for each reason, and the first eight of them. */
export interface Why {
	/** Of the one chosen, by the queue's strategy; smaller goes first. Empty: the idle time alone decides. */
	readonly rank: readonly number[];
	readonly counts: Readonly<Partial<Record<PassedOverCode, number>>>;
	readonly passed: readonly PassedOver[];
}

/** How many an offer names. */
export const named = 8;

/** Why `agentId` and nobody else, on the floor as it is just before the offer. O(log n). */
export function whyChosen(floor: Floor, call: Call, line: Line, agentId: AgentId): Why {
	const entry = entryOf(call);
	const {pool} = line;
	if (entry === undefined) return {rank: [], counts: {}, passed: []};
	// Nobody else was asked: the call waits for this one.
	if (pool === undefined) return {rank: [], counts: {}, passed: []};
	const rank = rankOf(floor, agentId, pool.queue);
	const aside = floor.index.asides.get(entry.queueId);
	const counts: Counts = {};
	const passed: PassedOver[] = [];
	for (let from = 0; from < pool.ready.length; from += 1) {
		const list = pool.ready[from];
		if (list === undefined || list.size === 0) continue;
		const isEnough = from <= line.widened;
		const open = isEnough ? list.countWhere((row) => row.tierStep <= line.tiersOpen) : 0;
		count(counts, isEnough ? 'tier-closed' : 'lacks-skill', list.size - open);
		nameReady(floor, call, entry, list, open, passed);
	}
	for (const [switchId, reach] of floor.index.reaches) {
		// Only those of a switch that no tie leads to: who can be reached is in the line's own pool.
		if (reach.includes(line.switchId)) continue;
		for (const list of floor.index.pools.get(entry.queueId, switchId)?.ready ?? []) {
			nameElsewhere(floor, call, entry, {list, switchId}, counts, passed);
		}
	}
	if (aside === undefined) return {rank, counts, passed};
	for (let place = 0; place < passedOverCodes.length; place += 1) {
		count(counts, passedOverCodes[place] as PassedOverCode, aside.counts[place] ?? 0);
	}
	if (passed.length < named) nameAside(floor, entry, aside, named - passed.length, passed);
	return {rank, counts, passed};
}

type Counts = Partial<Record<PassedOverCode, number>>;

function count(counts: Counts, code: PassedOverCode, more: number): void {
	if (more > 0) counts[code] = (counts[code] ?? 0) + more;
}

/** Names those of the list, from this place on, who are ready and yet not for this call. */
function nameReady(
	floor: Floor,
	call: Call,
	entry: QueueEntry,
	list: SortedList<ReadyRow>,
	from: number,
	passed: PassedOver[],
): void {
	for (let place = from; place < list.size && passed.length < named; place += 1) {
		const agentId = list.at(place)?.agentId;
		const row = agentId && whyPassedOver(floor, call, entry, agentId);
		if (row !== undefined) passed.push(row);
	}
}

/** Counts and names who is ready at another switch, and cannot be rung from the call's. */
function nameElsewhere(
	floor: Floor,
	call: Call,
	entry: QueueEntry,
	{list, switchId}: {readonly list: SortedList<ReadyRow>; readonly switchId: SwitchId},
	counts: Counts,
	passed: PassedOver[],
): void {
	for (const {agentId} of list) {
		const {reach = []} = floor.index.filedAgents.get(agentId) ?? {};
		// Of another switch, they are here by a tie.
		if (reach[0] !== switchId) continue;
		count(counts, 'other-switch', 1);
		const row = passed.length < named ? whyPassedOver(floor, call, entry, agentId) : undefined;
		if (row !== undefined) passed.push(row);
	}
}

/** Names the first of those who can be rung for nobody. What keeps them from it is filed. */
function nameAside(
	floor: Floor,
	entry: QueueEntry,
	aside: Aside,
	most: number,
	passed: PassedOver[],
): void {
	for (const member of firstAside(aside, most)) {
		const filed = aside.members[member] as FiledAgent;
		const {agentId, aside: code} = filed;
		if (isNever(aside, member) || code === undefined) {
			passed.push({agentId, code: 'lacks-skill', lacks: lacksFor(floor, entry, agentId)});
			continue;
		}
		const row = filed.told ?? describe(floor, agentId, code);
		if (row.leftMs === undefined) filed.told = row;
		passed.push(row);
	}
}

/** Why this agent of the queue cannot be rung for the call now, or undefined when they can. */
export function whyPassedOver(
	floor: Floor,
	call: Call,
	entry: QueueEntry,
	agentId: AgentId,
): PassedOver | undefined {
	const {index} = floor;
	const membership = index.memberships.get(agentId)?.find((own) => own.queueId === entry.queueId);
	const lacks = () => lacksFor(floor, entry, agentId);
	// Who was given this call need not serve the queue.
	const isGiven = isGivenTo(entry, agentId);
	if (membership === undefined && !isGiven) return {agentId, code: 'lacks-skill', lacks: lacks()};
	const code = whyNotAvailable(floor, floor.agents.get(agentId));
	if (code !== undefined) return describe(floor, agentId, code);
	const agent = floor.agents.get(agentId);
	const isReached =
		agent?.state === 'signed-in' && reachesAgent(floor, customerChannel(call)?.switchId, agent);
	if (!isReached) return {agentId, code: 'other-switch'};
	if (entry.stick !== undefined) {
		return entry.stick.agentId === agentId ? undefined : {agentId, code: 'waits-for'};
	}
	if (membership === undefined) return undefined;
	if (membership.from > entry.widened) return {agentId, code: 'lacks-skill', lacks: lacks()};
	return tierShut(floor, entry, agentId, membership.tierStep);
}

/** A colleague sent it to them, or somebody took it for them. */
function isGivenTo({stick}: QueueEntry, agentId: AgentId): boolean {
	const isGiven = stick?.sentBy !== undefined || stick?.takenBy !== undefined;
	return isGiven && stick.agentId === agentId;
}

/** What is missing of what would be enough by now. */
export function lacksFor({index}: Floor, entry: QueueEntry, agentId: AgentId) {
	const levels = index.agents.get(agentId)?.skills ?? {};
	const queue = index.queues.get(entry.queueId);
	return missing(combined('or', requirements(queue, entry.widened)), levels);
}

/** Their tier, while it is not open yet. */
export function tierShut(
	floor: Floor,
	entry: QueueEntry,
	agentId: AgentId,
	tierStep: number,
): PassedOver | undefined {
	const tier = floor.index.queues.get(entry.queueId)?.tiers?.[tierStep - 1];
	if (tier === undefined || tierStep <= entry.tiersOpen) return undefined;
	const leftMs = Math.max(0, entry.joinedAt + tier.afterMs - floor.at);
	return {agentId, code: 'tier-closed', tier: tier.tier, leftMs};
}

/** What is enough for a call that has come so far. */
function requirements(queue: QueueConfig | undefined, widened: number): SkillExpression[] {
	const steps = [queue?.requires, ...(queue?.widen ?? []).map(({requires}) => requires)];
	return steps.slice(0, widened + 1).filter((step) => step !== undefined);
}

/** Everybody of the queue, for one call: who could be rung, in the order of preference, and who not. */
export interface Explanation {
	readonly callId: CallId;
	readonly queueId: QueueId;
	readonly strategy: Strategy;
	/** Who waits before it in the same queue. */
	readonly ahead: number;
	readonly candidates: readonly {
		readonly agentId: AgentId;
		readonly idleMs: Millis;
		readonly rank: readonly number[];
	}[];
	/** In the order of the codes, then of the floor file. */
	readonly passed: readonly PassedOver[];
}

/** In full, by looking at everybody; undefined when the call has no place in a queue. */
export function explain(floor: Floor, callId: CallId): Explanation | undefined {
	const call = floor.calls.get(callId);
	const entry = call && entryOf(call);
	const queue = entry && floor.index.queues.get(entry.queueId);
	if (call === undefined || entry === undefined || queue === undefined) return undefined;
	const rows: ReadyRow[] = [];
	const passed: PassedOver[] = [];
	for (const agent of floor.config.agents) {
		const lent = floor.loans.filter(({agentId}) => agentId === agent.id);
		if (!isAssigned(queue, agent, lent) && !isGivenTo(entry, agent.id)) continue;
		const row = whyPassedOver(floor, call, entry, agent.id);
		const live = floor.agents.get(agent.id);
		if (row !== undefined) passed.push(row);
		else if (live?.state === 'signed-in') {
			const {idleSince} = live;
			const memberships = floor.index.memberships.get(agent.id);
			const tierStep = memberships?.find(({queueId}) => queueId === queue.id)?.tierStep ?? 0;
			const rank = rankOf(floor, agent.id, queue);
			const hand = live.work?.hand.length ?? 0;
			rows.push({agentId: agent.id, idleSince, tierStep, rank, weight: 1, hand});
		}
	}
	const codes: readonly string[] = passedOverCodes;
	const placeOf = ({agentId}: PassedOver) => floor.index.places.get(agentId) ?? -1;
	return {
		callId,
		queueId: queue.id,
		strategy: queue.strategy ?? 'longest-idle',
		ahead: aheadOf(floor, call, entry),
		candidates: rows.sort(compareReady).map(({agentId, idleSince, rank}) => ({
			agentId,
			idleMs: floor.at - idleSince,
			rank,
		})),
		passed: passed.sort(
			(a, b) => codes.indexOf(a.code) - codes.indexOf(b.code) || placeOf(a) - placeOf(b),
		),
	};
}

/** How many of the same queue come before it. */
function aheadOf(floor: Floor, call: Call, entry: QueueEntry): number {
	let ahead = 0;
	for (const other of floor.calls.values()) {
		if (other.id === call.id || (other.state !== 'waiting' && other.state !== 'ringing')) continue;
		if (other.entry.queueId === entry.queueId && compareEntries(other.entry, entry) < 0) ahead += 1;
	}
	return ahead;
}
