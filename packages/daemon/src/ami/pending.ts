/**
 * Actions that wait for their answer on one connection, and the lists being collected. Each ends
 * exactly once: answered, refused, out of time, or closed with the connection.
 */
import {randomBytes} from 'node:crypto';
import {AmiActionError, type AmiError, AmiProtocolError, AmiTimeoutError} from './errors.ts';
import type {AmiMessage} from './message.ts';

/** A list action's answer: the items in order, and the event that closed the list. */
export interface AmiList {
	readonly response: AmiMessage;
	readonly items: readonly AmiMessage[];
	/** The closing event; undefined when Asterisk answered without a list. */
	readonly complete: AmiMessage | undefined;
	/** Items that Asterisk counted and that did not arrive: quarantined ones. 0 when all is well. */
	readonly missing: number;
}

/** What became of a message offered to the pending actions. */
export type Claim = 'taken' | 'late' | 'unknown';

/** More lists than anyone gives up; the oldest is forgotten. */
const maxGivenUp = 100;

interface Waiting {
	readonly action: string;
	readonly isList: boolean;
	readonly maxItems: number;
	readonly items: AmiMessage[];
	response: AmiMessage | undefined;
	readonly timer: NodeJS.Timeout;
	readonly settle: Settle;
}

/** Who is told how an action ended, synchronously, one of the two, once. */
export interface Settle {
	readonly resolve: (answer: AmiList) => void;
	readonly reject: (error: AmiError) => void;
}

/** What an action is waited for with. */
export interface WaitOptions {
	readonly isList: boolean;
	/** From sending to the answer, or to the end of the list. */
	readonly timeoutMs: number;
	/** A longer list is refused. */
	readonly maxItems: number;
}

/** The ActionIDs of one connection are a random prefix that nobody else can know, and a counter. */
export class PendingActions {
	readonly #prefix = `${randomBytes(12).toString('base64url')}-`;
	#count = 0;
	#lists = 0;
	readonly #waiting = new Map<string, Waiting>();
	/** Lists given up before their end, oldest first: their items may still come. */
	readonly #givenUp = new Set<string>();

	/** Actions without their answer. */
	get size(): number {
		return this.#waiting.size;
	}

	/** Whether a list is being collected: its items must not be skipped. */
	get hasList(): boolean {
		return this.#lists > 0;
	}

	/** Whether this ActionID was given out here, answered or not. */
	isOurs(actionId: string): boolean {
		if (!actionId.startsWith(this.#prefix)) return false;
		const number = Number(actionId.slice(this.#prefix.length));
		return Number.isInteger(number) && number >= 1 && number <= this.#count;
	}

	/** Whether this action still waits. */
	isWaiting(actionId: string | undefined): boolean {
		return actionId !== undefined && this.#waiting.has(actionId);
	}

	/** Begins to wait; gives the new ActionID. */
	start(action: string, options: WaitOptions, settle: Settle): string {
		const {isList, maxItems, timeoutMs} = options;
		this.#count += 1;
		const actionId = this.#prefix + this.#count;
		const timer = setTimeout(() => {
			this.fail(actionId, new AmiTimeoutError(action, timeoutMs));
		}, timeoutMs);
		const empty = {items: [], response: undefined};
		this.#waiting.set(actionId, {action, isList, maxItems, ...empty, timer, settle});
		if (isList) this.#lists += 1;
		return actionId;
	}

	/** Takes a `Response:`. */
	takeResponse(response: AmiMessage): Claim {
		const actionId = response.get('ActionID') ?? '';
		const waiting = this.#waiting.get(actionId);
		if (waiting === undefined) return this.isOurs(actionId) ? 'late' : 'unknown';
		if (response.values[0]?.toLowerCase() === 'error') {
			this.#end(actionId)?.settle.reject(new AmiActionError(waiting.action, response));
		} else if (waiting.isList && response.get('EventList')?.toLowerCase() === 'start') {
			waiting.response = response;
		} else {
			this.#end(actionId)?.settle.resolve({response, items: [], complete: undefined, missing: 0});
		}
		return 'taken';
	}

	/**
	 * Takes an event that belongs to a list. An event that merely bears our ActionID (an
	 * `OriginateResponse`, a `UserEvent` of ours) is `unknown` here: it is news like any other.
	 */
	takeItem(event: AmiMessage): Claim {
		const actionId = event.get('ActionID') ?? '';
		const progress = event.get('EventList')?.toLowerCase();
		const waiting = this.#waiting.get(actionId);
		if (waiting === undefined || !waiting.isList) {
			if (!this.#givenUp.has(actionId)) return 'unknown';
			if (progress !== undefined) this.#givenUp.delete(actionId);
			return 'late';
		}
		if (progress === 'complete') this.#complete(actionId, waiting, event);
		else if (progress === 'cancelled') {
			this.#end(actionId)?.settle.reject(new AmiActionError(waiting.action, event));
		} else if (waiting.items.push(event) > waiting.maxItems) {
			const {action, maxItems} = waiting;
			const problem = `${action} listed more than ${maxItems} items: ask for less at a time`;
			this.fail(actionId, new AmiProtocolError(problem, {action, maxItems}));
		}
		return 'taken';
	}

	/** Ends an action that was never sent. */
	cancel(actionId: string, error: AmiError): void {
		this.#end(actionId)?.settle.reject(error);
	}

	/** Ends one action with an error; nothing when it has ended already. */
	fail(actionId: string, error: AmiError): void {
		const waiting = this.#end(actionId);
		if (waiting?.isList) this.#giveUp(actionId);
		waiting?.settle.reject(error);
	}

	/** Ends them all: the connection is gone. */
	failAll(error: AmiError): void {
		for (const actionId of [...this.#waiting.keys()]) this.#end(actionId)?.settle.reject(error);
	}

	#complete(actionId: string, waiting: Waiting, complete: AmiMessage): void {
		const {action, items, response} = waiting;
		this.#end(actionId);
		if (response === undefined) {
			waiting.settle.reject(
				new AmiProtocolError(`${action} ended its list before it answered`, {action}),
			);
			return;
		}
		const counted = Number(complete.get('ListItems') ?? items.length);
		const missing = Number.isFinite(counted) ? Math.max(0, counted - items.length) : 0;
		waiting.settle.resolve({response, items, complete, missing});
	}

	#end(actionId: string): Waiting | undefined {
		const waiting = this.#waiting.get(actionId);
		if (waiting === undefined) return undefined;
		clearTimeout(waiting.timer);
		this.#waiting.delete(actionId);
		if (waiting.isList) this.#lists -= 1;
		return waiting;
	}

	#giveUp(actionId: string): void {
		const [oldest] = this.#givenUp;
		if (this.#givenUp.size >= maxGivenUp && oldest !== undefined) this.#givenUp.delete(oldest);
		this.#givenUp.add(actionId);
	}
}
