/**
 * Notices that this process stood still: stopped by a signal, starved, or held up by its own work. What
 * then waits in its sockets is old news, and an order upon old news may tear a caller out of a talk.
 */

/** Between two looks at the clock. */
const pulseMs = 250;
/** Longer than this without a look, and what was known is not believed any more. */
export const stallLimitMs = 2000;

export interface StallWatchParts {
	/** Ms that never jump: `performance.now`. */
	monotonic(): number;
	stalled(ms: number): void;
}

export class StallWatch {
	readonly #parts: StallWatchParts;
	#seenAt: number;
	#timer: NodeJS.Timeout | undefined;

	constructor(parts: StallWatchParts) {
		this.#parts = parts;
		this.#seenAt = parts.monotonic();
	}

	start(): void {
		this.#seenAt = this.#parts.monotonic();
		this.#timer = setInterval(() => this.look(), pulseMs);
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
	}

	/** To be called before anything from outside is believed: nobody knows which of them comes first. */
	look(): void {
		if (this.#timer === undefined) return;
		const now = this.#parts.monotonic();
		const stoodMs = now - this.#seenAt;
		this.#seenAt = now;
		if (stoodMs > stallLimitMs) this.#parts.stalled(Math.round(stoodMs));
	}
}
