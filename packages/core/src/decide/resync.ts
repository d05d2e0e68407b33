/**
 * What the switch says after a connection, held against the floor: the differences become events as
 * if they had been seen. Nothing is offered before this is done, because a lost switch is not routed to.
 */

import {type Call, customerChannel, entryOf} from '../call/call.ts';
import type {AgentId, CallId, Channel, SwitchId} from '../ids.ts';
import type {FoundCustomer, SwitchTruth} from '../inputs.ts';
import type {Instant} from '../time.ts';
import type {Turn} from '../turn.ts';
import {queueCall, recordArrival} from './arrivals.ts';
import {endCall} from './call-ends.ts';
import {fallbackAnswered} from './fallback.ts';
import {callOf} from './find.ts';
import {monitorActive, monitorEnded} from './monitors.ts';
import {offerAnswered, offerRinging, takeBackOffer} from './offers.ts';
import {orderAdmission, orderFarewell, orderHangUp} from './orders.ts';
import {outsideEnded, outsideStarted, phoneRegistered, phoneUnregistered} from './phones.ts';

export function switchResynced(turn: Turn, switchId: SwitchId, truth: SwitchTruth): void {
	const before = turn.floor.switches.get(switchId);
	const lastSeenAt = before?.state === 'down' ? before.since : turn.floor.at;
	const hasRestarted =
		before?.startedAt !== undefined &&
		truth.switchStartedAt > before.startedAt + restartToleranceMs;

	endLost(turn, switchId, truth, hasRestarted, lastSeenAt);
	for (const found of truth.customers)
		reconcile(turn, {switchId, channelId: found.channelId}, found);
	reconcilePhones(turn, switchId, truth);
	reconcileMonitors(turn, switchId, truth);
	// Last: from here on the switch is up and its calls may be offered.
	turn.emit({type: 'switch-resynced', switchId, switchStartedAt: truth.switchStartedAt});
}

/** A switch reports its start in whole seconds, seen through a clock of its own. */
const restartToleranceMs = 5000;

function endLost(
	turn: Turn,
	switchId: SwitchId,
	truth: SwitchTruth,
	hasRestarted: boolean,
	lastSeenAt: Instant,
): void {
	const found = new Set<string>(truth.customers.map(({channelId}) => channelId));
	for (const call of [...turn.floor.calls.values()]) {
		const channel = customerChannel(call);
		if (channel?.switchId !== switchId || found.has(channel.channelId)) continue;
		const endedBy = hasRestarted ? 'pbx-restart' : 'gap';
		endCall(turn, call, {outcome: lostOutcome(call, endedBy), endedBy, cause: 0, lastSeenAt});
	}
}

/** What is already decided stays; the rest was lost with the switch or in the gap. */
function lostOutcome(call: Call, endedBy: 'pbx-restart' | 'gap') {
	if (call.state === 'talking') return 'answered';
	if (call.state === 'leaving') return call.outcome;
	if (call.state === 'fallback' && call.answered) return 'fallback-answered';
	return endedBy === 'gap' ? 'lost-in-gap' : 'pbx-restart';
}

function reconcile(turn: Turn, channel: Channel, found: FoundCustomer): void {
	const call = callOf(turn.floor, channel);
	if (call === undefined) admitUnknown(turn, channel, found);
	else compare(turn, call, found);
}

/** A call that came while we were away. */
function admitUnknown(turn: Turn, channel: Channel, found: FoundCustomer): void {
	const callId = recordArrival(turn, {...found.arrival, channel});
	switch (found.place) {
		case 'waiting':
			queueCall(turn, callId);
			break;
		case 'talking':
			fallbackAnswered(turn, channel);
			break;
		case 'message':
			turn.emit({type: 'call-dismissed', callId, outcome: 'refused', reason: 'closed'});
			break;
		case 'fallback':
			turn.emit({type: 'call-fell-back', callId});
			admit(turn, callId);
			break;
		case 'entering':
		case 'ringing':
			admit(turn, callId);
			break;
		default:
			found.place satisfies never;
	}
}

function compare(turn: Turn, call: Call, found: FoundCustomer): void {
	const agentLeg = found.agentChannelId && {
		switchId: customerChannel(call)?.switchId as SwitchId,
		channelId: found.agentChannelId,
	};
	switch (found.place) {
		case 'entering':
			if (call.state === 'entering') admit(turn, call.id);
			break;
		case 'waiting':
			backInLoop(turn, call);
			break;
		case 'ringing':
			if (call.state === 'ringing' && isLive(call, found)) {
				if (agentLeg !== undefined && found.offerId !== undefined)
					offerRinging(turn, found.offerId, agentLeg);
			} else if (call.state === 'ringing') {
				// Another offer's ring is on its last breath: ours never started.
				failOffers(turn, call);
				admit(turn, call.id);
			} else if (call.state === 'waiting') {
				admit(turn, call.id);
			}
			break;
		case 'talking':
			if (call.state === 'talking') break;
			if (
				call.state === 'ringing' &&
				isLive(call, found) &&
				found.offerId !== undefined &&
				agentLeg !== undefined
			) {
				offerAnswered(turn, found.offerId, agentLeg);
			} else {
				talkingToSomebody(turn, call, found, agentLeg);
			}
			break;
		case 'fallback':
			if (call.state === 'ringing') failOffers(turn, call);
			if (call.state !== 'fallback' && call.state !== 'talking' && call.state !== 'leaving') {
				turn.emit({type: 'call-fell-back', callId: call.id});
			}
			admit(turn, call.id);
			break;
		case 'message':
			break;
		default:
			found.place satisfies never;
	}
}

