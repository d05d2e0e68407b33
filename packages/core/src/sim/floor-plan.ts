/** A floor drawn from the seed: queues with every kind of rule, agents with skills, phones, numbers. */

import {
	type AgentConfig,
	emptyConfig,
	type FloorConfig,
	type QueueConfig,
	type ReasonConfig,
	type Strategy,
	strategies,
	systemReasons,
	type WaitEnd,
	type WrapUpRule,
} from '../floor-config.ts';
import {
	type AgentId,
	type DispositionId,
	id,
	type NumberId,
	type PhoneId,
	type QueueId,
	type ReasonId,
	type SkillId,
	type SwitchId,
	type WindowId,
} from '../ids.ts';
import type {SkillExpression} from '../skills/expression.ts';
import {earList} from './ear-numbers.ts';
import {planDoor} from './floor-plan-door.ts';
import {planCapacity, planKinds} from './floor-plan-work.ts';
import type {Random} from './random.ts';

/** People who are no agents and hold phones to listen. */
export const supervisors = ['sophie', 'marc'] as const;

/** A small floor, whole and valid, each rule met by some seed. */
export function planFloor(random: Random): FloorConfig {
	const switchIds = random.chance(0.15) ? ['main', 'annex'] : ['main'];
	const queueIds = ['support', 'sales', 'billing', 'vip'].slice(0, random.int(1, 4));
	const skillIds = ['french', 'technical'];
	const agentCount = random.int(2, 9);
	const pickSwitch = () => id<SwitchId>(random.pick(switchIds));
	const config: FloorConfig = {
		...emptyConfig,
		numbers: queueIds.flatMap((queueId, place) =>
			['0', '1'].slice(0, random.int(1, 2)).map((variant) => ({
				id: id<NumberId>(`331990000${place}${variant}`),
				queueId: id<QueueId>(queueId),
				language: variant === '0' ? ('fr' as const) : ('en' as const),
				priorityMs: variant === '0' ? 0 : random.int(0, 60) * 1000,
				answerOnEntry: random.chance(0.8),
				ringsAtOnce: variant === '0',
			})),
		),
		queues: [...queueIds].sort().map((queueId) => planQueue(random, queueId, queueIds, skillIds)),
		phones: Array.from({length: agentCount + 3}, (_, place) => ({
			id: id<PhoneId>(String(1001 + place)),
			switchId: pickSwitch(),
			endpoint: `desk-${1001 + place}`,
			remoteAnswer: random.chance(0.5),
		})),
		agents: Array.from({length: agentCount}, (_, place) => planAgent(random, place, queueIds)),
		skills: skillIds.map((skillId) => id<SkillId>(skillId)),
		reasons: planReasons(random.fork('pauses')),
		dispositions: [
			{id: id<DispositionId>('done'), queues: []},
			{id: id<DispositionId>('sold'), queues: [id<QueueId>(queueIds[0] ?? 'support')]},
		],
		windows: [{id: id<WindowId>('busy-hours')}],
		linkGraceMs: random.int(5, 60) * 1000,
	};
	return {
		...config,
		...planOrder(random, config.agents),
		...planKinds(random.fork('kinds of work')),
		...(random.fork('persons outside the floor').chance(0.5) ? {listening: earList} : {}),
	};
}

/** Another valid floor near this one, as an administrator's edit would make it. */
export function editFloor(random: Random, config: FloorConfig): FloorConfig {
	const edited = editPart(random, config);
	// Of a stream of its own, which goes on with every edit of the agents.
	const own = random.fork(`kinds ${JSON.stringify(edited.agents.map(({queues}) => queues))}`);
	return own.chance(0.3) ? {...edited, ...planKinds(own)} : edited;
}

function editPart(random: Random, config: FloorConfig): FloorConfig {
	const queueIds = config.queues.map((queue) => queue.id);
	switch (random.int(0, 5)) {
		case 0:
			return {
				...config,
				queues: config.queues.map((queue) =>
					random.chance(0.5) ? planQueue(random, queue.id, queueIds, config.skills) : queue,
				),
			};
		case 1:
			return {
				...config,
				agents: config.agents.map((agent, place) =>
					random.chance(0.3) ? planAgent(random, place, queueIds, agent.id) : agent,
				),
			};
		case 2:
			return {...config, agents: withoutOne(random, config.agents)};
		case 3:
			return {...config, phones: withoutOne(random, config.phones)};
		case 4:
			return {...config, numbers: withoutOne(random, config.numbers)};
		default: {
			const queues = withoutOne(random, config.queues);
			const left = new Set<string>(queues.map((queue) => queue.id));
			return {
				...config,
				queues,
				numbers: config.numbers.filter(({queueId}) => left.has(queueId)),
				agents: config.agents.map((agent) => ({
					...agent,
					queues: agent.queues.filter((queueId) => left.has(queueId)),
				})),
				dispositions: config.dispositions.filter(({queues: own}) =>
					own.every((queueId) => left.has(queueId)),
				),
			};
		}
	}
}

