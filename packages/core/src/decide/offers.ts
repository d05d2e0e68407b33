/** The life of an offer, and the agent's own wishes about it. Only the switch accepts an offer. */

import {ringingOffer} from '../agent/agent.ts';
import {customerChannel, entryOf} from '../call/call.ts';
import type {Refusal} from '../errors.ts';
import {type OfferEnd, offerEndOf} from '../events.ts';
import type {AgentId, Channel, OfferId} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {Offer} from '../offer/offer.ts';
import {internalCallTo} from '../outbound/internal.ts';
import {waitedMs} from '../queue/entry.ts';
import {ringingLeg} from '../ties/reach.ts';
import type {Turn} from '../turn.ts';
import {settlePending} from './agents.ts';
import {findSignedIn} from './find.ts';
import {noteHeldBefore} from './headset-holds.ts';
import {answerInternal, leaveInternal} from './internal.ts';
import {awayAfterMiss, missOf} from './misses.ts';
import {orderConnection, orderHangUp, orderWithdrawal} from './orders.ts';
import {answerAsThird, leaveAsThird, thirdPartyTalk} from './third-party.ts';
import {comeBackFrom} from './transfer.ts';

export function offerRinging(turn: Turn, offerId: OfferId, channel: Channel): void {
	const offer = turn.floor.offers.get(offerId);
	if (offer === undefined) {
		turn.anomaly('ringing-after-end', offerId);
	} else if (offer.state === 'made' && !isByHeadset(turn, offer)) {
		turn.emit({type: 'offer-ringing', offerId, channelId: channel.channelId});
		answerBySelf(turn, offer, channel);
	}
}

/** Nothing rings there: called across a tie, it answers at once. */
function isByHeadset({floor}: Turn, {agentId}: Offer): boolean {
	const agent = floor.agents.get(agentId);
	return agent?.state === 'signed-in' && agent.headset !== undefined;
}

/** A phone that does not heed the request in its ring is told again, once, the way the key does it. */
export function answerBySelf(turn: Turn, offer: Offer, channel: Channel): void {
	const {agents, phones} = turn.floor.index;
	if (agents.get(offer.agentId)?.autoAnswer !== true) return;
	if (phones.get(offer.phoneId)?.remoteAnswer !== true) return;
	const {id: offerId, phoneId} = offer;
	const leg = ringingLeg(turn.floor, phoneId, channel);
	// Across a tie the phone's own switch asks it, once it has said that it rings it.
	if (leg.switchId !== phones.get(phoneId)?.switchId) return;
	turn.order({id: `answer-phone:${offerId}:auto`, type: 'answer-phone', offerId, channel: leg});
}

/** The agent's leg answered: the offer is accepted and the call connected. */
export function offerAnswered(turn: Turn, offerId: OfferId, channel: Channel): void {
	const offer = turn.floor.offers.get(offerId);
	const call = offer && turn.floor.calls.get(offer.callId);
	const entry = call && entryOf(call);
	if (offer === undefined || call?.state !== 'ringing' || entry === undefined) {
		// Answered in the very moment it was withdrawn: the leg must not stay up alone.
		turn.anomaly('answered-after-end', offerId);
		if (turn.floor.index.callByChannel.get(channel) === undefined)
			orderHangUp(turn, channel, {offerId});
		return;
	}
	turn.emit({type: 'offer-accepted', offerId, channelId: channel.channelId});
	for (const otherId of call.offerIds) {
		if (otherId === offerId) continue;
		takeBackOffer(turn, otherId, {state: 'withdrawn', reason: 'other-answered'});
	}
	turn.emit({
		type: 'call-connected',
		callId: call.id,
		agentId: offer.agentId,
		phoneId: offer.phoneId,
		queueId: entry.queueId,
		channelId: channel.channelId,
		waitMs: waitedMs(entry, turn.at),
	});
	noteHeldBefore(turn, offer.agentId, channel);
	if (offer.way === 'group') orderConnection(turn, offer, channel);
}

export function offerEnded(turn: Turn, offerId: OfferId, reason: RingFailure): void {
	const offer = turn.floor.offers.get(offerId);
	// Ended by us a moment before the switch said so: expected, and told already.
	if (offer !== undefined) endOffer(turn, offer, offerEndOf[reason]);
}

