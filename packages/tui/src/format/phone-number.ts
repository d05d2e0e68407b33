/**
 * Telephone numbers between how people write them and how they are kept (E.164). Uses the smallest
 * metadata of libphonenumber-js: it holds every country's formats and number lengths, which is all
 * that showing and reading take. The larger sets add number types (mobile, premium), used nowhere here.
 */
import {
	type CountryCode,
	findPhoneNumbersInText,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** An ISO 3166 country code in capitals: `FR`. */
export type Country = CountryCode;

/**
 * A number as people of `country` write it: national form for their own (`06 12 34 56 78`),
 * international for others (`+44 20 7946 0018`). What is no E.164 number (an extension, a withheld
 * caller's word) comes back as it is.
 */
export function phoneNumber(e164: string, country: Country): string {
	if (!e164.startsWith('+')) return e164;
	const parsed = parsePhoneNumberFromString(e164);
	if (parsed === undefined) return e164;
	// Two countries can share a calling code (+1, +44): the code decides how a neighbour dials.
	const own = parsed.country === country;
	return own ? parsed.formatNational() : parsed.formatInternational();
}

/**
 * E.164 of what a person typed, `country` deciding what a number without `+` means; `undefined`
 * when it cannot be a telephone number there (too short, too long, letters).
 */
export function parsePhoneNumber(typed: string, country: Country): string | undefined {
	const parsed = parsePhoneNumberFromString(typed, {defaultCountry: country, extract: false});
	return parsed?.isPossible() ? parsed.number : undefined;
}

/** What a person typed, as people of `country` write it; as it was typed where it is no telephone number there. */
export function asWritten(typed: string, country: Country): string {
	const e164 = parsePhoneNumber(typed, country);
	return e164 === undefined ? typed : phoneNumber(e164, country);
}

/** The first number in a text that people wrote, as E.164, and what else stands there: `Zoé` of `Zoé, 06 12 34 56 78`. */
export function numberIn(
	text: string,
	country: Country,
): {readonly number: string; readonly rest: string} | undefined {
	const [first] = findPhoneNumbersInText(text, {defaultCountry: country});
	if (first === undefined) return undefined;
	const around = [text.slice(0, first.startsAt), text.slice(first.endsAt)];
	const rest = around.map((part) => part.replaceAll(/^[\s,;:()<>]+|[\s,;:()<>]+$/g, ''));
	return {number: first.number.number, rest: rest.filter(Boolean).join(' ')};
}
