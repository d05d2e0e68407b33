/** What the switch says of call control: what is so now, whether or not it was ordered. */

import {type Channel, channelKey} from '../ids.ts';
import type {FallibleOrder, Signal} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {
	allJoined,
	consultAnswered,
	consultEnded,
	consultJoined,
	consultRinging,
	dropConsult,
} from './consult.ts';
import {orderRequeue} from './control-orders.ts';
import {callOf} from './find.ts';
import {handedOver} from './hand-over.ts';
import {noteHeld, noteResumed} from './hold.ts';
import {orderHangUp} from './orders.ts';
import {dropUnheld} from './queue-consults.ts';
import {takenOver, takerOf} from './take-over.ts';
import {isSame, partsOf, type Talk, talkOf} from './talk.ts';
import {agentLost, sentOutEnded, transferDone} from './transfer.ts';

/** A report about an order of call control, or about a third party. */
export type ControlSignal = Extract<
	Signal,
	{
		type:
			| 'customer-held'
			| 'legs-joined'
			| 'all-joined'
			| 'consult-ringing'
			| 'consult-answered'
			| 'consult-ended'
			| 'sent-out'
			| 'sent-out-answered'
			| 'sent-out-ended'
			| 'order-failed';
	}
>;

export function controlSignal(turn: Turn, signal: ControlSignal): void {
	switch (signal.type) {
		case 'customer-held': {
			// Of a call that is over or gone on meanwhile, nothing needs to be known.
			const call = talkOf(turn, signal.channel);
			if (call !== undefined) noteHeld(turn, call);
			break;
		}
		case 'legs-joined':
			legsJoined(turn, signal.channel, signal.agentChannel);
			break;
		case 'all-joined': {
			const call = talkOf(turn, signal.channel);
			if (call !== undefined) allJoined(turn, call);
			break;
		}
		case 'consult-ringing':
			consultRinging(turn, signal.consultId, signal.channel);
			break;
		case 'consult-answered':
			consultAnswered(turn, signal.consultId, signal.channel);
			break;
		case 'consult-ended':
			consultEnded(turn, signal.consultId, signal.reason);
			break;
		case 'sent-out': {
			const call = talkOf(turn, signal.channel);
			// Told again, or after its end: it is not with the agent any more.
			if (call !== undefined) transferDone(turn, call, false);
			break;
		}
		case 'sent-out-answered': {
			sentOutFirst(turn, signal.channel);
			const call = callOf(turn.floor, signal.channel);
			if (call?.state === 'leaving' && call.sent?.answered === false)
				turn.emit({type: 'call-sent-out-answered', callId: call.id});
			break;
		}
		case 'sent-out-ended':
			sentOutFirst(turn, signal.channel);
			sentOutEnded(turn, callOf(turn.floor, signal.channel));
			break;
		case 'order-failed':
			orderFailed(turn, signal);
			break;
		default:
			signal satisfies never;
	}
}

/** What comes after it says that it was sent out, should that not have been heard. */
function sentOutFirst(turn: Turn, channel: Channel): void {
	const call = talkOf(turn, channel);
	if (call?.pending?.order === 'transfer') transferDone(turn, call, false);
}

function legsJoined(turn: Turn, channel: Channel, agentChannel: Channel): void {
	const call = talkOf(turn, channel);
	const parts = call && partsOf(call);
	if (call === undefined || parts === undefined) return;
	const taker = takerOf(turn, call, agentChannel);
	if (isSame(agentChannel, parts.agentChannel)) {
		if (call.consult === undefined) noteResumed(turn, call);
		else consultJoined(turn, call, channel);
	} else if (isSame(agentChannel, parts.consultChannel) && isSame(channel, parts.channel)) {
		handedOver(turn, call);
	} else if (taker !== undefined && isSame(channel, parts.channel)) {
		takenOver(turn, call, taker);
	} else if (call.pending?.order === 'take-over' && isSame(channel, parts.channel)) {
		// Who took it over is none any more: the customer is nobody's.
		noteHeld(turn, call);
		const held = turn.floor.calls.get(call.id);
		if (held?.state === 'talking') agentLost(turn, held);
		orderRequeue(turn, {...parts, agentChannel});
		orderHangUp(turn, parts.agentChannel, {customer: parts.channel});
	} else {
		turn.anomaly('joined-otherwise', channelKey(channel));
	}
}

/** Nothing came of it: what was true still is, and the agent is told. */
function orderFailed(
	turn: Turn,
	{effect, callId, reason}: Extract<ControlSignal, {type: 'order-failed'}>,
): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'talking') return;
	const order = pendingOf(call, effect);
	const {agentId, muted} = call;
	if (effect === 'consult') {
		if (call.consult !== undefined && call.consult.state !== 'answered')
			dropConsult(turn, call, 'congestion');
		return;
	}
	if (effect === 'mute') {
		turn.emit({type: 'call-muted', callId, agentId, muted: muted !== true, by: 'floor'});
	} else if (effect !== 'send-digits' && call.pending?.order !== order) {
		// Given up on already.
		return;
	}
	// The notice of the order is told, not that of the request.
	if (effect === 'hold') dropUnheld(turn, call);
	turn.emit({type: 'control-failed', callId, agentId, order, reason});
}

/** What the agent had asked for. */
function pendingOf({pending}: Talk, effect: FallibleOrder) {
	if (effect === 'requeue' && pending?.order === 'park') return 'park';
	return effect === 'requeue' || effect === 'send-out' ? 'transfer' : effect;
}

/** The switch never said what came of an order. */
export function orderOver(turn: Turn, call: Talk): void {
	const {id: callId, agentId, pending} = call;
	if (pending === undefined) return;
	if (pending.order === 'hold') dropUnheld(turn, call);
	turn.emit({type: 'control-failed', callId, agentId, order: pending.order, reason: 'no-word'});
}
