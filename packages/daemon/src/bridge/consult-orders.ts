/** Orders about a third party: called, swapped with the customer, joined with both, let go, handed the customer. */

import type {ConsultId, EffectOf} from '@plateau/core';
import {contexts, extensions, variables} from '../asterisk/contract.ts';
import {redirect, setVariable} from './actions.ts';
import {
	consultActions,
	handedOverActions,
	joinAllAction,
	keepAction,
	languageAction,
	type Move,
	peerAction,
} from './control-actions.ts';
import type {ControlDesk, ControlEffect} from './control-desk.ts';
import {isEndpointName} from './endpoint-name.ts';
import {askActions} from './headset-actions.ts';
import type {ConsultPart, LegAs} from './leg.ts';
import {RingWatch} from './ring-watch.ts';
import {whereIs} from './where-is.ts';

export type ConsultEffect = EffectOf<'consult' | 'swap' | 'join-all' | 'end-consult' | 'hand-over'>;

interface Three {
	readonly customer: LegAs<'customer'>;
	readonly agent: LegAs<'agent'>;
	readonly guest: LegAs<'consult'>;
}

export class ConsultOrders {
	readonly #desk: ControlDesk;
	readonly #rings: RingWatch<ConsultId>;
	/** Ordered while the agent's leg was on its way out of an earlier one. */
	readonly #waiting = new Set<ConsultId>();

