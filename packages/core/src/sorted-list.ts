/** A list kept in order by a total comparison; finding a place costs O(log n). */

/** Items are never equal unless they are the same item. */
export class SortedList<T> {
	readonly #items: T[] = [];
	readonly #compare: (a: T, b: T) => number;

	constructor(compare: (a: T, b: T) => number) {
		this.#compare = compare;
	}

	get size(): number {
		return this.#items.length;
	}

	/** The first in order, or undefined when empty. */
	first(): T | undefined {
		return this.#items[0];
	}

	/** The one at this place, from 0; undefined beyond the ends. */
	at(place: number): T | undefined {
		return this.#items[place];
	}

	/** The first for which `isReached` holds; it must hold for every later one too. O(log n). */
	firstWhere(isReached: (item: T) => boolean): T | undefined {
		return this.#items[this.#place((item) => !isReached(item))];
	}

	/** How many of the first items hold `isBefore`, which holds for none after one that does not. */
	countWhere(isBefore: (item: T) => boolean): number {
		return this.#place(isBefore);
	}

	[Symbol.iterator](): Iterator<T> {
		return this.#items[Symbol.iterator]();
	}

	add(item: T): void {
		this.#items.splice(this.#placeOf(item), 0, item);
	}

	/** Takes the item away that compares equal; false when there is none. */
	remove(item: T): boolean {
		const place = this.#placeOf(item);
		const found = this.#items[place];
		if (found === undefined || this.#compare(found, item) !== 0) return false;
		this.#items.splice(place, 1);
		return true;
	}

	#placeOf(item: T): number {
		return this.#place((own) => this.#compare(own, item) < 0);
	}

	/** How many of the first items hold `isBefore`, which holds for none after one that does not. */
	#place(isBefore: (item: T) => boolean): number {
		let low = 0;
		let high = this.#items.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			// `middle` is inside the list, so the item is there.
			if (isBefore(this.#items[middle] as T)) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
