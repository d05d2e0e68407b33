/** The list of waiting calls over the desk's panes, as lines; and in sentences for the line mode. */
import {say, waitingText} from '@plateau/core/text';
import {ruleLine} from '../../components/box-line.tsx';
import {type Column, tableLines, windowTop} from '../../components/table-layout.ts';
import {duration} from '../../format/duration.ts';
import type {DeskModel} from '../../model/desk-state.ts';
import {callerText, type WaitingChoice, waitingChoices} from '../../model/desk-waiting.ts';
import type {Context, Told} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import type {Size} from '../../terminal/environment.ts';
import {type Line, paint} from '../../terminal/spans.ts';
import {numberText, timeText} from './words.ts';

/** Rows of the panel besides its list: rule, headings, hint. */
const frameRows = 3;
const listRows = 9;

/** As high as the panel is, whoever comes and goes: what is below must not jump. */
export function waitingRows(rows: number): number {
	return Math.min(frameRows + listRows, Math.max(frameRows + 1, rows));
}

/** The open list in `size`; its first row stands on row 2 unless it scrolls. */
export function waitingLines(model: DeskModel, context: Context, size: Size): readonly Line[] {
	const {locale} = context;
	const {view} = model.waiting ?? {};
	const choices = waitingChoices(model);
	const more = view?.more ?? 0;
	const right = more > 0 ? paint('dim', say(locale, waitingText.more, {count: more})) : '';
	const title = say(locale, waitingText.title);
	const rule = ruleLine([{title, right, isFocused: model.menu === undefined}], size.columns);
	const rows = Math.max(1, size.rows - frameRows);
	const list =
		view === undefined
			? ['', paint('dim', `  ${say(locale, waitingText.loading)}`)]
			: choices.length === 0
				? ['', paint('dim', `  ${say(locale, waitingText.nobody)}`)]
				: tableLines(
						{
							columns: columnsOf(model, context),
							rows: choices,
							rowId: ({row}) => row.callId,
							selected: model.waiting?.marked?.callId,
							isFocused: model.menu === undefined,
						},
						{columns: size.columns, rows: rows + 1},
						topOf(model, choices, rows),
					);
	const shown = [rule, ...list].slice(0, size.rows - 1);
	const empty = new Array<Line>(Math.max(0, size.rows - 1 - shown.length)).fill('');
	return [...shown, ...empty, paint('dim', ` ${say(locale, waitingText.hint)}`)];
}

/** The call of the line that stands on `row` of the panel. */
export function waitingPick(
	model: DeskModel,
	row: number,
	size: Pick<Size, 'rows'>,
): string | undefined {
	const rows = Math.max(1, size.rows - frameRows);
	if (row < 2 || row >= 2 + rows) return undefined;
	const choices = waitingChoices(model);
	return choices[topOf(model, choices, rows) + row - 2]?.row.callId;
}

/** Whenever the list that is open is another. */
export function tellWaiting(model: DeskModel, context: Context): Told {
	const {locale} = context;
	const {view} = model.waiting ?? {};
	if (view === undefined) return {topic: 'waiting', text: ''};
	const choices = waitingChoices(model).filter(({digit}) => digit !== undefined);
	if (choices.length === 0) return {topic: 'waiting', text: say(locale, waitingText.nobody)};
	const items = choices.map((choice) => {
		const {row, digit = ''} = choice;
		const item = say(locale, waitingText.tellItem, {
			...{digit, caller: callerText(row, context), queue: queueOf(model, choice, context)},
			time: timeText(row.enteredAt, context),
		});
		const about = aboutText(model, choice, context);
		return about === '' ? item : `${item} (${about})`;
	});
	const left = Object.keys(view.calls).length - items.length + view.more;
	const rest = left > 0 ? [say(locale, waitingText.more, {count: left})] : [];
	const list = [...items, ...rest].join('; ');
	return {topic: 'waiting', text: say(locale, waitingText.tell, {list})};
}

function topOf({waiting}: DeskModel, choices: readonly WaitingChoice[], rows: number): number {
	const selected = choices.findIndex(({row}) => row.callId === waiting?.marked?.callId);
	return windowTop({count: choices.length, rows, selected, top: 0});
}

function columnsOf(model: DeskModel, context: Context): ReadonlyArray<Column<WaitingChoice>> {
	const {locale, now} = context;
	return [
		{
			...{id: 'digit', title: '', width: 1},
			cell: ({digit, isGone}) => paint(isGone ? 'dim' : 'key', String(digit ?? ' ')),
		},
		{
			...{id: 'caller', title: say(locale, waitingText.caller), width: 16, flex: 1},
			cell: ({row, isGone}) => paint(isGone ? 'dim' : 'title', callerText(row, context)),
		},
		{
			...{id: 'number', title: say(locale, waitingText.number), width: 16, dropOrder: 2},
			// Of who has no name it stands in its place.
			cell: ({row: {callerName, callerNumber}}) =>
				callerName === undefined || callerNumber === undefined
					? ''
					: paint('dim', numberText(callerNumber, context)),
		},
		{
			...{id: 'queue', title: say(locale, waitingText.queue), width: 10, flex: 1, dropOrder: 1},
			cell: (choice) => paint('dim', queueOf(model, choice, context)),
		},
		{
			...{id: 'about', title: '', width: 12, flex: 2},
			cell: (choice) => {
				const text = aboutText(model, choice, context);
				if (choice.isGone) return paint('error', `${symbols.failed} ${text}`);
				return paint(choice.row.unreachable === true ? 'warn' : 'plain', text);
			},
		},
		{
			...{id: 'ahead', title: say(locale, waitingText.ahead), width: 7, dropOrder: 3},
			cell: ({row: {headStartMs}}) =>
				headStartMs === undefined ? '' : `${symbols.up} ${duration(headStartMs)}`,
		},
		{
			...{id: 'waits', title: say(locale, waitingText.waits), width: 7, align: 'right'},
			cell: ({row, isGone}) => (isGone ? '' : duration(Math.max(0, now - row.enteredAt))),
		},
	];
}

function queueOf({waiting}: DeskModel, {row}: WaitingChoice, {locale}: Context): string {
	return waiting?.view?.queues[row.queueId]?.[locale] ?? row.queueId;
}

/** The one thing that matters most about a call; nothing for most. */
function aboutText({desk}: DeskModel, {row, isGone}: WaitingChoice, {locale}: Context): string {
	const {unreachable, waitsFor, ownAgent} = row;
	if (isGone) return say(locale, waitingText.gone);
	if (unreachable === true) return say(locale, waitingText.unreachable);
	const person = waitsFor ?? ownAgent;
	if (person === undefined) return '';
	if (person.id === desk?.agent.id) return say(locale, waitingText.own);
	return say(locale, waitingText.forAgent, {name: person.name});
}
