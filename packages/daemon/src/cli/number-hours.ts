/** Opening hours of the floor file as the dialplan is given them: without the floor, and without a year's sums. */

import type {AsteriskHours} from '../asterisk/input.ts';
import {frenchHolidays} from '../floor-file/holidays.ts';
import type {Hours} from '../floor-file/types.ts';

/** Holidays that move are written out for these years, so that the same floor writes the same file. */
const years = Array.from({length: 12}, (_, index) => 2026 + index);

export function asteriskHours(hours: Hours, floorZone: string): AsteriskHours {
	const yearly = new Set<string>();
	const days: {from: string; to: string}[] = [];
	for (const rule of hours.holidays) {
		if (rule === 'FR' || rule === 'FR-alsace-moselle') addFrench(rule !== 'FR', yearly, days);
		else if (/^\d\d-\d\d$/.test(rule)) yearly.add(rule);
		else {
			const [from = '', to = from] = rule.split('..').map((date) => date.replaceAll('-', ''));
			days.push({from, to});
		}
	}
	return {
		timeZone: hours.timeZone ?? floorZone,
		week: hours.week,
		closedYearly: [...yearly].sort(),
		closedDays: days.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
	};
}

function addFrench(
	alsaceMoselle: boolean,
	yearly: Set<string>,
	days: {from: string; to: string}[],
): void {
	const byYear = years.map((year) => ({year, all: frenchHolidays(year, alsaceMoselle)}));
	for (const {year, all} of byYear) {
		for (const day of all) {
			if (byYear.every((other) => other.all.has(day))) yearly.add(day);
			else {
				const date = `${year}${day.replace('-', '')}`;
				days.push({from: date, to: date});
			}
		}
	}
}
