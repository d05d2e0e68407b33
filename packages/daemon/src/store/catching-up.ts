/** Brings the projections up to the journal soon after each batch, in turns too short to be noticed. */

import type {Projector} from './projector.ts';

/** So many events in a turn: about a millisecond, which a call that arrives meanwhile waits. */
const turnEvents = 48;
/** As long may fewer wait for more, since a commit costs as much as several events. */
const patienceMs = 100;
/**
 * Who hangs up makes a dozen events, and within some milliseconds more orders for the agent who is free again:
 * a turn waits until those are out.
 */
const restMs = 20;
/** So many cannot wait: a floor that makes more events than there are turns. */
const manyEvents = 10 * turnEvents;
/** When a database that took nothing is tried again. */
const retryMs = 2000;

export class CatchingUp {
	readonly #projector: Projector;
	#timer: NodeJS.Timeout | undefined;
	#timerMs = 0;
	#turn: NodeJS.Immediate | undefined;

	constructor(projector: Projector) {
		this.#projector = projector;
	}

	/** To be called whenever something is behind. */
	plan(): void {
		const {behind, hasFailed} = this.#projector;
		if (behind === 0) return;
		if (hasFailed) this.#wake(retryMs);
		else if (behind >= manyEvents) this.#turn ??= setImmediate(() => this.#run());
		else this.#wake(behind >= turnEvents ? restMs : patienceMs);
	}

	/** Plans nothing more. */
	stop(): void {
		clearTimeout(this.#timer);
		clearImmediate(this.#turn);
		this.#timer = undefined;
		this.#turn = undefined;
	}

	/** At the latest in so many ms. */
	#wake(ms: number): void {
		if (this.#timer !== undefined && this.#timerMs <= ms) return;
		clearTimeout(this.#timer);
		this.#timerMs = ms;
		this.#timer = setTimeout(() => this.#run(), ms).unref();
	}

	#run(): void {
		this.stop();
		try {
			this.#projector.catchUp(turnEvents);
		} catch {
			// The next batch tells of it.
		}
		this.plan();
	}
}
