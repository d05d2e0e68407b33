/**
 * What may be told only once the disk has it: kept in order while the disk works, so that a slow flush
 * holds up what people see and never the next call. All that came during one flush shares the next.
 */

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
			const all = this.#kept.splice(0);
			try {
				if (all.some(({needsDisk}) => needsDisk)) await this.#parts.settle();
				for (const {tell} of all) tell();
			} catch (error) {
				this.#failure = {error};
				for (const {fail} of [...all, ...this.#kept.splice(0)]) fail(error);
				this.#parts.broken(error);
			}
		}
	}
}
