/**
 * What each pane can be sorted and filtered by: fields with their names in both languages and how
 * their value is read from a row. Columns of the same id show them. Pure.
 */
import type {AgentRow, AlertRow, BoardView, CallRow, QueueRow} from '@plateau/core/protocol';
import {alertText, callStateText, type Sentence} from '@plateau/core/text';
import {abandonShare, agentState, agentStateText, markOf, marks, waitOf} from './board-figures.ts';
import type {Pane} from './board-types.ts';

/** What a field is read from besides its row. */
export interface FieldInput {
	readonly view: BoardView;
	readonly now: number;
}

/** One field of a pane's rows. A figure's unit: `time` in ms, `share` 0 to 1, `count` as it is. */
export interface Field<Row> {
	/** Its column's id, and its name in a filter. */
	readonly id: string;
	/** In filters only: no column shows it. */
	readonly isHidden?: boolean;
	/** Other names in a filter. */
	readonly names: readonly string[];
	readonly unit: 'text' | 'count' | 'time' | 'share';
	/** What words are looked for in. */
	text?(row: Row, input: FieldInput): string;
	/** Where only the beginning counts: `ready` is not to find "not ready". */
	words?(row: Row): readonly string[];
	figure?(row: Row, input: FieldInput): number | undefined;
}

/** The row of each pane. */
export interface PaneRows {
	readonly queues: QueueRow;
	readonly agents: AgentRow;
	readonly calls: CallRow;
	readonly alerts: AlertRow;
}

const both = ([en, fr]: Sentence): string => `${en} ${fr}`;

function queueText(id: string | undefined, {view}: FieldInput): string {
	if (id === undefined) return '';
	const label = view.queues[id]?.label;
	return label === undefined ? id : `${id} ${label.en} ${label.fr}`;
}

function agentText(id: string | undefined, {view}: FieldInput): string {
	return id === undefined ? '' : `${view.agents[id]?.name ?? ''} ${id}`;
}

const queueFields: ReadonlyArray<Field<QueueRow>> = [
	{
		id: 'queue',
		names: ['name', 'file', 'nom'],
		unit: 'text',
		text: (row, input) => queueText(row.id, input),
	},
	{id: 'waiting', names: ['wait', 'attente'], unit: 'count', figure: ({waiting}) => waiting},
	{
		id: 'longest',
		names: ['plus-longue'],
		unit: 'time',
		figure: ({oldestEnteredAt}, {now}) =>
			oldestEnteredAt === undefined ? undefined : now - oldestEnteredAt,
	},
	{
		id: 'tasks',
		names: ['taches', 'work'],
		unit: 'count',
		figure: ({work}) => work?.waiting ?? 0,
	},
	{id: 'ready', names: ['prets'], unit: 'count', figure: ({ready}) => ready},
	{id: 'talking', names: ['talk', 'ligne'], unit: 'count', figure: ({talking}) => talking},
	{id: 'wrap-up', names: ['wrap', 'post'], unit: 'count', figure: ({wrapUp}) => wrapUp},
	{
		id: 'sl',
		names: ['service-level', 'ns'],
		unit: 'share',
		figure: ({serviceLevel}) => serviceLevel,
	},
	{id: 'abandoned', names: ['aband'], unit: 'share', figure: abandonShare},
	{id: 'signed-in', names: ['in', 'poste'], unit: 'count', figure: ({signedIn}) => signedIn},
	{id: 'offered', names: ['recus'], unit: 'count', figure: ({offered}) => offered},
	{id: 'answered', names: ['repondus'], unit: 'count', figure: ({answered}) => answered},
	{id: 'asa', names: ['dmr'], unit: 'time', figure: ({speedOfAnswerMs}) => speedOfAnswerMs},
	{id: 'expected', names: ['prevue'], unit: 'time', figure: ({expectedWaitMs}) => expectedWaitMs},
	{id: 'within', names: ['seuil'], unit: 'time', figure: ({thresholdMs}) => thresholdMs},
];

