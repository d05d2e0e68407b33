/** The desk's panes, each as lines for a size: caller, before, note, dispositions, queues, today, recent. */
import {type DeskCall, type DeskView, occupancyAt, type QueueRow} from '@plateau/core/protocol';
import {deskText, internalText, type Sentence, say} from '@plateau/core/text';
import {type Column, tableLines} from '../../components/table-layout.ts';
import {fieldLines} from '../../components/text-field-layout.ts';
import {duration} from '../../format/duration.ts';
import {percent} from '../../format/percent.ts';
import {fitText, widthOf} from '../../format/width.ts';
import {isSeeking} from '../../model/desk-call-actions.ts';
import {type DeskModel, dispositionItems} from '../../model/desk-state.ts';
import {type Draft, isUnsaved} from '../../model/notes.ts';
import {reasonSentence} from '../../model/reasons.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import type {Size} from '../../terminal/environment.ts';
import {type Line, lineWidth, paint} from '../../terminal/spans.ts';
import {
	aboutCall,
	callerName,
	callQueue,
	dayText,
	numberBeside,
	numberText,
	pastText,
	timeText,
} from './words.ts';

/** Who calls: the name given, the name announced, the number, the number dialled; or the name being typed. */
export function callerLines(
	model: DeskModel,
	desk: DeskView,
	call: DeskCall,
	context: Context,
	size: Size,
): readonly Line[] {
	const {locale} = context;
	const {customer} = call;
	const room = {columns: Math.max(1, size.columns - 2), rows: 1};
	const isNaming = model.field === 'name' && model.name !== undefined;
	const name: Line = isNaming
		? (fieldLines(
				{
					edit: model.name.edit,
					isFocused: model.menu === undefined && !isSeeking(model),
					label: paint('focus', `${say(locale, deskText.name)} `),
				},
				room,
			)[0] ?? '')
		: paint('title', callerName(call, context));
	const announced =
		customer.contactName !== undefined && customer.callerName !== undefined
			? say(locale, deskText.network, {name: customer.callerName})
			: '';
	return [
		[isNaming ? paint('focus', symbols.focus) : ' ', ' ', name],
		...[numberBeside(call, context)].filter(Boolean).map((number): Line => ['  ', number]),
		['  ', callQueue(desk, call, context)],
		...(isNaming ? [['  ', paint('dim', say(locale, deskText.nameHint))]] : []),
		...aboutCall(call, desk, context).map((about): Line => ['  ', paint('title', about)]),
		...(isNaming ? [] : [['  ', paint('dim', announced)]]),
	];
}

/** Earlier interactions with this customer, newest first. */
export function pastLines(desk: DeskView, call: DeskCall, context: Context): readonly Line[] {
	const {past} = call.customer;
	if (past.length === 0) return [['  ', paint('dim', say(context.locale, deskText.firstCall))]];
	return past.map((one): Line => {
		const who =
			one.agentName === undefined ? '' : paint('dim', ` ${symbols.crumb} ${one.agentName}`);
		return [
			' ',
			paint('dim', fitText(dayText(one.at, context), 8)),
			pastText(desk, one, context),
			who,
		];
	});
}

/** The dispositions with their digits, in as many columns as fit. */
export function dispositionLines(model: DeskModel, context: Context, size: Size): readonly Line[] {
	const items = dispositionItems(model).map(({digit, label, isCurrent}): Line => {
		const key = digit === undefined ? ' ' : String(digit);
		const name = say(context.locale, label);
		return isCurrent
			? paint('good', `${key} ${symbols.done} ${name}`)
			: [paint('key', key), ` ${name}`];
	});
	const lines: Line[] = [];
	let line: Line = '';
	for (const item of items) {
		const next: Line = lineWidth(line) === 0 ? ['  ', item] : [line, '   ', item];
		if (lineWidth(next) > size.columns && lineWidth(line) > 0) {
			lines.push(line);
			line = ['  ', item];
		} else {
			line = next;
		}
	}
	return [...lines, line];
}

/** The note's text, with the cursor while it is typed in. */
export function noteLines(
	draft: Draft | undefined,
	isFocused: boolean,
	context: Context,
	size: Size,
): readonly Line[] {
	const {locale} = context;
	if (draft === undefined) return [];
	const content = {
		edit: draft.edit,
		isFocused,
		isMultiline: true,
		...(isFocused ? {} : {placeholder: say(locale, deskText.noteEmpty)}),
	};
	const room = {columns: Math.max(1, size.columns - 2), rows: size.rows};
	return fieldLines(content, room).map(
		(line): Line => [isFocused ? paint('focus', symbols.focus) : ' ', ' ', line],
	);
}

