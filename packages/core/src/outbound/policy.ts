/**
 * What may be dialled to the outside, by whom does not matter: a call by hand, a consultation and a
 * transfer ask here. Emergencies always pass; else the longest prefix that fits decides.
 */

import type {RefusalCode} from '../errors.ts';
import type {QueueId} from '../ids.ts';
import {diallingPlan, emergencyNumbers} from './dialling-plans.ts';

/** What the floor file says of calls to the outside. */
export interface OutboundConfig {
	/** Two letters: whose emergencies and whose way to dial. */
	readonly country: string;
	/** Prefixes, as `prefixOf` makes them; each is in one of the two, and goes before the country's usual ones. */
	readonly allow?: readonly string[];
	readonly deny?: readonly string[];
	/** Shown to whom is called, of calls that are for no queue in particular: E.164 without plus. */
	readonly callerId?: string;
	/** Whose rules a call follows that is for no queue in particular. Absent: its agent's first. */
	readonly queueId?: QueueId;
}

/** A floor whose file says nothing. */
export const usualOutbound: OutboundConfig = {country: 'FR'};

/** What the policy says of a number. `rule`: the prefix that decided. */
export type Verdict =
	| {readonly may: true; readonly why: 'emergency'; readonly number: string}
	| {
			readonly may: true;
			readonly why: 'allowed';
			readonly number: string;
			readonly rule: string;
			readonly isUsual: boolean;
	  }
	| {readonly may: false; readonly why: 'bad-number'}
	/** One of the floor's own: it would lead a call in a circle. An extension is called by its phone. */
	| {readonly may: false; readonly why: 'own-number' | 'extension'; readonly number: string}
	/** It looks like one of the floor's, and is nobody's: whoever dials it means a colleague, not the country's service. */
	| {readonly may: false; readonly why: 'no-such-extension'; readonly number: string}
	| {
			readonly may: false;
			readonly why: 'denied';
			readonly number: string;
			readonly rule: string;
			readonly isUsual: boolean;
	  }
	/** No prefix fits: what nobody allowed is not dialled. */
	| {readonly may: false; readonly why: 'no-rule'; readonly number: string};

/** The part of a floor that the policy asks about. */
export interface PolicyFloor {
	readonly outbound?: OutboundConfig;
	readonly numbers: readonly {readonly id: string}[];
	readonly phones: readonly {readonly id: string}[];
}

/** Whether `text` may be dialled, and why. Blanks, dots, dashes, slashes and brackets in it mean nothing. */
export function verdictOn(floor: PolicyFloor, text: string): Verdict {
	const {outbound = usualOutbound} = floor;
	const digits = plainNumber(text);
	if (digits === undefined) return {may: false, why: 'bad-number'};
	if (isEmergency(outbound, digits)) return {may: true, why: 'emergency', number: digits};
	const number = numberOf(digits, outbound.country);
	// No country code begins with 0: what is dialled so would be something else at the provider.
	if (number.startsWith('+0')) return {may: false, why: 'bad-number'};
	if (floor.phones.some(({id}) => id === digits)) return {may: false, why: 'extension', number};
	const own = number.startsWith('+') ? number.slice(1) : number;
	if (floor.numbers.some(({id}) => id === own || id === digits))
		return {may: false, why: 'own-number', number};
	const found = ruleFor(outbound, number);
	if (found === undefined) return {may: false, why: 'no-rule', number};
	const {may, prefix: rule, isUsual} = found;
	if (may && isUsual && isLikeExtension(floor.phones, number))
		return {may: false, why: 'no-such-extension', number};
	return may
		? {may, why: 'allowed', number, rule, isUsual}
		: {may, why: 'denied', number, rule, isUsual};
}

/** The code for a number that may not be dialled. */
export function refusalCodeOf({why}: Verdict & {readonly may: false}): RefusalCode {
	if (why === 'bad-number') return 'number-bad';
	return why === 'no-such-extension' ? why : 'number-not-allowed';
}

