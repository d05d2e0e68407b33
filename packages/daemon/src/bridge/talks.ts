/**
 * Whether legs talk with each other: asked of the switch, since no event that is read says it. Legs that
 * wait share a bridge too, so that one of them must be in a talk's application.
 */

import type {AmiClient} from '../ami/client.ts';
import type {Leg} from './leg.ts';
import {whereIs} from './where-is.ts';

const firstLookMs = 5;
const applications: ReadonlySet<string> = new Set(['Bridge', 'BridgeAdd', 'Dial']);

export class Talks {
	readonly #client: AmiClient;
	readonly #patienceMs: number;
	#isStopped = false;

	constructor(client: AmiClient, patienceMs: number) {
		this.#client = client;
		this.#patienceMs = patienceMs;
	}

	/** Resolves true once all of them are in one talk; false when that does not come, or one is gone. */
	async begins(legs: readonly Leg[]): Promise<boolean> {
		const until = performance.now() + this.#patienceMs;
		for (let waitMs = firstLookMs; !this.#isStopped; waitMs = Math.min(waitMs * 2, 80)) {
			const look = await this.#look(legs).catch(() => 'gone' as const);
			if (look !== 'apart') return look === 'together';
			if (performance.now() > until) return false;
			await new Promise((resolve) => setTimeout(resolve, waitMs));
		}
		return false;
	}

	stop(): void {
		this.#isStopped = true;
	}

	async #look(legs: readonly Leg[]): Promise<'together' | 'apart' | 'gone'> {
		const places = await Promise.all(legs.map((leg) => whereIs(this.#client, leg)));
		const [first] = places;
		if (first === undefined || places.includes(undefined)) return 'gone';
		const isShared =
			first.bridgeId !== '' && places.every((place) => place?.bridgeId === first.bridgeId);
		const isTalk = places.some((place) => applications.has(place?.application ?? ''));
		return isShared && isTalk ? 'together' : 'apart';
	}
}