/** Whether the daemon has the note: `saved 14:03`. */
export function noteState(draft: Draft | undefined, context: Context): Line {
	const {locale, link} = context;
	if (draft === undefined) return '';
	if (draft.refused !== undefined) {
		const reason = say(locale, reasonSentence(draft.refused));
		return paint('error', say(locale, deskText.noteRefused, {reason}));
	}
	if (isUnsaved(draft)) {
		const isUp = link.state.state === 'up';
		return isUp
			? paint('dim', say(locale, deskText.noteSaving))
			: paint('warn', say(locale, deskText.noteKept));
	}
	if (draft.savedAt === undefined) return '';
	const time = timeText(draft.savedAt, context);
	return paint('dim', say(locale, deskText.noteSaved, {time}));
}

/** One's own day. */
export function todayLines({today, agent}: DeskView, context: Context): readonly Line[] {
	const {locale, now} = context;
	const rows: ReadonlyArray<readonly [Sentence, string]> = [
		[deskText.handled, String(today.handled)],
		[deskText.talk, duration(today.talkMs)],
		[deskText.wrapUpTime, duration(today.wrapUpMs)],
		[deskText.handleTime, duration(today.handleTimeMs)],
		[deskText.occupancy, percent(occupancyAt(today, agent, now), locale)],
		[deskText.rangOut, String(today.rangOut)],
	];
	const names = rows.map(([name]) => say(locale, name));
	const width = Math.max(...names.map(widthOf));
	return rows.map(
		([, value], index): Line => [
			'  ',
			paint('dim', fitText(names[index] ?? '', width)),
			'  ',
			fitText(value, 6, 'right'),
		],
	);
}

/** The queues' live figures. */
export function queueLines(desk: DeskView, context: Context, size: Size): readonly Line[] {
	const {locale, now} = context;
	const title = (sentence: Sentence) => say(locale, sentence);
	const number = (
		id: string,
		sentence: Sentence,
		cell: (row: QueueRow) => Line,
		dropOrder?: number,
	): Column<QueueRow> => ({
		id,
		title: title(sentence),
		width: Math.max(6, widthOf(title(sentence))),
		align: 'right',
		cell,
		...(dropOrder === undefined ? {} : {dropOrder}),
	});
	const columns: ReadonlyArray<Column<QueueRow>> = [
		{
			id: 'queue',
			title: title(deskText.queue),
			width: 10,
			flex: 1,
			cell: (row) => row.label[locale],
		},
		number('waiting', deskText.waiting, ({waiting}) => String(waiting)),
		number(
			'oldest',
			deskText.oldest,
			(row) => {
				if (row.oldestEnteredAt === undefined) return '-';
				const waitMs = now - row.oldestEnteredAt;
				const late = waitMs > row.thresholdMs;
				return late ? paint('warn', `${duration(waitMs)} !`) : duration(waitMs);
			},
			2,
		),
		number('ready', deskText.readyAgents, ({ready}) => String(ready), 3),
		number('talking', deskText.talkingAgents, ({talking}) => String(talking), 4),
		number('wrapUp', deskText.wrappingUp, ({wrapUp}) => String(wrapUp), 5),
		number('sl', deskText.serviceLevel, ({serviceLevel}) => percent(serviceLevel, locale), 1),
	];
	const rows = Object.values(desk.queues);
	return tableLines({columns, rows, rowId: ({id}) => id}, size, 0);
}

/** One's own last calls, newest first. */
export function recentLines(desk: DeskView, context: Context): readonly Line[] {
	if (desk.recent.length === 0) {
		return [['  ', paint('dim', say(context.locale, deskText.nothingRecent))]];
	}
	return desk.recent.map((one): Line => {
		const who = one.callerName ?? numberText(one.callerNumber, context);
		return [
			'  ',
			paint('dim', fitText(dayText(one.at, context), 8)),
			fitText(who, 22),
			'  ',
			one.missed === true
				? paint('warn', say(context.locale, internalText.missed))
				: pastText(desk, one, context),
		];
	});
}
