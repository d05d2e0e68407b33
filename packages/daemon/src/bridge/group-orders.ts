/**
 * Orders about a group's ring: phones called by themselves, taken back, and the caller joined to the one
 * that answered first. Who that is, the floor says; the dialplan hangs up whoever is left.
 */

import type {EffectOf, HeadsetId, OfferId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import {contexts} from '../asterisk/contract.ts';
import type {SwitchReporter} from '../switch-port.ts';
import {
	beepAction,
	connectActions,
	groupRingAction,
	hangUpAction,
	type RingDetails,
} from './actions.ts';
import type {Arrivals} from './arrivals.ts';
import {Joins} from './joins.ts';
import {type Leg, type LegAs, type Legs, plays} from './leg.ts';
import {Originated} from './originated.ts';
import {originateRefusal} from './ring-failure.ts';
import type {RingWatch} from './ring-watch.ts';
import type {Send} from './sender.ts';

/** What a leg that was originated is for. */
export interface GroupRing {
	readonly offerId: OfferId;
	/** The customer's leg, by unique id. */
	readonly customerId: string;
	/** Called across a tie: the headset that the other switch is to lend. */
	readonly lentId?: HeadsetId;
}

export interface GroupOrdersParts {
	legs(): Legs;
	readonly arrivals: Arrivals;
	readonly rings: RingWatch<OfferId>;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly send: Send;
	/** Sends a headset back to where it waits. */
	free(leg: Leg): void;
	/** Whether the switch has a channel with this unique id. Rejects when it cannot be asked. */
	isThere(uniqueId: string): Promise<boolean>;
}

export class GroupOrders {
	readonly #parts: GroupOrdersParts;
	readonly #originated = new Originated<GroupRing>();
	readonly #joins = new Joins((effect, agent) => this.#join(effect, agent));
	/** Customers, by unique id, on their way to a headset that is to beep: its leg's full name. */
	readonly #beeps = new Map<string, string>();

	constructor(parts: GroupOrdersParts) {
		this.#parts = parts;
	}

	/** What a leg with this unique id was originated for. */
	ringOf(uniqueId: string): GroupRing | undefined {
		return this.#originated.of(uniqueId);
	}

	ring(effect: EffectOf<'ring-agent'>, customer: Leg, details: RingDetails): void {
		const {rings, isThere, send} = this.#parts;
		const {offerId} = effect;
		const customerId = customer.uniqueId;
		const {headsetId: lentId} = effect.headset ?? {};
		const lent = lentId === undefined ? {} : {lentId};
		const uniqueId = this.#originated.begin(offerId, {offerId, customerId, ...lent});
		rings.begin(offerId, {
			// There is no ring without its leg.
			look: async () => ((await isThere(uniqueId)) ? 'dialling' : 'elsewhere'),
			takeBack: async () => void (await this.#drop(uniqueId)),
		});
		void send([groupRingAction(effect, details, {uniqueId, customerId})], effect.type).then(
			(outcome) => {
				if (outcome === 'taken') return;
				this.#originated.end(uniqueId);
				rings.fail(offerId);
			},
		);
	}

	withdraw({offerId}: EffectOf<'withdraw-ring'>): void {
		this.#parts.rings.known(offerId);
		const [originated] = this.#originated.idsOf((ring) => ring.offerId === offerId);
		const uniqueId = this.#parts.legs().ofOffer(offerId)?.uniqueId ?? originated;
		if (uniqueId !== undefined) void this.#drop(uniqueId);
	}

	connect(effect: EffectOf<'connect'>): void {
		const legs = this.#parts.legs();
		const agent = legs.byChannel(effect.agentChannel.channelId);
		const customer = legs.byChannel(effect.channel.channelId);
		if (!plays(customer, 'customer')) {
			// Gone as the phone answered: nobody is to be kept waiting for them.
			if (agent !== undefined && isFor(agent, effect)) void this.#drop(agent.uniqueId);
			return;
		}
		if (!plays(agent, 'agent') || !isFor(agent, effect)) {
			this.#parts.reporter.signal({
				...{type: 'agent-left', channel: effect.agentChannel, cause: 16},
				customer: effect.channel,
			});
			return;
		}
		const {part} = customer;
		// Ordered again after a gap: another redirect would part those who talk already.
		const isGoing =
			customer.context === contexts.join ||
			this.#parts.arrivals.isUnderWay(customer, contexts.join);
		if (part.offerId === effect.offerId && isGoing) return;
		part.offerId = effect.offerId;
		this.#joins.order(effect, agent);
	}

	/** A leg did something, or is gone. */
	moved(leg: Leg, isThere: boolean): void {
		const {uniqueId} = leg;
		if (isThere) {
			if (plays(leg, 'customer') && leg.context === contexts.join) this.#beep(leg);
			if (!plays(leg, 'agent')) return;
			if (this.#originated.wasCalledOff(uniqueId)) void this.#drop(uniqueId);
			else this.#joins.seen(leg);
			return;
		}
		this.#joins.forget(uniqueId);
		this.#originated.end(uniqueId);
		this.#beeps.delete(uniqueId);
		if (!plays(leg, 'customer')) return;
		// No phone rings on for a caller who has left, be the floor slow or not.
		const legs = this.#parts.legs();
		const ids = legs.groupLegsOf(uniqueId).map((agent) => agent.uniqueId);
		const onTheWay = this.#originated.idsOf(({customerId}) => customerId === uniqueId);
		for (const one of new Set([...ids, ...onTheWay])) {
			const agent = legs.get(one);
			// One that talks with a third party is the floor's to end.
			if (!plays(agent, 'agent') || agent.part.consult === undefined) void this.#drop(one);
		}
	}

	/** Nobody is to be joined with it any more. */
	forget({uniqueId}: Leg): void {
		this.#joins.forget(uniqueId);
	}

	/** A phone could not be called; true when it was one of a group's. */
	originateFailed(event: AmiMessage): boolean {
		const uniqueId = event.get('Uniqueid') ?? '';
		const ring = this.#originated.of(uniqueId);
		if (ring === undefined) return false;
		// A leg that exists tells its own end, and better why.
		if (this.#parts.legs().get(uniqueId) !== undefined) return true;
		this.#originated.end(uniqueId);
		this.#ended(ring.offerId, originateRefusal(event.get('Reason')));
		return true;
	}

	#ended(offerId: OfferId, reason: ReturnType<typeof originateRefusal>): void {
		this.#parts.rings.known(offerId);
		this.#parts.reporter.signal({type: 'offer-ended', offerId, reason});
	}

	async #drop(uniqueId: string): Promise<void> {
		const leg = this.#parts.legs().get(uniqueId);
		if (leg?.headset !== undefined) {
			this.#parts.free(leg);
			return;
		}
		if (leg === undefined) this.#originated.callOff(uniqueId);
		await this.#parts.send([hangUpAction(leg?.name ?? uniqueId)], 'withdraw-ring');
	}

	#join(effect: EffectOf<'connect'>, agent: LegAs<'agent'>): void {
		const customer = this.#parts.legs().byChannel(effect.channel.channelId);
		if (customer === undefined) {
			void this.#drop(agent.uniqueId);
			return;
		}
		const actions = connectActions(effect, customer.name, agent.name);
		const last = actions.at(-1);
		if (last !== undefined) this.#parts.arrivals.expect(customer, [contexts.join], last);
		// An earlier join of theirs may never have come about.
		this.#beeps.delete(customer.uniqueId);
		if (isHeadset(agent)) this.#beeps.set(customer.uniqueId, agent.name);
		void this.#parts.send(actions, effect.type);
	}

	/** Once they are being joined: the two legs that whisper are not to be in their way. */
	#beep({uniqueId}: Leg): void {
		const name = this.#beeps.get(uniqueId);
		if (name === undefined) return;
		this.#beeps.delete(uniqueId);
		void this.#parts.send([beepAction(name)], 'beep');
	}
}

/** Nailed up, here or lent by another switch: its agent hears a beep. */
function isHeadset({headset, part}: LegAs<'agent'>): boolean {
	return headset !== undefined || part.lentId !== undefined;
}

/** A headset may be with the next caller by now. */
function isFor({part, headset}: Leg, {offerId}: EffectOf<'connect'>): boolean {
	return headset === undefined || (part.role === 'agent' && part.offerId === offerId);
}
