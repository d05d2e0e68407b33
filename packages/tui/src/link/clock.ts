/** The daemon's clock as seen from here, so that timers agree whatever this machine's clock says. */

/** Farther behind than any delay of the wire: the daemon's clock was set back. */
const steppedMs = 5000;

export class DaemonClock {
	readonly #monotonic: () => number;
	/** The daemon's epoch ms minus our monotonic ms. */
	#offset: number | undefined;

	/** `monotonic`: ms that never jump. */
	constructor(monotonic: () => number = () => performance.now()) {
		this.#monotonic = monotonic;
	}

	/** A frame said that it was `at` when it was sent. */
	heard(at: number): void {
		const offset = at - this.#monotonic();
		// The frame that travelled fastest tells best; a slow one only looks like an older clock.
		const isBetter = this.#offset === undefined || offset > this.#offset;
		if (isBetter || offset < (this.#offset ?? 0) - steppedMs) this.#offset = offset;
	}

	/** Epoch ms of the daemon; this machine's own before anything was heard. */
	now(): number {
		return this.#offset === undefined ? Date.now() : Math.round(this.#monotonic() + this.#offset);
	}
}
