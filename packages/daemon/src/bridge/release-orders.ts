/** Orders by which an agent gives a call away blind: back into a queue, or on to a phone or a number outside. */

import type {EffectOf} from '@plateau/core';
import {contexts, variables} from '../asterisk/contract.ts';
import {setVariable} from './actions.ts';
import {languageAction, transferActions} from './control-actions.ts';
import type {ControlDesk} from './control-desk.ts';
import {isEndpointName} from './endpoint-name.ts';
import type {LegAs} from './leg.ts';

export class ReleaseOrders {
	readonly #desk: ControlDesk;

	constructor(desk: ControlDesk) {
		this.#desk = desk;
	}

	requeue(effect: EffectOf<'requeue'>): void {
		const desk = this.#desk;
		const customer = desk.leg('customer', effect.channel);
		if (customer === undefined) {
			desk.fail(effect, 'gone');
			return;
		}
		const before = [
			languageAction(customer, effect.language),
			// They were talked with: music, whatever their number's way is.
			setVariable(customer.name, variables.answer, 1),
		];
		const agent = desk.leg('agent', effect.agentChannel);
		const isSent = desk.move(effect, before, [{leg: customer, context: contexts.wait}]);
		void this.#release(agent, isSent);
	}

	sendOn(effect: EffectOf<'send-out'>): void {
		const desk = this.#desk;
		const {directory} = desk.parts;
		const {transfer} = effect;
		const customer = desk.leg('customer', effect.channel);
		if (customer === undefined || transfer === undefined) {
			desk.fail(effect, 'gone');
			return;
		}
		const phone = transfer.phoneId === undefined ? undefined : directory.phone(transfer.phoneId);
		if (transfer.phoneId !== undefined && !isEndpointName(phone?.endpoint)) {
			desk.fail(effect, 'no-such-phone');
			return;
		}
		const queueLabel = directory.queueLabel(transfer.queueId);
		const nationalNumber = directory.nationalNumberOf(transfer.partyId);
		const details = {endpoint: phone?.endpoint, nationalNumber, queueLabel};
		const agent = desk.leg('agent', transfer.agentChannel);
		const isSent = desk.move(effect, transferActions(effect, customer, details), [
			{leg: customer, context: contexts.transfer},
		]);
		void this.#release(agent, isSent);
	}

	/** The agent's leg has nobody any more; a third party it called goes with it. */
	async #release(agent: LegAs<'agent'> | undefined, isSent: Promise<boolean>): Promise<void> {
		// At once: the customer's leaving ends a leg that Dial called, before the answer is here.
		if (agent !== undefined) agent.part.isReleased = true;
		if (!(await isSent)) {
			if (agent !== undefined) agent.part.isReleased = false;
			return;
		}
		if (agent === undefined) return;
		const guest = this.#desk.parts.legs().ofConsult(agent.part.consult?.consultId);
		if (guest !== undefined) this.#desk.hangUp(guest);
		this.#desk.hangUp(agent);
	}
}
