/** A caller from the trunk: dials one of our numbers, hears, talks, hangs up. */

import type {Channel} from './channel.ts';
import {startThread} from './dialplan/thread.ts';
import {channelFields} from './event-fields.ts';
import {type Exchange, trunkName} from './exchange.ts';
import {type FarEnd, hangUp} from './far-end.ts';
import {heardOn} from './hearing.ts';
import {type Called, readFrom, type SipCaller} from './sip-text.ts';

/** Who calls. */
export interface CallOptions {
	/** As the network gives it: `+33639980001` or `0639980001`; withheld when absent. */
	readonly from?: string;
	/** The name in the SIP header, as the caller's network wrote it. */
	readonly name?: string;
	/** Hides number and name. */
	readonly withheld?: boolean;
	/** The whole From header in the place of all that, as hostile as can be. */
	readonly header?: string;
	/** Whole header lines more. */
	readonly headers?: readonly string[];
	/** Called each time somebody begins to talk with this caller. */
	readonly onTalk?: (partner: Channel) => void;
}

/** Q.850: nobody has that number. */
const unallocated = 1;

export class PracticeCaller implements FarEnd, Called {
	/** Names this caller to those who hear it. */
	readonly voice: string;
	readonly sip: SipCaller;
	/** Settles with the Q.850 cause when the call is over. */
	readonly ended$: Promise<number>;
	readonly #exchange: Exchange;
	readonly #options: CallOptions;
	#channel: Channel | undefined;
	#settle: (cause: number) => void = () => {};
	#digits = '';

	constructor(exchange: Exchange, voice: string, options: CallOptions) {
		this.#exchange = exchange;
		this.#options = options;
		this.voice = voice;
		this.sip = readFrom(
			fromHeader(options),
			options.headers ?? (isHidden(options) ? ['Privacy: id'] : []),
		);
		this.ended$ = new Promise((resolve) => {
			this.#settle = resolve;
		});
	}

	/** Whether the switch has answered. */
	get isAnswered(): boolean {
		return this.#channel?.isUp ?? false;
	}

	get isOver(): boolean {
		return this.#channel?.isGone ?? true;
	}

	/** Keys whose tones came, in order, since the start. */
	get digits(): string {
		return this.#digits;
	}

	/** What is heard now: see `heardOn`. Nothing once it is over. */
	heard(): readonly string[] {
		const channel = this.#channel;
		return channel === undefined || channel.isGone ? [] : heardOn(this.#exchange, channel);
	}

	/** Calls a number. One that the dialplan does not take ends the call at once. */
	dial(number: string): void {
		const context = this.#exchange.endpoints.get(trunkName)?.context ?? '';
		if (!this.#exchange.dialplan.has(context, number)) {
			this.#settle(unallocated);
			return;
		}
		const location = {context, extension: number, priority: 1};
		this.#channel = this.#exchange.makeChannel({
			endpoint: trunkName,
			far: this,
			state: 'Ring',
			location,
			// The endpoint's constant: what callers write never gets into an event.
			caller: {number: '000', name: 'trunk'},
			dialled: number,
		});
		void startThread(this.#exchange, this.#channel, location);
	}

	/** Presses keys, one after the other. Nothing when it is over. */
	press(digits: string): void {
		const channel = this.#channel;
		if (channel === undefined || channel.isGone) return;
		for (const digit of digits) {
			this.#exchange.tell('DTMFEnd', 'dtmf', [
				...channelFields(channel),
				['Digit', digit],
				['DurationMs', 100],
				['Direction', 'Received'],
			]);
			channel.pressed?.(digit);
		}
	}

	/** Hangs up, or gives up. Nothing when it is over. */
	hangUp(): void {
		if (this.#channel !== undefined) hangUp(this.#exchange, this.#channel);
	}

	invited(): void {}

	joined(_leg: Channel, partner: Channel): void {
		this.#options.onTalk?.(partner);
	}

	digit(digit: string): void {
		this.#digits += digit;
	}

	ended(leg: Channel): void {
		this.#settle(leg.hangupCause);
	}
}

function isHidden({withheld, from, header}: CallOptions): boolean {
	return header === undefined && (withheld === true || from === undefined);
}

function fromHeader(options: CallOptions): string {
	if (options.header !== undefined) return options.header;
	if (isHidden(options)) return '"Anonymous" <sip:anonymous@anonymous.invalid>';
	const name = (options.name ?? '').replaceAll(/["\\]/g, '\\$&');
	return `${name === '' ? '' : `"${name}" `}<sip:${options.from}@127.0.0.2>`;
}
