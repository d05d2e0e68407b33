/** Live calls on the board: their columns, their state, their caller. Pure. */
import type {BoardView, CallRow, LineState} from '@plateau/core/protocol';
import {
	boardText,
	callStateText,
	type Locale,
	lineText,
	parkText,
	type Sentence,
	say,
} from '@plateau/core/text';
import type {Column} from '../components/table-layout.ts';
import {duration} from '../format/duration.ts';
import {type Country, phoneNumber} from '../format/phone-number.ts';
import {queueName, waitOf} from '../model/board-figures.ts';
import type {BoardModel} from '../model/board-types.ts';
import {symbols} from '../symbols.ts';
import {type Line, paint} from '../terminal/spans.ts';
import type {Tone} from '../theme.ts';

/** What cells are drawn with. */
export interface CellInput {
	readonly model: BoardModel;
	readonly view: BoardView;
	readonly now: number;
	readonly locale: Locale;
	readonly country: Country;
}

/** A caller as people of the floor's country read it. */
export function callerText(call: CallRow, {locale, country}: CellInput): string {
	const number = call.callerNumber;
	const shown = number === undefined ? undefined : phoneNumber(number, country);
	if (call.callerName !== undefined && shown !== undefined) return `${shown} ${call.callerName}`;
	return call.callerName ?? shown ?? say(locale, boardText.withheld);
}

const callTones: Readonly<Record<CallRow['state'], Tone>> = {
	entering: 'dim',
	waiting: 'warn',
	ringing: 'ringing',
	talking: 'talking',
	parked: 'warn',
	leaving: 'dim',
	fallback: 'alarm',
	dialling: 'ringing',
};
const callGlyphs: Readonly<Record<CallRow['state'], string>> = {
	entering: symbols.todo,
	waiting: symbols.held,
	ringing: symbols.ringing,
	talking: symbols.talking,
	parked: symbols.held,
	leaving: symbols.todo,
	fallback: symbols.failed,
	dialling: symbols.ringing,
};

/** A plain talk is a call's own state. */
const lineLooks: Readonly<
	Partial<Record<LineState, {readonly glyph: string; readonly tone: Tone}>>
> = {
	held: {glyph: symbols.held, tone: 'held'},
	consulting: {glyph: symbols.talking, tone: 'consulting'},
	conference: {glyph: symbols.talking, tone: 'consulting'},
};

/** Since when a call is where it is: on hold, since it was put there. */
export function callSince(row: CallRow): number {
	const line = shownLine(row);
	const {since, lineSince = since} = row;
	return line === undefined || line === 'joined' ? since : lineSince;
}

/** The line as the caller has it: after a swap they talk, and whoever holds them, they hear music. */
function shownLine({line, consult, phoneHeld}: CallRow): LineState | undefined {
	const isSwapped = line === 'consulting' && consult?.hears === 'customer';
	const ofCaller = isSwapped ? 'joined' : line;
	return phoneHeld === true && ofCaller === 'joined' ? 'held' : ofCaller;
}

/** Glyph and word of where a call is. */
export function callStateLine(row: CallRow, locale: Locale): Line {
	const {state, sentTo, parked} = row;
	const line = shownLine(row);
	const look = state === 'talking' && line !== undefined ? lineLooks[line] : undefined;
	if (look !== undefined && line !== undefined) {
		return paint(look.tone, `${look.glyph} ${say(locale, lineText[line])}`);
	}
	if (sentTo !== undefined) {
		return paint('consulting', `${symbols.right} ${say(locale, boardText.sentOn)}`);
	}
	const word =
		parked === undefined ? say(locale, callStateText[state]) : say(locale, parkText.at, parked);
	return paint(callTones[state], `${callGlyphs[state]} ${word}`);
}

/** Whom the agent calls or speaks to besides: `☎ Marc Petit 1014`; undefined: nobody. */
export function thirdParty(
	{consult}: CallRow,
	{locale, now, country}: CellInput,
): Line | undefined {
	if (consult === undefined) return undefined;
	if (consult.state === 'waiting' && consult.queue !== undefined) {
		const {label, since} = consult.queue;
		const asks = say(locale, boardText.asksQueue, {
			...{name: label[locale], time: duration(now - since)},
		});
		return paint('consulting', `${symbols.held} ${asks}`);
	}
	const isThere = consult.state === 'answered';
	const glyph = isThere ? symbols.talking : symbols.ringing;
	const sentence = isThere ? boardText.withThird : boardText.callsThird;
	const name = phoneNumber(consult.name, country);
	const params = {name, time: duration(now - consult.since)};
	return paint('consulting', `${glyph} ${say(locale, sentence, params)}`);
}

/** The columns of the live calls. */
export function callColumns(input: CellInput): ReadonlyArray<Column<CallRow>> {
	const {view, now, locale, country} = input;
	const t = (sentence: Sentence) => say(locale, sentence);
	return [
		{
			id: 'caller',
			title: t(boardText.caller),
			width: 17,
			flex: 3,
			cell: (row) => callerText(row, input),
		},
		{
			id: 'state',
			title: t(boardText.state),
			width: 12,
			cell: (row) => callStateLine(row, locale),
		},
		{
			id: 'for',
			title: t(boardText.since),
			width: 7,
			align: 'right',
			cell: (row) => duration(now - callSince(row)),
		},
		{
			id: 'queue',
			title: t(boardText.queue),
			width: 9,
			flex: 1,
			cell: ({queueId}) => (queueId === undefined ? '-' : queueName(view, queueId, locale)),
		},
		{
			id: 'agent',
			title: t(boardText.agent),
			width: 12,
			flex: 2,
			cell: ({agentId, waitsFor, sentTo, parked}) => {
				const name = (id: string) => view.agents[id]?.name ?? id;
				if (agentId !== undefined) return name(agentId);
				if (sentTo !== undefined) return phoneNumber(sentTo, country);
				if (parked !== undefined) return paint('dim', parked.name);
				// Nobody else is asked meanwhile.
				return waitsFor === undefined
					? '-'
					: paint('dim', `${symbols.right} ${name(waitsFor.agentId)}`);
			},
		},
		{
			id: 'wait',
			title: t(boardText.waited),
			width: 7,
			align: 'right',
			cell: (row) => duration(waitOf(row, now)),
		},
		{
			id: 'offers',
			title: t(boardText.offers),
			width: 6,
			align: 'right',
			cell: ({offers}) => String(offers),
		},
		{
			id: 'ahead',
			title: t(boardText.headStartColumn),
			width: 7,
			align: 'right',
			dropOrder: 1,
			cell: ({headStartMs}) =>
				headStartMs === undefined ? '' : `${symbols.up} ${duration(headStartMs)}`,
		},
		{
			id: 'dialled',
			title: t(boardText.dialled),
			width: 17,
			dropOrder: 2,
			cell: ({dialledNumber}) => phoneNumber(dialledNumber, input.country),
		},
	];
}
