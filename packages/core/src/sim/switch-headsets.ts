/**
 * Nailed-up headsets at the fake switch: legs that wait for calls, take them at once, and come back from
 * each. Only their people, the daemon's own order, or its long silence ends one.
 */

import type {EffectOf} from '../effects.ts';
import type {Channel, ChannelId, HeadsetId, PhoneId, SwitchId} from '../ids.ts';
import type {RingFailure, SwitchTruth} from '../inputs.ts';
import {tellHeld} from './phone-holds.ts';
import type {GroupPart, PhoneLeg, SimPhones} from './phones.ts';
import {isGroupLeg} from './switch-groups.ts';
import type {SimCustomer, SwitchHost} from './switch-parts.ts';

/** What the switch does for its headsets. */
export interface HeadsetKeeper {
	newChannel(): ChannelId;
	customer(channelId: ChannelId): SimCustomer | undefined;
	customerOf(leg: PhoneLeg): SimCustomer | undefined;
	whyNoRing(phoneId: PhoneId): RingFailure | undefined;
	/** It calls a number by hand, or is asked by a colleague. */
	isApart(leg: PhoneLeg): boolean;
	/** As any handset that is put down amid a call. */
	phoneHangsUp(leg: PhoneLeg): void;
	ready(leg: PhoneLeg & {readonly group: GroupPart}): void;
	closeLeg(leg: PhoneLeg): void;
}

/** How long the dialplan keeps one without a daemon. */
const aloneMs = 35_000;

