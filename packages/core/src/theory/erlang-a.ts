/**
 * Erlang A: one queue of equal agents whose callers give up after an exponential patience (M/M/N+M).
 * Always stable: what the agents cannot serve leaves.
 */

import type {Millis} from '../time.ts';
import {type Expected, erlangs, type Load} from './erlang.ts';

/** A load whose callers give up. */
export interface ImpatientLoad extends Load {
	/** Mean patience, above 0. */
	readonly patienceMs: Millis;
}

/** What to expect of an impatient load. `speedOfAnswerMs` is the mean wait of everybody here. */
export interface ExpectedImpatient extends Expected {
	/** The share of callers who give up, 0 to 1. */
	readonly abandons: number;
}

/** An impatient load in the long run. */
export function expectImpatient(load: ImpatientLoad, thresholdMs: Millis): ExpectedImpatient {
	const {agents, perHour, handleMs, patienceMs} = load;
	const arrivalRate = perHour / 3_600_000;
	const states = stateShares(load);
	let waits = 0;
	let queued = 0;
	for (const [n, share] of states.entries()) {
		if (n < agents) continue;
		waits += share;
		queued += (n - agents) * share;
	}
	const abandons = queued / (patienceMs * arrivalRate);
	const inTime = answeredWithin(
		{agents, handleMs, patienceMs},
		states.length - agents,
		thresholdMs,
	);
	let serviceLevel = 1 - waits;
	for (const [ahead, share] of states.slice(agents).entries()) {
		serviceLevel += share * (inTime[ahead] ?? 0);
	}
	return {
		waits,
		abandons,
		speedOfAnswerMs: queued / arrivalRate,
		occupancy: (erlangs(load) * (1 - abandons)) / agents,
		serviceLevel,
	};
}

/** The long-run share of time with n callers on the floor, for n from 0 as far as it matters. */
export function stateShares(load: ImpatientLoad): number[] {
	const {agents, perHour, handleMs, patienceMs} = load;
	const arrivalRate = perHour / 3_600_000;
	const weights = [1];
	let weight = 1;
	let total = 1;
	for (let n = 1; ; n++) {
		const leaving = Math.min(n, agents) / handleMs + Math.max(0, n - agents) / patienceMs;
		weight *= arrivalRate / leaving;
		// Against overflow on large floors: the scale falls out at the end.
		if (weight > 1e200) {
			for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / 1e200;
			total /= 1e200;
			weight /= 1e200;
		}
		weights.push(weight);
		total += weight;
		if (n > agents && arrivalRate < leaving && weight < total * 1e-14) break;
	}
	return weights.map((one) => one / total);
}

/**
 * The chance of being answered within the threshold for a caller with 0, 1, 2… ahead of them in the
 * queue: f′ⱼ = (N/h + j/p)(fⱼ₋₁ − fⱼ) − fⱼ/p with f₋₁ = 1 and fⱼ(0) = 0, by Runge and Kutta's method.
 */
function answeredWithin(
	{agents, handleMs, patienceMs}: Pick<ImpatientLoad, 'agents' | 'handleMs' | 'patienceMs'>,
	count: number,
	thresholdMs: Millis,
): Float64Array {
	const give = 1 / patienceMs;
	const slope = (f: Float64Array, into: Float64Array) => {
		let before = 1;
		for (let j = 0; j < count; j++) {
			const now = f[j] as number;
			into[j] = (agents / handleMs + j * give) * (before - now) - now * give;
			before = now;
		}
	};
	const fastest = agents / handleMs + (count + 1) * give;
	const steps = Math.max(200, Math.ceil(thresholdMs * fastest * 4));
	const h = thresholdMs / steps;
	const f = new Float64Array(count);
	const slopes = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array,
	];
	const at = new Float64Array(count);
	for (let step = 0; step < steps; step++) {
		slope(f, slopes[0]);
		for (const [stage, reach] of [0.5, 0.5, 1].entries()) {
			const last = slopes[stage] as Float64Array;
			for (let j = 0; j < count; j++) at[j] = (f[j] as number) + reach * h * (last[j] as number);
			slope(at, slopes[stage + 1] as Float64Array);
		}
		const [a, b, c, d] = slopes;
		for (let j = 0; j < count; j++) {
			const sum = (a[j] as number) + 2 * (b[j] as number) + 2 * (c[j] as number) + (d[j] as number);
			f[j] = (f[j] as number) + (h / 6) * sum;
		}
	}
	return f;
}

/** What was seen of callers' patience: how many gave up, and the waits of all of them together. */
export interface PatienceSeen {
	readonly abandoned: number;
	readonly totalWaitMs: Millis;
}

/**
 * Mean patience by what was seen, most likely if patience is exponential: those who were answered
 * say only that theirs was longer (censored). Undefined when nobody gave up: then it has no bound.
 */
export function patienceMsOf({abandoned, totalWaitMs}: PatienceSeen): Millis | undefined {
	return abandoned > 0 && totalWaitMs > 0 ? totalWaitMs / abandoned : undefined;
}
