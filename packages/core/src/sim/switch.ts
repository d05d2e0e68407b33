/**
 * The fake switch, at the level of signals and effects: a dialplan that keeps callers, rings phones
 * and falls back by itself. It knows nothing of floors. Wire faults are in `wire.ts`.
 */

import type {Effect} from '../effects.ts';
import type {ChannelId, HeadsetId, PhoneId, SwitchId} from '../ids.ts';
import type {RingFailure, SwitchTruth} from '../inputs.ts';
import type {Instant, Millis} from '../time.ts';
import {pressHold} from './phone-holds.ts';
import {channelName, type PhoneLeg, SimPhones} from './phones.ts';
import {SimControl} from './switch-control.ts';
import {SimDialplan} from './switch-dialplan.ts';
import {SimDials} from './switch-dials.ts';
import {SimEars} from './switch-ears.ts';
import {isGroupLeg, SimGroups} from './switch-groups.ts';
import {SimHeadsets} from './switch-headsets.ts';
import {SimMonitors} from './switch-monitors.ts';
import {SimOrders} from './switch-orders.ts';
import {
	type BareSignal,
	newCustomer,
	type SimArrival,
	type SimCustomer,
	type SwitchHost,
	tellClosed,
	whyNoRing,
} from './switch-parts.ts';
import {SimRecordings} from './switch-recordings.ts';
import {truthOf} from './switch-truth.ts';

export class SimSwitch {
	readonly id: SwitchId;
	readonly customers = new Map<ChannelId, SimCustomer>();
	readonly phones: SimPhones;
	startedAt: Instant;
	readonly #host: SwitchHost;
	readonly #dialplan: SimDialplan;
	readonly #monitors: SimMonitors;
	readonly #groups: SimGroups;
	readonly #control: SimControl;
	readonly #recordings: SimRecordings;
	readonly #dials: SimDials;
	readonly #headsets: SimHeadsets;
	readonly #ears: SimEars;
	readonly #orders: SimOrders;
	#channels = 0;
	#silentSince: Millis | undefined;

