/** Folds the life of calls, from the arrival to the end. */

import {
	asTalking,
	asWaiting,
	type Call,
	type CallFacts,
	type CallState,
	customerChannel,
	entryOf,
	inState,
	type Leg,
	queueOf,
} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {EventBody, FirstSteps} from '../events.ts';
import type {Floor} from '../floor.ts';
import {refileCall} from '../floor-index.ts';
import {type QueueEntry, rankAt} from '../queue/entry.ts';
import {afterLook} from '../queue/looks.ts';
import {workOf} from '../routing/memory.ts';
import type {InMaking} from '../shapes.ts';
import {queueDay} from '../stats/day.ts';
import type {Instant, Millis} from '../time.ts';
import {dropPlace, keepPlace} from '../wait/places.ts';
import {withWait} from '../wait/work.ts';
import {forgetMisses, setActivity} from './change-agent.ts';
import {bump} from './counters.ts';
import {endDialling} from './dial.ts';
import {countTalkEnd} from './talk-end.ts';

type CallEvent = {at: Instant; seq: number} & Extract<
	EventBody,
	{
		type:
			| 'call-arrived'
			| 'call-queued'
			| 'call-raised'
			| 'call-diverted'
			| 'call-looked-at'
			| 'call-moved'
			| 'call-widened'
			| 'call-tier-opened'
			| 'call-aged'
			| 'call-unstuck'
			| 'call-taken'
			| 'call-ring-grew'
			| 'call-connected'
			| 'call-dismissed'
			| 'call-sent-out'
			| 'call-fell-back'
			| 'call-fallback-answered'
			| 'call-in-mailbox'
			| 'call-taken-back'
			| 'phone-found-talking'
			| 'call-ended';
	}
>;

export function applyCall(floor: Floor, event: CallEvent): void {
	const {at} = event;
	if (event.type === 'call-arrived') {
		arrive(floor, event);
		return;
	}
	const call = floor.calls.get(event.callId);
	invariant(call !== undefined, 'the call is on the floor', event.callId);
	switch (event.type) {
		case 'call-queued':
			dropPlace(floor.memory.places, event.passed?.[0] ?? event.queueId, call.partyId);
			floor.calls.set(call.id, asWaiting(call, at, entryFrom(event)));
			refileCall(floor, call.id);
			break;
		case 'call-diverted':
			if (!isOfToday(floor, call)) break;
			if (event.reason === 'full') queueDay(floor.day, event.queueId).full += 1;
			else if (event.reason !== 'nobody') queueDay(floor.day, event.queueId).diverted += 1;
			break;
		case 'call-looked-at':
			changeEntry(floor, call, (entry) => {
				const recipe = floor.index.queues.get(entry.queueId)?.overflow;
				return {...entry, looks: afterLook(recipe, entry, event.step, event.againAt)};
			});
			break;
		case 'call-raised':
			changeEntry(floor, call, (entry) => ({
				...entry,
				creditMs: entry.creditMs + event.creditMs,
			}));
			break;
		case 'call-aged':
			changeEntry(floor, call, (entry) => ({
				...entry,
				creditMs: entry.creditMs + event.creditMs,
				aged: event.aged,
			}));
			break;
		case 'call-widened':
			changeEntry(floor, call, (entry) => ({...entry, widened: event.widened}));
			break;
		case 'call-tier-opened':
			changeEntry(floor, call, (entry) => ({...entry, tiersOpen: event.tiersOpen}));
			break;
		case 'call-unstuck':
			changeEntry(floor, call, ({stick: _over, ...entry}) => entry);
			break;
		case 'call-taken':
			changeEntry(floor, call, (entry) => ({...entry, stick: event.stick}));
			break;
		case 'call-ring-grew': {
			invariant(call.state === 'ringing', `call ${call.id} rings`);
			const {growsAt: _come, ...ringing} = call;
			floor.calls.set(call.id, ringing);
			refileCall(floor, call.id);
			break;
		}
		case 'call-moved': {
			const entry = entryOf(call);
			invariant(entry !== undefined, `call ${call.id} has a place to move`);
			const {queueId: _from, stick: _over, expectedWaitMs: _old, looks: _done, ...kept} = entry;
			change(floor, call, {
				state: 'waiting',
				since: at,
				entry: {
					...kept,
					queueId: event.queueId,
					joinedAt: at,
					passed: [...entry.passed, event.fromQueueId],
					...firstSteps(event),
				},
			});
			break;
		}
		case 'call-connected':
			connect(floor, call, event);
			break;
		case 'call-dismissed':
		case 'call-sent-out':
			leave(floor, call, event);
			break;
		case 'call-fell-back': {
			const own = inLoop(entryOf(call));
			// Who was parked waits anew.
			const entry = own && call.state === 'parked' ? {...own, joinedAt: at} : own;
			const fallback = {state: 'fallback', since: at, answered: false} as const;
			change(floor, call, entry === undefined ? fallback : {...fallback, entry});
			break;
		}
		case 'call-fallback-answered': {
			invariant(call.state === 'fallback', `call ${call.id} fell back`);
			floor.calls.set(call.id, {...call, since: at, answered: true});
			break;
		}
		case 'call-in-mailbox': {
			invariant(call.state === 'fallback', `call ${call.id} fell back`);
			floor.calls.set(call.id, {...call, since: at, inMailbox: true});
			break;
		}
		case 'call-taken-back': {
			invariant(call.state === 'fallback', `call ${call.id} fell back`);
			invariant(call.entry !== undefined, `call ${call.id} has its place`);
			floor.calls.set(call.id, asWaiting(call, at, call.entry));
			refileCall(floor, call.id);
			break;
		}
		case 'phone-found-talking': {
			const {switchId} = call.legs[0]?.channel ?? {};
			invariant(switchId !== undefined, `call ${call.id} has a customer`);
			const channel = {switchId, channelId: event.channelId};
			const leg = {role: 'outside', channel, phoneId: event.phoneId, since: at} as const;
			floor.calls.set(call.id, {...call, legs: [...call.legs, leg]});
			floor.index.callByChannel.set(channel, call.id);
			break;
		}
		case 'call-ended':
			end(floor, call, event);
			break;
		default:
			event satisfies never;
	}
}

