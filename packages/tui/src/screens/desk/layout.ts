/**
 * Where the desk's panes stand at a size. The note has its rows whatever the state: the text cursor
 * stays where it is while calls ring, are answered and end.
 */
import type {DeskView} from '@plateau/core/protocol';
import {deskText, internalText, say, waitingText} from '@plateau/core/text';
import {type RuleSection, ruleLine} from '../../components/box-line.tsx';
import {isConsulted} from '../../model/desk-call.ts';
import {isSeeking} from '../../model/desk-call-actions.ts';
import {type DeskModel, deskState} from '../../model/desk-state.ts';
import {takeBlock} from '../../model/desk-waiting.ts';
import {draftOf} from '../../model/notes.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import type {Size} from '../../terminal/environment.ts';
import {fitLine, type Line, paint} from '../../terminal/spans.ts';
import {asksDisposition, headLines, headRows} from './head.ts';
import {handLines} from './office.ts';
import {
	callerLines,
	dispositionLines,
	noteLines,
	noteState,
	pastLines,
	queueLines,
	recentLines,
	todayLines,
} from './panes.ts';
import {parkedLines} from './parked.ts';

/** From this width on, figures stand in a column of their own. */
const wideColumns = 110;
/** From this width on, that column is wide enough for every figure. */
const widestColumns = 150;
const sideColumns = {wide: 44, widest: 58} as const;
const todayColumns = 28;

/** The signed-in desk as lines: never more than `size.rows`. What is parked stands over its foot. */
export function deskLines(
	model: DeskModel,
	desk: DeskView,
	context: Context,
	size: Size,
): readonly Line[] {
	const lines = wholeLines(model, desk, context, size);
	// Others park and pick up while one types: nothing above may move.
	const parked = parkedLines(desk, context, size.columns).slice(0, Math.floor(size.rows / 3));
	if (parked.length === 0) return lines;
	return [...filled(lines, size.rows - parked.length), ...parked];
}

function wholeLines(
	model: DeskModel,
	desk: DeskView,
	context: Context,
	size: Size,
): readonly Line[] {
	// Calls come and go without moving it: what is in hand changes by the agent's own keys alone.
	const hand = handLines(desk, context, size.columns);
	const head = [...headLines(model, desk, context, size.columns), ...hand];
	const rows = size.rows - headRows - hand.length;
	const isWide = size.columns >= wideColumns;
	const sideWidth = size.columns >= widestColumns ? sideColumns.widest : sideColumns.wide;
	const mainColumns = isWide ? size.columns - sideWidth - 1 : size.columns;
	const main = mainLines(model, desk, context, {columns: mainColumns, rows}, isWide);
	if (!isWide) return [...head, ...main].slice(0, size.rows);
	const side = sideLines(desk, context, {columns: sideWidth, rows});
	return [...head, ...beside(main, side, mainColumns, rows)].slice(0, size.rows);
}

function mainLines(
	model: DeskModel,
	desk: DeskView,
	context: Context,
	size: Size,
	isWide: boolean,
): readonly Line[] {
	// A third for what is in front, a quarter for the note, the rest below; today's figures need six.
	const above = Math.max(size.rows < 17 ? 3 : 6, Math.floor((size.rows - 2) / 3));
	const note = Math.max(2, Math.floor((size.rows - 2) / 4));
	const below = Math.max(0, size.rows - above - note - 3);
	const state = deskState(model);
	const draft = draftOf(model.drafts, model.noteCallId);
	if (isWide && desk.call === undefined && draft === undefined) return recent(desk, context, size);
	const top =
		desk.call === undefined
			? figures(desk, context, {columns: size.columns, rows: above + 1}, isWide)
			: callPanes(model, desk, context, {columns: size.columns, rows: above + 1});
	const bottom = (rows: number) =>
		state === 'idle' && isWide
			? []
			: state === 'idle' || isWide
				? recent(desk, context, {columns: size.columns, rows})
				: figures(desk, context, {columns: size.columns, rows}, false);
	if (draft === undefined) return [...top, ...bottom(below + note + 2)];
	const isTyping = model.field === 'note' && model.menu === undefined && !isSeeking(model);
	const isPrevious = desk.call?.state === 'ringing' || desk.call?.id !== draft.callId;
	const title = isPrevious
		? say(context.locale, deskText.notePrevious, {caller: draft.caller ?? '?'})
		: say(context.locale, deskText.note);
	const rule = ruleLine(
		[{title, right: noteState(draft, context), isFocused: isTyping}],
		size.columns,
	);
	const text = noteLines(draft, isTyping, context, {columns: size.columns, rows: note});
	return [...top, rule, ...filled(text, note), ...bottom(below + 1)];
}

