/**
 * Orders about callers whom no agent has: let in, rung for, told something, sent outside, let go. Each sends
 * the caller's own leg somewhere in the dialplan, and their coming there is watched.
 */

import type {EffectOf, OfferId} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import {contexts} from '../asterisk/contract.ts';
import type {Log} from '../log.ts';
import type {SwitchDirectory} from '../switch-port.ts';
import {
	type Action,
	admitActions,
	announceActions,
	farewellActions,
	type RingDetails,
	redirect,
	ringActions,
	sendOutActions,
	withdrawActions,
} from './actions.ts';
import type {Arrivals} from './arrivals.ts';
import type {Leg, Legs} from './leg.ts';
import type {RingWatch} from './ring-watch.ts';
import type {Send} from './sender.ts';
import {whereIs} from './where-is.ts';

export type CallerEffect = EffectOf<
	'admit' | 'withdraw-ring' | 'say-farewell' | 'announce' | 'send-out'
>;

export interface CallerOrdersParts {
	readonly client: AmiClient;
	legs(): Legs;
	readonly directory: SwitchDirectory;
	readonly arrivals: Arrivals;
	readonly rings: RingWatch<OfferId>;
	readonly log: Log;
	/** The leg of an order; that it is gone is noted. */
	legOf(effect: CallerEffect): Leg | undefined;
	readonly send: Send;
	/** For a caller's ring: in the order of the callers. */
	readonly sendRing: Send;
}

export class CallerOrders {
	readonly #parts: CallerOrdersParts;

	constructor(parts: CallerOrdersParts) {
		this.#parts = parts;
	}

	perform(effect: CallerEffect): void {
		switch (effect.type) {
			case 'admit':
				this.#sendOn(effect, [contexts.admit, contexts.wait], (admit, name) =>
					admitActions(admit, name, this.#parts.directory.hasMailbox?.() === true),
				);
				break;
			case 'withdraw-ring':
				this.#parts.rings.known(effect.offerId);
				this.#sendOn(effect, [contexts.wait], withdrawActions);
				break;
			case 'announce':
				this.#announce(effect);
				break;
			case 'send-out':
				this.#sendOn(effect, [contexts.sendOut, contexts.farewell], sendOutActions);
				break;
			case 'say-farewell':
				this.#sendOn(effect, [contexts.farewell], farewellActions);
				break;
			default:
				effect satisfies never;
		}
	}

	/** Sends the caller to ring a phone. */
	ring(effect: EffectOf<'ring-agent'>, leg: Leg, details: RingDetails): void {
		const {offerId} = effect;
		this.#parts.arrivals.forget(leg);
		// Wherever an event saw them: they are on their way.
		leg.context = '';
		this.#parts.rings.begin(offerId, {
			look: async () => {
				const where = await whereIs(this.#parts.client, leg);
				if (where === undefined) return 'gone';
				const isDialling = where.context === contexts.ring && where.application === 'Dial';
				return isDialling ? 'dialling' : 'elsewhere';
			},
			takeBack: async () => {
				const back = redirect(leg.name, contexts.wait);
				this.#parts.arrivals.expect(leg, [contexts.wait], back);
				await this.#parts.send([back], 'withdraw-ring');
			},
		});
		const actions = ringActions(effect, leg.name, details);
		void this.#parts.sendRing(actions, effect.type).then((outcome) => {
			if (outcome === 'refused') this.#parts.rings.fail(offerId);
			// The caller's own end tells it: no agent is to be blamed for a ring that had no caller.
			else if (outcome === 'gone') this.#parts.rings.known(offerId);
		});
	}

	/** Redirects a customer and watches for the arrival. */
	#sendOn<E extends CallerEffect>(
		effect: E,
		arrivesIn: readonly string[],
		actionsOf: (effect: E, channelName: string) => readonly Action[],
	): void {
		const leg = this.#parts.legOf(effect);
		if (leg === undefined) return;
		// Ordered a moment before: who leaves a message is not torn out of it.
		if (leg.context === contexts.mailbox) {
			this.#parts.log.debug('order-during-message', {order: effect.type});
			return;
		}
		const actions = actionsOf(effect, leg.name);
		const last = actions.at(-1);
		if (last !== undefined) this.#parts.arrivals.expect(leg, arrivesIn, last);
		void this.#parts.send(actions, effect.type);
	}

	/** Only who waits is told anything: who rings or talks by now would be torn out of it. */
	#announce(effect: EffectOf<'announce'>): void {
		const leg = this.#parts.legs().byChannel(effect.channel.channelId);
		if (leg?.context === contexts.wait || leg?.context === contexts.announce) {
			this.#sendOn(effect, [contexts.announce, contexts.wait], announceActions);
		} else {
			this.#parts.log.debug('announcement-too-late', {callId: effect.callId});
		}
	}
}
