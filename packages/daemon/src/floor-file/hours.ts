/** Opening hours as text: `mon-fri` and `9:00-12:30, 14:00-18:00`, both ways. */

import type {OpenInterval} from './types.ts';

/** Days as the file writes them, from Monday on. */
export const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const frenchDayNames = ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'];
const dayMin = 24 * 60;

/** Days (0 is Monday) of `mon`, `mon-fri`, `sat, sun`, `lun-ven` or `daily`; undefined when it is none. */
export function parseDays(text: string): number[] | undefined {
	if (text === 'daily') return [0, 1, 2, 3, 4, 5, 6];
	const days: number[] = [];
	for (const part of text.split(',')) {
		const [from = '', to = from, ...more] = part.trim().split('-');
		const first = dayOf(from);
		const last = dayOf(to);
		if (first === undefined || last === undefined || more.length > 0) return undefined;
		// `fri-mon` goes over the week's end.
		const length = ((last - first + 7) % 7) + 1;
		for (let step = 0; step < length; step += 1) days.push((first + step) % 7);
	}
	return days;
}

/** Intervals in order, `overlap` when two share a minute, undefined when the text is no hours. */
export function parseIntervals(text: string): OpenInterval[] | 'overlap' | undefined {
	if (text === 'closed') return [];
	const intervals: OpenInterval[] = [];
	for (const part of text.split(',')) {
		const interval = intervalOf(part.trim());
		if (interval === undefined) return undefined;
		intervals.push(interval);
	}
	intervals.sort((a, b) => a.fromMin - b.fromMin);
	const overlaps = intervals.some(({fromMin}, index) => {
		const before = intervals[index - 1];
		return before !== undefined && fromMin < before.toMin;
	});
	return overlaps ? 'overlap' : intervals;
}

/** The one way we write intervals; `closed` for none. */
function formatIntervals(intervals: readonly OpenInterval[]): string {
	if (intervals.length === 0) return 'closed';
	return intervals.map(({fromMin, toMin}) => `${clock(fromMin)}-${clock(toMin)}`).join(', ');
}

/** The week as lines: neighbouring days of the same hours together, closed days left out. */
export function formatWeek(
	week: readonly (readonly OpenInterval[])[],
): {readonly days: string; readonly hours: string}[] {
	const lines: {from: number; to: number; hours: string}[] = [];
	for (const [day, intervals] of week.entries()) {
		if (intervals.length === 0) continue;
		const hours = formatIntervals(intervals);
		const last = lines.at(-1);
		if (last !== undefined && last.to === day - 1 && last.hours === hours) last.to = day;
		else lines.push({from: day, to: day, hours});
	}
	return lines.map(({from, to, hours}) => ({
		days: from === to ? `${dayNames[from]}` : `${dayNames[from]}-${dayNames[to]}`,
		hours,
	}));
}

function dayOf(name: string): number | undefined {
	const trimmed = name.trim().toLowerCase();
	const index = Math.max(dayNames.indexOf(trimmed as 'mon'), frenchDayNames.indexOf(trimmed));
	return index < 0 ? undefined : index;
}

function intervalOf(text: string): OpenInterval | undefined {
	const match = /^(\d{1,2})[:h](\d{2})\s*-\s*(\d{1,2})[:h](\d{2})$/.exec(text);
	if (match === null) return undefined;
	const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
	const fromMin = minutes(fromHour, fromMinute);
	const end = minutes(toHour, toMinute);
	if (fromMin === undefined || end === undefined || fromMin === dayMin) return undefined;
	if (fromMin === end) return undefined;
	// `22:00-6:00` ends on the next day.
	return {fromMin, toMin: end > fromMin ? end : end + dayMin};
}

function minutes(hour = 99, minute = 99): number | undefined {
	const all = hour * 60 + minute;
	return minute < 60 && all <= dayMin ? all : undefined;
}

function clock(min: number): string {
	const ofDay = min > dayMin ? min - dayMin : min;
	return `${Math.floor(ofDay / 60)}:${String(ofDay % 60).padStart(2, '0')}`;
}
