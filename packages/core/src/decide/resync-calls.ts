/** One customer as a resync found them, held against what the floor thinks: place by place. */

import type {SignedIn} from '../agent/agent.ts';
import {agentChannel, type Call, customerChannel, entryOf} from '../call/call.ts';
import type {AgentId, CallId, Channel, SwitchId} from '../ids.ts';
import type {FoundCustomer} from '../inputs.ts';
import {waitedMs} from '../queue/entry.ts';
import {isAcross} from '../ties/reach.ts';
import type {Instant} from '../time.ts';
import type {Turn} from '../turn.ts';
import {isTurnedAway, queueCall, recordArrival} from './arrivals.ts';
import {endCall} from './call-ends.ts';
import {dialAnswered} from './dial.ts';
import {fallbackAnswered} from './fallback.ts';
import {callOf, findNumber, switchOf} from './find.ts';
import {callerInMailbox, type Unserved} from './mailbox.ts';
import {offerAnswered, offerRinging, takeBackOffer} from './offers.ts';
import {orderAdmission, orderConnection, orderHangUp, orderLeaving} from './orders.ts';
import {notePhoneHold} from './phone-holds.ts';
import {outsideStarted} from './phones.ts';
import {backInQueue, endStray, talkFound} from './resync-talk.ts';
import type {Talk} from './talk.ts';
import {sentOutEnded} from './transfer.ts';

/** `lastSeenAt`: when the switch was last known to be as the floor has it. */
export function reconcileCall(
	turn: Turn,
	switchId: SwitchId,
	found: FoundCustomer,
	lastSeenAt: Instant,
): void {
	const channel = {switchId, channelId: found.channelId};
	const call = callOf(turn.floor, channel);
	const isTalk = found.place === 'talking';
	if (call === undefined && found.dialId !== undefined && isTalk) dialFound(turn, channel, found);
	else if (call === undefined && found.isColleague === true) orderHangUp(turn, channel);
	else if (call === undefined) admitUnknown(turn, channel, found);
	else if (call.state === 'dialling') return;
	else if (call.state === 'leaving') goOnLeaving(turn, call, found);
	else if (call.state === 'talking') goOnTalking(turn, call, found, lastSeenAt);
	else compare(turn, channel, call, found);
	keepPhoneApart(turn, channel, found);
	const {agentChannelId, phoneHeld} = found;
	if (agentChannelId !== undefined && phoneHeld !== undefined)
		notePhoneHold(turn, {switchId, channelId: agentChannelId}, phoneHeld);
	endStrayLegs(turn, switchId, found);
}

/**
 * Called by hand, and answered while we were away. Where the floor knows nothing of it they talk on, and
 * the phone is busy with it.
 */
function dialFound(turn: Turn, channel: Channel, found: FoundCustomer): void {
	const {dialId, agentChannelId: channelId, agentPhoneId: phoneId} = found;
	const call = dialId === undefined ? undefined : turn.floor.calls.get(dialId);
	if (call?.state === 'dialling' && channelId !== undefined) {
		dialAnswered(turn, call, channel, {...channel, channelId});
	} else if (channelId !== undefined && phoneId !== undefined) {
		outsideStarted(turn, phoneId, channelId);
	}
}

/** A call that came while we were away. It has waited since it came. */
function admitUnknown(turn: Turn, channel: Channel, found: FoundCustomer): void {
	const callId = recordArrival(turn, {...found.arrival, channel});
	switch (found.place) {
		case 'talking':
			fallbackAnswered(turn, channel);
			break;
		case 'message':
		case 'sent-out':
			turn.emit({type: 'call-dismissed', callId, outcome: 'refused', reason: 'closed'});
			break;
		case 'waiting':
			if (!isTurnedAway(turn, callId)) queueCall(turn, callId, found.arrival.startedAt);
			break;
		case 'fallback':
			turn.emit({type: 'call-fell-back', callId});
			if (!isTurnedAway(turn, callId)) admit(turn, callId);
			break;
		case 'mailbox':
			callerInMailbox(turn, channel);
			break;
		case 'entering':
		case 'ringing':
		case 'held':
		case 'consulting':
		case 'conference':
			if (!isTurnedAway(turn, callId)) admit(turn, callId);
			break;
		default:
			found.place satisfies never;
	}
}

