/** Work after the call: a disposition, then the end by key or by time. */

import type {Refusal} from '../errors.ts';
import type {AgentId} from '../ids.ts';
import type {Command} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {settlePending} from './agents.ts';
import {findSignedIn} from './find.ts';

export function setDisposition(
	turn: Turn,
	command: Extract<Command, {type: 'set-disposition'}>,
): Refusal | undefined {
	const {floor} = turn;
	const {agentId, callId, dispositionId} = command;
	const {agent, refusal} = findSignedIn(floor, agentId);
	if (refusal) return refusal;
	const {activity} = agent;
	const isTheirs =
		(activity.state === 'talking' || activity.state === 'wrap-up') && activity.callId === callId;
	if (!isTheirs) return {code: 'not-your-call'};
	const disposition = floor.config.dispositions.find(({id}) => id === dispositionId);
	if (disposition === undefined) return {code: 'unknown-disposition', params: {dispositionId}};
	if (disposition.queues.length > 0 && !disposition.queues.includes(activity.queueId)) {
		return {code: 'disposition-not-for-queue', params: {dispositionId}};
	}
	turn.emit({type: 'disposition-set', callId, agentId, dispositionId});
	return undefined;
}

export function finishWrapUp(turn: Turn, agentId: AgentId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const {activity} = agent;
	if (activity.state !== 'wrap-up') return {code: 'not-in-wrap-up'};
	const rule = turn.floor.index.queues.get(activity.queueId)?.wrapUp;
	if (
		rule !== undefined &&
		rule.mode !== 'none' &&
		rule.dispositionRequired &&
		!activity.dispositionSet
	) {
		return {code: 'disposition-needed'};
	}
	endWrapUp(turn, agentId, 'by-key');
	return undefined;
}

/** Ends the wrap-up; a presence asked for meanwhile comes true. */
export function endWrapUp(turn: Turn, agentId: AgentId, reason: 'by-key' | 'time'): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.activity.state !== 'wrap-up') return;
	turn.emit({type: 'wrap-up-ended', agentId, callId: agent.activity.callId, reason});
	settlePending(turn, agentId);
}
