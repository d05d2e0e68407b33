/** Calls coming in: refused at the door, greeted, queued; and a waiting call raised by hand. */

import type {Refusal} from '../errors.ts';
import {type CallId, type Channel, channelKey, id, type PersonId} from '../ids.ts';
import type {Arrival} from '../inputs.ts';
import type {Instant, Millis} from '../time.ts';
import type {Turn} from '../turn.ts';
import {callOf, findNumber} from './find.ts';
import {orderAdmission, orderFarewell} from './orders.ts';
import {firstSteps} from './steps.ts';

export function callArrived(turn: Turn, signal: {readonly channel: Channel} & Arrival): void {
	if (callOf(turn.floor, signal.channel) !== undefined) {
		turn.anomaly('arrived-twice', channelKey(signal.channel));
		return;
	}
	const callId = recordArrival(turn, signal);
	const number = findNumber(turn.floor, signal.numberId);
	if (!isTurnedAway(turn, callId) && number !== undefined) {
		orderAdmission(turn, callId, number.queueId);
	}
}

/** Refuses a call at the door, with a message, when its number is closed or none of ours. */
export function isTurnedAway(turn: Turn, callId: CallId): boolean {
	const number = findNumber(turn.floor, turn.floor.calls.get(callId)?.numberId);
	if (number !== undefined && !turn.floor.closedNumbers.has(number.id)) return false;
	const reason = number === undefined ? 'unknown-number' : 'closed';
	turn.emit({type: 'call-dismissed', callId, outcome: 'refused', reason});
	orderFarewell(turn, callId, reason);
	return true;
}

/** The caller is in the waiting loop: for the first time, or back from somewhere. */
export function callerWaiting(turn: Turn, channel: Channel): void {
	const call = callOf(turn.floor, channel);
	switch (call?.state) {
		case undefined:
			turn.anomaly('waiting-unknown', channelKey(channel));
			break;
		case 'entering':
			queueCall(turn, call.id);
			break;
		case 'fallback':
			if (call.entry === undefined) queueCall(turn, call.id);
			else turn.emit({type: 'call-taken-back', callId: call.id});
			break;
		case 'waiting':
		// The loop reports itself after every ring; an offer's end comes by its own signal.
		case 'ringing':
		case 'leaving':
			break;
		case 'talking':
			turn.anomaly('waiting-while-talking', channelKey(channel));
			break;
		default:
			call satisfies never;
	}
}

export function raiseCall(
	turn: Turn,
	callId: CallId,
	creditMs: Millis,
	by: PersonId,
): Refusal | undefined {
	const call = turn.floor.calls.get(callId);
	if (call === undefined) return {code: 'unknown-call', params: {callId}};
	if (call.state !== 'waiting' && call.state !== 'ringing') return {code: 'call-not-waiting'};
	turn.emit({type: 'call-raised', callId, creditMs, by});
	return undefined;
}

/** Admits a call to the floor without deciding anything about it. */
export function recordArrival(turn: Turn, signal: {readonly channel: Channel} & Arrival): CallId {
	const callId = id<CallId>(`c-${turn.floor.counters.call}`);
	turn.emit({
		type: 'call-arrived',
		callId,
		switchId: signal.channel.switchId,
		channelId: signal.channel.channelId,
		partyId: signal.partyId,
		numberId: signal.numberId,
		startedAt: Math.min(signal.startedAt, turn.at),
		...(signal.contact === undefined ? {} : {contact: signal.contact}),
	});
	return callId;
}

/**
 * Gives a call its place in its number's queue. A number taken away meanwhile ends in a message.
 * `enteredAt`: when the wait began, if that was before anybody here knew of it.
 */
export function queueCall(turn: Turn, callId: CallId, enteredAt: Instant = turn.at): void {
	const call = turn.floor.calls.get(callId);
	const number = findNumber(turn.floor, call?.numberId);
	if (number === undefined) {
		isTurnedAway(turn, callId);
		return;
	}
	if (call === undefined) return;
	const queue = turn.floor.index.queues.get(number.queueId);
	const menuMs = queue?.menuCounts === true ? Math.max(0, turn.at - call.startedAt) : 0;
	turn.emit({
		type: 'call-queued',
		callId,
		queueId: number.queueId,
		enteredAt: Math.min(enteredAt, turn.at),
		creditMs:
			number.priorityMs + (queue?.priorityMs ?? 0) + (call.contact?.priorityMs ?? 0) + menuMs,
		...firstSteps(turn.floor, call, number.queueId, turn.at),
	});
}
