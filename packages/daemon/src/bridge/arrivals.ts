/**
 * Redirected legs on their way: seen arriving by an event, or asked about, sent once more, and in the
 * end reported. A Redirect can be lost against a Goto that runs at the same time (asterisk#1273, #1315).
 */

import type {Log} from '../log.ts';
import type {Action} from './actions.ts';
import type {Leg} from './leg.ts';

export interface ArrivalsParts {
	readonly confirmMs: number;
	/** Where the switch says the leg is; undefined when it is gone. */
	whereIs(leg: Leg): Promise<{readonly context: string} | undefined>;
	send(action: Action): void;
	/** It never came, although it was sent twice. */
	lost(leg: Leg, context: string): void;
	readonly log: Log;
}

interface Journey {
	readonly leg: Leg;
	readonly arrivesIn: readonly string[];
	readonly order: Action;
	readonly isSecond: boolean;
	readonly timer: NodeJS.Timeout;
}

export class Arrivals {
	readonly #parts: ArrivalsParts;
	readonly #journeys = new Map<string, Journey>();

	constructor(parts: ArrivalsParts) {
		this.#parts = parts;
	}

	/** `leg` was ordered to one of these contexts; takes the place of an earlier order. */
	expect(leg: Leg, arrivesIn: readonly string[], order: Action, isSecond = false): void {
		this.forget(leg);
		// What an event from before the order said does not count.
		leg.context = '';
		const timer = setTimeout(() => void this.#ask(journey), this.#parts.confirmMs);
		const journey: Journey = {leg, arrivesIn, order, isSecond, timer};
		this.#journeys.set(leg.uniqueId, journey);
	}

	/** Whether `leg` is on its way to this context, as far as is known. */
	isUnderWay(leg: Leg, context: string): boolean {
		return this.#journeys.get(leg.uniqueId)?.arrivesIn.includes(context) === true;
	}

	/** An event told something of `leg`. */
	seen(leg: Leg, isThere: boolean): void {
		const journey = this.#journeys.get(leg.uniqueId);
		if (journey === undefined) return;
		if (!isThere || journey.arrivesIn.includes(leg.context)) this.forget(leg);
	}

	/** It goes somewhere else now, or no longer matters. */
	forget(leg: Leg): void {
		clearTimeout(this.#journeys.get(leg.uniqueId)?.timer);
		this.#journeys.delete(leg.uniqueId);
	}

	stop(): void {
		for (const {timer} of this.#journeys.values()) clearTimeout(timer);
		this.#journeys.clear();
	}

	async #ask(journey: Journey): Promise<void> {
		const {leg, arrivesIn, order, isSecond} = journey;
		const where = await this.#parts.whereIs(leg).catch(() => undefined);
		if (this.#journeys.get(leg.uniqueId) !== journey) return;
		this.forget(leg);
		if (where === undefined || arrivesIn.includes(where.context)) return;
		this.#parts.log.warn('redirect-lost', {
			channelId: leg.channelId,
			isIn: where.context,
			wanted: arrivesIn[0],
		});
		if (isSecond) {
			this.#parts.lost(leg, arrivesIn[0] ?? '');
			return;
		}
		this.expect(leg, arrivesIn, order, true);
		this.#parts.send(order);
	}
}
