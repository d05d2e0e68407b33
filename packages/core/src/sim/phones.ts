/** The desk phones and legs of the fake switch: what is up on which phone, and who hears it ring. */

import {
	type ChannelId,
	type HeadsetId,
	id,
	type MonitorId,
	type OfferId,
	type PhoneId,
} from '../ids.ts';
import type {MonitorMode, RingFailure} from '../inputs.ts';
import type {Millis} from '../time.ts';

/** One channel on a desk phone. */
export interface PhoneLeg {
	readonly channelId: ChannelId;
	readonly phoneId: PhoneId;
	/** `consult`: a third party's; it is the agent's once the customer is left to it. `headset`: waits for calls. `far`: by which a call of another switch has this phone. `colleague`: called by hand, and the customer of their caller. */
	role:
		| 'headset'
		| 'agent'
		| 'fallback'
		| 'supervisor'
		| 'outside'
		| 'consult'
		| 'far'
		| 'colleague';
	/** Of an agent's leg: what it rings for. */
	offerId?: OfferId;
	/** Of a leg that was rung by itself, or a headset's with a call. */
	group?: GroupPart;
	/** Of a leg that lasts for the shift; gone from here once it was put down. */
	headsetId?: HeadsetId;
	/** Of a leg across a tie: the headset that is lent to it, and not rung. */
	readonly lentId?: HeadsetId;
	monitorId?: MonitorId;
	mode?: MonitorMode;
	/** Of a supervisor's leg: the leg that is listened to. */
	spiedId?: ChannelId;
	isUp: boolean;
	/** Its person has it on hold, and since when it is so or is not. */
	isHeld?: boolean;
	heldSince?: Millis;
	/** The world's time when it came up, or was opened. */
	since: Millis;
}

/** What a leg of a group's ring knows besides. */
export interface GroupPart {
	/** Whom it rings for; they wait meanwhile. */
	readonly customerId: ChannelId;
	/** The daemon has chosen it: its caller is on the way, or talks. */
	isChosen: boolean;
	/** Nothing is said to the agent any more: its caller can be joined. */
	isReady: boolean;
	isJoined: boolean;
}

/** What a person does about a ringing phone. */
export interface Reaction {
	readonly afterMs: Millis;
	readonly does: 'answer' | 'decline' | 'nothing';
}

/** The phones of other switches, as one switch has to do with them. */
export interface FarEnd {
	isRegistered(phoneId: PhoneId): boolean;
	isFree(phoneId: PhoneId): boolean;
	/** Why this headset cannot be lent now. */
	whyNotLent(phoneId: PhoneId, headsetId: HeadsetId): RingFailure | undefined;
	opened(leg: PhoneLeg): void;
	closed(leg: PhoneLeg): void;
	/** Of either end: gone with its switch, and nobody is told. */
	gone(leg: PhoneLeg): void;
	/** A phone that a call of another switch has is put down. False: no such call. */
	hungUp(leg: PhoneLeg): boolean;
	answer(leg: PhoneLeg): void;
	/** The person whose headset is lent to this leg has put it on hold, or taken it back. */
	pressed(leg: PhoneLeg): void;
}

/** Every phone of one switch, and the legs that its calls have on those of others. */
export class SimPhones {
	readonly legs = new Map<ChannelId, PhoneLeg>();
	readonly #registered = new Map<PhoneId, boolean>();
	/** How many channels are on each phone. */
	readonly #busy = new Map<PhoneId, number>();

	readonly #far: FarEnd | undefined;

	constructor(phoneIds: readonly PhoneId[], far?: FarEnd) {
		this.#far = far;
		for (const phoneId of phoneIds) this.#registered.set(phoneId, true);
	}

	get ids(): readonly PhoneId[] {
		return [...this.#registered.keys()];
	}

	isRegistered(phoneId: PhoneId): boolean {
		if (!this.isOwn(phoneId)) return this.#far?.isRegistered(phoneId) ?? false;
		return this.#registered.get(phoneId) === true;
	}

	/** A phone with any channel is busy to who rings it. */
	isFree(phoneId: PhoneId): boolean {
		if (!this.isOwn(phoneId)) return this.#far?.isFree(phoneId) ?? false;
		return this.isRegistered(phoneId) && (this.#busy.get(phoneId) ?? 0) === 0;
	}

	/** Why a headset of another switch cannot be lent. */
	whyNotLent(phoneId: PhoneId, headsetId: HeadsetId): RingFailure | undefined {
		return this.#far === undefined ? 'unregistered' : this.#far.whyNotLent(phoneId, headsetId);
	}

	/** The far end of this leg hears of a hold, too. */
	pressedAcross(leg: PhoneLeg): void {
		this.#far?.pressed(leg);
	}

	/** Who sits there may still have a second call. */
	hasSecondLine(phoneId: PhoneId): boolean {
		return this.isRegistered(phoneId) && (this.#busy.get(phoneId) ?? 0) < 2;
	}

	register(phoneId: PhoneId, isRegistered: boolean): void {
		this.#registered.set(phoneId, isRegistered);
	}

	open(leg: PhoneLeg): PhoneLeg {
		this.legs.set(leg.channelId, leg);
		if (!this.isOwn(leg.phoneId)) this.#far?.opened(leg);
		else this.#busy.set(leg.phoneId, (this.#busy.get(leg.phoneId) ?? 0) + 1);
		return leg;
	}

	/** False when the leg was gone already. */
	close(leg: PhoneLeg): boolean {
		if (!this.legs.delete(leg.channelId)) return false;
		if (!this.isOwn(leg.phoneId)) this.#far?.closed(leg);
		else this.#busy.set(leg.phoneId, (this.#busy.get(leg.phoneId) ?? 1) - 1);
		return true;
	}

	/** Channels that the floor did not give: outside calls, and callers taken in the fallback. */
	outsideOf(phoneId: PhoneId): readonly ChannelId[] {
		return [...this.legs.values()]
			.filter(
				(leg) => leg.phoneId === phoneId && ['outside', 'fallback', 'colleague'].includes(leg.role),
			)
			.map((leg) => leg.channelId);
	}

	/** By which calls of other switches have this phone. */
	farLegsOf(phoneId: PhoneId): readonly ChannelId[] {
		return [...this.legs.values()]
			.filter((leg) => leg.phoneId === phoneId && leg.role === 'far')
			.map((leg) => leg.channelId);
	}

	clear(): void {
		const legs = [...this.legs.values()];
		this.legs.clear();
		this.#busy.clear();
		for (const leg of legs) this.#far?.gone(leg);
	}

	/** It is at this switch, not across a tie. */
	isOwn(phoneId: PhoneId): boolean {
		return this.#registered.has(phoneId);
	}
}

/** A channel's name, counted for the whole switch. */
export function channelName(counter: number): ChannelId {
	return id<ChannelId>(`1700000000.${counter}`);
}
