/** The events of call control to signals: who is on hold, and what becomes of third parties. */

import {type ConsultId, id, type RingFailure} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import {userEvents} from '../asterisk/contract.ts';
import {type AgentPart, type ConsultPart, channelOf, type Leg, type LegAs, plays} from './leg.ts';
import type {ReaderParts} from './reader-parts.ts';
import {ringFailureOf} from './ring-failure.ts';

export class ControlReader {
	readonly #parts: ReaderParts;
	readonly #readAgain: (why: string) => void;

	/** `parts.distrust` is heard only of what is new; `readAgain` always. */
	constructor(parts: ReaderParts, readAgain: (why: string) => void) {
		this.#parts = parts;
		this.#readAgain = readAgain;
	}

	/** A leg is called from an agent's leg in a consultation. */
	called(agent: LegAs<'agent'>, leg: Leg): void {
		const consultId = agent.part.consult?.consultId;
		if (consultId === undefined) {
			this.#parts.distrust('somebody is consulted whom the floor does not know');
			return;
		}
		leg.part = {
			...{role: 'consult', consultId, agentId: agent.uniqueId, customerId: agent.part.customerId},
			...{hasAnswered: false, wantsAnswer: false, isInAll: false},
		};
		this.#parts.consultKnown(consultId);
		const channel = channelOf(this.#parts, leg);
		this.#parts.reporter.signal({type: 'consult-ringing', consultId, channel});
	}

	/** A user event of a leg; false when it is none of call control, or of another leg. */
	read(leg: Leg, name: string, event: AmiMessage): boolean {
		if (plays(leg, 'customer')) return this.#customer(leg, name, event);
		if (plays(leg, 'agent')) return this.#agent(leg, name, event);
		// On the way to a customer that it takes over.
		if (plays(leg, 'supervisor')) return name === userEvents.desk || name === userEvents.letGo;
		if (name === userEvents.transferAnswered) {
			const customer = this.#parts.legs.get(event.get('Customer'));
			if (!plays(customer, 'customer')) return false;
			const channel = channelOf(this.#parts, customer);
			this.#parts.reporter.signal({type: 'sent-out-answered', channel});
			return true;
		}
		return plays(leg, 'consult') && this.#guest(leg, name);
	}

	/** An agent's leg is gone, and with it a ring that it had begun. */
	agentGone(agent: LegAs<'agent'>): void {
		const consultId = agent.part.consult?.consultId;
		if (consultId === undefined || this.#parts.legs.ofConsult(consultId) !== undefined) return;
		this.#end(consultId, 'hung-up', agent.part);
	}

	/** A third party's leg is gone. */
	guestGone({part}: LegAs<'consult'>): void {
		const agent = this.#parts.legs.get(part.agentId);
		const own = plays(agent, 'agent') ? agent.part : undefined;
		// Refused, or out of time: the agent's leg says so, and why.
		if (!part.hasAnswered && own !== undefined && !own.consult?.isEnding) return;
		this.#end(part.consultId, 'hung-up', own, part);
	}

	#customer(leg: LegAs<'customer'>, name: string, event: AmiMessage): boolean {
		const {reporter} = this.#parts;
		const channel = channelOf(this.#parts, leg);
		switch (name) {
			case userEvents.held:
				leg.part.wasLeft = false;
				// The agent went as the customer was put on hold: the floor took the call for over. Nor was it in what was
				// read, should this be told behind a reading.
				if (leg.part.isOver) {
					leg.part.isOver = false;
					this.#readAgain('a customer is on hold whose call was over');
				}
				reporter.signal({type: 'customer-held', channel});
				return true;
			case userEvents.transferred:
				leg.part.wasLeft = false;
				reporter.signal({type: 'sent-out', channel});
				return true;
			case userEvents.transferFailed:
				reporter.signal({type: 'sent-out-ended', channel, reason: whyNot(event)});
				return true;
			default:
				return false;
		}
	}

	#agent(leg: LegAs<'agent'>, name: string, event: AmiMessage): boolean {
		const {part} = leg;
		switch (name) {
			case userEvents.desk:
				// Called off before anything was seen of it.
				if (part.consult?.isEnding === true) this.#end(part.consult.consultId, 'hung-up', part);
				return true;
			case userEvents.consultEnded: {
				const isTalkOver = event.get('Status') === 'ANSWER';
				const consultId = event.get('Consult') ?? '';
				if (consultId !== '')
					this.#end(id(consultId), isTalkOver ? 'hung-up' : whyNot(event), part);
				return true;
			}
			case userEvents.letGo:
				if (part.group !== undefined) part.group.wasLetGo = true;
				part.wasLetGo = true;
				return true;
			default:
				return name === userEvents.guest || name === userEvents.joiningAll;
		}
	}

	#guest(leg: LegAs<'consult'>, name: string): boolean {
		const {part} = leg;
		switch (name) {
			case userEvents.consulted: {
				if (part.hasAnswered) return true;
				part.hasAnswered = true;
				const {consultId} = part;
				const channel = channelOf(this.#parts, leg);
				this.#parts.reporter.signal({type: 'consult-answered', consultId, channel});
				const agent = this.#parts.legs.get(part.agentId);
				if (agent !== undefined) this.#parts.talkChanged(agent);
				return true;
			}
			case userEvents.joiningAll:
				part.isInAll = true;
				return true;
			case userEvents.guest:
				part.isInAll = false;
				return true;
			default:
				return name === userEvents.desk || name === userEvents.letGo;
		}
	}

	/**
	 * Either of its legs tells it, or both: that it was told is known as long as one of them is there. The parts
	 * are those of the legs that tell, which may have gone already.
	 */
	#end(
		consultId: ConsultId,
		reason: RingFailure | 'hung-up',
		agent: AgentPart | undefined,
		guest: ConsultPart | undefined = this.#parts.legs.ofConsult(consultId)?.part,
	): void {
		this.#parts.consultKnown(consultId);
		const told = agent?.toldConsults ?? [];
		if (told.includes(consultId) || guest?.isEndTold === true) return;
		if (agent !== undefined) agent.toldConsults = [...told, consultId];
		if (guest !== undefined) guest.isEndTold = true;
		this.#parts.reporter.signal({type: 'consult-ended', consultId, reason});
	}
}

function whyNot(event: AmiMessage): RingFailure {
	return ringFailureOf({status: event.get('Status') ?? '', sip: event.get('Sip') ?? ''});
}
