/** `GotoIfTime(times,weekdays,mdays,months[,zone]?where:elsewhere)`: on by the clock on the wall. */

import {DateTime} from 'luxon';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';
import {goto} from './flow.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function gotoIfTime(run: AppRun): AppEnd {
	const [written = '', ...rest] = run.data.split('?');
	const [whenTrue = '', whenFalse = ''] = rest.join('?').split(':');
	const target = isNow(written, run.exchange.clock.now()) ? whenTrue : whenFalse;
	return target === '' ? 'next' : goto({...run, data: target});
}

function isNow(written: string, now: number): boolean {
	const [times = '*', weekday = '*', mday = '*', month = '*', zone = 'utc'] = written
		.split(',')
		.map((part) => part.trim());
	const at = DateTime.fromMillis(now, {zone});
	return (
		within(times, at.hour * 60 + at.minute, minuteOf) &&
		within(weekday, at.weekday, (name) => weekdays.indexOf(name) + 1) &&
		within(mday, at.day, Number) &&
		within(month, at.month, (name) => months.indexOf(name) + 1)
	);
}

/** `*`, one value, or the first and the last of a range, which may go over the end. */
function within(range: string, value: number, read: (text: string) => number): boolean {
	if (range === '*') return true;
	const [from = '', to = from] = range.split('-').map((part) => part.trim());
	const [first, last] = [read(from), read(to)];
	return first <= last ? first <= value && value <= last : value >= first || value <= last;
}

function minuteOf(text: string): number {
	const [hour = 0, minute = 0] = text.split(':').map(Number);
	return hour * 60 + minute;
}
