/** Changes to a signed-in agent go through here: time is counted and the indexes follow. */

import type {Activity, SignedIn} from '../agent/agent.ts';
import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {refileAgent} from '../floor-index.ts';
import type {AgentId} from '../ids.ts';
import type {Whole} from '../shapes.ts';
import {accrue, isSameStretch} from '../stats/day.ts';
import type {Instant} from '../time.ts';

/** The agent, who must be signed in. */
export function signedIn(floor: Floor, agentId: AgentId): SignedIn {
	const agent = floor.agents.get(agentId);
	invariant(agent?.state === 'signed-in', `agent ${agentId} is signed in`);
	return agent;
}

/** Puts the changed agent in place. A stretch of time is counted when it ends, and only then. */
export function changeAgent(floor: Floor, at: Instant, agent: SignedIn): void {
	const before = floor.agents.get(agent.id);
	if (before !== undefined && !isSameStretch(before, agent)) accrue(floor.day, before, at);
	floor.agents.set(agent.id, agent);
	refileAgent(floor, agent.id);
}

/**
 * A new activity. Idle time starts anew, unless `idleSince` says that what went before was no work.
 * An agent with an outside call is `outside`, not idle.
 */
export function setActivity(
	floor: Floor,
	at: Instant,
	agentId: AgentId,
	activity: Activity,
	idleSince: Instant = at,
): void {
	const agent = signedIn(floor, agentId);
	const isOutside =
		activity.state === 'idle' && (floor.phones.get(agent.phoneId)?.outside.length ?? 0) > 0;
	const own: Activity = isOutside ? {state: 'outside', since: activity.since} : activity;
	changeAgent(floor, at, withActivity(agent, own, idleSince));
}

/** Every call of an agent's day comes here some times: no merge of objects. */
function withActivity(agent: SignedIn, activity: Activity, idleSince: Instant): SignedIn {
	const next: Whole<SignedIn> = {
		id: agent.id,
		state: 'signed-in',
		since: agent.since,
		phoneId: agent.phoneId,
		presence: agent.presence,
		activity,
		link: agent.link,
		idleSince,
		pendingPresence: agent.pendingPresence,
		pendingBy: agent.pendingBy,
		handSince: agent.handSince,
		request: agent.request,
		restEndsAt: agent.restEndsAt,
		missedRings: agent.missedRings,
		work: agent.work,
	};
	return next;
}

/** They answered: no ring is missed in a row any more. */
export function forgetMisses(floor: Floor, at: Instant, agentId: AgentId): void {
	const agent = signedIn(floor, agentId);
	if (agent.missedRings === undefined) return;
	const {missedRings: _answered, ...rest} = agent;
	changeAgent(floor, at, rest);
}
