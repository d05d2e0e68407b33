/**
 * Each strategy said again, slowly: books kept from the events alone, and every candidate compared at
 * each offer. Shares with `routing/` the chance of `random`, and otherwise only docs/routing.md.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {FloorConfig, QueueConfig} from '../floor-config.ts';
import {hash} from '../hash.ts';
import type {AgentId, QueueId} from '../ids.ts';
import {skillsOf} from '../skills/expression.ts';
import {matches} from '../skills/match.ts';
import type {AgentDay} from '../stats/day.ts';
import type {Instant} from '../time.ts';
import {isTheirs} from './oracle.ts';

const talkEnds = [
	...(['call-ended', 'call-transferred', 'call-handed-over', 'call-returned'] as const),
	...(['call-parked', 'call-taken-over'] as const),
] as const;

type TalkEnd = Extract<Event, {type: (typeof talkEnds)[number]}>;

function endsTalk(event: Event): event is TalkEnd {
	return talkEnds.some((type) => type === event.type);
}

/** What a strategy asks of whatever is offered, and of the offer. */
export interface Tried {
	readonly triedId?: AgentId | undefined;
}
export interface Drawn {
	readonly offerId: string;
	readonly itemId: string;
}

export class StrategyBooks {
	readonly #lastOffered = new Map<QueueId, AgentId>();
	/** By `queue agent`. */
	readonly #endedAt = new Map<string, Instant>();
	/** The day of who was chosen over work that rang at their desk, as it was when they were. */
	readonly #interrupted = new Map<
		AgentId,
		{readonly at: Instant; readonly day: AgentDay | undefined}
	>();

	/** Each event, before `floor` has it. */
	take(floor: Floor, event: Event): void {
		if (event.type === 'offer-made' || event.type === 'work-offered')
			this.#lastOffered.set(event.queueId, event.agentId);
		if (event.type === 'work-offer-ended' && event.reason === 'interrupted') {
			const today = floor.day.agents.get(event.agentId);
			const day = today && {...today};
			this.#interrupted.set(event.agentId, {at: event.at, day});
		}
		if (endsTalk(event)) {
			const call = floor.calls.get(event.callId);
			// A call by hand is no turn in its queue.
			if (call?.state !== 'talking' || call.entry.dialled === true) return;
			this.#endedAt.set(`${call.entry.queueId} ${call.agentId}`, event.at);
		}
		if (event.type === 'floor-configured') {
			const ids = (list: readonly {readonly id: string}[]) => new Set(list.map(({id}) => id));
			const [queues, agents] = [ids(event.config.queues), ids(event.config.agents)];
			for (const [queueId, agentId] of this.#lastOffered) {
				if (!queues.has(queueId) || !agents.has(agentId)) this.#lastOffered.delete(queueId);
			}
			for (const key of this.#endedAt.keys()) {
				const [queueId = '', agentId = ''] = key.split(' ');
				if (!queues.has(queueId) || !agents.has(agentId)) this.#endedAt.delete(key);
			}
		}
	}