function arrive(
	floor: Floor,
	event: {at: Instant} & Extract<EventBody, {type: 'call-arrived'}>,
): void {
	const channel = {switchId: event.switchId, channelId: event.channelId};
	bump(floor, 'call', event.callId);
	floor.calls.set(event.callId, {
		id: event.callId,
		kind: 'call',
		direction: 'in',
		partyId: event.partyId,
		numberId: event.numberId,
		startedAt: event.startedAt,
		legs: [{role: 'customer', channel, since: event.startedAt}],
		offers: 0,
		triedId: undefined,
		contact: event.contact,
		state: 'entering',
		since: event.at,
	});
	floor.index.callByChannel.set(channel, event.callId);
}

/** Let go: a last message, or on to a number outside. */
function leave(
	floor: Floor,
	call: Call,
	event: {at: Instant} & Extract<EventBody, {type: 'call-dismissed' | 'call-sent-out'}>,
): void {
	const {at, reason, queueId = queueOf(call)} = event;
	const isMessage = event.type === 'call-dismissed';
	const isAnswered = entryOf(call)?.answered === true;
	if (!isAnswered) noteWait(floor, call, at, false);
	const outcome = isMessage ? event.outcome : isAnswered ? 'answered' : 'overflowed';
	change(floor, call, {
		...{state: 'leaving', since: at, outcome, reason},
		...(queueId === undefined ? {} : {queueId}),
		...(isMessage && event.sound !== undefined ? {sound: event.sound} : {}),
		...(isMessage ? {} : {number: event.number}),
	});
	if (queueId === undefined || !isOfToday(floor, call)) return;
	const row = queueDay(floor.day, queueId);
	if (outcome === 'timed-out') row.timedOut += 1;
	if (outcome === 'left-empty') row.leftEmpty += 1;
	if (outcome === 'overflowed') row.overflowed += 1;
}

function connect(
	floor: Floor,
	call: Call,
	event: {at: Instant} & Extract<EventBody, {type: 'call-connected'}>,
): void {
	const entry = entryOf(call);
	invariant(entry !== undefined, 'the call was queued before it was connected', call.id);
	const customer = customerChannel(call);
	invariant(customer !== undefined, 'the call has a customer', call.id);
	// A place is answered once: who comes back to it waited for nobody new.
	const isFirst = entry.answered !== true;
	if (isFirst) noteWait(floor, call, event.at, false);
	const channel = {switchId: customer.switchId, channelId: event.channelId};
	const {agentId, phoneId, at: since} = event;
	const agentLeg: Leg = {role: 'agent', channel, phoneId, since};
	floor.calls.set(
		call.id,
		asTalking(call, since, talkedTo(entry, event.waitMs), agentLeg, agentId),
	);
	refileCall(floor, call.id);
	floor.index.callByChannel.set(channel, call.id);
	forgetMisses(floor, event.at, event.agentId);
	setActivity(floor, event.at, event.agentId, {
		state: 'talking',
		since: event.at,
		callId: call.id,
		queueId: event.queueId,
		dispositionSet: false,
	});
	if (!isFirst || !isOfToday(floor, call)) return;
	const row = queueDay(floor.day, event.queueId);
	row.answered += 1;
	row.waitOfAnsweredMs += event.waitMs;
	if (entry.expectedWaitMs !== undefined) {
		row.foretold += 1;
		row.foretoldErrorMs += Math.abs(entry.expectedWaitMs - event.waitMs);
	}
	const thresholdMs = floor.index.queues.get(event.queueId)?.thresholdMs ?? 0;
	if (event.waitMs <= thresholdMs) row.answeredInTime += 1;
}

