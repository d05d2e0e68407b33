/**
 * Call control at the fake switch: who is held, brought together, left to whom; third parties are in
 * `switch-consults.ts`. Each order is carried out or refused, and what came of it is told; a leg that goes
 * tells it by itself.
 */

import type {Effect, EffectOf} from '../effects.ts';
import type {CallId, Channel, ChannelId, HeadsetId, PhoneId, SwitchId} from '../ids.ts';
import type {FallibleOrder, RingFailure} from '../inputs.ts';
import {tellHeld} from './phone-holds.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import {SimConsults} from './switch-consults.ts';
import type {SimCustomer, SimThird, SwitchHost} from './switch-parts.ts';

/** What the switch does for its call control. */
export interface ControlKeeper {
	newChannel(): ChannelId;
	customer(channelId: ChannelId): SimCustomer | undefined;
	customers(): Iterable<SimCustomer>;
	whyNoRing(phoneId: PhoneId, lentId?: HeadsetId): RingFailure | undefined;
	/** Off the phone; nothing is told. */
	dropSilently(leg: PhoneLeg): void;
	/** Off the phone, and told by what the leg was. */
	closeLeg(leg: PhoneLeg): void;
	/** They talk, for as long as people do. */
	talk(customer: SimCustomer, leg: PhoneLeg): void;
	wait(customer: SimCustomer): void;
	hangUp(customer: SimCustomer): void;
}

type ControlEffect = EffectOf<FallibleOrder | 'answer-consult'>;

