/** Telephone numbers as the world writes them, in their one international form, and as they are read at home. */

import {type CountryCode, type PhoneNumber, parsePhoneNumberFromString} from 'libphonenumber-js';

/** So many numbers are remembered: a call asks for its caller's as it comes, and again at every ring. */
const rememberedCount = 1000;
const remembered = new Map<string, PhoneNumber | undefined>();

/**
 * E.164 with its plus of `text`, a number of `country` (`06 12…`, `0033…`, `33…`) or of the world
 * (`+44…`); undefined when it is neither. A number with a plus is believed when its length is right,
 * because countries open new ranges; one without must be known, or any digits would pass.
 */
export function e164Of(text: string, country: string): string | undefined {
	const parsed = parse(text, country);
	if (parsed === undefined) return undefined;
	const isOne = parsed.isValid() || (text.startsWith('+') && parsed.isPossible());
	if (!isOne) return undefined;
	remember(keyOf(parsed.number, country), parsed);
	return parsed.number;
}

/**
 * `+33612345678` as it is dialled at home in `country`, `06 12 34 56 78`; a foreign one keeps its prefix, and
 * what is no number is left as it is.
 */
export function nationalForm(number: string, country: string): string {
	const parsed = number.startsWith('+') ? parse(number, country) : undefined;
	if (parsed === undefined) return number;
	return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}

function parse(text: string, country: string): PhoneNumber | undefined {
	const key = keyOf(text, country);
	if (remembered.has(key)) return remembered.get(key);
	const parsed = parsePhoneNumberFromString(text, country as CountryCode);
	remember(key, parsed);
	return parsed;
}

function keyOf(text: string, country: string): string {
	return `${country} ${text}`;
}

function remember(key: string, parsed: PhoneNumber | undefined): void {
	remembered.set(key, parsed);
	// A Map keeps the order in which they came.
	for (const oldest of remembered.keys()) {
		if (remembered.size <= rememberedCount) break;
		remembered.delete(oldest);
	}
}
