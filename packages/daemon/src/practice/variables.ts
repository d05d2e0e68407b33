/** A channel's variables. Underscores before a name say how far it is inherited: `_` once, `__` always. */

interface Entry {
	readonly value: string;
	readonly inherits: 0 | 1 | 2;
}

export class Variables {
	readonly #entries = new Map<string, Entry>();

	/** Sets a variable, its name with any underscores. */
	set(written: string, value: string): void {
		const underscores = /^__?/.exec(written)?.[0].length ?? 0;
		const inherits = underscores === 2 ? 2 : underscores === 1 ? 1 : 0;
		this.#entries.set(written.slice(underscores), {value, inherits});
	}

	/** Undefined when it was never set; Asterisk writes `(null)` then. */
	get(name: string): string | undefined {
		return this.#entries.get(name)?.value;
	}

	/** Gives a leg called for this channel what it inherits. */
	inheritTo(leg: Variables): void {
		for (const [name, {value, inherits}] of this.#entries) {
			if (inherits > 0) leg.#entries.set(name, {value, inherits: inherits === 2 ? 2 : 0});
		}
	}
}
