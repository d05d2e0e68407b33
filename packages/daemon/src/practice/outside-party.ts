/** Somebody outside whom a desk phone calls: rings, answers after a moment, talks until the phone hangs up. */

import type {Channel} from './channel.ts';
import type {Exchange} from './exchange.ts';
import {type FarEnd, pickUp, ringAt} from './far-end.ts';

const ringsAfterMs = 300;
const answersAfterMs = 2500;

export class OutsideParty implements FarEnd {
	readonly voice: string;
	readonly #exchange: Exchange;

	/** `number` as it was dialled. */
	constructor(exchange: Exchange, number: string) {
		this.#exchange = exchange;
		this.voice = `outside ${number}`;
	}

	invited(leg: Channel): void {
		const {clock} = this.#exchange;
		clock.after(ringsAfterMs, () => ringAt(this.#exchange, leg));
		clock.after(answersAfterMs, () => pickUp(this.#exchange, leg));
	}

	ended(): void {}
}
