/** Actions on one connection: sent in order, and what became of them. */

import type {AmiClient} from '../ami/client.ts';
import type {Log} from '../log.ts';
import type {Action} from './actions.ts';
import {isNoSuchChannel} from './where-is.ts';

/** What became of an action. `gone`: the channel is not there any more. */
export type Sent = 'taken' | 'gone' | 'refused';

/** Sends actions for an order, which the log names. Resolves what became of the last. */
export type Send = (actions: readonly Action[], order: string) => Promise<Sent>;

export class Sender {
	readonly #client: Pick<AmiClient, 'action'>;
	readonly #log: Log;
	#isStopped = false;

	constructor(client: Pick<AmiClient, 'action'>, log: Log) {
		this.#client = client;
		this.#log = log;
	}

	get isStopped(): boolean {
		return this.#isStopped;
	}

	/** All at once; they are carried out in this order. */
	readonly send: Send = async (actions, order) => {
		const answers = await Promise.allSettled(
			actions.map(({name, fields}) => this.#client.action(name, fields)),
		);
		const refused = answers.find((answer) => answer.status === 'rejected');
		if (refused?.status === 'rejected') this.failed(order, refused.reason);
		const last = answers.at(-1);
		if (last?.status !== 'rejected') return 'taken';
		return isNoSuchChannel(last.reason) ? 'gone' : 'refused';
	};

	/** An order was not taken; said no more once this has stopped. */
	failed(order: string, error: unknown): void {
		if (this.#isStopped) return;
		// A channel that went in the same moment is no fault.
		this.#log[isNoSuchChannel(error) ? 'debug' : 'warn']('order-failed', {order, error});
	}

	stop(): void {
		this.#isStopped = true;
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
