/** Orders of call control on a talk of two: hold, resume, mute, digits. The others are carried out by their own files. */

import type {EffectOf} from '@plateau/core';
import {contexts} from '../asterisk/contract.ts';
import {ConsultOrders} from './consult-orders.ts';
import {digitActions, muteActions} from './control-actions.ts';
import {ControlDesk, type ControlEffect, type ControlParts} from './control-desk.ts';
import {Digits} from './digits.ts';
import {type Leg, type LegAs, plays} from './leg.ts';
import {ReleaseOrders} from './release-orders.ts';
import {TakeOverOrders} from './take-over-orders.ts';

export class ControlOrders {
	readonly #desk: ControlDesk;
	readonly #consults: ConsultOrders;
	readonly #releases: ReleaseOrders;
	readonly #takeOvers: TakeOverOrders;
	readonly #digits: Digits;

	constructor(parts: ControlParts) {
		this.#desk = new ControlDesk(parts);
		this.#consults = new ConsultOrders(this.#desk);
		this.#releases = new ReleaseOrders(this.#desk);
		this.#takeOvers = new TakeOverOrders(this.#desk);
		this.#digits = new Digits((action) => parts.send([action], 'send-digits'));
	}

	perform(effect: ControlEffect): void {
		switch (effect.type) {
			case 'hold':
				this.#hold(effect);
				break;
			case 'resume':
				void this.#resume(effect);
				break;
			case 'mute':
				this.#mute(effect);
				break;
			case 'send-digits':
				this.#sendDigits(effect);
				break;
			case 'take-over':
				void this.#takeOvers.perform(effect);
				break;
			case 'requeue':
				this.#releases.requeue(effect);
				break;
			case 'send-out':
				this.#releases.sendOn(effect);
				break;
			default:
				this.#consults.perform(effect);
		}
	}

	/** A consultation's ring has begun, or its end is known. */
	consultKnown(consultId: EffectOf<'consult'>['consultId']): void {
		this.#consults.known(consultId);
	}

	/** A third party answered: the agent hears somebody else. */
	talkChanged(agent: Leg): void {
		this.#desk.talkChanged(agent);
	}

	/** A third party is out of the talk, though their leg is there still: a headset. */
	thirdGone(guest: LegAs<'consult'>): void {
		void this.#consults.gone(guest);
	}

	/** A leg did something, or is gone. */
	moved(leg: Leg, isThere: boolean): void {
		this.#desk.steps.seen();
		if (!isThere) this.#gone(leg);
	}

	stop(): void {
		this.#desk.stop();
		this.#consults.stop();
		this.#digits.stop();
	}

	#hold(effect: EffectOf<'hold'>): void {
		const desk = this.#desk;
		const customer = desk.leg('customer', effect.channel);
		const agent = desk.leg('agent', effect.agentChannel);
		if (customer === undefined || agent === undefined) {
			desk.fail(effect, 'gone');
		} else if (customer.context === contexts.hold) {
			const channel = desk.channel(customer);
			desk.parts.reporter.signal({type: 'customer-held', channel});
		} else {
			void desk.hold(effect, customer, agent);
		}
	}

	async #resume(effect: EffectOf<'resume'>): Promise<void> {
		const desk = this.#desk;
		const customer = desk.leg('customer', effect.channel);
		const agent = desk.leg('agent', effect.agentChannel);
		if (customer === undefined || agent === undefined) {
			desk.fail(effect, 'gone');
			return;
		}
		const guest = desk.parts.legs().ofConsult(agent.part.consult?.consultId);
		if (guest !== undefined) desk.hangUp(guest);
		const areJoined =
			customer.context === contexts.hold
				? await desk.join(effect, customer, agent)
				: // Joined already, or on the way: ordered again after a gap.
					await desk.together(effect, [customer, agent]);
		if (areJoined) desk.joined(customer, agent);
	}

	#mute(effect: EffectOf<'mute'>): void {
		const agent = this.#desk.leg('agent', effect.agentChannel);
		if (agent === undefined) {
			this.#desk.fail(effect, 'gone');
			return;
		}
		const actions = muteActions(agent, effect.muted);
		void this.#desk.parts.send(actions, effect.type).then((sent) => {
			if (sent !== 'taken') this.#desk.fail(effect, sent);
		});
	}

	#sendDigits(effect: EffectOf<'send-digits'>): void {
		const desk = this.#desk;
		const legs = desk.parts.legs();
		const far = legs.byChannel(effect.channel.channelId);
		const agent = plays(far, 'customer')
			? legs.agentOf(far)
			: legs.get(plays(far, 'consult') ? far.part.agentId : undefined);
		const actions = agent === undefined ? [] : digitActions(agent, effect.digits);
		if (agent === undefined || actions.length === 0) {
			desk.fail(effect, 'gone');
			return;
		}
		void this.#digits.press(agent.uniqueId, actions).then((sent) => {
			if (sent !== 'taken') desk.fail(effect, sent);
		});
	}

	/** Nobody is kept waiting for who is gone; without a daemon the dialplan says so within a turn. */
	#gone(leg: Leg): void {
		const desk = this.#desk;
		const legs = desk.parts.legs();
		if (plays(leg, 'customer')) {
			const waits = (one: Leg): one is LegAs<'agent'> =>
				plays(one, 'agent') &&
				one.part.customerId === leg.uniqueId &&
				one.context === contexts.desk;
			for (const agent of legs.all().filter(waits)) {
				if (legs.ofConsult(agent.part.consult?.consultId) === undefined) desk.hangUp(agent);
			}
		} else if (plays(leg, 'agent')) {
			const guest = legs.ofConsult(leg.part.consult?.consultId);
			// In a talk of three the other two go on.
			if (guest !== undefined && !guest.part.isInAll) desk.hangUp(guest);
		} else if (plays(leg, 'consult')) {
			void this.#consults.gone(leg);
		}
	}
}
