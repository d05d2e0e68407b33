/** The events of customers' legs to signals: who called, where they are, the keys that they press. */

import {id, type OfferId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import {userEvents} from '../asterisk/contract.ts';
import type {BareSignal} from '../switch-port.ts';
import {callerOf} from './caller.ts';
import {channelOf, type Leg, type LegAs, plays} from './leg.ts';
import type {ReaderParts} from './reader-parts.ts';
import {ringFailureOf} from './ring-failure.ts';

export class CustomerReader {
	readonly #parts: ReaderParts;

	constructor(parts: ReaderParts) {
		this.#parts = parts;
	}

	/** The leg is a customer's: the dialplan says who called, and when. */
	arrived(leg: Leg, event: AmiMessage): void {
		if (plays(leg, 'customer')) return;
		const phoneId = plays(leg, 'outside') ? leg.part.phoneId : undefined;
		leg.part = {role: 'customer', offerId: undefined, wasLeft: false, isOver: false, phoneId};
		const {parties, now, clockOffsetMs} = this.#parts;
		const since = Number(event.get('Since')) - clockOffsetMs();
		this.#tell({
			type: 'call-arrived',
			channel: channelOf(this.#parts, leg),
			...parties.arrivalOf(
				leg.uniqueId,
				callerOf({
					number: event.get('Caller') ?? '',
					from: event.get('From') ?? '',
					privacy: event.get('Privacy') ?? '',
					asserted: event.get('Asserted') ?? '',
				}),
			),
			numberId: id(event.get('Number') ?? ''),
			startedAt: Number.isFinite(since) ? Math.min(Math.round(since), now()) : now(),
		});
	}

	/** A user event of a customer's leg. */
	read(leg: LegAs<'customer'>, name: string, event: AmiMessage): void {
		const {part} = leg;
		const offerId = event.get('Offer');
		const channel = channelOf(this.#parts, leg);
		switch (name) {
			case userEvents.waiting:
				this.#tell({type: 'caller-waiting', channel});
				break;
			case userEvents.noticed:
				this.#tell({type: 'notice-heard', channel});
				break;
			case userEvents.ringing:
			case userEvents.joining:
				if (offerId) part.offerId = id<OfferId>(offerId);
				break;
			case userEvents.notJoined: {
				// The leg went a moment before: its end is the call's, although the caller waits again.
				const agent = offerId === undefined ? undefined : this.#parts.legs.ofOffer(id(offerId));
				if (agent?.part.group === undefined) this.#parts.distrust('a caller was joined to nobody');
				else agent.part.group.wasLetGo = false;
				break;
			}
			case userEvents.rang:
				if (event.get('Status') === 'ANSWER') part.wasLeft = true;
				else if (offerId) this.#rang(id<OfferId>(offerId), event);
				break;
			case userEvents.fallback:
				this.#tell({type: 'caller-in-fallback', channel});
				break;
			case userEvents.mailbox:
				this.#tell({type: 'caller-in-mailbox', channel});
				break;
			default:
			// That they have come to a message, an announcement or the way out: where they are was noted.
		}
	}

	#rang(offerId: OfferId, event: AmiMessage): void {
		const reason = ringFailureOf({
			status: event.get('Status') ?? '',
			sip: event.get('Sip') ?? '',
		});
		this.#parts.ringKnown(offerId);
		this.#tell({type: 'offer-ended', offerId, reason});
	}

	/** A key that a caller pressed; those that they are sent are somebody else's. */
	key(leg: Leg | undefined, event: AmiMessage): void {
		const digit = event.get('Digit') ?? '';
		if (!plays(leg, 'customer') || event.get('Direction') !== 'Received') return;
		if (/^[0-9*#]$/.test(digit))
			this.#tell({type: 'caller-pressed', channel: channelOf(this.#parts, leg), digit});
	}

	/** A desk phone took a customer out of the switch's own queue. */
	fallbackAnswered(leg: Leg, event: AmiMessage): void {
		const customer = this.#parts.legs.get(event.get('Customer'));
		if (!plays(customer, 'customer')) {
			this.#parts.distrust('the fallback answered a caller who is not known');
			return;
		}
		if (plays(leg, 'fallback') && leg.part.isTold) return;
		leg.part = {role: 'fallback', customerId: customer.uniqueId, isTold: true};
		const phoneId = this.#parts.phoneOf(leg.endpoint);
		this.#tell({
			type: 'fallback-answered',
			channel: channelOf(this.#parts, customer),
			...(phoneId === undefined ? {} : {phoneId}),
		});
		// The floor did not give this call: its agent is busy with it all the same.
		if (phoneId !== undefined) {
			this.#tell({type: 'outside-started', phoneId, channelId: leg.channelId});
		}
	}

	#tell(signal: BareSignal): void {
		this.#parts.reporter.signal(signal);
	}
}
