/**
 * Where waiting calls and ready agents meet. A pool is one queue at one switch: its ready agents, in
 * order, by the step from which they may serve. A line is a pool's callers who have come equally far,
 * or the callers who wait for one agent. Work that needs no phone waits the same way, at the desk of its
 * kind (`deskOf`) in the place of a switch. O(log n) to file, to take out and to find the first.
 */

import type {FloorIndex} from '../floor.ts';
import type {QueueConfig} from '../floor-config.ts';
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

/** A caller, or another piece of work, with what all lists of them are ordered by. */
export interface CallRow<I extends ItemId = CallId> {
	readonly callId: I;
	readonly rankAt: Instant;
	/** When it came into its queue: whose next step is due first. */
	readonly joinedAt: Instant;
	readonly seq: number;
}

/** The order of waiting. */
export function byRank(a: CallRow<ItemId>, b: CallRow<ItemId>): number {
	return a.rankAt - b.rankAt || a.seq - b.seq;
}

/** The order of coming into the queue. */
export function byJoining(a: CallRow<ItemId>, b: CallRow<ItemId>): number {
	return a.joinedAt - b.joinedAt || a.seq - b.seq;
}

/** A ready agent in one queue. Their row is the same each time; it changes only while it is in no list. */
export interface ReadyRow {
	readonly agentId: AgentId;
	idleSince: Instant;
	/** Who comes in with an earlier tier is rung before, whatever the strategy. */
	readonly tierStep: number;
	/** Before the idle time, by the queue's strategy; smaller first. */
	rank: readonly number[];
	readonly weight: number;
	/** How much work besides calls they have in hand: of equals, who has less goes first. */
	hand: number;
}

/** One queue at one switch. */
export interface Pool {
	readonly queueId: QueueId;
	/** Undefined for a queue that is not in the floor file any more. */
	readonly queue: QueueConfig | undefined;
	readonly switchId: SwitchId;
	/** Ready agents by the step of widening from which they are enough. */
	readonly ready: readonly SortedList<ReadyRow>[];
	/** How many ring, by the same steps. */
	readonly ringing: number[];
	/** Made as callers come so far; a handful. */
	readonly lines: Line[];
}

/** Callers whom the same agents may serve. */
export interface Line {
	readonly key: string;
	/** Undefined for those who wait for one agent. */
	readonly pool?: Pool;
	readonly agentId?: AgentId;
	/** Taken out of their order: offered before all else. */
	readonly isTaken?: true;
	readonly switchId: SwitchId;
	/** Steps of widening and of tiers that these callers have passed. */
	readonly widened: number;
	readonly tiersOpen: number;
	readonly waiting: SortedList<CallRow<ItemId>>;
	/** Those of them who wait, not those who ring already. */
	readonly joined: SortedList<CallRow<ItemId>>;
	/** Its place among the index's `hot` ones; −1: it is not one of them. */
	hotAt: number;
}

/** Every pool there is. By switch and then by queue: no text is made to look one up. */
export class Pools {
	readonly #bySwitch = new Map<SwitchId, Map<QueueId, Pool>>();

	get(queueId: QueueId, switchId: SwitchId): Pool | undefined {
		return this.#bySwitch.get(switchId)?.get(queueId);
	}

	add(pool: Pool): void {
		let pools = this.#bySwitch.get(pool.switchId);
		if (pools === undefined) {
			pools = new Map();
			this.#bySwitch.set(pool.switchId, pools);
		}
		pools.set(pool.queueId, pool);
	}

	*values(): Generator<Pool> {
		for (const pools of this.#bySwitch.values()) yield* pools.values();
	}
}

/** The pool, made on first use. */
export function poolOf(index: FloorIndex, queueId: QueueId, switchId: SwitchId): Pool {
	let pool = index.pools.get(queueId, switchId);
	if (pool === undefined) {
		const queue = index.queues.get(queueId);
		const places = Array.from({length: (queue?.widen?.length ?? 0) + 1}, (_, step) => step);
		pool = {
			queueId,
			queue,
			switchId,
			ready: places.map(() => new SortedList<ReadyRow>(compareReady)),
			ringing: places.map(() => 0),
			lines: [],
		};
		index.pools.add(pool);
	}
	return pool;
}

/** The pool's line of those who have come so far. */
export function lineOf(index: FloorIndex, pool: Pool, widened: number, tiersOpen: number): Line {
	for (const line of pool.lines) {
		if (line.widened === widened && line.tiersOpen === tiersOpen) return line;
	}
	const key = `${queueAtSwitch(pool.queueId, pool.switchId)}#${widened}.${tiersOpen}`;
	const line: Line = {key, pool, switchId: pool.switchId, widened, tiersOpen, ...nobody()};
	pool.lines.push(line);
	index.lines.set(key, line);
	return line;
}

/** The line of those who wait for one agent, at one switch; `isTaken`: who were taken for them. */
export function lineOfAgent(
	index: FloorIndex,
	agentId: AgentId,
	switchId: SwitchId,
	isTaken: boolean,
): Line {
	const key = isTaken ? takenLineKey(agentId, switchId) : agentLineKey(agentId, switchId);
	let line = index.lines.get(key);
	if (line === undefined) {
		line = {key, agentId, switchId, widened: 0, tiersOpen: 0, ...nobody()};
		if (isTaken) line = {...line, isTaken};
		index.lines.set(key, line);
	}
	return line;
}

/** Neither a queue's nor a switch's name begins with the signs. */
export function agentLineKey(agentId: AgentId, switchId: SwitchId): string {
	return `>${agentId}@${switchId}`;
}

export function takenLineKey(agentId: AgentId, switchId: SwitchId): string {
	return `!${agentId}@${switchId}`;
}

function nobody(): Pick<Line, 'waiting' | 'joined' | 'hotAt'> {
	return {waiting: new SortedList(byRank), joined: new SortedList(byJoining), hotAt: -1};
}

/** How many ready agents may serve the callers of this line now. */
export function readyFor(index: FloorIndex, line: Line): number {
	if (line.pool === undefined) {
		const own = line.agentId === undefined ? undefined : index.filedAgents.get(line.agentId);
		return own?.state === 'ready' && own.reach.includes(line.switchId) ? 1 : 0;
	}
	const {pool, widened, tiersOpen} = line;
	const hasTiers = pool.queue?.tiers !== undefined;
	const isOpen = (row: ReadyRow) => row.tierStep <= tiersOpen;
	let count = 0;
	for (let step = 0; step <= widened; step += 1) {
		const list = pool.ready[step];
		if (list !== undefined) count += hasTiers ? list.countWhere(isOpen) : list.size;
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
	const {hot} = index;
	const {hotAt} = line;
	if (line.waiting.size > 0 && isAnybodyReady(index, line)) {
		if (hotAt < 0) line.hotAt = hot.push(line) - 1;
	} else if (hotAt >= 0) {
		// The last one takes its place: their order does not matter.
		const last = hot.pop() as Line;
		if (last !== line) {
			hot[hotAt] = last;
			last.hotAt = hotAt;
		}
		line.hotAt = -1;
	}
}
