/**
 * The dialplan of the fake switch: a caller's way from the greeting through waiting and ringing into a
 * talk, and out to a number, a message, a mailbox or the fallback. Who moves on leaves behind whatever
 * was joined to them; a timer of an earlier place does nothing.
 */

import type {Channel, ChannelId, OfferId, PhoneId, SwitchId} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {Millis} from '../time.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import {fallBack} from './switch-fallback.ts';
import {bePatient, isAlone, type SimCustomer, type SwitchHost} from './switch-parts.ts';

/** What the switch does for its dialplan. */
export interface DialplanKeeper {
	readonly customers: ReadonlyMap<ChannelId, SimCustomer>;
	newChannel(): ChannelId;
	whyNoRing(phoneId: PhoneId): RingFailure | undefined;
	customerOf(leg: PhoneLeg): SimCustomer | undefined;
	/** The leg goes; what it was for is told. */
	closeLeg(leg: PhoneLeg): void;
	/** They are told that their call is recorded. */
	notice(customer: SimCustomer): void;
	/** Since when the daemon has been silent; absent: it is not. */
	silentSince(): Millis | undefined;
	phoneHangsUp(leg: PhoneLeg): void;
	hangUp(customer: SimCustomer): void;
}

/** How long the dialplan bears a silent daemon. */
const heartbeatMs = 5000;

