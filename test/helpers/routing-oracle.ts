/**
 * Who gets which call, by hand: docs/routing.md said as a search through everybody, for the small
 * floors of `random-floor.ts`. Shares nothing with `packages/core/src/routing` but the documented hash.
 */

import type {AgentConfig, QueueConfig} from '@plateau/core';
import {hash} from '@plateau/core/hash';
import type {GivenAgent} from './random-agents.ts';
import type {GivenCall} from './random-calls.ts';
import type {RandomFloor} from './random-floor.ts';
import {hasSkills} from './skill-sense.ts';

/** What should come of a floor: the offers in their order, and how far each call has come. */
export interface Expected {
	readonly offers: readonly string[];
	readonly calls: readonly string[];
}

type Mutable<T> = {-readonly [K in keyof T]: T[K]};
/** A call as the search changes it. `done`: one phone alone rings for it. */
type Open = Mutable<Omit<GivenCall, 'events' | 'offers'>> & {seq: number; done: boolean};

/** Everything that is due is done, then pairs are made until none is left. */
export function expectedOf(given: RandomFloor): Expected {
	const search = new Search(given);
	return {offers: search.pair(), calls: search.calls.map(placeText)};
}

/** How far a call has come, as the engine's is written too. */
export function placeText(call: {
	readonly callId: string;
	readonly creditMs: number;
	readonly widened: number;
	readonly tiersOpen: number;
	readonly aged: number;
	readonly stick?: {readonly agentId: string};
}): string {
	const {callId, creditMs, widened, tiersOpen, aged, stick} = call;
	return `${callId} +${creditMs} widened ${widened} tiers ${tiersOpen} aged ${aged} ${stick?.agentId ?? 'anybody'}`;
}

const never = Number.POSITIVE_INFINITY;

class Search {
	readonly calls: readonly Open[];
	readonly #given: RandomFloor;
	/** Who could be rung now, whatever the queue. */
	readonly #free: Set<string>;
	readonly #lastOffered = new Map<string, string>();
	#offers = 0;

