/** A token bucket: how much one client may ask for, in bursts and on the long run. */

export interface RateLimit {
	/** How many at once, after a rest. */
	readonly burst: number;
	/** How many a second on the long run. */
	readonly perSecond: number;
}

/** Counts one client's requests. Instants in epoch ms, never decreasing. */
export class RateLimiter {
	readonly #limit: RateLimit;
	#tokens: number;
	#at: number;
	#over = 0;

	constructor(limit: RateLimit, now: number) {
		this.#limit = limit;
		this.#tokens = limit.burst;
		this.#at = now;
	}

	/** True when one more is within the limit; it is then counted. */
	take(now: number): boolean {
		const earned = ((now - this.#at) / 1000) * this.#limit.perSecond;
		this.#tokens = Math.min(this.#limit.burst, this.#tokens + Math.max(0, earned));
		this.#at = now;
		if (this.#tokens < 1) {
			this.#over += 1;
			return false;
		}
		this.#tokens -= 1;
		this.#over = 0;
		return true;
	}

	/** How many in a row were over the limit; 0 after one within it. */
	get over(): number {
		return this.#over;
	}
}
