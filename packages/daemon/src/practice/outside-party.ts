/** Somebody outside who is called by the trunk: rings, answers after a moment, talks until hung up. */

import type {Channel} from './channel.ts';
import {channelFields} from './event-fields.ts';
import type {Exchange} from './exchange.ts';
import {type FarEnd, hangUp, pickUp, refuse, ringAt} from './far-end.ts';
import {heardOn} from './hearing.ts';

const ringsAfterMs = 300;
const answersAfterMs = 2500;

export class OutsideParty implements FarEnd {
	readonly voice: string;
	/** As it was dialled. */
	readonly number: string;
	readonly #exchange: Exchange;
	readonly #refusesWith: number | undefined;
	readonly #answers: boolean;
	/** Who was shown to call, last. */
	shows = '';
	#call: Channel | undefined;
	#digits = '';

	/** `refusesWith`: a SIP code, instead of an answer. `answers`: false lets it ring. */
	constructor(exchange: Exchange, number: string, refusesWith?: number, answers = true) {
		this.#exchange = exchange;
		this.number = number;
		this.#refusesWith = refusesWith;
		this.#answers = answers;
		this.voice = `outside ${number}`;
	}

	get state(): 'idle' | 'ringing' | 'talking' {
		if (this.#call === undefined) return 'idle';
		return this.#call.isUp ? 'talking' : 'ringing';
	}

	/** Keys whose tones came, in order, since the start. */
	get digits(): string {
		return this.#digits;
	}

	/** What is heard there: see `heardOn`. */
	heard(): readonly string[] {
		return this.#call?.isUp === true ? heardOn(this.#exchange, this.#call) : [];
	}

	/** Presses keys, one after the other. Nothing where no call is answered. */
	press(digits: string): void {
		const leg = this.#call;
		if (leg?.isUp !== true) return;
		for (const digit of digits) {
			this.#exchange.tell('DTMFEnd', 'dtmf', [
				...channelFields(leg),
				['Digit', digit],
				['DurationMs', 100],
				['Direction', 'Received'],
			]);
			leg.pressed?.(digit);
		}
	}

	/** False when there is no call. */
	hangUp(): boolean {
		if (this.#call === undefined) return false;
		hangUp(this.#exchange, this.#call);
		return true;
	}

	invited(leg: Channel): void {
		this.#call = leg;
		this.shows = leg.connected.number;
		const {clock} = this.#exchange;
		const sip = this.#refusesWith;
		if (sip !== undefined) {
			clock.after(ringsAfterMs, () => refuse(this.#exchange, leg, sip));
			return;
		}
		clock.after(ringsAfterMs, () => ringAt(this.#exchange, leg));
		if (this.#answers) clock.after(answersAfterMs, () => pickUp(this.#exchange, leg));
	}

	digit(digit: string): void {
		this.#digits += digit;
	}

	ended(): void {
		this.#call = undefined;
	}
}
