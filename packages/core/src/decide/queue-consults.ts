/**
 * A queue is asked for one of its agents: the customer is held, the request waits, and whoever the queue
 * has is called as a colleague is. docs/call-control.md has what can go wrong.
 */

import type {Refusal} from '../errors.ts';
import {type ConsultId, id, type PersonId, type QueueId} from '../ids.ts';
import {type Asked, isAnybodyThere, nextAsked} from '../routing/asked.ts';
import type {Turn} from '../turn.ts';
import {callThirdParty, dropConsult, ringEndOf, whyNotConsult} from './consult.ts';
import {ask, orderHold} from './control-orders.ts';
import {partsOf, type Talk, type TalkParts} from './talk.ts';

export function consultQueue(
	turn: Turn,
	parts: TalkParts,
	queueId: QueueId,
	by: PersonId,
): Refusal | undefined {
	const {call, channel} = parts;
	const refusal = whyNotConsult(call);
	if (refusal !== undefined) return refusal;
	if (!turn.floor.index.queues.has(queueId))
		return {code: 'no-such-target', params: {target: queueId}};
	// Before the customer hears music for it.
	if (!isAnybodyThere(turn.floor, queueId, channel.switchId, call.agentId))
		return {code: 'nobody-there', params: {queueId}};
	const {id: callId, agentId} = call;
	const consultId = id<ConsultId>(`k-${turn.floor.counters.consult}`);
	turn.emit({type: 'consult-queued', consultId, callId, agentId, queueId, by});
	if (call.line === 'held') return undefined;
	ask(turn, call, 'hold', by);
	orderHold(turn, parts);
	return undefined;
}

/** Deals with the next request that somebody is ready for, or nobody is there for. False: each must wait. */
export function settleAsked(turn: Turn): boolean {
	const next = nextAsked(turn.floor);
	if (next === undefined) return false;
	if (next.agentId === undefined) dropConsult(turn, next.call, 'nobody');
	else offerConsult(turn, next.call, next.agentId);
	return true;
}

function offerConsult(turn: Turn, call: Talk, agentId: NonNullable<Asked['agentId']>): void {
	const {floor} = turn;
	const parts = partsOf(call);
	const {consult} = call;
	const agent = floor.agents.get(agentId);
	if (parts === undefined || consult?.asked === undefined || agent?.state !== 'signed-in') return;
	const {queueId} = consult.asked;
	const {phoneId} = agent;
	const ringMs =
		floor.index.agents.get(agentId)?.ringMs ?? floor.index.queues.get(queueId)?.ringMs ?? 0;
	const to = {kind: 'agent', agentId, phoneId} as const;
	turn.emit({
		...{type: 'consult-offered', consultId: consult.id, callId: call.id, queueId},
		...{toAgentId: agentId, toPhoneId: phoneId, ringEndsAt: ringEndOf(turn, to, ringMs)},
	});
	callThirdParty(turn, parts, {consultId: consult.id, to, ringMs, digits: ''});
}

/** The customer could not be held for it: nobody is asked. */
export function dropUnheld(turn: Turn, call: Talk): void {
	if (call.consult?.state !== 'waiting' || call.line !== 'joined') return;
	dropConsult(turn, call, 'congestion');
}
