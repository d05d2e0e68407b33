/**
 * A talk as a resync found it: who hears whom, who is called besides, where the customer went. Orders
 * that were on their way were lost with the connection; what they came to is seen in the truth.
 */

import type {Call} from '../call/call.ts';
import type {CallId, ChannelId} from '../ids.ts';
import type {FoundConsult, FoundCustomer} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {consultAnswered, consultRinging, dropConsult, passOn, sendAway} from './consult.ts';
import {followAgent, orderRequeue} from './control-orders.ts';
import {switchOf} from './find.ts';
import {handedOver} from './hand-over.ts';
import {noteHeld, noteResumed} from './hold.ts';
import {orderAdmission, orderHangUp} from './orders.ts';
import {parked} from './park.ts';
import {takenOver, takerOf} from './take-over.ts';
import {partsOf, type Talk, type TalkParts} from './talk.ts';
import {agentLost, sentOutEnded, transferDone} from './transfer.ts';

/**
 * Makes the talk what the switch says it is. False where it is none any more, and nothing of call
 * control explains it: whoever asked ends it.
 */
export function talkFound(turn: Turn, call: Talk, found: FoundCustomer): boolean {
	const parts = partsOf(call);
	if (parts === undefined) return false;
	const isThere = found.agentChannelId === parts.agentChannel.channelId;
	// A colleague goes nowhere else, and waits for nobody.
	if (call.direction === 'internal' && !isThere) return false;
	switch (found.place) {
		case 'talking':
			if (isThird(parts, found.agentChannelId)) handedOver(turn, call);
			else if (isTakenOver(turn, call, found.agentChannelId)) return true;
			else if (isThere) alone(turn, call, found.consult, noteResumed);
			else return false;
			return true;
		case 'held':
			if (isThere) alone(turn, call, found.consult, noteHeld);
			else lost(turn, call, parts);
			return true;
		case 'consulting':
		case 'conference':
			if (isThere) withThird(turn, call, found);
			// Left together by the agent, they talk.
			else if (
				found.place === 'conference' &&
				found.consult?.answered === true &&
				isKnown(call, found)
			)
				handedOver(turn, call);
			else lost(turn, call, parts);
			return true;
		case 'waiting':
		case 'sent-out':
		case 'fallback':
			return isSentOn(turn, call, found);
		default:
			return false;
	}
}

function isThird({consultChannel}: TalkParts, channelId: ChannelId | undefined): boolean {
	return consultChannel !== undefined && consultChannel.channelId === channelId;
}

/** By who listened: the order was carried out, and nobody heard of it. */
function isTakenOver(turn: Turn, call: Talk, channelId: ChannelId | undefined): boolean {
	if (channelId === undefined) return false;
	const taker = takerOf(turn, call, {switchId: switchOf(call), channelId});
	if (taker !== undefined) takenOver(turn, call, taker);
	return taker !== undefined;
}

function isKnown({consult}: Talk, found: FoundCustomer): boolean {
	return consult !== undefined && consult.id === found.consult?.consultId;
}

/** No third party, or one who is on their way out. */
function alone(
	turn: Turn,
	before: Talk,
	left: FoundConsult | undefined,
	note: (turn: Turn, call: Talk) => void,
): void {
	endStray(turn, before, left);
	forgetOrder(turn, before);
	const call = talkNow(turn, before);
	// Called a moment ago: the order was lost with the connection.
	if (call?.consult !== undefined && !asksOn(turn, call, note === noteHeld))
		dropConsult(turn, call, 'lost-in-gap');
	const now = talkNow(turn, before);
	if (now !== undefined) note(turn, now);
}

