/** One subscription's view at the client: a snapshot, then numbered deltas, checked as they come. Pure. */

import {
	applyPatch,
	faultOfView,
	type JsonObject,
	type Patch,
	type ViewName,
	type Views,
} from '@plateau/core/protocol';

/** What came of a frame: the view, or that the snapshot must be asked for again, or why it is unusable. */
export type Taken<V extends ViewName> =
	| {readonly kind: 'view'; readonly view: Views[V]}
	| {readonly kind: 'gap'}
	| {readonly kind: 'fault'; readonly detail: string};

export class Feed<V extends ViewName> {
	readonly #name: V;
	#data: JsonObject | undefined;
	#n = 0;

	constructor(name: V) {
		this.#name = name;
	}

	snapshot(n: number, data: JsonObject): Taken<V> {
		this.#n = n;
		return this.#accept(data);
	}

	delta(n: number, patch: Patch): Taken<V> {
		// A delta that was under way when the snapshot was asked for again.
		if (this.#data === undefined || n !== this.#n + 1) return this.#lost();
		let data: JsonObject;
		try {
			data = applyPatch(this.#data, patch);
		} catch {
			return this.#lost();
		}
		this.#n = n;
		return this.#accept(data);
	}

	#lost(): Taken<V> {
		this.#data = undefined;
		return {kind: 'gap'};
	}

	#accept(data: JsonObject): Taken<V> {
		const fault = faultOfView(this.#name, data);
		if (fault !== undefined) {
			this.#data = undefined;
			return {kind: 'fault', detail: fault};
		}
		this.#data = data;
		// Checked just now; members the schema does not know stay, for a newer reader.
		return {kind: 'view', view: data as unknown as Views[V]};
	}
}
