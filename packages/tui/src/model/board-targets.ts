/** What the board's actions are about now, and why one cannot be done. Codes are in core/text/board.ts. Pure. */
import type {AgentRow, CallRow, MonitorRow} from '@plateau/core/protocol';
import type {boardReasonText} from '@plateau/core/text';
import {agentState, isOnCall} from './board-figures.ts';
import type {BoardModel, MonitorMode} from './board-types.ts';

type Code = keyof typeof boardReasonText;

/** The agent that is marked, or whose call is. */
export function targetAgent(model: BoardModel): AgentRow | undefined {
	const {view, form} = model;
	if (view === undefined) return undefined;
	const id =
		form !== undefined && 'agentId' in form
			? form.agentId
			: (targetCall(model)?.agentId ?? markedAgentId(model));
	return id === undefined ? undefined : view.agents[id];
}

function markedAgentId({view, pane, panes, page}: BoardModel): string | undefined {
	const {selected} = panes[pane];
	if (page !== undefined || selected === undefined) return undefined;
	if (pane === 'agents') return selected;
	return pane === 'alerts' ? view?.alerts[selected]?.agentId : undefined;
}

/** The call whose page is open, or that is marked, or that the marked agent has. */
export function targetCall(model: BoardModel): CallRow | undefined {
	const {view, page} = model;
	const id = page === undefined ? markedCallId(model) : page.callId;
	return id === undefined ? undefined : view?.calls[id];
}

function markedCallId({view, pane, panes}: BoardModel): string | undefined {
	const {selected} = panes[pane];
	if (selected === undefined) return undefined;
	if (pane === 'calls') return selected;
	const agentId = pane === 'agents' ? selected : view?.alerts[selected]?.agentId;
	return pane === 'queues' || agentId === undefined ? undefined : view?.agents[agentId]?.callId;
}

/** What Enter opens: the id of a call, or a marked queue or alert. */
function openable(model: BoardModel): boolean {
	const {pane, panes} = model;
	if (panes[pane].selected === undefined) return false;
	return pane === 'queues' || pane === 'alerts' || markedCallId(model) !== undefined;
}

/** The id of the call behind the mark, live or in wrap-up. */
export function openableCallId(model: BoardModel): string | undefined {
	return markedCallId(model);
}

/** Whom a monitoring key is about: the marked agent in a call; else the one listened to already. */
export function monitorTarget(model: BoardModel): string | undefined {
	const agent = targetAgent(model);
	if (agent !== undefined && isOnCall(agent)) return agent.id;
	return monitorOf(model)?.agentId;
}

/** The person's own monitoring. */
export function monitorOf({me}: BoardModel): MonitorRow | undefined {
	return me?.monitor;
}

/** Why this way of monitoring cannot be taken up now. */
export function monitorBlock(mode: MonitorMode): (model: BoardModel) => Code | undefined {
	return (model) => {
		if (model.view === undefined) return 'no-data';
		const target = monitorTarget(model);
		if (target === undefined) return targetAgent(model) === undefined ? 'no-agent' : 'nobody-talks';
		const monitor = monitorOf(model);
		if (monitor === undefined) return undefined;
		if (monitor.agentId !== target) return 'listening-elsewhere';
		return monitor.mode === mode ? 'that-already' : undefined;
	};
}

/** Why nothing can be stopped. */
export function stopBlock(model: BoardModel): Code | undefined {
	return monitorOf(model) === undefined ? 'not-listening' : undefined;
}

/** Why there is no hand to lower. */
export function handBlock(model: BoardModel): Code | undefined {
	const agent = targetAgent(model);
	if (agent === undefined) return 'no-agent';
	return agent.handSince === undefined ? 'asks-no-help' : undefined;
}

/** Why no presence can be changed. */
export function presenceBlock(model: BoardModel): Code | undefined {
	const agent = targetAgent(model);
	if (agent === undefined) return 'no-agent';
	return agentState(agent).state === 'logged-out' ? 'not-signed-in-agent' : undefined;
}

/** Why no call can be raised. */
export function raiseBlock(model: BoardModel): Code | undefined {
	const state = targetCall(model)?.state;
	return state === 'waiting' || state === 'ringing' ? undefined : 'no-waiting-call';
}

/** Why Enter opens nothing. */
export function openBlock(model: BoardModel): Code | undefined {
	if (openable(model)) return undefined;
	return model.pane === 'agents' ? 'no-call' : 'nothing-to-open';
}

/** Why no phone can be given back, and no number forgotten. */
export function releaseBlock({me, outsideNumber}: BoardModel): Code | undefined {
	const hasNone = me?.phoneId === undefined && outsideNumber === undefined;
	return hasNone ? 'no-phone-held' : undefined;
}

/** Why one has no desk to go to. */
export function deskBlock({me}: BoardModel): Code | undefined {
	return me?.agentId === undefined ? 'no-desk' : undefined;
}
