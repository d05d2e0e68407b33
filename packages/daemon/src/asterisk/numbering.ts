/**
 * Numbers as they are dialled: the forms in which a provider may deliver one of ours, and what desk
 * phones may dial, emergencies apart. Patterns are exact lengths of digits: `.` and `!` would
 * let a crafted number carry `&`, `/` or `@` into an application.
 */

import {
	getCountryCallingCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
} from 'libphonenumber-js';

interface DiallingPlan {
	/** Patterns of national numbers as people dial them. */
	readonly national: readonly string[];
	/** What comes before a country code. */
	readonly internationalPrefix: string;
}

const plans: Readonly<Record<string, DiallingPlan>> = {
	FR: {
		national: ['_0[1-9]XXXXXXXX', '_3XXX', '_10XX', '_118XXX'],
		internationalPrefix: '00',
	},
	BE: {
		national: ['_0ZXXXXXXX', '_04XXXXXXXX'],
		internationalPrefix: '00',
	},
	CH: {
		national: ['_0ZXXXXXXXX'],
		internationalPrefix: '00',
	},
	GB: {
		national: ['_0ZXXXXXXXX', '_0ZXXXXXXXXX', '_111', '_101'],
		internationalPrefix: '00',
	},
	CA: {
		national: ['_NXXNXXXXXX', '_1NXXNXXXXXX'],
		internationalPrefix: '011',
	},
	US: {
		national: ['_NXXNXXXXXX', '_1NXXNXXXXXX'],
		internationalPrefix: '011',
	},
};

/** For a country without a plan of its own: everything by country code. */
const anywhere: DiallingPlan = {national: [], internationalPrefix: '00'};

function planOf(country: string): DiallingPlan {
	return plans[country.toUpperCase()] ?? anywhere;
}

/** Dialplan patterns of the numbers that desk phones may dial outside, emergencies apart. */
export function outgoingPatterns(country: string): readonly string[] {
	const {national, internationalPrefix} = planOf(country);
	const lengths = Array.from({length: 9}, (_, index) => 7 + index);
	return [
		...national,
		...[internationalPrefix, '+'].flatMap((prefix) =>
			lengths.map((length) => `_${prefix}Z${'X'.repeat(length - 1)}`),
		),
	];
}

/** Patterns of numbers that a provider may deliver and the floor does not know: 3 to 15 digits. */
export function unknownPatterns(): readonly string[] {
	const lengths = Array.from({length: 13}, (_, index) => 3 + index);
	return lengths.flatMap((length) => [`_${'X'.repeat(length)}`, `_+${'X'.repeat(length)}`]);
}

/**
 * The forms in which a provider may deliver, or a colleague dial, one of our numbers: as declared,
 * with plus, with the international prefix, and national in `country`. No two are equal.
 */
export function formsOf(numberId: string, country: string): readonly string[] {
	const code = country.toUpperCase();
	const parsed = parsePhoneNumberFromString(`+${numberId}`);
	if (parsed === undefined || !parsed.isPossible()) return [numberId];
	const forms = [numberId, `+${numberId}`, `${planOf(country).internationalPrefix}${numberId}`];
	if (isSupportedCountry(code) && getCountryCallingCode(code) === parsed.countryCallingCode) {
		forms.push(parsed.formatNational().replaceAll(/[^0-9]/g, ''), parsed.nationalNumber);
	}
	return [...new Set(forms)];
}
