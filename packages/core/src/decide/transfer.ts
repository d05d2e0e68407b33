/**
 * A call sent on blind, and its way back: to whom it is sent, else to who sent it, else before
 * everybody else of its queue. Nobody is sent into nothing.
 */

import type {SignedIn} from '../agent/agent.ts';
import {type Call, customerChannel, entryOf} from '../call/call.ts';
import type {Destination} from '../call/control.ts';
import type {Refusal} from '../errors.ts';
import type {EventBody} from '../events.ts';
import {mayBeWaitedFor} from '../floor-index.ts';
import type {AgentId, CallId, PersonId, QueueId} from '../ids.ts';
import type {TransferTarget} from '../inputs.ts';
import {type QueueEntry, rankAt, type Stick} from '../queue/entry.ts';
import type {Millis} from '../time.ts';
import type {Turn} from '../turn.ts';
import {queueAfresh} from './arrivals.ts';
import {sendAway} from './consult.ts';
import {ask, comesBackBy, idOf, orderRequeue} from './control-orders.ts';
import {shownOutside} from './dial.ts';
import {endMonitorsOf} from './monitors.ts';
import {numberWays, orderAdmission} from './orders.ts';
import {stopRecordingOfTalk} from './recording-takes.ts';
import {findThirdParty, nameOf, type Talk, type TalkParts, targetOf, whyPending} from './talk.ts';
import {startWrapUp} from './wrap-up.ts';

/** How long a phone or a number outside rings before the caller comes back. */
const phoneRingMs = 30_000;
const outsideRingMs = 45_000;

export function transfer(
	turn: Turn,
	parts: TalkParts,
	target: TransferTarget,
	by: PersonId,
): Refusal | undefined {
	const {call, channel} = parts;
	if (call.consult !== undefined) {
		return {code: 'already-consulting', params: {target: nameOf(call.consult.to)}};
	}
	const pending = whyPending(call);
	if (pending !== undefined) return pending;
	if (target.kind === 'queue') return toQueue(turn, parts, target.queueId, by);
	const {switchId} = channel;
	const found = findThirdParty(turn, target, {switchId, agentId: call.agentId});
	if (found.refusal !== undefined) return found.refusal;
	const {to} = found;
	ask(turn, call, 'transfer', by, to);
	if (to.kind === 'agent') orderRequeue(turn, parts);
	else orderSendOut(turn, parts, to, target.kind === 'outside' ? target.number : '');
	return undefined;
}

function toQueue(
	turn: Turn,
	parts: TalkParts,
	queueId: QueueId,
	by: PersonId,
): Refusal | undefined {
	if (!turn.floor.index.queues.has(queueId)) {
		return {code: 'no-such-target', params: {target: queueId}};
	}
	ask(turn, parts.call, 'transfer', by, {kind: 'queue', queueId});
	orderRequeue(turn, parts, queueId);
	return undefined;
}

function orderSendOut(
	turn: Turn,
	{call, channel, agentChannel}: TalkParts,
	to: Destination,
	digits: string,
): void {
	const isPhone = to.kind === 'phone';
	turn.order({
		id: idOf(turn, 'send-out', call),
		type: 'send-out',
		callId: call.id,
		channel,
		number: isPhone ? to.phoneId : digits,
		numberId: call.numberId,
		language: numberWays(turn, call.numberId).language,
		transfer: {
			agentChannel,
			partyId: call.partyId,
			queueId: call.entry.queueId,
			ringMs: isPhone ? phoneRingMs : outsideRingMs,
			...(isPhone ? {phoneId: to.phoneId} : shownOutside(turn, call.entry.queueId)),
		},
	});
}

/**
 * The customer is out of the agent's hands: what was ordered is done. `isInLoop`: the switch has them in
 * the waiting loop, and not only gone from the agent.
 */
export function transferDone(turn: Turn, call: Talk, isInLoop: boolean): void {
	const to = call.pending?.order === 'transfer' ? call.pending.to : undefined;
	// Asked after an order without a word, which came true all the same.
	if (call.consult !== undefined) sendAway(turn, call, 'call-ended');
	const back = isInLoop ? {} : {comesBackBy: comesBackBy(turn)};
	const stick = to?.kind === 'agent' ? stickTo(turn, call, to.agentId) : undefined;
	const way = stick === undefined ? {} : {stick, ...back};
	leave(turn, call, {
		type: 'call-transferred',
		callId: call.id,
		agentId: call.agentId,
		...targetOf(to),
		...way,
	});
	if (to?.kind === 'queue') queueAfresh(turn, call.id, to.queueId, back);
}

