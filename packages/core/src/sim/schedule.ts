/** Virtual time: what happens when, in order; equal instants in the order they were asked for. */

import type {Millis} from '../time.ts';

interface Task {
	readonly at: Millis;
	readonly turn: number;
	readonly run: () => void;
}

/** Nothing takes time here but what was scheduled to. */
export class Schedule {
	#now = 0;
	#turn = 0;
	readonly #heap: Task[] = [];

	/** Milliseconds since the world began. */
	get now(): Millis {
		return this.#now;
	}

	/** Runs `run` in `delayMs`, fractions cut off; at once-but-later for 0. */
	after(delayMs: Millis, run: () => void): void {
		const at = this.#now + Math.max(0, Math.floor(delayMs));
		const task = {at, turn: this.#turn++, run};
		const heap = this.#heap;
		let place = heap.push(task) - 1;
		while (place > 0) {
			const parent = (place - 1) >> 1;
			const above = heap[parent] as Task;
			if (!isBefore(task, above)) break;
			heap[place] = above;
			place = parent;
		}
		heap[place] = task;
	}

	/** Lets time pass until `until` or until `isDone`; false when there was nothing left to run. */
	run(until: Millis, isDone: () => boolean = () => false): boolean {
		for (;;) {
			const next = this.#heap[0];
			if (next === undefined) return false;
			if (next.at > until || isDone()) {
				if (next.at > until) this.#now = until;
				return true;
			}
			this.#pop();
			this.#now = next.at;
			next.run();
		}
	}

	#pop(): void {
		const heap = this.#heap;
		const last = heap.pop() as Task;
		if (heap.length === 0) return;
		let place = 0;
		for (;;) {
			let child = 2 * place + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && isBefore(heap[child + 1] as Task, heap[child] as Task)) {
				child += 1;
			}
			if (!isBefore(heap[child] as Task, last)) break;
			heap[place] = heap[child] as Task;
			place = child;
		}
		heap[place] = last;
	}
}

function isBefore(a: Task, b: Task): boolean {
	return a.at < b.at || (a.at === b.at && a.turn < b.turn);
}
