/**
 * When a number is open, and when that changes; when days begin. Pure given an instant: the clock
 * comes from outside. Right over changes of daylight saving time.
 */

import type {Instant} from '@plateau/core';
import {DateTime} from 'luxon';
import {addDays, type Day, isHoliday, iso} from './holidays.ts';
import type {Hours} from './types.ts';

/** A number's state at an instant, and the next instant at which it changes. */
export interface Opening {
	readonly open: boolean;
	/** Undefined: it stays so for more than a year. */
	readonly until?: Instant;
}

/** A day as the floor counts it. */
export interface FloorDay {
	/** ISO date. */
	readonly day: string;
	readonly startsAt: Instant;
	/** The next midnight; 23 to 25 hours later. */
	readonly endsAt: Instant;
}

/** Further than any holiday range people write. */
const horizonDays = 400;

/**
 * Whether a number with these hours is open at `at`; without hours it always is. A holiday closes
 * what would begin on that day. Where the clock goes back, an opening counts from the first passing
 * of its time and a closing from the last; a time that is skipped is the instant of the change.
 */
export function openingAt(hours: Hours | undefined, at: Instant, floorZone: string): Opening {
	if (hours === undefined) return {open: true};
	const zone = hours.timeZone ?? floorZone;
	// What opened yesterday may still be open.
	let day = addDays(dayOf(at, zone), -1);
	let openUntil: Instant | undefined;
	for (let count = 0; count < horizonDays; count += 1, day = addDays(day, 1)) {
		for (const {from, to} of intervalsOn(hours, day, zone)) {
			if (to <= at) continue;
			if (openUntil !== undefined) {
				if (from > openUntil) return {open: true, until: openUntil};
				openUntil = Math.max(openUntil, to);
			} else if (from > at) {
				return {open: false, until: from};
			} else {
				openUntil = to;
			}
		}
		// Nothing of a later day begins before its midnight.
		if (openUntil !== undefined && openUntil < startOf(addDays(day, 1), zone)) {
			return {open: true, until: openUntil};
		}
	}
	return {open: openUntil !== undefined};
}

/** The day that `at` falls into. */
export function floorDayAt(at: Instant, zone: string): FloorDay {
	const day = dayOf(at, zone);
	return {day: iso(day), startsAt: startOf(day, zone), endsAt: startOf(addDays(day, 1), zone)};
}

function intervalsOn(hours: Hours, day: Day, zone: string): {from: Instant; to: Instant}[] {
	if (isHoliday(hours.holidays, day)) return [];
	const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
	const intervals = hours.week[(weekday + 6) % 7] ?? [];
	return intervals.map(({fromMin, toMin}) => ({
		from: instantOf(day, fromMin, zone, 'first'),
		to: instantOf(day, toMin, zone, 'last'),
	}));
}

function dayOf(at: Instant, zone: string): Day {
	const {year, month, day} = DateTime.fromMillis(at, {zone});
	return {year, month, day};
}

/** A day's first instant, also where midnight is skipped. */
function startOf(day: Day, zone: string): Instant {
	return instantOf(day, 0, zone, 'first');
}

/** The instant at which clocks in `zone` show this many minutes after midnight of the day. */
function instantOf(day: Day, min: number, zone: string, passing: 'first' | 'last'): Instant {
	const {year, month, day: ofMonth} = addDays(day, Math.floor(min / 1440));
	const shown = Date.UTC(year, month - 1, ofMonth) + (min % 1440) * 60_000;
	const offsetMs = (at: Instant) => DateTime.fromMillis(at, {zone}).offset * 60_000;
	// The offsets in force safely before and safely after; they differ only around a change.
	const early = shown - offsetMs(shown - 86_400_000);
	const late = shown - offsetMs(shown + 86_400_000);
	const hits = [early, late].filter((at) => at + offsetMs(at) === shown);
	if (hits.length === 0)
		return changeBetween(Math.min(early, late), Math.max(early, late), offsetMs);
	return passing === 'first' ? Math.min(...hits) : Math.max(...hits);
}

/** The first instant of the new offset. */
function changeBetween(
	before: Instant,
	after: Instant,
	offsetMs: (at: Instant) => number,
): Instant {
	const old = offsetMs(before);
	let [low, high] = [before, after];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offsetMs(middle) === old) low = middle;
		else high = middle;
	}
	return high;
}
