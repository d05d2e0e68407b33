/** Effects that more than one decider orders, each with the id that makes it happen once. */

import {customerChannel} from '../call/call.ts';
import type {Farewell} from '../effects.ts';
import {type CallId, type Channel, channelKey, type QueueId} from '../ids.ts';
import type {Offer} from '../offer/offer.ts';
import type {Turn} from '../turn.ts';

/** The number's ways with a caller; an undeclared number speaks English and answers. */
export function numberWays(
	turn: Turn,
	callId: CallId,
): {language: 'en' | 'fr'; answerOnEntry: boolean} {
	const numberId = turn.floor.calls.get(callId)?.numberId;
	const number = numberId === undefined ? undefined : turn.floor.index.numbers.get(numberId);
	return {language: number?.language ?? 'en', answerOnEntry: number?.answerOnEntry ?? true};
}

/** Stops an offer's ring, whether or not the offer is still live. */
export function orderWithdrawal(turn: Turn, {id: offerId, callId, way}: Offer): void {
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (channel === undefined) return;
	turn.order({
		id: `withdraw-ring:${offerId}`,
		type: 'withdraw-ring',
		way,
		offerId,
		callId,
		channel,
		...numberWays(turn, callId),
	});
}

/** Joins a waiting caller and the leg that answered first of a group. */
export function orderConnection(
	turn: Turn,
	offer: Pick<Offer, 'id' | 'callId' | 'queueId'>,
	agentChannel: Channel,
): void {
	const call = turn.floor.calls.get(offer.callId);
	const channel = call && customerChannel(call);
	if (channel === undefined) return;
	turn.order({
		// After a gap it may have to be given again; the switch joins nobody twice.
		id: `connect:${offer.id}:${turn.at}`,
		type: 'connect',
		offerId: offer.id,
		callId: offer.callId,
		channel,
		agentChannel,
		queueId: offer.queueId,
		...numberWays(turn, offer.callId),
	});
}

/** Sends a caller into the waiting loop of a queue. `occasion` tells one admission from the next. */
export function orderAdmission(turn: Turn, callId: CallId, queueId: QueueId): void {
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (call === undefined || channel === undefined) return;
	turn.order({
		id: `admit:${callId}:${turn.floor.seq}`,
		type: 'admit',
		callId,
		channel,
		queueId,
		numberId: call.numberId,
		...numberWays(turn, callId),
	});
}

/** Plays a last message, after which the switch hangs up. Ordered again, it has an id of its own. */
export function orderFarewell(turn: Turn, callId: CallId, farewell: Farewell): void {
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (call === undefined || channel === undefined) return;
	turn.order({
		id: `farewell:${callId}:${turn.floor.seq}`,
		type: 'say-farewell',
		callId,
		channel,
		numberId: call.numberId,
		farewell,
		language: numberWays(turn, callId).language,
	});
}

/** Ends a channel. */
export function orderHangUp(turn: Turn, channel: Channel): void {
	turn.order({id: `hang-up:${channelKey(channel)}:${turn.at}`, type: 'hang-up', channel});
}
