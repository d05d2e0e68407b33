/** Copies with some fields changed, for what is folded thousands of times a second. */

/**
 * `base` with the fields of `change` in place of its own; neither is touched. `Object.assign`, because
 * Node 20 spreads objects of several shapes through its slow path: microseconds instead of a tenth.
 */
export function changed<T extends object>(base: T, change: Partial<T>): T {
	return Object.assign({}, base, change);
}
