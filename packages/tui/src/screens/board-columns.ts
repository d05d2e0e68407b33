/** The columns of the board's panes: what stands in each cell, in which tone. Pure. */
import type {AgentRow, AlertRow, QueueRow} from '@plateau/core/protocol';
import {
	boardText,
	earText,
	type Locale,
	monitorModeText,
	officeText,
	type Sentence,
	say,
} from '@plateau/core/text';
import type {Column} from '../components/table-layout.ts';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import type {PaneRows} from '../model/board-fields.ts';
import {
	type AgentState,
	abandonShare,
	agentState,
	agentStateText,
	labelText,
	markOf,
	marks,
	queueName,
} from '../model/board-figures.ts';
import {presenceWord} from '../model/board-lists.ts';
import type {Pane} from '../model/board-types.ts';
import {symbols} from '../symbols.ts';
import {type Line, paint} from '../terminal/spans.ts';
import type {Tone} from '../theme.ts';
import {type CellInput, callColumns, callerText, thirdParty} from './call-columns.ts';

const looks: Readonly<Record<AgentState, {readonly glyph: string; readonly tone: Tone}>> = {
	ready: {glyph: symbols.ready, tone: 'ready'},
	available: {glyph: symbols.notReady, tone: 'ready'},
	'not-ready': {glyph: symbols.notReady, tone: 'notReady'},
	'logged-out': {glyph: symbols.failed, tone: 'offline'},
	idle: {glyph: symbols.ready, tone: 'ready'},
	ringing: {glyph: symbols.ringing, tone: 'ringing'},
	talking: {glyph: symbols.talking, tone: 'talking'},
	holding: {glyph: symbols.held, tone: 'held'},
	consulting: {glyph: symbols.talking, tone: 'consulting'},
	dialling: {glyph: symbols.talking, tone: 'outside'},
	outside: {glyph: symbols.talking, tone: 'outside'},
	'wrap-up': {glyph: symbols.wrapUp, tone: 'wrapUp'},
};

/** Glyph and word of what an agent does. */
function stateLine(agent: AgentRow, locale: Locale): Line {
	const {state} = agentState(agent);
	const {glyph, tone} = looks[state];
	return paint(tone, `${glyph} ${say(locale, agentStateText(state))}`);
}

/** A figure with `!` or `!!` behind it where it is past a limit. */
export function marked(figure: string, alert: AlertRow | undefined): Line {
	if (alert === undefined) return figure;
	return paint(alert.level, `${figure}${alert.level === 'warn' ? '!' : '!!'}`);
}

type Columns<Row> = ReadonlyArray<Column<Row>>;

/** The columns of a pane. Titles of what is picked for sorting carry a mark. */
export function boardColumns<P extends Pane>(
	pane: P,
	input: CellInput,
): ReadonlyArray<Column<PaneRows[P]>> {
	const make: Record<Pane, (of: CellInput) => Columns<never>> = {
		queues: queueColumns,
		agents: agentColumns,
		calls: callColumns,
		alerts: () => [],
	};
	const columns = make[pane](input) as unknown as Columns<PaneRows[P]>;
	const picked = input.model.panes[pane].column;
	return columns.map((column) =>
		column.id === picked ? {...column, title: `${symbols.current}${column.title}`} : column,
	);
}

