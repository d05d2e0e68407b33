/**
 * Deltas between two views: plain JSON objects of objects. A list of paths set or removed; arrays
 * and scalars are whole values, so rows that change alone are kept in records by id.
 */

export type Json =
	| null
	| boolean
	| number
	| string
	| readonly Json[]
	| {readonly [key: string]: Json};

/** `[path, value]` sets; `[path]` removes. Applied in order. */
export type Patch = readonly (readonly [readonly string[], Json] | readonly [readonly string[]])[];

/** A view's data. */
export type JsonObject = {readonly [key: string]: Json};

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
	if (a === b) return true;
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((item, index) => equal(item, b[index]));
	}
	if (isObject(a) && isObject(b)) {
		const keys = Object.keys(a);
		return (
			keys.length === Object.keys(b).length &&
			keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
		);
	}
	return false;
}

/** Members that are undefined count as absent: JSON has no other way. */
function has(object: JsonObject, key: string): boolean {
	return Object.hasOwn(object, key) && object[key] !== undefined;
}

/** What turns `before` into `after`; empty when they are equal. Members that are undefined count as absent. */
export function diff(before: JsonObject, after: JsonObject): Patch {
	const patch: (readonly [string[], Json] | readonly [string[]])[] = [];
	walk(before, after, []);
	return patch;

	function walk(from: JsonObject, to: JsonObject, path: string[]): void {
		// The daemon keeps rows that did not change, so most branches end here.
		if (from === to) return;
		for (const key of Object.keys(from)) {
			if (!has(to, key) && has(from, key)) patch.push([[...path, key]]);
		}
		for (const [key, value] of Object.entries(to)) {
			if (value === undefined) continue;
			const old = has(from, key) ? from[key] : undefined;
			if (isObject(old) && isObject(value)) walk(old, value, [...path, key]);
			else if (!equal(old, value)) patch.push([[...path, key], value]);
		}
	}
}

/**
 * `view` with `patch` applied; `view` itself is not changed and unchanged branches are shared.
 * Throws when a path does not exist: the view is not the one the patch was made from.
 */
export function applyPatch(view: JsonObject, patch: Patch): JsonObject {
	if (patch.length === 0) return view;
	/** Objects made by this patch, which it may change again. */
	const fresh = new Set<Record<string, Json>>();
	const root = own(view);
	for (const entry of patch) {
		const path = entry[0];
		const last = path[path.length - 1];
		if (last === undefined) throw new RangeError('a patch path is empty');
		let at = root;
		for (const key of path.slice(0, -1)) {
			const child = at[key];
			if (!isObject(child)) throw new RangeError(`a patch path leads nowhere: ${path.join('/')}`);
			at[key] = own(child);
			at = at[key] as Record<string, Json>;
		}
		if (entry.length === 2) at[last] = entry[1];
		else if (Object.hasOwn(at, last)) delete at[last];
		else throw new RangeError(`a patch removes what is not there: ${path.join('/')}`);
	}
	return root;

	/** A copy that may be changed. Without a prototype, so that no key means anything but itself. */
	function own(object: JsonObject): Record<string, Json> {
		if (fresh.has(object as Record<string, Json>)) return object as Record<string, Json>;
		const copy: Record<string, Json> = Object.assign(Object.create(null), object);
		fresh.add(copy);
		return copy;
	}
}
