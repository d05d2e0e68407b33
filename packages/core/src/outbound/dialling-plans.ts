/**
 * How numbers are dialled in a country: its emergency numbers, the signs before national and foreign
 * numbers, and what a floor may dial where its file says nothing. Countries without a plan of their own
 * have emergencies, and numbers with a plus.
 */

/** One country's. */
export interface DiallingPlan {
	/** Of the country, without the plus; absent where it is not known here. */
	readonly code?: string;
	/** What comes before a number within the country; empty: nothing. */
	readonly national: string;
	/** What comes before a country code. */
	readonly international: string;
	/** How many digits a number within the country has where nothing comes before it. */
	readonly bareDigits?: number;
	/** Source: the regulators' lists of numbers that are free and pass from every phone. */
	readonly emergency: readonly string[];
	/** What may be dialled, by prefixes: with a plus of the world's numbers, without of short ones. */
	readonly allow: readonly string[];
	/** The longer prefix wins: what costs more than a call to anybody. */
	readonly deny: readonly string[];
}

const caribbean =
	'242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876';

const northAmerica = {
	code: '1',
	national: '1',
	international: '011',
	bareDigits: 10,
	emergency: ['911', '988'],
	allow: ['+1', '211', '311', '511', '811'],
	// Premium rate, and islands that look like a long-distance call.
	deny: ['+1900', '+1976', ...caribbean.split(' ').map((area) => `+1${area}`)],
};

const plans: Readonly<Record<string, DiallingPlan>> = {
	FR: {
		code: '33',
		national: '0',
		international: '00',
		emergency: '112 15 17 18 114 115 116000 116117 119 191 196 197'.split(' '),
		allow: ['+33', '10', '30', '31'],
		// 081, 082, 089 are surcharged; 118 are directories; the other short numbers may be.
		deny: ['+3381', '+3382', '+3389', '118', '3'],
	},
	BE: {
		code: '32',
		national: '0',
		international: '00',
		emergency: '112 100 101 102 110'.split(' '),
		allow: ['+32'],
		deny: ['+3270', '+3290'],
	},
	CH: {
		code: '41',
		national: '0',
		international: '00',
		emergency: '112 117 118 144 145 1414'.split(' '),
		allow: ['+41'],
		deny: ['+41900', '+41901', '+41906'],
	},
	LU: {
		code: '352',
		national: '',
		international: '00',
		emergency: '112 113'.split(' '),
		allow: ['+352'],
		deny: ['+352900', '+352901', '+352905'],
	},
	DE: {
		code: '49',
		national: '0',
		international: '00',
		emergency: '112 110 116117'.split(' '),
		allow: ['+49'],
		deny: ['+49137', '+49180', '+49900', '+49118'],
	},
	ES: {
		code: '34',
		national: '',
		international: '00',
		bareDigits: 9,
		emergency: '112 061 062 080 085 091 092'.split(' '),
		allow: ['+34'],
		deny: ['+3480', '+3490', '118'],
	},
	GB: {
		code: '44',
		national: '0',
		international: '00',
		emergency: '999 112'.split(' '),
		allow: ['+44', '101', '111'],
		deny: ['+449', '+44871', '+44872', '+44873', '+4470', '118'],
	},
	CA: northAmerica,
	US: northAmerica,
};

const anywhere: DiallingPlan = {
	national: '',
	international: '00',
	emergency: ['112', '911'],
	allow: [],
	deny: [],
};

/** By its code of two letters, in either case. */
export function diallingPlan(country: string): DiallingPlan {
	return plans[country.toUpperCase()] ?? anywhere;
}

/** Numbers that every phone and every desk may always dial. */
export function emergencyNumbers(country: string): readonly string[] {
	return diallingPlan(country).emergency;
}
