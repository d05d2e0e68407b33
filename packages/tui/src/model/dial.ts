/** Whom an agent can dial, as they type: the number itself, and those of their own list. Pure. */
import type {DeskView, TargetsView} from '@plateau/core/protocol';
import {dialFailureText, dialText, type Sentence} from '@plateau/core/text';
import {type Country, numberIn, parsePhoneNumber, phoneNumber} from '../format/phone-number.ts';
import type {Notice} from './shell-types.ts';
import {findTargets, type TargetRow} from './targets.ts';

/** Until the list of who is there has come: a number needs none. */
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

/** Who dials, and whom they could mean. */
export interface Dialler {
	readonly desk: DeskView | undefined;
	readonly targets: TargetsView;
	readonly agentId: string | undefined;
}

/**
 * The number that was typed, first, unless it is an extension: that is the colleague there, or the phone. Then
 * whom the work in hand is for, colleagues, and whom they spoke with or called lately: who has every word typed
 * at the beginning of one of theirs, or the digits in the number. With nothing typed, colleagues come last.
 */
export function dialRows(
	{desk, targets, agentId}: Dialler,
	typed: string,
	country: Country,
): readonly TargetRow[] {
	const inside = findTargets({...targets, queues: {}, outside: false}, typed, {agentId, country});
	const isExtension = inside.some((row) => extensionOf(row) === typed.trim());
	const number = isExtension ? undefined : numberTyped(typed, country);
	const own = outsideRows(desk, typed, country, number);
	const work = own.filter((row) => row.kind === 'outside' && row.from === 'work');
	const recent = own.filter((row) => row.kind === 'outside' && row.from === 'recent');
	const first: readonly TargetRow[] =
		number === undefined ? [] : [{key: `outside:${number}`, kind: 'outside', number}];
	return typed.trim() === ''
		? [...work, ...recent, ...inside]
		: [...first, ...work, ...inside, ...recent];
}

function extensionOf(row: TargetRow): string | undefined {
	if (row.kind === 'agent') return row.agent.phoneId;
	return row.kind === 'phone' ? row.phone.id : undefined;
}

function outsideRows(
	desk: DeskView | undefined,
	typed: string,
	country: Country,
	number: string | undefined,
): readonly TargetRow[] {
	const seen = new Set(number === undefined ? [] : [number]);
	const rows: TargetRow[] = [];
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
	// A colleague is in the list of who is there, with what they do now.
	const recent = (desk?.recent ?? []).flatMap(({callerNumber, callerName, isInternal}) =>
		callerNumber === undefined || isInternal === true
			? []
			: [row(callerNumber, callerName, 'recent')],
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
