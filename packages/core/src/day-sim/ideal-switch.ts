/**
 * A switch without faults, and the people on it: carries out the floor's orders at once, lets phones
 * ring, callers lose patience, talk and hang up, agents wrap up. Decides nothing about routing.
 */

import type {Effect} from '../effects.ts';
import type {Floor} from '../floor.ts';
import {
	type AgentId,
	type CallId,
	type Channel,
	type ChannelId,
	channelKey,
	id,
	type OfferId,
	type PartyId,
} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {BareInput} from '../sim/shell.ts';
import type {StepResult} from '../step.ts';
import type {Millis} from '../time.ts';
import {firstSwitch, type PlannedArrival, type PlannedRing} from './plan.ts';
import {WrapUps} from './wrap-ups.ts';

export interface IdealSwitchOptions {
	readonly floor: Floor;
	readonly answerMs: Millis;
	/** Steps the floor now. Orders that come of it are carried out later in the same instant. */
	readonly take: (input: BareInput) => StepResult;
	readonly after: (delayMs: Millis, run: () => void) => void;
}

interface Caller {
	readonly arrival: PlannedArrival;
	readonly channel: Channel;
	hasWaited: boolean;
	/** How many phones were rung for them so far. */
	rung: number;
}

/** Q.850: normal clearing. */
const cleared = 16;

export class IdealSwitch {
	readonly #options: IdealSwitchOptions;
	readonly #callers = new Map<string, Caller>();
	readonly #wrapUps: WrapUps;
	/** Calls that came in so far. */
	calls = 0;

	constructor(options: IdealSwitchOptions) {
		this.#options = options;
		this.#wrapUps = new WrapUps(options);
	}

	/** Somebody rings. */
	ring(arrival: PlannedArrival): void {
		this.calls += 1;
		const {numberId, switchId = firstSwitch(this.#options.floor.config)} = arrival;
		const {partyId = id<PartyId>(`p-${this.calls}`), startedAt = arrival.at, contact} = arrival;
		const channel = {switchId, channelId: id<ChannelId>(`in-${this.calls}`)};
		this.#callers.set(channelKey(channel), {arrival, channel, hasWaited: false, rung: 0});
		const known = contact === undefined ? {} : {contact};
		this.#options.take({
			...{type: 'call-arrived', channel, partyId, numberId, startedAt},
			...known,
		});
		for (const {at, creditMs} of arrival.raises ?? []) {
			this.#options.after(Math.max(0, at - arrival.at), () => this.#raise(channel, creditMs));
		}
	}

