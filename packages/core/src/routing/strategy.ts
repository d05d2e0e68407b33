/**
 * Whom a queue prefers among the ready: docs/routing.md, in code. An agent's rank in a queue is fixed
 * when they become ready and changes with nothing but their own events and the day's start.
 */

import type {Floor} from '../floor.ts';
import type {QueueConfig, Strategy} from '../floor-config.ts';
import {hash} from '../hash.ts';
import {type AgentId, type ItemId, isWorkId} from '../ids.ts';
import {skillsOf} from '../skills/expression.ts';
import type {SortedList} from '../sorted-list.ts';
import {occupancy} from '../stats/day.ts';
import type {Line, ReadyRow} from './pool.ts';

/** What comes before the idle time in the queue's order of agents; smaller first. */
export function rankOf(
	floor: Floor,
	agentId: AgentId,
	queue: QueueConfig | undefined,
): readonly number[] {
	const {day, memory} = floor;
	const strategy = queue?.strategy ?? 'longest-idle';
	if (queue === undefined) return noRank;
	switch (strategy) {
		case 'longest-idle':
		case 'random':
		case 'weighted-random':
		case 'ring-all':
		case 'ring-progressively':
			return noRank;
		case 'longest-idle-in-queue':
			return [memory.lastEndedAt.get(queue.id)?.get(agentId) ?? 0];
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
			return [-askedLevels(floor, agentId, queue)];
		case 'least-skilled':
			return [askedLevels(floor, agentId, queue), allLevels(floor, agentId)];
		case 'linear':
		case 'top-down':
		case 'round-robin':
			return [placeOf(floor, agentId)];
		default:
			return strategy satisfies never;
	}
}

const noRank: readonly number[] = [];

/** True for the strategies that ring several phones for one caller, until one is answered. */
export function isGroup(strategy: Strategy | undefined): boolean {
	return strategy === 'ring-all' || strategy === 'ring-progressively';
}

/** The order of ready agents: by tier, by rank, then who has least in hand, the longest idle, then by id. */
export function compareReady(a: ReadyRow, b: ReadyRow): number {
	if (a.tierStep !== b.tierStep) return a.tierStep - b.tierStep;
	for (let place = 0; place < a.rank.length; place += 1) {
		const difference = (a.rank[place] ?? 0) - (b.rank[place] ?? 0);
		if (difference !== 0) return difference;
	}
	if (a.hand !== b.hand) return a.hand - b.hand;
	return a.idleSince - b.idleSince || (a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0);
}

/** Who of those ready for a line gets this call; undefined when nobody is. */
export function chooseReady(
	floor: Floor,
	line: Pick<Line, 'pool' | 'widened' | 'tiersOpen'>,
	callId: ItemId,
): ReadyRow | undefined {
	const {pool, widened, tiersOpen} = line;
	if (pool === undefined) return undefined;
	const first = firstReady(pool.ready, widened);
	// The earliest tier that has somebody, and nobody beyond it.
	if (first === undefined || first.tierStep > tiersOpen) return undefined;
	const {tierStep} = first;
	const lists = () => pool.ready.slice(0, widened + 1);
	switch (pool.queue?.strategy) {
		case 'round-robin':
			return (
				nextInOrder(floor, lists(), tierStep, floor.memory.lastOffered.get(pool.queueId)) ?? first
			);
		case 'top-down': {
			const item = isWorkId(callId) ? floor.work.get(callId) : floor.calls.get(callId);
			return nextInOrder(floor, lists(), tierStep, item?.triedId) ?? first;
		}
		case 'random':
			return draw(floor, lists(), tierStep, callId, 1);
		case 'weighted-random':
			return draw(
				floor,
				lists(),
				tierStep,
				callId,
				floor.index.greatestWeight.get(pool.queueId) ?? 1,
			);
		default:
			return first;
	}
}

/** The first of those who are enough at this step of widening. */
function firstReady(lists: readonly SortedList<ReadyRow>[], widened: number): ReadyRow | undefined {
	let best: ReadyRow | undefined;
	for (let step = 0; step <= widened; step += 1) {
		const row = lists[step]?.first();
		if (row !== undefined && (best === undefined || compareReady(row, best) < 0)) best = row;
	}
	return best;
}

function firstOf(rows: readonly (ReadyRow | undefined)[]): ReadyRow | undefined {
	let best: ReadyRow | undefined;
	for (const row of rows) {
		if (row !== undefined && (best === undefined || compareReady(row, best) < 0)) best = row;
	}
	return best;
}

/** The first of the tier who stands after `lastId` in the floor file. */
function nextInOrder(
	floor: Floor,
	lists: readonly SortedList<ReadyRow>[],
	tierStep: number,
	lastId: AgentId | undefined,
): ReadyRow | undefined {
	if (lastId === undefined) return undefined;
	const place = placeOf(floor, lastId);
	const isAfter = (row: ReadyRow) =>
		row.tierStep > tierStep || (row.tierStep === tierStep && (row.rank[0] ?? 0) > place);
	const next = firstOf(lists.map((list) => list.firstWhere(isAfter)));
	return next?.tierStep === tierStep ? next : undefined;
}

/**
 * Anybody of the tier: of the n there are, number `hash(call, offer) mod n`, from the longest idle to
 * the last, those who were enough from an earlier step before the others. With weights, whoever is
 * drawn is kept with the chance `weight / greatest weight of the queue`; else it is drawn again.
 */
function draw(
	floor: Floor,
	lists: readonly SortedList<ReadyRow>[],
	tierStep: number,
	callId: ItemId,
	greatest: number,
): ReadyRow | undefined {
	const counts = lists.map((list) => list.countWhere((row) => row.tierStep <= tierStep));
	const count = counts.reduce((sum, own) => sum + own, 0);
	const {offer} = floor.counters;
	for (let turn = 0; ; turn += 2) {
		const row = nth(lists, counts, chance(callId, offer, turn) % count);
		if (row === undefined || turn > mostTurns) return row;
		if (chance(callId, offer, turn + 1) % greatest < row.weight) return row;
	}
}

/** Enough for a weight of 1 beside one of 100 to be missed by chance alone about once in 20,000. */
const mostTurns = 2000;

/** 0 to 2³² − 1. The first is the plain hash of the call and the offer. */
function chance(callId: ItemId, offer: number, turn: number): number {
	return hash(turn === 0 ? callId : `${callId} ${turn}`, offer) >>> 0;
}

function nth(
	lists: readonly SortedList<ReadyRow>[],
	counts: readonly number[],
	place: number,
): ReadyRow | undefined {
	let left = place;
	for (const [index, list] of lists.entries()) {
		const count = counts[index] ?? 0;
		if (left < count) return list.at(left);
		left -= count;
	}
	return undefined;
}

/** In the order of the floor file; who is not in it comes first. */
function placeOf(floor: Floor, agentId: AgentId): number {
	return floor.index.places.get(agentId) ?? -1;
}

/** Σ of the agent's levels in the skills that the queue asks for. */
function askedLevels(floor: Floor, agentId: AgentId, {requires}: QueueConfig): number {
	const skills = floor.index.agents.get(agentId)?.skills;
	const asked = skillsOf(requires);
	return asked.reduce((sum, skillId) => sum + (skills?.[skillId] ?? 0), 0);
}

function allLevels(floor: Floor, agentId: AgentId): number {
	const skills = floor.index.agents.get(agentId)?.skills ?? {};
	return Object.values(skills).reduce((sum, level) => sum + level, 0);
}
