/** Effects that more than one decider orders, each with the id that makes it happen once. */

import {customerChannel, type LeavingReason} from '../call/call.ts';
import type {Farewell} from '../effects.ts';
import type {Language} from '../floor-config.ts';
import {
	type CallId,
	type Channel,
	type ConsultId,
	channelKey,
	type NumberId,
	type OfferId,
	type QueueId,
} from '../ids.ts';
import type {Offer} from '../offer/offer.ts';
import {noticeOf} from '../recording/rule.ts';
import type {Turn} from '../turn.ts';

/** The number's ways with a caller; an undeclared number speaks English and answers. */
export function numberWays(
	{floor}: Turn,
	numberId: NumberId,
): {language: Language; answerOnEntry: boolean} {
	const {language = 'en', answerOnEntry = true} = floor.index.numbers.get(numberId) ?? {};
	return {language, answerOnEntry};
}

/** Stops an offer's ring, whether or not the offer is still live. */
export function orderWithdrawal(turn: Turn, {id: offerId, callId, way}: Offer): void {
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (call === undefined || channel === undefined) return;
	turn.order({
		id: `withdraw-ring:${offerId}`,
		type: 'withdraw-ring',
		way,
		offerId,
		callId,
		channel,
		...numberWays(turn, call.numberId),
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
	if (call === undefined || channel === undefined) return;
	turn.order({
		// After a gap it may have to be given again; the switch joins nobody twice.
		id: `connect:${offer.id}:${turn.at}`,
		type: 'connect',
		offerId: offer.id,
		callId: offer.callId,
		channel,
		agentChannel,
		queueId: offer.queueId,
		...numberWays(turn, call.numberId),
	});
}

/** Sends a caller into the waiting loop of a queue. Each order has an id of its own: a caller may be sent there again. */
export function orderAdmission(turn: Turn, callId: CallId, queueId: QueueId): void {
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (call === undefined || channel === undefined) return;
	turn.order({
		id: `admit:${callId}:${turn.occasion}`,
		type: 'admit',
		callId,
		channel,
		queueId,
		numberId: call.numberId,
		...numberWays(turn, call.numberId),
		...noticeOf(turn.floor, callId, queueId),
	});
}

/**
 * Plays a leaving caller's last message, after which the switch hangs up, or sends them on to a number
 * outside. Ordered again, it has an id of its own.
 */
export function orderLeaving(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (call?.state !== 'leaving' || channel === undefined) return;
	const {numberId, reason, sound, number} = call;
	const {language} = numberWays(turn, numberId);
	if (number !== undefined) {
		const id = `send-out:${callId}:${turn.occasion}`;
		turn.order({id, type: 'send-out', callId, channel, number, numberId, language});
		return;
	}
	turn.order({
		id: `farewell:${callId}:${turn.occasion}`,
		type: 'say-farewell',
		callId,
		channel,
		numberId,
		farewell: farewellOf[reason],
		...(sound === undefined ? {} : {message: sound}),
		language,
	});
}

/** The standing message that says it best. */
const farewellOf: Readonly<Record<LeavingReason, Farewell>> = {
	closed: 'closed',
	'unknown-number': 'unknown-number',
	full: 'max-wait',
	nobody: 'nobody',
	'wait-ratio': 'max-wait',
	'expected-wait': 'max-wait',
	'max-wait': 'max-wait',
	closing: 'closed',
	transfer: 'nobody',
	overflow: 'max-wait',
};

/** Lets a waiting caller hear something, and wait on; nothing when there is nothing to say. */
export function orderAnnouncement(
	turn: Turn,
	callId: CallId,
	words: {readonly sound?: string; readonly position?: number; readonly waitMinutes?: number},
): void {
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (call?.state !== 'waiting' || channel === undefined) return;
	const {sound, ...numbers} = words;
	if (sound === undefined && Object.keys(numbers).length === 0) return;
	turn.order({
		id: `announce:${callId}:${turn.occasion}`,
		type: 'announce',
		callId,
		channel,
		queueId: call.entry.queueId,
		language: numberWays(turn, call.numberId).language,
		message: sound ?? '',
		...numbers,
	});
}

/** Ends a channel. */
export function orderHangUp(
	turn: Turn,
	channel: Channel,
	/** Of a headset, whose leg is another's in a moment. */
	about: {readonly customer?: Channel; readonly offerId?: OfferId | CallId | ConsultId} = {},
): void {
	turn.order({
		id: `hang-up:${channelKey(channel)}:${turn.at}`,
		...{type: 'hang-up', channel},
		...about,
	});
}
