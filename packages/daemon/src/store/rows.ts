/** Between SQL rows and records: a column that is NULL is a field that is absent. */

type Defined<T> = {[K in keyof T]: Exclude<T[K], undefined>};

/** The row without its NULL columns. */
export function record<T extends object>(row: unknown): T {
	const fields = Object.entries(row as object).filter(([, value]) => value !== null);
	return Object.fromEntries(fields) as T;
}

/** Parameters for SQL: what is absent becomes NULL. */
export function parameters<T extends object>(values: T): Defined<T> {
	const filled = Object.entries(values).map(([key, value]) => [key, value ?? null]);
	return Object.fromEntries(filled) as Defined<T>;
}