/** The order for the last message was lost unless it is being played. What is decided stays. */
function goOnLeaving(turn: Turn, call: Call & {state: 'leaving'}, found: FoundCustomer): void {
	const staying = ['message', 'mailbox', 'talking', 'sent-out', 'consulting', 'conference'];
	if (staying.includes(found.place)) return;
	if (call.sent === undefined) orderLeaving(turn, call.id);
	else sentBack(turn, call, found);
}

/** A talk that is none any more: the agent's leg went unseen, so the caller is let go kindly. */
function goOnTalking(turn: Turn, call: Talk, found: FoundCustomer, lastSeenAt: Instant): void {
	if (talkFound(turn, call, found)) return;
	const end = {outcome: 'answered', endedBy: 'agent', cause: 0, lastSeenAt} as const;
	const customer = customerChannel(call);
	if (found.place === 'talking' && found.agentChannelId === undefined && customer !== undefined) {
		// The order that joins them was lost, and somebody took the caller in the switch's own queue.
		endCall(turn, call, end);
		admitUnknown(turn, customer, found);
		return;
	}
	// `ringing` is the dialplan's word until it has moved on; its next word tells.
	if (found.place === 'talking' || found.place === 'ringing') return;
	const leg = found.groupLegs?.find(({channelId}) => channelId === agentChannel(call)?.channelId);
	if (found.place === 'waiting' && leg !== undefined) {
		// Both are there: the order that joins them was lost.
		const {queueId} = call.entry;
		const own = {switchId: switchOf(call), channelId: leg.channelId};
		orderConnection(turn, {id: leg.offerId, callId: call.id, queueId}, own);
		return;
	}
	endCall(turn, call, end);
	if (customer !== undefined && !isLeaving(found)) orderHangUp(turn, customer);
}

/** Hears their last words, or says them. */
function isLeaving({place}: FoundCustomer): boolean {
	return place === 'message' || place === 'mailbox';
}

/** An agent sent it on, and it is not there. */
function sentBack(turn: Turn, call: Call & {state: 'leaving'}, found: FoundCustomer): void {
	sentOutEnded(turn, call, true);
	backInQueue(turn, call.id, found);
}

function compare(turn: Turn, channel: Channel, call: Unserved, found: FoundCustomer): void {
	switch (found.place) {
		case 'entering':
			if (call.state === 'entering') admit(turn, call.id);
			else if (call.state === 'ringing') failOffers(turn, call);
			break;
		case 'waiting':
			backInLoop(turn, call, found);
			break;
		case 'ringing':
			ringingAtSwitch(turn, call, found);
			break;
		case 'talking':
			talkingAtSwitch(turn, call, found);
			break;
		case 'held':
		case 'consulting':
		case 'conference':
			// Held for somebody who is out of the call by now: back to the queue.
			endStray(turn, call, found.consult);
			if (call.state === 'ringing') failOffers(turn, call);
			admit(turn, call.id);
			break;
		case 'message':
		case 'sent-out':
			// On their way out by the switch's own choice; who is ready may still catch them.
			if (call.state === 'ringing') failOffers(turn, call);
			break;
		case 'fallback':
			if (call.state === 'ringing') failOffers(turn, call);
			if (call.state !== 'fallback') turn.emit({type: 'call-fell-back', callId: call.id});
			admit(turn, call.id);
			break;
		case 'mailbox':
			if (call.state === 'ringing') failOffers(turn, call);
			callerInMailbox(turn, channel);
			break;
		default:
			found.place satisfies never;
	}
}

/** In the waiting loop at the switch, whatever the floor thought. */
function backInLoop(turn: Turn, call: Unserved, found: FoundCustomer): void {
	switch (call.state) {
		case 'entering':
			queueCall(turn, call.id);
			break;
		case 'ringing':
			if (call.way === 'group') compareGroup(turn, call, found);
			else failOffers(turn, call);
			break;
		case 'fallback':
			if (call.entry === undefined) queueCall(turn, call.id);
			else turn.emit({type: 'call-taken-back', callId: call.id});
			break;
		case 'waiting':
		case 'parked':
			if (call.entry.comesBackBy !== undefined)
				turn.emit({type: 'call-came-back', callId: call.id});
			break;
		default:
			call satisfies never;
	}
}

/** The phones of a group: whichever answered first has the call, those that ring go on. */
function compareGroup(turn: Turn, call: Call & {state: 'ringing'}, found: FoundCustomer): void {
	const {groupLegs = []} = found;
	const switchId = switchOf(call);
	const answered = groupLegs.find((leg) => leg.answered && call.offerIds.includes(leg.offerId));
	if (answered !== undefined) {
		offerAnswered(turn, answered.offerId, {switchId, channelId: answered.channelId});
		return;
	}
	for (const offerId of call.offerIds) {
		const leg = groupLegs.find((own) => own.offerId === offerId);
		if (leg !== undefined) offerRinging(turn, offerId, {switchId, channelId: leg.channelId});
		else takeBackOffer(turn, offerId, {state: 'failed', reason: 'lost-in-gap'});
	}
}

