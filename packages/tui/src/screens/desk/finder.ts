/** The list of whom a call can go to, as it is typed for; then the question how; and the keypad. As lines. */
import type {TargetAgent, TargetsView} from '@plateau/core/protocol';
import {callText, dialText, readyText, type Sentence, say} from '@plateau/core/text';
import {ruleLine} from '../../components/box-line.tsx';
import {windowTop} from '../../components/table-layout.ts';
import {fieldLines} from '../../components/text-field-layout.ts';
import {duration} from '../../format/duration.ts';
import {fitText} from '../../format/width.ts';
import {found} from '../../model/desk-call-actions.ts';
import type {DeskModel} from '../../model/desk-state.ts';
import type {Context} from '../../model/shell-types.ts';
import {doing, rowOfKey, type TargetRow} from '../../model/targets.ts';
import {symbols} from '../../symbols.ts';
import type {Size} from '../../terminal/environment.ts';
import {fitLine, type Line, paint} from '../../terminal/spans.ts';
import type {Tone} from '../../theme.ts';
import {numberText} from './words.ts';

/** Rows of the panel besides its list: rule, field, hint. */
const frameRows = 3;
const listRows = 7;

/** As high as the panel is, whatever is typed: what is below must not jump. */
export function finderRows({control}: DeskModel, rows: number): number {
	if (control.keypad !== undefined) return Math.min(frameRows, rows);
	return Math.min(frameRows + listRows, Math.max(4, rows));
}

/** The open panel in `size`; the first row of its list stands on row 2 unless it scrolls. */
export function finderLines(model: DeskModel, context: Context, size: Size): readonly Line[] {
	const {keypad, finder, targets} = model.control;
	if (keypad !== undefined) return keypadLines(keypad.sent, context, size);
	if (finder === undefined) return [];
	const {locale} = context;
	const title = finderTitle(model, context);
	const rule = ruleLine([{title, isFocused: model.menu === undefined}], size.columns);
	const hint = (sentence: Sentence): Line => paint('dim', ` ${say(locale, sentence)}`);
	const rows = Math.max(1, size.rows - frameRows);
	const chosen =
		finder.chosen === undefined || targets === undefined
			? undefined
			: rowOfKey(targets, finder.chosen);
	if (chosen !== undefined && targets !== undefined) {
		const sentence = chosen.kind === 'queue' ? callText.queueHint : callText.howHint;
		const line = rowLine(chosen, targets, context, size.columns, true);
		return filled([rule, '', line], hint(sentence), size.rows);
	}
	const isDial = finder.purpose === 'dial';
	const field = fieldLines(
		{
			edit: finder.edit,
			isFocused: model.menu === undefined,
			placeholder: say(locale, isDial ? dialText.typeToDial : callText.typeToFind),
		},
		{columns: size.columns - 2, rows: 1},
	);
	const isEmpty = finder.edit.text.trim() === '';
	const nobody = isDial ? dialText.noNumber : callText.nobodyFound;
	const list = found(model, context);
	const top = topOf(model, list, rows);
	const shown =
		targets === undefined
			? [paint('dim', `  ${say(locale, callText.targetsLoading)}`)]
			: list.length === 0
				? [paint('warn', isDial && isEmpty ? '' : `  ${say(locale, nobody)}`)]
				: list
						.slice(top, top + rows)
						.map((row) =>
							rowLine(row, targets, context, size.columns, row.key === finder.selected),
						);
	const sentence = isDial
		? dialText.dialHint
		: finder.purpose === 'transfer'
			? callText.transferHint
			: callText.consultHint;
	return filled([rule, ['  ', field[0] ?? ''], ...shown], hint(sentence), size.rows);
}

/** The key of the row that stands on `row` of the panel. */
export function finderPick(
	model: DeskModel,
	context: Context,
	row: number,
	size: Pick<Size, 'rows'>,
): string | undefined {
	if (row < 2 || model.control.finder?.chosen !== undefined) return undefined;
	const list = found(model, context);
	return list[topOf(model, list, Math.max(1, size.rows - frameRows)) + row - 2]?.key;
}

function topOf({control}: DeskModel, list: readonly TargetRow[], rows: number): number {
	const at = list.findIndex(({key}) => key === control.finder?.selected);
	return windowTop({count: list.length, rows, selected: Math.max(0, at), top: 0});
}

/** What the panel is for. */
export function finderTitle({control}: DeskModel, {locale}: Context): string {
	if (control.keypad !== undefined) return say(locale, callText.keypad);
	if (control.finder?.purpose === 'dial') return say(locale, dialText.dialTo);
	const isTransfer = control.finder?.purpose === 'transfer';
	return say(locale, isTransfer ? callText.transferTo : callText.consultWith);
}