/** The agent is out of the call by `event`: nobody listens to or records them, and their wrap-up begins. */
export function leave(
	turn: Turn,
	call: Talk,
	event: Extract<
		EventBody,
		{type: 'call-transferred' | 'call-handed-over' | 'call-taken-over' | 'call-returned'}
	>,
): void {
	const agent = turn.floor.agents.get(call.agentId);
	endMonitorsOf(turn, call.id, whyUnheard[event.type]);
	stopRecordingOfTalk(turn, call.id);
	turn.emit(event);
	if (agent?.state === 'signed-in') startWrapUp(turn, agent, call);
}

/** What is said to who listened: the call goes on, without the agent. */
const whyUnheard = {
	'call-transferred': 'sent-on',
	'call-handed-over': 'handed-over',
	'call-taken-over': 'taken-over',
	'call-returned': 'agent-lost',
} as const;

/** For the time that they are rung, the call waits for this agent and for nobody else. */
function stickTo(turn: Turn, {agentId: sentBy, entry}: Talk, agentId: AgentId): Stick {
	return {agentId, endsAt: turn.at + ringMsOf(turn, agentId, entry.queueId), sentBy};
}

function ringMsOf({floor}: Turn, agentId: AgentId, queueId: QueueId): Millis {
	const {agents, queues} = floor.index;
	return agents.get(agentId)?.ringMs ?? queues.get(queueId)?.ringMs ?? phoneRingMs;
}

/** Whom it was sent to did not take it, in its queue. False when it was not sent to anybody. */
export function comeBackFrom(turn: Turn, call: Call & {readonly state: 'waiting'}): boolean {
	const {entry, id: callId} = call;
	const {stick} = entry;
	if (stick?.sentBy === undefined) return false;
	const isTried = stick.agentId === stick.sentBy;
	turn.emit({
		...{type: 'call-returned', callId, reason: 'transfer-failed'},
		...placeAfter(turn, call, entry, isTried ? undefined : stick.sentBy),
	});
	return true;
}

/**
 * The phone or number that it was sent to was not reached: the switch has it go to the waiting loop.
 * `isGone`: the caller is not there, even if they talked there before.
 */
export function sentOutEnded(turn: Turn, call: Call | undefined, isGone = false): void {
	if (call?.state !== 'leaving' || call.sent === undefined) return;
	if (call.sent.answered && !isGone) return;
	const {entry, agentId} = call.sent;
	turn.emit({
		...{type: 'call-returned', callId: call.id, reason: 'transfer-failed'},
		...placeAfter(turn, call, entry, agentId),
		comesBackBy: comesBackBy(turn),
	});
}

/** The agent's leg is gone and the customer is held: before everybody else of their queue. */
export function agentLost(turn: Turn, call: Talk, isInLoop = false): void {
	leave(turn, call, {
		...{type: 'call-returned', callId: call.id, reason: 'agent-lost'},
		creditMs: frontCreditMs(turn, call.id, call.entry),
		...(isInLoop ? {} : {comesBackBy: comesBackBy(turn)}),
	});
}

/** For who sent it, where they can be waited for; else in front. */
export function placeAfter(
	turn: Turn,
	call: Call,
	entry: QueueEntry,
	sentBy: AgentId | undefined,
): {readonly creditMs: Millis; readonly stick?: Stick} {
	const {queueId} = entry;
	if (sentBy !== undefined && isBackFor(turn, call, sentBy, queueId)) {
		const endsAt = turn.at + ringMsOf(turn, sentBy, queueId);
		return {creditMs: 0, stick: {agentId: sentBy, endsAt, sentBy}};
	}
	return {creditMs: frontCreditMs(turn, call.id, entry)};
}

/** Who sent it is there, and free or about to be: their wrap-up may end in time. */
function isBackFor(turn: Turn, call: Call, agentId: AgentId, queueId: QueueId): boolean {
	const agent = turn.floor.agents.get(agentId);
	return (
		agent?.state === 'signed-in' &&
		isFreeSoon(agent) &&
		mayBeWaitedFor(turn.floor, agentId, call, queueId, agentId)
	);
}

function isFreeSoon({activity, link}: SignedIn): boolean {
	return link.state !== 'lost' && (activity.state === 'idle' || activity.state === 'wrap-up');
}

/** The head start that puts a place before every other of its queue; 0 for one that is there. */
function frontCreditMs({floor}: Turn, callId: CallId, entry: QueueEntry): Millis {
	for (const row of floor.index.rolls.get(entry.queueId)?.waiting ?? []) {
		if (row.callId !== callId) return Math.max(0, rankAt(entry) - row.rankAt + 1);
	}
	return 0;
}

/** A call that comes back is not in the waiting loop in time: it is called again. */
export function recall(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	const queueId = call && entryOf(call)?.queueId;
	if ((call?.state !== 'waiting' && call?.state !== 'parked') || queueId === undefined) return;
	turn.emit({type: 'call-recalled', callId, comesBackBy: comesBackBy(turn)});
	if (customerChannel(call) !== undefined) orderAdmission(turn, callId, queueId);
}
