/** Lending an agent to a queue: which queue, then for how long; or taking them back. And pauses asked for. Pure. */
import type {QueueRow} from '@plateau/core/protocol';
import type {boardReasonText} from '@plateau/core/text';
import {boardText} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {targetAgent} from './board-targets.ts';
import type {BoardModel} from './board-types.ts';
import {emptyText} from './edit-text.ts';
import type {Step} from './shell-types.ts';

type Code = keyof typeof boardReasonText;

/** What a loan lasts unless something else is written. */
const usualTime = '1h';

/** A queue to lend to; `isLent`: they are lent to it, and choosing it takes them back. */
interface QueueChoice {
	readonly queue: QueueRow;
	readonly isLent: boolean;
}

/** The queues in the file's order. */
export function queueChoices({view, form}: BoardModel): readonly QueueChoice[] {
	const agentId = form !== undefined && 'agentId' in form ? form.agentId : '';
	const loans = view?.agents[agentId]?.loans ?? [];
	return Object.values(view?.queues ?? {}).map((queue) => ({
		queue,
		isLent: loans.some(({queueId}) => queueId === queue.id),
	}));
}

/** Opens the list of queues for the marked agent. */
export function lend(model: BoardModel): BoardModel {
	const agent = targetAgent(model);
	if (agent === undefined) return model;
	return {...model, form: {kind: 'queue', selected: 0, agentId: agent.id}};
}

/** A queue of the list: for how long is asked next, or a loan ends. */
export function chooseQueue(model: BoardModel, index: number): Step<BoardModel> {
	const {form} = model;
	const choice = queueChoices(model)[index];
	if (form?.kind !== 'queue' || choice === undefined) return {model};
	const {agentId} = form;
	const queueId = choice.queue.id;
	if (!choice.isLent) {
		return {model: {...model, form: {kind: 'loan', edit: emptyText, agentId, queueId}}};
	}
	const tag = `${agentId}\n${queueId}`;
	return {
		model: {...model, form: undefined},
		requests: [{type: 'command', name: 'end-loan', args: {agentId, queueId}, tag}],
	};
}

/** Enter behind a time: `30m`, `2h`, `1h30`; with a word behind it, for that queue alone. */
export function applyLoan(model: BoardModel, text: string): Step<BoardModel> {
	const {form} = model;
	if (form?.kind !== 'loan') return {model};
	const match = /^(?:(\d{1,2})h)?(?:(\d{1,3})m?)?(?:\s+(only|seule?))?$/i.exec(
		text.trim() || usualTime,
	);
	const forMs = Number(match?.[1] ?? 0) * 3_600_000 + Number(match?.[2] ?? 0) * 60_000;
	if (match === null || forMs <= 0) {
		return {model, notice: {sentence: boardText.loanTimeBad, params: {text}, tone: 'warn'}};
	}
	const {agentId, queueId} = form;
	const args = {agentId, queueId, forMs, only: match[3] !== undefined};
	const tag = `${agentId}\n${queueId}\n${duration(forMs)}`;
	return {
		model: {...model, form: undefined},
		requests: [{type: 'command', name: 'lend-agent', args, tag}],
	};
}

/** A supervisor's word on the pause that the marked agent asked for. */
export function answerRequest(
	model: BoardModel,
	name: 'approve-presence' | 'refuse-presence',
): Step<BoardModel> {
	const agent = targetAgent(model);
	if (agent?.requested === undefined) return {model};
	const args = {agentId: agent.id};
	const tag = `${agent.id}\n${agent.requested.reasonId}`;
	return {model, requests: [{type: 'command', name, args, tag}]};
}

/** Why nobody can be lent. Somebody who is signed out can: it holds when they come. */
export function lendBlock(model: BoardModel): Code | undefined {
	return targetAgent(model) === undefined ? 'no-agent' : undefined;
}

/** Why there is nothing to say yes or no to. */
export function requestBlock(model: BoardModel): Code | undefined {
	const agent = targetAgent(model);
	if (agent === undefined) return 'no-agent';
	return agent.requested === undefined ? 'asks-nothing' : undefined;
}
