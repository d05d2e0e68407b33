/**
 * Legs that are called by us: what each is for, by its unique id, from the order on until it is gone or known
 * never to come. Sends nothing.
 */

import {randomBytes} from 'node:crypto';

export class Originated<What> {
	readonly #whats = new Map<string, What>();
	readonly #calledOff = new Set<string>();

	/** A unique id for a new leg; chosen by us, so that it is known before it exists. `name` is a part of it. */
	begin(name: string, what: What): string {
		const uniqueId = `plateau-${name}-${randomBytes(6).toString('hex')}`;
		this.#whats.set(uniqueId, what);
		return uniqueId;
	}

	of(uniqueId: string): What | undefined {
		return this.#whats.get(uniqueId);
	}

	/** The unique ids of those that fit, in the order in which they were called. */
	idsOf(fits: (what: What, uniqueId: string) => boolean): readonly string[] {
		return [...this.#whats]
			.filter(([uniqueId, what]) => fits(what, uniqueId))
			.map(([uniqueId]) => uniqueId);
	}

	/** Not wanted any more; its leg may be about to appear. */
	callOff(uniqueId: string): void {
		if (this.#whats.has(uniqueId)) this.#calledOff.add(uniqueId);
	}

	/** Whether it was called off before its leg appeared; true once. */
	wasCalledOff(uniqueId: string): boolean {
		return this.#calledOff.delete(uniqueId);
	}

	/** Its leg is gone, or never comes. False when that was known. */
	end(uniqueId: string): boolean {
		this.#calledOff.delete(uniqueId);
		return this.#whats.delete(uniqueId);
	}
}
