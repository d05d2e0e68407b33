/** Slows down guessing: after a few failures each further try of a key must wait, twice as long every time. */

import type {Instant, Millis} from '@plateau/core';

interface Failures {
	readonly count: number;
	readonly lastAt: Instant;
}

const firstWaitMs = 1000;
const longestWaitMs = 5 * 60_000;
/** Failures are forgotten after this much quiet. */
const forgetMs = 60 * 60_000;
/** More keys than this and the quiet ones are dropped. */
const mostKeys = 10_000;

export class Throttle {
	readonly #failures = new Map<string, Failures>();
	readonly #freeTries: number;

	/** `freeTries`: failures that cost nothing, because people mistype. */
	constructor(freeTries: number) {
		this.#freeTries = freeTries;
	}

	/** How long this key must still wait before a try counts; 0 when it may try. */
	waitMs(key: string, now: Instant): Millis {
		const failures = this.#failures.get(key);
		if (failures === undefined || failures.count < this.#freeTries) return 0;
		const waitMs = Math.min(firstWaitMs * 2 ** (failures.count - this.#freeTries), longestWaitMs);
		return Math.max(0, failures.lastAt + waitMs - now);
	}

	failed(key: string, now: Instant): void {
		const before = this.#failures.get(key);
		const isRecent = before !== undefined && now - before.lastAt < forgetMs;
		if (this.#failures.size >= mostKeys) this.#forget(now);
		// Put last, so that the map stays in the order of the last failure.
		this.#failures.delete(key);
		this.#failures.set(key, {count: isRecent ? before.count + 1 : 1, lastAt: now});
	}

	/** Forgets every failure of the key. */
	succeeded(key: string): void {
		this.#failures.delete(key);
	}

	/** Takes one failure back that was none, and leaves the others. */
	takeBack(key: string): void {
		const failures = this.#failures.get(key);
		if (failures === undefined) return;
		if (failures.count <= 1) this.#failures.delete(key);
		else this.#failures.set(key, {...failures, count: failures.count - 1});
	}

	#forget(now: Instant): void {
		for (const [key, {lastAt}] of this.#failures) {
			if (now - lastAt >= forgetMs) this.#failures.delete(key);
		}
		// All of them recent: somebody tries many names. The oldest go first, many at once, because
		// each time costs a look at all of them.
		for (const key of this.#failures.keys()) {
			if (this.#failures.size < mostKeys * 0.9) break;
			this.#failures.delete(key);
		}
	}
}
