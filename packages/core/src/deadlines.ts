/** What falls due and when: a heap whose stale rows are skipped, one live deadline per key. */

import type {Instant} from './time.ts';

interface Row {
	readonly key: string;
	readonly dueAt: Instant;
}

/** Deadlines by key (`ring:o-1`, `wrap-up:alice`…), the earliest first, then by key. */
export class Deadlines {
	readonly #live = new Map<string, Instant>();
	#heap: Row[] = [];

	/** Sets, moves or (with undefined) takes away a deadline. */
	set(key: string, dueAt: Instant | undefined): void {
		if (dueAt === undefined) {
			this.#live.delete(key);
		} else if (this.#live.get(key) !== dueAt) {
			this.#live.set(key, dueAt);
			this.#push({key, dueAt});
		}
	}

	/** The earliest deadline, or undefined when there is none. */
	next(): Row | undefined {
		for (;;) {
			const top = this.#heap[0];
			if (top === undefined || this.#live.get(top.key) === top.dueAt) return top;
			this.#pop();
		}
	}

	/** Every live deadline by key, for comparison. */
	entries(): ReadonlyMap<string, Instant> {
		return this.#live;
	}

	#push(row: Row): void {
		const heap = this.#heap;
		let index = heap.push(row) - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!before(row, heap[parent] as Row)) break;
			heap[index] = heap[parent] as Row;
			index = parent;
		}
		heap[index] = row;
	}

	#pop(): void {
		const heap = this.#heap;
		const last = heap.pop();
		if (last === undefined || heap.length === 0) return;
		let index = 0;
		for (;;) {
			let child = 2 * index + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && before(heap[child + 1] as Row, heap[child] as Row)) child += 1;
			if (!before(heap[child] as Row, last)) break;
			heap[index] = heap[child] as Row;
			index = child;
		}
		heap[index] = last;
	}
}

function before(a: Row, b: Row): boolean {
	return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.key < b.key);
}
