/** What the board's actions do. Pure; the table of keys is keys/supervisor.ts. */
import {boardText, type Locale, say} from '@plateau/core/text';
import {askNumber, dropNumber} from './board-ear.ts';
import {columnsOf} from './board-fields.ts';
import {applyField, cancelField, choose, listIndex, moveList, signOut} from './board-forms.ts';
import {raiseCreditMs} from './board-hear.ts';
import {answerRequest, lend} from './board-lend.ts';
import {choosePhone, towards} from './board-monitor.ts';
import {actReplay} from './board-replay.ts';
import {moved, rowsOf, settled} from './board-rows.ts';
import {take} from './board-take.ts';
import {
	monitorOf,
	monitorTarget,
	openableCallId,
	targetAgent,
	targetCall,
} from './board-targets.ts';
import {goAlong} from './board-trail.ts';
import {type BoardModel, type MonitorMode, type Pane, panes, withPane} from './board-types.ts';
import {editOf} from './edit-text.ts';
import type {ActionCall, Context, Step} from './shell-types.ts';

/** Rows that PgUp and PgDn move by. */
const pageRows = 10;

/** Runs an action that is not the shell's. */
export function actBoard(before: BoardModel, call: ActionCall, context: Context): Step<BoardModel> {
	const {now} = context;
	const model = settled(before, now);
	const {id} = call;
	switch (id) {
		case 'queues':
		case 'agents':
		case 'calls':
		case 'alerts':
			return {model: {...model, pane: id}};
		case 'pane-next':
		case 'pane-back':
			return {model: {...model, pane: paneBy(model.pane, id === 'pane-next' ? 1 : -1)}};
		case 'down':
		case 'up':
			return {model: step(model, now, id === 'down' ? 1 : -1)};
		case 'page-down':
		case 'page-up':
			return {model: step(model, now, id === 'page-down' ? pageRows : -pageRows)};
		case 'first':
		case 'last':
			return {model: step(model, now, id === 'last' ? 1e6 : -1e6)};
		case 'column-right':
		case 'column-left':
			return pickColumn(model, id === 'column-right' ? 1 : -1);
		case 'sort':
			return {model: settled(sortBy(model, model.panes[model.pane].column), now)};
		case 'signed-out':
			return {model: settled({...model, showsSignedOut: !model.showsSignedOut}, now)};
		case 'zoom':
			return {model: {...model, isZoomed: !model.isZoomed}};
		case 'select':
			return select(model, call.argument, context);
		case 'filter':
			return filter(model, call.argument, now);
		case 'back':
			return {model: settled(goBack(model), now)};
		case 'open':
			return open(model, now);
		case 'page-close':
			return closePage(model);
		case 'place-back':
		case 'place-forward': {
			const gone = goAlong(model, id === 'place-back' ? 'behind' : 'ahead');
			return {...gone, model: settled(gone.model, now)};
		}
		case 'kiosk':
			return {model: {...model, isKiosk: true, kioskShift: 0, form: undefined}};
		case 'kiosk-close':
			return {model: {...model, isKiosk: false}};
		case 'kiosk-next':
		case 'kiosk-back':
			return {model: {...model, kioskShift: model.kioskShift + (id === 'kiosk-next' ? 1 : -1)}};
		default:
			return actReplay(model, id, context) ?? actOnFloor(model, call, context);
	}
}