/** A target in words: who, and what they do now. */
export function targetText(row: TargetRow, view: TargetsView, context: Context): string {
	const {name, extra} = namesOf(row, context);
	const {word} = stateOf(row, view, context);
	return [name, extra, word].filter(Boolean).join(' ');
}

function keypadLines(sent: string, {locale}: Context, size: Size): readonly Line[] {
	return [
		ruleLine([{title: say(locale, callText.keypad), isFocused: true}], size.columns),
		[paint('key', `  ${sent.slice(-(size.columns - 6))}`), {text: ' ', cursor: true}],
		paint('dim', ` ${say(locale, callText.keypadHint)}`),
	].map((line) => fitLine(line, size.columns));
}

function rowLine(
	row: TargetRow,
	view: TargetsView,
	context: Context,
	columns: number,
	isMarked: boolean,
): Line {
	const {name, extra} = namesOf(row, context);
	const {glyph, word, time, tone} = stateOf(row, view, context);
	const nameColumns = Math.max(16, Math.min(28, columns - 44));
	const queues = row.kind === 'agent' ? queuesOf(row.agent, view, context) : '';
	const state = `${glyph} ${word} ${time}`.trimEnd();
	const line: Line = [
		isMarked ? paint('focus', symbols.focus) : ' ',
		' ',
		{text: fitText(name, nameColumns), bold: true, selected: isMarked},
		' ',
		fitText(extra, 6),
		' ',
		// A queue has nothing in the last column.
		paint(tone, row.kind === 'queue' ? state : fitText(state, 22)),
		' ',
		paint('dim', queues),
	];
	return fitLine(line, columns);
}

function namesOf(
	row: TargetRow,
	context: Context,
): {readonly name: string; readonly extra: string} {
	const {locale} = context;
	switch (row.kind) {
		case 'agent':
			return {name: row.agent.name, extra: row.agent.phoneId ?? ''};
		case 'queue':
			return {name: say(locale, callText.queueOf, {queue: row.queue.label[locale]}), extra: ''};
		case 'phone':
			return {name: say(locale, callText.freePhone), extra: row.phone.id};
		case 'outside':
			return {
				name: [numberText(row.number, context), row.name].filter(Boolean).join(' '),
				extra: '',
			};
	}
}

interface TargetState {
	readonly glyph: string;
	readonly word: string;
	readonly time: string;
	readonly tone: Tone;
}

function stateOf(row: TargetRow, view: TargetsView, {locale, now}: Context): TargetState {
	switch (row.kind) {
		case 'agent':
			return agentState(row.agent, say(locale, doing(row, view) ?? readyText), now);
		case 'queue': {
			const {ready, waiting} = row.queue;
			const word = say(locale, callText.queueState, {ready, waiting});
			const tone = ready > 0 ? 'ready' : 'warn';
			return {glyph: ready > 0 ? symbols.ready : symbols.notReady, word, time: '', tone};
		}
		case 'phone': {
			const why = doing(row, view);
			if (why === undefined) return {glyph: symbols.ready, word: '', time: '', tone: 'ready'};
			return {glyph: symbols.notReady, word: say(locale, why), time: '', tone: 'dim'};
		}
		case 'outside': {
			const {from} = row;
			const sentence = from === undefined ? callText.outside : fromText[from];
			return {glyph: symbols.right, word: say(locale, sentence), time: '', tone: 'plain'};
		}
	}
}

const fromText = {recent: dialText.recent, work: dialText.inHand} as const;

function agentState(agent: TargetAgent, word: string, now: number): TargetState {
	const {activity, activitySince, presence, ready, phoneId} = agent;
	const since = Math.max(activitySince, activity === 'idle' ? presence.since : 0);
	const time = duration(now - since);
	if (phoneId === undefined) {
		return {glyph: symbols.notReady, word, time: '', tone: 'offline'};
	}
	if (ready) {
		return {glyph: symbols.ready, word, time, tone: 'ready'};
	}
	if (activity !== 'idle') {
		const tone = activity === 'wrap-up' ? 'wrapUp' : activity === 'holding' ? 'held' : 'talking';
		return {glyph: symbols.talking, word, time, tone};
	}
	return {glyph: symbols.notReady, word, time, tone: 'notReady'};
}

function queuesOf({queueIds}: TargetAgent, {queues}: TargetsView, {locale}: Context): string {
	return queueIds.map((queueId) => queues[queueId]?.label[locale] ?? queueId).join(', ');
}

/** Exactly `rows` lines, the last of them last. */
function filled(lines: readonly Line[], last: Line, rows: number): readonly Line[] {
	const above = Math.max(0, rows - 1);
	return [...Array.from({length: above}, (_, row) => lines[row] ?? ''), last];
}
