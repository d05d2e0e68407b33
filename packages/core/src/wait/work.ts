/**
 * What each queue's past says about waits to come: how long a call takes an agent, how soon callers
 * give up, and how much of its agents' time the queue takes. Folded from events, old ones fading.
 */

import type {InMaking, Whole} from '../shapes.ts';
import type {Instant, Millis} from '../time.ts';

/** A mean that follows the last thirty or so; of the first ones, the plain mean. */
export interface Mean {
	readonly count: number;
	readonly value: number;
}

/** One queue's past. */
export interface QueueWork {
	readonly ringMs: Mean;
	readonly talkMs: Mean;
	readonly wrapUpMs: Mean;
	/** Of the squares of the talks, in ms². */
	readonly talkSquare: Mean;
	/** Callers who gave up, and the time that all callers waited: both fade from one wait to the next. */
	readonly abandons: number;
	readonly waitedMs: Millis;
	/** Agents' time in calls of this queue, fading with time, as it was at `loadAt`. */
	readonly loadMs: Millis;
	readonly loadAt: Instant;
}

/** How many samples a mean remembers, and how many waits the rate of giving up. */
const meanOver = 30;
const waitsOver = 300;
/** After so long a queue's work counts half in how its agents' time is shared. */
const loadHalfMs = 1_800_000;
const fadePerMs = Math.LN2 / loadHalfMs;

const noMean: Mean = {count: 0, value: 0};
export const noWork: QueueWork = {
	ringMs: noMean,
	talkMs: noMean,
	wrapUpMs: noMean,
	talkSquare: noMean,
	abandons: 0,
	waitedMs: 0,
	loadMs: 0,
	loadAt: 0,
};

/** A wait ended: with an agent, by giving up, or by a rule. */
export function withWait(work: QueueWork, waitMs: Millis, isAbandoned: boolean): QueueWork {
	const fade = 1 - 1 / waitsOver;
	const next = copyOf(work);
	next.abandons = work.abandons * fade + (isAbandoned ? 1 : 0);
	next.waitedMs = work.waitedMs * fade + waitMs;
	return next;
}

/** A phone rang until it was answered. */
export function withRing(work: QueueWork, ms: Millis): QueueWork {
	const next = copyOf(work);
	next.ringMs = withSample(work.ringMs, ms);
	return next;
}

export function withTalk(work: QueueWork, ms: Millis, at: Instant): QueueWork {
	const next = copyOf(work);
	next.talkMs = withSample(work.talkMs, ms);
	next.talkSquare = withSample(work.talkSquare, ms * ms);
	next.loadMs = loadAt(work, at) + ms;
	next.loadAt = at;
	return next;
}

export function withWrapUp(work: QueueWork, ms: Millis, at: Instant): QueueWork {
	const next = copyOf(work);
	next.wrapUpMs = withSample(work.wrapUpMs, ms);
	next.loadMs = loadAt(work, at) + ms;
	next.loadAt = at;
	return next;
}

/** Field by field: each call comes here some times. */
function copyOf(work: QueueWork): InMaking<QueueWork> {
	const copy: Whole<QueueWork> = {
		ringMs: work.ringMs,
		talkMs: work.talkMs,
		wrapUpMs: work.wrapUpMs,
		talkSquare: work.talkSquare,
		abandons: work.abandons,
		waitedMs: work.waitedMs,
		loadMs: work.loadMs,
		loadAt: work.loadAt,
	};
	return copy;
}

/** How long a call keeps an agent: ring, talk and wrap-up. */
export function handleMs({ringMs, talkMs, wrapUpMs}: QueueWork): Millis {
	return ringMs.value + talkMs.value + wrapUpMs.value;
}

/**
 * What is left of a call that somebody comes upon, as a share of a whole one: half of it where all take
 * as long, a whole one where they are exponential. Source: the mean residual life, (1 + c²) / 2.
 */
export function restShare(work: QueueWork): number {
	const variance = Math.max(0, work.talkSquare.value - work.talkMs.value ** 2);
	return (1 + Math.min(2, variance / Math.max(1, handleMs(work)) ** 2)) / 2;
}

/** The time that the queue took of its agents, older time counting less. */
export function loadAt({loadMs, loadAt: since}: QueueWork, at: Instant): Millis {
	return loadMs * Math.exp(-Math.max(0, at - since) * fadePerMs);
}

function withSample({count, value}: Mean, sample: number): Mean {
	const known = Math.min(count + 1, meanOver);
	return {count: known, value: value + (sample - value) / known};
}
