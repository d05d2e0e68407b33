/**
 * The ends of legs. A hangup that no request announced is asked about first. Then it is decided who ended
 * the call, and the floor is told once.
 */

import {contexts, lostCause} from '../asterisk/contract.ts';
import type {BareSignal} from '../switch-port.ts';
import type {ControlReader} from './control-signals.ts';
import type {DialReader} from './dial-signals.ts';
import {earEndOf} from './ear-signals.ts';
import {channelOf, type Leg, type LegAs, plays} from './leg.ts';
import type {ReaderParts} from './reader-parts.ts';
import {legFailureOf} from './ring-failure.ts';

/** Q.850: somebody hung up. */
const normalClearing = 16;
/** How much later than a lost leg its customer's own word may come. */
const lostMs = 200;

export class LegEnds {
	readonly #parts: ReaderParts;
	readonly #control: ControlReader;
	readonly #dials: DialReader;
	readonly #asked = new Set<string>();

	constructor(parts: ReaderParts, control: ControlReader, dials: DialReader) {
		this.#parts = parts;
		this.#control = control;
		this.#dials = dials;
	}

	/** The switch reported a hangup with this Q.850 cause. */
	hungUp(leg: Leg, told: number): void {
		if (this.#asked.has(leg.uniqueId)) return;
		// Asterisk names no cause for the BYE of who was never in a bridge.
		const cause = told === 0 && leg.remoteHangUpAt !== undefined ? normalClearing : told;
		const isAnnounced = leg.remoteHangUpAt !== undefined || leg.ownHangUpAt !== undefined;
		if (isAnnounced && cause !== lostCause) {
			this.#end(leg, cause);
			return;
		}
		this.#asked.add(leg.uniqueId);
		void this.#confirm(leg, cause);
	}

	/**
	 * The phone's own BYE has come. Asterisk takes the leg down in its own time, but the agent of a plain talk
	 * is free from here on: the next call need not wait for that. Whatever else a leg is in is told by its end.
	 */
	saidGoodbye(leg: Leg, cause: number): void {
		if (!plays(leg, 'agent') || leg.headset !== undefined || cause === lostCause) return;
		const {group, consult, hasAnswered} = leg.part;
		const customer = this.#parts.legs.get(leg.part.customerId);
		// An order that takes the customer elsewhere clears the context.
		const isPlainTalk =
			hasAnswered &&
			group === undefined &&
			consult === undefined &&
			customer?.context === contexts.ring;
		// A leg across a tie may have been lost instead.
		const isPhone = this.#parts.phoneOf(leg.endpoint) !== undefined;
		if (isPlainTalk && isPhone) this.#agentEnd(leg, cause);
	}

	/** A headset is out of a call, and is there still. */
	out(leg: LegAs<'agent'>): void {
		this.#agentEnd(leg, normalClearing);
		this.#control.agentGone(leg);
	}

	/** The same of one that a colleague called. */
	colleagueOut(leg: LegAs<'customer'>): void {
		this.#customerEnd(leg, normalClearing);
	}

	async #confirm(leg: Leg, cause: number): Promise<void> {
		// Its customer may be on hold by now: where they are is heard first, or they would be let go.
		if (cause === lostCause) await new Promise((resolve) => setTimeout(resolve, lostMs));
		const isGone = await this.#parts.confirmGone(leg).catch(() => undefined);
		this.#asked.delete(leg.uniqueId);
		// The connection went meanwhile, or a resync has thrown this leg away: the resync tells.
		if (isGone === undefined || this.#parts.legs.get(leg.uniqueId) !== leg) return;
		if (!isGone) {
			this.#parts.distrust('a hangup was reported for a channel that is still there');
			return;
		}
		this.#end(leg, cause);
	}

	#end(leg: Leg, cause: number): void {
		this.#tellEnd(leg, cause);
		this.#parts.legs.remove(leg);
		this.#parts.moved(leg);
	}

