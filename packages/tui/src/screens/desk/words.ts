/** The desk's data in words: callers, queues, states, earlier interactions. For screen and lines alike. */
import type {DeskCall, DeskView, MeView, PastInteraction} from '@plateau/core/protocol';
import {
	deskText,
	dialFailureText,
	internalText,
	officeText,
	outcomeText,
	recordingTroubleText,
	type Sentence,
	say,
} from '@plateau/core/text';
import {clockTime, dayOrTime} from '../../format/clock.ts';
import {duration} from '../../format/duration.ts';
import {type Country, phoneNumber} from '../../format/phone-number.ts';
import {type DeskModel, presenceName} from '../../model/desk-state.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import type {Tone} from '../../theme.ts';

/** Why a recording ended against anybody's wish, in words. */
export function troubleText(trouble: string, {locale}: Words): string {
	const words: Readonly<Record<string, Sentence>> = recordingTroubleText;
	return say(locale, words[trouble] ?? [trouble, trouble]);
}

/** What words need to know of the screen. */
export type Words = Pick<Context, 'locale' | 'link'>;

/** The customer's name: the one an agent gave, else the network's; of who was dialled without one, the number. */
export function callerName(call: DeskCall, words: Words): string {
	const {contactName, callerName: announced, callerNumber} = call.customer;
	const name = contactName ?? announced;
	if (name !== undefined) return name;
	if (isNumberAlone(call)) return numberText(callerNumber, words);
	return say(words.locale, deskText.unknownCaller);
}

/** What stands beside the name: the number, unless it is said in its place already. */
export function numberBeside(call: DeskCall, words: Words): string {
	return isNumberAlone(call) ? '' : numberText(call.customer.callerNumber, words);
}

/** Somebody who was dialled by hand, and whose name nobody knows. */
function isNumberAlone({isOut, customer}: DeskCall): boolean {
	const {contactName, callerName: announced, callerNumber} = customer;
	const isNamed = contactName !== undefined || announced !== undefined;
	return isOut === true && !isNamed && callerNumber !== undefined;
}

/** Whose customer it is, and how far ahead of its time it came; nothing for nobody's at its turn. */
export function aboutCall(
	{ownAgent, headStartMs}: DeskCall,
	desk: DeskView,
	{locale}: Words,
): readonly string[] {
	const parts: string[] = [];
	if (ownAgent?.id === desk.agent.id) parts.push(say(locale, deskText.ownCustomer));
	else if (ownAgent !== undefined) {
		parts.push(say(locale, deskText.customerOf, {name: ownAgent.name}));
	}
	if (headStartMs !== undefined) {
		parts.push(say(locale, deskText.headStart, {time: duration(headStartMs)}));
	}
	return parts;
}

/** A number the way the floor's country writes it. */
export function numberText(number: string | undefined, {locale, link}: Words): string {
	if (number === undefined) return say(locale, deskText.withheld);
	return phoneNumber(number, (link.facts?.country ?? 'FR') as Country);
}

/** A queue's name. */
export function queueName(desk: DeskView, queueId: string | undefined, {locale}: Words): string {
	return queueId === undefined ? '' : (desk.queues[queueId]?.label[locale] ?? queueId);
}

/** The queue of a call; of one with a colleague, that it is in none. */
export function callQueue(desk: DeskView, call: DeskCall, words: Words): string {
	return call.isInternal === true
		? say(words.locale, internalText.internal)
		: (call.queueLabel?.[words.locale] ?? queueName(desk, call.queueId, words));
}

/** A disposition's name. */
export function dispositionName(desk: DeskView, id: string, {locale}: Words): string {
	return desk.dispositions.find((one) => one.id === id)?.label[locale] ?? id;
}

/** `14:03`. */
export function timeText(instant: number, {link}: Words): string {
	return clockTime(instant, link.facts?.timeZone);
}

/** `14:03` today, `12 Nov` before. */
export function dayText(instant: number, {locale, link, now}: Context): string {
	return dayOrTime(instant, now, link.facts?.timeZone, locale);
}

/** How an earlier interaction ended, in a few words: disposition, else outcome; then its note. */
export function pastText(desk: DeskView, past: PastInteraction, context: Words): string {
	const {dispositionId, outcome, note} = past;
	const end =
		dispositionId !== undefined
			? dispositionName(desk, dispositionId, context)
			: outcome === undefined
				? say(context.locale, deskText.inProgress)
				: `${outcomeWord(outcome, context)}${whyText(past, context)}`;
	if (note === undefined || note === '') return end;
	return `${end}${context.locale === 'fr' ? ' :' : ':'} ${note.replaceAll('\n', ' ')}`;
}

function outcomeWord(outcome: string, {locale}: Words): string {
	const words: Readonly<Record<string, Sentence>> = outcomeText;
	return say(locale, words[outcome] ?? [outcome, outcome]);
}

/** ` (busy)`: why a number was not reached. */
function whyText({reason}: PastInteraction, {locale}: Words): string {
	if (reason === undefined) return '';
	const words: Readonly<Record<string, Sentence>> = dialFailureText;
	return ` (${say(locale, words[reason] ?? [reason, reason])})`;
}

/** Glyph, word in capitals, tone and start of what the agent is doing. */
export interface StateWords {
	readonly glyph: string;
	readonly word: string;
	readonly tone: Tone;
	readonly since: number;
}

