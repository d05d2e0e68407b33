/**
 * Call control at the fake switch: who is held, called besides, brought together, left to whom. Each
 * order is carried out or refused, and what came of it is told; a leg that goes tells it by itself.
 */

import type {Effect} from '../effects.ts';
import {
	type CallId,
	type Channel,
	type ChannelId,
	type HeadsetId,
	id,
	type OfferId,
	type PhoneId,
	type SwitchId,
} from '../ids.ts';
import type {FallibleOrder, RingFailure} from '../inputs.ts';
import {tellHeld} from './phone-holds.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import type {SimCustomer, SimThird, SwitchHost} from './switch-parts.ts';

/** What the switch does for its call control. */
export interface ControlKeeper {
	newChannel(): ChannelId;
	customer(channelId: ChannelId): SimCustomer | undefined;
	customers(): Iterable<SimCustomer>;
	whyNoRing(phoneId: PhoneId): RingFailure | undefined;
	/** Off the phone; nothing is told. */
	dropSilently(leg: PhoneLeg): void;
	/** Off the phone, and told by what the leg was. */
	closeLeg(leg: PhoneLeg): void;
	/** They talk, for as long as people do. */
	talk(customer: SimCustomer, leg: PhoneLeg): void;
	wait(customer: SimCustomer): void;
	hangUp(customer: SimCustomer): void;
}

type EffectOf<T extends Effect['type']> = Extract<Effect, {type: T}>;
type ControlEffect = EffectOf<FallibleOrder | 'answer-consult'>;