/** Actions that ask the daemon for something, and the forms before them. */
function actOnFloor(model: BoardModel, call: ActionCall, context: Context): Step<BoardModel> {
	const {id} = call;
	switch (id) {
		case 'listen':
		case 'whisper':
		case 'barge':
			return monitor(model, id);
		case 'open-desk': {
			// Nobody goes on listening from a screen that is closed.
			const stop = {type: 'command', name: 'stop-monitor', args: {}} as const;
			const first = monitorOf(model) === undefined ? [] : [stop];
			return {model, requests: [...first, {type: 'open', screen: 'desk'}]};
		}
		case 'stop':
			return {model, requests: [{type: 'command', name: 'stop-monitor', args: {}}]};
		case 'raise': {
			const callId = targetCall(model)?.id;
			if (callId === undefined) return {model};
			const args = {callId, creditMs: raiseCreditMs};
			return {model, requests: [{type: 'command', name: 'raise-call', args}]};
		}
		case 'take-over':
			return {model, requests: [{type: 'command', name: 'take-over', args: {}}]};
		case 'take':
			return take(model);
		case 'phone':
			return {model: choosePhone(model, undefined)};
		case 'ear':
			return {model: askNumber(model)};
		case 'release-phone':
			if (model.outsideNumber !== undefined) return dropNumber(model);
			return {
				model: {...model, form: undefined},
				requests: [{type: 'command', name: 'release-phone', args: {}}],
			};
		case 'presence': {
			const agent = targetAgent(model);
			if (agent === undefined) return {model};
			return {model: {...model, form: {kind: 'presence', selected: 0, agentId: agent.id}}};
		}
		case 'lend':
			return {model: lend(model)};
		case 'lower-hand': {
			const agentId = targetAgent(model)?.id;
			if (agentId === undefined) return {model};
			return {
				model,
				requests: [{type: 'command', name: 'lower-hand', args: {agentId}, tag: agentId}],
			};
		}
		case 'approve':
			return answerRequest(model, 'approve-presence');
		case 'refuse':
			return answerRequest(model, 'refuse-presence');
		case 'sign-out':
			return signOut(model);
		case 'field-apply':
			return applyField(model, context);
		case 'field-cancel':
			return {model: settled(cancelField(model), context.now)};
		case 'list-down':
		case 'list-up':
			return {model: moveList(model, id === 'list-down' ? 1 : -1)};
		case 'list-choose':
			return choose(model, listIndex(model), context);
		case 'list-close':
			return {model: {...model, form: undefined, intent: undefined}};
		default: {
			const digit = /^choose-(\d)$/.exec(id)?.[1];
			return digit === undefined ? {model} : choose(model, Number(digit) - 1, context);
		}
	}
}

function paneBy(pane: Pane, by: number): Pane {
	return panes[(panes.indexOf(pane) + by + panes.length) % panes.length] ?? pane;
}

function step(model: BoardModel, now: number, by: number): BoardModel {
	const {page} = model;
	if (page === undefined) return moved(model, now, by);
	const last = Math.max(0, Object.keys(page.view?.life ?? {}).length - 1);
	const to = Math.min(page.selected, last) + by;
	// At the end it follows what comes.
	const selected = to >= last ? Number.POSITIVE_INFINITY : Math.max(0, to);
	return {...model, page: {...page, selected}};
}

function pickColumn(model: BoardModel, by: number): Step<BoardModel> {
	const {pane} = model;
	const columns = columnsOf(pane);
	if (columns.length === 0) return {model};
	const {column} = model.panes[pane];
	const at = column === undefined ? (by > 0 ? -1 : 0) : columns.indexOf(column);
	const next = columns[(at + by + columns.length) % columns.length];
	return {model: withPane(model, pane, {column: next})};
}

/** The focused pane sorted by a column: figures the largest first; again the other way, then not at all. */
export function sortBy(model: BoardModel, wanted: string | undefined): BoardModel {
	const {pane} = model;
	const column = wanted ?? columnsOf(pane)[0];
	if (column === undefined) return model;
	const {sort} = model.panes[pane];
	const firstIsDescending = !isTextColumn(column);
	if (sort?.column !== column) {
		return withPane(model, pane, {column, sort: {column, isDescending: firstIsDescending}});
	}
	if (sort.isDescending === firstIsDescending) {
		return withPane(model, pane, {sort: {column, isDescending: !firstIsDescending}});
	}
	return withPane(model, pane, {sort: undefined});
}

