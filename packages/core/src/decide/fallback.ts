/** Callers whom the switch's own fallback took while the daemon was away or late. */

import {type Call, entryOf} from '../call/call.ts';
import {type Channel, channelKey} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {callOf, findNumber} from './find.ts';
import {takeBackOffer} from './offers.ts';
import {orderAdmission} from './orders.ts';

/** The caller fell back although we are here: told, and taken back to the old place. */
export function callerInFallback(turn: Turn, channel: Channel): void {
	const call = callOf(turn.floor, channel);
	if (call === undefined) {
		turn.anomaly('fallback-unknown', channelKey(channel));
		return;
	}
	if (call.state === 'talking' || call.state === 'leaving') {
		turn.anomaly('fallback-while-served', call.id);
		return;
	}
	if (call.state === 'fallback') return;
	fallBack(turn, call);
	const queueId = entryOf(call)?.queueId ?? findNumber(turn.floor, call.numberId)?.queueId;
	if (queueId !== undefined) orderAdmission(turn, call.id, queueId);
}

/** Whatever rings for the caller is taken back. */
export function fallBack(turn: Turn, call: Call): void {
	if (call.state === 'ringing') {
		for (const offerId of call.offerIds) {
			takeBackOffer(turn, offerId, {state: 'withdrawn', reason: 'fell-back'});
		}
	}
	turn.emit({type: 'call-fell-back', callId: call.id});
}

/** A desk phone answered it through the native fallback queue. */
export function fallbackAnswered(turn: Turn, channel: Channel): void {
	const call = callOf(turn.floor, channel);
	if (call === undefined) {
		turn.anomaly('fallback-unknown', channelKey(channel));
		return;
	}
	if (call.state === 'talking' || call.state === 'leaving') {
		turn.anomaly('fallback-while-served', call.id);
		return;
	}
	if (call.state !== 'fallback') fallBack(turn, call);
	const now = turn.floor.calls.get(call.id);
	if (now?.state === 'fallback' && !now.answered) {
		turn.emit({type: 'call-fallback-answered', callId: call.id});
	}
}