export class SimHeadsets {
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: HeadsetKeeper;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: HeadsetKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
	}

	connect({headsetId, phoneId, ringMs}: EffectOf<'connect-headset'>): void {
		const {random, schedule} = this.#host;
		// A connection that was made again gives no order twice.
		if (this.#of(headsetId) !== undefined) return;
		const failure = this.#keeper.whyNoRing(phoneId);
		if (failure !== undefined) {
			schedule.after(random.int(5, 60), () => this.#tellEnd(headsetId, failure));
			return;
		}
		const channelId = this.#keeper.newChannel();
		const since = schedule.now;
		const leg = this.#phones.open({
			...{channelId, phoneId, role: 'headset', headsetId, isUp: false, since},
		});
		const {afterMs, does} = this.#host.reaction(phoneId);
		this.#later(leg, ringMs, () => leg.isUp || this.#end(leg, 'no-answer'));
		if (does === 'nothing') return;
		this.#later(leg, Math.max(450, afterMs), () => {
			if (does === 'decline') {
				this.#end(leg, 'declined');
				return;
			}
			leg.isUp = true;
			leg.since = schedule.now;
			this.#host.report({type: 'headset-connected', headsetId, channel: this.#channel(channelId)});
		});
	}

	drop(headsetId: HeadsetId): void {
		const leg = this.#of(headsetId);
		if (leg !== undefined) this.#putDown(leg, headsetId);
	}

	/** The person takes it off, or its cable goes. */
	putDown(phoneId: PhoneId): boolean {
		for (const leg of this.#phones.legs.values()) {
			if (leg.phoneId !== phoneId || leg.headsetId === undefined || !leg.isUp) continue;
			this.#putDown(leg, leg.headsetId);
			return true;
		}
		return false;
	}

	/** A call is taken at once, or not at all. */
	take(
		{offerId, channel, whisper}: EffectOf<'ring-agent'>,
		{headsetId}: {readonly headsetId: HeadsetId},
	): void {
		const {random} = this.#host;
		if (this.#keeper.customer(channel.channelId) === undefined) return;
		const leg = this.#of(headsetId);
		if (leg?.isUp !== true) {
			this.#host.report({type: 'offer-ended', offerId, reason: 'unregistered'});
			if (leg === undefined) this.#tellEnd(headsetId, 'hung-up');
			return;
		}
		if (leg.role !== 'headset' || random.chance(0.005)) {
			// An order that came twice is one.
			if (leg.offerId !== offerId)
				this.#host.report({type: 'offer-ended', offerId, reason: 'not-started'});
			return;
		}
		const group = {
			...{customerId: channel.channelId, isChosen: false, isReady: false, isJoined: false},
		};
		leg.role = 'agent';
		leg.offerId = offerId;
		leg.group = group;
		leg.since = this.#host.schedule.now;
		this.#host.report({type: 'offer-answered', offerId, channel: this.#channel(leg.channelId)});
		tellHeld(leg, this.#switchId, this.#host);
		const whisperMs = whisper === true ? random.int(500, 2500) : 0;
		this.#later(leg, whisperMs, () => {
			if (isGroupLeg(leg) && leg.group === group) this.#keeper.ready(leg);
		});
	}

	/** Why a call of another switch cannot have it now. */
	whyNotLent(headsetId: HeadsetId): RingFailure | undefined {
		const leg = this.#of(headsetId);
		if (leg?.isUp !== true) return 'unregistered';
		return leg.role !== 'headset' || this.#host.random.chance(0.005) ? 'congestion' : undefined;
	}

	/** A call of another switch has it from now on. */
	lend(headsetId: HeadsetId): PhoneLeg | undefined {
		const leg = this.#of(headsetId);
		if (leg?.role !== 'headset') return undefined;
		leg.role = 'far';
		leg.since = this.#host.schedule.now;
		const {phoneId, channelId} = leg;
		this.#host.report({type: 'far-leg-started', phoneId, channelId});
		return leg;
	}

	/** Lent, it was put on hold at its phone, or taken back. */
	lentIsHeld(leg: PhoneLeg, isHeld: boolean): void {
		if (leg.headsetId === undefined) return;
		leg.isHeld = isHeld;
		leg.heldSince = this.#host.schedule.now;
		const type = isHeld ? 'phone-held' : 'phone-resumed';
		this.#host.report({type, channel: this.#channel(leg.channelId)});
	}

	/** By order, out of a call: only if it is the one that was meant. */
	release(leg: PhoneLeg, {customer, offerId}: EffectOf<'hang-up'>): void {
		if (leg.role === 'headset') return;
		const whose = leg.group?.customerId ?? this.#keeper.customerOf(leg)?.channelId;
		if (customer !== undefined && whose !== customer.channelId) return;
		if (offerId !== undefined && leg.offerId !== offerId) return;
		this.#keeper.phoneHangsUp(leg);
	}

	/** It is out of a call and waits again; false when it is no headset, or was put down. */
	comesBack(leg: PhoneLeg): boolean {
		if (leg.headsetId === undefined || this.#phones.legs.get(leg.channelId) !== leg) return false;
		leg.role = 'headset';
		delete leg.offerId;
		delete leg.group;
		leg.since = this.#host.schedule.now;
		return true;
	}

	/** The daemon is away: `isSo` says whether it has been ever since. */
	silence(isSo: () => boolean): void {
		this.#host.schedule.after(aloneMs, () => {
			for (const leg of [...this.#phones.legs.values()]) {
				if (isSo() && leg.headsetId !== undefined && leg.role === 'headset' && leg.isUp)
					this.#end(leg, 'hung-up');
			}
		});
	}

	found(): NonNullable<SwitchTruth['headsets']> {
		return [...this.#phones.legs.values()].flatMap(({headsetId, channelId, isUp, isHeld}) =>
			headsetId === undefined
				? []
				: [{headsetId, channelId, connected: isUp, held: isHeld === true}],
		);
	}

	#putDown(leg: PhoneLeg, headsetId: HeadsetId): void {
		if (leg.role === 'headset') {
			this.#end(leg, leg.isUp ? 'hung-up' : 'no-answer');
			return;
		}
		// From here on its end is that of any agent's leg.
		delete leg.headsetId;
		const isAmid =
			leg.role === 'far' || this.#keeper.customerOf(leg) !== undefined || this.#keeper.isApart(leg);
		if (isAmid) this.#keeper.phoneHangsUp(leg);
		else this.#keeper.closeLeg(leg);
		this.#tellEnd(headsetId, 'hung-up');
	}

	#end(leg: PhoneLeg, reason: RingFailure | 'hung-up'): void {
		const {headsetId} = leg;
		if (headsetId === undefined || !this.#phones.close(leg)) return;
		this.#tellEnd(headsetId, reason);
	}

	#tellEnd(headsetId: HeadsetId, reason: RingFailure | 'hung-up'): void {
		this.#host.report({type: 'headset-ended', headsetId, reason});
	}

	#of(headsetId: HeadsetId): PhoneLeg | undefined {
		for (const leg of this.#phones.legs.values()) if (leg.headsetId === headsetId) return leg;
		return undefined;
	}

	#later(leg: PhoneLeg, delayMs: number, act: () => void): void {
		this.#host.schedule.after(delayMs, () => {
			if (this.#phones.legs.get(leg.channelId) === leg) act();
		});
	}

	#channel(channelId: ChannelId): Channel {
		return {switchId: this.#switchId, channelId};
	}
}
