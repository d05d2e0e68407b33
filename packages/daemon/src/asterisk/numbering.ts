/**
 * Numbers as they are dialled: the forms in which a provider may deliver one of ours, what is an
 * emergency, and what desk phones may dial. Patterns are exact lengths of digits: `.` and `!` would
 * let a crafted number carry `&`, `/` or `@` into an application.
 */

import {
	getCountryCallingCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
} from 'libphonenumber-js';

interface DiallingPlan {
	readonly emergency: readonly string[];
	/** Patterns of national numbers as people dial them. */
	readonly national: readonly string[];
	/** What comes before a country code. */
	readonly internationalPrefix: string;
}

const plans: Readonly<Record<string, DiallingPlan>> = {
	FR: {
		emergency: [
			'112',
			'15',
			'17',
			'18',
			'114',
			'115',
			'116000',
			'116117',
			'119',
			'191',
			'196',
			'197',
		],
		national: ['_0[1-9]XXXXXXXX', '_3XXX', '_10XX', '_118XXX'],
		internationalPrefix: '00',
	},
	BE: {
		emergency: ['112', '100', '101', '102', '110'],
		national: ['_0ZXXXXXXX', '_04XXXXXXXX'],
		internationalPrefix: '00',
	},
	CH: {
		emergency: ['112', '117', '118', '144', '145', '1414'],
		national: ['_0ZXXXXXXXX'],
		internationalPrefix: '00',
	},
	GB: {
		emergency: ['999', '112'],
		national: ['_0ZXXXXXXXX', '_0ZXXXXXXXXX', '_111', '_101'],
		internationalPrefix: '00',
	},
	CA: {
		emergency: ['911', '988'],
		national: ['_NXXNXXXXXX', '_1NXXNXXXXXX'],
		internationalPrefix: '011',
	},
	US: {
		emergency: ['911', '988'],
		national: ['_NXXNXXXXXX', '_1NXXNXXXXXX'],
		internationalPrefix: '011',
	},
};

/** For a country without a plan of its own: emergencies, and everything by country code. */
const anywhere: DiallingPlan = {emergency: ['112', '911'], national: [], internationalPrefix: '00'};

function planOf(country: string): DiallingPlan {
	return plans[country.toUpperCase()] ?? anywhere;
}

/** Numbers that every phone may always dial. */
export function emergencyNumbers(country: string): readonly string[] {
	return planOf(country).emergency;
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
