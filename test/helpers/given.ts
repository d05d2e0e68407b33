/**
 * Floors for tests of the core: a small configuration that meets every rule, and floors put together
 * from a line of text by events alone, so that any state can be had without its history.
 */

import {
	type AgentConfig,
	apply,
	type EventBody,
	emptyConfig,
	emptyFloor,
	type Floor,
	type FloorConfig,
	id,
	type QueueConfig,
	type QueueId,
	systemReasons,
} from '@plateau/core';

const second = 1000;
/** When the tests' floors begin: 2 March 2026, 8:00 in Paris. */
export const startsAt = 1_772_434_800_000;

const support: QueueConfig = {
	id: id('support'),
	thresholdMs: 20 * second,
	ringMs: 15 * second,
	wrapUp: {mode: 'timed', limitMs: 30 * second, dispositionRequired: false},
	shortAbandonMs: 5 * second,
	maxWaitMs: 300 * second,
	onMaxWait: {action: 'message'},
	nobodyMs: 60 * second,
	onNobody: {action: 'message'},
	rangOutReasonId: systemReasons.rangOut,
	monitoringShown: false,
};

const sales: QueueConfig = {
	...support,
	id: id('sales'),
	wrapUp: {mode: 'manual', dispositionRequired: true},
	maxWaitMs: 120 * second,
	onMaxWait: {action: 'move', queueId: id('support')},
	onNobody: {action: 'move', queueId: id('support')},
};

/** Asks for French, has no wrap-up, leaves who missed a call available. */
const {rangOutReasonId: _stays, ...supportRest} = support;
const vip: QueueConfig = {
	...supportRest,
	id: id('vip'),
	requires: {op: 'level', skillId: id('french'), compare: '>=', level: 50},
	wrapUp: {mode: 'none'},
};

const agent = (name: string, queues: string, skills: AgentConfig['skills'] = {}): AgentConfig => ({
	id: id(name),
	queues: queues.split(' ').map((queue) => id<QueueId>(queue)),
	skills,
});

/** Queues `sales support vip`, numbers 100 to 300 and 101 with a head start, agents a1 to a4. */
export const baseConfig: FloorConfig = {
	...emptyConfig,
	numbers: [
		{id: id('100'), queueId: support.id, language: 'fr', priorityMs: 0, answerOnEntry: true},
		{id: id('101'), queueId: support.id, language: 'en', priorityMs: 60_000, answerOnEntry: false},
		{id: id('200'), queueId: sales.id, language: 'fr', priorityMs: 0, answerOnEntry: true},
		{id: id('300'), queueId: vip.id, language: 'fr', priorityMs: 0, answerOnEntry: true},
	],
	queues: [sales, support, vip],
	phones: ['1001', '1002', '1003', '1004', '1009'].map((extension) => ({
		id: id(extension),
		switchId: id('main'),
		endpoint: `desk-${extension}`,
		remoteAnswer: extension !== '1002',
	})),
	agents: [
		agent('a1', 'sales support'),
		agent('a2', 'support'),
		agent('a3', 'sales vip', {french: 20}),
		agent('a4', 'vip', {french: 80}),
	],
	skills: [id('french')],
	reasons: [
		{id: id('lunch'), system: false},
		{id: id('training'), system: false},
		...emptyConfig.reasons,
	],
	dispositions: [
		{id: id('done'), queues: []},
		{id: id('sold'), queues: [id('sales')]},
	],
	linkGraceMs: 60 * second,
};

/** The configuration with one queue's rules changed; undefined takes an optional rule away. */
export function withQueue(
	config: FloorConfig,
	queueId: string,
	change: Readonly<Record<string, unknown>>,
): FloorConfig {
	return {
		...config,
		queues: config.queues.map((queue) => {
			if (queue.id !== queueId) return queue;
			const rules = Object.entries({...queue, ...change}).filter(([, rule]) => rule !== null);
			return Object.fromEntries(rules) as unknown as QueueConfig;
		}),
	};
}

/** The configuration with something of one agent changed. */
export function withAgent(
	config: FloorConfig,
	agentId: string,
	change: Partial<AgentConfig>,
): FloorConfig {
	const agents = config.agents.map((own) => (own.id === agentId ? {...own, ...change} : own));
	return {...config, agents};
}

/** The phones 1002 and 1003, and the supervisor's, are at a switch of their own, `annex`. */
export const twoSwitches: FloorConfig = {
	...baseConfig,
	phones: baseConfig.phones.map((phone) =>
		['1002', '1003', '1009'].includes(phone.id) ? {...phone, switchId: id('annex')} : phone,
	),
};

/** Every call of support is recorded, without a notice. */
export const recordingAll: FloorConfig = withQueue(baseConfig, 'support', {
	recording: {mode: 'all', purpose: 'quality', keepMs: 86_400_000},
});

/** `90s`, `2m`, `500ms`, `1500` as milliseconds. */
export function duration(text: string): number {
	const [, amount = '', unit = ''] = /^([+-]?\d+)(ms|s|m|h)?$/.exec(text) ?? [];
	if (amount === '') throw new Error(`no duration: "${text}"`);
	const factors: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000};
	return Number(amount) * (factors[unit] ?? 1);
}

/** A floor on which the events happened; the journal that made it goes with it. */
export function floorOf(bodies: readonly (readonly [at: number, body: EventBody])[]): Floor {
	const floor = emptyFloor();
	for (const [at, body] of bodies.toSorted(([a], [b]) => a - b)) {
		apply(floor, {seq: floor.seq + 1, at, v: 2, ...body});
	}
	return floor;
}
