/**
 * Parking: a call is set apart for anybody entitled, and picked up by one of them. At the switch its caller
 * is in the waiting loop like those of a queue, with that loop's own exit; only nobody is offered it.
 */

import {usualParkMs} from '../call/parking.ts';
import type {Refusal} from '../errors.ts';
import type {AgentId, CallId, PersonId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {settlePending} from './agents.ts';
import {sendAway} from './consult.ts';
import {ask, comesBackBy, orderRequeue} from './control-orders.ts';
import {findSignedIn} from './find.ts';
import {endMonitorsOf} from './monitors.ts';
import {stopRecordingOfTalk} from './recording-takes.ts';
import {nextBy, takenFor, whyNotNext} from './take.ts';
import {nameOf, type Talk, type TalkParts, whyPending} from './talk.ts';
import {placeAfter} from './transfer.ts';

export function park(turn: Turn, parts: TalkParts, by: PersonId): Refusal | undefined {
	const {call} = parts;
	if (call.consult !== undefined)
		return {code: 'already-consulting', params: {target: nameOf(call.consult.to)}};
	const pending = whyPending(call);
	if (pending !== undefined) return pending;
	ask(turn, call, 'park', by);
	orderRequeue(turn, parts);
	return undefined;
}

/** The customer is out of the agent's hands. `isInLoop`: the switch has them in the waiting loop. */
export function parked(turn: Turn, call: Talk, isInLoop: boolean): void {
	const {id: callId, agentId, entry} = call;
	// Asked after an order without a word, which came true all the same.
	if (call.consult !== undefined) sendAway(turn, call, 'call-ended');
	endMonitorsOf(turn, callId, 'parked');
	stopRecordingOfTalk(turn, callId);
	const parkMs = turn.floor.index.queues.get(entry.queueId)?.parkMs ?? usualParkMs;
	turn.emit({
		...{type: 'call-parked', callId, agentId, place: freePlace(turn), endsAt: turn.at + parkMs},
		...(isInLoop ? {} : {comesBackBy: comesBackBy(turn)}),
	});
	// No work after it: the call is not over. A presence that was asked for comes true now.
	settlePending(turn, agentId);
}

/** The lowest number that no parked call has. */
function freePlace({floor}: Turn): number {
	const taken = new Set<number>();
	for (const call of floor.calls.values()) if (call.state === 'parked') taken.add(call.place);
	let place = 1;
	while (taken.has(place)) place += 1;
	return place;
}

export function pickUp(
	turn: Turn,
	{callId, agentId, by}: {callId: CallId; agentId: AgentId; by: PersonId},
): Refusal | undefined {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'parked') return {code: 'not-parked'};
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const taken = takenFor(turn, agentId);
	if (taken !== undefined) return {code: 'call-taken-already', params: {callId: taken.id, agentId}};
	const whyNot = whyNotNext(turn, agent, call);
	if (whyNot !== undefined) return whyNot;
	const stick = {agentId, endsAt: nextBy(turn, agent), sentBy: call.agentId, takenBy: by};
	turn.emit({type: 'call-picked-up', callId, agentId, by, stick});
	return undefined;
}

/** Nobody picked it up in time: for who parked it, where they can be waited for; else in front. */
export function parkOver(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'parked') return;
	turn.emit({
		...{type: 'call-returned', callId, reason: 'park-over'},
		...placeAfter(turn, call, call.entry, call.agentId),
		...(call.entry.comesBackBy === undefined ? {} : {comesBackBy: call.entry.comesBackBy}),
	});
}
