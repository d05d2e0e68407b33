/**
 * How long a caller will wait, from what is so now: who comes before them, who is at work for the
 * queue, how long its calls take, how soon its callers give up. Source: the Erlang A model, in which
 * a caller with j before them waits for j + 1 departures, each at the rate Nμ + iθ.
 */

import type {Floor} from '../floor.ts';
import {type QueueId, queueAtSwitch, type SwitchId} from '../ids.ts';
import {countBefore} from '../index/roll.ts';
import type {Instant, Millis} from '../time.ts';
import {agentsFor} from './crews.ts';
import {noWork} from './work.ts';

/** A caller at some place of some queue. */
export interface WaitAsked {
	readonly queueId: QueueId;
	readonly switchId: SwitchId;
	/** Steps of widening and of tiers that the caller has come. */
	readonly widened: number;
	readonly tiersOpen: number;
	/** How many come before them. */
	readonly before: number;
}

/** Fewer calls than these tell nothing. */
const leastHandled = 5;

/**
 * The wait from now to the agent's voice, whole ms; undefined while nobody is at work for the queue or
 * it has too little of a past.
 */
export function expectedWaitMs(floor: Floor, asked: WaitAsked, at: Instant): Millis | undefined {
	const {queueId, before} = asked;
	const work = floor.memory.work.get(queueId) ?? noWork;
	if (work.talkMs.count < leastHandled) return undefined;
	const ringMs = work.ringMs.value;
	if (before === 0 && isAnybodyFree(floor, asked)) return Math.round(ringMs);
	const agents = agentsFor(floor, asked, at);
	if (agents === 0) return undefined;
	const handleMs = ringMs + work.talkMs.value + work.wrapUpMs.value;
	const perMs = agents / Math.max(1, handleMs);
	const theta = work.waitedMs > 0 ? work.abandons / work.waitedMs : 0;
	return Math.round(departuresMs(perMs, theta, before) + ringMs);
}

/** The same for one who comes into the queue with this rank. O(log n) in the callers. */
export function expectedAtRank(
	floor: Floor,
	asked: Omit<WaitAsked, 'before'>,
	rank: Instant,
	at: Instant,
): Millis | undefined {
	return expectedWaitMs(floor, {...asked, before: countBefore(floor, asked.queueId, rank)}, at);
}

/** Σ 1/(rate + iθ) for i from 0 to j: the first ones added, the rest by Euler and Maclaurin. */
export function departuresMs(rate: number, theta: number, j: number): Millis {
	let sum = 0;
	const exact = Math.min(j, 32);
	for (let i = 0; i <= exact; i += 1) sum += 1 / (rate + i * theta);
	if (j <= exact) return sum;
	// The integral from `exact` to `j`, and the half terms at its ends; the first one is counted above.
	const [low, high] = [rate + exact * theta, rate + j * theta];
	const grows = (high - low) / low;
	const integral = grows < 1e-9 ? (j - exact) / low : Math.log1p(grows) / theta;
	return sum + integral + (1 / high - 1 / low) / 2 + (theta / 12) * (1 / low ** 2 - 1 / high ** 2);
}

function isAnybodyFree(
	{index}: Floor,
	{queueId, switchId, widened, tiersOpen}: WaitAsked,
): boolean {
	const pool = index.pools.get(queueAtSwitch(queueId, switchId));
	for (let from = 0; from <= widened; from += 1) {
		const first = pool?.ready[from]?.first();
		if (first !== undefined && first.tierStep <= tiersOpen) return true;
	}
	return false;
}