/** What the top line says the agent is. */
export function stateWords(model: DeskModel, desk: DeskView, {locale}: Words): StateWords {
	const {agent} = desk;
	const {activity, presence} = agent;
	const {calledBy} = desk;
	if (calledBy !== undefined && desk.call === undefined) {
		const {glyph, sentence, tone} = calledWords[calledBy.state];
		return {glyph, word: say(locale, sentence), tone, since: calledBy.since};
	}
	const busy = busyWords[activity];
	if (busy !== undefined) {
		const {glyph, sentence, tone} = busy;
		// A talk goes on through hold and consultation: its time is the caller's with this agent.
		const since =
			activity === 'talking' ? (desk.call?.since ?? agent.activitySince) : agent.activitySince;
		return {glyph, word: say(locale, sentence), tone, since};
	}
	const since = Math.max(agent.activitySince, presence.since);
	if (presence.state === 'available') {
		if ((agent.work?.inHand ?? 0) > 0) {
			const word = say(locale, officeText.working);
			return {glyph: symbols.wrapUp, word, tone: 'talking', since: agent.activitySince};
		}
		// Available and yet not ready: the phone is gone, or the desk was.
		return agent.ready
			? {glyph: symbols.ready, word: say(locale, deskText.ready), tone: 'ready', since}
			: {glyph: symbols.notReady, word: say(locale, deskText.waits), tone: 'warn', since};
	}
	const reason = presenceName(model, presence, locale);
	const word =
		presence.state === 'not-ready'
			? say(locale, deskText.notReadyFor, {reason})
			: say(locale, deskText.notReady);
	return {glyph: symbols.notReady, word, tone: 'notReady', since};
}

const busyWords: Readonly<
	Partial<
		Record<
			DeskView['agent']['activity'],
			{readonly glyph: string; readonly sentence: Sentence; readonly tone: Tone}
		>
	>
> = {
	ringing: {glyph: symbols.ringing, sentence: deskText.ringing, tone: 'ringing'},
	talking: {glyph: symbols.talking, sentence: deskText.talking, tone: 'talking'},
	holding: {glyph: symbols.held, sentence: deskText.holding, tone: 'held'},
	consulting: {glyph: symbols.talking, sentence: deskText.consulting, tone: 'consulting'},
	dialling: {glyph: symbols.ringing, sentence: deskText.dialling, tone: 'talking'},
	outside: {glyph: symbols.talking, sentence: deskText.outside, tone: 'outside'},
	'wrap-up': {glyph: symbols.wrapUp, sentence: deskText.wrapUp, tone: 'wrapUp'},
};

const calledWords = {
	ringing: {glyph: symbols.ringing, sentence: internalText.rings, tone: 'ringing'},
	talking: {glyph: symbols.talking, sentence: internalText.talks, tone: 'talking'},
} as const satisfies Readonly<
	Record<string, {readonly glyph: string; readonly sentence: Sentence; readonly tone: Tone}>
>;

/** A colleague on the line, and what the keys do about it; nothing while there is none. */
export function calledText({calledBy}: DeskView, {locale}: Words): readonly string[] {
	if (calledBy === undefined) return [];
	const {state, phoneId, held, canAnswer} = calledBy;
	const name = [calledBy.name, phoneId].filter(Boolean).join(' ');
	if (state === 'ringing') {
		const how = canAnswer === true ? internalText.howToAnswer : internalText.howToLift;
		return [say(locale, internalText.callsYou, {name}), say(locale, how)];
	}
	const talk = held === true ? internalText.holdsYou : internalText.talksWithYou;
	return [say(locale, talk, {name}), say(locale, internalText.howToEnd)];
}

/** What a supervisor does, where the agent is told. In a conference who barges in is heard by the agent alone. */
export function monitorWord({monitored, call}: DeskView, {locale}: Words): string {
	const sentences = {listen: deskText.listens, whisper: deskText.whispers, barge: deskText.barges};
	const mode = monitored?.mode ?? 'listen';
	const isAlone = mode === 'barge' && call?.line === 'conference';
	return say(locale, sentences[isAlone ? 'whisper' : mode]);
}

/** `next: LUNCH`, `asks for LUNCH`, or nothing. */
export function pendingText(model: DeskModel, {locale}: Words): string {
	const {pendingPresence: pending, requested} = model.desk?.agent ?? {};
	if (requested !== undefined) {
		const asked = {state: 'not-ready', reasonId: requested.reasonId};
		const what = presenceName(model, asked, locale).toLocaleUpperCase(locale);
		return `? ${say(locale, deskText.asks, {what})}`;
	}
	if (pending === undefined) return '';
	const what = presenceName(model, pending, locale).toLocaleUpperCase(locale);
	return say(locale, deskText.next, {what});
}

/** Everything that keeps calls from coming, one sentence each. */
export function warnings(
	desk: DeskView,
	me: MeView | undefined,
	{locale}: Words,
): readonly string[] {
	const said: string[] = [];
	if (me?.unsavedSince !== undefined) said.push(say(locale, deskText.notSaving));
	const phoneId = desk.phone?.id ?? '';
	if (desk.phone?.registered === false) said.push(say(locale, deskText.phoneLost, {phoneId}));
	if (desk.agent.phoneRefusedAt !== undefined && desk.call === undefined) {
		said.push(say(locale, deskText.phoneRefused, {phoneId}));
	}
	const headset = desk.agent.headset?.state;
	if (headset === 'connecting') said.push(say(locale, deskText.headsetConnecting, {phoneId}));
	if (headset === 'held') said.push(say(locale, deskText.headsetHeld, {phoneId}));
	// A phone that is not there cannot be called either: the first thing first, in the room there is.
	if (headset === 'gone' && desk.phone?.registered !== false) {
		said.push(say(locale, deskText.headsetGone, {phoneId, key: 'F9'}));
	}
	for (const {id, state} of Object.values(desk.switches)) {
		if (state === 'down') said.push(say(locale, deskText.switchDown, {switchId: id}));
	}
	return said;
}
