/**
 * Small floors drawn from a seed, with every rule of routing mixed, and the same facts as plain data
 * for whoever routes them by hand: `routing-oracle.ts`. Nothing here knows what routing makes of them.
 */

import {
	type AgentConfig,
	type EventBody,
	emptyConfig,
	type FloorConfig,
	id,
	type QueueConfig,
	type SkillExpression,
	strategies,
} from '@plateau/core';
import {createRandom, type Random} from '@plateau/core/sim';
import {startsAt} from './given.ts';
import {type GivenAgent, giveAgent} from './random-agents.ts';
import {type GivenCall, giveCalls} from './random-calls.ts';
import {capacities, type GivenWork, giveWork, randomKinds} from './random-work.ts';

export type Timed = readonly [at: number, body: EventBody];

/** A floor as it was made, and the facts that routing goes by. */
export interface RandomFloor {
	readonly now: number;
	readonly config: FloorConfig;
	/** In the order in which they happened. */
	readonly events: readonly Timed[];
	readonly agents: readonly GivenAgent[];
	readonly calls: readonly GivenCall[];
	readonly loans: readonly GivenLoan[];
	readonly works: readonly GivenWork[];
	/** Switches that are up. */
	readonly up: ReadonlySet<string>;
	/** `main annex`: calls at main can reach phones at the annex. */
	readonly ties: ReadonlySet<string>;
	/** When the day began that the figures are counted in. */
	readonly dayFrom: number;
}

interface GivenLoan {
	readonly agentId: string;
	readonly queueId: string;
	readonly only: boolean;
}

/** At most six agents, eight calls and three queues. The same seed draws the same floor. */
export function randomFloor(seed: number): RandomFloor {
	const random = createRandom(seed).fork('small floor');
	const now = startsAt + 3_600_000;
	const queueIds = ['q1', 'q2', 'q3'].slice(0, random.int(1, 3));
	const hasAnnex = random.chance(0.3);
	const up = new Set(['main', ...(hasAnnex && random.chance(0.7) ? ['annex'] : [])]);
	const own = random.fork('ties');
	const ties = new Set(
		[...up].filter(() => hasAnnex && own.chance(0.6)).map((from) => `${from} ${otherOf(from)}`),
	);
	const pickSwitch = () => (hasAnnex && random.chance(0.4) ? 'annex' : 'main');
	const agentIds = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].slice(
		0,
		Math.max(random.int(1, 6), random.int(1, 6)),
	);
	const phones = agentIds.map((agentId) => ({phone: `2${agentId.slice(1)}`, at: pickSwitch()}));
	const config: FloorConfig = {
		...emptyConfig,
		numbers: [
			...[{id: id<'number' & never>('100'), queueId: id<never>('q1'), language: 'fr' as const}],
		].map((number) => ({...number, priorityMs: 0, answerOnEntry: true})),
		queues: queueIds.map((queueId) => randomQueue(random, queueId, agentIds)),
		phones: [
			...phones.map(({phone, at}) => ({phone, at})),
			{phone: '290', at: 'main'},
			...(hasAnnex ? [{phone: '291', at: 'annex'}] : []),
		].map(({phone, at}) => ({
			...{id: id(phone), switchId: id(at), endpoint: phone, remoteAnswer: true},
		})),
		agents: agentIds.map((agentId) => randomAgent(random, agentId, queueIds)),
		...(random.chance(0.5) ? {agentOrder: shuffled(random, agentIds).map((own) => id(own))} : {}),
		skills: [id('fr'), id('tech')],
		reasons: [{id: id('lunch'), system: false}, ...emptyConfig.reasons],
		...randomKinds(random.fork('kinds')),
	};
	const dayFrom = random.chance(0.3) ? now - random.int(1, 40) * 60_000 + 777 : startsAt;
	const agents = agentIds.map((agentId, place) => {
		const {phone = '', at = ''} = phones[place] ?? {};
		return giveAgent(random, {agentId, phone, switchId: at, place, now, queueIds});
	});
	const {works, hands, events: workEvents} = giveWork(random.fork('work'), {now, config, agents});
	const calls = giveCalls(random, {now, config, agents, pickSwitch, up});
	const loans = agentIds.flatMap((agentId) => randomLoan(random, agentId, config));
	const events: Timed[] = [
		[startsAt, {type: 'floor-configured', by: 'admin', config}],
		...[...up].map((switchId) => cameUp(switchId)),
		...[...ties].map((tie) => tied(tie)),
		[dayFrom, {type: 'day-started', day: '2026-03-02'}],
		...agents.flatMap(({events: own}) => own),
		...calls.flatMap(({events: own}) => own),
		...workEvents,
		...loans.map((loan) => lent(loan, now)),
		// In life something happens just before every decision.
		[now, {type: 'clock-stepped', byMs: 0}],
	];
	return {
		...{now, config, calls, works, loans, up, ties, dayFrom},
		agents: agents.map((agent) => ({...agent, hand: hands.get(agent.agentId) ?? []})),
		events: numbered(events.toSorted(([a], [b]) => a - b)),
	};
}

