/** Calls by hand at the fake switch: the agent's phone rings, then the number; answered, it is a talk. */

import type {Effect} from '../effects.ts';
import {
	type CallId,
	type Channel,
	type ChannelId,
	type HeadsetId,
	id,
	type NumberId,
	type OfferId,
	type PhoneId,
	type SwitchId,
} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {DialFailure, DialStep} from '../outbound/dial.ts';
import type {FoundDial} from '../outbound/inputs.ts';
import {tellHeld} from './phone-holds.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import {newCustomer, type SimCustomer, type SwitchHost} from './switch-parts.ts';

/** What the switch does for its calls by hand. */
export interface DialKeeper {
	newChannel(): ChannelId;
	/** Why this phone cannot be rung now; or this headset at another switch not be lent. */
	whyNoRing(phoneId: PhoneId, lentId?: HeadsetId): RingFailure | undefined;
	/** The leg goes; what it was for is told. */
	closeLeg(leg: PhoneLeg): void;
	/** A new customer, and the leg that they talk with. */
	talk(customer: SimCustomer, leg: PhoneLeg): void;
	/** The leg that talks by this call, once it was answered. */
	legOf(callId: CallId): PhoneLeg | undefined;
	phoneHangsUp(leg: PhoneLeg): void;
	/** The leg goes without another word; a headset waits again. */
	dropSilently(leg: PhoneLeg): void;
}

interface SimDial {
	readonly effect: Extract<Effect, {type: 'dial'}>;
	readonly leg: PhoneLeg;
	step: DialStep;
	/** A colleague's phone, which rings. */
	colleague?: PhoneLeg;
}

const farFailures: readonly DialFailure[] = [
	'busy',
	'refused',
	'no-such-number',
	'congestion',
	'no-trunk',
];

/** How long a leg that calls a headset waits for the order. */
const askedMs = 6000;

/** How long somebody who was called waits, once they are sent to a queue. */
const usualPatienceMs = 60_000;

export class SimDials {
	/** By the agent's leg, until the number answers. */
	readonly #dials = new Map<ChannelId, SimDial>();
	readonly #switchId: SwitchId;
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #keeper: DialKeeper;

	constructor(switchId: SwitchId, phones: SimPhones, host: SwitchHost, keeper: DialKeeper) {
		this.#switchId = switchId;
		this.#phones = phones;
		this.#host = host;
		this.#keeper = keeper;
	}

