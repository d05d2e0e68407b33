/** How calls end: the customer leaves, or the agent's leg goes. */

import {type Call, customerChannel, entryOf} from '../call/call.ts';
import type {EndedBy, EventBody, Outcome} from '../events.ts';
import type {Channel} from '../ids.ts';
import type {InMaking} from '../shapes.ts';
import type {Instant} from '../time.ts';
import type {Turn} from '../turn.ts';
import {endSides, legLeft} from './control-ends.ts';
import {endDial} from './dial.ts';
import {callOf} from './find.ts';
import {endMonitorsOf} from './monitors.ts';
import {takeBackOffer} from './offers.ts';
import {orderHangUp} from './orders.ts';
import {outsideEnded} from './phones.ts';
import {endRecordingOf} from './recording-takes.ts';
import {isSame} from './talk.ts';
import {startWrapUp} from './wrap-up.ts';

export function customerLeft(turn: Turn, channel: Channel, cause: number): void {
	const call = callOf(turn.floor, channel);
	// Expected: the first leg to go ends the call, so the other finds none.
	if (call === undefined) return;
	endCall(turn, call, {outcome: outcomeNow(call), endedBy: endedByNow(call), cause});
}

export function agentLeft(turn: Turn, channel: Channel, cause: number, whose?: Channel): void {
	const call = callOf(turn.floor, channel);
	// Expected, as above.
	if (call === undefined) return;
	// A headset is with the next caller already, or calls somebody.
	if (whose !== undefined && !isSame(whose, customerChannel(call))) return;
	if (call.state === 'dialling') {
		endDial(turn, call, {reason: 'cancelled'});
		return;
	}
	if (call.state === 'talking' && legLeft(turn, call, channel)) return;
	const customer = customerChannel(call);
	endCall(turn, call, {outcome: outcomeNow(call), endedBy: 'agent', cause});
	// The dialplan hangs the customer up as well; this is for a leg it could not reach.
	if (customer !== undefined) orderHangUp(turn, customer);
}

/** How a call ended, as far as is known. */
export interface CallEnd {
	readonly outcome: Outcome;
	readonly endedBy: EndedBy;
	readonly cause: number;
	readonly lastSeenAt?: Instant;
}

/** Ends a call wherever it is: its offers are withdrawn, its agent goes to wrap-up or is free. */
export function endCall(turn: Turn, call: Call, end: CallEnd): void {
	if (call.state === 'ringing') {
		const gone = end.endedBy === 'gap' || end.endedBy === 'pbx-restart';
		const offerEnd = gone
			? ({state: 'failed', reason: 'lost-in-gap'} as const)
			: ({state: 'withdrawn', reason: 'caller-left'} as const);
		for (const offerId of call.offerIds) takeBackOffer(turn, offerId, offerEnd);
	}
	if (call.state === 'talking') endSides(turn, call);
	const agent = call.state === 'talking' ? turn.floor.agents.get(call.agentId) : undefined;
	endMonitorsOf(turn, call.id);
	endRecordingOf(turn, call.id);
	const {outcome, endedBy, cause, lastSeenAt} = end;
	const ended: InMaking<Extract<EventBody, {type: 'call-ended'}>> = {
		type: 'call-ended',
		callId: call.id,
		outcome,
		endedBy,
		cause,
	};
	if (lastSeenAt !== undefined) ended.lastSeenAt = lastSeenAt;
	turn.emit(ended);
	if (call.state === 'talking' && agent?.state === 'signed-in') startWrapUp(turn, agent, call);
	for (const {role, phoneId, channel} of call.legs) {
		if (role === 'outside' && phoneId !== undefined) outsideEnded(turn, phoneId, channel.channelId);
	}
}

/** What leaving now means for a call in this state. Source: docs/glossary.md, outcomes. */
function outcomeNow(call: Call): Outcome {
	switch (call.state) {
		case 'talking':
		case 'parked':
			return 'answered';
		case 'dialling':
			return 'not-reached';
		case 'leaving':
			return call.outcome;
		case 'fallback':
			if (entryOf(call)?.answered === true) return 'answered';
			if (call.answered) return 'fallback-answered';
			// With a message or without one: the store knows.
			return call.inMailbox === true ? 'voicemail' : 'abandoned';
		case 'entering':
		case 'waiting':
		case 'ringing':
			// Who comes back to their queue has been answered.
			return entryOf(call)?.answered === true ? 'answered' : 'abandoned';
	}
}

function endedByNow(call: Call): EndedBy {
	// Whoever was sent on to a number outside ends that talk, or the other side does.
	const isMessage =
		call.state === 'leaving' && call.number === undefined && call.sent === undefined;
	return isMessage ? 'floor' : 'customer';
}
