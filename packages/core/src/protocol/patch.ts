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

type JsonObject = {readonly [key: string]: Json};

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
		return keys.length === Object.keys(b).length && keys.every((key) => equal(a[key], b[key]));
	}
	return false;
}

/** What turns `before` into `after`; empty when they are equal. Members that are undefined count as absent. */
export function diff(before: JsonObject, after: JsonObject): Patch {
	const patch: (readonly [string[], Json] | readonly [string[]])[] = [];
	walk(before, after, []);
	return patch;

	function walk(from: JsonObject, to: JsonObject, path: string[]): void {
		for (const key of Object.keys(from)) {
			if (to[key] === undefined && from[key] !== undefined) patch.push([[...path, key]]);
		}
		for (const [key, value] of Object.entries(to)) {
			if (value === undefined) continue;
			const old = Object.hasOwn(from, key) ? from[key] : undefined;
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
	let result = view;
	for (const entry of patch)
		result = set(result, entry[0], 0, entry.length === 2 ? entry[1] : undefined);
	return result;
}

function set(
	at: JsonObject,
	path: readonly string[],
	depth: number,
	value: Json | undefined,
): JsonObject {
	const key = path[depth];
	if (key === undefined) throw new RangeError('a patch path is empty');
	const copy: Record<string, Json> = Object.assign(Object.create(null), at);
	if (depth === path.length - 1) {
		if (value === undefined) delete copy[key];
		else copy[key] = value;
		return copy;
	}
	const child = copy[key];
	if (!isObject(child)) throw new RangeError(`a patch path leads nowhere: ${path.join('/')}`);
	copy[key] = set(child, path, depth + 1, value);
	return copy;
}