/** Caller and what was before; in wrap-up, and while talking if there is room, the dispositions too. */
function callPanes(
	model: DeskModel,
	desk: DeskView,
	context: Context,
	size: Size,
): readonly Line[] {
	const {call} = desk;
	if (call === undefined) return [];
	const {locale} = context;
	const columns = Math.min(40, Math.floor(size.columns * 0.42));
	const isInternal = call.isInternal === true;
	const asks = call.state !== 'ringing' && !isConsulted(call) && !isInternal;
	const items = asks ? dispositionLines(model, context, {columns: size.columns, rows: 3}) : [];
	const menu = items.slice(0, Math.max(1, Math.min(2, size.rows - 4)));
	const rows = Math.max(1, size.rows - 1 - (asks ? menu.length + 1 : 0));
	const left = callerLines(model, desk, call, context, {columns, rows});
	const right = pastLines(desk, call, context);
	const rule = ruleLine(
		[
			{
				title: say(locale, isInternal ? internalText.colleague : deskText.caller),
				...{width: columns, isFocused: model.field === 'name'},
			},
			{title: say(locale, deskText.past)},
		],
		size.columns,
	);
	const panes = [rule, ...beside(left, right, columns, rows)];
	if (!asks) return filled(panes, size.rows);
	const isFree = model.field === 'none' && model.menu === undefined && !isSeeking(model);
	const isAsked = asksDisposition(model) && isFree;
	const title = say(locale, deskText.disposition);
	return filled(
		[...panes, ruleLine([{title, isFocused: isAsked}], size.columns, 'bottom'), ...menu],
		size.rows,
	);
}

/** Today beside the queues; where there is a column for them, what happens now takes their place. */
function figures(desk: DeskView, context: Context, size: Size, isWide: boolean): readonly Line[] {
	if (isWide) return recent(desk, context, size);
	const {locale} = context;
	const rule = ruleLine(
		[{title: say(locale, deskText.today), width: todayColumns}, queuesTitle(desk, context)],
		size.columns,
	);
	const rows = Math.max(0, size.rows - 1);
	const queues = queueLines(desk, context, {columns: size.columns - todayColumns - 1, rows});
	return filled(
		[rule, ...beside(todayLines(desk, context), queues, todayColumns, rows)],
		size.rows,
	);
}

function recent(desk: DeskView, context: Context, size: Size): readonly Line[] {
	if (size.rows <= 0) return [];
	const rule = ruleLine([{title: say(context.locale, deskText.recent)}], size.columns);
	return filled([rule, ...recentLines(desk, context)], size.rows);
}

function sideLines(desk: DeskView, context: Context, size: Size): readonly Line[] {
	const {locale} = context;
	const today = todayLines(desk, context);
	const rows = Math.max(2, size.rows - today.length - 2);
	const queues = queueLines(desk, context, {columns: size.columns, rows});
	return [
		ruleLine([queuesTitle(desk, context)], size.columns),
		...queues,
		ruleLine([{title: say(locale, deskText.today)}], size.columns),
		...today,
	];
}

/** With the key that takes one of those who wait, while there is one who may be taken by this agent. */
function queuesTitle(desk: DeskView, {locale}: Context): RuleSection {
	const title = say(locale, deskText.queues);
	const isFree = desk.call === undefined || desk.call.state === 'wrap-up';
	if (!isFree || takeBlock({desk, waiting: undefined}) !== undefined) return {title};
	return {title, right: paint('dim', say(locale, waitingText.keysHint))};
}

/** Two panes side by side with a bar between them. */
function beside(
	left: readonly Line[],
	right: readonly Line[],
	columns: number,
	rows: number,
): readonly Line[] {
	return Array.from(
		{length: Math.max(0, rows)},
		(_, row): Line => [
			fitLine(left[row] ?? '', columns),
			paint('dim', symbols.vertical),
			right[row] ?? '',
		],
	);
}

/** Exactly `rows` lines. */
function filled(lines: readonly Line[], rows: number): readonly Line[] {
	return Array.from({length: Math.max(0, rows)}, (_, row) => lines[row] ?? '');
}
