/** Instants as people at a desk read them, in the floor's time zone. Durations are in duration.ts. */
import type {Locale} from '@plateau/core/text';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `14:03`, at `instant` (epoch ms) in `timeZone` (this machine's when undefined). */
export function clockTime(instant: number, timeZone: string | undefined): string {
	return format('en-GB', timeZone, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).format(
		instant,
	);
}

/** `14:03:27`, at `instant` (epoch ms) in `timeZone` (this machine's when undefined). */
export function clockSeconds(instant: number, timeZone: string | undefined): string {
	return format('en-GB', timeZone, {timeStyle: 'medium'}).format(instant);
}

/** `2026-11-20`, the day of `instant` (epoch ms) in `timeZone` (this machine's when undefined). */
export function dayOf(instant: number, timeZone: string | undefined): string {
	return format('en-CA', timeZone, {dateStyle: 'short'}).format(instant);
}

/** `14:03` on the day of `now`, `12 Nov` before it. */
export function dayOrTime(
	instant: number,
	now: number,
	timeZone: string | undefined,
	locale: Locale,
): string {
	const day = format('en-CA', timeZone, {dateStyle: 'short'});
	if (day.format(instant) === day.format(now)) return clockTime(instant, timeZone);
	const language = locale === 'fr' ? 'fr-FR' : 'en-GB';
	return format(language, timeZone, {day: '2-digit', month: 'short'}).format(instant);
}

/** Formats are slow to make, and the same few are asked for in every frame. */
function format(
	language: string,
	timeZone: string | undefined,
	options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
	const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
	const known = formats.get(key);
	if (known !== undefined) return known;
	const made = new Intl.DateTimeFormat(language, {
		...options,
		...(timeZone === undefined ? {} : {timeZone}),
	});
	formats.set(key, made);
	return made;
}
