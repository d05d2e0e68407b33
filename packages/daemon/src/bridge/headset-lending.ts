/**
 * Nailed-up headsets that calls of other switches have, one call each. Such a call arrives as a leg that says
 * whose headset it is for; once that waits, the leg is sent on, and joined with it by the dialplan.
 */

import type {HeadsetId, PhoneId, RingFailure} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import {contexts, variables} from '../asterisk/contract.ts';
import type {SwitchReporter} from '../switch-port.ts';
import {hangUpAction, redirect, setVariable} from './actions.ts';
import {type Leg, type Legs, plays} from './leg.ts';
import type {Send} from './sender.ts';

export interface HeadsetLendingParts {
	legs(): Legs;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	/** The headset's leg, once it waits. A word: why not; undefined: it is asked for already. */
	ask(
		headset: {readonly headsetId: HeadsetId},
		occasion: string,
	): Promise<Leg | RingFailure | undefined>;
	readonly send: Send;
}

/** Q.850 causes, by which the other switch knows: no such headset, and not now. */
const unknownCause = 1;
const congestedCause = 34;

export class HeadsetLending {
	readonly #parts: HeadsetLendingParts;

	constructor(parts: HeadsetLendingParts) {
		this.#parts = parts;
	}

	/** A call of another switch has arrived for the headset of this phone. */
	async lend(arriving: Leg, event: AmiMessage, phoneId: PhoneId | undefined): Promise<void> {
		const {reporter, send} = this.#parts;
		const headsetId = event.get('Headset') as HeadsetId | undefined;
		const found = await this.#waiting(arriving, headsetId, event.get('Endpoint'));
		// Their own end is told by the switch that sent them.
		if (found === undefined || this.#parts.legs().get(arriving.uniqueId) === undefined) return;
		if (typeof found === 'number' || phoneId === undefined) {
			const cause = typeof found === 'number' ? found : unknownCause;
			void send([hangUpAction(arriving.name, cause)], 'lend-headset');
			return;
		}
		const {uniqueId: toId} = arriving;
		found.part = {role: 'far', phoneId, wantsAnswer: false, toId};
		reporter.signal({type: 'far-leg-started', phoneId, channelId: found.channelId});
		const sent = await send(
			[
				setVariable(found.name, variables.offer, ''),
				setVariable(found.name, variables.customer, toId),
				setVariable(arriving.name, variables.peer, found.name),
				redirect(arriving.name, contexts.lent),
			],
			'lend-headset',
		);
		if (sent !== 'taken') this.over(arriving);
	}

	/** The call is gone: what it had comes back behind its Bridge, without being sent. */
	over({uniqueId}: Leg): void {
		for (const leg of this.#parts.legs().all()) {
			const {part, channelId} = leg;
			if (part.role !== 'far' || part.toId !== uniqueId) continue;
			const {phoneId} = part;
			leg.part = {role: 'headset'};
			this.#parts.reporter.signal({type: 'far-leg-ended', phoneId, channelId});
			void this.#parts.send([setVariable(leg.name, variables.customer, '')], 'lend-headset');
		}
	}

	/** The headset of this phone, once it waits; else the cause to refuse with. */
	async #waiting(
		arriving: Leg,
		headsetId: HeadsetId | undefined,
		endpoint: string | undefined,
	): Promise<Leg | number | undefined> {
		const known = this.#parts.legs().all();
		const own = known.find(({headset}) => headset?.headsetId === headsetId);
		if (own === undefined || headsetId === undefined || own.endpoint !== endpoint)
			return unknownCause;
		if (plays(own, 'far')) return congestedCause;
		const leg = await this.#parts.ask({headsetId}, arriving.uniqueId);
		if (leg === 'unregistered') return unknownCause;
		if (typeof leg === 'string') return congestedCause;
		// Asked for by two in the same moment: the first has it.
		return leg === undefined || plays(leg, 'headset') ? leg : congestedCause;
	}
}
