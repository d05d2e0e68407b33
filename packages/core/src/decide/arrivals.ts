/** Calls coming in: recorded, refused at the door, given a place; and a waiting call raised by hand. */

import {type Call, customerChannel} from '../call/call.ts';
import type {Refusal} from '../errors.ts';
import type {EventBody, FirstSteps} from '../events.ts';
import type {NumberConfig} from '../floor-config.ts';
import {type CallId, type Channel, id, type PersonId, type QueueId} from '../ids.ts';
import type {Arrival} from '../inputs.ts';
import type {InMaking} from '../shapes.ts';
import type {Instant, Millis} from '../time.ts';
import type {Turn} from '../turn.ts';
import {expectedWaitMs} from '../wait/expected.ts';
import {keptPlace} from '../wait/places.ts';
import {goIn} from './door.ts';
import {findNumber} from './find.ts';
import {orderLeaving} from './orders.ts';
import {firstSteps} from './steps.ts';

/** Refuses a call at the door, with a message, when its number is closed or none of ours. */
export function isTurnedAway(turn: Turn, callId: CallId): boolean {
	const number = findNumber(turn.floor, turn.floor.calls.get(callId)?.numberId);
	if (number !== undefined && !turn.floor.closedNumbers.has(number.id)) return false;
	const reason = number === undefined ? 'unknown-number' : 'closed';
	turn.emit({type: 'call-dismissed', callId, outcome: 'refused', reason});
	orderLeaving(turn, callId);
	return true;
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
	const arrived: InMaking<Extract<EventBody, {type: 'call-arrived'}>> = {
		type: 'call-arrived',
		callId,
		switchId: signal.channel.switchId,
		channelId: signal.channel.channelId,
		partyId: signal.partyId,
		numberId: signal.numberId,
		startedAt: Math.min(signal.startedAt, turn.at),
	};
	if (signal.contact !== undefined) arrived.contact = signal.contact;
	turn.emit(arrived);
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
	const waitsSince = Math.min(enteredAt, turn.at);
	// Who has waited already, where nobody here knew of it, is in.
	const isNew = call.state === 'entering' && waitsSince === turn.at;
	const way = isNew ? goIn(turn, call, number.queueId) : {queueId: number.queueId, passed: []};
	if (way === undefined) return;
	const {queueId, passed} = way;
	const steps = firstSteps(turn.floor, call, queueId, turn.at);
	const {creditMs, isRecovered} = placeOf(turn, call, number, queueId, waitsSince);
	const queued: InMaking<Extract<EventBody, {type: 'call-queued'}>> = {
		type: 'call-queued',
		callId,
		queueId,
		enteredAt: waitsSince,
		creditMs,
	};
	if (isRecovered) queued.isRecovered = isRecovered;
	if (isNew) {
		const expectedWaitMs = foretell(turn, call, queueId, waitsSince - creditMs, steps);
		if (expectedWaitMs !== undefined) queued.expectedWaitMs = expectedWaitMs;
	}
	if (passed.length > 0) queued.passed = passed;
	turn.emit(Object.assign(queued, steps));
}

/** An agent sent the call to a queue: a place of its own there, as of now. */
export function queueAfresh(
	turn: Turn,
	callId: CallId,
	queueId: QueueId,
	back: {readonly comesBackBy?: Instant},
): void {
	const call = turn.floor.calls.get(callId);
	const number = findNumber(turn.floor, call?.numberId);
	if (call === undefined) return;
	const {at} = turn;
	const steps = firstSteps(turn.floor, call, queueId, at);
	const queue = turn.floor.index.queues.get(queueId);
	const creditMs = priorityMs(number, queue, call.contact);
	const expectedWaitMs = foretell(turn, call, queueId, at - creditMs, steps);
	turn.emit({
		...{type: 'call-queued', callId, queueId, enteredAt: at, creditMs},
		...(expectedWaitMs === undefined ? {} : {expectedWaitMs}),
		...back,
		...steps,
	});
}

/** The head start: of the number, the queue and the contact; or whatever gives back a kept place. */
function placeOf(
	{floor, at}: Turn,
	{contact, partyId, startedAt}: Call,
	number: NumberConfig,
	queueId: QueueId,
	enteredAt: Instant,
): {readonly creditMs: Millis; readonly isRecovered?: true} {
	const queue = floor.index.queues.get(queueId);
	const menuMs = queue?.menuCounts === true ? Math.max(0, at - startedAt) : 0;
	const usualMs = priorityMs(number, queue, contact) + menuMs;
	// Kept under the queue that was called, wherever the caller waited in the end.
	const kept = keptPlace(floor.memory.places, number.queueId, partyId, at);
	const keptMs = kept === undefined ? 0 : enteredAt - kept.rankAt;
	return keptMs > usualMs ? {creditMs: keptMs, isRecovered: true} : {creditMs: usualMs};
}

function priorityMs(...whose: readonly ({readonly priorityMs?: Millis} | undefined)[]): Millis {
	return whose.reduce((sum, own) => sum + (own?.priorityMs ?? 0), 0);
}

function foretell(
	{floor, at}: Turn,
	call: Call,
	queueId: QueueId,
	rankAt: Instant,
	{widened = 0, tiersOpen = 0}: FirstSteps,
): Millis | undefined {
	const switchId = customerChannel(call)?.switchId;
	if (switchId === undefined) return undefined;
	const seq = Number.POSITIVE_INFINITY;
	return expectedWaitMs(floor, {queueId, switchId, widened, tiersOpen, rankAt, seq}, at);
}
