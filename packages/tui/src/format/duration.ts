/** Durations as people at a desk read them. Clock times and dates are not here. */

/**
 * `m:ss`, or `h:mm:ss` from one hour on. `durationMs` is rounded down to the second, so a timer
 * never shows a second that has not passed; negative counts as 0, `undefined` is `-`.
 */
export function duration(durationMs: number | undefined): string {
	if (durationMs === undefined || Number.isNaN(durationMs)) return '-';
	const seconds = Math.max(0, Math.floor(durationMs / 1000));
	const rest = twoDigits(seconds % 60);
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes}:${rest}`;
	return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${rest}`;
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}
