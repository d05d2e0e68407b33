/** The board's four panes: how they share the screen, and how each is drawn. */
import type {AlertRow} from '@plateau/core/protocol';
import {alertText, boardText, say} from '@plateau/core/text';
import {Box} from 'ink';
import {BoxBar, BoxLine, type RuleSection} from '../components/box-line.tsx';
import {Lines} from '../components/lines.tsx';
import {Table} from '../components/table.tsx';
import {windowTop} from '../components/table-layout.ts';
import {fieldLines} from '../components/text-field-layout.ts';
import {fields} from '../model/board-fields.ts';
import {alertLimit, alertSubject, alertValue} from '../model/board-figures.ts';
import {readFilter} from '../model/board-filter.ts';
import {countOf, rowsOf} from '../model/board-rows.ts';
import {type BoardModel, type Pane, panes} from '../model/board-types.ts';
import {symbols} from '../symbols.ts';
import type {Size} from '../terminal/environment.ts';
import {emphasise, fitLine, type Line, lineWidth, paint} from '../terminal/spans.ts';
import {alertMarks, boardColumns} from './board-columns.ts';
import type {CellInput} from './call-columns.ts';

/** What the panes are drawn with. */
interface PanesProps {
	readonly input: CellInput;
	readonly size: Size;
}

/** Least and most width of the alerts beside the queues. */
const alertsWidth = (columns: number): number =>
	Math.max(24, Math.min(56, Math.floor(columns * 0.3)));

/** All four, or the focused one alone. */
export function BoardPanes({input, size}: PanesProps) {
	const {model} = input;
	const inner = {columns: size.columns, rows: size.rows - filterRows(model)};
	if (model.isZoomed) {
		return (
			<>
				<PaneRule input={input} panes={[model.pane]} />
				<PaneBody pane={model.pane} input={input} height={Math.max(0, inner.rows - 1)} />
				<FilterLine input={input} columns={size.columns} />
			</>
		);
	}
	const heights = shareRows(input, inner.rows - 3);
	const right = alertsWidth(size.columns);
	const left = size.columns - right - 1;
	return (
		<>
			<PaneRule input={input} panes={['queues', 'alerts']} width={left} />
			<Box height={heights.queues} flexShrink={0}>
				<PaneBody pane="queues" input={input} width={left} height={heights.queues} />
				<BoxBar height={heights.queues} />
				<PaneBody pane="alerts" input={input} width={right} height={heights.queues} />
			</Box>
			<PaneRule input={input} panes={['agents']} jointAt={left} />
			<PaneBody pane="agents" input={input} height={heights.agents} />
			<PaneRule input={input} panes={['calls']} />
			<PaneBody pane="calls" input={input} height={heights.calls} />
			<FilterLine input={input} columns={size.columns} />
		</>
	);
}

function filterRows({form}: BoardModel): number {
	return form?.kind === 'filter' ? 2 : 0;
}

type Heights = Readonly<Record<'queues' | 'agents' | 'calls', number>>;

/** Rows of each pane, its header included: the focused one most, what one does not need to the others. */
function shareRows({model, now}: CellInput, rows: number): Heights {
	const focus = model.pane === 'alerts' ? 'queues' : model.pane;
	const count = (pane: Pane) => rowsOf(model, pane, now).length;
	const needs = {
		queues: 1 + Math.max(1, count('queues'), Math.min(count('alerts') - 1, count('queues') + 2)),
		agents: 1 + Math.max(1, count('agents')),
		calls: 1 + Math.max(1, count('calls')),
	};
	const share = (pane: 'queues' | 'calls', part: number) =>
		Math.max(
			least,
			Math.min(needs[pane], Math.floor(rows * (focus === pane ? part + 0.15 : part))),
		);
	const queues = Math.min(share('queues', 0.32), Math.max(1, rows - 2 * least));
	const calls = Math.min(share('calls', 0.28), Math.max(1, rows - queues - least));
	// Where a few agents would leave a gap, the calls that wait fill it.
	const spare = Math.max(0, rows - queues - calls - Math.max(least, needs.agents));
	const filled = calls + Math.min(spare, Math.max(0, needs.calls - calls));
	return {queues, calls: filled, agents: Math.max(0, rows - queues - filled)};
}

/** A header and two rows: less shows nothing. */
const least = 3;

interface PaneRuleProps {
	readonly input: CellInput;
	readonly panes: readonly Pane[];
	/** Of the first pane, when there are two. */
	readonly width?: number;
	/** Where the bar above ends in this rule. */
	readonly jointAt?: number;
}

function PaneRule({input, panes: shown, width, jointAt}: PaneRuleProps) {
	const sections = shown.map((pane, index) =>
		sectionOf(pane, input, index === 0 ? width : undefined),
	);
	const [only] = sections;
	if (jointAt === undefined || only === undefined) {
		return <BoxLine sections={sections} joint="top" />;
	}
	return (
		<BoxLine
			sections={[
				{...only, width: jointAt, right: ''},
				only.right === undefined ? {} : {right: only.right},
			]}
			joint="bottom"
		/>
	);
}

function sectionOf(pane: Pane, input: CellInput, width: number | undefined): RuleSection {
	const {model, now, locale} = input;
	const title = `${panes.indexOf(pane) + 1} ${say(locale, boardText[pane])}`;
	const {filter} = model.panes[pane];
	const shown = rowsOf(model, pane, now).length;
	const count = countOf(model, pane);
	const right: Line =
		filter.trim() === ''
			? ''
			: [
					paint('warn', say(locale, boardText.filtered, {filter: filter.trim()})),
					` ${say(locale, boardText.shownOf, {shown, count})}`,
				];
	return {
		title,
		right,
		isFocused: model.pane === pane && model.form === undefined,
		...(width === undefined ? {} : {width}),
	};
}

