/**
 * Keeps the parts of a view that did not change: equal branches of the new value are replaced by the
 * old ones, so that a difference is found by reference and memory is shared over views.
 */

type Branch = {readonly [key: string]: unknown};

/** `next` without members that are undefined: JSON has none. */
export function compact<T extends object>(next: T): T {
	for (const key of Object.keys(next)) {
		if (next[key as keyof T] === undefined) delete next[key as keyof T];
	}
	return next;
}

/** `before` when it equals `next`; else `next` with every equal branch taken from `before`. Changes neither. */
export function share<T>(before: unknown, next: T): T {
	if (Object.is(before, next)) return next;
	if (Array.isArray(before) && Array.isArray(next)) {
		const shared = next.map((item, index) => share(before[index], item));
		const isSame =
			before.length === shared.length && shared.every((item, index) => item === before[index]);
		return (isSame ? before : shared) as T;
	}
	if (!isBranch(before) || !isBranch(next)) return next;
	const keys = Object.keys(next);
	let isSame = keys.length === Object.keys(before).length;
	const shared: Record<string, unknown> = {};
	for (const key of keys) {
		const old = Object.hasOwn(before, key) ? before[key] : undefined;
		const value = share(old, next[key]);
		shared[key] = value;
		if (value !== old) isSame = false;
	}
	return (isSame ? before : shared) as T;
}

function isBranch(value: unknown): value is Branch {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
