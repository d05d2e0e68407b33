/** What a switch calls the caller, as the one form that names a customer. */

import {e164Of} from '../phone-number.ts';

/** What switches and carriers send for "the caller does not want to be known". */
const withheld = new Set([
	'',
	'anonymous',
	'unknown',
	'unavailable',
	'restricted',
	'private',
	'withheld',
	'<unknown>',
]);
/** Longer ones are no numbers; what a forger sends must not fill the database. */
const maxLength = 64;

/**
 * E.164 when `raw` can be read as a number of `country` or of the world (`06 12…`, `0033…`,
 * `+44…`), else `raw` trimmed to 64 characters; undefined when withheld.
 */
export function callerNumberOf(raw: string | undefined, country: string): string | undefined {
	const text = (raw ?? '').trim().slice(0, maxLength);
	if (withheld.has(text.toLowerCase())) return undefined;
	return e164Of(text, country) ?? text;
}