/** In the waiting loop at the switch, whatever the floor thought. */
function backInLoop(turn: Turn, call: Call): void {
	switch (call.state) {
		case 'entering':
			queueCall(turn, call.id);
			break;
		case 'ringing':
			failOffers(turn, call);
			break;
		case 'fallback':
			if (call.entry === undefined) queueCall(turn, call.id);
			else turn.emit({type: 'call-taken-back', callId: call.id});
			break;
		case 'talking': {
			// The agent's leg went unseen and the caller came back to the loop: let them go kindly.
			const channel = customerChannel(call);
			endCall(turn, call, {outcome: 'answered', endedBy: 'agent', cause: 0});
			if (channel !== undefined) orderHangUp(turn, channel);
			break;
		}
		case 'leaving':
			orderFarewell(turn, call.id, call.outcome === 'timed-out' ? 'max-wait' : 'nobody');
			break;
		case 'waiting':
			break;
		default:
			call satisfies never;
	}
}

/** Talking on a phone, by an offer that the floor does not know as live. */
function talkingToSomebody(
	turn: Turn,
	call: Call,
	found: FoundCustomer,
	agentLeg: Channel | undefined,
): void {
	const holder = found.agentPhoneId && turn.floor.phones.get(found.agentPhoneId)?.holder;
	const agent = holder === undefined ? undefined : turn.floor.agents.get(holder as AgentId);
	if (call.state === 'ringing') failOffers(turn, call);
	const now = turn.floor.calls.get(call.id);
	const entry = now && entryOf(now);
	const isFree = agent?.state === 'signed-in' && agent.activity.state === 'idle';
	if (now?.state === 'waiting' && isFree && agentLeg !== undefined && entry !== undefined) {
		turn.emit({
			type: 'call-connected',
			callId: call.id,
			agentId: agent.id,
			phoneId: agent.phoneId,
			queueId: entry.queueId,
			channelId: agentLeg.channelId,
			waitMs: turn.at - entry.enteredAt,
		});
		return;
	}
	const channel = customerChannel(call);
	if (channel !== undefined) fallbackAnswered(turn, channel);
}

function reconcilePhones(turn: Turn, switchId: SwitchId, truth: SwitchTruth): void {
	const told = new Map(truth.phones.map((phone) => [phone.phoneId, phone]));
	for (const phone of [...turn.floor.phones.values()]) {
		if (turn.floor.index.phones.get(phone.id)?.switchId !== switchId) continue;
		const now = told.get(phone.id);
		for (const channelId of phone.outside) {
			if (now === undefined || !now.outside.includes(channelId))
				outsideEnded(turn, phone.id, channelId);
		}
		for (const channelId of now?.outside ?? []) outsideStarted(turn, phone.id, channelId);
		if (now?.registered === true) phoneRegistered(turn, phone.id);
		else phoneUnregistered(turn, phone.id);
	}
}

function reconcileMonitors(turn: Turn, switchId: SwitchId, truth: SwitchTruth): void {
	const told = new Set(truth.monitors.map(({monitorId}) => monitorId));
	for (const monitor of [...turn.floor.monitors.values()]) {
		if (monitor.switchId === switchId && !told.has(monitor.id))
			monitorEnded(turn, monitor.id, 'lost-in-gap');
	}
	for (const {monitorId, channelId, mode} of truth.monitors) {
		monitorActive(turn, monitorId, {switchId, channelId}, mode);
	}
}

function isLive(call: Call & {state: 'ringing'}, found: FoundCustomer): boolean {
	return found.offerId !== undefined && call.offerIds.includes(found.offerId);
}

function failOffers(turn: Turn, call: Call & {state: 'ringing'}): void {
	for (const offerId of call.offerIds) {
		// The agent did nothing wrong: nothing is held against a ring that nobody saw.
		takeBackOffer(turn, offerId, {state: 'failed', reason: 'lost-in-gap'});
	}
}

function admit(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call === undefined) return;
	const queueId = entryOf(call)?.queueId ?? turn.floor.index.numbers.get(call.numberId)?.queueId;
	if (queueId === undefined) {
		turn.emit({type: 'call-dismissed', callId, outcome: 'refused', reason: 'unknown-number'});
		orderFarewell(turn, callId, 'unknown-number');
	} else {
		orderAdmission(turn, callId, queueId);
	}
}
