/**
 * Digits one after the other, as a hand would press them: of several received at once, Asterisk passes on
 * the first alone (measured).
 */

import type {Action} from './actions.ts';
import type {Sent} from './sender.ts';

/** A tone of 100 ms, and as long a pause, so that the same digit twice is two. */
const paceMs = 200;

export class Digits {
	readonly #send: (action: Action) => Promise<Sent>;
	/** By leg, its unique id: when what was asked for before is sent. */
	readonly #queues = new Map<string, Promise<unknown>>();
	#isStopped = false;

	constructor(send: (action: Action) => Promise<Sent>) {
		this.#send = send;
	}

	/** Resolves how it went, once all are sent or one was not taken. */
	async press(uniqueId: string, actions: readonly Action[]): Promise<Sent> {
		const before = this.#queues.get(uniqueId);
		const pressed = (before ?? Promise.resolve()).then(() => this.#press(actions));
		this.#queues.set(uniqueId, pressed);
		const sent = await pressed;
		if (this.#queues.get(uniqueId) === pressed) this.#queues.delete(uniqueId);
		return sent;
	}

	stop(): void {
		this.#isStopped = true;
	}

	async #press(actions: readonly Action[]): Promise<Sent> {
		for (const action of actions) {
			if (this.#isStopped) break;
			const sent = await this.#send(action);
			if (sent !== 'taken') return sent;
			await new Promise((resolve) => setTimeout(resolve, paceMs));
		}
		return 'taken';
	}
}
