/** The desk's top two lines while a call is held, here or at the phone, consulted about, joined by three, or muted. */
import type {ConsultRow, DeskCall, DeskView} from '@plateau/core/protocol';
import {callText, deskText, internalText, type Sentence, say} from '@plateau/core/text';
import {type StatusPart, statusLine} from '../../components/status-line.tsx';
import {duration} from '../../format/duration.ts';
import {lineOf} from '../../model/desk-call.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import {type Line, paint} from '../../terminal/spans.ts';
import type {Tone} from '../../theme.ts';
import {callerName, callQueue, numberBeside, numberText, type Words} from './words.ts';

/** The top line, where it is another one than that of a plain talk. */
export function controlTop(
	desk: DeskView,
	call: DeskCall,
	context: Context,
	{width, right}: {readonly width: number; readonly right: readonly StatusPart[]},
): Line | undefined {
	if (call.consultedBy !== undefined) return consultedTop(desk, call, context, {width, right});
	const line = lineOf(call);
	const since = call.lineSince ?? call.since;
	const heldSince = call.heldSince ?? since;
	const muted = [...phonePart(call, context), ...mutedPart(call, context)];
	const caller = paint('title', callerName(call, context));
	const number: StatusPart = {line: numberBeside(call, context), dropOrder: 1};
	const queue: StatusPart = {line: callQueue(desk, call, context), dropOrder: 3};
	switch (line) {
		case 'held': {
			const held = stateMark('held', symbols.held, callText.held, heldSince, context);
			return statusLine([{line: held}, ...muted, {line: caller}, number, queue], right, width);
		}
		case 'consulting': {
			const {consult} = call;
			if (consult === undefined) return undefined;
			const hearsCaller = consult.state === 'answered' && consult.hears === 'customer';
			const mark = hearsCaller
				? stateMark('talking', symbols.talking, deskText.talking, since, context)
				: stateMark('held', symbols.held, callText.held, heldSince, context);
			const other = consultMark(consult, since, context);
			return statusLine([{line: [mark, ' ', caller]}, ...muted], [{line: other}], width);
		}
		case 'conference': {
			const mark = stateMark('consulting', symbols.talking, callText.conference, since, context);
			const both: Line = [caller, ' + ', paint('title', thirdName(call.consult, context))];
			return statusLine([{line: mark}, ...muted, {line: both}, number, queue], right, width);
		}
		default: {
			if (muted.length === 0 && call.phoneHeld !== true) return undefined;
			const mark =
				call.phoneHeld === true
					? stateMark('held', symbols.held, callText.heldAtPhone, heldSince, context)
					: stateMark('talking', symbols.talking, deskText.talking, call.since, context);
			return statusLine([{line: mark}, ...muted, {line: caller}, number, queue], right, width);
		}
	}
}

/** The line under it: what can be done from here; undefined for a plain talk. */
export function controlLine(call: DeskCall, {locale}: Context, width: number): Line | undefined {
	const text = (sentence: Sentence) => say(locale, sentence);
	const keys = (key: string, sentence: Sentence): Line => [paint('key', key), ` ${text(sentence)}`];
	if (call.consultedBy !== undefined) {
		if (call.state !== 'talking') return undefined;
		const {name} = call.consultedBy;
		const isJoined = call.line === 'conference';
		const waits = call.line === 'consulting' && call.consult?.hears === 'customer';
		const asks = say(locale, waits ? callText.asksYouLater : callText.asksYou, {name});
		const said = isJoined ? text(callText.allHear) : asks;
		return [' ', paint('dim', said)];
	}
	const isAnswered = call.consult?.state === 'answered';
	const then = paint('dim', say(locale, callText.consultKeys, {key: 'F6'}));
	switch (lineOf(call)) {
		case 'held':
			if (call.phoneHeld === true) return [' ', paint('warn', text(callText.phoneFirst))];
			return [' ', paint('dim', text(hearsMusic(call))), '  ', keys('F3', callText.resume)];
		case 'joined':
			if (call.phoneHeld !== true) return undefined;
			return [' ', paint('dim', text(callText.resumeAtPhone))];
		case 'consulting': {
			if (!isAnswered) return [' ', then, '  ', keys('b', callText.back)];
			const left: Line = [
				...[then, '  ', keys('s', callText.swap), '  ', keys('j', callText.joinAll)],
				...['  ', keys('b', callText.back)],
			];
			return statusLine([{line: left}], [{line: keys('F4', callText.handOver)}], width);
		}
		case 'conference': {
			const left: Line = [
				...[then, '  ', keys('s', callText.swap), '  ', keys('b', callText.back)],
			];
			const said = {line: paint('dim', text(callText.allHear)), dropOrder: 1};
			return statusLine(
				[said, {line: left}],
				[{line: keys('F4', callText.leaveConference)}],
				width,
			);
		}
		default:
			return undefined;
	}
}