interface PaneBodyProps {
	readonly pane: Pane;
	readonly input: CellInput;
	readonly height: number;
	readonly width?: number;
}

function PaneBody({pane, input, height, width}: PaneBodyProps) {
	const box = {height, flexShrink: 0, ...(width === undefined ? {} : {width})};
	switch (pane) {
		case 'queues':
			return <Table {...tableOf('queues', input)} {...box} />;
		case 'agents':
			return <Table {...tableOf('agents', input)} {...box} />;
		case 'calls':
			return <Table {...tableOf('calls', input)} {...box} />;
		case 'alerts':
			return <Alerts input={input} height={height} width={width} />;
	}
}

const emptyTexts = {
	queues: boardText.noQueues,
	agents: boardText.noAgents,
	calls: boardText.noCalls,
	alerts: boardText.noAlerts,
} as const;

function emptyText(pane: Pane, {model, locale}: CellInput): Line {
	const isFiltered = model.panes[pane].filter.trim() !== '';
	return paint('dim', ` ${say(locale, isFiltered ? boardText.noMatch : emptyTexts[pane])}`);
}

function tableOf<P extends Exclude<Pane, 'alerts'>>(pane: P, input: CellInput) {
	const {model, now} = input;
	const {selected, sort} = model.panes[pane];
	return {
		name: pane,
		columns: boardColumns(pane, input),
		rows: rowsOf(model, pane, now),
		rowId: ({id}: {readonly id: string}) => id,
		selected: model.pane === pane ? selected : undefined,
		isFocused: model.pane === pane && model.form === undefined,
		sort,
		empty: emptyText(pane, input),
	};
}

function Alerts({
	input,
	height,
	width,
}: {
	readonly input: CellInput;
	readonly height: number;
	readonly width: number | undefined;
}) {
	const {model, now} = input;
	const rows = rowsOf(model, 'alerts', now);
	const isFocused = model.pane === 'alerts';
	const {selected} = model.panes.alerts;
	const at = isFocused ? rows.findIndex(({id}) => id === selected) : 0;
	const top = windowTop({count: rows.length, rows: height, selected: at, top: 0});
	const shown = rows.slice(top, top + height);
	const lines = shown.map((alert) => {
		const line = alertLine(alert, input, (width ?? 80) - 1);
		const isMarked = isFocused && alert.id === selected;
		const mark = isMarked && model.form === undefined ? paint('focus', symbols.focus) : ' ';
		const whole = fitLine([mark, line], width ?? 80);
		return isMarked ? emphasise(whole, {selected: true}) : whole;
	});
	return (
		<Lines
			name="alerts"
			height={height}
			flexShrink={0}
			{...(width === undefined ? {} : {width})}
			pick={({row}) => shown[row]?.id}
			lines={lines.length > 0 ? lines : [emptyText('alerts', input)]}
		/>
	);
}

/** `!! support 1:31 > 1:00 longest wait`, the measure's name where there is room. */
function alertLine(alert: AlertRow, input: CellInput, width: number): Line {
	const {view, now, locale} = input;
	const isLow = alert.on === 'service-level' || alert.on === 'ready';
	const value = alertValue(alert, now, locale);
	const limit = alertLimit(alert, locale);
	// Who waits for a word waits from the first second on.
	const isAsked = alert.on === 'approval' || alert.on === 'help';
	const figures = isAsked ? value : `${value} ${isLow ? '<' : '>'} ${limit}`;
	const on = say(locale, alertText[alert.on]);
	const subject = alertSubject(view, alert, locale);
	const start: Line = [alertMarks(alert), ' '];
	const short: Line = [...[start], `${subject} `, figures];
	if (lineWidth(short) + on.length + 2 <= width) return [short, '  ', paint('dim', on)];
	if (isAsked) {
		// What is asked for, then by whom; how long already where there is room.
		const asked = say(locale, alert.on === 'help' ? boardText.asksHelp : boardText.asksPause);
		const named: Line = [start, `${asked} ${subject}`];
		const timed: Line = [named, ` ${figures}`];
		return lineWidth(timed) <= width ? timed : fitLine(named, Math.min(width, lineWidth(named)));
	}
	// The figures stay whole; the name gives way.
	const room = Math.max(4, width - lineWidth(start) - figures.length - 1);
	return [start, fitLine(subject, Math.min(room, lineWidth(subject))), ' ', figures];
}

/** The filter being typed, with what is wrong with it. */
function FilterLine({input, columns}: {readonly input: CellInput; readonly columns: number}) {
	const {model, locale} = input;
	const {form} = model;
	if (form?.kind !== 'filter') return null;
	const label = paint('focus', ` ${say(locale, boardText.filterLabel)} / `);
	const [field = ''] = fieldLines({edit: form.edit, label, isFocused: true}, {columns, rows: 1});
	const read = readFilter<never>(fields[form.pane] as never, form.edit.text);
	const second: Line = read.ok
		? paint('dim', ` ${say(locale, boardText.filterHint)}`)
		: paint('error', ` ${say(locale, read.sentence, read.params)}`);
	return <Lines name="filter" lines={[field, second]} />;
}