export class SimControl {
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: ControlKeeper;
	/** The third parties. */
	readonly consults: SimConsults;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: ControlKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
		this.consults = new SimConsults(switchId, phones, host, {
			...keeper,
			joined: (customer, leg) => this.#joined(customer, leg),
			place: (customer, place) => this.#place(customer, place),
		});
	}

	perform(effect: ControlEffect): void {
		if (effect.type === 'answer-consult') {
			this.consults.answerBy(effect.channel.channelId);
			return;
		}
		// One order in a hundred is refused for no reason that anybody could see.
		if (this.#host.random.chance(0.01)) {
			this.#refuse(effect.type, effect.callId);
			// The agent's leg is not let go, but the third party's is hung up by itself.
			if (effect.type === 'end-consult') this.consults.hangUp(effect.consultId);
			return;
		}
		if (effect.type === 'mute') return;
		if (effect.type === 'end-consult') {
			this.#endConsult(effect);
			return;
		}
		const customer = this.#keeper.customer(effect.channel.channelId);
		if (effect.type === 'send-digits') return;
		if (customer === undefined) this.#refuse(effect.type, effect.callId);
		else if (!this.#order(customer, effect)) this.#refuse(effect.type, effect.callId);
	}

	#order(
		customer: SimCustomer,
		effect: Exclude<
			ControlEffect,
			{type: 'mute' | 'end-consult' | 'send-digits' | 'answer-consult'}
		>,
	): boolean {
		const {leg, third} = customer;
		const isOwn = 'agentChannel' in effect && leg?.channelId === effect.agentChannel.channelId;
		switch (effect.type) {
			case 'hold':
				if (!isOwn || customer.place !== 'talking') return false;
				this.#place(customer, 'held');
				this.#report({type: 'customer-held', channel: this.#of(customer.channelId)});
				return true;
			case 'resume':
				if (!isOwn || leg === undefined || customer.place !== 'held') return false;
				this.#joined(customer, leg);
				return true;
			case 'consult':
				if (!isOwn || third !== undefined) return false;
				if (customer.place !== 'talking' && customer.place !== 'held') return false;
				if (customer.place === 'talking')
					this.#report({type: 'customer-held', channel: this.#of(customer.channelId)});
				this.#place(customer, 'consulting');
				this.consults.call(customer, effect);
				return true;
			case 'swap':
				if (!isOwn || third?.isUp !== true) return this.consults.missing(effect.consultId, third);
				this.#place(customer, 'consulting');
				third.hears = effect.with;
				this.#report({
					...{type: 'legs-joined', agentChannel: effect.agentChannel},
					channel: this.#of(effect.with === 'customer' ? customer.channelId : third.channelId),
				});
				return true;
			case 'join-all':
				if (!isOwn || third?.isUp !== true) return this.consults.missing(effect.consultId, third);
				this.#place(customer, 'conference');
				this.#report({type: 'all-joined', channel: this.#of(customer.channelId)});
				this.#soonOver(customer);
				return true;
			case 'hand-over':
				// Also when the agent's leg went a moment before.
				if ((leg !== undefined && !isOwn) || third?.isUp !== true)
					return this.consults.missing(effect.consultId, third);
				this.#leaveTo(customer, third);
				return true;
			case 'take-over': {
				const taker = this.#phones.legs.get(effect.takerChannel.channelId);
				const isFree = customer.place === 'talking' || customer.place === 'held';
				if (!isOwn || !isFree || taker?.role !== 'supervisor' || !taker.isUp) return false;
				// A spy no more, which would end with the leg that it listens to.
				delete taker.spiedId;
				delete taker.monitorId;
				taker.role = 'agent';
				taker.since = this.#host.schedule.now;
				this.#freeAgent(customer);
				customer.leg = taker;
				this.#joined(customer, taker);
				tellHeld(taker, this.#switchId, this.#host);
				return true;
			}
			case 'requeue':
				// Seldom, and only where nobody would notice but the caller.
				if (leg === undefined && this.#host.random.chance(0.15)) return false;
				this.#freeAgent(customer);
				this.consults.drop(customer);
				this.#keeper.wait(customer);
				return true;
			case 'send-out':
				this.#sendOut(customer, effect);
				return true;
		}
	}

	/** Whose agent's leg was lost. */
	hold(customer: SimCustomer): void {
		this.#place(customer, 'held');
		this.#report({type: 'customer-held', channel: this.#of(customer.channelId)});
	}

	/** An agent's or third party's handset is put down amid call control. False: not of call control. */
	legGone(customer: SimCustomer, leg: PhoneLeg): boolean {
		const {third, place} = customer;
		if (third?.leg === leg) {
			this.consults.left(customer, 'hung-up');
			return true;
		}
		if (customer.leg !== leg) return false;
		if (place === 'conference' && third !== undefined) {
			// The two others go on.
			delete customer.leg;
			this.#keeper.closeLeg(leg);
			this.#take(customer, third);
			return true;
		}
		if (place !== 'held' && place !== 'consulting') return false;
		delete customer.leg;
		this.#place(customer, 'held');
		this.#keeper.closeLeg(leg);
		this.#still(customer, this.#host.random.int(6000, 9000), () => this.#forgotten(customer));
		return true;
	}

	/** Held for nobody, and no order has come: two or three turns of the dialplan's loop are enough. */
	#forgotten(customer: SimCustomer): void {
		this.consults.left(customer, 'hung-up');
		this.#keeper.wait(customer);
	}

	#endConsult({consultId, callId}: EffectOf<'end-consult'>): void {
		if (this.consults.hangUp(consultId)) return;
		this.consults.missing(consultId, undefined);
		this.#refuse('end-consult', callId);
	}

	#leaveTo(customer: SimCustomer, third: SimThird): void {
		this.#freeAgent(customer);
		this.#take(customer, third);
	}

	/** Customer and third party are together, and nobody else. */
	#take(customer: SimCustomer, third: SimThird): void {
		delete customer.third;
		const channel = this.#of(customer.channelId);
		this.#report({type: 'legs-joined', channel, agentChannel: this.#of(third.channelId)});
		if (third.leg === undefined) {
			this.#place(customer, 'sent-out');
			this.#soonOver(customer);
			return;
		}
		third.leg.role = 'agent';
		customer.leg = third.leg;
		tellHeld(third.leg, this.#switchId, this.#host);
		this.#place(customer, 'talking');
		this.#keeper.talk(customer, third.leg);
	}

	#sendOut(customer: SimCustomer, {transfer}: EffectOf<'send-out'>): void {
		const {random} = this.#host;
		const channel = this.#of(customer.channelId);
		this.#place(customer, 'sent-out');
		this.#report({type: 'sent-out', channel});
		this.#freeAgent(customer);
		this.consults.drop(customer);
		const ringMs = random.int(300, transfer?.ringMs ?? 8000);
		const isReached = random.chance(0.7);
		this.#still(customer, ringMs, () => {
			if (isReached) {
				this.#report({type: 'sent-out-answered', channel});
				this.#soonOver(customer);
			} else {
				const reason = random.pick(['busy', 'no-answer', 'congestion'] as const);
				this.#report({type: 'sent-out-ended', channel, reason});
				this.#keeper.wait(customer);
			}
		});
	}

	#joined(customer: SimCustomer, leg: PhoneLeg): void {
		this.#place(customer, 'talking');
		const channel = this.#of(customer.channelId);
		this.#report({type: 'legs-joined', channel, agentChannel: this.#of(leg.channelId)});
		this.#keeper.talk(customer, leg);
	}

	/** The agent's leg is hung up by our order; mostly that is nobody's end, sometimes it is told. */
	#freeAgent(customer: SimCustomer): void {
		const {leg} = customer;
		if (leg === undefined) return;
		delete customer.leg;
		if (this.#host.random.chance(0.2)) this.#keeper.closeLeg(leg);
		else this.#keeper.dropSilently(leg);
	}

	#soonOver(customer: SimCustomer): void {
		this.#still(customer, 1000 + customer.talkMs, () => this.#keeper.hangUp(customer));
	}

	#place(customer: SimCustomer, place: SimCustomer['place']): void {
		customer.place = place;
		customer.moves += 1;
		customer.movedAt = this.#host.schedule.now;
	}

	/** Runs `act` unless the caller has moved on or left by then. */
	#still(customer: SimCustomer, delayMs: number, act: () => void): void {
		const {moves, channelId} = customer;
		this.#host.schedule.after(delayMs, () => {
			if (customer.moves === moves && this.#keeper.customer(channelId) === customer) act();
		});
	}

	#refuse(effect: FallibleOrder, callId: CallId): void {
		this.#report({type: 'order-failed', effect, callId, reason: 'refused'});
	}

	#report(signal: Parameters<SwitchHost['report']>[0]): void {
		this.#host.report(signal);
	}

	#of(channelId: ChannelId): Channel {
		return {switchId: this.#switchId, channelId};
	}
}

/** The effects that only call control has; `send-out` is its own where an agent ordered it. */
export function isControl(
	effect: Effect,
): effect is Exclude<ControlEffect, {readonly type: 'send-out'}> {
	return controlTypes.has(effect.type);
}

const controlTypes: ReadonlySet<string> = new Set([
	...['answer-consult', 'hold', 'resume', 'mute', 'send-digits', 'consult', 'swap', 'join-all'],
	...['end-consult', 'hand-over', 'take-over', 'requeue'],
]);