function end(
	floor: Floor,
	call: Call,
	event: {at: Instant} & Extract<EventBody, {type: 'call-ended'}>,
): void {
	const queueId = queueOf(call);
	const isUnserved = call.state !== 'talking' && entryOf(call)?.answered !== true;
	if (isUnserved && event.endedBy !== 'floor') noteCutOff(floor, call, event);
	for (const leg of call.legs) floor.index.callByChannel.delete(leg.channel);
	floor.calls.delete(call.id);
	refileCall(floor, call.id);
	if (call.state === 'dialling') endDialling(floor, call, event);
	if (call.state === 'talking') {
		// An end that nobody saw is counted up to the last sight, as the call's segments are.
		countTalkEnd(floor, call, event.at, event.lastSeenAt);
		setActivity(floor, event.at, call.agentId, {state: 'idle', since: event.at});
	}
	if (event.outcome !== 'abandoned' || queueId === undefined || !isOfToday(floor, call)) return;
	const row = queueDay(floor.day, queueId);
	row.abandoned += 1;
	const entry = entryOf(call);
	const shortAbandonMs = floor.index.queues.get(queueId)?.shortAbandonMs ?? 0;
	if (entry !== undefined && event.at - entry.enteredAt <= shortAbandonMs) row.shortAbandoned += 1;
}

/** A wait ended. What is not a wait in a queue tells nothing of waits to come. */
function noteWait(floor: Floor, call: Call, at: Instant, isAbandoned: boolean): void {
	if (call.state !== 'waiting' && call.state !== 'ringing') return;
	const {queueId, enteredAt} = call.entry;
	const {work} = floor.memory;
	work.set(queueId, withWait(workOf(floor.memory, queueId), at - enteredAt, isAbandoned));
}

/** Who gave up or was cut off before an agent answered may come back to the place they had. */
function noteCutOff(
	floor: Floor,
	call: Call,
	{at, outcome}: {readonly at: Instant; readonly outcome: string},
): void {
	const entry = entryOf(call);
	if (entry === undefined || outcome === 'fallback-answered') return;
	if (outcome === 'abandoned') noteWait(floor, call, at, true);
	const queueId = entry.passed[0] ?? entry.queueId;
	const keptMs = floor.index.queues.get(queueId)?.placeKeptMs;
	if (keptMs === undefined) return;
	const place = {rankAt: rankAt(entry), expiresAt: at + keptMs};
	keepPlace(floor.memory.places, queueId, call.partyId, place, at);
}

/** The call in another state: facts stay, the old state's own fields go. */
function change(floor: Floor, call: Call, state: CallState & Partial<CallFacts>): void {
	floor.calls.set(call.id, inState(call, state));
	refileCall(floor, call.id);
}

/** The call with its place changed. */
function changeEntry(floor: Floor, call: Call, change: (entry: QueueEntry) => QueueEntry): void {
	const entry = entryOf(call);
	invariant(entry !== undefined, 'the call has a place to change', call.id);
	floor.calls.set(call.id, Object.assign({}, call, {entry: change(entry)}) as Call);
	refileCall(floor, call.id);
}

function entryFrom(
	event: {at: Instant; seq: number} & Extract<EventBody, {type: 'call-queued'}>,
): QueueEntry {
	const {queueId, enteredAt, creditMs, seq, at, passed = [], stick, expectedWaitMs} = event;
	const {widened = 0, tiersOpen = 0, comesBackBy} = event;
	const entry: InMaking<QueueEntry> = {
		queueId,
		enteredAt,
		creditMs,
		seq,
		joinedAt: at,
		passed,
		widened,
		tiersOpen,
		aged: 0,
	};
	if (stick !== undefined) entry.stick = stick;
	if (expectedWaitMs !== undefined) entry.expectedWaitMs = expectedWaitMs;
	if (comesBackBy !== undefined) entry.comesBackBy = comesBackBy;
	return entry;
}

function firstSteps({widened = 0, tiersOpen = 0, stick}: FirstSteps) {
	return {widened, tiersOpen, aged: 0, ...(stick === undefined ? {} : {stick})};
}

/** The place of somebody whom an agent talks with. */
function talkedTo(
	{stick: _over, comesBackBy: _here, ...entry}: QueueEntry,
	waitMs: Millis,
): QueueEntry {
	return {...entry, answered: true, waitMs};
}

/** The place of somebody whom the switch has in its own hands. */
function inLoop(entry: QueueEntry | undefined): QueueEntry | undefined {
	if (entry?.comesBackBy === undefined) return entry;
	const {comesBackBy: _here, ...kept} = entry;
	return kept;
}

/** A call counts in the day of its arrival. */
function isOfToday(floor: Floor, call: Call): boolean {
	return call.startedAt >= floor.day.startedAt;
}
