/** Signing in and out, and presence. A wish during work waits for its end. */

import {isAtWork, isSamePresence, ringingOffer, type SignedIn} from '../agent/agent.ts';
import {invariant, type Refusal} from '../errors.ts';
import type {AgentId, PersonId} from '../ids.ts';
import type {Command, PresenceWish} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {orderEndConsult} from './control-orders.ts';
import {findSignedIn, heldBy, listensAt} from './find.ts';
import {askHeadset, dropHeadset, renewHeadset} from './headsets.ts';
import {stopListening} from './monitors.ts';
import {orderWithdrawal} from './orders.ts';
import {passRequestOn} from './pass-on.ts';
import {
	endRequest,
	needsApproval,
	requestPresence,
	whyNoSuchPresence,
	whyTooManyAway,
} from './pauses.ts';
import {whyPhoneNotFree} from './phones.ts';
import {partsOf} from './talk.ts';
import {leaveWork} from './work.ts';

export function signIn(
	turn: Turn,
	command: Extract<Command, {type: 'sign-in'}>,
): Refusal | undefined {
	const {floor} = turn;
	const {agentId, phoneId, takeover, presence, by} = command;
	const agent = floor.agents.get(agentId);
	if (agent === undefined || !floor.index.agents.has(agentId)) {
		return {code: 'unknown-agent', params: {agentId}};
	}
	if (agent.state === 'signed-in') {
		// Signing in again on the same phone is how a desk comes back.
		if (agent.phoneId === phoneId) return undefined;
		return {code: 'already-signed-in', params: {phoneId: agent.phoneId}};
	}
	const refusal =
		whyPhoneNotFree(turn, phoneId, agentId, takeover) ??
		whyNoSuchPresence(floor, presence, by) ??
		whyNotBegunSo(floor, agentId, presence, by);
	if (refusal !== undefined) return refusal;

	const held = heldBy(floor, agentId);
	if (held !== undefined && held !== phoneId) {
		if (listensAt(floor, agentId) !== undefined)
			return {code: 'phone-in-use', params: {phoneId: held}};
		turn.emit({type: 'phone-released', phoneId: held, personId: agentId});
	}
	const holder = floor.phones.get(phoneId)?.holder;
	if (holder !== undefined && holder !== agentId) {
		const other = floor.agents.get(holder as AgentId);
		if (other?.state === 'signed-in' && other.phoneId === phoneId) leave(turn, other, by);
		else turn.emit({type: 'phone-released', phoneId, personId: holder});
	}
	if (floor.phones.get(phoneId)?.holder === undefined) {
		turn.emit({type: 'phone-taken', phoneId, personId: agentId});
	}
	turn.emit({type: 'agent-signed-in', agentId, phoneId, presence});
	const isNailedUp = command.nailedUp ?? floor.index.agents.get(agentId)?.nailedUp === true;
	if (isNailedUp) askHeadset(turn, agentId);
	return undefined;
}

export function signOut(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	if (agent.activity.state === 'ringing') {
		withdrawFor(turn, agent);
		leave(turn, signedInNow(turn, agentId), by);
	} else if (!isAtWork(agent)) {
		leave(turn, agent, by);
	} else if (agent.pendingPresence?.state !== 'logged-out') {
		endRequest(turn, agentId, by);
		turn.emit({type: 'presence-pended', agentId, presence: {state: 'logged-out'}, by});
	}
	return undefined;
}

export function setPresence(
	turn: Turn,
	agentId: AgentId,
	presence: PresenceWish,
	by: PersonId,
): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const noSuch = whyNoSuchPresence(turn.floor, presence, by);
	if (noSuch !== undefined) return noSuch;
	const isAlready = isSamePresence(agent.presence, presence);
	// A supervisor's word needs nobody's approval, and goes above what a queue allows.
	if (by === agentId && !isAlready) {
		const tooMany = whyTooManyAway(turn.floor, agentId, presence);
		if (tooMany !== undefined) return tooMany;
		if (needsApproval(turn.floor, presence) && !isPended(agent, presence)) {
			requestPresence(turn, agent, presence);
			return undefined;
		}
	}
	endRequest(turn, agentId, by, presence);
	if (!isAtWork(agent)) {
		if (!isAlready) turn.emit({type: 'presence-changed', agentId, presence, by});
	} else if (!isAlready) {
		turn.emit({type: 'presence-pended', agentId, presence, by});
	} else if (agent.pendingPresence !== undefined) {
		// To ask for what one is, is to think better of what one asked for.
		turn.emit({type: 'pending-presence-cancelled', agentId, by});
	}
	renewHeadset(turn, agentId);
	return undefined;
}

