/**
 * Choosing not to be ready: which reasons there are, how many may be away at once, and whose word it
 * takes. What the floor itself sets is not asked about here.
 */

import {isAtWork, isSamePresence, type SignedIn} from '../agent/agent.ts';
import type {Refusal} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {type ReasonConfig, systemReasons} from '../floor-config.ts';
import type {AgentId, PersonId, QueueId} from '../ids.ts';
import type {PresenceWish} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {findSignedIn} from './find.ts';

/** Why nobody may choose this presence: the reason is none, or is the floor's own. */
export function whyNoSuchPresence(
	floor: Floor,
	presence: PresenceWish,
	by: PersonId,
): Refusal | undefined {
	if (presence.state !== 'not-ready') return undefined;
	const {reasonId} = presence;
	const reason = reasonOf(floor, presence);
	if (reason === undefined) return {code: 'unknown-reason', params: {reasonId}};
	if (reason.system && by !== 'floor' && reasonId !== systemReasons.signedIn) {
		return {code: 'reason-is-system', params: {reasonId}};
	}
	return undefined;
}

/**
 * Why this agent may not choose it now: so many of a queue of theirs are away already, or will be
 * after their calls. A supervisor's word goes above it.
 */
export function whyTooManyAway(
	floor: Floor,
	agentId: AgentId,
	presence: PresenceWish,
): Refusal | undefined {
	if (!isByChoice(floor, presence)) return undefined;
	for (const {queueId} of floor.index.memberships.get(agentId) ?? []) {
		const limit = floor.index.queues.get(queueId)?.maxNotReady;
		if (limit === undefined) continue;
		if (othersAway(floor, agentId, queueId) >= limit) {
			return {code: 'too-many-not-ready', params: {queueId, limit}};
		}
	}
	return undefined;
}

function othersAway(floor: Floor, agentId: AgentId, queueId: QueueId): number {
	let away = 0;
	for (const other of floor.agents.values()) {
		if (other.id === agentId || other.state !== 'signed-in' || !isAway(floor, other)) continue;
		const own = floor.index.memberships.get(other.id) ?? [];
		if (own.some((membership) => membership.queueId === queueId)) away += 1;
	}
	return away;
}

/** Not ready by choice, or from the end of their work on. */
function isAway(floor: Floor, {presence, pendingPresence}: SignedIn): boolean {
	return isByChoice(floor, presence) || isByChoice(floor, pendingPresence);
}

function isByChoice(floor: Floor, presence: {readonly state: string} | undefined): boolean {
	if (presence?.state !== 'not-ready') return false;
	return reasonOf(floor, presence as PresenceWish)?.system === false;
}

/** True when the agent's own choice of it waits for a supervisor's word. */
export function needsApproval(floor: Floor, presence: PresenceWish): boolean {
	return reasonOf(floor, presence)?.approval === true;
}

/** Notes the wish; nothing else changes until a supervisor has spoken. */
export function requestPresence(turn: Turn, agent: SignedIn, presence: PresenceWish): void {
	const {id: agentId, request} = agent;
	if (request !== undefined && isSamePresence(request.presence, presence)) return;
	turn.emit({type: 'presence-requested', agentId, presence, by: agentId});
}

/** Another choice, a sign-out or a second thought takes the request's place; the same choice grants it. */
export function endRequest(
	turn: Turn,
	agentId: AgentId,
	by: PersonId,
	chosen?: PresenceWish,
): boolean {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.request === undefined) return false;
	const isGranted = chosen !== undefined && isSamePresence(agent.request.presence, chosen);
	const outcome = isGranted ? 'approved' : 'withdrawn';
	turn.emit({type: 'presence-request-ended', agentId, outcome, by});
	return true;
}

/** The wish comes true: at once, or at the end of the work that the agent is in. */
export function approvePresence(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	if (agent.request === undefined) return {code: 'nothing-requested', params: {agentId}};
	const {presence} = agent.request;
	const noSuch = whyNoSuchPresence(turn.floor, presence, by);
	if (noSuch !== undefined) return noSuch;
	turn.emit({type: 'presence-request-ended', agentId, outcome: 'approved', by});
	const type = isAtWork(agent) ? 'presence-pended' : 'presence-changed';
	if (isAtWork(agent) || !isSamePresence(agent.presence, presence)) {
		turn.emit({type, agentId, presence, by});
	}
	return undefined;
}

export function refusePresence(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	if (agent.request === undefined) return {code: 'nothing-requested', params: {agentId}};
	turn.emit({type: 'presence-request-ended', agentId, outcome: 'refused', by});
	return undefined;
}

function reasonOf(floor: Floor, presence: PresenceWish): ReasonConfig | undefined {
	if (presence.state !== 'not-ready') return undefined;
	return floor.config.reasons.find(({id}) => id === presence.reasonId);
}
