/**
 * How long a caller who stays will wait, from what is so now: who comes before them, who is at work,
 * how long calls take, how soon callers give up. Source: the Erlang A model, in which a caller with j
 * before them waits for j + 1 departures, the i-th from the end at the rate Nμ + iθ.
 */

import type {Floor} from '../floor.ts';
import {countBefore, type Rank} from '../floor-index/roll.ts';
import type {QueueId, SwitchId} from '../ids.ts';
import type {QueueRoll} from '../queue/roll.ts';
import type {Instant, Millis} from '../time.ts';
import {countFor} from './crews.ts';
import {handleMs, loadAt, noWork, type QueueWork, restShare} from './work.ts';

/** A caller at some place of some queue. */
export interface WaitAsked extends Rank {
	readonly queueId: QueueId;
	readonly switchId: SwitchId;
	/** Steps of widening and of tiers that the caller has come. */
	readonly widened: number;
	readonly tiersOpen: number;
}

/** Fewer calls than these tell nothing. */
const leastHandled = 5;

/**
 * The wait from now to the agent's voice, whole ms; undefined while nobody is at work for the queue or
 * it has too little of a past. O(log n) in the callers.
 */
export function expectedWaitMs(floor: Floor, asked: WaitAsked, at: Instant): Millis | undefined {
	const {queueId} = asked;
	const work = workOf(floor, queueId);
	if (work.talkMs.count < leastHandled) return undefined;
	const ringMs = work.ringMs.value;
	const before = countBefore(floor, queueId, asked);
	if (before === 0 && isAnybodyFree(floor, asked)) return Math.round(ringMs);
	const {perMs, rivals} = staffFor(floor, asked, before, at);
	if (perMs === 0) return undefined;
	const theta = work.waitedMs > 0 ? work.abandons / work.waitedMs : 0;
	// The first to be free is in the middle of a call.
	const begunMs = (1 - restShare(work)) / perMs;
	return Math.round(departuresMs(perMs, theta, before + rivals) - begunMs + ringMs);
}

/**
 * Σ 1/(rate + iθ) for i from 0 to j, which need not be whole: the first ones added, the rest by Euler
 * and Maclaurin.
 */
export function departuresMs(rate: number, theta: number, j: number): Millis {
	let sum = 0;
	const exact = Math.min(Math.floor(j), 32);
	for (let i = 0; i <= exact; i += 1) sum += 1 / (rate + i * theta);
	if (j <= 32) return sum + (j - exact) / (rate + (exact + 1) * theta);
	// The integral from `exact` to `j`, and the half terms at its ends; the first one is counted above.
	const [low, high] = [rate + exact * theta, rate + j * theta];
	const grows = (high - low) / low;
	const integral = grows < 1e-9 ? (j - exact) / low : Math.log1p(grows) / theta;
	return sum + integral + (1 / high - 1 / low) / 2 + (theta / 12) * (1 / low ** 2 - 1 / high ** 2);
}

/** What a queue has in agents, for one caller. */
interface Staff {
	/** How many calls they end in a millisecond while all of them are busy; 0: there are none. */
	readonly perMs: number;
	/** Callers of other queues who come before and take the same agents. */
	readonly rivals: number;
}

/** `before`: how many of the caller's own queue come before. O(queues that share agents with it). */
function staffFor(floor: Floor, asked: WaitAsked, before: number, at: Instant): Staff {
	const {crews, rolls} = floor.index;
	const crew = crews.get(asked.queueId);
	const agents = crew === undefined ? 0 : countFor(crew, asked);
	if (crew === undefined || agents === 0) return {perMs: 0, rivals: 0};
	// Whoever is before most of the own queue is before as many of the others.
	const waiting = unrung(rolls.get(asked.queueId));
	const beforeShare = waiting > 0 ? Math.min(1, before / waiting) : 1;
	const own = workOf(floor, asked.queueId);
	// How the agents' time goes to this queue and to those that they serve besides.
	let timeMs = loadAt(own, at) + 1;
	let calls = timeMs / Math.max(1, handleMs(own));
	let rivals = 0;
	for (const [other, shared] of crew.shared) {
		const share = shared / other.count;
		const work = workOf(floor, other.queueId);
		const loadMs = loadAt(work, at) * share;
		timeMs += loadMs;
		calls += loadMs / Math.max(1, handleMs(work));
		rivals += unrung(rolls.get(other.queueId)) * share * beforeShare;
	}
	return {perMs: (agents * calls) / timeMs, rivals};
}

function unrung(roll: QueueRoll | undefined): number {
	return roll === undefined ? 0 : roll.waiting.size - roll.ringing.size;
}

function workOf({memory}: Floor, queueId: QueueId): QueueWork {
	return memory.work.get(queueId) ?? noWork;
}

function isAnybodyFree(
	{index}: Floor,
	{queueId, switchId, widened, tiersOpen}: WaitAsked,
): boolean {
	const pool = index.pools.get(queueId, switchId);
	for (let from = 0; from <= widened; from += 1) {
		const first = pool?.ready[from]?.first();
		if (first !== undefined && first.tierStep <= tiersOpen) return true;
	}
	return false;
}