export function answer(turn: Turn, agentId: AgentId): Refusal | undefined {
	const third = thirdPartyTalk(turn, agentId);
	if (third !== undefined) return answerAsThird(turn, third);
	const internal = internalCallTo(turn.floor, agentId);
	if (internal !== undefined) return answerInternal(turn, internal);
	const found = findRinging(turn, agentId);
	if ('refusal' in found) return found.refusal;
	const {offer, customer} = found;
	const phone = turn.floor.index.phones.get(offer.phoneId);
	if (phone === undefined || !phone.remoteAnswer) return {code: 'phone-cannot-answer'};
	if (offer.state !== 'ringing') return {code: 'nothing-ringing'};
	const isUp = [phone.switchId, customer.switchId].every(
		(one) => turn.floor.switches.get(one)?.state === 'up',
	);
	if (!isUp) return {code: 'switch-down'};
	turn.order({
		id: `answer-phone:${offer.id}:${turn.at}`,
		type: 'answer-phone',
		offerId: offer.id,
		channel: ringingLeg(turn.floor, offer.phoneId, {
			switchId: customer.switchId,
			channelId: offer.channelId,
		}),
	});
	return undefined;
}

export function decline(turn: Turn, agentId: AgentId): Refusal | undefined {
	const third = thirdPartyTalk(turn, agentId);
	if (third?.consult !== undefined && third.consult.state !== 'answered')
		return leaveAsThird(turn, third);
	const internal = internalCallTo(turn.floor, agentId);
	if (internal?.state === 'dialling') return leaveInternal(turn, internal);
	const found = findRinging(turn, agentId);
	if ('refusal' in found) return found.refusal;
	endOffer(turn, found.offer, {state: 'declined', reason: 'by-key'});
	orderWithdrawal(turn, found.offer);
	return undefined;
}

/**
 * Ends a live offer: the call keeps its place. After as many rings missed in a row as the queue allows,
 * the agent is not-ready for its reason; after any other miss they stay available and rest for as long
 * as the queue says, so that no phone is rung in a circle. A call that was sent to them goes back at once.
 */
export function endOffer(turn: Turn, offer: Offer, end: OfferEnd): void {
	const {reasonId, ...rest} = missOf(turn, offer.agentId, offer.queueId, end);
	turn.emit({type: 'offer-ended', offerId: offer.id, ...rest, ...end});
	awayAfterMiss(turn, offer.agentId, reasonId);
	settlePending(turn, offer.agentId);
	const call = turn.floor.calls.get(offer.callId);
	if (call?.state === 'waiting' && call.entry.stick?.agentId === offer.agentId) {
		comeBackFrom(turn, call);
	}
}

/** Takes an offer back for a reason that is not the agent's: nothing is held against them. */
export function takeBackOffer(
	turn: Turn,
	offerId: OfferId,
	end: Extract<OfferEnd, {state: 'withdrawn' | 'failed'}>,
): void {
	const offer = turn.floor.offers.get(offerId);
	if (offer === undefined) return;
	turn.emit({type: 'offer-ended', offerId, ...end});
	// The caller's own way does not end a leg of a group.
	if (offer.way === 'group') orderWithdrawal(turn, offer);
	settlePending(turn, offer.agentId);
}

/** Ends an offer that rang past its limit without a word from the switch. */
export function ringLimitReached(turn: Turn, offer: Offer): void {
	// Nothing rang that anybody could have missed.
	const end = isByHeadset(turn, offer)
		? ({state: 'failed', reason: 'not-started'} as const)
		: ({state: 'rang-out', reason: 'ring-limit'} as const);
	endOffer(turn, offer, end);
	orderWithdrawal(turn, offer);
}

function findRinging(
	turn: Turn,
	agentId: AgentId,
): {offer: Offer; customer: Channel} | {refusal: Refusal} {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return {refusal};
	const offer = ringingOffer(turn.floor, agent);
	const call = offer && turn.floor.calls.get(offer.callId);
	const customer = call && customerChannel(call);
	if (offer === undefined || customer === undefined) return {refusal: {code: 'nothing-ringing'}};
	return {offer, customer};
}
