/** Calls of random floors: where they wait, how far they have come, whom they rang already. */

import {type FloorConfig, id} from '@plateau/core';
import type {Random} from '@plateau/core/sim';
import {arrivalEvents, type GivenAgent, offerBody} from './random-agents.ts';
import type {Timed} from './random-floor.ts';

export interface GivenCall {
	readonly callId: string;
	readonly queueId: string;
	readonly switchId: string;
	readonly enteredAt: number;
	readonly joinedAt: number;
	readonly creditMs: number;
	readonly widened: number;
	readonly tiersOpen: number;
	readonly aged: number;
	readonly stick?: {readonly agentId: string; readonly endsAt: number; readonly takenBy?: string};
	/** Phones of a group ring for it already. `growsAt`: not before that one more. */
	readonly rings?: {readonly growsAt?: number};
	/** Whom it rang last, and whom each of its offers was for. */
	readonly triedId?: string;
	readonly offers: readonly {
		readonly agentId: string;
		readonly queueId: string;
		readonly at: number;
	}[];
	readonly events: readonly Timed[];
}

interface Given {
	readonly now: number;
	readonly config: FloorConfig;
	readonly agents: readonly GivenAgent[];
	readonly pickSwitch: () => string;
	/** Switches that are up. At others a ring that is past its time stands still. */
	readonly up: ReadonlySet<string>;
}

/** One to eight who wait or ring by a group, and whoever else rings an agent who is ringing. */
export function giveCalls(random: Random, given: Given): GivenCall[] {
	const ringing = given.agents.filter(({doing}) => doing === 'ringing');
	const calls = Array.from({length: random.int(1, 8)}, (_, place) =>
		giveCall(random, given, place + 1, ringing),
	);
	// Those whom no group rings are rung by callers who are no longer to be offered.
	const rung = ringing.map((agent, place) => rungAlready(random, given, agent, 900 + place));
	return [...calls, ...rung];
}

