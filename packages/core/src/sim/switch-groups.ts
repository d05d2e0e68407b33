/**
 * Group rings at the fake switch: legs that ring by themselves for a caller who waits, one of which is
 * joined to them. Each ends by itself when nobody says anything.
 */

import type {Effect} from '../effects.ts';
import type {Channel, ChannelId, HeadsetId, PhoneId, SwitchId} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {GroupPart, PhoneLeg, SimPhones} from './phones.ts';
import type {SimCustomer, SwitchHost} from './switch-parts.ts';

type GroupLeg = PhoneLeg & {readonly group: GroupPart};

/** What the switch does for its group rings. */
export interface GroupKeeper {
	newChannel(): ChannelId;
	customer(channelId: ChannelId): SimCustomer | undefined;
	/** Why this phone cannot be rung now; or this headset at another switch not be lent. */
	whyNoRing(phoneId: PhoneId, lentId?: HeadsetId): RingFailure | undefined;
	/** The leg goes; what it was for is told. */
	closeLeg(leg: PhoneLeg): void;
	/** The caller leaves the waiting loop and talks with this leg. */
	join(customer: SimCustomer, leg: PhoneLeg): void;
}

/** How long an answered leg waits for the daemon's word. */
const joinMs = 3000;

export class SimGroups {
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: GroupKeeper;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: GroupKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
	}

	ring(effect: Extract<Effect, {type: 'ring-agent'}>): void {
		const {offerId, phoneId, ringMs, whisper} = effect;
		const {random, schedule} = this.#host;
		// No caller, no ring: their own end is told.
		if (this.#keeper.customer(effect.channel.channelId) === undefined) return;
		const lentId = effect.headset?.headsetId;
		const failure = this.#keeper.whyNoRing(phoneId, lentId);
		if (failure !== undefined) {
			schedule.after(random.int(5, 60), () =>
				this.#host.report({type: 'offer-ended', offerId, reason: failure}),
			);
			return;
		}
		const customerId = effect.channel.channelId;
		const leg: GroupLeg = {
			...{channelId: this.#keeper.newChannel(), phoneId, role: 'agent', offerId, isUp: false},
			group: {customerId, isChosen: false, isReady: false, isJoined: false},
			since: schedule.now,
			...(lentId === undefined ? {} : {lentId}),
		};
		this.#phones.open(leg);
		this.#later(leg, random.int(20, 400), () =>
			this.#host.report({type: 'offer-ringing', offerId, channel: this.#channel(leg.channelId)}),
		);
		this.#later(leg, ringMs, () => {
			if (!leg.isUp) this.#refuse(leg, 'no-answer');
		});
		const whisperMs = whisper === true ? random.int(500, 2500) : 0;
		if (lentId !== undefined) {
			this.#later(leg, random.int(5, 80), () => this.answer(leg, whisperMs));
			return;
		}
		const {afterMs, does} = this.#host.reaction(phoneId);
		if (does === 'nothing') return;
		this.#later(leg, Math.max(450, afterMs), () => {
			if (leg.isUp) return;
			if (does === 'answer') this.answer(leg, whisperMs);
			else this.#refuse(leg, 'declined');
		});
	}

	/** The phone is lifted, by hand or by key. */
	answer(leg: GroupLeg, whisperMs = 0): void {
		if (leg.isUp || leg.offerId === undefined) return;
		leg.isUp = true;
		leg.since = this.#host.schedule.now;
		const channel = this.#channel(leg.channelId);
		this.#host.report({type: 'offer-answered', offerId: leg.offerId, channel});
		this.#later(leg, whisperMs, () => this.ready(leg));
	}

	/** Nothing is said to the agent any more. */
	ready(leg: GroupLeg): void {
		const {group} = leg;
		group.isReady = true;
		if (group.isChosen) this.#join(leg);
		else
			this.#later(leg, joinMs, () => {
				if (leg.group === group && !group.isJoined) this.#keeper.closeLeg(leg);
			});
	}

	connect(effect: Extract<Effect, {type: 'connect'}>): void {
		const leg = this.#phones.legs.get(effect.agentChannel.channelId);
		const customer = this.#keeper.customer(effect.channel.channelId);
		if (customer === undefined) {
			if (leg?.offerId === effect.offerId) this.#keeper.closeLeg(leg);
		} else if (leg === undefined || !isGroupLeg(leg) || isOfAnother(leg, effect)) {
			this.#host.report({
				...{type: 'agent-left', channel: effect.agentChannel, cause: 16},
				customer: effect.channel,
			});
		} else if (!leg.group.isJoined) {
			leg.group.isChosen = true;
			customer.offerId = effect.offerId;
			if (leg.group.isReady) this.#join(leg);
		}
	}

	withdraw({offerId}: Extract<Effect, {type: 'withdraw-ring'}>): void {
		for (const leg of [...this.#phones.legs.values()]) {
			if (leg.offerId === offerId) this.#keeper.closeLeg(leg);
		}
	}

	/** The caller is gone: no phone rings on for them. */
	callerLeft(customerId: ChannelId): void {
		for (const leg of [...this.#phones.legs.values()]) {
			if (leg.group?.customerId === customerId && !leg.group.isJoined) this.#keeper.closeLeg(leg);
		}
	}

	/** What the end of a leg of a group means to the daemon. */
	closed(leg: GroupLeg): void {
		const {offerId, isUp, group} = leg;
		if (!isUp && offerId !== undefined) {
			this.#host.report({type: 'offer-ended', offerId, reason: 'no-answer'});
		} else if (group.isChosen) {
			this.#host.report({
				...{type: 'agent-left', channel: this.#channel(leg.channelId), cause: 16},
				customer: this.#channel(group.customerId),
			});
		}
	}

	/** The person at the phone does not want it. */
	#refuse(leg: GroupLeg, reason: RingFailure): void {
		const {offerId} = leg;
		if (offerId === undefined || !this.#phones.close(leg)) return;
		this.#host.report({type: 'offer-ended', offerId, reason});
	}

	/** A handset that is put down, or a ring that is refused by key. */
	hangUp(leg: GroupLeg): void {
		if (leg.isUp) this.#keeper.closeLeg(leg);
		else this.#refuse(leg, 'declined');
	}

	#join(leg: GroupLeg): void {
		const customer = this.#keeper.customer(leg.group.customerId);
		if (customer === undefined) {
			this.#keeper.closeLeg(leg);
			return;
		}
		leg.group.isJoined = true;
		this.#keeper.join(customer, leg);
	}

	/** Runs `act` unless the leg is gone by then. */
	#later(leg: GroupLeg, delayMs: number, act: () => void): void {
		this.#host.schedule.after(delayMs, () => {
			if (this.#phones.legs.get(leg.channelId) === leg) act();
		});
	}

	#channel(channelId: ChannelId): Channel {
		return {switchId: this.#switchId, channelId};
	}
}

/** A headset is with somebody else by now. */
function isOfAnother(leg: GroupLeg, {offerId}: Extract<Effect, {type: 'connect'}>): boolean {
	return leg.headsetId !== undefined && leg.offerId !== offerId;
}

export function isGroupLeg(leg: PhoneLeg): leg is GroupLeg {
	return leg.group !== undefined;
}