/**
 * A phone that answered a caller whom the floor had let go of: the two talk on, as nobody would part them.
 * Whoever has the phone is outside meanwhile, and the first of the two to hang up ends the call.
 */
function keepPhoneApart(turn: Turn, customer: Channel, found: FoundCustomer): void {
	const {place, agentChannelId: channelId, agentPhoneId: phoneId} = found;
	const call = callOf(turn.floor, customer);
	if (place !== 'talking' || channelId === undefined || phoneId === undefined) return;
	if (call === undefined || call.state === 'talking') return;
	if (callOf(turn.floor, {...customer, channelId}) === undefined) {
		turn.emit({type: 'phone-found-talking', callId: call.id, phoneId, channelId});
	}
	outsideStarted(turn, phoneId, channelId);
}

/** Legs that ring or wait for this caller by offers that are no more. */
function endStrayLegs(turn: Turn, switchId: SwitchId, found: FoundCustomer): void {
	for (const {offerId, channelId} of found.groupLegs ?? []) {
		const channel = {switchId, channelId};
		const isKnown = turn.floor.offers.has(offerId) || callOf(turn.floor, channel) !== undefined;
		if (!isKnown) orderHangUp(turn, channel, {offerId});
	}
}

function ringingAtSwitch(turn: Turn, call: Unserved, found: FoundCustomer): void {
	if (call.state === 'ringing' && isLive(call, found)) {
		const leg = agentLeg(call, found);
		if (leg !== undefined && found.offerId !== undefined) offerRinging(turn, found.offerId, leg);
		return;
	}
	// Another offer's ring is on its last breath: ours never started.
	if (call.state === 'ringing') failOffers(turn, call);
	admit(turn, call.id);
}

/** By the offer that the floor knows as live, or by one that it gave up a moment too soon. */
function talkingAtSwitch(turn: Turn, call: Unserved, found: FoundCustomer): void {
	const leg = agentLeg(call, found);
	if (
		call.state === 'ringing' &&
		isLive(call, found) &&
		found.offerId !== undefined &&
		leg !== undefined
	) {
		offerAnswered(turn, found.offerId, leg);
		return;
	}
	if (call.state === 'ringing') failOffers(turn, call);
	const holder = found.agentPhoneId && turn.floor.phones.get(found.agentPhoneId)?.holder;
	const agent = holder === undefined ? undefined : turn.floor.agents.get(holder as AgentId);
	const now = turn.floor.calls.get(call.id);
	const entry = now && entryOf(now);
	const isFree =
		agent?.state === 'signed-in' && agent.activity.state === 'idle' && isTheirs(turn, agent, leg);
	if (now?.state === 'waiting' && isFree && leg !== undefined && entry !== undefined) {
		turn.emit({
			type: 'call-connected',
			callId: call.id,
			agentId: agent.id,
			phoneId: agent.phoneId,
			queueId: entry.queueId,
			channelId: leg.channelId,
			waitMs: waitedMs(entry, turn.at),
		});
		return;
	}
	const channel = customerChannel(call);
	if (channel !== undefined) fallbackAnswered(turn, channel);
}

/** Who is nailed up talks by their headset, or by what it is lent to: another leg on their phone is none of the floor's. */
function isTheirs({floor}: Turn, {headset, phoneId}: SignedIn, leg: Channel | undefined): boolean {
	if (headset === undefined || leg === undefined) return headset === undefined;
	if (headset.state !== 'connected') return false;
	return headset.channelId === leg.channelId || isAcross(floor, phoneId, leg);
}

function agentLeg(call: Call, found: FoundCustomer): Channel | undefined {
	const switchId = customerChannel(call)?.switchId;
	if (switchId === undefined || found.agentChannelId === undefined) return undefined;
	return {switchId, channelId: found.agentChannelId};
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

/** Back into the waiting loop of its queue, or of its number's. */
function admit(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call === undefined) return;
	const queueId = entryOf(call)?.queueId ?? findNumber(turn.floor, call.numberId)?.queueId;
	if (queueId !== undefined) orderAdmission(turn, callId, queueId);
	else isTurnedAway(turn, callId);
}
