/**
 * What people write as a day and a time, as instants in the floor's time zone. Right over changes of
 * daylight saving time: a time that is skipped has no instant, one that comes twice has two.
 */

import type {Instant} from '@plateau/core';
import {DateTime} from 'luxon';

/** The day's first instant, and the next day's; undefined: there is no such date. */
export function dayAt(
	day: string,
	zone: string,
): {readonly startsAt: Instant; readonly endsAt: Instant} | undefined {
	const date = DateTime.fromISO(day, {zone});
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !date.isValid) return undefined;
	const noon = date.set({hour: 12});
	return {
		startsAt: noon.startOf('day').toMillis(),
		endsAt: noon.plus({days: 1}).startOf('day').toMillis(),
	};
}

/**
 * The instants at which clocks in `zone` show `time` (`14:03` or `14:03:20`) on `day`, in order: none,
 * one or two. With an offset behind it (`02:30+01:00`), the one of that offset. Undefined: not a time.
 */
export function instantsOf(day: string, time: string, zone: string): Instant[] | undefined {
	const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?([+-](?:0\d|1[0-4]):[0-5]\d)?$/.exec(
		time,
	);
	if (match === null) return undefined;
	const [, hour, minute, second = '00', offset] = match;
	const shown = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
	const offsetMs = (at: Instant) => DateTime.fromMillis(at, {zone}).offset * 60_000;
	// The offsets in force safely before and safely after; they differ only around a change.
	const offsets = new Set([offsetMs(shown - dayMs), offsetMs(shown + dayMs)]);
	return [...offsets]
		.map((ms) => shown - ms)
		.filter((at) => at + offsetMs(at) === shown)
		.filter((at) => offset === undefined || offsetText(at, zone) === offset)
		.sort((a, b) => a - b);
}

const dayMs = 86_400_000;

/** `2026-11-20 14:03:20` as clocks in `zone` show it. */
export function wallTime(at: Instant, zone: string): string {
	return DateTime.fromMillis(at, {zone}).toFormat('yyyy-MM-dd HH:mm:ss');
}

/** `+01:00`, what the zone adds to UTC at that instant. */
export function offsetText(at: Instant, zone: string): string {
	return DateTime.fromMillis(at, {zone}).toFormat('ZZ');
}