function isTextColumn(column: string): boolean {
	return ['queue', 'agent', 'state', 'note', 'phone', 'next', 'caller', 'dialled'].includes(column);
}

function select(
	model: BoardModel,
	words: string | undefined,
	{now, locale}: Context,
): Step<BoardModel> {
	if (words === undefined) return {model, notice: {sentence: boardText.selectHow}};
	const {pane} = model;
	const narrowed = withPane(model, pane, {filter: words});
	const [found] = rowsOf(narrowed, pane, now);
	if (found === undefined) {
		return {model, notice: {sentence: boardText.selectNothing, params: {words}, tone: 'warn'}};
	}
	const index = rowsOf(model, pane, now).findIndex(({id}) => id === found.id);
	const next = withPane(model, pane, {selected: found.id, index: Math.max(0, index)});
	const params = {pane: say(locale, boardText[pane]), row: rowName(next, pane, locale)};
	return {model: next, notice: {sentence: boardText.tellSelected, params}};
}

/** What people call the marked row of a pane. */
function rowName({view, panes: states}: BoardModel, pane: Pane, locale: Locale): string {
	const id = states[pane].selected ?? '';
	const call = view?.calls[id];
	const names = {
		queues: view?.queues[id]?.label[locale],
		agents: view?.agents[id]?.name,
		calls: call?.callerName ?? call?.callerNumber,
		alerts: undefined,
	};
	return names[pane] ?? id;
}

function filter(model: BoardModel, words: string | undefined, now: number): Step<BoardModel> {
	const {pane} = model;
	if (words !== undefined) return {model: settled(withPane(model, pane, {filter: words}), now)};
	const before = model.panes[pane].filter;
	return {model: {...model, form: {kind: 'filter', pane, edit: editOf(before), before}}};
}

/** Esc among the panes: the zoom goes, then the filters. It never destroys. */
function goBack(model: BoardModel): BoardModel {
	if (model.isZoomed) return {...model, isZoomed: false};
	return panes.reduce((next, pane) => withPane(next, pane, {filter: ''}), model);
}

function open(model: BoardModel, now: number): Step<BoardModel> {
	const {pane, view} = model;
	const {selected} = model.panes[pane];
	if (selected === undefined) return {model};
	if (pane === 'queues') {
		// A queue opens as its agents and calls; Esc shows all again.
		const narrowed = withPane(withPane(model, 'calls', {filter: `queue:${selected}`}), 'agents', {
			filter: `queue:${selected}`,
		});
		const hasCalls = rowsOf(narrowed, 'calls', now).length > 0;
		return {model: settled({...narrowed, pane: hasCalls ? 'calls' : 'agents'}, now)};
	}
	const alert = pane === 'alerts' ? view?.alerts[selected] : undefined;
	if (alert !== undefined) {
		const to: Pane = alert.agentId === undefined ? 'queues' : 'agents';
		const id = alert.agentId ?? alert.queueId;
		const index = rowsOf(model, to, now).findIndex((row) => row.id === id);
		if (index < 0) return {model};
		return {model: withPane({...model, pane: to}, to, {selected: id, index})};
	}
	const callId = openableCallId(model);
	if (callId === undefined) return {model};
	const page = {callId, view: undefined, refusal: undefined, selected: Number.POSITIVE_INFINITY};
	return {
		model: {...model, page},
		requests: [{type: 'subscribe', view: 'call', scope: callId}],
	};
}

function closePage(model: BoardModel): Step<BoardModel> {
	const {page} = model;
	if (page === undefined) return {model};
	return {
		model: {...model, page: undefined},
		requests: [{type: 'unsubscribe', view: 'call', scope: page.callId}],
	};
}

function monitor(model: BoardModel, mode: MonitorMode): Step<BoardModel> {
	const agentId = monitorTarget(model);
	return agentId === undefined ? {model} : towards(model, {mode, agentId});
}
