/** A call's page as text: its moments in words, its parts, and why its agent was chosen. Pure. */
import type {CallMoment, CallView} from '@plateau/core/protocol';
import {
	boardText,
	endReasonText,
	type Locale,
	momentText,
	monitorModeText,
	type Sentence,
	say,
	segmentText,
	whyText as sentences,
} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {choiceText, passedOverLines, type WhyWords} from './why-text.ts';

/** One moment in words. */
interface MomentText {
	readonly at: number;
	readonly what: string;
	/** Who and how: names, times, reasons. */
	readonly detail: string;
	/** The caller and an agent were joined, or it went wrong, or neither. */
	readonly kind: 'good' | 'bad' | 'plain';
}

const bad =
	/^offer-(?:rang-out|declined|failed)$|fell-back|dismissed|diverted|control-failed|call-returned|sent-out$/;
const good = /^(?:call-connected|call-taken-back|call-handed-over|call-sent-out-answered)$/;

/** Every moment, in order. */
export function momentsOf(view: CallView, locale: Locale): readonly MomentText[] {
	return Object.values(view.life)
		.toSorted((one, other) => one.seq - other.seq)
		.map((moment) => ({
			at: moment.at,
			what: wordOf(momentText, moment.type, locale),
			detail: detailOf(moment, view, locale).join(', '),
			kind: bad.test(moment.type) ? 'bad' : good.test(moment.type) ? 'good' : 'plain',
		}));
}

/** The word of a code; a code of a newer daemon is shown as it is. */
export function wordOf(
	words: Readonly<Record<string, Sentence>>,
	code: string,
	locale: Locale,
): string {
	const sentence = Object.hasOwn(words, code) ? words[code] : undefined;
	return sentence === undefined ? code : say(locale, sentence);
}

function detailOf(moment: CallMoment, view: CallView, locale: Locale): string[] {
	const {type, agentId, queueId, personId, ms, reason, candidates} = moment;
	const parts: string[] = [];
	if (agentId !== undefined) parts.push(nameOf(view, agentId));
	if (queueId !== undefined && type !== 'offer-made' && type !== 'call-connected') {
		parts.push(view.queues[queueId]?.[locale] ?? queueId);
	}
	if (personId !== undefined) {
		parts.push(say(locale, boardText.byPerson, {name: nameOf(view, personId)}));
	}
	if (ms !== undefined && ms > 0) parts.push(timeText(type, duration(ms), locale));
	if (candidates !== undefined) {
		parts.push(say(locale, boardText.ofCandidates, {count: candidates}));
	}
	if (reason !== undefined) {
		const isMode = Object.hasOwn(monitorModeText, reason);
		parts.push(wordOf(isMode ? monitorModeText : endReasonText, reason, locale));
	}
	return parts;
}

/** What a moment's time means. */
function timeText(type: string, time: string, locale: Locale): string {
	if (type === 'offer-made') return say(locale, boardText.idleFor, {time});
	if (type.startsWith('offer-')) return say(locale, boardText.afterTime, {time});
	if (type === 'call-queued' || type === 'call-raised') {
		return say(locale, boardText.pageRaised, {time});
	}
	if (type === 'call-connected') {
		return `${say(locale, boardText.pageWaited).toLowerCase()} ${time}`;
	}
	return time;
}

function nameOf(view: CallView, id: string): string {
	return view.agents[id] ?? id;
}

type Segment = CallView['segments'][number];

/** Calling a third party and talking to them are two stretches, and one part. */
function merged(segments: readonly Segment[]): readonly Segment[] {
	const parts: Segment[] = [];
	for (const segment of segments) {
		const last = parts.at(-1);
		const goesOn =
			last !== undefined &&
			last.kind === segment.kind &&
			last.agentId === segment.agentId &&
			last.queueId === segment.queueId &&
			last.endedAt === segment.startedAt;
		if (goesOn) parts[parts.length - 1] = {...segment, startedAt: last.startedAt};
		else parts.push(segment);
	}
	return parts;
}

/** `entry 0:03 · wait 0:34 · ring 0:04 Alice · talk 3:27 Alice`, the last one still growing. */
export function partsText(view: CallView, now: number, locale: Locale): readonly string[] {
	return merged(view.segments).map(({kind, startedAt, endedAt, agentId}) => {
		const time = duration((endedAt ?? now) - startedAt);
		const who = agentId === undefined ? '' : ` ${nameOf(view, agentId)}`;
		return `${say(locale, segmentText[kind])} ${time}${who}`;
	});
}

/**
 * Why nobody is asked while it waits; else why the agent of the latest offer was chosen, and why the
 * others were not: whom it is about, and the sentences.
 */
export function whyText(
	view: CallView,
	now: number,
	words: Pick<WhyWords, 'locale' | 'reasons'>,
): {readonly title: string; readonly text: readonly string[]} | undefined {
	const {locale} = words;
	const {waits} = view;
	const all = {...words, agents: view.agents, limit: mostPassedOver};
	if (waits !== undefined) {
		const title = say(locale, sentences.titleWaits);
		return {title, text: passedOverLines(waits, now, all)};
	}
	const offer = Object.values(view.life)
		.filter(({type}) => type === 'offer-made')
		.toSorted((one, other) => other.seq - one.seq)[0];
	if (offer?.agentId === undefined || offer.candidates === undefined) return undefined;
	const {agentId, strategy, isSticky, taken, candidates, ms: idleMs = 0, why, at} = offer;
	const chosen = {agentId, strategy, isSticky, taken, candidates, idleMs};
	const choice = choiceText(chosen, locale, (own) => nameOf(view, own));
	return {
		title: say(locale, sentences.title, {name: nameOf(view, offer.agentId)}),
		text: [choice, ...(why === undefined ? [] : passedOverLines(why, at, all))],
	};
}

/** On the page; `plateau why` has everybody. */
const mostPassedOver = 8;
