/** A practice clock that stands still until a test moves it. */

import type {PracticeClock} from '@plateau/daemon/practice/clock';

export class SteppedClock implements PracticeClock {
	#now = 1_800_000_000_000;
	#timers: {readonly at: number; readonly order: number; readonly run: () => void}[] = [];
	#count = 0;

	now(): number {
		return this.#now;
	}

	after(ms: number, run: () => void): () => void {
		const timer = {at: this.#now + Math.max(0, ms), order: this.#count++, run};
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter((one) => one !== timer);
		};
	}

	/** Timers that are set. */
	get waiting(): number {
		return this.#timers.length;
	}

	/** Moves on, and lets everything happen that is due on the way. */
	async advance(ms: number): Promise<void> {
		const until = this.#now + ms;
		await settle();
		for (;;) {
			const due = this.#timers
				.filter(({at}) => at <= until)
				.sort((one, other) => one.at - other.at || one.order - other.order)[0];
			if (due === undefined) break;
			this.#timers = this.#timers.filter((one) => one !== due);
			this.#now = Math.max(this.#now, due.at);
			due.run();
			await settle();
		}
		this.#now = until;
	}
}

/** Lets every promise that can go on do so. */
async function settle(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