const agentFields: ReadonlyArray<Field<AgentRow>> = [
	{id: 'agent', names: ['name', 'nom'], unit: 'text', text: ({name, id}) => `${name} ${id}`},
	{
		id: 'state',
		names: ['activity', 'etat', 'activite'],
		unit: 'text',
		text: (row) => both(agentStateText(agentState(row).state)),
		words: (row) => [...agentStateText(agentState(row).state), agentState(row).state],
	},
	{
		id: 'for',
		names: ['since', 'time', 'depuis'],
		unit: 'time',
		figure: (row, {now}) => now - agentState(row).since,
	},
	{id: 'queue', names: ['file'], unit: 'text', text: (row, input) => queueText(row.queueId, input)},
	{id: 'calls', names: ['handled', 'appels'], unit: 'count', figure: ({handled}) => handled},
	{id: 'aht', names: ['dmt'], unit: 'time', figure: ({handleTimeMs}) => handleTimeMs},
	{
		id: 'note',
		names: ['reason', 'motif', 'caller', 'appelant'],
		unit: 'text',
		text: ({presence, callId}, {view}) => {
			const call = callId === undefined ? undefined : view.calls[callId];
			if (call !== undefined) return `${call.callerName ?? ''} ${call.callerNumber ?? ''}`;
			if (presence.state !== 'not-ready') return '';
			const label = view.reasons[presence.reasonId];
			return `${presence.reasonId} ${label?.en ?? ''} ${label?.fr ?? ''}`;
		},
	},
	{id: 'phone', names: ['poste'], unit: 'text', text: ({phoneId}) => phoneId ?? ''},
	{
		id: 'next',
		names: ['ensuite'],
		unit: 'text',
		text: ({pendingPresence: next}) =>
			next === undefined ? '' : next.state === 'not-ready' ? next.reasonId : next.state,
	},
	{
		id: 'wait',
		names: ['waited', 'attente', 'attendu'],
		isHidden: true,
		unit: 'time',
		// How long the caller they have now had waited.
		figure: ({callId}, {view, now}) => {
			const call = callId === undefined ? undefined : view.calls[callId];
			return call === undefined ? undefined : waitOf(call, now);
		},
	},
];

const callFields: ReadonlyArray<Field<CallRow>> = [
	{
		id: 'caller',
		names: ['number', 'name', 'appelant', 'numero', 'nom'],
		unit: 'text',
		text: ({callerName = '', callerNumber = ''}) => `${callerName} ${callerNumber}`,
	},
	{
		id: 'state',
		names: ['etat'],
		unit: 'text',
		text: ({state}) => both(callStateText[state]),
		words: ({state}) => [...callStateText[state], state],
	},
	{
		id: 'for',
		names: ['since', 'time', 'depuis'],
		unit: 'time',
		figure: ({since}, {now}) => now - since,
	},
	{id: 'queue', names: ['file'], unit: 'text', text: (row, input) => queueText(row.queueId, input)},
	{
		id: 'agent',
		names: [],
		unit: 'text',
		text: (row, input) => agentText(row.agentId ?? row.waitsFor?.agentId, input),
	},
	{
		id: 'wait',
		names: ['waited', 'attente', 'attendu'],
		unit: 'time',
		figure: (row, {now}) => waitOf(row, now),
	},
	{id: 'offers', names: ['offres'], unit: 'count', figure: ({offers}) => offers},
	{id: 'dialled', names: ['compose'], unit: 'text', text: ({dialledNumber}) => dialledNumber},
	{
		id: 'ahead',
		names: ['raised', 'remonte', 'avance'],
		unit: 'time',
		figure: ({headStartMs}) => headStartMs,
	},
	{
		id: 'own',
		names: ['attitre'],
		isHidden: true,
		unit: 'text',
		text: (row, input) => agentText(row.ownAgentId, input),
	},
];

const alertFields: ReadonlyArray<Field<AlertRow>> = [
	{
		id: 'alert',
		names: ['what', 'alerte'],
		unit: 'text',
		text: (row) => both(alertText[row.on]),
	},
	{
		id: 'level',
		names: ['niveau'],
		unit: 'text',
		text: (row, {view}) =>
			`${row.level} ${marks(markOf(view, row.on, row.queueId ?? row.agentId ?? ''))}`,
	},
	{id: 'queue', names: ['file'], unit: 'text', text: (row, input) => queueText(row.queueId, input)},
	{id: 'agent', names: [], unit: 'text', text: (row, input) => agentText(row.agentId, input)},
];

/** Every pane's fields, in the order of its columns. */
export const fields: {readonly [P in Pane]: ReadonlyArray<Field<PaneRows[P]>>} = {
	queues: queueFields,
	agents: agentFields,
	calls: callFields,
	alerts: alertFields,
};

/** The columns of a pane that can be picked, in their order; alerts have none. */
export function columnsOf(pane: Pane): readonly string[] {
	return pane === 'alerts'
		? []
		: fields[pane].flatMap(({id, isHidden}) => (isHidden === true ? [] : [id]));
}