	#tellEnd(leg: Leg, cause: number): void {
		const {part, channelId} = leg;
		switch (part.role) {
			case 'customer':
				this.#customerEnd(leg as LegAs<'customer'>, cause);
				break;
			case 'agent':
				this.#agentEnd(leg as LegAs<'agent'>, cause);
				this.#control.agentGone(leg as LegAs<'agent'>);
				break;
			case 'outside':
				this.#tell({type: 'outside-ended', phoneId: part.phoneId, channelId});
				break;
			case 'far':
				this.#tell({type: 'far-leg-ended', phoneId: part.phoneId, channelId});
				break;
			case 'fallback': {
				const phoneId = this.#parts.phoneOf(leg.endpoint);
				if (part.isTold && phoneId !== undefined) {
					this.#tell({type: 'outside-ended', phoneId, channelId});
				}
				break;
			}
			case 'supervisor': {
				const {monitorId} = part;
				const reason = this.#whyMonitorEnded(leg as LegAs<'supervisor'>, cause);
				this.#tell({type: 'monitor-ended', monitorId, reason});
				break;
			}
			case 'consult':
				this.#control.guestGone(leg as LegAs<'consult'>);
				break;
			case 'dialling':
				this.#dials.gone(leg as LegAs<'dialling'>, cause);
				break;
			case 'dialled':
				this.#dials.notReached(leg as LegAs<'dialled'>);
				break;
			case 'headset':
			case 'unknown':
			case 'other':
				break;
			default:
				part satisfies never;
		}
		if (leg.headset === undefined) return;
		const {headsetId, isConnected} = leg.headset;
		const reason = isConnected ? 'hung-up' : legFailureOf(cause, leg.sip);
		this.#tell({type: 'headset-ended', headsetId, reason});
	}

	#customerEnd(leg: LegAs<'customer'>, cause: number): void {
		const {part, channelId} = leg;
		if (!part.isOver) {
			part.isOver = true;
			const agent = this.#agentWhoLeft(leg);
			if (agent === undefined)
				this.#tell({type: 'customer-left', channel: channelOf(this.#parts, leg), cause});
			else this.#tellLeft(agent, cause, leg);
		}
		if (part.phoneId !== undefined)
			this.#tell({type: 'outside-ended', phoneId: part.phoneId, channelId});
	}

	/** A headset may be with the next caller in a moment: whose call it was is said. */
	#tellLeft(agent: Leg, cause: number, customer: Leg): void {
		const channel = channelOf(this.#parts, agent);
		const whose = agent.headset === undefined ? {} : {customer: channelOf(this.#parts, customer)};
		this.#tell({type: 'agent-left', channel, cause, ...whose});
	}

	/**
	 * The agent's leg that ended this call, though it goes after its customer: one of a group's ring ends
	 * in its own time, and a slow switch may still know any leg whose hangup it reported.
	 */
	#agentWhoLeft(customer: LegAs<'customer'>): Leg | undefined {
		const {offerId, wasLeft} = customer.part;
		const agent = offerId === undefined ? undefined : this.#parts.legs.ofOffer(offerId);
		if (agent?.part.hasAnswered !== true) return undefined;
		const {remoteHangUpAt: customerAt} = customer;
		const {remoteHangUpAt: agentAt} = agent;
		if (customerAt !== undefined) {
			return agentAt !== undefined && agentAt < customerAt ? agent : undefined;
		}
		// Who dialled by hand has the Dial: hung up by order, their leg takes the customer's along.
		const isByOrder = agent.part.isDialled === true && wasOrderedFirst(agent, customer);
		return agentAt !== undefined || wasLeft || isByOrder ? agent : undefined;
	}

	/** One call has one end: when the customer went first, the customer's own end tells it. */
	#agentEnd(leg: LegAs<'agent'>, cause: number): void {
		const customer = this.#parts.legs.get(leg.part.customerId);
		const {group, offerId} = leg.part;
		if (leg.part.isReleased === true) return;
		if (group !== undefined && !leg.part.hasAnswered) {
			this.#parts.ringKnown(offerId);
			this.#tell({type: 'offer-ended', offerId, reason: legFailureOf(cause, leg.sip)});
			return;
		}
		// Answered, and another one was faster: its end is nobody's.
		if (group !== undefined && plays(customer, 'customer') && customer.part.offerId !== offerId)
			return;
		if (!leg.part.hasAnswered || !plays(customer, 'customer') || customer.part.isOver) return;
		if (customerWentFirst(customer, leg)) return;
		// On hold, or with a third party about: the customer is still there, and the floor has them.
		const goesOn = leg.part.isHandedOver === true || this.#goesOn(customer);
		if (!goesOn) customer.part.isOver = true;
		this.#tellLeft(leg, cause, customer);
	}

	/** Whether a customer stays although the agent's leg is gone. */
	#goesOn(customer: LegAs<'customer'>): boolean {
		if (customer.context === contexts.hold) return true;
		const guests = this.#parts.legs.all().filter((leg) => plays(leg, 'consult'));
		return (
			customer.context === contexts.join &&
			guests.some(({part}) => part.customerId === customer.uniqueId)
		);
	}

	#whyMonitorEnded(leg: LegAs<'supervisor'>, cause: number): string {
		if (leg.part.isActive) {
			const isSpiedGone = this.#parts.legs.get(leg.part.spiedId) === undefined;
			return isSpiedGone ? 'call-ended' : 'hung-up';
		}
		if (leg.part.ear !== undefined) return earEndOf(leg, cause);
		return {17: 'busy', 19: 'no-answer', 0: 'no-answer', 21: 'declined'}[cause] ?? 'failed';
	}

	#tell(signal: BareSignal): void {
		this.#parts.reporter.signal(signal);
	}
}

/**
 * Who hung up. Asterisk ends the agent's leg before or after the customer's, whoever hung up: what
 * tells is the BYE (HangupRequest), or that Dial came back with the caller still there.
 */
function customerWentFirst(customer: LegAs<'customer'>, agent: LegAs<'agent'>): boolean {
	const {remoteHangUpAt: customerAt} = customer;
	const {remoteHangUpAt: agentAt} = agent;
	if (customerAt !== undefined) return agentAt === undefined || customerAt < agentAt;
	if (agentAt !== undefined || customer.part.wasLeft) return false;
	// Nobody said goodbye: one side was hung up by order. A leg of a group's ring says that it was not it.
	const wasLetGo = agent.part.group === undefined ? agent.part.wasLetGo : agent.part.group.wasLetGo;
	if (wasLetGo === true) return customer.context === contexts.join;
	return wasOrderedFirst(customer, agent);
}

/** Hung up by order, before the other was: the dialplan may end that one in the same way. */
function wasOrderedFirst({ownHangUpAt: at}: Leg, {ownHangUpAt: otherAt}: Leg): boolean {
	return at !== undefined && (otherAt === undefined || at < otherAt);
}