function withThird(turn: Turn, before: Talk, found: FoundCustomer): void {
	const {consult: seen, place} = found;
	if (seen === undefined || !isKnown(before, found)) {
		const isWithAgent =
			place === 'conference' || (seen?.answered === true && seen.hears === 'customer');
		alone(turn, before, seen, isWithAgent ? noteResumed : noteHeld);
		return;
	}
	forgetOrder(turn, before);
	const call = talkNow(turn, before);
	if (call === undefined) return;
	noteHeld(turn, call);
	const {consultId, channelId} = seen;
	if (channelId !== undefined) {
		const channel = {switchId: switchOf(before), channelId};
		if (seen.answered) consultAnswered(turn, consultId, channel);
		else consultRinging(turn, consultId, channel);
	}
	const now = talkNow(turn, before);
	if (now?.consult?.state !== 'answered') return;
	const {id: callId, line, consult} = now;
	if (place === 'conference') {
		if (line === 'conference') return;
		turn.emit({type: 'call-conferenced', consultId, callId});
	} else {
		if (line === 'consulting' && consult.hears === seen.hears) return;
		turn.emit({type: 'consult-swapped', consultId, callId, hears: seen.hears});
	}
	followAgent(turn, now);
}

/** The agent's leg went unseen while the customer was held. */
function lost(turn: Turn, before: Talk, parts: TalkParts): void {
	if (before.consult !== undefined) sendAway(turn, before, 'call-ended');
	const alone = talkNow(turn, before);
	if (alone !== undefined) noteHeld(turn, alone);
	const call = talkNow(turn, before);
	if (call === undefined) return;
	agentLost(turn, call);
	orderRequeue(turn, parts);
}

/** Out of the agent's hands: by a transfer whose end nobody heard, or as their leg went. */
function isSentOn(turn: Turn, call: Talk, found: FoundCustomer): boolean {
	const isTransfer = call.pending?.order === 'transfer';
	if (call.pending?.order === 'park') {
		parked(turn, call, found.place === 'waiting');
		if (found.place === 'fallback') turn.emit({type: 'call-fell-back', callId: call.id});
		if (found.place !== 'waiting') orderAdmission(turn, call.id, call.entry.queueId);
		return true;
	}
	if (!isTransfer && call.line === 'joined') return false;
	endStray(turn, call, found.consult);
	if (!isTransfer) {
		if (call.consult !== undefined) dropConsult(turn, call, 'lost-in-gap');
		// They may have heard the agent when it was last seen, amid a consultation.
		const alone = talkNow(turn, call);
		if (alone !== undefined) noteHeld(turn, alone);
		const now = talkNow(turn, call);
		if (now !== undefined) agentLost(turn, now, found.place === 'waiting');
	} else {
		transferDone(turn, call, found.place === 'waiting');
		if (found.place !== 'sent-out') sentOutEnded(turn, turn.floor.calls.get(call.id));
	}
	backInQueue(turn, call.id, found);
	return true;
}

/** In the loop already, or to be sent there. */
export function backInQueue(turn: Turn, callId: CallId, found: FoundCustomer): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'waiting') return;
	if (found.place === 'waiting') {
		if (call.entry.comesBackBy !== undefined) turn.emit({type: 'call-came-back', callId});
		return;
	}
	if (found.place === 'fallback') turn.emit({type: 'call-fell-back', callId});
	orderAdmission(turn, callId, call.entry.queueId);
}

/** A queue that is asked is so while the customer is held, whoever of it was rung. */
function asksOn(turn: Turn, call: Talk, isHeld: boolean): boolean {
	if (!isHeld) return false;
	return call.consult?.state === 'waiting' || passOn(turn, call, 'lost-in-gap');
}

/** Ends the leg of a third party whom the floor does not know. */
export function endStray(
	turn: Turn,
	call: Pick<Call, 'legs'>,
	seen: FoundConsult | undefined,
): void {
	const customer = call.legs.find(({role}) => role === 'customer');
	if (seen?.channelId === undefined || customer === undefined) return;
	const channel = {switchId: customer.channel.switchId, channelId: seen.channelId};
	orderHangUp(turn, channel, {offerId: seen.consultId});
}

/** An order that was on its way is lost; that of a hang-up, too, should the leg still be there. */
function forgetOrder(turn: Turn, {id: callId, agentId, pending}: Talk): void {
	if (pending === undefined) return;
	const {order} = pending;
	turn.emit({type: 'control-failed', callId, agentId, order, reason: 'lost-in-gap'});
}

function talkNow(turn: Turn, {id: callId}: Talk): Talk | undefined {
	const call = turn.floor.calls.get(callId);
	return call?.state === 'talking' ? call : undefined;
}
