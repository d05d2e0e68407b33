/**
 * What waits to be sent to one client, bounded. Answers always go; views are merged while the client
 * reads slowly, so that it gets the latest state and never a backlog. Far behind, it gets a fresh
 * snapshot; hopelessly behind, it is given up as too slow. Knows no WebSocket.
 */

import {
	diff,
	type JsonObject,
	type ServerMessage,
	writeDelta,
	writeMessage,
	writeSnapshot,
} from '@plateau/core/protocol';
import type {ViewState, ViewStep} from './deps.ts';

/** Where frames go. `bufferedAmount`: bytes given to `send` that have not left the process. */
export interface Sink {
	readonly bufferedAmount: number;
	send(frame: string, sent: () => void): void;
}

export interface OutboxLimits {
	/** Above this many unsent bytes, views wait and are merged. */
	readonly softBytes: number;
	/** Above this many unsent bytes, or `hardCount` unsent frames, the client is too slow. */
	readonly hardBytes: number;
	readonly hardCount: number;
	/** After this many merged changes, a whole snapshot goes instead of the difference. */
	readonly mergedBeforeSnapshot: number;
}

export const defaultOutboxLimits: OutboxLimits = {
	softBytes: 64 * 1024,
	hardBytes: 8 * 1024 * 1024,
	hardCount: 2000,
	mergedBeforeSnapshot: 100,
};

interface Lane {
	/** What the client has; undefined: it must get a snapshot. */
	sent: JsonObject | undefined;
	n: number;
	latest: ViewState;
	/** Changes held back since `sent`. */
	merged: number;
	waiting: boolean;
}

export class Outbox {
	readonly #sink: Sink;
	readonly #limits: OutboxLimits;
	readonly #now: () => number;
	readonly #tooSlow: () => void;
	readonly #lanes = new Map<number, Lane>();
	#unsent = 0;
	#closed = false;

	/** `tooSlow` is called once, when a limit is passed; nothing is sent afterwards. */
	constructor(sink: Sink, options: {limits?: OutboxLimits; now(): number; tooSlow(): void}) {
		this.#sink = sink;
		this.#limits = options.limits ?? defaultOutboxLimits;
		this.#now = options.now;
		this.#tooSlow = options.tooSlow;
	}

	/** Sends what must arrive: answers, refusals, the end of a subscription. */
	send(message: ServerMessage): void {
		this.#write(writeMessage(message));
	}

	/** Begins a subscription, or begins it again: the whole view goes first. */
	open(sub: number, state: ViewState): void {
		const lane = {sent: undefined, n: 0, latest: state, merged: 0, waiting: false};
		this.#lanes.set(sub, lane);
		this.#offer(sub, lane);
	}

	/** A subscription's view changed. */
	publish(sub: number, state: ViewState, step: ViewStep): void {
		const lane = this.#lanes.get(sub);
		if (lane === undefined) return;
		lane.latest = state;
		this.#offer(sub, lane, step);
	}

	/** Ends a subscription; what it still held back is dropped. */
	drop(sub: number): void {
		this.#lanes.delete(sub);
	}

	/** True when nothing waits here or in the socket. */
	get idle(): boolean {
		return this.#unsent === 0 && [...this.#lanes.values()].every((lane) => !lane.waiting);
	}

	/** Sends nothing any more. */
	close(): void {
		this.#closed = true;
		this.#lanes.clear();
	}

	#offer(sub: number, lane: Lane, step?: ViewStep): void {
		if (this.#sink.bufferedAmount > this.#limits.softBytes) {
			lane.waiting = true;
			lane.merged += 1;
			// The difference would soon be as large as the view; do not keep an old view for it.
			if (lane.merged > this.#limits.mergedBeforeSnapshot) lane.sent = undefined;
			return;
		}
		const {sent, latest} = lane;
		lane.waiting = false;
		lane.merged = 0;
		lane.sent = latest.data;
		const at = this.#now();
		if (sent === undefined) {
			lane.n = 0;
			this.#write(writeSnapshot(sub, 0, at, latest.json()));
			return;
		}
		const patchJson =
			step !== undefined && step.before === sent
				? step.patchJson()
				: JSON.stringify(diff(sent, latest.data));
		// Held back and changed back again: the client has it already.
		if (patchJson === '[]') return;
		lane.n += 1;
		this.#write(writeDelta(sub, lane.n, at, patchJson));
	}

	#write(frame: string): void {
		if (this.#closed) return;
		const {hardBytes, hardCount} = this.#limits;
		if (this.#sink.bufferedAmount > hardBytes || this.#unsent >= hardCount) {
			this.close();
			this.#tooSlow();
			return;
		}
		this.#unsent += 1;
		this.#sink.send(frame, () => {
			this.#unsent -= 1;
			this.#drained();
		});
	}

	/** Room again: each view that waited goes in its latest state, for as long as there is room. */
	#drained(): void {
		for (const [sub, lane] of this.#lanes) {
			if (this.#closed || this.#sink.bufferedAmount > this.#limits.softBytes) return;
			if (lane.waiting) this.#offer(sub, lane);
		}
	}
}
