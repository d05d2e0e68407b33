/** Legs that go in a talk: the agent's, the third party's; and the agent's own key for it. */

import type {Refusal} from '../errors.ts';
import type {AgentId, Channel, PersonId} from '../ids.ts';
import {internalCallTo} from '../outbound/internal.ts';
import type {Turn} from '../turn.ts';
import {consultEnded, dropConsult, handOver, sendAway} from './consult.ts';
import {ask, orderRequeue} from './control-orders.ts';
import {dialledBy, hangUpDial} from './dial.ts';
import {handedOver} from './hand-over.ts';
import {noteHeld} from './hold.ts';
import {leaveInternal} from './internal.ts';
import {orderHangUp} from './orders.ts';
import {parked} from './park.ts';
import {findTalk, isPending, isSame, partsOf, type Talk} from './talk.ts';
import {leaveAsThird, thirdPartyTalk} from './third-party.ts';
import {agentLost, transferDone} from './transfer.ts';

/**
 * A leg of the talk is gone. True when that was dealt with here; false when it ends the call, as the
 * agent's does while nothing else is going on, or by their own key.
 */
export function legLeft(turn: Turn, call: Talk, channel: Channel): boolean {
	const parts = partsOf(call);
	const {consult: third, line} = call;
	if (parts === undefined) return false;
	if (third !== undefined && isSame(channel, parts.consultChannel)) {
		consultEnded(turn, third.id, 'hung-up');
		return true;
	}
	if (isPending(call, 'hang-up')) return false;
	// A colleague is nobody's caller: held or not, the talk is over.
	if (call.direction === 'internal') return false;
	const isHandedOver = line === 'conference' || isPending(call, 'hand-over');
	if (third?.state === 'answered' && isHandedOver) {
		handedOver(turn, call);
		return true;
	}
	const sentTo = isWaitedFor(call) ? call.pending?.to?.kind : undefined;
	if (sentTo === 'agent' || sentTo === 'queue') {
		// On the way into the loop; should they not get there, they are called again.
		transferDone(turn, call, false);
		return true;
	}
	if (isPending(call, 'park') && call.pending?.endsAt !== undefined) {
		parked(turn, call, false);
		return true;
	}
	if (line === 'joined' && third === undefined && sentTo === undefined) return false;
	// The customer hears music, or is about to: they have done nothing to be cut off for.
	if (third !== undefined) sendAway(turn, call, 'call-ended');
	const now = () => turn.floor.calls.get(call.id);
	const alone = now();
	if (alone?.state === 'talking') noteHeld(turn, alone);
	const held = now();
	if (held?.state !== 'talking') return true;
	agentLost(turn, held);
	orderRequeue(turn, parts);
	return true;
}

/** A transfer's word is still to come: one that is late by now may have been lost for good. */
function isWaitedFor(call: Talk): boolean {
	return isPending(call, 'transfer') && call.pending?.endsAt !== undefined;
}

/** The call ends: the third party is told, and legs that the dialplan has parked are ended. */
export function endSides(turn: Turn, call: Talk): void {
	const parts = partsOf(call);
	if (parts === undefined) return;
	if (call.consult !== undefined) {
		dropConsult(turn, call, 'call-ended');
		if (parts.consultChannel !== undefined) {
			orderHangUp(turn, parts.consultChannel, {customer: parts.channel});
		}
	}
	if (call.line !== 'joined') orderHangUp(turn, parts.agentChannel, {customer: parts.channel});
}

/** The agent's key. Held, it ends the call; with all three together it leaves the two others to each other. */
export function hangUp(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const third = thirdPartyTalk(turn, agentId);
	if (third !== undefined) return leaveAsThird(turn, third);
	const internal = internalCallTo(turn.floor, agentId);
	if (internal !== undefined) return leaveInternal(turn, internal);
	const dialled = dialledBy(turn, agentId);
	if (dialled !== undefined) return hangUpDial(turn, dialled);
	const parts = findTalk(turn, agentId);
	if (parts.refusal !== undefined) return parts.refusal;
	const {call, agentChannel} = parts;
	if (call.line === 'conference') return handOver(turn, parts, by);
	const isConsulting = call.consult !== undefined && call.pending?.order !== 'hand-over';
	if (isConsulting) return {code: 'consult-going-on'};
	const isLeaving = ['transfer', 'park', 'take-over'].includes(call.pending?.order ?? '');
	if (call.line === 'held' && !isLeaving) ask(turn, call, 'hang-up', by);
	// True only once the switch says so.
	orderHangUp(turn, agentChannel, {customer: parts.channel});
	return undefined;
}
