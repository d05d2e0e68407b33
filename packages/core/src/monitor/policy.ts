/**
 * From which numbers outside a call may be listened to: those that may be dialled, and that the floor's list
 * of its own has. Without a list, from none.
 */

import type {RefusalCode} from '../errors.ts';
import {type PolicyFloor, refusalCodeOf, usualOutbound, verdictOn} from '../outbound/policy.ts';

/** What the floor file says of listening. */
export interface ListeningConfig {
	/** Beginnings of numbers, as `prefixOf` makes them; a whole number is one, too. Never empty. */
	readonly outside: readonly string[];
}

/** The part of a floor that it is asked of. */
interface EarFloor extends PolicyFloor {
	readonly listening?: ListeningConfig;
}

/**
 * Whether two floors let the same numbers be an ear, as far as their lists and their policies of dialling say: who
 * listens goes on.
 */
export function isSameForEars(one: EarFloor, other: EarFloor): boolean {
	return rulesOf(one) === rulesOf(other);
}

function rulesOf({listening, outbound = usualOutbound}: EarFloor): string {
	const {country, allow = [], deny = []} = outbound;
	return JSON.stringify([listening?.outside ?? [], country, allow, deny]);
}

/** What holds for a number: as it is compared, or why nobody listens there. */
export type EarVerdict =
	| {readonly may: true; readonly number: string}
	| {readonly may: false; readonly code: RefusalCode};

/** Whether a supervisor may listen from the number that `text` is. An emergency number is nobody's ear. */
export function verdictOnEar(floor: EarFloor, text: string): EarVerdict {
	const {outside = []} = floor.listening ?? {};
	if (outside.length === 0) return {may: false, code: 'outside-listening-off'};
	const verdict = verdictOn(floor, text);
	if (!verdict.may) return {may: false, code: refusalCodeOf(verdict)};
	const {number, why} = verdict;
	if (why === 'emergency') return {may: false, code: 'number-not-allowed'};
	const isListed = outside.some((beginning) => number.startsWith(beginning));
	return isListed ? {may: true, number} : {may: false, code: 'number-not-for-listening'};
}
