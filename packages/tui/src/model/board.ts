/** The board as a program for the shell: its contexts, focus, pace, and the parts that do the work. Pure. */
import type {Account} from '@plateau/core/protocol';
import {boardBriefText, boardReasonText, boardText, type Sentence} from '@plateau/core/text';
import {boardContexts, supervisorTable} from '../keys/supervisor.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {actBoard, sortBy} from './board-act.ts';
import {agentState} from './board-figures.ts';
import {typeBoard} from './board-forms.ts';
import {hearBoard} from './board-hear.ts';
import {hearMoment, shownContext} from './board-replay.ts';
import {moved, settled} from './board-rows.ts';
import {monitorOf, monitorTarget, targetAgent} from './board-targets.ts';
import {trailed} from './board-trail.ts';
import {
	type BoardModel,
	type BoardStart,
	firstBoard,
	type Pane,
	panes,
	withPane,
} from './board-types.ts';
import type {Context, Program, Step} from './shell-types.ts';

/** Rows that one turn of the wheel moves by. */
const wheelRows = 3;

/** The board's program. */
export function boardProgram(start: BoardStart): Program<BoardModel> {
	return {
		title: boardText.board,
		table: supervisorTable,
		begin: (account) => ({
			model: beginning(account, start),
			requests: [
				{type: 'subscribe', view: 'board'},
				{type: 'subscribe', view: 'me'},
			],
		}),
		contexts: contextsOf,
		focus: ({form}) => (isField(form) ? 'field' : 'none'),
		subject: (model) =>
			model.form !== undefined && 'agentId' in model.form
				? model.form.agentId
				: (monitorTarget(model) ?? targetAgent(model)?.id ?? ''),
		act: (model, call, context) =>
			trailed(model, actBoard(model, call, shownContext(model, context))),
		type: (model, key, context) => typeBoard(model, key, shownContext(model, context)),
		point: (model, key, context) => trailed(model, point(model, key, shownContext(model, context))),
		hear: hearBoard,
		pace: paceOf,
		staysBecause: () => undefined,
		// Nobody goes on listening from a screen that is closed.
		parting: (model) =>
			monitorOf(model) === undefined ? [] : [{type: 'command', name: 'stop-monitor', args: {}}],
		reason: (code) => reasons.get(code),
		brief: (code) => briefReasons.get(code) ?? reasons.get(code),
	};
}

const reasons: ReadonlyMap<string, Sentence> = new Map(Object.entries(boardReasonText));
/** For the footer, where the keys after it need the room. */
const briefReasons: ReadonlyMap<string, Sentence> = new Map(Object.entries(boardBriefText));

/** The first model: now, or the moment that the board was opened for. */
function beginning(account: Account, start: BoardStart): BoardModel {
	const first = firstBoard(account, start);
	return start.moment === undefined ? first : hearMoment(first, start.moment);
}

function isField(form: BoardModel['form']): boolean {
	return form !== undefined && 'edit' in form;
}

function contextsOf({form, page, isKiosk, replay, refusal}: BoardModel): readonly string[] {
	// Nothing is done to a floor that is not seen.
	if (refusal !== undefined) return [];
	if (isField(form)) return [boardContexts.field];
	if (form?.kind === 'presence') return [boardContexts.presence, boardContexts.list];
	if (form?.kind === 'phone') return [boardContexts.phone, boardContexts.list];
	if (form?.kind === 'queue' || form?.kind === 'taker') return [boardContexts.list];
	if (isKiosk) return [boardContexts.kiosk];
	// The past is looked at: nothing can be done to it.
	if (replay !== undefined) {
		return page === undefined ? [boardContexts.panes, boardContexts.replay] : [boardContexts.page];
	}
	if (page !== undefined) return [boardContexts.page, boardContexts.floor];
	return [boardContexts.panes, boardContexts.floor];
}

/** Every second while anything on the screen counts seconds. */
function paceOf({view, me, isKiosk, replay}: BoardModel): 'second' | 'minute' {
	if (view === undefined) return 'minute';
	if (me?.monitor !== undefined) return 'second';
	// The past stands still.
	if (replay !== undefined) return 'minute';
	if (Object.keys(view.calls).length > 0 || isKiosk) return 'second';
	if (Object.values(view.switches).some(({state}) => state === 'down')) return 'second';
	const someoneIsIn = Object.values(view.agents).some(
		(agent) => agentState(agent).state !== 'logged-out',
	);
	return someoneIsIn ? 'second' : 'minute';
}

/** Clicks mark a row, or sort by a header; on the marked row they open it. The wheel moves. */
function point(before: BoardModel, key: KeyPress, context: Context): Step<BoardModel> {
	const {now} = context;
	const pane = panes.find((one): one is Pane => one === key.target?.pane);
	if (pane === undefined || before.form !== undefined || before.page !== undefined) {
		return {model: before};
	}
	const model = settled({...before, pane}, now);
	if (key.name === 'wheel-up' || key.name === 'wheel-down') {
		return {model: moved(model, now, key.name === 'wheel-up' ? -wheelRows : wheelRows)};
	}
	const item = key.target?.item;
	if (key.name !== 'click' || item === undefined) return {model};
	const column = /^header:(.*)$/s.exec(item)?.[1];
	if (column !== undefined) return {model: settled(sortBy(model, column), now)};
	if (model.panes[pane].selected === item && before.pane === pane) {
		return actBoard(model, {id: 'open'}, context);
	}
	return {model: settled(withPane(model, pane, {selected: item}), now)};
}
