/**
 * What is done once certain legs are in certain places: parts of an order that wait for an event. One
 * that never comes is given up.
 */

import type {Leg} from './leg.ts';

/** A leg by unique id, and the context where it is to be. */
export interface Place {
	readonly uniqueId: string;
	readonly context: string;
}

interface Step {
	readonly places: readonly Place[];
	readonly run: () => void;
	readonly timer: NodeJS.Timeout;
}

export class Steps {
	readonly #legOf: (uniqueId: string) => Leg | undefined;
	readonly #patienceMs: number;
	readonly #steps = new Set<Step>();

	constructor(parts: {legOf(uniqueId: string): Leg | undefined; readonly patienceMs: number}) {
		this.#legOf = parts.legOf;
		this.#patienceMs = parts.patienceMs;
	}

	/** Runs `run` once all are there, at once if they are; `giveUp` when it takes too long. */
	when(places: readonly Place[], run: () => void, giveUp: () => void): void {
		if (this.#areThere(places)) {
			run();
			return;
		}
		const timer = setTimeout(() => {
			this.#steps.delete(step);
			giveUp();
		}, this.#patienceMs);
		const step: Step = {places, run, timer};
		this.#steps.add(step);
	}

	/** A leg did something. */
	seen(): void {
		for (const step of this.#steps) {
			if (!this.#areThere(step.places)) continue;
			this.#steps.delete(step);
			clearTimeout(step.timer);
			step.run();
		}
	}

	stop(): void {
		for (const {timer} of this.#steps) clearTimeout(timer);
		this.#steps.clear();
	}

	#areThere(places: readonly Place[]): boolean {
		return places.every(({uniqueId, context}) => this.#legOf(uniqueId)?.context === context);
	}
}
