/**
 * A virtual desk phone: it registers, rings, is answered by hand or from the keyboard, calls out. What it
 * does by itself (a simulated colleague's) is given by `habits`.
 */

import type {Channel} from './channel.ts';
import {startThread} from './dialplan/thread.ts';
import type {Exchange} from './exchange.ts';
import {type FarEnd, hangUp, pickUp, putOnHold, refuse, ringAt} from './far-end.ts';
import {heardOn} from './hearing.ts';

/** What one phone is. */
export interface PracticePhoneOptions {
	/** PJSIP endpoint, as in the floor. */
	readonly endpoint: string;
	/** What colleagues dial. */
	readonly extension: string;
	readonly label?: string;
	/** Answers when asked by `Event: talk`; true unless told. */
	readonly remoteAnswer?: boolean;
	/** Off the hook by itself after so long, as a simulated colleague does; never unless told. */
	readonly answersAfterMs?: () => number;
	/** Registered from the start; true unless told. */
	readonly registered?: boolean;
}

/** Where a phone stands. */
export type PhoneState = 'idle' | 'ringing' | 'dialling' | 'talking';

/** Time between being called and the first sign of it. */
const reactMs = 1;

export class PracticePhone implements FarEnd {
	readonly endpoint: string;
	readonly extension: string;
	readonly label: string;
	readonly remoteAnswer: boolean;
	readonly #exchange: Exchange;
	readonly #answersAfterMs: (() => number) | undefined;
	readonly #calls: Channel[] = [];
	#isRegistered: boolean;
	#digits = '';
	/** Lifts the handset for every call. */
	#liftsAll = false;
	#asked: ReadonlyMap<string, string> = new Map();
	/** Refuses the next calls with this code. */
	#refusesWith: {readonly sip: number; readonly rings: boolean} | undefined;

	constructor(exchange: Exchange, options: PracticePhoneOptions) {
		this.#exchange = exchange;
		this.endpoint = options.endpoint;
		this.extension = options.extension;
		this.label = options.label ?? options.extension;
		this.remoteAnswer = options.remoteAnswer ?? true;
		this.#answersAfterMs = options.answersAfterMs;
		this.#isRegistered = options.registered ?? true;
	}

	get voice(): string {
		return this.endpoint;
	}

	/** A simulated colleague's: nobody sits before it. */
	get isColleague(): boolean {
		return this.#answersAfterMs !== undefined;
	}

	get isRegistered(): boolean {
		return this.#isRegistered;
	}

	/** With several calls, where the newest of them stands. */
	get state(): PhoneState {
		const call = this.#newest();
		if (call === undefined) return 'idle';
		if (call.isUp) return 'talking';
		return call.state === 'Ring' ? 'dialling' : 'ringing';
	}

	/** What the display shows of the newest call; undefined when idle. */
	get shows(): {readonly number: string; readonly name: string} | undefined {
		const call = this.#newest();
		return call === undefined ? undefined : {...call.connected};
	}

	/** Calls that ring or are up. */
	get callCount(): number {
		return this.#calls.length;
	}

	/** Keys whose tones came, in order, since the start. */
	get digits(): string {
		return this.#digits;
	}