	/** A supervisor's word, while there is somebody to raise. */
	#raise(channel: Channel, creditMs: Millis): void {
		const {floor, take} = this.#options;
		const callId = floor.index.callByChannel.get(channel);
		const call = callId && floor.calls.get(callId);
		if (call?.state !== 'waiting' && call?.state !== 'ringing') return;
		take({type: 'raise-call', callId: call.id, creditMs, by: 'plan'});
	}

	/** Carries out one order. */
	perform(effect: Effect): void {
		switch (effect.type) {
			case 'admit':
				this.#admit(effect.callId, effect.channel);
				break;
			case 'ring-agent':
				this.#ringAgent(effect);
				break;
			case 'withdraw-ring':
				// By the group way the caller never left the waiting loop.
				if (effect.way === 'direct') this.#isWaiting(effect.channel);
				break;
			case 'announce':
				this.#isWaiting(effect.channel);
				break;
			case 'say-farewell':
			case 'send-out':
				// What is said or answered outside is no longer the floor's time.
				this.#customerLeaves(effect.channel);
				break;
			case 'hang-up':
				this.#hangUp(effect.channel);
				break;
			default:
			// Joined legs, supervisors' and whatever else changes nothing for the figures.
		}
	}

	#admit(callId: CallId, channel: Channel): void {
		const caller = this.#callers.get(channelKey(channel));
		if (caller === undefined) return;
		const {greetingMs = 0} = caller.arrival;
		if (greetingMs > 0) this.#options.after(greetingMs, () => this.#wait(callId, caller));
		else this.#wait(callId, caller);
	}

	#wait(callId: CallId, caller: Caller): void {
		const {floor, take, after} = this.#options;
		if (floor.calls.get(callId) === undefined) return;
		take({type: 'caller-waiting', channel: caller.channel});
		const {patienceMs} = caller.arrival;
		// Patience is spent once: sent into the loop again, a caller has not begun anew.
		if (caller.hasWaited || patienceMs === Number.POSITIVE_INFINITY) return;
		caller.hasWaited = true;
		after(patienceMs, () => {
			const call = floor.calls.get(callId);
			if (call !== undefined && call.state !== 'talking') this.#customerLeaves(caller.channel);
		});
	}

	#isWaiting(channel: Channel): void {
		if (!this.#callers.has(channelKey(channel))) return;
		this.#options.take({type: 'caller-waiting', channel});
	}

	#ringAgent(effect: Extract<Effect, {type: 'ring-agent'}>): void {
		const {floor, take, after} = this.#options;
		const {offerId, callId, agentId, ringMs} = effect;
		const caller = this.#callers.get(channelKey(effect.channel));
		if (caller === undefined || !floor.offers.has(offerId)) return;
		const {switchId} = effect.channel;
		const channel = {switchId, channelId: id<ChannelId>(`ring-${offerId}`)};
		take({type: 'offer-ringing', offerId, channel});
		const {answerMs = this.#options.answerMs, rings} = caller.arrival;
		const planned: PlannedRing = rings?.[caller.rung] ?? {afterMs: answerMs};
		caller.rung += 1;
		const {afterMs, failure} = planned;
		if (failure !== undefined) {
			after(afterMs, () => this.#miss(offerId, agentId, failure, planned.backMs));
		} else if (afterMs >= ringMs) {
			after(ringMs, () => this.#miss(offerId, agentId, 'no-answer', undefined));
		} else if (afterMs > 0) {
			after(afterMs, () => this.#answer(offerId, callId, agentId, caller, channel));
		} else {
			this.#answer(offerId, callId, agentId, caller, channel);
		}
	}

	#miss(offerId: OfferId, agentId: AgentId, reason: RingFailure, backMs: Millis | undefined): void {
		const {floor, take, after} = this.#options;
		if (!floor.offers.has(offerId)) return;
		take({type: 'offer-ended', offerId, reason});
		const away = this.#awayOf(agentId);
		if (away === undefined || away.since !== floor.at || backMs === undefined) return;
		after(backMs, () => {
			// Whatever they chose meanwhile stays.
			if (this.#awayOf(agentId) !== away) return;
			take({type: 'set-presence', agentId, presence: {state: 'available'}, by: agentId});
		});
	}

	#awayOf(agentId: AgentId) {
		const agent = this.#options.floor.agents.get(agentId);
		const isAway = agent?.state === 'signed-in' && agent.presence.state === 'not-ready';
		return isAway ? agent.presence : undefined;
	}

	#answer(
		offerId: OfferId,
		callId: CallId,
		agentId: AgentId,
		caller: Caller,
		channel: Channel,
	): void {
		const {floor, take, after} = this.#options;
		// The caller gave up, or another phone of the round was quicker.
		if (!floor.offers.has(offerId)) return;
		take({type: 'offer-answered', offerId, channel});
		if (floor.calls.get(callId)?.state !== 'talking') return;
		after(caller.arrival.talkMs, () => {
			const {wrapUpMs} = caller.arrival;
			this.#wrapUps.want(callId, wrapUpMs);
			this.#customerLeaves(caller.channel);
			this.#wrapUps.begin(callId, agentId, wrapUpMs);
		});
	}

	#customerLeaves(channel: Channel): void {
		if (!this.#callers.delete(channelKey(channel))) return;
		this.#options.take({type: 'customer-left', channel, cause: cleared});
	}

	#hangUp(channel: Channel): void {
		if (this.#callers.has(channelKey(channel))) this.#customerLeaves(channel);
		else this.#options.take({type: 'agent-left', channel, cause: cleared});
	}
}
