/** What falls due and when: a heap whose stale rows are skipped, one live deadline per key. */

import type {Instant} from './time.ts';

/** What can fall due, in the order in which equal instants fire. */
export const deadlineKinds = [
	'age',
	'back',
	'closing',
	'consult',
	'dial',
	'grace',
	'grow',
	'headset',
	'loan',
	'look',
	'max-wait',
	'nobody',
	'order',
	'park',
	'pause',
	'rest',
	'ring',
	'skip',
	'stick',
	'tier',
	'widen',
	'work-age',
	'work-ring',
	'wrap-up',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** One thing that falls due: of a call, an agent, an offer, a line or a loan. */
export interface Deadline {
	readonly what: DeadlineKind;
	readonly whom: string;
	readonly dueAt: Instant;
}

/** Deadlines by what and whom, the earliest first, then by kind, then by whom. */
export class Deadlines {
	readonly #live: Readonly<Record<DeadlineKind, Map<string, Instant>>> = noneLive();
	#heap: Deadline[] = [];

	/** Sets, moves or (with undefined) takes away a deadline. */
	set(what: DeadlineKind, whom: string, dueAt: Instant | undefined): void {
		const own = this.#live[what];
		if (dueAt === undefined) {
			// Most floors know few of the kinds.
			if (own.size > 0) own.delete(whom);
		} else if (own.get(whom) !== dueAt) {
			own.set(whom, dueAt);
			this.#push({what, whom, dueAt});
		}
	}

	/** The earliest deadline, or undefined when there is none. */
	next(): Deadline | undefined {
		for (;;) {
			const top = this.#heap[0];
			if (top === undefined || this.#live[top.what].get(top.whom) === top.dueAt) return top;
			this.#pop();
		}
	}

	/** Every live deadline by `kind:whom`, for comparison. */
	entries(): ReadonlyMap<string, Instant> {
		const all = new Map<string, Instant>();
		for (const what of deadlineKinds)
			for (const [whom, dueAt] of this.#live[what]) all.set(`${what}:${whom}`, dueAt);
		return all;
	}

	#push(row: Deadline): void {
		const heap = this.#heap;
		let index = heap.push(row) - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!before(row, heap[parent] as Deadline)) break;
			heap[index] = heap[parent] as Deadline;
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
			if (child + 1 < heap.length && before(heap[child + 1] as Deadline, heap[child] as Deadline))
				child += 1;
			if (!before(heap[child] as Deadline, last)) break;
			heap[index] = heap[child] as Deadline;
			index = child;
		}
		heap[index] = last;
	}
}

function before(a: Deadline, b: Deadline): boolean {
	if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt;
	return a.what < b.what || (a.what === b.what && a.whom < b.whom);
}

function noneLive(): Record<DeadlineKind, Map<string, Instant>> {
	const none = deadlineKinds.map((kind) => [kind, new Map<string, Instant>()] as const);
	return Object.fromEntries(none) as Record<DeadlineKind, Map<string, Instant>>;
}
