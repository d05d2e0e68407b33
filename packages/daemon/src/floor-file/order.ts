/** One order for every machine: that of code units. */

/** Negative, zero or positive. */
export function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The same values in the order of their keys. */
export function byKey<T>(values: Readonly<Record<string, T>>): Record<string, T> {
	return Object.fromEntries(Object.entries(values).sort(([a], [b]) => compare(a, b)));
}