	dial(effect: Extract<Effect, {type: 'dial'}>): void {
		const {callId, phoneId, phoneRingMs} = effect;
		const {random, schedule} = this.#host;
		if (effect.headset !== undefined) {
			this.#dialBy(effect, effect.headset.headsetId);
			return;
		}
		const failure = this.#keeper.whyNoRing(phoneId);
		if (failure !== undefined) {
			const reason = failure === 'congestion' ? 'not-started' : phoneFailure(failure);
			schedule.after(random.int(5, 60), () => this.#ended(callId, reason));
			return;
		}
		const channelId = this.#keeper.newChannel();
		const leg = this.#phones.open({
			...{channelId, phoneId, role: 'agent', isUp: false, since: schedule.now},
		});
		const dialled: SimDial = {effect, leg, step: 'phone'};
		this.#dials.set(channelId, dialled);
		this.#later(dialled, random.int(20, 300), () => this.#progressed(dialled));
		this.#later(dialled, phoneRingMs, () => {
			if (dialled.step === 'phone') this.#end(dialled, 'phone-no-answer');
		});
		const {afterMs, does} = this.#host.reaction(phoneId);
		if (does === 'nothing') return;
		this.#later(dialled, Math.max(350, afterMs), () => {
			if (does === 'answer') this.#call(dialled);
			else this.#end(dialled, 'phone-declined');
		});
	}

	/** By a headset that waits: nothing rings here. */
	#dialBy(effect: Extract<Effect, {type: 'dial'}>, headsetId: HeadsetId): void {
		const {callId} = effect;
		const {random, schedule} = this.#host;
		const leg = [...this.#phones.legs.values()].find((one) => one.headsetId === headsetId);
		// An order that came twice is one.
		if (leg !== undefined && this.#dials.get(leg.channelId)?.effect.callId === callId) return;
		if (leg?.isUp !== true || leg.role !== 'headset' || random.chance(0.01)) {
			this.#ended(callId, leg === undefined ? 'phone-unregistered' : 'not-started');
			return;
		}
		leg.role = 'agent';
		leg.offerId = id<OfferId>(callId);
		leg.since = schedule.now;
		const dialled: SimDial = {effect, leg, step: 'phone'};
		this.#dials.set(leg.channelId, dialled);
		this.#later(dialled, random.int(1, 20), () => this.#call(dialled));
	}

	/** Called off by order; of one that was answered meanwhile the agent's leg goes. */
	endDial({callId}: Extract<Effect, {type: 'end-dial'}>): void {
		for (const dialled of this.#dials.values()) {
			if (dialled.effect.callId === callId) this.#end(dialled, 'cancelled');
		}
		const leg = this.#keeper.legOf(callId);
		if (leg !== undefined) this.#keeper.phoneHangsUp(leg);
	}

	/** A number is being dialled on it. */
	isOn(leg: PhoneLeg): boolean {
		return this.#dials.has(leg.channelId);
	}

	/** The handset is put down; true when a number was being dialled on it. */
	hangUp(leg: PhoneLeg): boolean {
		const rung = [...this.#dials.values()].find(({colleague}) => colleague === leg);
		if (rung !== undefined) {
			this.#end(rung, 'refused');
			return true;
		}
		const dialled = this.#dials.get(leg.channelId);
		if (dialled === undefined) return false;
		this.#end(dialled, dialled.step === 'phone' ? 'phone-declined' : 'cancelled');
		return true;
	}

	found(): readonly FoundDial[] {
		return [...this.#dials.values()].map(({effect, leg, step}) => ({
			...{callId: effect.callId, step, agentChannelId: leg.channelId},
		}));
	}

	clear(): void {
		this.#dials.clear();
	}

	/** The agent picked up: the number is called. */
	#call(dialled: SimDial): void {
		const {random} = this.#host;
		const {leg, effect} = dialled;
		leg.isUp = true;
		leg.since = this.#host.schedule.now;
		dialled.step = 'calling';
		this.#progressed(dialled);
		if ('phoneId' in effect.to) {
			const {phoneId, headset} = effect.to;
			// It waits for the order that joins them, and not for ever.
			if (headset?.channel.switchId === this.#switchId) {
				this.#later(dialled, askedMs, () => {
					if (dialled.colleague === undefined) this.#end(dialled, 'not-registered');
				});
				return;
			}
			this.#later(dialled, random.int(5, 60), () =>
				this.#ringColleague(dialled, phoneId, headset?.headsetId),
			);
			return;
		}
		if (random.chance(0.25)) {
			const reason = random.pick(farFailures);
			this.#later(dialled, random.int(50, 1500), () => this.#end(dialled, reason));
			return;
		}
		this.#later(dialled, random.int(50, 900), () => {
			dialled.step = 'ringing';
			this.#progressed(dialled);
		});
		this.#later(dialled, effect.ringMs, () => this.#end(dialled, 'no-answer'));
		if (random.chance(0.15)) return;
		this.#later(dialled, 1000 + random.exponential(6000), () => this.#answered(dialled));
	}

	/** A colleague's headset that waits is joined with the leg that calls, or not at all. */
	askColleague({callId, phoneId, headset}: Extract<Effect, {type: 'ask-colleague'}>): void {
		const {random, schedule} = this.#host;
		const {channelId} = headset.channel;
		const dialled = [...this.#dials.values()].find(({effect}) => effect.callId === callId);
		// An order that came twice is one.
		if (dialled?.colleague !== undefined || this.#keeper.legOf(callId) !== undefined) return;
		const leg = this.#phones.legs.get(channelId);
		const isHome = leg?.isUp === true && leg.role === 'headset' && !random.chance(0.01);
		if (dialled === undefined || !isHome) {
			if (dialled !== undefined)
				this.#end(dialled, leg === undefined ? 'not-registered' : 'not-started');
			this.#host.report({type: 'outside-ended', phoneId, channelId});
			return;
		}
		leg.role = 'colleague';
		leg.since = schedule.now;
		dialled.colleague = leg;
		this.#later(dialled, random.int(1, 20), () => this.#answered(dialled));
	}

	/** The phone is busy with it from its first ring on. */
	#ringColleague(dialled: SimDial, phoneId: PhoneId, lentId: HeadsetId | undefined): void {
		const {effect} = dialled;
		const {schedule, random} = this.#host;
		const failure = this.#keeper.whyNoRing(phoneId, lentId);
		if (failure !== undefined) {
			this.#end(dialled, colleagueFailure(failure));
			return;
		}
		const channelId = this.#keeper.newChannel();
		dialled.colleague = this.#phones.open({
			...{channelId, phoneId, role: 'colleague', isUp: false, since: schedule.now},
			...(lentId === undefined ? {} : {lentId}),
		});
		if (this.#phones.isOwn(phoneId))
			this.#host.report({type: 'outside-started', phoneId, channelId});
		dialled.step = 'ringing';
		this.#progressed(dialled);
		this.#later(dialled, effect.ringMs, () => this.#end(dialled, 'no-answer'));
		if (lentId !== undefined) {
			this.#later(dialled, random.int(5, 80), () => this.#answered(dialled));
			return;
		}
		const {afterMs, does} = this.#host.reaction(phoneId);
		if (does === 'nothing') return;
		this.#later(dialled, afterMs, () => {
			if (does === 'answer') this.#answered(dialled);
			else this.#end(dialled, 'refused');
		});
	}

	/** The colleague's phone is lifted by key, at the desk. */
	answerBy(channelId: ChannelId): void {
		for (const dialled of this.#dials.values()) {
			if (dialled.colleague?.channelId === channelId) this.#answered(dialled);
		}
	}

	#answered(dialled: SimDial): void {
		const {effect, leg, colleague} = dialled;
		const {schedule, random} = this.#host;
		this.#dials.delete(leg.channelId);
		const customer: SimCustomer = {
			...newCustomer({
				channelId: colleague?.channelId ?? this.#keeper.newChannel(),
				...{partyId: effect.partyId, numberId: id<NumberId>(effect.callerId ?? '')},
				startedAt: this.#host.clock(),
				talkMs: random.exponential(60_000),
				patienceMs: usualPatienceMs,
				movedAt: schedule.now,
			}),
			...{place: 'talking', dialId: effect.callId, leg},
			...(colleague === undefined ? {} : {isColleague: true}),
		};
		if (colleague !== undefined) {
			colleague.isUp = true;
			colleague.since = schedule.now;
		}
		const channel = this.#channel(customer.channelId);
		this.#host.report({
			...{type: 'dial-answered', callId: effect.callId, channel},
			agentChannel: this.#channel(leg.channelId),
		});
		tellHeld(leg, this.#switchId, this.#host);
		this.#keeper.talk(customer, leg);
	}

	/** It came to nothing; the leg goes without another word. */
	#end(dialled: SimDial, reason: DialFailure): void {
		if (!this.#dials.delete(dialled.leg.channelId)) return;
		this.#keeper.dropSilently(dialled.leg);
		if (dialled.colleague !== undefined) this.#keeper.closeLeg(dialled.colleague);
		this.#ended(dialled.effect.callId, reason);
	}

	#ended(callId: CallId, reason: DialFailure): void {
		this.#host.report({type: 'dial-ended', callId, reason});
	}

	#progressed({effect, leg, step}: SimDial): void {
		const agentChannel = this.#channel(leg.channelId);
		this.#host.report({type: 'dial-progressed', callId: effect.callId, step, agentChannel});
	}

	/** Runs `act` unless it is over or answered by then. */
	#later(dialled: SimDial, delayMs: number, act: () => void): void {
		this.#host.schedule.after(delayMs, () => {
			if (this.#dials.get(dialled.leg.channelId) === dialled) act();
		});
	}

	#channel(channelId: ChannelId): Channel {
		return {switchId: this.#switchId, channelId};
	}
}

function colleagueFailure(failure: RingFailure): DialFailure {
	if (failure === 'unregistered') return 'not-registered';
	return failure === 'busy' ? 'busy' : 'congestion';
}

function phoneFailure(failure: Exclude<RingFailure, 'congestion'>): DialFailure {
	return failure === 'not-started' ? failure : `phone-${failure}`;
}