	/** Whom the queue prefers among those who could take the call of this offer. */
	preferred(
		floor: Floor,
		queue: QueueConfig,
		candidates: readonly SignedIn[],
		call: Tried,
		offer: Drawn,
	): SignedIn | undefined {
		const handOf = ({work}: SignedIn) => work?.hand.length ?? 0;
		const idlest = candidates.toSorted(
			(a, b) => handOf(a) - handOf(b) || a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1),
		);
		if (queue.strategy === 'random' || queue.strategy === 'weighted-random') {
			return drawn(floor, queue, idlest, offer);
		}
		let best: {agent: SignedIn; key: readonly number[]} | undefined;
		for (const agent of idlest) {
			const key = this.#key(floor, queue, agent.id, call);
			if (best === undefined || isBefore(key, best.key)) best = {agent, key};
		}
		return best?.agent;
	}

	#key(floor: Floor, queue: QueueConfig, agentId: AgentId, call: Tried): readonly number[] {
		const today = floor.day.agents.get(agentId);
		const skills = floor.config.agents.find(({id}) => id === agentId)?.skills ?? {};
		const asked = total(skillsOf(queue.requires).map((skillId) => skills[skillId] ?? 0));
		switch (queue.strategy) {
			case 'longest-idle-in-queue':
				return [this.#endedAt.get(`${queue.id} ${agentId}`) ?? Number.NEGATIVE_INFINITY];
			case 'fewest-calls':
				return [today?.handled ?? 0];
			case 'least-talk-time':
				return [today === undefined ? 0 : today.talkMs + today.holdMs];
			case 'least-occupied': {
				// What goes on is not counted yet, and the ring went on until they were chosen.
				const interrupted = this.#interrupted.get(agentId);
				const seen = interrupted?.at === floor.at ? interrupted.day : today;
				if (seen === undefined) return [0];
				const busyMs = seen.talkMs + seen.holdMs + seen.wrapUpMs + seen.ringMs + seen.workMs;
				return [busyMs === 0 ? 0 : busyMs / (busyMs + seen.idleMs)];
			}
			case 'most-skilled':
				return [-asked];
			case 'least-skilled':
				return [asked, total(Object.values(skills))];
			case 'linear':
				return [fileOrder(floor).indexOf(agentId)];
			case 'round-robin':
				return [placesOn(fileOrder(floor), this.#lastOffered.get(queue.id), agentId)];
			case 'top-down':
				return [placesOn(fileOrder(floor), call.triedId, agentId)];
			default:
				return [];
		}
	}
}

/** As far on from the one who had the last turn as they stand, once around. */
function placesOn(order: readonly AgentId[], last: AgentId | undefined, agentId: AgentId): number {
	const from = last === undefined ? 0 : order.indexOf(last) + 1;
	return (order.indexOf(agentId) - from + order.length) % order.length;
}

/** By chance, out of the call and the offer's number; with weights, until a draw is kept. */
function drawn(
	floor: Floor,
	queue: QueueConfig,
	idlest: readonly SignedIn[],
	offer: Drawn,
): SignedIn | undefined {
	const {config} = floor;
	const number = Number(offer.offerId.slice('o-'.length));
	const chance = (turn: number) =>
		hash(turn === 0 ? offer.itemId : `${offer.itemId} ${turn}`, number) >>> 0;
	const weights = new Map(config.agents.map(({id, weights: own}) => [id, own?.[queue.id] ?? 1]));
	const ordered = idlest.toSorted(
		(a, b) => firstStep(config, queue, a.id) - firstStep(config, queue, b.id),
	);
	if (queue.strategy === 'random') return ordered[chance(0) % ordered.length];
	const members = config.agents.filter(
		(own) => isTheirs(floor, queue, own) && firstStep(config, queue, own.id) >= 0,
	);
	const greatest = Math.max(1, ...members.map(({id}) => weights.get(id) ?? 1));
	for (let turn = 0; turn < 2000; turn += 2) {
		const agent = ordered[chance(turn) % ordered.length];
		if (agent === undefined || chance(turn + 1) % greatest < (weights.get(agent.id) ?? 1))
			return agent;
	}
	return undefined;
}

/** The first requirement of the queue's steps that the agent meets. */
function firstStep(config: FloorConfig, queue: QueueConfig, agentId: AgentId): number {
	const skills = config.agents.find(({id}) => id === agentId)?.skills ?? {};
	const asked = [queue.requires, ...(queue.widen ?? []).map(({requires}) => requires)];
	return asked.findIndex((requires) => matches(requires, skills));
}

function fileOrder({config}: Floor): readonly AgentId[] {
	const byId = config.agents.map(({id}) => id);
	const order = config.agentOrder ?? [];
	return [...order, ...byId.filter((agentId) => !order.includes(agentId))];
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
	const place = a.findIndex((own, index) => own !== b[index]);
	return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}

function total(numbers: readonly number[]): number {
	return numbers.reduce((sum, one) => sum + one, 0);
}
