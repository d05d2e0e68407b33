/** The board in the line mode: what is said at each change, and whole tables when a pane is asked for. Pure. */
import {
	alertLevelText,
	alertText,
	boardText,
	earText,
	replayText,
	say,
	switchStateText,
} from '@plateau/core/text';
import {clockSeconds} from '../format/clock.ts';
import {percent} from '../format/percent.ts';
import {alertOrder, alertSubject, alertValue, floorFigures} from '../model/board-figures.ts';
import {rowsOf} from '../model/board-rows.ts';
import type {BoardModel, Pane} from '../model/board-types.ts';
import {momentsOf, whyText} from '../model/call-life.ts';
import {reasonSentence} from '../model/reasons.ts';
import type {Context, Told} from '../model/shell-types.ts';
import {type Line, plainText} from '../terminal/spans.ts';
import {boardColumns} from './board-columns.ts';
import {choiceTexts, listTexts} from './board-forms.tsx';
import {eventWords, monitorLine, replayWords} from './board-top.ts';
import type {CellInput} from './call-columns.ts';

/** Everything there is to say, by topic. Texts hold no time that goes on, or they would be said each second. */
export function tellBoard(model: BoardModel, context: Context): readonly Told[] {
	const {locale} = context;
	const {refusal, view} = model;
	if (refusal !== undefined) {
		const reason = say(locale, reasonSentence(refusal.code), refusal.params);
		return [{topic: 'refusal', text: say(locale, boardText.boardRefused, {reason})}];
	}
	if (view === undefined) return [];
	return [
		...replayLines(model, context),
		...switchLines(model, context),
		...alertLines(model, context),
		...monitorLines(model, context),
		...formLines(model, context),
		...pageLines(model, context),
		...model.told.lines.map((text, index) => ({
			topic: `told ${model.told.count} ${index}`,
			text,
		})),
	];
}

/** The moment that is shown, and what had just happened. */
function replayLines(model: BoardModel, context: Context): readonly Told[] {
	const shown = model.replay?.shown;
	if (shown === undefined) return [{topic: 'replay', text: ''}];
	const text = `${replayWords(shown.at, context)}, ${eventWords(model, context)}`;
	return [{topic: 'replay', text}];
}

function switchLines({view, me}: BoardModel, {locale}: Context): readonly Told[] {
	const saving = me?.unsavedSince === undefined ? '' : say(locale, boardText.tellNotSaving);
	const switches = Object.values(view?.switches ?? {}).map(({id, state, noTieTo = []}) => ({
		topic: `switch ${id}`,
		text: [
			say(locale, boardText.tellSwitch, {id, state: say(locale, switchStateText[state])}),
			...noTieTo.map((to) => say(locale, boardText.tellNoTie, {id, to})),
		].join(', '),
	}));
	return [{topic: 'saving', text: saving}, ...switches];
}

function alertLines({view, over}: BoardModel, {locale}: Context): readonly Told[] {
	if (view === undefined) return [];
	const here = Object.values(view.alerts)
		.toSorted(alertOrder)
		.map((alert) => ({
			topic: `alert ${alert.id}`,
			text: say(locale, boardText.tellAlert, {
				level: say(locale, alertLevelText[alert.level]),
				subject: alertSubject(view, alert, locale),
				on: say(locale, alertText[alert.on]),
			}),
		}));
	const gone = Object.values(over).map((alert) => ({
		topic: `alert ${alert.id}`,
		text: say(locale, boardText.tellOver, {
			subject: alertSubject(view, alert, locale),
			on: say(locale, alertText[alert.on]),
		}),
	}));
	return [...here, ...gone];
}

function monitorLines(model: BoardModel, context: Context): readonly Told[] {
	const monitor = model.me?.monitor;
	if (monitor === undefined) return [{topic: 'monitor', text: ''}];
	// Said at the time it began, so that it does not change each second.
	const line = monitorLine(model, {...context, now: monitor.since});
	return [{topic: 'monitor', text: line === undefined ? '' : plainText(line).trim()}];
}

