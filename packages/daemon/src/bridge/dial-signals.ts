/** The events of calls by hand to signals: the agent's own leg, the number's, and why it was not reached. */

import {type CallId, type DialFailure, id, type OfferId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import {contexts, userEvents} from '../asterisk/contract.ts';
import {type OwnDial, phoneFailure} from './dial-orders.ts';
import {channelOf, type Leg, type LegAs, plays} from './leg.ts';
import type {ReaderParts} from './reader-parts.ts';
import {legFailureOf} from './ring-failure.ts';

export class DialReader {
	readonly #parts: ReaderParts;

	constructor(parts: ReaderParts) {
		this.#parts = parts;
	}

	/** An agent's phone was originated to dial a number. */
	begun(leg: Leg, {callId, isInternal, remoteAnswer}: OwnDial): void {
		leg.part = {
			...{role: 'dialling', callId, isInternal, step: 'phone', wantsAnswer: remoteAnswer},
			...{isTold: false, isEnding: false, isOver: false},
		};
		this.#parts.moved(leg);
	}

	/** `DialBegin`: true when it was about a call by hand. */
	called(caller: Leg | undefined, called: Leg | undefined, context: string): boolean {
		if (plays(called, 'dialling')) {
			const {part} = called;
			if (part.isTold) return true;
			part.isTold = true;
			this.#parts.dialKnown(part.callId);
			this.#progressed(called);
			return true;
		}
		if (!plays(caller, 'dialling') || context !== contexts.dial) return false;
		if (called?.part.role === 'unknown') {
			const {callId} = caller.part;
			const phoneId = this.#parts.phoneOf(called.endpoint);
			const agentId = caller.uniqueId;
			called.part = {role: 'dialled', callId, agentId, phoneId, wantsAnswer: false};
			// A colleague's: busy from the first ring, so that no offer rings on top.
			if (phoneId !== undefined)
				this.#parts.reporter.signal({
					...{type: 'outside-started', phoneId, channelId: called.channelId},
				});
			// Asterisk says that it is dialled after having dialled it: its ringing may be told before.
			this.#rings(called);
		}
		return true;
	}

	/** A leg's state is another. */
	changed(leg: Leg): void {
		const isAsked = plays(leg, 'dialling') || plays(leg, 'dialled');
		if (isAsked && leg.state === 'ringing' && leg.part.wantsAnswer) {
			leg.part.wantsAnswer = false;
			this.#parts.answerNow(leg);
		}
		this.#rings(leg);
	}

	#rings(leg: Leg): void {
		if (!plays(leg, 'dialled') || leg.state !== 'ringing') return;
		const agent = this.#parts.legs.get(leg.part.agentId);
		if (plays(agent, 'dialling') && agent.part.step === 'calling') {
			agent.part.step = 'ringing';
			this.#progressed(agent);
		}
	}

	/** A user event of a leg; false when it is none of a call by hand. */
	read(leg: Leg, name: string, event: AmiMessage): boolean {
		switch (name) {
			case userEvents.dialling:
				if (plays(leg, 'dialling') && leg.part.step === 'phone') {
					leg.part.step = 'calling';
					this.#parts.dialKnown(leg.part.callId);
					this.#progressed(leg);
				}
				return true;
			case userEvents.dialled:
				if (plays(leg, 'dialled')) this.#answered(leg);
				return true;
			case userEvents.dialEnded:
				if (plays(leg, 'dialling') && event.get('Status') !== 'ANSWER') {
					const why = farFailureOf(event.get('Status') ?? '', event.get('Sip') ?? '');
					// A phone, or a headset, that its Asterisk does not have.
					const isOff = why === 'no-trunk' || why === 'no-such-number';
					this.#end(leg, leg.part.isInternal && isOff ? 'not-registered' : why);
				}
				return true;
			default:
				return false;
		}
	}

	/** The called leg is gone before it answered: why, the agent's leg says. */
	notReached({part: {phoneId}, channelId}: LegAs<'dialled'>): void {
		if (phoneId !== undefined)
			this.#parts.reporter.signal({type: 'outside-ended', phoneId, channelId});
	}

	/** The agent's leg is gone before anybody answered. */
	gone(leg: LegAs<'dialling'>, cause: number): void {
		const {step, isEnding} = leg.part;
		const isPhones = step === 'phone' && !isEnding;
		this.#end(leg, isPhones ? phoneFailure(legFailureOf(cause, leg.sip)) : 'cancelled');
	}

	#answered(leg: LegAs<'dialled'>): void {
		const {callId, agentId} = leg.part;
		const agent = this.#parts.legs.get(agentId);
		if (!plays(agent, 'dialling')) return;
		becomeTalk(agent, leg, callId);
		this.#parts.dialAnswered(agent, leg);
		this.#parts.reporter.signal({
			...{type: 'dial-answered', callId},
			...{channel: channelOf(this.#parts, leg), agentChannel: channelOf(this.#parts, agent)},
		});
	}

	#end(leg: LegAs<'dialling'>, reason: DialFailure): void {
		const {part} = leg;
		if (part.isOver) return;
		part.isOver = true;
		this.#parts.dialKnown(part.callId);
		this.#parts.reporter.signal({type: 'dial-ended', callId: part.callId, reason});
	}

	#progressed(leg: LegAs<'dialling'>): void {
		const {callId, step} = leg.part;
		const agentChannel = channelOf(this.#parts, leg);
		this.#parts.reporter.signal({type: 'dial-progressed', callId, step, agentChannel});
	}
}

/** Answered: the two legs are an agent's and a customer's from now on. The call's id is their offer's. */
export function becomeTalk(agent: Leg, customer: Leg, callId: CallId): void {
	const offerId = id<OfferId>(callId);
	const phoneId =
		plays(customer, 'dialled') || plays(customer, 'customer') ? customer.part.phoneId : undefined;
	customer.part = {role: 'customer', offerId, wasLeft: false, isOver: false, phoneId};
	agent.part = {
		...{role: 'agent', customerId: customer.uniqueId, offerId, hasAnswered: true},
		...{wantsAnswer: false, isDialled: true},
	};
}

/** Why a number was not reached: what its provider answered says more than `DIALSTATUS`. */
export function farFailureOf(status: string, sip: string): DialFailure {
	const code = Number(sip);
	if (code === 486 || code === 600) return 'busy';
	if (code === 404 || code === 410 || code === 484 || code === 604) return 'no-such-number';
	if (code === 403 || code === 603 || code === 606) return 'refused';
	if (code === 408 || code === 480 || code === 487) return 'no-answer';
	if (code >= 400) return 'congestion';
	switch (status) {
		case 'BUSY':
			return 'busy';
		case 'NOANSWER':
			return 'no-answer';
		case 'CHANUNAVAIL':
			return 'no-trunk';
		case 'CANCEL':
			return 'cancelled';
		default:
			return 'congestion';
	}
}
