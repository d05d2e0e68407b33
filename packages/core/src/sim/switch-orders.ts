/** The fake switch's orders, each handed to the part of it that carries it out. */

import type {Effect} from '../effects.ts';
import type {ChannelId, SwitchId} from '../ids.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import {isControl, type SimControl} from './switch-control.ts';
import type {SimDialplan} from './switch-dialplan.ts';
import type {SimDials} from './switch-dials.ts';
import type {SimEars} from './switch-ears.ts';
import {isGroupLeg, type SimGroups} from './switch-groups.ts';
import type {SimHeadsets} from './switch-headsets.ts';
import type {SimMonitors} from './switch-monitors.ts';
import type {SimCustomer, SwitchHost} from './switch-parts.ts';
import type {SimRecordings} from './switch-recordings.ts';

interface SimOrdersParts {
	readonly switchId: SwitchId;
	readonly host: SwitchHost;
	readonly phones: SimPhones;
	readonly customers: ReadonlyMap<ChannelId, SimCustomer>;
	readonly dialplan: SimDialplan;
	readonly monitors: SimMonitors;
	readonly groups: SimGroups;
	readonly control: SimControl;
	readonly recordings: SimRecordings;
	readonly dials: SimDials;
	readonly headsets: SimHeadsets;
	readonly ears: SimEars;
	phoneHangsUp(leg: PhoneLeg): void;
	customerHangsUp(customer: SimCustomer): void;
}

export class SimOrders {
	readonly #parts: SimOrdersParts;

	constructor(parts: SimOrdersParts) {
		this.#parts = parts;
	}

	/** Carries out an order. One for a channel that is gone does nothing, as at a real switch. */
	perform(effect: Effect): void {
		const {switchId, host, phones, customers, dialplan, control, headsets, groups} = this.#parts;
		const {monitors, ears, dials, recordings, customerHangsUp, phoneHangsUp} = this.#parts;
		const isToAnswer = ['answer-phone', 'answer-consult', 'answer-dialled'].includes(effect.type);
		if (isToAnswer && 'channel' in effect) {
			const far = phones.legs.get(effect.channel.channelId);
			if (far?.role === 'far') {
				host.far?.answer(far);
				return;
			}
		}
		// Ordered a moment before they came there: let finish.
		if ('channel' in effect && effect.type !== 'hang-up') {
			if (customers.get(effect.channel.channelId)?.place === 'mailbox') return;
		}
		if (isControl(effect)) {
			control.perform(effect);
			return;
		}
		switch (effect.type) {
			case 'admit':
				this.#with(effect.channel.channelId, (customer) =>
					dialplan.greet(customer, effect.notice !== undefined),
				);
				break;
			case 'ring-agent':
				if (effect.headset?.channel.switchId === switchId) headsets.take(effect, effect.headset);
				else if (effect.way === 'group') groups.ring(effect);
				else this.#with(effect.channel.channelId, (customer) => dialplan.ring(customer, effect));
				break;
			case 'withdraw-ring':
				if (effect.way === 'group') groups.withdraw(effect);
				else this.#with(effect.channel.channelId, (customer) => dialplan.wait(customer));
				break;
			case 'say-farewell':
				this.#with(effect.channel.channelId, (customer) => dialplan.sayFarewell(customer));
				break;
			case 'answer-phone': {
				const leg = phones.legs.get(effect.channel.channelId);
				if (leg !== undefined && isGroupLeg(leg)) groups.answer(leg);
				else if (leg !== undefined) dialplan.answer(leg);
				break;
			}
			case 'hang-up': {
				const {channelId} = effect.channel;
				const customer = customers.get(channelId);
				const leg = phones.legs.get(channelId);
				if (customer !== undefined) customerHangsUp(customer);
				else if (leg?.headsetId !== undefined) headsets.release(leg, effect);
				else if (leg !== undefined) phoneHangsUp(leg);
				else control.consults.hangUp(channelId);
				break;
			}
			case 'start-monitor':
				monitors.start(effect);
				break;
			case 'change-monitor':
				host.schedule.after(100, () => {
					monitors.change(effect);
					ears.change(effect);
				});
				break;
			case 'listen-outside':
				ears.listen(effect);
				break;
			case 'stop-monitor':
				monitors.stop(effect.monitorId);
				ears.stop(effect.monitorId);
				break;
			case 'connect':
				groups.connect(effect);
				break;
			case 'announce':
				this.#with(effect.channel.channelId, (customer) => dialplan.announce(customer));
				break;
			case 'send-out':
				if (effect.transfer !== undefined) control.perform(effect);
				else this.#with(effect.channel.channelId, (customer) => dialplan.sendOut(customer));
				break;
			case 'dial':
				dials.dial(effect);
				break;
			case 'ask-colleague':
				dials.askColleague(effect);
				break;
			case 'end-dial':
				dials.endDial(effect);
				break;
			case 'answer-dialled':
				dials.answerBy(effect.channel.channelId);
				break;
			case 'connect-headset':
				headsets.connect(effect);
				break;
			case 'drop-headset':
				headsets.drop(effect.headsetId);
				break;
			case 'start-recording':
			case 'pause-recording':
			case 'resume-recording':
			case 'stop-recording':
				recordings.perform(effect);
				break;
			default:
				effect satisfies never;
		}
	}

	#with(channelId: ChannelId, act: (customer: SimCustomer) => void): void {
		const customer = this.#parts.customers.get(channelId);
		if (customer !== undefined) act(customer);
	}
}