export function cancelPending(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const isWithdrawn = endRequest(turn, agentId, by);
	if (agent.pendingPresence !== undefined) {
		turn.emit({type: 'pending-presence-cancelled', agentId, by});
	} else if (!isWithdrawn) {
		return {code: 'nothing-pending'};
	}
	renewHeadset(turn, agentId);
	return undefined;
}

/** The work is over: what was asked for during it comes true now. */
export function settlePending(turn: Turn, agentId: AgentId): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || isAtWork(agent) || agent.pendingPresence === undefined)
		return;
	const {pendingPresence: pending, pendingBy: by = agentId} = agent;
	if (pending.state === 'logged-out') leave(turn, agent, by);
	else {
		turn.emit({type: 'presence-changed', agentId, presence: pending, by});
		renewHeadset(turn, agentId);
	}
}

function leave(turn: Turn, agent: SignedIn, by: PersonId): void {
	// Whoever gives the phone back does not go on listening on it.
	stopListening(turn, agent.id, 'signed-out');
	endRequest(turn, agent.id, by);
	leaveWork(turn, agent.id, by);
	dropHeadset(turn, agent);
	turn.emit({type: 'agent-signed-out', agentId: agent.id, by});
	turn.emit({type: 'phone-released', phoneId: agent.phoneId, personId: agent.id});
}

/** Takes the ringing offer back from an agent who leaves. */
function withdrawFor(turn: Turn, agent: SignedIn): void {
	const offer = ringingOffer(turn.floor, agent);
	if (offer === undefined) {
		endConsultOf(turn, agent);
		return;
	}
	turn.emit({type: 'offer-ended', offerId: offer.id, state: 'withdrawn', reason: 'signed-out'});
	orderWithdrawal(turn, offer);
}

/** A colleague's consultation that rings for them is over. */
function endConsultOf(turn: Turn, {activity}: SignedIn): void {
	const call = 'callId' in activity ? turn.floor.calls.get(activity.callId) : undefined;
	const parts = call?.state === 'talking' ? partsOf(call) : undefined;
	const consultId = parts?.call.consult?.id;
	if (parts === undefined || consultId === undefined) return;
	const end = {state: 'withdrawn', reason: 'signed-out'} as const;
	if (passRequestOn(turn, parts.call, end) === undefined)
		turn.emit({type: 'consult-ended', consultId, callId: parts.call.id, reason: 'declined'});
	orderEndConsult(turn, parts, consultId);
}

function signedInNow({floor}: Turn, agentId: AgentId): SignedIn {
	const agent = floor.agents.get(agentId);
	invariant(agent?.state === 'signed-in', 'whose ring is withdrawn is signed in', agentId);
	return agent;
}

/** Nobody begins with a pause that they could not have chosen once signed in. */
function whyNotBegunSo(
	floor: Turn['floor'],
	agentId: AgentId,
	presence: PresenceWish,
	by: PersonId,
): Refusal | undefined {
	if (by !== agentId || presence.state !== 'not-ready') return undefined;
	const {reasonId} = presence;
	if (needsApproval(floor, presence)) return {code: 'approval-needed', params: {reasonId}};
	return whyTooManyAway(floor, agentId, presence);
}

/** Approved already, and waits for the end of the work. */
function isPended({pendingPresence}: SignedIn, presence: PresenceWish): boolean {
	return (
		pendingPresence !== undefined &&
		pendingPresence.state !== 'logged-out' &&
		isSamePresence(pendingPresence, presence)
	);
}