function cameUp(switchId: string): Timed {
	return [startsAt, {type: 'switch-resynced', switchId: id(switchId), switchStartedAt: startsAt}];
}

function otherOf(switchId: string): string {
	return switchId === 'main' ? 'annex' : 'main';
}

function tied(tie: string): Timed {
	const [from = '', to = ''] = tie.split(' ');
	return [startsAt, {type: 'tie-up', switchId: id(from), toSwitchId: id(to)}];
}

/** Before any group of the floor rings, and until after now. */
function lent({agentId, queueId, only}: GivenLoan, now: number): Timed {
	return [
		now - 1500,
		{
			...{type: 'agent-lent', agentId: id(agentId), queueId: id(queueId), only},
			...{endsAt: now + 1, by: 'sophie'},
		},
	];
}

/** Offers and rounds are counted in the order in which they were made. */
function numbered(events: readonly Timed[]): Timed[] {
	const names = new Map<string, string>();
	for (const [, body] of events) {
		if (body.type === 'offer-made' || body.type === 'work-offered')
			names.set(body.offerId, `o-${names.size + 1}`);
	}
	const rename = (offerId: string) => names.get(offerId) ?? offerId;
	return events.map(([at, body]) => {
		if (!('offerId' in body)) return [at, body];
		const offerId = rename(body.offerId);
		return [at, {...body, offerId: id(offerId)} as EventBody];
	});
}

function randomQueue(random: Random, queueId: string, agentIds: readonly string[]): QueueConfig {
	const times = (most: number) =>
		Array.from({length: random.int(1, most)}, () => random.int(1, 100) * 1000).sort(
			(a, b) => a - b,
		);
	const strategy = random.pick(strategies);
	const afterTwo = random.int(2, 3);
	return {
		id: id(queueId),
		...(strategy === 'longest-idle' ? {} : {strategy}),
		...(random.chance(0.4) ? {requires: randomRequirement(random, 2)} : {}),
		...(random.chance(0.5)
			? {
					widen: times(3).map((afterMs) => ({
						afterMs,
						...(random.chance(0.7) ? {requires: randomRequirement(random, 1)} : {}),
					})),
				}
			: {}),
		...(random.chance(0.5)
			? {tiers: times(2).map((afterMs, place) => ({tier: afterTwo + 2 * place, afterMs}))}
			: {}),
		...(random.chance(0.4)
			? {ageing: times(3).map((afterMs) => ({afterMs, creditMs: random.int(1, 60) * 1000}))}
			: {}),
		...(random.chance(0.12) ? {ownerId: id(random.pick(agentIds))} : {}),
		...{thresholdMs: 20_000, ringMs: 15_000, shortAbandonMs: 0, nobodyMs: 86_400_000},
		wrapUp: {mode: 'none'},
		...{onMaxWait: {action: 'message'}, onNobody: {action: 'message'}, monitoringShown: false},
	};
}

function randomRequirement(random: Random, depth: number): SkillExpression {
	const kind = depth === 0 ? 'level' : random.pick(['level', 'level', 'and', 'or', 'not'] as const);
	const inner = () => randomRequirement(random, 0);
	if (kind === 'not') return {op: 'not', of: inner()};
	if (kind !== 'level') return {op: kind, of: [inner(), inner()]};
	const compare = random.pick(['>=', '>=', '>=', '<', '=', '!='] as const);
	return {op: 'level', skillId: id(random.pick(['fr', 'tech'])), compare, level: levelOf(random)};
}

/** Few levels, so that limits are met exactly. */
function levelOf(random: Random): number {
	return random.int(0, 4) * 25;
}

function randomAgent(random: Random, agentId: string, queueIds: readonly string[]): AgentConfig {
	const byQueue = (most: number) =>
		Object.fromEntries(
			queueIds.filter(() => random.chance(0.6)).map((own) => [own, random.int(1, most)]),
		);
	return {
		id: id(agentId),
		queues: queueIds.filter(() => random.chance(0.9)).map((own) => id(own)),
		skills: {
			...(random.chance(0.8) ? {fr: levelOf(random)} : {}),
			...(random.chance(0.8) ? {tech: levelOf(random)} : {}),
		},
		...(random.chance(0.6) ? {tiers: byQueue(6)} : {}),
		...(random.chance(0.6) ? {weights: byQueue(9)} : {}),
		...capacities(random.fork(`capacity ${agentId}`)),
	};
}

function randomLoan(random: Random, agentId: string, {queues}: FloorConfig): GivenLoan[] {
	if (!random.chance(0.15)) return [];
	const open = queues.filter(({ownerId}) => ownerId === undefined);
	if (open.length === 0) return [];
	return [{agentId, queueId: random.pick(open).id, only: random.chance(0.5)}];
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
	const keyed = list.map((item) => ({item, key: random.next()}));
	return keyed.sort((a, b) => a.key - b.key).map(({item}) => item);
}
