/** What lies over the board: lists of phones, presences and queues; the reason for listening, times. */
import {boardText, earText, replayText, say, takeText} from '@plateau/core/text';
import {Box} from 'ink';
import {ruleLine} from '../components/box-line.tsx';
import {Lines} from '../components/lines.tsx';
import {windowTop} from '../components/table-layout.ts';
import {fieldLines} from '../components/text-field-layout.ts';
import {duration} from '../format/duration.ts';
import {asWritten, type Country} from '../format/phone-number.ts';
import {wrap} from '../format/width.ts';
import {hasOutside} from '../model/board-ear.ts';
import {queueChoices} from '../model/board-lend.ts';
import {phoneChoices, presenceChoices, presenceWord} from '../model/board-lists.ts';
import {takerChoices} from '../model/board-take.ts';
import type {BoardModel} from '../model/board-types.ts';
import type {Context} from '../model/shell-types.ts';
import {symbols} from '../symbols.ts';
import type {Size} from '../terminal/environment.ts';
import {type Line, paint} from '../terminal/spans.ts';

/** What the form is drawn with. */
interface BoardFormProps {
	readonly model: BoardModel;
	readonly context: Context;
	readonly size: Size;
}

/** The open form, if it is one that lies over the panes. */
export function BoardForm({model, context, size}: BoardFormProps) {
	const {form} = model;
	if (form === undefined || form.kind === 'filter') return null;
	const width = Math.min(size.columns, 64);
	const lines =
		'edit' in form
			? fieldFormLines(form, context, width)
			: listLines(model, context, {columns: width, rows: size.rows - 2});
	return (
		<Box
			position="absolute"
			marginTop={Math.min(3, Math.max(1, size.rows - lines.length))}
			marginLeft={Math.floor((size.columns - width) / 2)}
		>
			<Lines name="form" width={width} height={lines.length} lines={lines} />
		</Box>
	);
}

function titled(title: string, width: number): Line {
	return ruleLine([{title, isFocused: true}], width);
}

const fieldTexts = {
	reason: {
		title: boardText.reasonTitle,
		label: boardText.reasonLabel,
		hint: boardText.reasonHint,
	},
	ear: {title: earText.title, label: earText.label, hint: earText.hint},
	loan: {title: boardText.loanTitle, label: boardText.loanLabel, hint: boardText.loanHint},
	time: {title: replayText.timeTitle, label: replayText.timeLabel, hint: replayText.timeHint},
} as const;

function fieldFormLines(
	form: Extract<BoardModel['form'], {kind: 'reason' | 'time' | 'loan' | 'ear'}>,
	{locale}: Context,
	width: number,
): readonly Line[] {
	const texts = fieldTexts[form.kind];
	const label = ` ${say(locale, texts.label)}: `;
	const box = {columns: width - 1, rows: 1};
	const hint = wrap(say(locale, texts.hint), width - 2);
	return [
		titled(say(locale, texts.title), width),
		'',
		fieldLines({edit: form.edit, label, isFocused: true}, box)[0] ?? '',
		'',
		...hint.map((text): Line => paint('dim', ` ${text}`)),
		paint('dim', symbols.horizontal.repeat(width)),
	];
}

/** The choices of the open list as text, in order. */
export function choiceTexts(
	model: BoardModel,
	{locale, now, link}: Pick<Context, 'locale' | 'now' | 'link'>,
): ReadonlyArray<{
	readonly text: string;
	readonly isFree: boolean;
}> {
	if (model.form?.kind === 'phone') {
		const phones = phoneChoices(model).map(({phone, state, params, isFree}) => ({
			text: `${phone.id}  ${say(locale, state, params)}`,
			isFree,
		}));
		const {outsideNumber: kept} = model;
		const country = (link.facts?.country ?? 'FR') as Country;
		const row =
			kept === undefined
				? say(locale, earText.row)
				: say(locale, earText.rowKept, {number: asWritten(kept, country)});
		return hasOutside(model) ? [...phones, {text: row, isFree: true}] : phones;
	}
	if (model.form?.kind === 'queue') {
		return queueChoices(model).map(({queue, isLent}) => {
			const name = queue.label[locale];
			const text = isLent ? `${name}  ${say(locale, boardText.lentNow)}` : name;
			return {text, isFree: true};
		});
	}
	if (model.form?.kind === 'taker') {
		return takerChoices(model).map(({name, ready, activitySince}) => {
			const params = {name, time: duration(now - activitySince)};
			return {
				text: say(locale, ready ? takeText.isReady : takeText.inWrapUp, params),
				isFree: true,
			};
		});
	}
	return presenceChoices(model).map((choice) => ({
		text: presenceWord(model, choice, locale),
		isFree: true,
	}));
}

/** Title and hint of the open list. */
export function listTexts(
	model: BoardModel,
	{locale}: Pick<Context, 'locale'>,
): {readonly title: string; readonly hint: string} {
	const {form} = model;
	if (form?.kind === 'queue') {
		const name = model.view?.agents[form.agentId]?.name ?? form.agentId;
		const title = say(locale, boardText.lendTitle, {name});
		return {title, hint: say(locale, boardText.lendHint)};
	}
	if (form?.kind === 'taker') {
		return {title: say(locale, takeText.title), hint: say(locale, takeText.hint)};
	}
	if (form?.kind !== 'presence') {
		return {title: say(locale, boardText.phoneTitle), hint: say(locale, boardText.phoneHint)};
	}
	const name = model.view?.agents[form.agentId]?.name ?? form.agentId;
	return {
		title: say(locale, boardText.presenceTitle, {name}),
		hint: say(locale, boardText.presenceHint),
	};
}

function listLines(model: BoardModel, context: Context, size: Size): readonly Line[] {
	const {form} = model;
	if (form === undefined || !('selected' in form)) return [];
	const {locale} = context;
	const choices = choiceTexts(model, context);
	const {title, hint} = listTexts(model, context);
	const rows = Math.max(1, Math.min(choices.length, size.rows - 4));
	const top = windowTop({count: choices.length, rows, selected: form.selected, top: 0});
	const list = choices.slice(top, top + rows).map(({text, isFree}, index): Line => {
		const at = top + index;
		const isMarked = at === form.selected;
		return [
			isMarked ? paint('focus', symbols.focus) : ' ',
			paint('key', at < 9 ? `${at + 1} ` : '  ', {selected: isMarked}),
			paint(isFree ? 'plain' : 'dim', text, {selected: isMarked}),
		];
	});
	return [
		titled(title, size.columns),
		...(list.length > 0 ? list : [paint('dim', ` ${say(locale, boardText.noPhones)}`)]),
		'',
		paint('dim', ` ${hint}`),
		paint('dim', symbols.horizontal.repeat(size.columns)),
	];
}