function queueColumns(input: CellInput): Columns<QueueRow> {
	const {view, now, locale} = input;
	const t = (sentence: Sentence) => say(locale, sentence);
	const figure = (
		id: string,
		title: Sentence,
		width: number,
		cell: (row: QueueRow) => Line,
		dropOrder?: number,
	): Column<QueueRow> => ({
		id,
		title: t(title),
		width,
		align: 'right',
		cell,
		...(dropOrder === undefined ? {} : {dropOrder}),
	});
	return [
		{
			id: 'queue',
			title: t(boardText.queueName),
			width: 9,
			flex: 1,
			cell: ({label}) => label[locale],
		},
		figure('waiting', boardText.wait, 5, ({id, waiting}) =>
			marked(String(waiting), markOf(view, 'waiting', id)),
		),
		figure('longest', boardText.longest, 7, ({id, oldestEnteredAt}) =>
			marked(
				duration(oldestEnteredAt === undefined ? undefined : now - oldestEnteredAt),
				oldestEnteredAt === undefined ? undefined : markOf(view, 'longest-wait', id),
			),
		),
		// Where the floor has such work now it is in sight, else the first to make room.
		figure(
			'tasks',
			officeText.tasks,
			6,
			({work}) => (work === undefined ? '-' : String(work.waiting)),
			Object.keys(view.work ?? {}).length > 0 ? undefined : 10,
		),
		figure('ready', boardText.ready, 5, ({id, ready}) =>
			marked(String(ready), markOf(view, 'ready', id)),
		),
		figure('talking', boardText.talk, 4, ({talking}) => String(talking), 3),
		figure('wrap-up', boardText.wrapUp, 4, ({wrapUp}) => String(wrapUp), 2),
		figure('sl', boardText.serviceLevel, 7, ({id, serviceLevel}) =>
			marked(percent(serviceLevel, locale), markOf(view, 'service-level', id)),
		),
		figure(
			'abandoned',
			boardText.abandoned,
			6,
			(row) => {
				const share = abandonShare(row);
				// `100.0 %` is a cell too wide, and its decimal says nothing.
				return percent(share, locale, share === 1 ? 0 : 1);
			},
			1,
		),
		figure('signed-in', boardText.signedIn, 5, ({signedIn}) => String(signedIn), 4),
		figure('offered', boardText.offered, 7, ({offered}) => String(offered), 5),
		figure('answered', boardText.answered, 8, ({answered}) => String(answered), 6),
		figure(
			'expected',
			boardText.expectedWait,
			7,
			({expectedWaitMs}) => duration(expectedWaitMs),
			7,
		),
		figure('asa', boardText.speedOfAnswer, 6, ({speedOfAnswerMs}) => duration(speedOfAnswerMs), 8),
		figure('within', boardText.threshold, 6, ({thresholdMs}) => duration(thresholdMs), 9),
	];
}

function agentColumns(input: CellInput): Columns<AgentRow> {
	const {model, view, now, locale} = input;
	const t = (sentence: Sentence) => say(locale, sentence);
	return [
		{id: 'agent', title: t(boardText.agentName), width: 14, flex: 2, cell: ({name}) => name},
		{
			id: 'state',
			title: t(boardText.activity),
			width: 13,
			cell: (row) => stateLine(row, locale),
		},
		{
			id: 'for',
			title: t(boardText.since),
			width: 9,
			align: 'right',
			cell: (row) => {
				const {state, since} = agentState(row);
				const isTimed = state === 'wrap-up' || state === 'not-ready' || state === 'talking';
				const mark = isTimed ? markOf(view, state, row.id) : undefined;
				return marked(duration(now - since), mark ?? markOf(view, 'pause-limit', row.id));
			},
		},
		{
			id: 'queue',
			title: t(boardText.queue),
			width: 9,
			flex: 1,
			cell: ({queueId}) => (queueId === undefined ? '-' : queueName(view, queueId, locale)),
		},
		{
			id: 'calls',
			title: t(boardText.handled),
			width: 6,
			align: 'right',
			cell: ({handled}) => String(handled),
		},
		{
			id: 'aht',
			title: t(boardText.handleTime),
			width: 5,
			align: 'right',
			cell: ({handleTimeMs}) => duration(handleTimeMs),
		},
		{
			id: 'note',
			title: t(boardText.note),
			width: 14,
			flex: 3,
			cell: (row) => agentNote(row, input),
		},
		{
			id: 'phone',
			title: t(boardText.phone),
			width: 6,
			dropOrder: 1,
			cell: ({phoneId}) => phoneId ?? '-',
		},
		{
			id: 'next',
			title: t(boardText.next),
			width: 12,
			flex: 1,
			dropOrder: 2,
			cell: ({pendingPresence: next}) =>
				next === undefined ? '' : presenceWord(model, next, locale),
		},
	];
}

