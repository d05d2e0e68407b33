/**
 * Third parties at the fake switch: called beside a caller, by phone, by a headset that waits or outside,
 * until they are gone or the caller is left to them. Who hears whom meanwhile is call control's.
 */

import type {Effect} from '../effects.ts';
import {
	type Channel,
	type ChannelId,
	type HeadsetId,
	id,
	type OfferId,
	type PhoneId,
	type SwitchId,
} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import type {SimCustomer, SimThird, SwitchHost} from './switch-parts.ts';

/** What the switch and its call control do for third parties. */
export interface ConsultKeeper {
	newChannel(): ChannelId;
	customer(channelId: ChannelId): SimCustomer | undefined;
	customers(): Iterable<SimCustomer>;
	whyNoRing(phoneId: PhoneId, lentId?: HeadsetId): RingFailure | undefined;
	/** Off the phone; nothing is told. */
	dropSilently(leg: PhoneLeg): void;
	/** The caller and their agent's leg are together again. */
	joined(customer: SimCustomer, leg: PhoneLeg): void;
	place(customer: SimCustomer, place: SimCustomer['place']): void;
}

type Consult = Extract<Effect, {type: 'consult'}>;

export class SimConsults {
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: ConsultKeeper;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: ConsultKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
	}

	call(customer: SimCustomer, effect: Consult): void {
		const {consultId, to, ringMs} = effect;
		const {random} = this.#host;
		if (effect.headset?.channel.switchId === this.#switchId) {
			this.#callHeadset(customer, effect, effect.headset.headsetId);
			return;
		}
		const channelId = this.#keeper.newChannel();
		const channel = this.#of(channelId);
		const phoneId = 'phoneId' in to ? to.phoneId : undefined;
		const lentId = effect.headset?.headsetId;
		const failure = phoneId === undefined ? undefined : this.#keeper.whyNoRing(phoneId, lentId);
		const base = {consultId, channelId, isSeen: false, isUp: false, hears: 'consult'} as const;
		const since = this.#host.schedule.now;
		const leg =
			phoneId === undefined || failure !== undefined
				? undefined
				: this.#phones.open({
						...{channelId, phoneId, role: 'consult', isUp: false, since},
						...(lentId === undefined ? {} : {lentId}),
					});
		const third: SimThird = leg === undefined ? {...base} : {...base, leg};
		customer.third = third;
		if (failure !== undefined) {
			this.#later(customer, third, random.int(5, 60), () => this.left(customer, failure));
			return;
		}
		this.#later(customer, third, random.int(20, 400), () => {
			// Some phones answer before they are known to ring.
			if (random.chance(0.05)) return;
			third.isSeen = true;
			this.#report({type: 'consult-ringing', consultId, channel});
		});
		this.#later(customer, third, ringMs, () => {
			if (!third.isUp) this.left(customer, 'no-answer');
		});
		if (lentId !== undefined) {
			this.#later(customer, third, random.int(5, 80), () => this.#answered(customer, third));
			return;
		}
		const {afterMs, does} =
			phoneId === undefined
				? {afterMs: random.int(500, 8000), does: random.chance(0.8) ? 'answer' : 'decline'}
				: this.#host.reaction(phoneId);
		if (does === 'nothing') return;
		this.#later(customer, third, Math.max(450, afterMs), () => {
			if (does === 'answer') this.#answered(customer, third);
			else if (!third.isUp) this.left(customer, 'declined');
		});
	}

	/** A colleague's leg that waits takes it at once, or not at all. */
	#callHeadset(customer: SimCustomer, {consultId}: Consult, headsetId: HeadsetId): void {
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
			this.#later(customer, third, random.int(5, 60), () => this.left(customer, reason));
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
			this.left(customer, 'hung-up'),
		);
	}

	/** The third party's phone is lifted by key. */
	answerBy(channelId: ChannelId): void {
		for (const customer of this.#keeper.customers()) {
			if (customer.third?.channelId === channelId) this.#answered(customer, customer.third);
		}
	}

	/** By the consultation or by the channel. False: there is no such third party. */
	hangUp(which: SimThird['consultId'] | ChannelId): boolean {
		for (const customer of this.#keeper.customers()) {
			const {third} = customer;
			if (third === undefined || (third.consultId !== which && third.channelId !== which)) continue;
			this.left(customer, 'hung-up');
			return true;
		}
		return false;
	}

	/** The third party is gone: the two others are as they were. */
	left(customer: SimCustomer, reason: RingFailure | 'hung-up'): void {
		const {third, leg, place} = customer;
		if (third === undefined) return;
		const isJoined = place === 'conference' || (third.isUp && third.hears === 'customer');
		this.drop(customer);
		this.#report({type: 'consult-ended', consultId: third.consultId, reason});
		if (place !== 'conference' && place !== 'consulting') return;
		if (isJoined && leg !== undefined) this.#keeper.joined(customer, leg);
		else this.#keeper.place(customer, 'held');
	}

	/** An order about somebody who is not there says so. */
	missing(consultId: SimThird['consultId'], third: SimThird | undefined): boolean {
		if (third?.consultId !== consultId)
			this.#report({type: 'consult-ended', consultId, reason: 'hung-up'});
		return false;
	}

	/** The caller whose third party's leg this is. */
	customerOf(leg: PhoneLeg): SimCustomer | undefined {
		for (const customer of this.#keeper.customers())
			if (customer.third?.leg === leg) return customer;
		return undefined;
	}

	/** The caller is gone: nobody is called for them any more. */
	callerLeft(customer: SimCustomer): void {
		const {third} = customer;
		if (third === undefined) return;
		this.drop(customer);
		const {consultId} = third;
		this.#report({type: 'consult-ended', consultId, reason: 'hung-up'});
	}

	drop(customer: SimCustomer): void {
		const {third} = customer;
		if (third === undefined) return;
		delete customer.third;
		if (third.leg !== undefined) this.#keeper.dropSilently(third.leg);
	}

	/** Runs `act` unless this third party is gone by then. */
	#later(customer: SimCustomer, third: SimThird, delayMs: number, act: () => void): void {
		const {channelId} = customer;
		this.#host.schedule.after(delayMs, () => {
			if (customer.third === third && this.#keeper.customer(channelId) === customer) act();
		});
	}

	#report(signal: Parameters<SwitchHost['report']>[0]): void {
		this.#host.report(signal);
	}

	#of(channelId: ChannelId): Channel {
		return {switchId: this.#switchId, channelId};
	}
}
