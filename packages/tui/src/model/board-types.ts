/** The board's model: what a supervisor sees and is doing, as one value. Shapes and its first state. */
import type {
	Account,
	AlertRow,
	BoardView,
	CallView,
	CommandResult,
	MeView,
	MonitorRow,
	RefusalBody,
} from '@plateau/core/protocol';
import {noTrail, type Trail} from './board-trail.ts';
import type {Edit} from './edit-text.ts';

/** The panes, in the order of their digits. */
export const panes = ['queues', 'agents', 'calls', 'alerts'] as const;
export type Pane = (typeof panes)[number];

/** How a pane is looked at. */
interface PaneState {
	/** The marked row's id. */
	readonly selected: string | undefined;
	/** Where it stood, so that the mark stays in place when its row goes. */
	readonly index: number;
	/** The picked column, for sorting. */
	readonly column: string | undefined;
	readonly sort: {readonly column: string; readonly isDescending: boolean} | undefined;
	/** What was typed behind `/`; empty shows everything. */
	readonly filter: string;
}

export type MonitorMode = MonitorRow['mode'];

/** A monitoring that waits for a phone or a reason. */
export interface Intent {
	readonly mode: MonitorMode;
	readonly agentId: string;
}

/** What lies over the panes and takes the keys. */
type Form =
	| {
			readonly kind: 'filter';
			readonly pane: Pane;
			readonly edit: Edit;
			/** The filter to go back to. */
			readonly before: string;
	  }
	| {readonly kind: 'time'; readonly edit: Edit}
	| {readonly kind: 'reason'; readonly edit: Edit; readonly intent: Intent}
	| {readonly kind: 'phone'; readonly selected: number; readonly intent: Intent | undefined}
	/** The number outside to listen from. */
	| {readonly kind: 'ear'; readonly edit: Edit; readonly intent: Intent | undefined}
	| {readonly kind: 'presence'; readonly selected: number; readonly agentId: string}
	/** Who gets a waiting call next. */
	| {readonly kind: 'taker'; readonly selected: number; readonly callId: string}
	/** Whom to lend to. */
	| {readonly kind: 'queue'; readonly selected: number; readonly agentId: string}
	/** And for how long. */
	| {
			readonly kind: 'loan';
			readonly edit: Edit;
			readonly agentId: string;
			readonly queueId: string;
	  };

/** The page of one call. */
export interface CallPage {
	readonly callId: string;
	readonly view: CallView | undefined;
	readonly refusal: RefusalBody | undefined;
	/** Index of the marked moment; past the end it follows what comes. */
	readonly selected: number;
}

/** A moment of the past, as the daemon gives it. */
export type Moment = CommandResult<'replay-floor'>;

/** The past on the screen, or on its way there. */
interface Replay {
	/** The moment whose board is in `view`; undefined while the first is asked for. */
	readonly shown: Omit<Moment, 'board'> | undefined;
	readonly isAsking: boolean;
	/** The board of now, kept up to date for the way back. */
	readonly live: BoardView | undefined;
}

/** The floor's service level at one minute. */
export interface Sample {
	readonly minute: number;
	readonly share: number | undefined;
}

/** Everything the board knows. */
export interface BoardModel {
	readonly login: string;
	/** The board that is shown: of now, or of the replayed moment. */
	readonly view: BoardView | undefined;
	readonly replay: Replay | undefined;
	readonly me: MeView | undefined;
	/** Why there is no board to show. */
	readonly refusal: RefusalBody | undefined;
	readonly pane: Pane;
	readonly panes: Readonly<Record<Pane, PaneState>>;
	/** The focused pane has the whole screen. */
	readonly isZoomed: boolean;
	readonly showsSignedOut: boolean;
	readonly form: Form | undefined;
	readonly page: CallPage | undefined;
	/** Where one was before. */
	readonly trail: Trail;
	readonly isKiosk: boolean;
	/** Pages turned by hand on the kiosk. */
	readonly kioskShift: number;
	/** The phone to listen with that the command line named; undefined once it was tried. */
	readonly phoneId: string | undefined;
	/** The number outside that one listens from, in the place of a phone; forgotten with the screen. */
	readonly outsideNumber: string | undefined;
	/** What waits for the phone that was asked for. */
	readonly intent: Intent | undefined;
	/** Given once, sent with every monitoring. */
	readonly monitorReason: string | undefined;
	readonly history: readonly Sample[];
	/** Alerts that were and are no more, for the line mode to say so. */
	readonly over: Readonly<Record<string, AlertRow>>;
	/** What was asked to be read out, in the line mode. */
	readonly told: {readonly count: number; readonly lines: readonly string[]};
}

const restingPane: PaneState = {
	selected: undefined,
	index: 0,
	column: undefined,
	sort: undefined,
	filter: '',
};

/** How the board was asked for. */
export interface BoardStart {
	readonly isKiosk: boolean;
	readonly phoneId: string | undefined;
	/** The moment to begin with; now when absent. */
	readonly moment?: Moment | undefined;
}

/** The board before anything was heard. */
export function firstBoard(account: Account, {isKiosk, phoneId}: BoardStart): BoardModel {
	return {
		login: account.login,
		view: undefined,
		replay: undefined,
		me: undefined,
		refusal: undefined,
		pane: 'queues',
		panes: {queues: restingPane, agents: restingPane, calls: restingPane, alerts: restingPane},
		isZoomed: false,
		showsSignedOut: false,
		form: undefined,
		page: undefined,
		trail: noTrail,
		isKiosk,
		kioskShift: 0,
		phoneId,
		outsideNumber: undefined,
		intent: undefined,
		monitorReason: undefined,
		history: [],
		over: {},
		told: {count: 0, lines: []},
	};
}

/** The model with something changed about one pane. */
export function withPane(model: BoardModel, pane: Pane, change: Partial<PaneState>): BoardModel {
	return {...model, panes: {...model.panes, [pane]: {...model.panes[pane], ...change}}};
}