	constructor(given: RandomFloor) {
		this.#given = given;
		this.#free = new Set(
			given.agents
				.filter(({doing, switchId}) => doing === 'idle' && given.up.has(switchId))
				.map(({agentId}) => agentId),
		);
		const seqs = new Map<string, number>();
		for (const [place, [, body]] of given.events.entries()) {
			if (body.type === 'call-queued') seqs.set(body.callId, place + 1);
			if (body.type !== 'offer-made') continue;
			this.#lastOffered.set(body.queueId, body.agentId);
			this.#offers += 1;
		}
		this.calls = given.calls.map(({events: _made, offers: _before, ...call}) => ({
			...call,
			seq: seqs.get(call.callId) ?? 0,
			// Whoever has rung one phone alone keeps ringing it.
			done: call.callId.length > 3,
		}));
		for (const call of this.calls) this.#letStepsCome(call);
	}

	/** The offers, each written as the engine's is. */
	pair(): string[] {
		const made: string[] = [];
		for (;;) {
			const inOrder = this.calls
				.filter((call) => this.#mayRing(call))
				.sort((a, b) => a.enteredAt - a.creditMs - (b.enteredAt - b.creditMs) || a.seq - b.seq);
			const next = inOrder
				.map((call) => ({call, able: this.#whoMay(call)}))
				.find(({able}) => able.length > 0);
			if (next === undefined) return made;
			const {call, able} = next;
			const queue = this.#queue(call);
			const agent = this.#preferred(call, queue, able);
			const isGroup = /^ring-/.test(queue.strategy ?? '') && call.stick === undefined;
			const how = call.stick !== undefined ? ' sticky' : isGroup ? ' group' : '';
			made.push(`${call.callId}→${agent.agentId} of ${able.length}${how}`);
			this.#free.delete(agent.agentId);
			this.#lastOffered.set(queue.id, agent.agentId);
			this.#offers += 1;
			call.triedId = agent.agentId;
			call.done = !isGroup || queue.strategy === 'ring-progressively';
		}
	}

	#mayRing({switchId, done, rings}: Open): boolean {
		if (done || !this.#given.up.has(switchId)) return false;
		return rings?.growsAt === undefined || rings.growsAt <= this.#given.now;
	}

	/** Time has passed: the one agent is waited for no longer, steps are taken, head starts given. */
	#letStepsCome(call: Open): void {
		const {now, up} = this.#given;
		if (!up.has(call.switchId) || call.done || call.rings !== undefined) return;
		const queue = this.#queue(call);
		for (const step of (queue.ageing ?? []).slice(call.aged)) {
			if (call.joinedAt + step.afterMs > now) break;
			call.creditMs += step.creditMs;
			call.aged += 1;
		}
		if (call.stick !== undefined) {
			const agent = this.#given.agents.find(({agentId}) => agentId === call.stick?.agentId);
			const isThere = agent !== undefined && !['out', 'not-ready'].includes(agent.doing);
			const isTheirs = agent !== undefined && this.#enoughFrom(queue, agent) !== undefined;
			if (call.stick.endsAt > now && isThere && isTheirs) return;
			delete call.stick;
		}
		while (this.#takesStep(call, queue));
	}

	/** One step of widening or of tiers, if one is due. */
	#takesStep(call: Open, queue: QueueConfig): boolean {
		const {now, agents} = this.#given;
		const {widen = [], tiers = []} = queue;
		const [widenStep, tierStep] = [widen[call.widened], tiers[call.tiersOpen]];
		const signedIn = agents.filter(({doing}) => doing !== 'out');
		const isEnough = (agent: GivenAgent) =>
			(this.#enoughFrom(queue, agent) ?? Number.POSITIVE_INFINITY) <= call.widened;
		const openNow = this.#tierOfStep(queue, call.tiersOpen);
		const isOfTier = (agent: GivenAgent) => this.#tier(queue, agent) === openNow;
		if (widenStep !== undefined && !signedIn.some(isEnough)) {
			call.widened += 1;
			return true;
		}
		if (tierStep !== undefined && !signedIn.some((own) => isEnough(own) && isOfTier(own))) {
			call.tiersOpen += 1;
			return true;
		}
		// Somebody who is enough is free, or rings and may be free soon.
		const isHeld = signedIn.some(
			(own) =>
				own.switchId === call.switchId &&
				isEnough(own) &&
				(this.#free.has(own.agentId) || own.doing === 'ringing'),
		);
		const widenAt = isHeld ? never : (widenStep?.afterMs ?? never);
		const tierAt = tierStep?.afterMs ?? never;
		// In the order of time; of the same instant the tier first.
		if (call.joinedAt + Math.min(widenAt, tierAt) > now) return false;
		if (tierAt <= widenAt) call.tiersOpen += 1;
		else call.widened += 1;
		return true;
	}

	/** The free agents at the call's switch who may serve it, as far as it has come. */
	#whoMay(call: Open): GivenAgent[] {
		const queue = this.#queue(call);
		return this.#given.agents.filter((agent) => {
			if (!this.#free.has(agent.agentId) || agent.switchId !== call.switchId) return false;
			if (call.stick !== undefined) return call.stick.agentId === agent.agentId;
			const from = this.#enoughFrom(queue, agent);
			if (from === undefined || from > call.widened) return false;
			return this.#tier(queue, agent) <= this.#tierOfStep(queue, call.tiersOpen);
		});
	}

	/** The first requirement of the queue that they meet; undefined: none, or the queue is not theirs. */
	#enoughFrom(queue: QueueConfig, {agentId}: GivenAgent): number | undefined {
		const agent = this.#config(agentId);
		const loans = this.#given.loans.filter((loan) => loan.agentId === agentId);
		const isLent = loans.some(({queueId}) => queueId === queue.id);
		const isOwn = agent.queues.includes(queue.id) && !loans.some(({only}) => only);
		const isTheirs = queue.ownerId === undefined ? isLent || isOwn : queue.ownerId === agentId;
		if (!isTheirs) return undefined;
		const asked = [queue.requires, ...(queue.widen ?? []).map(({requires}) => requires)];
		const from = asked.findIndex((one) => one === undefined || hasSkills(one, agent.skills));
		return from < 0 ? undefined : from;
	}

	/** A tier that the queue does not declare is the next one that it does, or its last. */
	#tier(queue: QueueConfig, {agentId}: GivenAgent): number {
		const declared = [1, ...(queue.tiers ?? []).map(({tier}) => tier)];
		const own = this.#config(agentId).tiers?.[queue.id] ?? 1;
		return declared.find((tier) => tier >= own) ?? Math.max(...declared);
	}

	#tierOfStep({tiers = []}: QueueConfig, step: number): number {
		return [1, ...tiers.map(({tier}) => tier)][step] ?? 1;
	}

	#preferred(call: Open, queue: QueueConfig, able: readonly GivenAgent[]): GivenAgent {
		const earliest = Math.min(...able.map((agent) => this.#tier(queue, agent)));
		const first = able
			.filter((agent) => call.stick !== undefined || this.#tier(queue, agent) === earliest)
			.sort((a, b) => a.idleSince - b.idleSince || (a.agentId < b.agentId ? -1 : 1));
		const chosen =
			call.stick === undefined && /random$/.test(queue.strategy ?? '')
				? this.#drawn(call, queue, first)
				: first.reduce((best, agent) =>
						isBefore(this.#key(queue, call, agent), this.#key(queue, call, best)) ? agent : best,
					);
		return chosen;
	}

	/** What the strategy compares before the idle time; smaller first. */
	#key(queue: QueueConfig, call: Open, {agentId, did, idleSince}: GivenAgent): number[] {
		const {dayFrom, calls, config} = this.#given;
		const {skills} = this.#config(agentId);
		const asked = skillsIn(queue.requires).reduce((sum, skill) => sum + (skills[skill] ?? 0), 0);
		const talks = did.filter(({queueId}) => queueId !== undefined);
		const today = ({from, to}: {from: number; to: number}) =>
			Math.max(0, to - Math.max(from, dayFrom));
		const order: string[] = [
			...new Set([...(config.agentOrder ?? []), ...config.agents.map(({id}) => id)]),
		];
		const placeAfter = (last: string | undefined) => {
			const from = last === undefined ? -1 : order.indexOf(last);
			return (order.indexOf(agentId) - from - 1 + order.length) % order.length;
		};
		switch (queue.strategy) {
			case 'longest-idle-in-queue':
				return [
					Math.max(0, ...talks.filter(({queueId}) => queueId === queue.id).map(({to}) => to)),
				];
			case 'fewest-calls':
				return [talks.filter(({to}) => to > dayFrom).length];
			case 'least-talk-time':
				return [talks.reduce((sum, talk) => sum + today(talk), 0)];
			case 'least-occupied': {
				const busyMs = talks.reduce((sum, talk) => sum + today(talk), 0);
				// Their idle stretch was counted as far as an offer that was taken back at once.
				const rung = calls
					.flatMap(({offers}) => offers)
					.filter((offer) => offer.agentId === agentId);
				const until = Math.max(idleSince, ...rung.map(({at}) => at));
				const idle = [
					...did.filter(({queueId}) => queueId === undefined),
					{from: idleSince, to: until},
				];
				const idleMs = idle.reduce((sum, stretch) => sum + today(stretch), 0);
				return [busyMs === 0 ? 0 : busyMs / (busyMs + idleMs)];
			}
			case 'most-skilled':
				return [-asked];
			case 'least-skilled':
				return [asked, Object.values(skills).reduce((sum, level) => sum + level, 0)];
			case 'linear':
				return [placeAfter(undefined)];
			case 'round-robin':
				return [placeAfter(this.#lastOffered.get(queue.id))];
			case 'top-down':
				return [placeAfter(call.triedId)];
			default:
				return [];
		}
	}

	#drawn(call: Open, queue: QueueConfig, first: readonly GivenAgent[]): GivenAgent {
		const offer = this.#offers + 1;
		const chance = (turn: number) =>
			hash(turn === 0 ? call.callId : `${call.callId} ${turn}`, offer) >>> 0;
		const from = (agent: GivenAgent) => this.#enoughFrom(queue, agent) ?? 0;
		const inOrder = [...first].sort((a, b) => from(a) - from(b));
		const weight = ({agentId}: GivenAgent) => this.#config(agentId).weights?.[queue.id] ?? 1;
		const members = this.#given.agents.filter((own) => this.#enoughFrom(queue, own) !== undefined);
		const greatest = Math.max(1, ...members.map(weight));
		for (let turn = 0; ; turn += 2) {
			const drawn = inOrder[chance(turn) % inOrder.length];
			if (drawn === undefined) throw new Error('nobody to draw from');
			if (queue.strategy === 'random' || chance(turn + 1) % greatest < weight(drawn)) return drawn;
		}
	}

	#queue({queueId}: Open): QueueConfig {
		return found(this.#given.config.queues.find(({id}) => id === queueId));
	}

	#config(agentId: string): AgentConfig {
		return found(this.#given.config.agents.find(({id}) => id === agentId));
	}
}

function found<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('a floor names what it does not have');
	return value;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
	const place = a.findIndex((own, index) => own !== b[index]);
	return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}

function skillsIn(requires: QueueConfig['requires']): string[] {
	const names = JSON.stringify(requires ?? {}).matchAll(/"skillId":"([^"]*)"/g);
	return [...new Set([...names].map(([, name = '']) => name))];
}
