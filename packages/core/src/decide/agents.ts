/** Signing in and out, and presence. A wish during work waits for its end. */

import {isAtWork, type SignedIn} from '../agent/agent.ts';
import type {Refusal} from '../errors.ts';
import {systemReasons} from '../floor-config.ts';
import type {AgentId, PersonId} from '../ids.ts';
import type {Command, PresenceWish} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {findSignedIn, heldBy} from './find.ts';
import {stopListening} from './monitors.ts';
import {orderWithdrawal} from './orders.ts';
import {whyPhoneNotFree} from './phones.ts';

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
		whyPhoneNotFree(turn, phoneId, agentId, takeover) ?? whyNoSuchPresence(turn, presence, by);
	if (refusal !== undefined) return refusal;

	const held = heldBy(floor, agentId);
	if (held !== undefined && held !== phoneId) {
		if (floor.index.monitorByPerson.has(agentId))
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
	const noSuch = whyNoSuchPresence(turn, presence, by);
	if (noSuch !== undefined) return noSuch;
	const isAlready = isSame(agent.presence, presence);
	if (!isAtWork(agent)) {
		if (!isAlready) turn.emit({type: 'presence-changed', agentId, presence, by});
	} else if (!isAlready) {
		turn.emit({type: 'presence-pended', agentId, presence, by});
	} else if (agent.pendingPresence !== undefined) {
		// To ask for what one is, is to think better of what one asked for.
		turn.emit({type: 'pending-presence-cancelled', agentId, by});
	}
	return undefined;
}

export function cancelPending(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	if (agent.pendingPresence === undefined) return {code: 'nothing-pending'};
	turn.emit({type: 'pending-presence-cancelled', agentId, by});
	return undefined;
}

/** The work is over: what was asked for during it comes true now. */
export function settlePending(turn: Turn, agentId: AgentId): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || isAtWork(agent) || agent.pendingPresence === undefined)
		return;
	const {pendingPresence: pending, pendingBy: by = agentId} = agent;
	if (pending.state === 'logged-out') leave(turn, agent, by);
	else turn.emit({type: 'presence-changed', agentId, presence: pending, by});
}

function leave(turn: Turn, agent: SignedIn, by: PersonId): void {
	// Whoever gives the phone back does not go on listening on it.
	stopListening(turn, agent.id, 'signed-out');
	turn.emit({type: 'agent-signed-out', agentId: agent.id, by});
	turn.emit({type: 'phone-released', phoneId: agent.phoneId, personId: agent.id});
}

/** Takes the ringing offer back from an agent who leaves. */
function withdrawFor(turn: Turn, agent: SignedIn): void {
	if (agent.activity.state !== 'ringing') return;
	const offer = turn.floor.offers.get(agent.activity.offerId);
	if (offer === undefined) return;
	turn.emit({type: 'offer-ended', offerId: offer.id, state: 'withdrawn', reason: 'signed-out'});
	orderWithdrawal(turn, offer);
}

function signedInNow(turn: Turn, agentId: AgentId): SignedIn {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) throw new Error(`agent ${agentId} is signed in`);
	return agent;
}

function isSame(a: PresenceWish, b: PresenceWish): boolean {
	return (
		a.state === b.state &&
		(a.state === 'available' || b.state === 'available' || a.reasonId === b.reasonId)
	);
}

function whyNoSuchPresence(turn: Turn, presence: PresenceWish, by: PersonId): Refusal | undefined {
	if (presence.state !== 'not-ready') return undefined;
	const {reasonId} = presence;
	const reason = turn.floor.config.reasons.find(({id}) => id === reasonId);
	if (reason === undefined) return {code: 'unknown-reason', params: {reasonId}};
	if (reason.system && by !== 'floor' && reasonId !== systemReasons.signedIn) {
		return {code: 'reason-is-system', params: {reasonId}};
	}
	return undefined;
}