/** A short number that differs from one of these extensions in the last digit alone. */
function isLikeExtension(phones: PolicyFloor['phones'], number: string): boolean {
	if (number.startsWith('+') || number.length > shortDigits) return false;
	const stem = number.slice(0, -1);
	return phones.some(({id}) => id.length === number.length && id.startsWith(stem));
}

/** Whether it is one of the country's emergency numbers, dialled as they are. */
export function isEmergency({country}: OutboundConfig, digits: string): boolean {
	return emergencyNumbers(country).includes(digits);
}

/** Digits, and a plus in front where it has one; undefined where other signs, too few or too many are in it. */
export function plainNumber(text: string): string | undefined {
	const digits = text.replaceAll(/[\s./()-]/g, '');
	return /^\+?[0-9]{2,15}$/.test(digits) ? digits : undefined;
}

/** With a plus and a country code as far as that is known; a short number as it is. */
export function numberOf(digits: string, country: string): string {
	const {code, national, international, bareDigits} = diallingPlan(country);
	if (digits.startsWith('+')) return withoutTrunkZero(digits, country);
	if (digits.length <= shortDigits) return digits;
	if (digits.startsWith(international))
		return withoutTrunkZero(`+${digits.slice(international.length)}`, country);
	if (code === undefined) return digits;
	if (bareDigits === digits.length) return `+${code}${digits}`;
	if (national === '' && bareDigits === undefined) return `+${code}${digits}`;
	if (national !== '' && digits.startsWith(national))
		return `+${code}${digits.slice(national.length)}`;
	return digits;
}

/** `+33 (0)8 99…` is written so, and some providers put it through: it is the number without the zero. */
function withoutTrunkZero(number: string, country: string): string {
	const {code, national} = diallingPlan(country);
	const isIt = code !== undefined && national === '0' && number.startsWith(`+${code}0`);
	return isIt ? `+${code}${number.slice(code.length + 2)}` : number;
}

/** Longer ones are numbers of the world, or none. */
const shortDigits = 6;

/**
 * A prefix of the floor file as numbers are compared with it: `+49`, `0033`, `089` and short ones
 * alike. `+` alone is every number of the world. Undefined: it is none.
 */
export function prefixOf(text: string, country: string): string | undefined {
	const digits = text.replaceAll(/[\s./()-]/g, '');
	if (!/^(?:\+[0-9]{0,15}|[0-9]{1,15})$/.test(digits)) return undefined;
	if (digits.startsWith('+')) return withoutTrunkZero(digits, country);
	const {code, national, international} = diallingPlan(country);
	if (digits.startsWith(international)) return `+${digits.slice(international.length)}`;
	if (code !== undefined && national !== '' && digits.startsWith(national) && national === '0')
		return `+${code}${digits.slice(national.length)}`;
	return digits;
}

interface Rule {
	readonly prefix: string;
	readonly may: boolean;
	/** Of the country, not of the floor file. */
	readonly isUsual: boolean;
}

/** The rule with the longest prefix; of two equal ones the floor's own. */
function ruleFor(outbound: OutboundConfig, number: string): Rule | undefined {
	let best: Rule | undefined;
	// A short prefix says nothing of a long number that begins like it.
	if (!number.startsWith('+') && number.length > shortDigits) return undefined;
	for (const rule of rulesOf(outbound)) {
		if (!number.startsWith(rule.prefix)) continue;
		if (best === undefined || rule.prefix.length > best.prefix.length) best = rule;
	}
	return best;
}

/** Every rule in force, the floor's own first. */
export function rulesOf({country, allow = [], deny = []}: OutboundConfig): readonly Rule[] {
	const plan = diallingPlan(country);
	const rules = (prefixes: readonly string[], may: boolean, isUsual: boolean) =>
		prefixes.map((prefix) => ({prefix, may, isUsual}));
	return [
		...rules(deny, false, false),
		...rules(allow, true, false),
		...rules(plan.deny, false, true),
		...rules(plan.allow, true, true),
	];
}
