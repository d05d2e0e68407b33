/**
 * How long a caller who stays will wait, from what is so now: who comes before them, who is at work,
 * how long calls take, how soon callers give up. Source: the Erlang A model, in which a caller with j
 * before them waits for j + 1 departures, the i-th from the end at the rate Nμ + iθ.
 */

import type {Floor} from '../floor.ts';
import {type QueueId, queueAtSwitch, type SwitchId} from '../ids.ts';
import {countBefore, type Rank} from '../index/roll.ts';
import type {Instant, Millis} from '../time.ts';
import type {Crew} from './crews.ts';
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
 * it has too little of a past. O(log n) in the callers; agents are counted by crews.
 */
export function expectedWaitMs(floor: Floor, asked: WaitAsked, at: Instant): Millis | undefined {
	const {queueId} = asked;
	const work = floor.memory.work.get(queueId) ?? noWork;
	if (work.talkMs.count < leastHandled) return undefined;
	const ringMs = work.ringMs.value;
	const before = countBefore(floor, queueId, asked);
	if (before === 0 && isAnybodyFree(floor, asked)) return Math.round(ringMs);
	const {agents, perMs, rivals} = crewsFor(floor, asked, at);
	if (agents === 0) return undefined;
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

/** What a queue's crews come to, for one caller. */
interface Crews {
	/** How many agents may serve the caller. */
	readonly agents: number;
	/** How many calls those end in a millisecond while all of them are busy. */
	readonly perMs: number;
	/** Callers of other queues who come before and take the same agents. */
	readonly rivals: number;
}

/** Of the agents who may serve this caller; where nobody may yet, of those who may later. */
function crewsFor(floor: Floor, asked: WaitAsked, at: Instant): Crews {
	const own = floor.index.crewsByQueue.get(asked.queueId) ?? [];
	const now = own.filter((crew) => crew.count > 0 && mayServe(crew, asked));
	const crews = now.length > 0 ? now : own.filter(({count}) => count > 0);
	const works = new Map<QueueId, WorkNow>();
	/** Agents of these crews in each other queue that they serve. */
	const shared = new Map<QueueId, number>();
	let agents = 0;
	let perMs = 0;
	for (const {memberships, count} of crews) {
		agents += count;
		let loadMs = 0;
		let calls = 0;
		for (const {queueId} of memberships) {
			const work = workNow(floor, works, queueId, at);
			loadMs += work.loadMs;
			calls += work.loadMs / work.handleMs;
			if (queueId !== asked.queueId) shared.set(queueId, (shared.get(queueId) ?? 0) + count);
		}
		perMs += (count * calls) / loadMs;
	}
	let rivals = 0;
	for (const [queueId, count] of shared) {
		const before = countBefore(floor, queueId, asked);
		// Of those, the others' agents take their part.
		if (before > 0) rivals += (before * count) / (floor.index.atWork.get(queueId) ?? count);
	}
	return {agents, perMs, rivals};
}

function mayServe({memberships}: Crew, {queueId, widened, tiersOpen}: WaitAsked): boolean {
	const own = memberships.find((one) => one.queueId === queueId);
	return own !== undefined && own.from <= widened && own.tierStep <= tiersOpen;
}

interface WorkNow {
	readonly loadMs: Millis;
	readonly handleMs: Millis;
}

/** A queue without a past takes next to none of its agents' time. */
function workNow(
	floor: Floor,
	known: Map<QueueId, WorkNow>,
	queueId: QueueId,
	at: Instant,
): WorkNow {
	let now = known.get(queueId);
	if (now === undefined) {
		const work: QueueWork = floor.memory.work.get(queueId) ?? noWork;
		now = {loadMs: loadAt(work, at) + 1, handleMs: Math.max(1, handleMs(work))};
		known.set(queueId, now);
	}
	return now;
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
