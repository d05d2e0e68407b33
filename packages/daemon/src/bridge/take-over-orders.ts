/**
 * A supervisor's leg takes a customer over from the agent it listens to: out of its spying to the desk, the
 * customer on hold meanwhile, then the two are joined, and the agent's leg is let go.
 */

import type {EffectOf} from '@plateau/core';
import {contexts, variables} from '../asterisk/contract.ts';
import {redirect, setVariable} from './actions.ts';
import {handedOverActions, keepAction} from './control-actions.ts';
import type {ControlDesk} from './control-desk.ts';
import type {LegAs} from './leg.ts';

type TakeOver = EffectOf<'take-over'>;

interface Three {
	readonly customer: LegAs<'customer'>;
	readonly agent: LegAs<'agent'>;
	readonly taker: LegAs<'supervisor'>;
}

export class TakeOverOrders {
	readonly #desk: ControlDesk;

	constructor(desk: ControlDesk) {
		this.#desk = desk;
	}

	async perform(effect: TakeOver): Promise<void> {
		const desk = this.#desk;
		const customer = desk.leg('customer', effect.channel);
		const agent = desk.leg('agent', effect.agentChannel);
		const taker = desk.leg('supervisor', effect.takerChannel);
		if (customer === undefined || agent === undefined || taker === undefined) {
			desk.fail(effect, 'gone');
			return;
		}
		if (!(await this.#setApart(effect, {customer, agent, taker}))) return;
		if (!(await desk.join(effect, customer, taker))) {
			await this.#listenAgain(effect, taker);
			return;
		}
		await this.#becomesAgent(effect, customer, taker);
		await desk.release(effect, agent);
		desk.joined(customer, taker);
		desk.hangUp(agent);
	}

	/** Each in a place of its own, where nothing they do ends the others. */
	async #setApart(effect: TakeOver, {customer, agent, taker}: Three): Promise<boolean> {
		const desk = this.#desk;
		const isOut = await desk.move(
			effect,
			// At the desk it stays as long as this customer is there.
			[setVariable(taker.name, `__${variables.customer}`, customer.uniqueId)],
			[{leg: taker, context: contexts.desk}],
		);
		if (!isOut || customer.context === contexts.hold) return isOut;
		const isHeld = await desk.hold(effect, customer, agent);
		if (!isHeld) await this.#listenAgain(effect, taker);
		return isHeld;
	}

	/** Nothing came of it: the supervisor goes on listening. */
	async #listenAgain(effect: TakeOver, {name, part}: LegAs<'supervisor'>): Promise<void> {
		const back = redirect(name, contexts.monitor, part.mode ?? 'listen');
		await this.#desk.parts.send([back], effect.type);
	}

	async #becomesAgent(
		effect: TakeOver,
		customer: LegAs<'customer'>,
		taker: LegAs<'supervisor'>,
	): Promise<void> {
		const {offerId} = customer.part;
		if (offerId === undefined) return;
		const leg: {part: unknown} = taker;
		leg.part = {
			...{role: 'agent', customerId: customer.uniqueId, offerId},
			...{hasAnswered: true, wantsAnswer: false, isHandedOver: true},
		};
		const actions = handedOverActions(taker, {customer, offerId, isOutside: false});
		const free = setVariable(taker.name, variables.monitor, '');
		await this.#desk.parts.send([free, ...actions, keepAction(customer, false)], effect.type);
	}
}
