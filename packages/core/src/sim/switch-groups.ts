/**
 * Several phones for one caller of a fake switch: legs of their own beside a caller who goes on
 * waiting. Whoever is joined to the caller talks; a leg that answered and is not joined goes by itself.
 */

import type {Effect} from '../effects.ts';
import type {ChannelId, OfferId, PhoneId} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {Millis} from '../time.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import type {SimCustomer, SwitchHost} from './switch-parts.ts';

type Order<T extends Effect['type']> = Extract<Effect, {type: T}>;

/** How long an answered leg waits to be joined. */
const patienceMs = 3000;

export interface GroupHost {
	newChannel(): ChannelId;
	closeLeg(leg: PhoneLeg): void;
	whyNoRing(phoneId: PhoneId): RingFailure | undefined;
	customer(channelId: ChannelId): SimCustomer | undefined;
	talk(customer: SimCustomer, leg: PhoneLeg): void;
}

export class SimGroups {
	readonly #phones: SimPhones;
	readonly #host: SwitchHost;
	readonly #switch: GroupHost;
	readonly #legs = new Map<OfferId, PhoneLeg>();

	constructor(phones: SimPhones, host: SwitchHost, own: GroupHost) {
		this.#phones = phones;
		this.#host = host;
		this.#switch = own;
	}

	ring({offerId, phoneId, ringMs, channel}: Order<'ring-agent'>): void {
		const {random, report, schedule, reaction} = this.#host;
		const failure = this.#switch.whyNoRing(phoneId);
		if (failure !== undefined || this.#switch.customer(channel.channelId) === undefined) {
			const reason = failure ?? 'not-started';
			schedule.after(random.int(5, 60), () => report({type: 'offer-ended', offerId, reason}));
			return;
		}
		const channelId = this.#switch.newChannel();
		const leg = this.#phones.open({
			...{channelId, phoneId, role: 'agent', offerId},
			...{isUp: false, since: schedule.now, isOfGroup: true},
		});
		this.#legs.set(offerId, leg);
		const own = {switchId: channel.switchId, channelId};
		this.#later(leg, random.int(20, 400), () =>
			report({type: 'offer-ringing', offerId, channel: own}),
		);
		this.#later(leg, ringMs, () => this.#end(leg, 'no-answer'));
		const {afterMs, does} = reaction(phoneId);
		if (does === 'nothing') return;
		this.#later(leg, Math.max(450, afterMs), () =>
			does === 'answer' ? this.answer(leg, channel.switchId) : this.#end(leg, 'declined'),
		);
	}

	/** The phone is lifted: by hand, or because it was asked to. */
	answer(leg: PhoneLeg, switchId: Order<'ring-agent'>['channel']['switchId']): void {
		if (leg.isUp || leg.offerId === undefined) return;
		leg.isUp = true;
		leg.since = this.#host.schedule.now;
		const {offerId, channelId} = leg;
		this.#host.report({type: 'offer-answered', offerId, channel: {switchId, channelId}});
		this.#host.schedule.after(patienceMs, () => {
			if (this.#legs.get(offerId) === leg) this.#close(leg);
		});
	}

	/** The person at the phone hangs up before they are joined to anybody. */
	hangUp(leg: PhoneLeg): void {
		if (leg.isUp) this.#close(leg);
		else this.#end(leg, 'declined');
	}

	connect({offerId, channel}: Order<'connect'>): void {
		const leg = this.#legs.get(offerId);
		const customer = this.#switch.customer(channel.channelId);
		if (leg === undefined) return;
		if (customer?.place !== 'waiting' || !leg.isUp) {
			this.#close(leg);
			return;
		}
		this.#legs.delete(offerId);
		customer.leg = leg;
		customer.offerId = offerId;
		customer.place = 'talking';
		customer.moves += 1;
		customer.movedAt = this.#host.schedule.now;
		this.#switch.talk(customer, leg);
	}

	withdraw(offerId: OfferId): void {
		const leg = this.#legs.get(offerId);
		if (leg !== undefined) this.#close(leg);
	}

	/** The switch starts anew. */
	clear(): void {
		this.#legs.clear();
	}

	#end(leg: PhoneLeg, reason: RingFailure): void {
		if (leg.offerId === undefined) return;
		this.#close(leg);
		this.#host.report({type: 'offer-ended', offerId: leg.offerId, reason});
	}

	#close(leg: PhoneLeg): void {
		if (leg.offerId !== undefined) this.#legs.delete(leg.offerId);
		this.#switch.closeLeg(leg);
	}

	/** Runs `act` unless the leg is gone or answered by then. */
	#later(leg: PhoneLeg, delayMs: Millis, act: () => void): void {
		this.#host.schedule.after(delayMs, () => {
			if (!leg.isUp && leg.offerId !== undefined && this.#legs.get(leg.offerId) === leg) act();
		});
	}
}