/** `ringing`: agents whom somebody rings; a group takes its own out of the list. */
function giveCall(
	random: Random,
	{now, config, agents, pickSwitch, up}: Given,
	number: number,
	ringing: GivenAgent[],
): GivenCall {
	const callId = `c-${number}`;
	const queue = random.pick(config.queues);
	const switchId = pickSwitch();
	const {id: queueId, widen = [], tiers = [], ageing = [], strategy} = queue;
	const enteredAt = now - random.int(1, 12) * 10_000;
	const creditMs = random.chance(0.3) ? random.int(0, 6) * 10_000 : 0;
	// Now and then further than the floor file goes, as after an edit of it.
	const edited = random.chance(0.1) ? 1 : 0;
	const widened = random.chance(0.3) ? random.int(0, widen.length + edited) : 0;
	const tiersOpen = random.chance(0.3) ? random.int(0, tiers.length + edited) : 0;
	const stick = random.chance(0.2)
		? {
				agentId: random.pick(agents).agentId,
				endsAt: now + random.pick([-1000, 0, 1, 5000]),
				// Taken out of its order.
				...(random.chance(0.4) ? {takenBy: 'sophie', over: 1} : {}),
			}
		: undefined;
	const steps = {
		...(widened > 0 ? {widened} : {}),
		...(tiersOpen > 0 ? {tiersOpen} : {}),
		...(stick === undefined ? {} : {stick: {...stick, agentId: id<never>(stick.agentId)}}),
	};
	const from = random.chance(0.2) ? random.pick(config.queues) : queue;
	const isMoved = from.id !== queueId;
	const joinedAt = isMoved ? enteredAt + random.int(0, 4) * 1000 : enteredAt;
	const call = id<never>(callId);
	const events: Timed[] = arrivalEvents(number, switchId, from.id, enteredAt, {
		...{creditMs},
		...(isMoved ? {} : steps),
	});
	if (isMoved) {
		events.push([
			joinedAt,
			{
				...{type: 'call-moved', callId: call, fromQueueId: from.id, queueId, reason: 'max-wait'},
				...steps,
			},
		]);
	}
	const [firstAge] = ageing;
	const aged = firstAge !== undefined && random.chance(0.3) ? 1 : 0;
	const agedMs = aged === 1 ? (firstAge?.creditMs ?? 0) : 0;
	if (aged === 1)
		events.push([joinedAt, {type: 'call-aged', callId: call, aged, creditMs: agedMs}]);

	const offers: {agentId: string; queueId: string; at: number}[] = [];
	const idle = agents.filter(({doing, idleSince}) => doing === 'idle' && idleSince < now - 10_000);
	if (idle.length > 0 && random.chance(0.4)) {
		const {agentId, phone, idleSince} = random.pick(idle);
		const at = Math.max(joinedAt + 1, idleSince + 1, now - 9000 + 100 * number);
		offers.push({agentId, queueId, at});
		const offerId = id<never>(`past-${number}`);
		events.push(
			[
				at,
				offerBody(
					offerId,
					number,
					call,
					id<never>(agentId),
					id<never>(phone),
					id<never>(queueId),
					now,
				),
			],
			[at, {type: 'offer-ended', offerId, state: 'withdrawn', reason: 'caller-left'}],
		);
	}

	// A group may ring still for a queue that the floor file has let ring groups no more.
	const wasGroup = isGroup(strategy) || random.chance(0.1);
	const rung =
		wasGroup && stick === undefined && random.chance(0.6)
			? ringing.splice(0, random.int(1, 2))
			: [];
	const growsAt =
		strategy === 'ring-progressively' && random.chance(0.7)
			? now + random.pick([-500, 0, 1, 4000])
			: undefined;
	for (const [turn, {agentId, phone}] of rung.entries()) {
		const at = now - 1200 + 10 * number + turn;
		offers.push({agentId, queueId, at});
		events.push([
			at,
			offerBody(
				id<never>(`group-${number}-${turn}`),
				...([100 + number, call, id<never>(agentId), id<never>(phone)] as const),
				...([id<never>(queueId), ringLimit(now, up, switchId)] as const),
				{way: 'group', ...(growsAt === undefined ? {} : {growsAt})},
			),
		]);
	}
	const triedId = offers.at(-1)?.agentId;
	return {
		...{callId, queueId, switchId, enteredAt, joinedAt, creditMs: creditMs + agedMs},
		...{widened, tiersOpen, aged, offers, events},
		...(stick === undefined ? {} : {stick}),
		...(rung.length === 0 ? {} : {rings: growsAt === undefined ? {} : {growsAt}}),
		...(triedId === undefined ? {} : {triedId}),
	};
}

/** A call that rings one phone alone: it holds its agent, and is offered to nobody. */
function rungAlready(
	random: Random,
	{now, config, up}: Given,
	agent: GivenAgent,
	number: number,
): GivenCall {
	const groups = config.queues.filter(({strategy}) => isGroup(strategy));
	// In a queue that rings groups, too: the caller waited for one agent there.
	const {id: queueId} = random.pick(groups.length > 0 ? groups : config.queues);
	const enteredAt = now - random.int(20, 90) * 1000;
	const at = now - 1100 + (number - 900);
	const {agentId, phone, switchId} = agent;
	const callId = `c-${number}`;
	return {
		...{callId, queueId, switchId, enteredAt, joinedAt: enteredAt, creditMs: 0},
		...{widened: 0, tiersOpen: 0, aged: 0, triedId: agentId, offers: [{agentId, queueId, at}]},
		events: [
			...arrivalEvents(number, switchId, queueId, enteredAt),
			[
				at,
				offerBody(
					id<never>(`direct-${number}`),
					...([number, id<never>(callId), id<never>(agentId), id<never>(phone)] as const),
					...([id<never>(queueId), ringLimit(now, up, switchId)] as const),
				),
			],
		],
	};
}

function ringLimit(now: number, up: ReadonlySet<string>, switchId: string): number {
	return up.has(switchId) ? now + 9000 : now - 300;
}

function isGroup(strategy: string | undefined): boolean {
	return strategy === 'ring-all' || strategy === 'ring-progressively';
}
