/**
 * What may be told only once the disk has it: kept in order while the disk works, so that a slow flush
 * holds up what people see and never the next call. All that came during one flush, or soon after it
 * began, shares the next.
 */

/** No flush begins sooner after another: a busy floor flushes forty times a second, not a thousand, and nobody sees it. */
const leastMs = 25;

export interface SettlingParts {
	/** Resolves once all that was stored outlives the machine; rejects when nobody can know. */
	settle(): Promise<void>;
	/** It rejected: nothing more is told. */
	broken(error: unknown): void;
}

interface Kept {
	readonly needsDisk: boolean;
	tell(): void;
	fail(error: unknown): void;
}

export class Settling {
	readonly #parts: SettlingParts;
	#kept: Kept[] = [];
	#running: Promise<void> | undefined;
	#failure: {readonly error: unknown} | undefined;
	#flushedAt = Number.NEGATIVE_INFINITY;

	constructor(parts: SettlingParts) {
		this.#parts = parts;
	}

	/** Tells it after all that was kept before, and after the disk where it must. `fail` when it never will. */
	keep(kept: Kept): void {
		if (this.#failure !== undefined) {
			kept.fail(this.#failure.error);
			return;
		}
		this.#kept.push(kept);
		this.#running ??= this.#run().finally(() => {
			this.#running = undefined;
		});
	}

	/** Resolves when nothing is kept. */
	async idle(): Promise<void> {
		while (this.#running !== undefined) await this.#running;
	}

	async #run(): Promise<void> {
		while (this.#kept.length > 0) {
			if (this.#kept.some(({needsDisk}) => needsDisk)) await this.#isTimeToFlush();
			const all = this.#kept.splice(0);
			try {
				if (all.some(({needsDisk}) => needsDisk)) {
					this.#flushedAt = performance.now();
					await this.#parts.settle();
				}
				for (const {tell} of all) tell();
			} catch (error) {
				this.#failure = {error};
				for (const {fail} of [...all, ...this.#kept.splice(0)]) fail(error);
				this.#parts.broken(error);
			}
		}
	}
	/** Resolves when it is time for the next flush: at once on a quiet floor. */
	async #isTimeToFlush(): Promise<void> {
		const ms = this.#flushedAt + leastMs - performance.now();
		if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
	}
}
