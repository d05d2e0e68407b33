/** Changes to a signed-in agent go through here: time is counted and the indexes follow. */

import {type Activity, copyOf, type SignedIn} from '../agent/agent.ts';
import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {refileAgent} from '../floor-index.ts';
import type {AgentId} from '../ids.ts';
import {accrue, finish, isSameStretch, isSameTalk} from '../stats/day.ts';
import type {Instant} from '../time.ts';

/** The agent, who must be signed in. */
export function signedIn(floor: Floor, agentId: AgentId): SignedIn {
	const agent = floor.agents.get(agentId);
	invariant(agent?.state === 'signed-in', 'the agent is signed in', agentId);
	return agent;
}

/** Puts the changed agent in place. A stretch of time is counted when it ends, and only then. */
export function changeAgent(floor: Floor, at: Instant, agent: SignedIn): void {
	const before = floor.agents.get(agent.id);
	if (before !== undefined && !isSameStretch(before, agent)) {
		accrue(floor.day, before, at);
		if (!isSameTalk(before, agent)) finish(floor.day, agent.id);
	}
	floor.agents.set(agent.id, agent);
	refileAgent(floor, agent.id, before);
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
	const next = copyOf(agent);
	next.activity = isOutside ? {state: 'outside', since: activity.since} : activity;
	next.idleSince = idleSince;
	if (activity.state !== 'idle') next.dialNotice = undefined;
	changeAgent(floor, at, next);
}

/** They answered: no ring is missed in a row any more. */
export function forgetMisses(floor: Floor, at: Instant, agentId: AgentId): void {
	const agent = signedIn(floor, agentId);
	if (agent.missedRings === undefined && agent.phoneRefusedAt === undefined) return;
	const next = copyOf(agent);
	next.missedRings = undefined;
	next.phoneRefusedAt = undefined;
	changeAgent(floor, at, next);
}
