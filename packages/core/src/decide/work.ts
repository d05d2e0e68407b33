/** What people do with work that needs no phone: add it, take it back, answer for it, finish it. */

import type {Refusal} from '../errors.ts';
import {type AgentId, id, type PersonId, type WorkId} from '../ids.ts';
import type {Command} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {holderOf, type WorkItem, workedMsAt} from '../work/item.ts';
import {findSignedIn} from './find.ts';
import {restAfter} from './misses.ts';
import {beginningOf} from './steps.ts';
import {endWorkOffer} from './work-offers.ts';

type Of<T extends Command['type']> = Extract<Command, {type: T}>;

export function addWork(turn: Turn, command: Of<'add-work'>): Refusal | undefined {
	const {floor} = turn;
	const {queueId, kindId, matterId, creditMs, by} = command;
	const queue = floor.index.queues.get(queueId);
	if (queue === undefined) return {code: 'unknown-queue', params: {queueId}};
	const kind = floor.index.kinds.get(kindId);
	// What needs a phone comes by a switch alone.
	if (kind === undefined || kind.needsPhone) return {code: 'unknown-kind', params: {kindId}};
	const {widened, tiersOpen} = beginningOf(floor, queueId);
	turn.emit({
		type: 'work-added',
		workId: id<WorkId>(`w-${floor.counters.work}`),
		...{kindId, matterId, queueId, by},
		creditMs: creditMs + (queue.priorityMs ?? 0),
		...(widened > 0 ? {widened} : {}),
		...(tiersOpen > 0 ? {tiersOpen} : {}),
	});
	return undefined;
}

/** Off the floor, wherever it is: waiting, on somebody's desk, or in hand. */
export function takeBackWork(turn: Turn, workId: WorkId, by: PersonId): Refusal | undefined {
	const item = turn.floor.work.get(workId);
	if (item === undefined) return {code: 'unknown-work', params: {workId}};
	if (item.state === 'offered') {
		endWorkOffer(turn, item, {state: 'withdrawn', reason: 'taken-back'});
	}
	const agentId = holderOf(item);
	turn.emit({type: 'work-taken-back', workId, by, ...(agentId === undefined ? {} : {agentId})});
	return undefined;
}

export function finishWork(turn: Turn, command: Of<'finish-work'>): Refusal | undefined {
	const {floor, at} = turn;
	const {agentId, workId, dispositionId} = command;
	const found = findInHand(turn, agentId, workId);
	if ('refusal' in found) return found.refusal;
	const {queueId} = found.item.entry;
	const wrapUp = floor.index.queues.get(queueId)?.wrapUp;
	if (dispositionId !== undefined) {
		const disposition = floor.config.dispositions.find((own) => own.id === dispositionId);
		if (disposition === undefined) return {code: 'unknown-disposition', params: {dispositionId}};
		if (disposition.queues.length > 0 && !disposition.queues.includes(queueId)) {
			return {code: 'disposition-not-for-queue', params: {dispositionId}};
		}
	} else if (wrapUp !== undefined && wrapUp.mode !== 'none' && wrapUp.dispositionRequired) {
		return {code: 'disposition-needed'};
	}
	turn.emit({
		...{type: 'work-finished', workId, agentId, queueId},
		workedMs: workedMsAt(found.item, at),
		...(dispositionId === undefined ? {} : {dispositionId}),
	});
	return undefined;
}

/** Whoever gives a piece back is left alone as after declining it, so that it does not come back at once. */
export function giveBackWork(turn: Turn, command: Of<'give-back-work'>): Refusal | undefined {
	const {agentId, workId, by} = command;
	const found = findInHand(turn, agentId, workId);
	if ('refusal' in found) return found.refusal;
	const {agent, item} = found;
	const rule = turn.floor.index.queues.get(item.entry.queueId)?.rest;
	const restMs = restAfter({state: 'declined', reason: 'by-key'}, rule);
	const isIdle = agent.presence.state === 'available' && agent.activity.state === 'idle';
	turn.emit({
		...{type: 'work-given-back', workId, agentId, reason: 'by-key', by},
		...(isIdle && restMs > 0 ? {restEndsAt: turn.at + restMs} : {}),
	});
	return undefined;
}

/** Before an agent signs out: what they have goes back to where it was in line. */
export function leaveWork(turn: Turn, agentId: AgentId, by: PersonId): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.work === undefined) return;
	const {hand, offered} = agent.work;
	const item = offered === undefined ? undefined : turn.floor.work.get(offered);
	if (item?.state === 'offered') {
		endWorkOffer(turn, item, {state: 'withdrawn', reason: 'signed-out'});
	}
	for (const workId of hand) {
		turn.emit({type: 'work-given-back', workId, agentId, reason: 'signed-out', by});
	}
}

function findInHand(
	turn: Turn,
	agentId: AgentId,
	workId: WorkId,
):
	| {
			readonly agent: Exclude<ReturnType<typeof findSignedIn>['agent'], undefined>;
			readonly item: WorkItem;
	  }
	| {readonly refusal: Refusal} {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return {refusal};
	const item = turn.floor.work.get(workId);
	if (item === undefined) return {refusal: {code: 'unknown-work', params: {workId}}};
	return holderOf(item) === agentId ? {agent, item} : {refusal: {code: 'not-your-work'}};
}