export class SimDialplan {
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: DialplanKeeper;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: DialplanKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
	}

	/** Their channel has come up. Whom no order fetches waits all the same. */
	enter(customer: SimCustomer): void {
		this.#later(customer, 2000, () => this.wait(customer));
		bePatient(customer, this.#host.schedule, () => this.#keeper.hangUp(customer));
	}

	/** No heartbeat from now on. */
	silence(): void {
		for (const customer of this.#keeper.customers.values()) {
			if (customer.place === 'waiting' || isAlone(customer)) this.#listenForHeart(customer);
		}
	}

	greet(customer: SimCustomer, hasNotice: boolean): void {
		this.#move(customer, 'entering');
		const lengthMs = customer.isGreeted ? 0 : this.#host.random.int(0, 4000);
		customer.isGreeted = true;
		this.#later(customer, lengthMs, () => {
			if (hasNotice) this.#keeper.notice(customer);
			this.wait(customer);
		});
	}

	wait(customer: SimCustomer): void {
		this.#move(customer, 'waiting');
		bePatient(customer, this.#host.schedule, () => this.#keeper.hangUp(customer));
		const channel = this.#channel(customer.channelId);
		this.#host.report({type: 'caller-waiting', channel});
		if (this.#keeper.silentSince() !== undefined) this.#listenForHeart(customer);
	}

	/** Each turn of the waiting loop looks at the heartbeat; only a silent one needs looking at. */
	#listenForHeart(customer: SimCustomer): void {
		const bornMs = this.#host.schedule.now - (this.#keeper.silentSince() ?? 0);
		const untilMs = Math.max(0, heartbeatMs - bornMs) + this.#host.random.int(0, 3000);
		this.#later(customer, untilMs, () => {
			if (this.#keeper.silentSince() !== undefined) this.#fallBack(customer);
		});
	}

	ring(
		customer: SimCustomer,
		{offerId, phoneId, ringMs}: {offerId: OfferId; phoneId: PhoneId; ringMs: Millis},
	): void {
		this.#move(customer, 'ringing');
		customer.offerId = offerId;
		const {random} = this.#host;
		const failure = this.#keeper.whyNoRing(phoneId);
		if (failure !== undefined) {
			this.#later(customer, random.int(5, 60), () => this.rang(customer, offerId, failure));
			return;
		}
		const channelId = this.#keeper.newChannel();
		const since = this.#host.schedule.now;
		const leg = this.#phones.open({channelId, phoneId, role: 'agent', offerId, isUp: false, since});
		customer.leg = leg;
		this.#later(customer, random.int(20, 400), () =>
			this.#host.report({type: 'offer-ringing', offerId, channel: this.#channel(channelId)}),
		);
		this.#later(customer, ringMs, () => this.rang(customer, offerId, 'no-answer'));
		const {afterMs, does} = this.#host.reaction(phoneId);
		if (does === 'nothing') return;
		this.#later(customer, Math.max(450, afterMs), () =>
			does === 'answer' ? this.answer(leg) : this.rang(customer, offerId, 'declined'),
		);
	}

	/** The ring came to nothing and the caller is still there. */
	rang(customer: SimCustomer, offerId: OfferId, reason: RingFailure): void {
		this.#host.report({type: 'offer-ended', offerId, reason});
		this.wait(customer);
	}

	answer(leg: PhoneLeg): void {
		const customer = this.#keeper.customerOf(leg);
		if (leg.isUp || customer === undefined || leg.offerId === undefined) return;
		leg.isUp = true;
		leg.since = this.#host.schedule.now;
		customer.place = 'talking';
		customer.moves += 1;
		customer.movedAt = this.#host.schedule.now;
		const channel = this.#channel(leg.channelId);
		this.#host.report({type: 'offer-answered', offerId: leg.offerId, channel});
		this.talk(customer, leg);
	}

	talk(customer: SimCustomer, leg: PhoneLeg): void {
		const {random} = this.#host;
		// One in a hundred hangs up in the very millisecond of the answer.
		const talkMs = random.chance(0.01) ? 0 : customer.talkMs;
		const isAgentFirst = random.chance(0.4);
		// Who is nailed up ends a call by key.
		const isByPhone = isAgentFirst && leg.headsetId === undefined;
		this.#later(customer, talkMs, () =>
			isByPhone ? this.#keeper.phoneHangsUp(leg) : this.#keeper.hangUp(customer),
		);
	}

	/** Out of the waiting loop and into a talk with a leg that rang by itself. */
	join(customer: SimCustomer, leg: PhoneLeg): void {
		this.#move(customer, 'talking');
		customer.leg = leg;
		this.talk(customer, leg);
	}

	/** Heard while waiting, and by nobody who does not wait any more. */
	announce(customer: SimCustomer): void {
		if (customer.place !== 'waiting') return;
		this.#move(customer, 'waiting');
		this.#later(customer, this.#host.random.int(1000, 8000), () => this.wait(customer));
	}

	sendOut(customer: SimCustomer): void {
		this.#move(customer, 'sent-out');
		const isReached = this.#host.random.chance(0.8);
		this.#later(customer, isReached ? 3000 + customer.talkMs : 5000, () => {
			if (isReached) this.#keeper.hangUp(customer);
			else this.sayFarewell(customer);
		});
	}

	sayFarewell(customer: SimCustomer): void {
		this.#move(customer, 'message');
		this.#later(customer, 4000, () => this.#keeper.hangUp(customer));
	}

	/** Half of the callers have come to a mailbox. Who is in it is taken out by nobody. */
	#askMessage(customer: SimCustomer): void {
		if (customer.talkMs % 2 === 0) {
			this.sayFarewell(customer);
			return;
		}
		this.#move(customer, 'mailbox');
		const channel = this.#channel(customer.channelId);
		this.#host.report({type: 'caller-in-mailbox', channel});
		this.#later(customer, customer.talkMs, () => this.#keeper.hangUp(customer));
	}

	#fallBack(customer: SimCustomer): void {
		this.#move(customer, 'fallback');
		const channel = this.#channel(customer.channelId);
		fallBack(customer, channel, {
			host: this.#host,
			phones: this.#phones,
			newChannel: () => this.#keeper.newChannel(),
			later: (delayMs, act) => this.#later(customer, delayMs, act),
			askMessage: () => this.#askMessage(customer),
			hangUp: () => this.#keeper.hangUp(customer),
		});
	}

	/** Takes a customer out of wherever they are; a leg that was joined to them goes. */
	#move(customer: SimCustomer, place: SimCustomer['place']): void {
		customer.moves += 1;
		customer.movedAt = this.#host.schedule.now;
		this.dropLeg(customer);
		customer.place = place;
	}

	dropLeg(customer: SimCustomer): void {
		const {leg} = customer;
		if (leg === undefined) return;
		delete customer.leg;
		this.#keeper.closeLeg(leg);
	}

	/** Runs `act` unless the caller has moved on or left by then. */
	#later(customer: SimCustomer, delayMs: Millis, act: () => void): void {
		const {moves} = customer;
		this.#host.schedule.after(delayMs, () => {
			if (customer.moves === moves && this.#keeper.customers.has(customer.channelId)) act();
		});
	}

	#channel(channelId: ChannelId): Channel {
		return {switchId: this.#switchId, channelId};
	}
}
