/** Orders to answer a phone by itself: an agent's, a colleague's who is consulted or called, one of another switch. */

import type {EffectOf} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import type {Log} from '../log.ts';
import {answerPhoneAction} from './actions.ts';
import {type Leg, type Legs, plays} from './leg.ts';

type AnswerEffect = EffectOf<'answer-phone' | 'answer-consult' | 'answer-dialled'>;

export interface AnswerOrdersParts {
	/** The second connection, when it is up: the first may not ask a phone. */
	system(): AmiClient | undefined;
	legs(): Legs;
	readonly log: Log;
	failed(order: string, error: unknown): void;
}

export class AnswerOrders {
	readonly #parts: AnswerOrdersParts;

	constructor(parts: AnswerOrdersParts) {
		this.#parts = parts;
	}

	perform({channel}: AnswerEffect): void {
		const leg = this.#parts.legs().byChannel(channel.channelId);
		const isCalled = plays(leg, 'agent') || plays(leg, 'consult') || plays(leg, 'dialled');
		if (!isCalled && !plays(leg, 'far')) return;
		// The NOTIFY goes inside the call's dialog, which begins with the phone's "ringing".
		if (leg.state === 'ringing') this.now(leg);
		else if (leg.state === 'down') leg.part.wantsAnswer = true;
	}

	/** The phone is asked to answer; it rings. */
	now(leg: Leg): void {
		const parts = this.#parts;
		const client = parts.system();
		if (client === undefined) {
			parts.log.warn('answer-phone-impossible', {why: 'the system user is not connected'});
			return;
		}
		const {name, fields} = answerPhoneAction(leg.name);
		client.action(name, fields).catch((error: unknown) => parts.failed(name, error));
	}
}
