/**
 * Calls lived through the real `step`, one signal after the other as a switch would send them. Each
 * step that makes an offer is a decision, and is timed; the other steps of a call's life are timed apart.
 */

import {
	type AgentId,
	type CallId,
	type Channel,
	type ChannelId,
	emptyFloor,
	type Floor,
	type Input,
	id,
	type OfferId,
	type PartyId,
	step,
} from '@plateau/core';
import {agentName, givenConfig, numberName, phoneName, type Size, switchId} from './given-floor.ts';

/** An input without its instant. */
type BareInput = Input extends infer I ? (I extends Input ? Omit<I, 'at'> : never) : never;

/** Nanoseconds of each decision, and of all other steps together. */
export interface Times {
	readonly decisions: Float64Array;
	count: number;
	otherNs: number;
	otherSteps: number;
}

export class LiveFloor {
	readonly floor: Floor = emptyFloor();
	readonly #size: Size;
	readonly #random: () => number;
	#at = 1_772_434_800_000;
	#channels = 0;
	/** Customers' channels by call, and who has which call. */
	readonly #channelOf = new Map<CallId, Channel>();
	readonly #talking: CallId[] = [];
	/** Offers made and not yet answered. */
	readonly #ringing: {readonly offerId: OfferId; readonly callId: CallId}[] = [];
	#times: Times | undefined;

	constructor(size: Size) {
		this.#size = size;
		this.#random = lcg(4711);
		this.#take({type: 'configure-floor', by: 'admin', config: givenConfig(size)});
		this.#take({type: 'day-started', day: '2026-03-02'});
		this.#take({
			type: 'switch-resynced',
			switchId,
			truth: {
				switchStartedAt: this.#at - 1000,
				customers: [],
				phones: Array.from({length: size.agents}, (_, place) => ({
					phoneId: phoneName(place),
					registered: true,
					outside: [],
				})),
				monitors: [],
			},
		});
	}

	signInAll(): void {
		for (let place = 0; place < this.#size.agents; place += 1) {
			const agentId: AgentId = agentName(place);
			this.#take({
				type: 'sign-in',
				by: agentId,
				agentId,
				phoneId: phoneName(place),
				takeover: false,
				presence: {state: 'available'},
			});
		}
	}

	/** A caller for any of the queues; whom they get, if anybody is ready, answers at once. */
	caller(): void {
		this.#channels += 1;
		const channel = {switchId, channelId: id<ChannelId>(`1772434800.${this.#channels}`)};
		this.#take({
			type: 'call-arrived',
			channel,
			partyId: id<PartyId>(`p-${this.#channels}`),
			numberId: numberName(Math.floor(this.#random() * this.#size.queues)),
			startedAt: this.#at,
		});
		this.#take({type: 'caller-waiting', channel});
	}

	/** Every phone that rings is answered. */
	answerAll(): void {
		for (let offer = this.#ringing.pop(); offer !== undefined; offer = this.#ringing.pop()) {
			this.#channels += 1;
			const channel = {switchId, channelId: id<ChannelId>(`1772434800.${this.#channels}`)};
			this.#take({type: 'offer-ringing', offerId: offer.offerId, channel});
			this.#take({type: 'offer-answered', offerId: offer.offerId, channel});
			this.#talking.push(offer.callId);
		}
	}

	/** One of the customers who talk hangs up: their agent is free, and gets whoever comes next. */
	oneHangsUp(): void {
		const {length} = this.#talking;
		if (length === 0) throw new Error('nobody talks');
		const place = Math.floor(this.#random() * length);
		const callId = this.#talking[place] as CallId;
		this.#talking[place] = this.#talking[length - 1] as CallId;
		this.#talking.pop();
		const channel = this.#channelOf.get(callId) as Channel;
		this.#channelOf.delete(callId);
		this.#take({type: 'customer-left', channel, cause: 16});
	}

	/** Everybody talks, `waiting` callers wait: each who hangs up makes room for one of them. */
	fillRush(waiting: number): void {
		while (this.#talking.length < this.#size.agents) {
			this.caller();
			this.answerAll();
			if (this.#channels > 100 * this.#size.agents + 10_000)
				throw new Error('some agents get no call');
		}
		while (this.waiting < waiting) this.caller();
		while (this.waiting > waiting) this.#leaveQueue();
	}

	/** One of a rush hangs up, and callers come until as many wait as before; some are served at once. */
	rushTurn(waiting: number): void {
		this.oneHangsUp();
		this.answerAll();
		while (this.waiting < waiting) {
			this.caller();
			this.answerAll();
		}
	}

	/** One decision of a calm hour: nobody waits, most are ready. */
	calmTurn(): void {
		this.caller();
		this.answerAll();
		if (this.#talking.length > this.#size.agents / 10) this.oneHangsUp();
	}

	get waiting(): number {
		return this.floor.index.filedCalls.size;
	}

	get talking(): number {
		return this.#talking.length;
	}

	/** From now on each step is timed, up to `most` decisions. */
	time(most: number): Times {
		this.#times = {decisions: new Float64Array(most), count: 0, otherNs: 0, otherSteps: 0};
		return this.#times;
	}

	#leaveQueue(): void {
		const [callId] = this.floor.index.filedCalls.keys();
		const channel = callId && this.#channelOf.get(callId);
		if (channel === undefined) throw new Error('nobody waits');
		this.#channelOf.delete(callId as CallId);
		this.#take({type: 'customer-left', channel, cause: 16});
	}

	#take(bare: BareInput): void {
		this.#at += 7;
		const input = {...bare, at: this.#at} as Input;
		const before = process.hrtime.bigint();
		const result = step(this.floor, input);
		const ns = Number(process.hrtime.bigint() - before);
		if (!result.ok) throw new Error(`${input.type} was refused: ${result.refusal.code}`);
		let offers = 0;
		for (const event of result.events) {
			if (event.type === 'offer-made') {
				offers += 1;
				this.#ringing.push({offerId: event.offerId, callId: event.callId});
			} else if (event.type === 'call-arrived') {
				this.#channelOf.set(event.callId, {switchId, channelId: event.channelId});
			}
		}
		const times = this.#times;
		if (times === undefined) return;
		if (offers > 1) throw new Error('one signal made two offers');
		if (offers === 1 && times.count < times.decisions.length) {
			times.decisions[times.count] = ns;
			times.count += 1;
		} else {
			times.otherNs += ns;
			times.otherSteps += 1;
		}
	}
}

/** At least 0, below 1; the same numbers on every run. */
export function lcg(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