function planQueue(
	random: Random,
	queueId: string,
	queueIds: readonly string[],
	skillIds: readonly string[],
): QueueConfig {
	const waitEnd = (): WaitEnd =>
		random.chance(0.5)
			? {action: 'message'}
			: {action: 'move', queueId: id<QueueId>(random.pick(queueIds))};
	const wrapUps: readonly WrapUpRule[] = [
		{mode: 'none'},
		{
			mode: 'timed',
			limitMs: random.int(2, 40) * 1000,
			dispositionRequired: random.chance(0.5),
		},
		{mode: 'manual', dispositionRequired: random.chance(0.5)},
	];
	const requires = random.chance(0.3)
		? {requires: atLeast(random.pick(skillIds), random.int(0, 60))}
		: {};
	const ringMs = random.int(5, 20) * 1000;
	return {
		id: id<QueueId>(queueId),
		...requires,
		...planStrategy(random, `${queueId} ${ringMs}`),
		...planSteps(random.fork(`steps ${queueId} ${ringMs}`), skillIds),
		thresholdMs: 20_000,
		ringMs,
		wrapUp: planWrapUp(random.fork(`wrap-up ${queueId} ${ringMs}`), random.pick(wrapUps)),
		shortAbandonMs: random.int(0, 5) * 1000,
		...(random.chance(0.7) ? {maxWaitMs: random.int(0, 300) * 1000} : {}),
		onMaxWait: waitEnd(),
		nobodyMs: random.chance(0.3) ? 0 : random.int(1, 120) * 1000,
		onNobody: waitEnd(),
		...(random.chance(0.7) ? {rangOutReasonId: systemReasons.rangOut} : {}),
		monitoringShown: random.chance(0.5),
		...planMisses(random.fork(`misses ${queueId} ${ringMs}`)),
		...planDoor(random.fork(`door ${queueId} ${ringMs}`), queueIds),
		...planRecording(random.fork(`recording ${queueId} ${ringMs}`)),
	};
}

/** Of the rules with a time, the newer ones in half the queues; the rest keep what was drawn for them. */
function planWrapUp(random: Random, usual: WrapUpRule): WrapUpRule {
	if (random.chance(0.5)) return usual;
	const work = {
		limitMs: random.int(2, 40) * 1000,
		dispositionRequired: random.chance(0.5),
		...(random.chance(0.6) ? {extendMs: random.int(1, 20) * 1000} : {}),
		...(random.chance(0.5) ? {extendLimit: random.int(1, 3)} : {}),
	};
	const mode = random.pick(['timed', 'fixed', 'optional', 'endless'] as const);
	if (mode !== 'endless') return {mode, ...work};
	return {mode: 'optional', dispositionRequired: work.dispositionRequired};
}

/** What missed rings lead to, and how many may be away. */
function planMisses(random: Random): Partial<QueueConfig> {
	const restMs = () => random.int(0, 10) * 1000;
	return {
		...(random.chance(0.4)
			? {
					rest: {
						...{busyMs: restMs(), declinedMs: restMs()},
						...{noAnswerMs: restMs(), unregisteredMs: restMs()},
					},
				}
			: {}),
		...(random.chance(0.4) ? {rangOutLimit: random.int(1, 3)} : {}),
		...(random.chance(0.3) ? {maxNotReady: random.int(0, 2)} : {}),
	};
}

/** Two thirds of the queues record, in every way there is. */
function planRecording(random: Random): Partial<QueueConfig> {
	if (random.chance(0.33)) return {};
	return {
		recording: {
			mode: random.pick(['on-demand', 'all', 'all', 'share'] as const),
			...(random.chance(0.9) ? {share: random.next()} : {}),
			...{purpose: 'quality', keepMs: random.int(1, 100) * 86_400_000},
			...(random.chance(0.8) ? {notice: {en: 'recorded', fr: 'recorded'}} : {}),
			...(random.chance(0.4) ? {consent: true as const, consentKey: '1'} : {}),
			...(random.chance(0.8) ? {optOutKey: '9'} : {}),
		},
	};
}

/** Some pauses take a supervisor's word. */
function planReasons(random: Random): readonly ReasonConfig[] {
	return [
		{
			...{id: id<ReasonId>('lunch'), system: false},
			...(random.chance(0.5) ? {limitMs: random.int(1, 5) * 60_000} : {}),
			...(random.chance(0.3) ? {approval: true as const} : {}),
		},
		{
			...{id: id<ReasonId>('training'), system: false},
			...(random.chance(0.5) ? {approval: true as const} : {}),
		},
		...emptyConfig.reasons,
	];
}

