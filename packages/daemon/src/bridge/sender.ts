/** Actions on one connection: sent in order, and what became of them. */

import type {AmiClient} from '../ami/client.ts';
import type {Log} from '../log.ts';
import type {Action} from './actions.ts';
import {isNoSuchChannel} from './where-is.ts';

/** What became of an action. `gone`: the channel is not there any more. */
export type Sent = 'taken' | 'gone' | 'refused';

/** Sends actions for an order, which the log names. Resolves what became of the last. */
export type Send = (actions: readonly Action[], order: string) => Promise<Sent>;

/**
 * Two callers who are sent to ring within less are a race of Asterisk's threads: the phone of who came later may
 * ring first. Measured at 120 calls a second.
 */
const apartMs = 1;

/** Waits behind one that is not to go before its time. */
interface Waiting {
	readonly isApart: boolean;
	go(): void;
}

export class Sender {
	readonly #client: Pick<AmiClient, 'action'>;
	readonly #log: Log;
	#isStopped = false;
	#waiting: Waiting[] = [];
	/** One that keeps apart went a moment ago, or in this turn: what is written in one goes out together. */
	#apart: NodeJS.Timeout | undefined;

	constructor(client: Pick<AmiClient, 'action'>, log: Log) {
		this.#client = client;
		this.#log = log;
	}

	get isStopped(): boolean {
		return this.#isStopped;
	}

	/** All at once; they are carried out in this order, and behind all that were given before. */
	readonly send: Send = (actions, order) => this.#inTurn(false, () => this.#send(actions, order));

	/** The same, a moment behind the last one that was sent so. */
	readonly sendApart: Send = (actions, order) =>
		this.#inTurn(true, () => this.#send(actions, order));

	#inTurn(isApart: boolean, send: () => Promise<Sent>): Promise<Sent> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({isApart, go: () => void send().then(resolve, reject)});
			this.#next();
		});
	}

	#next(): void {
		for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
			if (next.isApart && !this.#isStopped) {
				if (this.#apart !== undefined) return;
				this.#apart = setTimeout(() => {
					this.#apart = undefined;
					this.#next();
				}, apartMs);
			}
			this.#waiting.shift();
			next.go();
		}
	}

	async #send(actions: readonly Action[], order: string): Promise<Sent> {
		const answers = await Promise.allSettled(
			actions.map(({name, fields}) => this.#client.action(name, fields)),
		);
		const refused = answers.find((answer) => answer.status === 'rejected');
		if (refused?.status === 'rejected') this.failed(order, refused.reason);
		const last = answers.at(-1);
		if (last?.status !== 'rejected') return 'taken';
		return isNoSuchChannel(last.reason) ? 'gone' : 'refused';
	}

	/** An order was not taken; said no more once this has stopped. */
	failed(order: string, error: unknown): void {
		if (this.#isStopped) return;
		// A channel that went in the same moment is no fault.
		this.#log[isNoSuchChannel(error) ? 'debug' : 'warn']('order-failed', {order, error});
	}

	stop(): void {
		this.#isStopped = true;
		clearTimeout(this.#apart);
		this.#next();
	}
}

const moveTries = 5;
const moveRetryMs = 60;

/**
 * Sends a leg somewhere, after `before`. One that an earlier redirect has not let go yet is refused ("channel not
 * up"): its redirect is sent again for as long as `isWanted`.
 */
export async function sendMove(
	send: Send,
	order: string,
	{
		before,
		move,
		isWanted = () => true,
	}: {
		readonly before: readonly Action[];
		readonly move: Action;
		readonly isWanted?: () => boolean;
	},
): Promise<Sent> {
	let sent = await send([...before, move], order);
	for (let tries = 1; sent === 'refused' && tries < moveTries && isWanted(); tries += 1) {
		await new Promise((resolve) => setTimeout(resolve, moveRetryMs));
		sent = await send([move], order);
	}
	return sent;
}
