/** Durations as people write them: `20s`, `5m`, `1h30m`, `500ms`. */

import type {Millis} from '@plateau/core';

const units = [
	['d', 86_400_000],
	['h', 3_600_000],
	['m', 60_000],
	['s', 1000],
	['ms', 1],
] as const;

const pattern =
	/^(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,7})m(?!s))?(?:(\d{1,9})s)?(?:(\d{1,12})ms)?$/;

/** Milliseconds of `text`, undefined when it is no duration. A bare `0` is one, another bare number is not. */
export function parseDuration(text: string): Millis | undefined {
	const trimmed = text.trim();
	if (trimmed === '0') return 0;
	const match = pattern.exec(trimmed);
	if (match === null || trimmed === '') return undefined;
	return units.reduce((sum, [, unitMs], index) => sum + Number(match[index + 1] ?? 0) * unitMs, 0);
}

/** The one way we write a duration: in the largest unit that leaves a whole number, `0s` for none. */
export function formatDuration(ms: Millis): string {
	if (ms === 0) return '0s';
	const [unit, unitMs] = units.find(([, size]) => ms % size === 0) ?? ['ms', 1];
	return `${ms / unitMs}${unit}`;
}
