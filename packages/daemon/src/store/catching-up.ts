/** Brings the projections up to the journal soon after each batch, in turns too short to be noticed. */

import type {Projector} from './projector.ts';

/** So many events in a turn: about a millisecond, which a call that arrives meanwhile waits. */
const turnEvents = 48;
/** As long may fewer wait for more, since a commit costs as much as several events. */
const patienceMs = 100;
/** When a database that took nothing is tried again. */
const retryMs = 2000;

export class CatchingUp {
	readonly #projector: Projector;
	#timer: NodeJS.Timeout | undefined;
	#turn: NodeJS.Immediate | undefined;

	constructor(projector: Projector) {
		this.#projector = projector;
	}

	/** To be called whenever something is behind. */
	plan(): void {
		const {behind, hasFailed} = this.#projector;
		if (behind === 0) return;
		if (behind >= turnEvents && !hasFailed) this.#turn ??= setImmediate(() => this.#run());
		else this.#timer ??= setTimeout(() => this.#run(), hasFailed ? retryMs : patienceMs).unref();
	}

	/** Plans nothing more. */
	stop(): void {
		clearTimeout(this.#timer);
		clearImmediate(this.#turn);
		this.#timer = undefined;
		this.#turn = undefined;
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