function atLeast(skillId: string, level: number): SkillExpression {
	return {op: 'level', skillId: id<SkillId>(skillId), compare: '>=', level};
}

/** Drawn from a stream of its own, so that the rest of a kept seed's floor is what it was. */
function planStrategy(random: Random, name: string): {readonly strategy?: Strategy} {
	const strategy = random.fork(`strategy ${name}`).pick(strategies);
	return strategy === 'longest-idle' ? {} : {strategy};
}

/** What a queue does with the wait: each rule in some of them. */
function planSteps(random: Random, skillIds: readonly string[]): Partial<QueueConfig> {
	const steps = (most: number) =>
		Array.from({length: random.int(1, most)}, () => random.int(1, 60) * 1000).sort((a, b) => a - b);
	return {
		...(random.chance(0.3)
			? {
					widen: steps(2).map((afterMs) => ({
						afterMs,
						...(random.chance(0.5)
							? {requires: atLeast(random.pick(skillIds), random.int(0, 60))}
							: {}),
					})),
				}
			: {}),
		...(random.chance(0.3)
			? {tiers: steps(2).map((afterMs, place) => ({tier: place + 2, afterMs}))}
			: {}),
		...(random.chance(0.2) ? {priorityMs: random.int(1, 60) * 1000} : {}),
		...(random.chance(0.3)
			? {ageing: steps(3).map((afterMs) => ({afterMs, creditMs: random.int(1, 90) * 1000}))}
			: {}),
		...(random.chance(0.2) ? {menuCounts: true} : {}),
		...(random.chance(0.4)
			? {
					sticky: {
						to: random.chance(0.5) ? 'owner' : 'last-agent',
						waitMs: random.int(0, 40) * 1000,
					},
				}
			: {}),
		...(random.chance(0.8) ? {ringNextMs: random.int(1, 6) * 1000} : {}),
		...(random.chance(0.1) ? {ownerId: id<AgentId>('a1')} : {}),
	};
}

/** An agent's tiers and weights by queue, and a ring time of their own. */
function planPlace(random: Random, queues: readonly QueueId[]): Partial<AgentConfig> {
	const byQueue = (most: number) =>
		Object.fromEntries(
			queues.filter(() => random.chance(0.6)).map((queueId) => [queueId, random.int(1, most)]),
		);
	return {
		...(random.chance(0.5) ? {tiers: byQueue(4)} : {}),
		...(random.chance(0.5) ? {weights: byQueue(10)} : {}),
		...(random.chance(0.2) ? {ringMs: random.int(5, 20) * 1000} : {}),
	};
}

/** Half the floors have their agents in another order than that of their ids. */
function planOrder(
	random: Random,
	agents: readonly AgentConfig[],
): {readonly agentOrder?: readonly AgentId[]} {
	const own = random.fork('order of agents');
	if (own.chance(0.5)) return {};
	const keyed = agents.map(({id: agentId}) => ({agentId, key: own.next()}));
	return {agentOrder: keyed.sort((a, b) => a.key - b.key).map(({agentId}) => agentId)};
}

function planAgent(
	random: Random,
	place: number,
	queueIds: readonly string[],
	agentId = `a${place + 1}`,
) {
	const queues = queueIds.filter(() => random.chance(0.7)).sort();
	const own = (queues.length > 0 ? queues : queueIds.slice(0, 1)).map((queueId) =>
		id<QueueId>(queueId),
	);
	return {
		id: id<AgentId>(agentId),
		queues: own,
		...planPlace(random.fork(`place ${agentId} ${own.join()}`), own),
		...planCapacity(random.fork(`capacity ${agentId} ${own.join()}`)),
		...(random.fork(`phone ${agentId}`).chance(0.3) ? {autoAnswer: true as const} : {}),
		...(isNailedUp(random, agentId) ? {nailedUp: true as const} : {}),
		skills: {
			...(random.chance(0.8) ? {french: random.int(20, 100)} : {}),
			...(random.chance(0.6) ? {technical: random.int(0, 100)} : {}),
		},
	};
}

/** On some floors half of them are. */
function isNailedUp(random: Random, agentId: string): boolean {
	return random.fork('headsets').chance(0.35) && random.fork(`headset ${agentId}`).chance(0.5);
}

function withoutOne<T>(random: Random, list: readonly T[]): readonly T[] {
	if (list.length < 2) return list;
	const gone = random.int(0, list.length - 1);
	return list.filter((_, place) => place !== gone);
}