export class SimControl {
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: ControlKeeper;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: ControlKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
	}

	perform(effect: ControlEffect): void {
		if (effect.type === 'answer-consult') {
			this.answerBy(effect.channel.channelId);
			return;
		}
		// One order in a hundred is refused for no reason that anybody could see.
		if (this.#host.random.chance(0.01)) {
			this.#refuse(effect.type, effect.callId);
			// The agent's leg is not let go, but the third party's is hung up by itself.
			if (effect.type === 'end-consult') this.hangUpThird(effect.consultId);
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
				this.#call(customer, effect);
				return true;
			case 'swap':
				if (!isOwn || third?.isUp !== true) return this.#thirdGone(effect.consultId, third);
				this.#place(customer, 'consulting');
				third.hears = effect.with;
				this.#report({
					...{type: 'legs-joined', agentChannel: effect.agentChannel},
					channel: this.#of(effect.with === 'customer' ? customer.channelId : third.channelId),
				});
				return true;
			case 'join-all':
				if (!isOwn || third?.isUp !== true) return this.#thirdGone(effect.consultId, third);
				this.#place(customer, 'conference');
				this.#report({type: 'all-joined', channel: this.#of(customer.channelId)});
				this.#soonOver(customer);
				return true;
			case 'hand-over':
				// Also when the agent's leg went a moment before.
				if ((leg !== undefined && !isOwn) || third?.isUp !== true)
					return this.#thirdGone(effect.consultId, third);
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
				this.#dropThird(customer);
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
			this.#thirdLeft(customer, 'hung-up');
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
		this.#thirdLeft(customer, 'hung-up');
		this.#keeper.wait(customer);
	}

	/** The caller whose third party's leg this is. */
	customerOfThird(leg: PhoneLeg): SimCustomer | undefined {
		for (const customer of this.#keeper.customers())
			if (customer.third?.leg === leg) return customer;
		return undefined;
	}

	/** The caller is gone: nobody is called for them any more. */
	callerLeft(customer: SimCustomer): void {
		const {third} = customer;
		if (third === undefined) return;
		this.#dropThird(customer);
		const {consultId} = third;
		this.#report({type: 'consult-ended', consultId, reason: 'hung-up'});
	}

	#call(customer: SimCustomer, effect: EffectOf<'consult'>): void {
		const {consultId, to, ringMs} = effect;
		const {random} = this.#host;
		if (effect.headset !== undefined) {
			this.#callHeadset(customer, effect, effect.headset.headsetId);
			return;
		}
		const channelId = this.#keeper.newChannel();
		const channel = this.#of(channelId);
		const phoneId = 'phoneId' in to ? to.phoneId : undefined;
		const failure = phoneId === undefined ? undefined : this.#keeper.whyNoRing(phoneId);
		const base = {consultId, channelId, isSeen: false, isUp: false, hears: 'consult'} as const;
		const since = this.#host.schedule.now;
		const leg =
			phoneId === undefined || failure !== undefined
				? undefined
				: this.#phones.open({channelId, phoneId, role: 'consult', isUp: false, since});
		const third: SimThird = leg === undefined ? {...base} : {...base, leg};
		customer.third = third;
		if (failure !== undefined) {
			this.#later(customer, third, random.int(5, 60), () => this.#thirdLeft(customer, failure));
			return;
		}
		this.#later(customer, third, random.int(20, 400), () => {
			// Some phones answer before they are known to ring.
			if (random.chance(0.05)) return;
			third.isSeen = true;
			this.#report({type: 'consult-ringing', consultId, channel});
		});
		this.#later(customer, third, ringMs, () => {
			if (!third.isUp) this.#thirdLeft(customer, 'no-answer');
		});
		const {afterMs, does} =
			phoneId === undefined
				? {afterMs: random.int(500, 8000), does: random.chance(0.8) ? 'answer' : 'decline'}
				: this.#host.reaction(phoneId);
		if (does === 'nothing') return;
		this.#later(customer, third, Math.max(450, afterMs), () => {
			if (does === 'answer') this.#answered(customer, third);
			else if (!third.isUp) this.#thirdLeft(customer, 'declined');
		});
	}

	/** A colleague's leg that waits takes it at once, or not at all. */
	#callHeadset(
		customer: SimCustomer,
		{consultId}: EffectOf<'consult'>,
		headsetId: HeadsetId,
	): void {
		const {random, schedule} = this.#host;
		const leg = [...this.#phones.legs.values()].find((one) => one.headsetId === headsetId);
		const isHome = leg?.isUp === true && leg.role === 'headset' && !random.chance(0.01);
		const channelId = isHome ? leg.channelId : this.#keeper.newChannel();
		const third: SimThird = {
			...{consultId, channelId, isSeen: false, isUp: false, hears: 'consult'},
			...(isHome ? {leg} : {}),
		};
		customer.third = third;
		if (!isHome) {
			const reason = leg === undefined ? 'unregistered' : 'not-started';
			this.#later(customer, third, random.int(5, 60), () => this.#thirdLeft(customer, reason));
			return;
		}
		leg.role = 'consult';
		leg.offerId = id<OfferId>(consultId);
		leg.since = schedule.now;
		this.#later(customer, third, random.int(1, 20), () => this.#answered(customer, third));
	}

	#answered(customer: SimCustomer, third: SimThird): void {
		if (third.isUp) return;
		third.isUp = true;
		third.isSeen = true;
		if (third.leg !== undefined) {
			third.leg.isUp = true;
			third.leg.since = this.#host.schedule.now;
		}
		const {consultId, channelId} = third;
		this.#report({type: 'consult-answered', consultId, channel: this.#of(channelId)});
		this.#later(customer, third, this.#host.random.exponential(60_000), () =>
			this.#thirdLeft(customer, 'hung-up'),
		);
	}

	/** The third party's phone is lifted by key. */
	answerBy(channelId: ChannelId): void {
		for (const customer of this.#keeper.customers()) {
			if (customer.third?.channelId === channelId) this.#answered(customer, customer.third);
		}
	}

	#endConsult({consultId, callId}: EffectOf<'end-consult'>): void {
		if (this.hangUpThird(consultId)) return;
		this.#thirdGone(consultId, undefined);
		this.#refuse('end-consult', callId);
	}

	/** By the consultation or by the channel. False: there is no such third party. */
	hangUpThird(which: SimThird['consultId'] | ChannelId): boolean {
		for (const customer of this.#keeper.customers()) {
			const {third} = customer;
			if (third === undefined || (third.consultId !== which && third.channelId !== which)) continue;
			this.#thirdLeft(customer, 'hung-up');
			return true;
		}
		return false;
	}

	/** The third party is gone: the two others are as they were. */
	#thirdLeft(customer: SimCustomer, reason: RingFailure | 'hung-up'): void {
		const {third, leg, place} = customer;
		if (third === undefined) return;
		const isJoined = place === 'conference' || (third.isUp && third.hears === 'customer');
		this.#dropThird(customer);
		this.#report({type: 'consult-ended', consultId: third.consultId, reason});
		if (place !== 'conference' && place !== 'consulting') return;
		if (isJoined && leg !== undefined) this.#joined(customer, leg);
		else this.#place(customer, 'held');
	}

	/** An order about somebody who is not there says so. */
	#thirdGone(consultId: SimThird['consultId'], third: SimThird | undefined): boolean {
		if (third?.consultId !== consultId)
			this.#report({type: 'consult-ended', consultId, reason: 'hung-up'});
		return false;
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
		this.#dropThird(customer);
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

	#dropThird(customer: SimCustomer): void {
		const {third} = customer;
		if (third === undefined) return;
		delete customer.third;
		if (third.leg !== undefined) this.#keeper.dropSilently(third.leg);
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

	/** Runs `act` unless this third party is gone by then. */
	#later(customer: SimCustomer, third: SimThird, delayMs: number, act: () => void): void {
		const {channelId} = customer;
		this.#host.schedule.after(delayMs, () => {
			if (customer.third === third && this.#keeper.customer(channelId) === customer) act();
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
