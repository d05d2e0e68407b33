/**
 * Where waiting calls and ready agents meet. A pool is one queue at one switch: its ready agents, in
 * order, by the step from which they may serve. A line is a pool's callers who have come equally far,
 * or the callers who wait for one agent. Work that needs no phone waits the same way, at the desk of its
 * kind (`deskOf`) in the place of a switch. O(log n) to file, to take out and to find the first.
 */

import type {FloorIndex} from '../floor.ts';
import {
	type AgentId,
	type CallId,
	type ItemId,
	type QueueId,
	queueAtSwitch,
	type SwitchId,
} from '../ids.ts';
import {SortedList} from '../sorted-list.ts';
import type {Instant} from '../time.ts';
import {compareReady} from './strategy.ts';

/** A call, or another piece of work, in the order of waiting. */
export interface WaitingRow<I extends ItemId = CallId> {
	readonly callId: I;
	readonly rankAt: Instant;
	readonly seq: number;
}

/** The same in the order of coming into its queue: whose next step is due first. */
export interface JoinedRow<I extends ItemId = CallId> {
	readonly callId: I;
	readonly joinedAt: Instant;
	readonly seq: number;
}

/** A ready agent in one queue. */
export interface ReadyRow {
	readonly agentId: AgentId;
	readonly idleSince: Instant;
	/** Who comes in with an earlier tier is rung before, whatever the strategy. */
	readonly tierStep: number;
	/** Before the idle time, by the queue's strategy; smaller first. */
	readonly rank: readonly number[];
	readonly weight: number;
	/** How much work besides calls they have in hand: of equals, who has less goes first. */
	readonly hand: number;
}

/** One queue at one switch. */
export interface Pool {
	readonly queueId: QueueId;
	readonly switchId: SwitchId;
	/** Ready agents by the step of widening from which they are enough. */
	readonly ready: readonly SortedList<ReadyRow>[];
	/** How many ring, by the same steps. */
	readonly ringing: number[];
	/** By key; made as callers come so far. */
	readonly lines: Map<string, Line>;
}

/** Callers whom the same agents may serve. */
export interface Line {
	readonly key: string;
	/** Undefined for those who wait for one agent. */
	readonly pool?: Pool;
	readonly agentId?: AgentId;
	readonly switchId: SwitchId;
	/** Steps of widening and of tiers that these callers have passed. */
	readonly widened: number;
	readonly tiersOpen: number;
	readonly waiting: SortedList<WaitingRow<ItemId>>;
	/** Those of them who wait, not those who ring already. */
	readonly joined: SortedList<JoinedRow<ItemId>>;
}

/** The pool, made on first use. `steps`: how many steps of widening the queue has beyond the first. */
export function poolOf(
	index: FloorIndex,
	queueId: QueueId,
	switchId: SwitchId,
	steps: number,
): Pool {
	const key = queueAtSwitch(queueId, switchId);
	let pool = index.pools.get(key);
	if (pool === undefined) {
		const places = Array.from({length: steps + 1}, (_, step) => step);
		pool = {
			queueId,
			switchId,
			ready: places.map(() => new SortedList<ReadyRow>(compareReady)),
			ringing: places.map(() => 0),
			lines: new Map(),
		};
		index.pools.set(key, pool);
	}
	return pool;
}

/** The pool's line of those who have come so far. */
export function lineOf(index: FloorIndex, pool: Pool, widened: number, tiersOpen: number): Line {
	const key = `${queueAtSwitch(pool.queueId, pool.switchId)}#${widened}.${tiersOpen}`;
	let line = pool.lines.get(key);
	if (line === undefined) {
		line = {key, pool, switchId: pool.switchId, widened, tiersOpen, ...emptyLists()};
		pool.lines.set(key, line);
		index.lines.set(key, line);
	}
	return line;
}

/** The line of those who wait for one agent, at one switch. */
export function lineOfAgent(index: FloorIndex, agentId: AgentId, switchId: SwitchId): Line {
	const key = agentLineKey(agentId, switchId);
	let line = index.lines.get(key);
	if (line === undefined) {
		line = {key, agentId, switchId, widened: 0, tiersOpen: 0, ...emptyLists()};
		index.lines.set(key, line);
	}
	return line;
}

/** Neither a queue's nor a switch's name begins with the sign. */
export function agentLineKey(agentId: AgentId, switchId: SwitchId): string {
	return `>${agentId}@${switchId}`;
}

function emptyLists(): Pick<Line, 'waiting' | 'joined'> {
	return {
		waiting: new SortedList((a, b) => a.rankAt - b.rankAt || a.seq - b.seq),
		joined: new SortedList((a, b) => a.joinedAt - b.joinedAt || a.seq - b.seq),
	};
}

/** How many ready agents may serve the callers of this line now. */
export function readyFor(index: FloorIndex, line: Line): number {
	if (line.pool === undefined) {
		const own = line.agentId === undefined ? undefined : index.readyRows.get(line.agentId);
		return own?.switchId === line.switchId ? 1 : 0;
	}
	let count = 0;
	for (let step = 0; step <= line.widened; step += 1) {
		count += line.pool.ready[step]?.countWhere((row) => row.tierStep <= line.tiersOpen) ?? 0;
	}
	return count;
}

/** True when somebody ready may serve this line's callers. */
export function isAnybodyReady(index: FloorIndex, line: Line): boolean {
	if (line.pool === undefined) return readyFor(index, line) > 0;
	for (let step = 0; step <= line.widened; step += 1) {
		const first = line.pool.ready[step]?.first();
		if (first !== undefined && first.tierStep <= line.tiersOpen) return true;
	}
	return false;
}

/** Keeps `hot` true for a line whose callers or whose agents changed. */
export function warm(index: FloorIndex, line: Line): void {
	if (line.waiting.size > 0 && isAnybodyReady(index, line)) index.hot.add(line);
	else index.hot.delete(line);
}
