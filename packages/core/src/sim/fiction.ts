/** People who do not exist: names, and numbers out of the ranges kept for fiction. */

import type {Language} from '../floor-config.ts';
import type {Random} from './random.ts';

/** Names common enough to be nobody's in particular, accents and apostrophes included. */
export const callerNames: Readonly<
	Record<Language, {readonly first: readonly string[]; readonly last: readonly string[]}>
> = {
	fr: {
		first: [
			'Amélie',
			'Benoît',
			'Chloé',
			'David',
			'Élodie',
			'François',
			'Gaëlle',
			'Hugo',
			'Inès',
			'Jérôme',
			'Karim',
			'Léa',
			'Maëlys',
			'Nadia',
			'Océane',
			'Pascal',
			'Raphaël',
			'Solène',
			'Thierry',
			'Yasmine',
		],
		last: [
			'Aubert',
			'Besson',
			'Chevalier',
			"D'Aubigny",
			'Faure',
			'Garnier',
			'Hamdi',
			'Lefèvre',
			'Le Goff',
			'Marchand',
			'Moreau',
			'Nguyen',
			'Perrin',
			'Picard',
			'Renaud',
			'Roussel',
			'Schneider',
			'Traoré',
			'Vasseur',
			'Weber',
		],
	},
	en: {
		first: [
			'Aisha',
			'Brendan',
			'Charlotte',
			'Daniel',
			'Eleanor',
			'Finlay',
			'Grace',
			'Harry',
			'Isla',
			'Jack',
			'Kiran',
			'Lily',
			'Megan',
			'Nathan',
			'Olivia',
			'Priya',
			'Rhys',
			'Sophie',
			'Tom',
			'Zoe',
		],
		last: [
			'Ahmed',
			'Bailey',
			'Campbell',
			'Davies',
			'Evans',
			'Fraser',
			'Green',
			'Hughes',
			'Jackson',
			'Kaur',
			'Lewis',
			'Murphy',
			"O'Brien",
			'Patel',
			'Quinn',
			'Roberts',
			'Smith-Jones',
			'Taylor',
			'Walsh',
			'Young',
		],
	},
};

/**
 * Ranges that no subscriber has, as E.164 without the last four (or three) digits.
 * France: decision 2018-0881 of the Arcep; mobiles oftener. United Kingdom: Ofcom's numbers for drama.
 */
const ranges: Readonly<
	Record<Language, readonly {readonly prefix: string; readonly digits: number}[]>
> = {
	fr: [
		{prefix: '+3363998', digits: 4},
		{prefix: '+3363998', digits: 4},
		{prefix: '+3363998', digits: 4},
		{prefix: '+3319900', digits: 4},
		{prefix: '+3326191', digits: 4},
		{prefix: '+3335301', digits: 4},
		{prefix: '+3346571', digits: 4},
		{prefix: '+3353649', digits: 4},
	],
	en: [
		{prefix: '+447700900', digits: 3},
		{prefix: '+442079460', digits: 3},
		{prefix: '+441134960', digits: 3},
		{prefix: '+441614960', digits: 3},
	],
};

/** A number in E.164 with the plus, out of a range kept for fiction in the language's country. */
export function fictitiousNumber(random: Random, language: Language): string {
	const {prefix, digits} = random.pick(ranges[language]);
	return prefix + String(random.int(0, 10 ** digits - 1)).padStart(digits, '0');
}
