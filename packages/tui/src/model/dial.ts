/** Whom an agent can dial, as they type: the number itself, and those of their own list. Pure. */
import type {DeskView, TargetsView} from '@plateau/core/protocol';
import {dialFailureText, dialText, type Sentence} from '@plateau/core/text';
import {type Country, numberIn, parsePhoneNumber, phoneNumber} from '../format/phone-number.ts';
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
 * The number that was typed, first; then whom the work in hand is for, and whom they spoke with or called
 * lately, who has every word typed at the beginning of one of theirs, or the digits in the number.
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
	const national = typed.replaceAll(/\D/g, '').replace(/^0+/, '');
	for (const row of knownRows(desk, country)) {
		if (seen.has(row.number)) continue;
		const names = plain(row.name ?? '').split(/[\s'’.\-_]+/u);
		const isNamed = words.every((one) => names.some((name) => name.startsWith(one)));
		const isNumbered = national !== '' && row.number.includes(national);
		if (!isNamed && !isNumbered) continue;
		seen.add(row.number);
		rows.push(row);
	}
	return rows;
}

/** The row that Enter takes before anything is typed: whom the work in hand is for. */
export function firstMarked(desk: DeskView | undefined, country: Country): string | undefined {
	return workRows(desk, country)[0]?.key;
}

type OutsideRow = Extract<TargetRow, {readonly kind: 'outside'}>;

function knownRows(desk: DeskView | undefined, country: Country): readonly OutsideRow[] {
	const recent = (desk?.recent ?? []).flatMap(({callerNumber, callerName}) =>
		callerNumber === undefined ? [] : [row(callerNumber, callerName, 'recent')],
	);
	return [...workRows(desk, country), ...recent];
}

/** A contact is written by people: the number is what reads as one. */
function workRows(desk: DeskView | undefined, country: Country): readonly OutsideRow[] {
	return (desk?.inHand ?? []).flatMap(({contact = ''}) => {
		const found = numberIn(contact, country);
		return found === undefined ? [] : [row(found.number, found.rest || undefined, 'work')];
	});
}

function row(number: string, name: string | undefined, from: 'recent' | 'work'): OutsideRow {
	const named = name === undefined ? {} : {name};
	return {key: `outside:${number}`, kind: 'outside', number, ...named, from};
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
