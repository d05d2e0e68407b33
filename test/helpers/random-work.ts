/** Work besides calls on random floors: what waits, how far it has come, and what agents have in hand. */

import {
	type AgentConfig,
	type EventBody,
	type FloorConfig,
	id,
	type KindConfig,
} from '@plateau/core';
import type {Random} from '@plateau/core/sim';
import type {GivenAgent} from './random-agents.ts';
import type {Timed} from './random-floor.ts';

export interface GivenWork {
	readonly workId: string;
	readonly kindId: string;
	readonly queueId: string;
	readonly enteredAt: number;
	readonly creditMs: number;
	readonly widened: number;
	readonly tiersOpen: number;
	readonly aged: number;
}

/** On most floors two kinds, and each of them may yield to others or not. */
export function randomKinds(random: Random): {readonly kinds?: readonly KindConfig[]} {
	if (random.chance(0.2)) return {};
	const kind = (name: string): KindConfig => ({
		...{id: id(name), capacity: random.int(1, 2), interruptible: random.chance(0.5)},
		needsPhone: false,
	});
	return {kinds: ['letter', 'task'].map(kind)};
}

/** What the floor file lets an agent have, where it says anything. */
export function capacities(random: Random): Pick<AgentConfig, 'capacity'> {
	return random.chance(0.5) ? {} : {capacity: {task: random.int(0, 3)}};
}

/** On every other floor, none. */
export function giveWork(
	random: Random,
	{
		now,
		config,
		agents,
	}: {
		readonly now: number;
		readonly config: FloorConfig;
		readonly agents: readonly GivenAgent[];
	},
): {
	readonly works: readonly GivenWork[];
	readonly hands: ReadonlyMap<string, readonly {readonly kindId: string; readonly at: number}[]>;
	readonly events: readonly Timed[];
} {
	const works: GivenWork[] = [];
	const hands = new Map<string, {kindId: string; at: number}[]>();
	const events: Timed[] = [];
	if (random.chance(0.5)) return {works, hands, events};
	const kinds = (config.kinds ?? [{id: 'task'}]).map(({id: kindId}) => String(kindId));
	for (const {agentId, doing, idleSince} of agents) {
		const free = now - idleSince - 12_000;
		// What was done before them ends at the moment they became idle.
		if (doing !== 'idle' || free < 1000 || !random.chance(0.5)) continue;
		const own = Array.from({length: random.int(1, 2)}, (_, turn) => ({
			...{kindId: random.pick(kinds), at: idleSince + 1000 + turn},
		}));
		hands.set(agentId, own);
		for (const {kindId, at} of own) {
			const workId = `w-${100 + events.length}`;
			const queueId = random.pick(config.queues).id;
			const offerId = id<never>(`hand-${workId}`);
			events.push(
				[at, added(workId, kindId, queueId, {})],
				[
					at,
					{
						...{type: 'work-offered', workId: id(workId), offerId, agentId: id(agentId), queueId},
						...{ringEndsAt: at + 9000, candidates: 1, idleMs: 0},
						why: {rank: [], counts: {}, passed: []},
					},
				],
				[
					at,
					{
						...{type: 'work-started', workId: id(workId), offerId, agentId: id(agentId)},
						...{queueId, waitMs: 0},
					},
				],
			);
		}
	}
	for (let number = 1; number <= random.int(1, 5); number += 1) {
		const {id: queueId, widen = [], tiers = []} = random.pick(config.queues);
		const widened = random.chance(0.3) ? random.int(0, widen.length) : 0;
		const tiersOpen = random.chance(0.3) ? random.int(0, tiers.length) : 0;
		const creditMs = random.chance(0.3) ? random.int(0, 6) * 10_000 : 0;
		const enteredAt = now - random.int(1, 12) * 10_000;
		const workId = `w-${number}`;
		const kindId = random.pick(kinds);
		works.push({workId, kindId, queueId, enteredAt, creditMs, widened, tiersOpen, aged: 0});
		events.push([enteredAt, added(workId, kindId, queueId, {creditMs, widened, tiersOpen})]);
	}
	return {works, hands, events};
}

function added(
	workId: string,
	kindId: string,
	queueId: string,
	{creditMs = 0, widened = 0, tiersOpen = 0}: Partial<GivenWork>,
): EventBody {
	return {
		...{type: 'work-added', workId: id(workId), kindId: id(kindId), queueId: id(queueId)},
		...{matterId: id('t-1'), creditMs, by: 'sophie'},
		...(widened > 0 ? {widened} : {}),
		...(tiersOpen > 0 ? {tiersOpen} : {}),
	};
}
