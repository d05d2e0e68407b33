/** Days of one queue for the day simulator's tests: chance arrivals, equal agents. */

import {
	type AgentId,
	emptyConfig,
	type FloorConfig,
	id,
	type NumberId,
	type QueueConfig,
	type QueueId,
} from '@plateau/core';
import {type DayPlan, type PlannedArrival, withOwnPhones} from '@plateau/core/day-sim/plan';
import {createRandom} from '@plateau/core/sim/random';

export const startsAt = Date.UTC(2026, 10, 20);
export const support = id<QueueId>('support');
export const line = id<NumberId>('33184880001');

/** A queue with none of the rules that theory knows nothing of. */
export const plainQueue: QueueConfig = {
	id: support,
	thresholdMs: 20_000,
	ringMs: 20_000,
	wrapUp: {mode: 'none'},
	shortAbandonMs: -1,
	onMaxWait: {action: 'message'},
	nobodyMs: 86_400_000,
	onNobody: {action: 'message'},
	monitoringShown: true,
};

export const agentIds = (count: number): AgentId[] =>
	Array.from({length: count}, (_, index) => id<AgentId>(`agent-${index + 1}`));

/** One number, one queue and as many agents who serve it. */
export function plainConfig(agents: number, queue: Partial<QueueConfig> = {}): FloorConfig {
	return withOwnPhones({
		...emptyConfig,
		numbers: [{id: line, queueId: support, language: 'en', priorityMs: 0, answerOnEntry: true}],
		queues: [{...plainQueue, ...queue}],
		agents: agentIds(agents)
			.sort()
			.map((agentId) => ({id: agentId, queues: [support], skills: {}})),
	});
}

export interface Chance {
	readonly seed: number;
	readonly perHour: number;
	readonly handleMs: number;
	/** Absent: they wait for ever. */
	readonly patienceMs?: number;
	/** As many as are asked for when absent. */
	readonly calls?: number;
}

/** Poisson arrivals; exponential talks and patience. */
export function* chanceArrivals({
	seed,
	perHour,
	handleMs,
	patienceMs,
	calls = Number.POSITIVE_INFINITY,
}: Chance) {
	const random = createRandom(seed).fork('day');
	let at = startsAt;
	for (let call = 0; call < calls; call++) {
		at += random.exponential(3_600_000 / perHour);
		const arrival: PlannedArrival = {
			at: Math.floor(at),
			numberId: line,
			talkMs: random.exponential(handleMs),
			patienceMs:
				patienceMs === undefined ? Number.POSITIVE_INFINITY : random.exponential(patienceMs),
		};
		yield arrival;
	}
}

/** A day of those arrivals with everybody at work all along. */
export function chanceDay(
	agents: number,
	chance: Chance,
	queue: Partial<QueueConfig> = {},
): DayPlan {
	return {
		config: plainConfig(agents, queue),
		startsAt,
		arrivals: chanceArrivals(chance),
		staff: agentIds(agents).map((agentId) => ({
			type: 'sign-in',
			at: startsAt,
			agentId,
			presence: {state: 'available'},
		})),
		answerMs: 0,
	};
}
