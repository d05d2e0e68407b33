/**
 * Notices a link that has gone silent: when nothing was heard for a while, it asks; when the
 * question fails, the link is dead.
 */

export interface KeepAliveOptions {
	/** Silence before a question is asked. */
	readonly everyMs: number;
	/** Asks; rejects when no answer comes in time. */
	readonly ask: () => Promise<unknown>;
	/** The question failed. Called at most once. */
	readonly dead: (cause: unknown) => void;
}

export class KeepAlive {
	readonly #options: KeepAliveOptions;
	#timer: NodeJS.Timeout | undefined;
	#hasHeard = false;
	#isPaused = false;

	constructor(options: KeepAliveOptions) {
		this.#options = options;
	}

	start(): void {
		this.#timer ??= setInterval(() => this.beat(), this.#options.everyMs);
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
	}

	/** Something arrived. */
	heard(): void {
		this.#hasHeard = true;
	}

	/** While we ourselves do not read, silence means nothing. */
	pause(isPaused: boolean): void {
		this.#isPaused = isPaused;
		this.#hasHeard = true;
	}

	/** One interval has passed: its own timer calls this. */
	beat(): void {
		const isQuiet = !this.#hasHeard && !this.#isPaused;
		this.#hasHeard = false;
		if (!isQuiet) return;
		this.#options.ask().catch((cause: unknown) => {
			// A pause that began after the question left its answer unread.
			if (this.#timer === undefined || this.#isPaused) return;
			this.stop();
			this.#options.dead(cause);
		});
	}
}