/** `Marc Petit 1014`, `queue Experts`. */
export function thirdName(consult: ConsultRow | undefined, words: Words): string {
	if (consult === undefined) return '';
	const {name, phoneId, queue, state} = consult;
	if (state === 'waiting' && queue !== undefined)
		return say(words.locale, callText.queueOf, {queue: queue.label[words.locale]});
	// A number outside is its own name.
	return phoneId === undefined || phoneId === name ? numberText(name, words) : `${name} ${phoneId}`;
}

/** `lineSince`: of a third party who waits, since when. */
function consultMark(consult: ConsultRow, lineSince: number, context: Context): Line {
	const {now, locale} = context;
	const {state, hears, queue} = consult;
	const waits = state === 'answered' && hears === 'customer';
	const since = waits
		? lineSince
		: state === 'waiting'
			? (queue?.since ?? consult.since)
			: consult.since;
	const words: readonly [string, Sentence, Tone] =
		state === 'waiting'
			? [symbols.held, callText.consultWaiting, 'consulting']
			: state === 'calling'
				? [symbols.ringing, callText.consultCalling, 'consulting']
				: state === 'ringing'
					? [symbols.ringing, callText.consultRinging, 'consulting']
					: hears === 'consult'
						? [symbols.talking, callText.consult, 'consulting']
						: [symbols.held, callText.consultHeld, 'held'];
	const [glyph, sentence, tone] = words;
	const mark = `${glyph} ${say(locale, sentence)} ${duration(now - since)}`;
	return [paint(tone, mark, {bold: true}), ' ', paint('title', thirdName(consult, context))];
}

/** At the desk of the colleague who is asked: who asks, and about whom. */
function consultedTop(
	desk: DeskView,
	call: DeskCall,
	context: Context,
	{width, right}: {readonly width: number; readonly right: readonly StatusPart[]},
): Line | undefined {
	const {consultedBy, state} = call;
	// While it rings, the banner of every ringing call says it.
	if (consultedBy === undefined || state !== 'talking') return undefined;
	const {locale} = context;
	const since = call.lineSince ?? call.since;
	const isHeard = call.line !== 'consulting' || call.consult?.hears !== 'customer';
	const mark =
		call.line === 'conference'
			? stateMark('consulting', symbols.talking, callText.conference, since, context)
			: isHeard
				? stateMark('consulting', symbols.talking, callText.consult, since, context)
				: stateMark('held', symbols.held, callText.consultHeld, since, context);
	const about = say(locale, callText.about, {caller: callerName(call, context)});
	return statusLine(
		[
			{line: mark},
			{line: paint('title', consultedBy.name)},
			{line: about},
			{line: numberBeside(call, context), dropOrder: 1},
			{line: callQueue(desk, call, context), dropOrder: 3},
		],
		right,
		width,
	);
}

function stateMark(
	tone: Tone,
	glyph: string,
	sentence: Sentence,
	since: number,
	{locale, now}: Context,
): Line {
	return paint(tone, `${glyph} ${say(locale, sentence)} ${duration(now - since)}`, {bold: true});
}

/** Beside another state than that it makes by itself. */
function phonePart(call: DeskCall, {locale}: Context): StatusPart[] {
	if (call.phoneHeld !== true || lineOf(call) === 'joined') return [];
	return [{line: paint('warn', `${symbols.held} ${say(locale, callText.phoneHolds)}`)}];
}

function mutedPart({muted}: DeskCall, {locale}: Context): StatusPart[] {
	if (muted !== true) return [];
	return [{line: paint('warn', `${symbols.failed} ${say(locale, callText.muted)}`)}];
}

/** Who was called by a colleague is no caller. */
function hearsMusic({isInternal}: DeskCall): Sentence {
	return isInternal === true ? internalText.hearsMusic : callText.hearsMusic;
}