function formLines(model: BoardModel, context: Context): readonly Told[] {
	const {form} = model;
	if (form === undefined || !('selected' in form)) return [{topic: 'form', text: ''}];
	const {title} = listTexts(model, context);
	const choices = choiceTexts(model, context).map(({text}, index) => `${index + 1} ${text}`);
	return [{topic: 'form', text: `${title} ${choices.join('; ')}`}];
}

function pageLines({page, view}: BoardModel, {locale, link}: Context): readonly Told[] {
	if (page?.view === undefined) return [];
	const {waits: _goesOn, ...settledView} = page.view;
	// Why nobody is asked has times that run: the board's panes tell who is free.
	const why = whyText(settledView, 0, {locale, reasons: view?.reasons ?? {}});
	const told = {
		topic: `page ${page.callId} why`,
		text: why === undefined ? '' : `${why.title}: ${why.text.join('; ')}`,
	};
	const moments = momentsOf(page.view, locale).map(({at, what, detail}, index) => ({
		topic: `page ${page.callId} ${index}`,
		text: [clockSeconds(at, link.facts?.timeZone), what, detail].filter(Boolean).join('  '),
	}));
	return [...moments, told];
}

/** A pane's whole table as lines: each row a sentence of its columns. */
export function paneLines(pane: Pane, input: CellInput): readonly string[] {
	const {model, view, now, locale} = input;
	const floor = floorFigures(view);
	const params = {
		waiting: floor.waiting,
		level: percent(floor.serviceLevel, locale),
		share: percent(floor.abandoned, locale, 1),
	};
	const head = pane === 'queues' ? [say(locale, boardText.tellFloor, params)] : [];
	if (pane === 'alerts') {
		const alerts = rowsOf(model, 'alerts', now);
		if (alerts.length === 0) return [say(locale, boardText.noAlerts)];
		return alerts.map((alert) => {
			const level = say(locale, alertLevelText[alert.level]);
			const subject = alertSubject(view, alert, locale);
			const on = `${say(locale, alertText[alert.on])} ${alertValue(alert, now, locale)}`;
			return say(locale, boardText.tellAlert, {level, subject, on});
		});
	}
	const rows = rowLines(pane, input);
	if (rows.length > 0) return [...head, ...rows];
	const empty = {queues: boardText.noQueues, agents: boardText.noAgents, calls: boardText.noCalls};
	return [...head, say(locale, empty[pane])];
}

function rowLines(pane: Exclude<Pane, 'alerts'>, input: CellInput): readonly string[] {
	const columns = boardColumns(pane, {...input, model: {...input.model, panes: plain(input)}});
	const [first, ...rest] = columns;
	if (first === undefined) return [];
	const textOf = (line: Line) => plainText(line).trim();
	return rowsOf(input.model, pane, input.now).map((row) => {
		const cells = rest
			.map(({title, cell}) => ({title, text: textOf(cell(row as never))}))
			.filter(({text}) => text !== '' && text !== '-' && text !== '0')
			.map(({title, text}) => `${title} ${text}`);
		return [textOf(first.cell(row as never)), ...cells].join(', ');
	});
}

/** Panes without a picked column: its mark is for the eye. */
function plain({model}: CellInput): BoardModel['panes'] {
	const {queues, agents, calls, alerts} = model.panes;
	return {
		queues: {...queues, column: undefined},
		agents: {...agents, column: undefined},
		calls: {...calls, column: undefined},
		alerts,
	};
}

/** The question for the focused field. */
export function askBoard(
	model: BoardModel,
	{locale}: Context,
): {readonly question: string; readonly end: string} {
	const {form} = model;
	const sentence =
		form?.kind === 'reason'
			? boardText.reasonTitle
			: form?.kind === 'time'
				? replayText.timeTitle
				: form?.kind === 'loan'
					? boardText.loanTitle
					: form?.kind === 'ear'
						? earText.title
						: boardText.filterLabel;
	return {question: `${say(locale, sentence)} `, end: 'enter'};
}
