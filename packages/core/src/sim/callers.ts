/**
 * Who rings, when, how long they wait and talk: a plan from a seed, for the simulation and for the
 * practice switch. Numbers are of ranges that regulators keep for fiction; nobody has them.
 */

import type {Language} from '../floor-config.ts';
import type {Millis} from '../time.ts';
import {callerNames, fictitiousNumber} from './fiction.ts';
import {createRandom, type Random} from './random.ts';

/** A number that simulated callers dial. */
export interface DialledNumber {
	/** As the floor declares it: digits of E.164 without the plus. */
	readonly number: string;
	/** The callers' language; French when absent. */
	readonly language?: Language;
	/** Its share of the calls against the other numbers'; 1 when absent. */
	readonly weight?: number;
}

export interface CallerPlanOptions {
	/** Any whole number; the same one gives the same callers. */
	readonly seed: number;
	/** Mean number of calls in an hour, over all numbers; above 0. */
	readonly perHour: number;
	/** Mean patience, exponential; nobody gives up in the first 3 s. */
	readonly patienceMs: Millis;
	/** Mean talk time, log-normal; at least 4 s. */
	readonly talkMs: Millis;
	/** Not empty. */
	readonly numbers: readonly DialledNumber[];
	/** Full names to choose from, by language; the plan has its own. */
	readonly names?: Readonly<Partial<Record<Language, readonly string[]>>>;
	/** How many different people ring for each language: with few, many ring again. 60 when absent, 2000 at most. */
	readonly people?: number;
	/** The share of calls that hide their number, 0 to 1. 0.04 when absent. */
	readonly withheldShare?: number;
}

/** One call to come. */
export interface PlannedCaller {
	/** From the call before (or from the start) to this one, whole ms. */
	readonly afterMs: Millis;
	/** The number dialled, as in the options. */
	readonly number: string;
	/** E.164 with the plus; empty when withheld. */
	readonly callerNumber: string;
	/** What the network says the caller is called; empty when withheld or unknown to it. */
	readonly callerName: string;
	readonly language: Language;
	/** How long they wait for an agent before they give up. */
	readonly patienceMs: Millis;
	/** How long they talk before they hang up. */
	readonly talkMs: Millis;
}

/** Callers without end, in order of arrival. */
export interface CallerPlan {
	next(): PlannedCaller;
}

/** A plan of callers. The n-th one depends on the options alone. */
export function createCallerPlan(options: CallerPlanOptions): CallerPlan {
	const {seed, perHour, patienceMs, talkMs, numbers, people = 60, withheldShare = 0.04} = options;
	if (numbers.length === 0) throw new Error('a caller plan needs at least one number');
	if (!(perHour > 0)) throw new Error('a caller plan needs more than 0 calls per hour');
	const random = createRandom(seed).fork('callers');
	const circles = new Map<Language, readonly Person[]>();
	const circleOf = (language: Language) => {
		let circle = circles.get(language);
		if (circle === undefined) {
			circle = meet(createRandom(seed).fork(`people ${language}`), language, people, options.names);
			circles.set(language, circle);
		}
		return circle;
	};
	return {
		next() {
			const {number, language = 'fr'} = pickWeighted(random, numbers);
			const person = random.pick(circleOf(language));
			const isWithheld = random.chance(withheldShare);
			return {
				afterMs: Math.round(random.exponential(3_600_000 / perHour)),
				number,
				callerNumber: isWithheld ? '' : person.number,
				callerName: isWithheld ? '' : person.shownName,
				language,
				patienceMs: 3000 + Math.round(random.exponential(Math.max(0, patienceMs - 3000))),
				talkMs: Math.max(4000, Math.round(random.logNormal(talkMs, 0.6))),
			};
		},
	};
}

interface Person {
	readonly number: string;
	/** Mobile networks often send no name. */
	readonly shownName: string;
}

function meet(
	random: Random,
	language: Language,
	count: number,
	names: CallerPlanOptions['names'],
): readonly Person[] {
	const known = new Map<string, Person>();
	// A number is one person's; the ranges hold thousands, so a free one is soon found.
	const wanted = Math.min(Math.max(1, count), mostPeople);
	while (known.size < wanted) {
		const number = fictitiousNumber(random, language);
		const given = names?.[language];
		const name =
			given !== undefined && given.length > 0
				? random.pick(given)
				: `${random.pick(callerNames[language].first)} ${random.pick(callerNames[language].last)}`;
		if (!known.has(number)) known.set(number, {number, shownName: random.chance(0.75) ? name : ''});
	}
	return [...known.values()];
}

const mostPeople = 2000;

function pickWeighted(random: Random, numbers: readonly DialledNumber[]): DialledNumber {
	const total = numbers.reduce((sum, {weight = 1}) => sum + weight, 0);
	let left = random.next() * total;
	for (const number of numbers) {
		left -= number.weight ?? 1;
		if (left < 0) return number;
	}
	return numbers[numbers.length - 1] as DialledNumber;
}
