/** Why a call went to an agent and not to others, in sentences. Pure. */
import type {Label, PassedOver, Why} from '@plateau/core/protocol';
import {
	type Locale,
	officeText,
	passedOverCountText,
	passedOverText,
	type Sentence,
	say,
	takeText,
	whyStrategyText,
	whyText,
} from '@plateau/core/text';
import {duration} from '../format/duration.ts';

/** What turns ids into names. */
export interface WhyWords {
	readonly locale: Locale;
	readonly agents: Readonly<Record<string, string>>;
	readonly reasons: Readonly<Record<string, Label>>;
	/** Of kinds of work. */
	readonly kinds?: Readonly<Record<string, Label>>;
}

/** The agent of an offer, as far as a sentence needs them. */
export interface Choice {
	/** Absent: longest idle. */
	readonly strategy?: string | undefined;
	/** How many could have been asked, the one chosen included. */
	readonly candidates: number;
	readonly idleMs: number;
	/** The caller waited for this agent, whatever the strategy. */
	readonly isSticky?: boolean | undefined;
	/** Somebody took it for them, out of its order. */
	readonly taken?: {readonly by: string; readonly over: number} | undefined;
	/** Whom it went to; who took it themselves is told so. */
	readonly agentId?: string | undefined;
}

/** What spoke for the agent that was chosen: `longest idle of 3 ready for it: 1:12`. */
export function choiceText(
	choice: Choice,
	locale: Locale,
	nameOf: (id: string) => string = (id) => id,
): string {
	const {strategy = 'longest-idle', candidates, idleMs} = choice;
	const params = {count: candidates, idle: duration(idleMs)};
	const {taken} = choice;
	if (taken !== undefined) {
		const sentence = taken.by === choice.agentId ? takeText.whySelf : takeText.why;
		return say(locale, sentence, {...params, by: nameOf(taken.by), over: taken.over});
	}
	if (choice.isSticky === true) return say(locale, whyText.sticky, params);
	const sentence = candidates > 1 ? wordFor(whyStrategyText, strategy) : whyText.only;
	return sentence === undefined ? strategy : say(locale, sentence, params);
}

/** `wrap-up, 0:31 left`, at `at`. */
export function reasonText(row: PassedOver, at: number, words: WhyWords): string {
	const {reason, reasonId, until, tier, otherId, lacks = [], kindId, inHand, capacity} = row;
	const {locale} = words;
	// A wrap-up without a limit has no time left to tell.
	const code = reason === 'wrap-up' && until === undefined ? 'wrap-up-open' : reason;
	const sentence = wordFor(passedOverText, code);
	if (sentence === undefined) return reason;
	return say(locale, sentence, {
		time: until === undefined ? '-' : duration(until - at),
		tier: tier ?? '-',
		inHand: inHand ?? '-',
		capacity: capacity ?? '-',
		kind: kindId === undefined ? '-' : (words.kinds?.[kindId]?.[locale] ?? kindId),
		reason: reasonId === undefined ? '-' : (words.reasons[reasonId]?.[locale] ?? reasonId),
		name: otherId === undefined ? '-' : nameOf(otherId, words),
		lacks: lacks.map((lack) => lackText(lack, locale)).join(', '),
	});
}

function lackText(
	{skillId: skill, compare, wanted, has}: NonNullable<PassedOver['lacks']>[number],
	locale: Locale,
): string {
	if (has === undefined) return say(locale, whyText.noSkill, {skill});
	return say(locale, whyText.level, {skill, has, compare: opposites[compare] ?? '≠', wanted});
}

/** What holds where the comparison does not: `delivery 30 < 50` where `>= 50` was asked for. */
const opposites: Readonly<Record<string, string>> = {
	'>=': '<',
	'>': '<=',
	'<=': '>',
	'<': '>=',
	'=': '!=',
	'!=': '=',
};

/** Each who was passed over as a sentence, `limit` at most; the rest as one, by reason. */
export function passedOverLines(
	why: Why,
	at: number,
	{limit, ...words}: WhyWords & {readonly limit: number},
): string[] {
	const {locale} = words;
	const shown = why.passedOver.slice(0, limit);
	const lines = shown.map((row) => {
		const params = {name: nameOf(row.agentId, words), reason: reasonText(row, at, words)};
		return say(locale, whyText.not, params);
	});
	const rest = {...why.counts};
	for (const {reason} of shown) rest[reason] = (rest[reason] ?? 0) - 1;
	const left = Object.entries(rest).filter(([, count]) => count > 0);
	if (left.length === 0) return lines;
	const count = left.reduce((sum, [, one]) => sum + one, 0);
	const reasons = left.map(([code, one]) => countText(code, one, locale)).join(', ');
	return [...lines, say(locale, whyText.more, {count, reasons})];
}

/** Everybody of a piece of work: who could take it, then why the others not. */
export function whyWorkLines({passedOver}: Why, at: number, words: WhyWords): string[] {
	return passedOver.map((row) => {
		const name = nameOf(row.agentId, words);
		if (row.reason === 'behind') return say(words.locale, officeText.couldTake, {name});
		return say(words.locale, whyText.not, {name, reason: reasonText(row, at, words)});
	});
}

function countText(code: string, count: number, locale: Locale): string {
	const sentence = wordFor(passedOverCountText, code);
	return sentence === undefined ? `${count} ${code}` : say(locale, sentence, {count});
}

function nameOf(agentId: string, {agents}: WhyWords): string {
	return agents[agentId] ?? agentId;
}

/** A code that a newer daemon made up has no sentence. */
function wordFor(words: Readonly<Record<string, Sentence>>, code: string): Sentence | undefined {
	return Object.hasOwn(words, code) ? words[code] : undefined;
}
