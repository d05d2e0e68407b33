/**
 * Who gets which call, by hand: docs/routing.md said as a search through everybody, for the small
 * floors of `random-floor.ts`. Shares nothing with `packages/core/src/routing` but the documented hash.
 */

import type {QueueConfig} from '@plateau/core';
import {DeclaredFloor} from './oracle-floor.ts';
import {drawn, isBefore, strategyKey} from './oracle-strategies.ts';
import type {Doing, GivenAgent} from './random-agents.ts';
import type {GivenCall} from './random-calls.ts';
import type {RandomFloor} from './random-floor.ts';
import type {GivenWork} from './random-work.ts';

/** What should come of a floor: the offers in their order with whom they passed over, and the calls' steps. */
export interface Expected {
	readonly offers: readonly string[];
	/** How many were passed over for each reason, by offer; nothing where one agent alone was asked. */
	readonly whys: readonly string[];
	readonly calls: readonly string[];
}

type Mutable<T> = {-readonly [K in keyof T]: T[K]};
/** A call as the search changes it. `done`: one phone alone rings for it. */
type Open = Mutable<Omit<GivenCall, 'events' | 'offers'>> & {seq: number; done: boolean};
type OpenWork = Mutable<GivenWork> & {seq: number; done: boolean};

/** Everything that is due is done, then pairs are made until none is left. */
export function expectedOf(given: RandomFloor): Expected {
	const search = new Search(given);
	const {offers, whys} = search.pair();
	const works = search.works.map(({workId, ...work}) => placeText({...work, callId: workId}));
	return {offers, whys, calls: [...search.calls.map(placeText), ...works]};
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

/** Out of its order, for one agent: before all else. */
function isTaken({stick}: Pick<Open, 'stick'>): boolean {
	return stick?.takenBy !== undefined;
}

const never = Number.POSITIVE_INFINITY;

class Search {
	readonly calls: readonly Open[];
	readonly works: readonly OpenWork[];
	/** Whose desk rings, and with what kind. */
	readonly #desks = new Map<string, string>();
	readonly #given: RandomFloor;
	readonly #floor: DeclaredFloor;
	/** Who could be rung now, whatever the queue. */
	readonly #free: Set<string>;
	readonly #lastOffered = new Map<string, string>();
	/** Whom a call was offered to. */
	readonly #rung = new Set<string>();
	#offers = 0;

	constructor(given: RandomFloor) {
		this.#given = given;
		this.#floor = new DeclaredFloor(given);
		this.#free = new Set(
			given.agents
				.filter(({doing, switchId}) => doing === 'idle' && given.up.has(switchId))
				// What does not yield holds calls up.
				.filter(({hand = []}) => hand.every(({kindId}) => this.#floor.rule(kindId).yields))
				.map(({agentId}) => agentId),
		);
		const seqs = new Map<string, number>();
		for (const [place, [, body]] of given.events.entries()) {
			if (body.type === 'call-queued') seqs.set(body.callId, place + 1);
			if (body.type === 'work-added') seqs.set(body.workId, place + 1);
			if (body.type !== 'offer-made' && body.type !== 'work-offered') continue;
			this.#lastOffered.set(body.queueId, body.agentId);
			this.#offers += 1;
		}
		this.calls = given.calls.map(({events: _made, offers, stick, ...call}) => ({
			...call,
			// Whom it was taken for has been asked: it is anybody's again.
			...(stick === undefined || (isTaken({stick}) && offers.length > 0) ? {} : {stick}),
			seq: seqs.get(call.callId) ?? 0,
			// Whoever has rung one phone alone keeps ringing it.
			done: call.callId.length > 3,
		}));
		for (const call of this.calls) this.#letStepsCome(call);
		this.works = given.works.map((work) => ({
			...work,
			seq: seqs.get(work.workId) ?? 0,
			done: false,
		}));
		for (const work of this.works) this.#letWorkStepsCome(work);
	}

	/** The offers, each written as the engine's is. */
	pair(): Pick<Expected, 'offers' | 'whys'> {
		const made: string[] = [];
		const whys: string[] = [];
		for (;;) {
			const inOrder = this.calls
				.filter((call) => this.#mayRing(call))
				.sort(
					(a, b) =>
						Number(isTaken(b)) - Number(isTaken(a)) ||
						a.enteredAt - a.creditMs - (b.enteredAt - b.creditMs) ||
						a.seq - b.seq,
				);
			const next = inOrder
				.map((call) => ({call, able: this.#whoMay(call)}))
				.find(({able}) => able.length > 0);
			const work = this.#nextWork(next?.call);
			if (work !== undefined) {
				const {text, why} = this.#offerWork(work);
				made.push(text);
				whys.push(why);
				continue;
			}
			if (next === undefined) return {offers: made, whys};
			const {call, able} = next;
			const queue = this.#floor.queue(call);
			const agent = this.#preferred(call, queue, able);
			const isGroup = /^ring-/.test(queue.strategy ?? '') && call.stick === undefined;
			const how = call.stick !== undefined ? ' sticky' : isGroup ? ' group' : '';
			made.push(`${call.callId}→${agent.agentId} of ${able.length}${how}`);
			whys.push(this.#whyText(call, queue));
			this.#free.delete(agent.agentId);
			this.#rung.add(agent.agentId);
			this.#lastOffered.set(queue.id, agent.agentId);
			this.#offers += 1;
			call.triedId = agent.agentId;
			call.done = !isGroup || queue.strategy === 'ring-progressively';
		}
	}

	/** The first piece that somebody has room for, if it comes before the call: what yields comes last. */
	#nextWork(call: Open | undefined): OpenWork | undefined {
		const rank = ({enteredAt, creditMs}: {enteredAt: number; creditMs: number}) =>
			enteredAt - creditMs;
		const isBefore = (work: OpenWork) =>
			call === undefined ||
			(!isTaken(call) &&
				!this.#floor.rule(work.kindId).yields &&
				(rank(work) < rank(call) || (rank(work) === rank(call) && work.seq < call.seq)));
		return this.works
			.filter((work) => !work.done && this.#whoHasRoom(work).length > 0 && isBefore(work))
			.sort(
				(a, b) =>
					Number(this.#floor.rule(a.kindId).yields) - Number(this.#floor.rule(b.kindId).yields) ||
					rank(a) - rank(b) ||
					a.seq - b.seq,
			)[0];
	}

	#offerWork(work: OpenWork): {readonly text: string; readonly why: string} {
		const queue = this.#floor.queue(work);
		const able = this.#whoHasRoom(work);
		const agent = this.#preferred({...work, callId: work.workId}, queue, able);
		const codes = this.#given.agents
			.filter((own) => this.#floor.isTheirs(queue, own))
			.map((own) => this.#whyNoRoom(work, queue, own));
		const why = countText(codes.filter((code) => code !== undefined));
		this.#desks.set(agent.agentId, work.kindId);
		// A desk that rings with what does not yield holds calls up.
		if (!this.#floor.rule(work.kindId).yields) this.#free.delete(agent.agentId);
		this.#lastOffered.set(queue.id, agent.agentId);
		this.#offers += 1;
		work.done = true;
		return {text: `${work.workId}→${agent.agentId} of ${able.length}`, why};
	}

	#whoHasRoom(work: OpenWork): GivenAgent[] {
		const queue = this.#floor.queue(work);
		return this.#given.agents.filter(
			(agent) =>
				this.#floor.isTheirs(queue, agent) && this.#whyNoRoom(work, queue, agent) === undefined,
		);
	}

	/** The code of what keeps this piece from an agent of the queue. */
	#whyNoRoom(work: OpenWork, queue: QueueConfig, agent: GivenAgent): string | undefined {
		const {doing, agentId, hand = []} = agent;
		const from = this.#floor.enoughFrom(queue, agent);
		if (from === undefined) return 'lacks-skill';
		if (this.#rung.has(agentId)) return 'ringing';
		if (doing !== 'idle' && doing !== 'unregistered') return codes[doing] ?? doing;
		const rings = this.#desks.get(agentId);
		const {yields, capacity} = this.#floor.rule(work.kindId);
		if (rings !== undefined && (yields || !this.#floor.rule(rings).yields)) return 'ringing';
		if (hand.some(({kindId}) => kindId !== work.kindId && !this.#floor.rule(kindId).yields))
			return 'working';
		const most = this.#floor.config(agentId).capacity?.[work.kindId] ?? capacity;
		if (hand.filter(({kindId}) => kindId === work.kindId).length >= most) return 'at-capacity';
		if (from > work.widened) return 'lacks-skill';
		const isOpen = this.#floor.tier(queue, agent) <= this.#floor.tierOfStep(queue, work.tiersOpen);
		return isOpen ? undefined : 'tier-closed';
	}

	/** By the time alone, and at once past a step with nobody signed in: no free hand holds a step. */
	#letWorkStepsCome(work: OpenWork): void {
		const {now, agents} = this.#given;
		const queue = this.#floor.queue(work);
		const {widen = [], tiers = [], ageing = []} = queue;
		for (const step of ageing) {
			if (work.enteredAt + step.afterMs > now) break;
			work.creditMs += step.creditMs;
			work.aged += 1;
		}
		const signedIn = agents.filter(({doing}) => doing !== 'out');
		for (;;) {
			const enough = signedIn.filter(
				(own) => (this.#floor.enoughFrom(queue, own) ?? never) <= work.widened,
			);
			const openNow = this.#floor.tierOfStep(queue, work.tiersOpen);
			const [widenStep, tierStep] = [widen[work.widened], tiers[work.tiersOpen]];
			if (widenStep !== undefined && enough.length === 0) work.widened += 1;
			else if (
				tierStep !== undefined &&
				!enough.some((own) => this.#floor.tier(queue, own) === openNow)
			) {
				work.tiersOpen += 1;
			} else {
				const [widenAt, tierAt] = [widenStep?.afterMs ?? never, tierStep?.afterMs ?? never];
				if (work.enteredAt + Math.min(widenAt, tierAt) > now) return;
				if (tierAt <= widenAt) work.tiersOpen += 1;
				else work.widened += 1;
			}
		}
	}

	#mayRing(call: Open): boolean {
		const {switchId, done, rings} = call;
		if (done || !this.#given.up.has(switchId)) return false;
		// Its queue may have rung groups once, and do so no more.
		if (rings !== undefined && !/^ring-/.test(this.#floor.queue(call).strategy ?? '')) return false;
		return rings?.growsAt === undefined || rings.growsAt <= this.#given.now;
	}

	/** Time has passed: the one agent is waited for no longer, steps are taken, head starts given. */
	#letStepsCome(call: Open): void {
		const {now, up} = this.#given;
		if (!up.has(call.switchId) || call.done || call.rings !== undefined) return;
		const queue = this.#floor.queue(call);
		for (const step of (queue.ageing ?? []).slice(call.aged)) {
			if (call.joinedAt + step.afterMs > now) break;
			call.creditMs += step.creditMs;
			call.aged += 1;
		}
		if (call.stick !== undefined) {
			const agent = this.#given.agents.find(({agentId}) => agentId === call.stick?.agentId);
			const isThere = agent !== undefined && !['out', 'not-ready'].includes(agent.doing);
			const isTheirs = agent !== undefined && this.#floor.enoughFrom(queue, agent) !== undefined;
			const isHere = agent !== undefined && this.#canReach(call, agent);
			if (call.stick.endsAt > now && isThere && isHere && (isTheirs || isTaken(call))) return;
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
			(this.#floor.enoughFrom(queue, agent) ?? Number.POSITIVE_INFINITY) <= call.widened;
		const openNow = this.#floor.tierOfStep(queue, call.tiersOpen);
		const isOfTier = (agent: GivenAgent) => this.#floor.tier(queue, agent) === openNow;
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
				this.#canReach(call, own) &&
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

	/** Their phone is at the call's switch, or at the other end of a tie. */
	#canReach({switchId: from}: Open, {switchId: to}: GivenAgent): boolean {
		return from === to || this.#given.ties.has(`${from} ${to}`);
	}

	/** The free agents whom the call can reach and who may serve it, as far as it has come. */
	#whoMay(call: Open): GivenAgent[] {
		const queue = this.#floor.queue(call);
		return this.#given.agents.filter((agent) => {
			if (!this.#free.has(agent.agentId) || !this.#canReach(call, agent)) return false;
			if (call.stick !== undefined) return call.stick.agentId === agent.agentId;
			const from = this.#floor.enoughFrom(queue, agent);
			if (from === undefined || from > call.widened) return false;
			return this.#floor.tier(queue, agent) <= this.#floor.tierOfStep(queue, call.tiersOpen);
		});
	}

	/** How many of the queue cannot be rung for this call now, by the reason. */
	#whyText(call: Open, queue: QueueConfig): string {
		if (call.stick !== undefined) return '';
		const codes = this.#given.agents
			.filter((agent) => this.#floor.isTheirs(queue, agent))
			.map((agent) => this.#whyNot(call, queue, agent));
		return countText(codes.filter((code) => code !== undefined));
	}

	#whyNot(call: Open, queue: QueueConfig, agent: GivenAgent): string | undefined {
		const from = this.#floor.enoughFrom(queue, agent);
		if (from === undefined) return 'lacks-skill';
		if (!this.#free.has(agent.agentId)) {
			const {agentId, doing, hand = []} = agent;
			const isHeldUp = hand.some(({kindId}) => !this.#floor.rule(kindId).yields);
			const isFree = doing === 'idle' || doing === 'unregistered';
			if (isFree && !this.#rung.has(agentId)) {
				const rings = this.#desks.get(agentId);
				if (rings !== undefined && !this.#floor.rule(rings).yields) return 'ringing';
				if (isHeldUp) return 'working';
			}
			return codeOf(agent, this.#given.up);
		}
		if (!this.#canReach(call, agent)) return 'other-switch';
		if (from > call.widened) return 'lacks-skill';
		const isOpen = this.#floor.tier(queue, agent) <= this.#floor.tierOfStep(queue, call.tiersOpen);
		return isOpen ? undefined : 'tier-closed';
	}

	#preferred(
		call: Pick<Open, 'callId' | 'stick' | 'triedId'>,
		queue: QueueConfig,
		able: readonly GivenAgent[],
	): GivenAgent {
		const earliest = Math.min(...able.map((agent) => this.#floor.tier(queue, agent)));
		const first = able
			.filter((agent) => call.stick !== undefined || this.#floor.tier(queue, agent) === earliest)
			.sort(
				(a, b) =>
					(a.hand?.length ?? 0) - (b.hand?.length ?? 0) ||
					idleSinceOf(a) - idleSinceOf(b) ||
					(a.agentId < b.agentId ? -1 : 1),
			);
		if (call.stick === undefined && /random$/.test(queue.strategy ?? '')) {
			const stepOf = (agent: GivenAgent) => this.#floor.enoughFrom(queue, agent);
			return drawn(this.#given, queue, call.callId, this.#offers + 1, first, stepOf);
		}
		const last = {queue: this.#lastOffered.get(queue.id), call: call.triedId};
		const key = (agent: GivenAgent) => strategyKey(this.#given, queue, agent, last);
		return first.reduce((best, agent) => (isBefore(key(agent), key(best)) ? agent : best));
	}
}

/** The last piece that they took in hand ended their being idle. */
function idleSinceOf({idleSince, hand = []}: GivenAgent): number {
	return hand.at(-1)?.at ?? idleSince;
}

/** What they do, as the code of a reason. Whoever was idle at a switch that is up rings by now. */
function codeOf({doing, switchId}: GivenAgent, up: ReadonlySet<string>): string {
	if (up.has(switchId)) return doing === 'idle' ? 'ringing' : (codes[doing] ?? doing);
	return doing === 'idle' || doing === 'unregistered' ? 'switch-down' : (codes[doing] ?? doing);
}

const codes: Readonly<Partial<Record<Doing, string>>> = {
	...{out: 'not-signed-in', lost: 'link-lost', listening: 'monitoring'},
	unregistered: 'phone-unregistered',
};

/** `lacks-skill 2, talking 1`, by name. */
export function countText(codes: readonly string[]): string {
	const names = [...new Set(codes)].sort();
	return names.map((name) => `${name} ${codes.filter((code) => code === name).length}`).join(', ');
}