/** What there is to know besides: what is wrong, who listens, the caller, the reason, what is next. */
function agentNote(agent: AgentRow, input: CellInput): Line {
	const {model, view, locale, now} = input;
	const {presence, pendingPresence, requested, pauseEndsAt, handSince} = agent;
	const parts: Line[] = [];
	if (agent.linkLost) parts.push(paint('warn', `! ${say(locale, boardText.linkLost)}`));
	if (agent.phoneRegistered === false) {
		parts.push(paint('warn', `! ${say(locale, boardText.phoneGone)}`));
	}
	if (agent.phoneRefusedAt !== undefined) {
		parts.push(paint('warn', `! ${say(locale, boardText.phoneRefused)}`));
	}
	if (agent.headset?.state === 'gone') {
		parts.push(paint('warn', `! ${say(locale, boardText.headsetGone)}`));
	} else if (agent.headset?.state === 'connecting') {
		parts.push(paint('warn', say(locale, boardText.headsetConnecting)));
	} else if (agent.headset?.state === 'held') {
		parts.push(paint('warn', `${symbols.held} ${say(locale, boardText.headsetHeld)}`));
	}
	if (handSince !== undefined) {
		const time = duration(now - handSince);
		parts.push(paint('alarm', `!! ${say(locale, boardText.handUp, {time})}`));
	}
	if (requested !== undefined) {
		const what = labelText(view.reasons, requested.reasonId, locale);
		parts.push(paint('warn', `? ${say(locale, boardText.asks, {what})}`));
	}
	// Nobody hears before the phone is lifted, or the key pressed.
	const monitor = Object.values(view.monitors).find(
		({agentId, state}) => agentId === agent.id && state === 'active',
	);
	if (monitor !== undefined) {
		const words = [say(locale, monitorModeText[monitor.mode])];
		if (monitor.outside === true) words.push(say(locale, earText.outside));
		parts.push(paint('warn', `${symbols.whisper} ${words.join(' ')}`));
	}
	const call = agent.callId === undefined ? undefined : view.calls[agent.callId];
	if (call?.muted === true && call.agentId === agent.id) {
		parts.push(paint('warn', `${symbols.failed} ${say(locale, boardText.muted)}`));
	}
	if (call?.phoneHeld === true && call.agentId === agent.id) {
		parts.push(paint('held', `${symbols.held} ${say(locale, boardText.heldAtPhone)}`));
	}
	const third = call?.agentId === agent.id ? thirdParty(call, input) : undefined;
	if (third !== undefined) parts.push(third);
	if (call !== undefined) {
		parts.push(callerText(call, input));
		if (call.ownAgentId === agent.id) {
			parts.push(paint('dim', say(locale, boardText.ownCustomer)));
		}
	} else if (presence.state === 'not-ready') {
		parts.push(labelText(view.reasons, presence.reasonId, locale));
		if (pauseEndsAt !== undefined && now > pauseEndsAt) {
			const time = duration(now - pauseEndsAt);
			parts.push(paint('warn', `! ${say(locale, boardText.pauseOver, {time})}`));
		}
	}
	const {inHand = 0, rings = false} = agent.work ?? {};
	if (inHand > 0) {
		parts.push(`${symbols.wrapUp} ${say(locale, officeText.countInHand, {count: inHand})}`);
	}
	if (rings)
		parts.push(paint('ringing', `${symbols.ringing} ${say(locale, officeText.deskRings)}`));
	if (pendingPresence !== undefined) {
		const next = presenceWord(model, pendingPresence, locale);
		parts.push(paint('dim', say(locale, boardText.nextPresence, {presence: next})));
	}
	for (const {queueId, endsAt, only} of agent.loans ?? []) {
		const params = {queue: queueName(view, queueId, locale), time: duration(endsAt - now)};
		parts.push(paint('dim', say(locale, only ? boardText.lentOnly : boardText.lentTo, params)));
	}
	return parts.flatMap((part, index) => (index === 0 ? [part] : ['  ', part]));
}

/** Marks of an alert, for its line. */
export function alertMarks(alert: AlertRow): Line {
	return paint(alert.level, marks(alert).padEnd(2));
}