	/** What is heard in the handset: see `heardOn`. */
	heard(): readonly string[] {
		const call = this.#newest();
		if (call === undefined) return [];
		return call.isUp || call.state === 'Ring' ? heardOn(this.#exchange, call) : [];
	}

	/** Lifts the handset for the call that rings; false when none does. */
	answer(): boolean {
		const call = this.#ringing();
		if (call === undefined) return false;
		pickUp(this.#exchange, call);
		return true;
	}

	/** Refuses the call that rings: 603 is "decline", 486 "busy"; false when none rings. */
	refuse(sip = 603): boolean {
		const call = this.#ringing();
		if (call === undefined) return false;
		refuse(this.#exchange, call, sip);
		return true;
	}

	/** Refuses every call from now on, after a moment of ringing or without; undefined: no more. */
	refuseAll(sip: number | undefined, rings = false): void {
		this.#refusesWith = sip === undefined ? undefined : {sip, rings};
	}

	/** Lifts the handset for every call from now on. */
	answerAll(): void {
		this.#liftsAll = true;
	}

	/** The headers that were added to the last call that came in. */
	get asked(): ReadonlyMap<string, string> {
		return this.#asked;
	}

	/** Puts the handset down: ends the newest call that is up or dials; false when there is none. */
	hangUp(): boolean {
		const call = this.#calls.findLast(({state}) => state === 'Up' || state === 'Ring');
		if (call === undefined) return false;
		hangUp(this.#exchange, call);
		return true;
	}

	/** Puts the call that is up on hold, or takes it back; false when there is none. */
	hold(isHeld = true): boolean {
		const call = this.#calls.findLast(({isUp}) => isUp);
		if (call === undefined) return false;
		putOnHold(this.#exchange, call, isHeld);
		return true;
	}

	/** Whether the call that is up is on hold here. */
	get isHolding(): boolean {
		return this.#calls.findLast(({isUp}) => isUp)?.isHeld === true;
	}

	/** Dials; false when the switch knows no such number, or the phone is not registered. */
	dial(number: string): boolean {
		const context = this.#exchange.endpoints.get(this.endpoint)?.context ?? '';
		if (!this.#isRegistered || !this.#exchange.dialplan.has(context, number)) return false;
		const location = {context, extension: number, priority: 1};
		const call = this.#exchange.makeChannel({
			endpoint: this.endpoint,
			far: this,
			state: 'Ring',
			location,
			caller: {number: this.extension, name: this.label},
			dialled: number,
		});
		this.#calls.push(call);
		void startThread(this.#exchange, call, location);
		return true;
	}

	register(): void {
		if (this.#isRegistered) return;
		this.#isRegistered = true;
		this.#tellContact('Reachable');
	}

	/** As a phone that loses power nicely; calls that are up go on. */
	unregister(): void {
		if (!this.#isRegistered) return;
		this.#isRegistered = false;
		this.#tellContact('Removed');
	}

	invited(leg: Channel): void {
		this.#calls.push(leg);
		const {clock} = this.#exchange;
		clock.after(reactMs, () => {
			if (leg.isGone) return;
			this.#asked = new Map(leg.addedHeaders);
			const refusal = this.#refusesWith;
			if (refusal?.rings !== false) ringAt(this.#exchange, leg);
			if (refusal !== undefined) {
				clock.after(reactMs, () => refuse(this.#exchange, leg, refusal.sip));
				return;
			}
			if (this.#liftsAll || asksToAnswer(leg)) {
				clock.after(reactMs, () => pickUp(this.#exchange, leg));
				return;
			}
			const answersAfterMs = this.#answersAfterMs?.();
			if (answersAfterMs !== undefined) {
				clock.after(answersAfterMs, () => pickUp(this.#exchange, leg));
			}
		});
	}

	digit(digit: string): void {
		this.#digits += digit;
	}

	ended(leg: Channel): void {
		const index = this.#calls.indexOf(leg);
		if (index >= 0) this.#calls.splice(index, 1);
	}

	askedToTalk(leg: Channel): void {
		if (!this.remoteAnswer) return;
		this.#exchange.clock.after(reactMs, () => pickUp(this.#exchange, leg));
	}

	/** The newest call that the phone has noticed. */
	#newest(): Channel | undefined {
		return this.#calls.findLast(({state}) => state !== 'Down');
	}

	#ringing(): Channel | undefined {
		return this.#calls.findLast(({state}) => state === 'Ringing');
	}

	#tellContact(status: 'Reachable' | 'Removed'): void {
		this.#exchange.tell('ContactStatus', 'system', [
			['URI', `sip:${this.endpoint}@127.0.0.1`],
			['ContactStatus', status],
			['AOR', this.endpoint],
			['EndpointName', this.endpoint],
			['RoundtripUsec', status === 'Reachable' ? 500 : 'N/A'],
		]);
		this.#exchange.reachabilityChanged(this.endpoint);
	}
}

/** The call itself asks for it; every phone here knows what any maker's does. */
function asksToAnswer({addedHeaders}: Channel): boolean {
	return (
		/answer-after=0/.test(addedHeaders.get('Call-Info') ?? '') ||
		/alert-autoanswer|^auto answer$/i.test(addedHeaders.get('Alert-Info') ?? '')
	);
}
