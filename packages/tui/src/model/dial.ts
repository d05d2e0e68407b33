/** Whom an agent can dial, as they type: the number itself, and those of their own list. Pure. */
import type {DeskView, TargetsView} from '@plateau/core/protocol';
import {dialFailureText, dialText, type Sentence} from '@plateau/core/text';
import {type Country, parsePhoneNumber, phoneNumber} from '../format/phone-number.ts';
import type {Notice} from './shell-types.ts';
import type {TargetRow} from './targets.ts';

/** Nobody is asked who is there: a number is nobody of the floor. */
export const noTargets: TargetsView = {
	agents: {},
	phones: {},
	queues: {},
	reasons: {},
	outside: true,
};

/** Two digits may be an emergency. */
const leastDigits = 2;
const mostDigits = 15;

/**
 * The number that was typed, first; then whom they spoke with or called lately and who has every word
 * typed at the beginning of one of theirs, or the digits in the number.
 */
export function dialRows(
	{desk}: {readonly desk: DeskView | undefined},
	typed: string,
	country: Country,
): readonly TargetRow[] {
	const number = numberTyped(typed, country);
	const seen = new Set(number === undefined ? [] : [number]);
	const rows: TargetRow[] = [];
	if (number !== undefined) rows.push({key: `outside:${number}`, kind: 'outside', number});
	const words = plain(typed).split(/\s+/u).filter(Boolean);
	const digits = typed.replaceAll(/\D/g, '');
	for (const {callerNumber, callerName} of desk?.recent ?? []) {
		if (callerNumber === undefined || seen.has(callerNumber)) continue;
		const names = plain(callerName ?? '').split(/[\s'’.\-_]+/u);
		const isNamed = words.every((one) => names.some((name) => name.startsWith(one)));
		const national = digits.replace(/^0+/, '');
		const isNumbered = national !== '' && callerNumber.includes(national);
		if (!isNamed && !isNumbered) continue;
		seen.add(callerNumber);
		rows.push(row(callerNumber, callerName));
	}
	return rows;
}

function row(number: string, name: string | undefined): TargetRow {
	const named = name === undefined ? {} : {name};
	return {key: `outside:${number}`, kind: 'outside', number, ...named, isRecent: true};
}

/** E.164 where it is a number of the floor's country; else its digits, as short ones are. */
function numberTyped(typed: string, country: Country): string | undefined {
	const text = typed.trim();
	if (!/^[+\d][\d ().\-/]*$/.test(text)) return undefined;
	const digits = text.replaceAll(/[^+\d]/g, '');
	const count = digits.replace('+', '').length;
	if (count < leastDigits || count > mostDigits) return undefined;
	return (count > 6 ? parsePhoneNumber(text, country) : undefined) ?? digits;
}

/** Said once for each: by its instant. The agent's own key needs no word. */
export function dialNotice(
	before: DeskView | undefined,
	{notReached}: DeskView,
	country: Country,
): Notice | undefined {
	if (notReached === undefined || notReached.at === before?.notReached?.at) return undefined;
	if (before === undefined || notReached.reason === 'cancelled') return undefined;
	const words: Readonly<Record<string, Sentence>> = dialFailureText;
	const {reason, name, number} = notReached;
	const [why, whyFr] = words[reason] ?? [reason, reason];
	const [en, fr] = dialText.notReached;
	const who = name ?? (number === undefined ? '' : phoneNumber(number, country));
	const sentence: Sentence = [en.replace('{reason}', why), fr.replace('{reason}', whyFr)];
	return {sentence, params: {who}, tone: 'warn'};
}

function plain(text: string): string {
	return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
