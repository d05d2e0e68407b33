/**
 * The daemon's one clock: wall time at the start plus monotonic time, so that it never goes back
 * and never jumps. A step of the system's clock is noticed and told, not followed backwards.
 */

import type {Instant} from '@plateau/core';

/** Where the two times come from; replaced in tests. */
export interface TimeSource {
	/** Epoch ms, may jump. */
	wall(): number;
	/** Milliseconds of a clock that only goes forward. */
	monotonic(): number;
}

const systemTime: TimeSource = {wall: () => Date.now(), monotonic: () => performance.now()};

/** A jump smaller than this is drift. */
const stepMs = 1000;

export class Clock {
	readonly #source: TimeSource;
	#offset: number;
	/** What the wall should say now, minus what it says: told once per step. */
	#known = 0;

	/** `floorAt` is the last instant in the journal: the clock starts no earlier. */
	constructor(floorAt: Instant = 0, source: TimeSource = systemTime) {
		this.#source = source;
		this.#offset = Math.max(source.wall(), floorAt) - source.monotonic();
		this.#known = source.wall() - (source.monotonic() + this.#offset);
	}

	/** Whole epoch milliseconds, never less than before. */
	now(): Instant {
		return Math.floor(this.#source.monotonic() + this.#offset);
	}

	/**
	 * How far the wall clock jumped since the last call, or undefined when it did not. A jump forward
	 * (or a machine that slept) is followed; a jump back is not, because instants never decrease.
	 */
	takeStep(): number | undefined {
		const apart = this.#source.wall() - (this.#source.monotonic() + this.#offset);
		const byMs = Math.round(apart - this.#known);
		if (Math.abs(byMs) < stepMs) return undefined;
		if (apart > 0) {
			this.#offset += apart;
			this.#known = 0;
		} else {
			this.#known = apart;
		}
		return byMs;
	}
}
