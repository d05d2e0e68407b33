/** Bars and sparklines drawn with text. */
import {symbols} from '../symbols.ts';

/** A progress bar of exactly `width` cells for `share` 0 to 1 (held to that range). */
export function bar(share: number, width: number): string {
	const cells = Math.max(0, Math.floor(width));
	const held = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
	const full = Math.round(held * cells);
	return symbols.barFull.repeat(full) + symbols.barEmpty.repeat(cells - full);
}

const steps = symbols.spark;

/**
 * One glyph a value, the newest last; only the last `width` values are drawn. Heights run from
 * `low` (default: the smallest value) to `high` (default: the largest); a gap (`undefined`) is a space.
 */
export function sparkline(
	values: ReadonlyArray<number | undefined>,
	width: number,
	range: {readonly low?: number; readonly high?: number} = {},
): string {
	const shown = width > 0 ? values.slice(-width) : [];
	const known = shown.filter((value) => value !== undefined);
	const low = range.low ?? Math.min(...known);
	const high = range.high ?? Math.max(...known);
	return shown.map((value) => (value === undefined ? ' ' : glyphAt(value, low, high))).join('');
}

function glyphAt(value: number, low: number, high: number): string {
	const last = steps.length - 1;
	// A flat line is drawn low: it says "nothing happens", not "full".
	const share = high > low ? (value - low) / (high - low) : 0;
	return steps[Math.round(Math.min(1, Math.max(0, share)) * last)] ?? ' ';
}
