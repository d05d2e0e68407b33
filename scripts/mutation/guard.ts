/** What a guard is: a place in the core's text that lets something be, or keeps it from being. */

/** One guard and the edit that breaks it. */
export interface Guard {
	/** Under `packages/core/src`. */
	readonly file: string;
	/** What the guard is for, as the list names it. */
	readonly guard: string;
	/** Text that stands in the file exactly once. */
	readonly anchor: string;
	/** What takes its place. */
	readonly broken: string;
	/** Why nobody can tell the broken core from the whole one, where that is so. */
	readonly equal?: string;
}

/** Guards of one file: what for, the text, and what takes its place. */
export function guardsOf(
	file: string,
	rows: readonly (readonly [guard: string, anchor: string, broken: string, equal?: string])[],
): Guard[] {
	return rows.map(([guard, anchor, broken, equal]) => ({
		...{file, guard, anchor, broken},
		...(equal === undefined ? {} : {equal}),
	}));
}

/** How a guard is called where it is listed and remembered. */
export function nameOf({file, guard}: Guard): string {
	return `${file}: ${guard}`;
}

/** A line that a probe prints: what it looks at now; in the end what noticed, and how, or null. */
export type Said = {readonly at: string} | {readonly by: string; readonly how: string} | null;
