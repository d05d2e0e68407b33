/** Telephone numbers as the world writes them, in their one international form. */

import {type CountryCode, parsePhoneNumberFromString} from 'libphonenumber-js';

/**
 * E.164 with its plus of `text`, a number of `country` (`06 12…`, `0033…`, `33…`) or of the world
 * (`+44…`); undefined when it is neither. A number with a plus is believed when its length is right,
 * because countries open new ranges; one without must be known, or any digits would pass.
 */
export function e164Of(text: string, country: string): string | undefined {
	const parsed = parsePhoneNumberFromString(text, country as CountryCode);
	if (parsed === undefined) return undefined;
	const isOne = parsed.isValid() || (text.startsWith('+') && parsed.isPossible());
	return isOne ? parsed.number : undefined;
}
