/**
 * Queueing theory in closed or recursive form, for one queue of equal agents: Erlang B (who finds
 * nobody free is lost) and Erlang C (waits for ever). Those who give up: `erlang-a.ts`.
 */

import type {Millis} from '../time.ts';

const hourMs = 3_600_000;

/** Chance arrivals at `agents` people who need `handleMs` for each, on average. */
export interface Load {
	/** Calls an hour, above 0. */
	readonly perHour: number;
	/** Mean handle time, above 0. */
	readonly handleMs: Millis;
	/** Whole, 1 or more. */
	readonly agents: number;
}

/** What to expect of a load, in the long run. */
export interface Expected {
	/** The share of callers who find every agent busy, 0 to 1. */
	readonly waits: number;
	/** Mean wait of the answered; infinite when agents cannot keep up. */
	readonly speedOfAnswerMs: Millis;
	/** Busy time over all time, 0 to 1. */
	readonly occupancy: number;
	/** The share of callers answered within the threshold, 0 to 1. */
	readonly serviceLevel: number;
}

/** The offered load: calls in progress, on average, if nobody ever waited. */
export function erlangs({perHour, handleMs}: Omit<Load, 'agents'>): number {
	return (perHour * handleMs) / hourMs;
}

/** Erlang B: the share of calls lost when `agents` serve a load of `load` erlangs and nobody waits. */
export function erlangB(load: number, agents: number): number {
	let blocked = 1;
	for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
	return blocked;
}

/** Erlang C: the share of callers who wait when all of them wait for ever; 1 when agents cannot keep up. */
export function erlangC(load: number, agents: number): number {
	const share = load / agents;
	if (!(share < 1)) return 1;
	const blocked = erlangB(load, agents);
	return blocked / (1 - share * (1 - blocked));
}

/** A load whose callers wait for ever. */
export function expectWaiting(load: Load, thresholdMs: Millis): Expected {
	const {handleMs, agents} = load;
	const offered = erlangs(load);
	const waits = erlangC(offered, agents);
	const spare = agents - offered;
	if (spare <= 0) {
		return {waits, speedOfAnswerMs: Number.POSITIVE_INFINITY, occupancy: 1, serviceLevel: 0};
	}
	return {
		waits,
		speedOfAnswerMs: (waits * handleMs) / spare,
		occupancy: offered / agents,
		serviceLevel: 1 - waits * Math.exp((-spare * thresholdMs) / handleMs),
	};
}

/** What a staffing must reach. */
export interface StaffingGoal {
	readonly thresholdMs: Millis;
	/** The least share answered within the threshold, 0 to 1 (1 excluded). */
	readonly serviceLevel: number;
	/** The most an agent may be busy, 0 to 1; 1 when absent. */
	readonly occupancy?: number;
	/** The share of paid time that is not for calls, 0 to 1 (1 excluded); 0 when absent. */
	readonly shrinkage?: number;
}

/** How many people a goal takes. */
export interface Staffing {
	/** At work at the same time. */
	readonly agents: number;
	/** On the roster, so that as many are at work. */
	readonly rostered: number;
}

/** The smallest staffing that reaches the goal when callers wait for ever. */
export function staffing(load: Omit<Load, 'agents'>, goal: StaffingGoal): Staffing {
	const {thresholdMs, serviceLevel, occupancy = 1, shrinkage = 0} = goal;
	if (!(serviceLevel < 1 && shrinkage < 1 && occupancy > 0)) {
		throw new Error('a staffing goal below certainty, with time left for calls');
	}
	let agents = Math.max(1, Math.floor(erlangs(load)));
	for (;;) {
		const expected = expectWaiting({...load, agents}, thresholdMs);
		const isStable = agents > erlangs(load);
		if (isStable && expected.serviceLevel >= serviceLevel && expected.occupancy <= occupancy) break;
		agents += 1;
	}
	// A float a hair above the whole number (14 / 0.7 is 20.000000000000004) is not one person more.
	return {agents, rostered: Math.ceil(agents / (1 - shrinkage) - 1e-9)};
}
