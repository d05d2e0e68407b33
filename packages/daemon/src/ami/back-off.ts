/** How long to wait before another attempt. Pure: chance comes in. */

export interface BackOff {
	/** The first wait, and the step of growth; 50 ms unless told. */
	readonly firstMs?: number;
	/** The longest wait; 5 s unless told. */
	readonly lastMs?: number;
}

/**
 * The wait after `failures` failed attempts (0 is the first wait), doubled each time up to the
 * longest. Half of it is chance (`random`, 0 to 1), so that a hundred clients of a restarted
 * switch do not knock at once.
 */
export function backOffMs(failures: number, random: number, options: BackOff = {}): number {
	const {firstMs = 50, lastMs = 5000} = options;
	const fullMs = Math.min(lastMs, firstMs * 2 ** Math.min(failures, 30));
	return Math.round(fullMs / 2 + (fullMs / 2) * random);
}
