/**
 * A list kept in order by a total comparison. Up to `most` items it is one array; beyond that a tree
 * of such arrays that counts what is under it, so that every operation costs O(log n).
 */

/** How many items, or branches, one node holds at most. */
const most = 64;
/** Below this a node is joined to a neighbour, where both fit with room to grow. */
const few = most / 4;

/** A leaf's own items in order; or, of each branch in order, its first item, itself and its count. */
interface Node<T> {
	items: T[];
	branches: Node<T>[] | undefined;
	counts: number[];
}

/** Items are never equal unless they are the same item. */
export class SortedList<T> {
	#root: Node<T> = leaf([]);
	#size = 0;
	readonly #compare: (a: T, b: T) => number;

	constructor(compare: (a: T, b: T) => number) {
		this.#compare = compare;
	}

	get size(): number {
		return this.#size;
	}

	/** The first in order, or undefined when empty. */
	first(): T | undefined {
		return this.#root.items[0];
	}

	/** The one at this place, from 0; undefined beyond the ends. O(log n). */
	at(place: number): T | undefined {
		let node = this.#root;
		let rest = place;
		while (node.branches !== undefined) {
			let at = 0;
			for (; at < node.counts.length - 1; at += 1) {
				const count = node.counts[at] as number;
				if (rest < count) break;
				rest -= count;
			}
			node = node.branches[at] as Node<T>;
		}
		return node.items[rest];
	}

	/** The first for which `isReached` holds; it must hold for every later one too. O(log n). */
	firstWhere(isReached: (item: T) => boolean): T | undefined {
		return this.at(this.countWhere((item) => !isReached(item)));
	}

	/** How many of the first items hold `isBefore`; it must hold for none after one that does not. O(log n). */
	countWhere(isBefore: (item: T) => boolean): number {
		let node = this.#root;
		let before = 0;
		while (node.branches !== undefined) {
			const at = branchAt(countIn(node.items, isBefore));
			before += countUpTo(node, at);
			node = node.branches[at] as Node<T>;
		}
		return before + countIn(node.items, isBefore);
	}