	constructor(switchId: SwitchId, phoneIds: readonly PhoneId[], host: SwitchHost) {
		this.id = switchId;
		this.phones = new SimPhones(phoneIds, host.far);
		this.#host = host;
		const keeper = {
			newChannel: () => this.#newChannel(),
			customer: (channelId: ChannelId) => this.customers.get(channelId),
			whyNoRing: (phoneId: PhoneId, lentId?: HeadsetId) =>
				lentId === undefined
					? whyNoRing(this.phones, host, phoneId)
					: this.phones.whyNotLent(phoneId, lentId),
			closeLeg: (leg: PhoneLeg) => this.#closeLeg(leg),
		};
		this.#dialplan = new SimDialplan(switchId, this.phones, host, {
			...keeper,
			customers: this.customers,
			customerOf: (leg) => this.#customerOf(leg),
			notice: (customer) => this.#recordings.notice(customer),
			silentSince: () => this.#silentSince,
			phoneHangsUp: (leg) => this.phoneHangsUp(leg),
			hangUp: (customer) => this.customerHangsUp(customer),
		});
		this.#monitors = new SimMonitors(switchId, this.phones, host, keeper);
		this.#groups = new SimGroups(switchId, this.phones, host, {
			...keeper,
			join: (customer, leg) => this.#dialplan.join(customer, leg),
		});
		this.#control = new SimControl(switchId, this.phones, host, {
			...keeper,
			customers: () => this.customers.values(),
			dropSilently: (leg) => this.#drop(leg),
			talk: (customer, leg) => this.#dialplan.talk(customer, leg),
			wait: (customer) => this.#dialplan.wait(customer),
			hangUp: (customer) => this.customerHangsUp(customer),
		});
		this.#recordings = new SimRecordings(switchId, host, (channelId) =>
			this.customers.get(channelId),
		);
		this.#dials = new SimDials(switchId, this.phones, host, {
			...keeper,
			legOf: (callId) => [...this.customers.values()].find(({dialId}) => dialId === callId)?.leg,
			phoneHangsUp: (leg) => this.phoneHangsUp(leg),
			dropSilently: (leg) => this.#drop(leg),
			talk: (customer, leg) => {
				this.customers.set(customer.channelId, customer);
				this.#dialplan.talk(customer, leg);
			},
		});
		this.#headsets = new SimHeadsets(switchId, this.phones, host, {
			...keeper,
			customerOf: (leg) => this.#customerOf(leg) ?? this.#control.consults.customerOf(leg),
			isApart: (leg) => this.#dials.isOn(leg) || leg.role === 'colleague',
			phoneHangsUp: (leg) => this.phoneHangsUp(leg),
			ready: (leg) => this.#groups.ready(leg),
		});
		this.#ears = new SimEars(switchId, host, {
			...keeper,
			hasLeg: (channelId) => this.phones.legs.has(channelId),
		});
		this.#orders = new SimOrders({
			...{switchId, host, phones: this.phones, customers: this.customers},
			dialplan: this.#dialplan,
			monitors: this.#monitors,
			groups: this.#groups,
			control: this.#control,
			recordings: this.#recordings,
			dials: this.#dials,
			headsets: this.#headsets,
			ears: this.#ears,
			phoneHangsUp: (leg) => this.phoneHangsUp(leg),
			customerHangsUp: (customer) => this.customerHangsUp(customer),
		});
		this.startedAt = host.clock() - 1000;
	}

	/** A caller comes in; the channel they got. Impatient ones leave by themselves unless they talk. */
	arrive(caller: SimArrival): ChannelId {
		const {partyId, numberId, contact} = caller;
		const known = contact === undefined ? {} : {contact};
		const channelOf = {channelId: this.#newChannel(), startedAt: this.#host.clock()};
		const customer = newCustomer({...caller, ...channelOf, movedAt: this.#now});
		this.customers.set(customer.channelId, customer);
		const {channelId, startedAt} = customer;
		this.#host.report({
			type: 'call-arrived',
			channel: {switchId: this.id, channelId},
			partyId,
			numberId,
			startedAt,
			...known,
		});
		this.#dialplan.enter(customer);
		return channelId;
	}

	/** The caller's channel goes, and with it whatever it was joined to. */
	customerHangsUp(customer: SimCustomer, cause = 16): void {
		if (!this.customers.delete(customer.channelId)) return;
		customer.moves += 1;
		// Both legs of a talk go at once; which one is told first is chance.
		const isLegFirst = this.#host.random.chance(0.5);
		if (isLegFirst) this.#dialplan.dropLeg(customer);
		const channel = {switchId: this.id, channelId: customer.channelId};
		this.#host.report({type: 'customer-left', channel, cause});
		if (!isLegFirst) this.#dialplan.dropLeg(customer);
		this.#control.consults.callerLeft(customer);
		this.#groups.callerLeft(customer.channelId);
		const own = this.phones.legs.get(customer.channelId);
		if (own?.role === 'colleague') this.#closeLeg(own);
	}

	/** A person at a desk phone hangs up. The dialplan sends the caller after an agent who leaves. */
	phoneHangsUp(leg: PhoneLeg): void {
		if (leg.role === 'far' && this.#host.far?.hungUp(leg) === true) return;
		if (this.#dials.hangUp(leg)) return;
		const colleague = leg.role === 'colleague' ? this.customers.get(leg.channelId) : undefined;
		if (colleague !== undefined) {
			this.customerHangsUp(colleague);
			return;
		}
		const customer = this.#customerOf(leg);
		const asked = customer ?? this.#control.consults.customerOf(leg);
		if (asked?.isColleague === true && asked.place === 'held') {
			this.#leaveHeldColleague(asked, leg);
			return;
		}
		if (asked !== undefined && this.#control.legGone(asked, leg)) return;
		if (customer === undefined && isGroupLeg(leg)) this.#groups.hangUp(leg);
		else if (leg.role === 'outside' || leg.role === 'supervisor') this.#closeLeg(leg);
		else if (customer !== undefined && !leg.isUp && leg.offerId !== undefined)
			this.#dialplan.rang(customer, leg.offerId, 'declined');
		else if (customer !== undefined) this.customerHangsUp(customer);
		else this.#closeLeg(leg);
	}

	/** The agent's leg of a talk on hold goes; the dialplan hangs the colleague up within a turn. */
	#leaveHeldColleague(colleague: SimCustomer, leg: PhoneLeg): void {
		delete colleague.leg;
		this.#closeLeg(leg);
		this.#host.schedule.after(this.#host.random.int(0, 3000), () =>
			this.customerHangsUp(colleague),
		);
	}

	/** A call of another switch has one of our phones. */
	farBegins(phoneId: PhoneId): PhoneLeg {
		const channelId = this.#newChannel();
		const since = this.#now;
		const leg = this.phones.open({channelId, phoneId, role: 'far', isUp: true, since});
		this.tell({type: 'far-leg-started', phoneId, channelId});
		return leg;
	}

	farEnds(leg: PhoneLeg): void {
		if (this.phones.legs.get(leg.channelId) === leg) this.#closeLeg(leg);
	}

	/** Why a call of another switch cannot have this headset of ours now. */
	whyNotLent(headsetId: HeadsetId): RingFailure | undefined {
		return this.#headsets.whyNotLent(headsetId);
	}

	/** A call of another switch is joined with this headset of ours. */
	lend(headsetId: HeadsetId): PhoneLeg | undefined {
		return this.#headsets.lend(headsetId);
	}

	lentIsHeld(leg: PhoneLeg, isHeld: boolean): void {
		this.#headsets.lentIsHeld(leg, isHeld);
	}

	/** The other end of a leg of ours is not heard any more: who talked with it is put on hold, as nobody hung up. */
	loseLeg(leg: PhoneLeg): void {
		if (this.phones.legs.get(leg.channelId) !== leg) return;
		const customer = this.#customerOf(leg);
		if (customer?.place === 'talking' && leg.isUp) this.#control.hold(customer);
		this.phoneHangsUp(leg);
	}

	/** The phone of a leg of ours is lifted, at its own switch and by key. */
	answerLeg(leg: PhoneLeg): void {
		if (this.phones.legs.get(leg.channelId) !== leg) return;
		if (leg.role === 'colleague') this.#dials.answerBy(leg.channelId);
		else if (leg.role === 'consult') this.#control.consults.answerBy(leg.channelId);
		else if (isGroupLeg(leg)) this.#groups.answer(leg);
		else this.#dialplan.answer(leg);
	}

	tell(signal: BareSignal): void {
		this.#host.report(signal);
	}

	/** The key of a desk phone that holds its call, or takes it back. False when nothing is up there. */
	pressHold(phoneId: PhoneId): boolean {
		return pressHold(this.phones, this.id, this.#host, phoneId);
	}

	/** A headset is put down, whatever it is in. False when there is none. */
	putHeadsetDown(phoneId: PhoneId): boolean {
		return this.#headsets.putDown(phoneId);
	}

	/** A call on a desk phone that nobody gave; beside another one, too. False when it cannot be. */
	outsideCall(phoneId: PhoneId, lastsMs: Millis): boolean {
		if (!this.phones.hasSecondLine(phoneId)) return false;
		const channelId = this.#newChannel();
		const since = this.#now;
		const leg = this.phones.open({channelId, phoneId, role: 'outside', isUp: true, since});
		this.#host.report({type: 'outside-started', phoneId, channelId});
		this.#host.schedule.after(lastsMs, () => this.#closeLeg(leg));
		return true;
	}

	setRegistered(phoneId: PhoneId, isRegistered: boolean): void {
		if (this.phones.isRegistered(phoneId) === isRegistered) return;
		this.phones.register(phoneId, isRegistered);
		this.#host.report({type: isRegistered ? 'phone-registered' : 'phone-unregistered', phoneId});
	}

	/** Everything that was up is gone; nobody is told. */
	restart(): void {
		for (const customer of this.customers.values()) customer.moves += 1;
		this.customers.clear();
		this.phones.clear();
		this.#recordings.clear();
		this.#dials.clear();
		this.#ears.clear();
		this.startedAt = this.#host.clock();
	}

	/** The daemon's heartbeat came (again). */
	heard(): void {
		this.#silentSince = undefined;
	}

	/** No heartbeat from now on. */
	silence(): void {
		if (this.#silentSince !== undefined) return;
		const since = this.#host.schedule.now;
		this.#silentSince = since;
		this.#headsets.silence(() => this.#silentSince === since);
		this.#dialplan.silence();
	}

	/** All that is so, as a connection's first look finds it. */
	truth(): SwitchTruth {
		const truth = truthOf(this.startedAt, this.customers.values(), this.phones);
		const [recordings, dials] = [this.#recordings.found(), this.#dials.found()];
		const headsets = this.#headsets.found();
		const ties = this.#host.ties?.() ?? [];
		const monitors = [...truth.monitors, ...this.#ears.found()];
		return {...truth, monitors, recordings, headsets, ties, ...(dials.length === 0 ? {} : {dials})};
	}

	/** Supervisors at numbers outside. */
	get ears(): SimEars['ears'] {
		return this.#ears.ears;
	}

	/** Recordings that go on. */
	get tapes(): SimRecordings['tapes'] {
		return this.#recordings.tapes;
	}

	/** Carries out an order. One for a channel that is gone does nothing, as at a real switch. */
	perform(effect: Effect): void {
		this.#orders.perform(effect);
	}

	/** Off the phone, whoever listened to it too. */
	#drop(leg: PhoneLeg): void {
		if (this.#headsets.comesBack(leg) || this.phones.close(leg)) this.#closeSpies(leg);
	}

	#closeSpies({channelId}: PhoneLeg): void {
		this.#ears.legGone(channelId);
		for (const other of [...this.phones.legs.values()]) {
			if (other.spiedId === channelId) this.#closeLeg(other);
		}
	}

	#closeLeg(leg: PhoneLeg): void {
		if (leg.headsetId !== undefined) {
			if (isGroupLeg(leg)) this.#groups.closed(leg);
			tellClosed(leg, {phones: this.phones, switchId: this.id}, this.#host);
			this.#headsets.comesBack(leg);
			this.#closeSpies(leg);
			return;
		}
		if (!this.phones.close(leg)) return;
		if (isGroupLeg(leg)) this.#groups.closed(leg);
		tellClosed(leg, {phones: this.phones, switchId: this.id}, this.#host);
		this.#closeSpies(leg);
	}

	#customerOf(leg: PhoneLeg): SimCustomer | undefined {
		for (const customer of this.customers.values()) if (customer.leg === leg) return customer;
		return undefined;
	}

	get #now(): Millis {
		return this.#host.schedule.now;
	}

	#newChannel(): ChannelId {
		this.#channels += 1;
		return channelName(this.#channels);
	}
}
