/** Work after the call, by the rule of its queue: how it begins, is lengthened, and ends by key or by time. */

import type {SignedIn} from '../agent/agent.ts';
import type {Refusal} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {extensionsOf, type WrapUpRule} from '../floor-config.ts';
import type {AgentId, QueueId} from '../ids.ts';
import type {Command} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {settlePending} from './agents.ts';
import {findSignedIn} from './find.ts';
import type {Talk} from './talk.ts';

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
		'dispositionSet' in activity && activity.callId === callId && hasCall(floor, agent);
	if (!isTheirs) return {code: 'not-your-call'};
	if ('internal' in activity && activity.internal === true) return {code: 'internal-call'};
	const disposition = floor.config.dispositions.find(({id}) => id === dispositionId);
	if (disposition === undefined) return {code: 'unknown-disposition', params: {dispositionId}};
	if (disposition.queues.length > 0 && !disposition.queues.includes(activity.queueId)) {
		return {code: 'disposition-not-for-queue', params: {dispositionId}};
	}
	turn.emit({type: 'disposition-set', callId, agentId, dispositionId});
	return undefined;
}

/** Asks, while talking, for work after the call where the queue leaves it to the agent; or no longer. */
export function wantWrapUp(
	turn: Turn,
	command: Extract<Command, {type: 'want-wrap-up'}>,
): Refusal | undefined {
	const {agentId, wanted} = command;
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const {activity} = agent;
	if (
		!('dispositionSet' in activity) ||
		activity.state === 'wrap-up' ||
		!hasCall(turn.floor, agent)
	)
		return {code: 'not-in-call'};
	if ('internal' in activity && activity.internal === true) return {code: 'internal-call'};
	if (ruleOf(turn, activity.queueId).mode !== 'optional') return {code: 'wrap-up-not-optional'};
	if ((activity.wrapUpWanted === true) === wanted) return undefined;
	turn.emit({type: 'wrap-up-wanted', agentId, callId: activity.callId, wanted});
	return undefined;
}

/** It is theirs, or they wrap it up; who is consulted about a call has not got it. */
function hasCall(floor: Floor, {id, activity}: SignedIn): boolean {
	if (!('dispositionSet' in activity)) return false;
	const call = floor.calls.get(activity.callId);
	return activity.state === 'wrap-up' || (call?.state === 'talking' && call.agentId === id);
}

/** `agent` as they were while they talked. They are out of the call. */
export function startWrapUp(turn: Turn, agent: SignedIn, call: Talk): void {
	const {queueId} = call.entry;
	const {activity} = agent;
	const rule = ruleOf(turn, queueId);
	const isWanted = 'wrapUpWanted' in activity && activity.wrapUpWanted === true;
	const isWork = call.direction !== 'internal' && rule.mode !== 'none';
	if (isWork && (rule.mode !== 'optional' || isWanted)) {
		const limitMs = rule.mode === 'manual' ? undefined : rule.limitMs;
		turn.emit({
			type: 'wrap-up-started',
			agentId: agent.id,
			callId: call.id,
			queueId,
			...(limitMs === undefined ? {} : {endsAt: turn.at + limitMs}),
			...(call.entry.dialled === true ? {dialled: true} : {}),
			...('dispositionSet' in activity && activity.dispositionSet ? {dispositionSet: true} : {}),
		});
	}
	settlePending(turn, agent.id);
}

/** So much longer, as often as the queue allows. */
export function extendWrapUp(turn: Turn, agentId: AgentId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const {activity} = agent;
	if (activity.state !== 'wrap-up') return {code: 'not-in-wrap-up'};
	const {callId, queueId, endsAt, extensions = 0} = activity;
	const rule = ruleOf(turn, queueId);
	const extendMs = 'extendMs' in rule ? rule.extendMs : undefined;
	if (extendMs === undefined || endsAt === undefined) return {code: 'wrap-up-not-extendable'};
	const limit = extensionsOf(rule);
	if (extensions >= limit) return {code: 'wrap-up-extensions-used', params: {limit}};
	turn.emit({type: 'wrap-up-extended', agentId, callId, endsAt: endsAt + extendMs});
	return undefined;
}

export function finishWrapUp(turn: Turn, agentId: AgentId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const {activity} = agent;
	if (activity.state !== 'wrap-up') return {code: 'not-in-wrap-up'};
	// One that began without an end, by another rule, would never be over.
	if (ruleOf(turn, activity.queueId).mode === 'fixed' && activity.endsAt !== undefined) {
		return {code: 'wrap-up-fixed'};
	}
	if (isDispositionMissing(turn, agent)) return {code: 'disposition-needed'};
	endWrapUp(turn, agentId, 'by-key');
	return undefined;
}

/** Ends the wrap-up; a presence asked for meanwhile comes true. */
export function endWrapUp(
	turn: Turn,
	agentId: AgentId,
	reason: 'by-key' | 'time' | 'emergency',
): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.activity.state !== 'wrap-up') return;
	turn.emit({
		type: 'wrap-up-ended',
		agentId,
		callId: agent.activity.callId,
		reason,
		...(isDispositionMissing(turn, agent) ? {dispositionMissing: true} : {}),
	});
	settlePending(turn, agentId);
}

function isDispositionMissing(turn: Turn, {activity}: SignedIn): boolean {
	if (activity.state !== 'wrap-up' || activity.dispositionSet) return false;
	const rule = ruleOf(turn, activity.queueId);
	return rule.mode !== 'none' && rule.dispositionRequired;
}

function ruleOf(turn: Turn, queueId: QueueId): WrapUpRule {
	return turn.floor.index.queues.get(queueId)?.wrapUp ?? {mode: 'none'};
}
