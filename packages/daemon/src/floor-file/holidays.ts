/** Days on which a number stays closed: public holidays of France, dates, days of each year, ranges. */

/** A calendar day, `month` from 1. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** True when `text` is a holiday the file may name. */
export function isHolidayRule(text: string): boolean {
	if (text === 'FR' || text === 'FR-alsace-moselle') return true;
	const [from = '', to, ...more] = text.split('..');
	if (more.length > 0) return false;
	if (to !== undefined) return isDate(from) && isDate(to) && from <= to;
	// 29 February is a day of some years.
	return isDate(from) || isDate(`2024-${from}`);
}

/** True when one of `rules` closes the day. */
export function isHoliday(rules: readonly string[], day: Day): boolean {
	if (rules.length === 0) return false;
	const date = iso(day);
	return rules.some((rule) => {
		if (rule === 'FR' || rule === 'FR-alsace-moselle') {
			return frenchHolidays(day.year, rule !== 'FR').has(date.slice(5));
		}
		const [from = '', to] = rule.split('..');
		if (to !== undefined) return from <= date && date <= to;
		return rule === date || rule === date.slice(5);
	});
}

/**
 * Public holidays of France in a year, as `MM-DD`. Source: Code du travail, L3133-1; Alsace and
 * Moselle have Good Friday and 26 December as well, L3134-13.
 */
export function frenchHolidays(year: number, alsaceMoselle = false): ReadonlySet<string> {
	const easter = easterSunday(year);
	const movable = alsaceMoselle ? [-2, 1, 39, 50] : [1, 39, 50];
	return new Set([
		...['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
		...(alsaceMoselle ? ['12-26'] : []),
		...movable.map((days) => iso(addDays(easter, days)).slice(5)),
	]);
}

/** Easter Sunday by the Gregorian calendar. Source: Meeus, Jones and Butcher's algorithm. */
export function easterSunday(year: number): Day {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = Math.floor(b / 4);
	const e = b % 4;
	const f = Math.floor((b + 8) / 25);
	const g = Math.floor((b - f + 1) / 3);
	const h = (19 * a + b - d - g + 15) % 30;
	const i = Math.floor(c / 4);
	const k = c % 4;
	const l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	return {year, month: Math.floor(n / 31), day: (n % 31) + 1};
}

/** The day `days` later. */
export function addDays({year, month, day}: Day, days: number): Day {
	const date = new Date(Date.UTC(year, month - 1, day + days));
	return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()};
}

/** `2026-12-24`. */
export function iso({year, month, day}: Day): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function isDate(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (match === null) return false;
	const [, year = 0, month = 0, day = 0] = match.map(Number);
	return iso(addDays({year, month, day}, 0)) === text;
}