	constructor(desk: ControlDesk) {
		this.#desk = desk;
		const {reporter, times} = desk.parts;
		this.#rings = new RingWatch({
			ringStartMs: times.ringStartMs,
			notStarted: (consultId) =>
				reporter.signal({type: 'consult-ended', consultId, reason: 'not-started'}),
		});
	}

	perform(effect: ConsultEffect): void {
		switch (effect.type) {
			case 'consult':
				this.#consult(effect);
				break;
			case 'swap':
				void this.#swap(effect);
				break;
			case 'join-all':
				void this.#joinAll(effect);
				break;
			case 'end-consult':
				this.#end(effect);
				break;
			case 'hand-over':
				void this.#handOver(effect);
				break;
			default:
				effect satisfies never;
		}
	}

	known(consultId: ConsultId): void {
		this.#rings.known(consultId);
	}

	stop(): void {
		this.#rings.stop();
	}

	/** A third party is gone; customer and agent who talked stay joined, and the floor is told so. */
	async gone({part}: LegAs<'consult'>): Promise<void> {
		const desk = this.#desk;
		const legs = desk.parts.legs();
		const customer = legs.get(part.customerId);
		const agent = legs.get(part.agentId);
		if (customer?.context !== contexts.join || agent === undefined) return;
		await desk.parts.send([keepAction(customer, false)], 'end-consult');
		const channel = desk.channel(customer);
		const agentChannel = desk.channel(agent);
		const areTogether = await desk.areTogether([customer, agent]);
		if (areTogether) desk.parts.reporter.signal({type: 'legs-joined', channel, agentChannel});
	}

	#consult(effect: EffectOf<'consult'>): void {
		const desk = this.#desk;
		const {consultId} = effect;
		const customer = desk.leg('customer', effect.channel);
		const agent = desk.leg('agent', effect.agentChannel);
		if (customer === undefined || agent === undefined) {
			desk.fail(effect, 'gone');
			return;
		}
		if (customer.context !== contexts.hold) {
			void this.#call(effect, customer, agent);
			return;
		}
		// Right after another who did not take it: a leg that is being sent twice ends in either place.
		this.#waiting.add(consultId);
		desk.steps.when(
			[{uniqueId: agent.uniqueId, context: contexts.desk}],
			() => {
				if (this.#waiting.delete(consultId)) void this.#call(effect, customer, agent);
			},
			() => {
				if (this.#waiting.delete(consultId)) desk.fail(effect, 'not-in-time');
			},
		);
	}

	async #call(
		effect: EffectOf<'consult'>,
		customer: LegAs<'customer'>,
		agent: LegAs<'agent'>,
	): Promise<void> {
		const desk = this.#desk;
		const {directory, reporter, client} = desk.parts;
		const {consultId, to} = effect;
		// Of another switch, it is called across, and lent there.
		if (effect.headset?.channel.switchId === desk.parts.switchId) {
			await this.#callHeadset(effect, effect.headset, {customer, agent});
			return;
		}
		const {endpoint, autoAnswer = {}} = 'phoneId' in to ? (directory.phone(to.phoneId) ?? {}) : {};
		if ('phoneId' in to && !isEndpointName(endpoint)) {
			reporter.signal({type: 'consult-ended', consultId, reason: 'unregistered'});
			return;
		}
		agent.part.consult = {consultId, isEnding: false};
		const nationalNumber = directory.nationalNumberOf(effect.partyId);
		const before = [
			...consultActions(
				effect,
				{agent, customer},
				{endpoint, autoAnswer, nationalNumber, isTied: (desk.parts.ties ?? []).length > 0},
			),
			languageAction(customer, effect.language),
			peerAction(customer, agent),
		];
		const goes: Move = {leg: agent, context: contexts.consult};
		this.#rings.begin(consultId, {
			look: async () => {
				const where = await whereIs(client, agent);
				if (where === undefined) return 'gone';
				const isDialling = where.context === contexts.consult && where.application === 'Dial';
				return isDialling ? 'dialling' : 'elsewhere';
			},
			takeBack: async () => {
				await desk.parts.send([redirect(agent.name, contexts.desk)], effect.type);
			},
		});
		if (await desk.move(effect, before, withCustomerHeld(customer, goes))) return;
		this.#rings.known(consultId);
		delete agent.part.consult;
	}

	/** A colleague who is nailed up: their leg waits, and hears a beep and the agent. */
	async #callHeadset(
		effect: EffectOf<'consult'>,
		headset: NonNullable<EffectOf<'consult'>['headset']>,
		{customer, agent}: Pick<Three, 'customer' | 'agent'>,
	): Promise<void> {
		const desk = this.#desk;
		const {reporter} = desk.parts;
		const {consultId} = effect;
		const leg = await desk.parts.askHeadset(headset, consultId);
		if (leg === undefined) return;
		if (typeof leg === 'string') {
			reporter.signal({type: 'consult-ended', consultId, reason: leg});
			return;
		}
		const customerId = customer.uniqueId;
		const part: ConsultPart = {
			...{role: 'consult', consultId, agentId: agent.uniqueId, customerId},
			...{hasAnswered: true, wantsAnswer: false, isInAll: false},
		};
		leg.part = part;
		agent.part.consult = {consultId, isEnding: false};
		const before = [
			...askActions(leg, {consultId, agent, customerId}),
			setVariable(agent.name, variables.consult, consultId),
			languageAction(customer, effect.language),
			peerAction(customer, agent),
			peerAction(agent, leg),
		];
		const goes: Move = {leg: agent, context: contexts.consult, extension: extensions.beep};
		const isSent = await desk.move(effect, before, withCustomerHeld(customer, goes));
		const isWith = isSent && (await desk.areTogether([agent, leg]));
		// Called off, or put down, meanwhile.
		if (leg.part !== part) return;
		if (!isWith) {
			if (isSent) desk.fail(effect, 'not-joined');
			if (agent.part.consult?.consultId === consultId) delete agent.part.consult;
			desk.hangUp(leg);
			return;
		}
		reporter.signal({type: 'consult-answered', consultId, channel: desk.channel(leg)});
		desk.talkChanged(agent);
	}

	async #swap(effect: EffectOf<'swap'>): Promise<void> {
		const three = this.#three(effect);
		if (three === undefined) return;
		const desk = this.#desk;
		const {customer, agent, guest} = three;
		if (effect.with === 'customer') {
			if (await this.#toCustomer(effect, three)) desk.joined(customer, agent);
			return;
		}
		const isSent = await desk.move(
			effect,
			[
				languageAction(customer, effect.language),
				peerAction(customer, agent),
				peerAction(agent, guest),
			],
			[
				{leg: customer, context: contexts.hold},
				{leg: agent, context: contexts.consult, extension: extensions.again},
			],
		);
		if (isSent && (await desk.together(effect, [agent, guest]))) desk.joined(guest, agent);
	}

	async #joinAll(effect: EffectOf<'join-all'>): Promise<void> {
		const three = this.#three(effect);
		if (three === undefined) return;
		const desk = this.#desk;
		const {customer, agent, guest} = three;
		const areTwo = customer.context === contexts.join && guest.context === contexts.guest;
		if (!areTwo && !(await this.#toCustomer(effect, three))) return;
		const sent = await desk.parts.send(
			[peerAction(guest, agent), joinAllAction(guest)],
			effect.type,
		);
		if (sent !== 'taken') {
			desk.fail(effect, sent);
			return;
		}
		if (!(await desk.together(effect, [guest, agent, customer]))) return;
		desk.parts.reporter.signal({type: 'all-joined', channel: desk.channel(customer)});
		desk.talkChanged(agent);
	}

	/** The agent leaves the third party, who waits, and is joined with the customer. */
	async #toCustomer(effect: ControlEffect, {customer, agent, guest}: Three): Promise<boolean> {
		const desk = this.#desk;
		const isSent = await desk.move(
			effect,
			[],
			[
				{leg: agent, context: contexts.desk},
				{leg: guest, context: contexts.guest},
			],
		);
		if (!isSent) return false;
		const waits = {uniqueId: guest.uniqueId, context: contexts.guest};
		return await desk.join(effect, customer, agent, [waits]);
	}

	#end(effect: EffectOf<'end-consult'>): void {
		const desk = this.#desk;
		const {consultId} = effect;
		if (this.#waiting.delete(consultId) || desk.parts.askedOff(consultId)) {
			desk.parts.reporter.signal({type: 'consult-ended', consultId, reason: 'hung-up'});
			return;
		}
		const legs = desk.parts.legs();
		const guest = legs.ofConsult(consultId);
		const agent = desk.leg('agent', effect.agentChannel);
		if (agent?.part.consult?.consultId !== consultId) {
			if (guest === undefined) desk.fail(effect, 'gone');
			else desk.hangUp(guest);
			return;
		}
		agent.part.consult.isEnding = true;
		this.#rings.known(consultId);
		const customer = legs.get(agent.part.customerId);
		// Customer and agent talk on; else the agent leaves the third party, which Dial then hangs up.
		if (customer?.context !== contexts.join) {
			void desk.move(effect, [], [{leg: agent, context: contexts.desk}]);
		}
		if (guest !== undefined) desk.hangUp(guest);
	}

	async #handOver(effect: EffectOf<'hand-over'>): Promise<void> {
		const desk = this.#desk;
		const customer = desk.leg('customer', effect.channel);
		const guest = desk.leg('consult', effect.consultChannel);
		const agent = desk.leg('agent', effect.agentChannel);
		if (customer === undefined || guest === undefined) {
			desk.fail(effect, 'gone');
			return;
		}
		const areTogether = guest.part.isInAll
			? await desk.together(effect, [customer, guest])
			: await this.#toThirdParty(effect, customer, guest, agent);
		if (!areTogether) return;
		await this.#becomesAgent(effect, customer, guest);
		if (agent !== undefined) await desk.release(effect, agent);
		desk.joined(customer, guest);
		if (agent !== undefined) desk.hangUp(agent);
	}

	async #toThirdParty(
		effect: EffectOf<'hand-over'>,
		customer: LegAs<'customer'>,
		guest: LegAs<'consult'>,
		agent: LegAs<'agent'> | undefined,
	): Promise<boolean> {
		const goes: Move = {leg: guest, context: contexts.desk};
		// Together, or the end of Dial would take the third party along.
		const isSent = await this.#desk.move(
			effect,
			[setVariable(guest.name, `__${variables.customer}`, customer.uniqueId)],
			agent === undefined || customer.context === contexts.join
				? [goes]
				: [{leg: agent, context: contexts.desk}, goes],
		);
		return isSent && (await this.#desk.join(effect, customer, guest));
	}

	async #becomesAgent(
		effect: EffectOf<'hand-over'>,
		customer: LegAs<'customer'>,
		guest: LegAs<'consult'>,
	): Promise<void> {
		const {customerId} = guest.part;
		const offerId = customer.part.offerId;
		if (offerId === undefined) return;
		const isOutside = !this.#desk.parts.isPhone(guest.endpoint);
		const leg: {part: unknown} = guest;
		leg.part = {
			...{role: 'agent', customerId, offerId, hasAnswered: true, wantsAnswer: false},
			isHandedOver: true,
		};
		const actions = handedOverActions(guest, {customer, offerId, isOutside});
		await this.#desk.parts.send(actions, effect.type);
	}

	#three(effect: EffectOf<'swap' | 'join-all'>): Three | undefined {
		const desk = this.#desk;
		const customer = desk.leg('customer', effect.channel);
		const agent = desk.leg('agent', effect.agentChannel);
		const guest = desk.leg('consult', effect.consultChannel);
		if (customer === undefined || agent === undefined || guest === undefined) {
			desk.fail(effect, 'gone');
			return undefined;
		}
		return {customer, agent, guest};
	}
}

/** Together with the customer's leg, unless that is on hold already. */
function withCustomerHeld(customer: LegAs<'customer'>, goes: Move): readonly [Move, Move?] {
	const isHeld = customer.context === contexts.hold;
	return isHeld ? [goes] : [{leg: customer, context: contexts.hold}, goes];
}