	/** The place, from 0, of the item that compares equal; undefined when there is none. O(log n). */
	placeOf(item: T): number | undefined {
		let node = this.#root;
		let before = 0;
		while (node.branches !== undefined) {
			const at = branchAt(countNotAfter(node.items, item, this.#compare));
			before += countUpTo(node, at);
			node = node.branches[at] as Node<T>;
		}
		const place = countNotAfter(node.items, item, this.#compare) - 1;
		const found = node.items[place];
		if (found === undefined || this.#compare(found, item) !== 0) return undefined;
		return before + place;
	}

	/** In order. The list must not change meanwhile. */
	[Symbol.iterator](): Iterator<T> {
		return this.#root.branches === undefined
			? this.#root.items[Symbol.iterator]()
			: new TreeIterator(this.#root);
	}

	/** O(log n). */
	add(item: T): void {
		const root = this.#root;
		addUnder(root, item, this.#compare);
		this.#size += 1;
		if (root.items.length <= most) return;
		const right = splitOff(root);
		this.#root = {
			items: [root.items[0] as T, right.items[0] as T],
			branches: [root, right],
			counts: [countUnder(root), countUnder(right)],
		};
	}

	/** Takes the item away that compares equal; false when there is none. O(log n). */
	remove(item: T): boolean {
		if (!removeUnder(this.#root, item, this.#compare)) return false;
		this.#size -= 1;
		// A root with one branch is that branch, all the way down.
		while (this.#root.branches?.length === 1) this.#root = this.#root.branches[0] as Node<T>;
		return true;
	}
}

function leaf<T>(items: T[]): Node<T> {
	return {items, branches: undefined, counts: []};
}

function addUnder<T>(node: Node<T>, item: T, compare: (a: T, b: T) => number): void {
	const {items, branches, counts} = node;
	const place = countNotAfter(items, item, compare);
	if (branches === undefined) {
		insertAt(items, place, item);
		return;
	}
	const at = branchAt(place);
	const branch = branches[at] as Node<T>;
	addUnder(branch, item, compare);
	counts[at] = (counts[at] as number) + 1;
	items[at] = branch.items[0] as T;
	if (branch.items.length <= most) return;
	const right = splitOff(branch);
	const rightCount = countUnder(right);
	counts[at] = (counts[at] as number) - rightCount;
	insertAt(items, at + 1, right.items[0] as T);
	insertAt(branches, at + 1, right);
	insertAt(counts, at + 1, rightCount);
}

function removeUnder<T>(node: Node<T>, item: T, compare: (a: T, b: T) => number): boolean {
	const {items, branches, counts} = node;
	const last = countNotAfter(items, item, compare) - 1;
	if (branches === undefined) {
		const found = items[last];
		if (found === undefined || compare(found, item) !== 0) return false;
		removeAt(items, last);
		return true;
	}
	const at = Math.max(0, last);
	const branch = branches[at] as Node<T>;
	if (!removeUnder(branch, item, compare)) return false;
	counts[at] = (counts[at] as number) - 1;
	if (branch.items.length === 0) {
		dropBranch(node, at);
		return true;
	}
	items[at] = branch.items[0] as T;
	if (branch.items.length < few) {
		joinNext(node, at);
		joinNext(node, at - 1);
	}
	return true;
}

/** Cuts off the second half as a node of its own. */
function splitOff<T>({items, branches, counts}: Node<T>): Node<T> {
	const middle = items.length >>> 1;
	return {
		items: items.splice(middle),
		branches: branches?.splice(middle),
		counts: counts.splice(middle),
	};
}

/** Joins a branch and the next one, where they leave room: so no two neighbours are nearly empty. */
function joinNext<T>(node: Node<T>, at: number): void {
	const left = node.branches?.[at];
	const right = node.branches?.[at + 1];
	if (left === undefined || right === undefined) return;
	if (left.items.length + right.items.length > most - few) return;
	left.items.push(...right.items);
	left.branches?.push(...(right.branches ?? []));
	left.counts.push(...right.counts);
	node.counts[at] = (node.counts[at] as number) + (node.counts[at + 1] as number);
	dropBranch(node, at + 1);
}

function dropBranch<T>({items, branches, counts}: Node<T>, at: number): void {
	removeAt(items, at);
	if (branches !== undefined) removeAt(branches, at);
	removeAt(counts, at);
}

/** `splice` for one item, without the array that it answers with: a node is short, and this is done all day. */
function insertAt<T>(items: T[], place: number, item: T): void {
	items.push(item);
	for (let at = items.length - 1; at > place; at -= 1) items[at] = items[at - 1] as T;
	items[place] = item;
}

function removeAt<T>(items: T[], place: number): void {
	for (let at = place + 1; at < items.length; at += 1) items[at - 1] = items[at] as T;
	items.pop();
}

/** The branch that the last of these first items stands for; what is before all is in the first. */
function branchAt(firstsPassed: number): number {
	return firstsPassed === 0 ? 0 : firstsPassed - 1;
}

function countUnder<T>({items, branches, counts}: Node<T>): number {
	return branches === undefined ? items.length : counts.reduce((sum, count) => sum + count, 0);
}

/** How many items are under the branches before this one. */
function countUpTo<T>({counts}: Node<T>, end: number): number {
	let sum = 0;
	for (let at = 0; at < end; at += 1) sum += counts[at] as number;
	return sum;
}

/** How many of the first hold `isBefore`. */
function countIn<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		// `middle` is inside the list, so the item is there.
		if (isBefore(items[middle] as T)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** How many do not come after `item`, itself included. */
function countNotAfter<T>(items: readonly T[], item: T, compare: (a: T, b: T) => number): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(items[middle] as T, item) <= 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Goes from leaf to leaf; beginning costs O(log n), so that a few items can be had for little. */
class TreeIterator<T> implements Iterator<T> {
	/** Branches still to come at each level, the next one last. */
	readonly #later: Node<T>[] = [];
	#items: readonly T[] = [];
	#place = 0;

	constructor(root: Node<T>) {
		this.#descend(root);
	}

	next(): IteratorResult<T, undefined> {
		if (this.#place === this.#items.length) {
			const node = this.#later.pop();
			if (node === undefined) return {done: true, value: undefined};
			this.#descend(node);
		}
		const value = this.#items[this.#place] as T;
		this.#place += 1;
		return {done: false, value};
	}

	/** To the node's first leaf. No node of a tree is empty. */
	#descend(from: Node<T>): void {
		let node = from;
		while (node.branches !== undefined) {
			for (let at = node.branches.length - 1; at > 0; at -= 1)
				this.#later.push(node.branches[at] as Node<T>);
			node = node.branches[0] as Node<T>;
		}
		this.#items = node.items;
		this.#place = 0;
	}
}
