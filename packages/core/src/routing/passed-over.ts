/** Why an agent is not rung for a call: one code for each, with what a sentence about it needs. */

import type {Agent, SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, ReasonId} from '../ids.ts';
import type {InMaking} from '../shapes.ts';
import type {Shortfall} from '../skills/match.ts';
import type {Millis} from '../time.ts';
import {whyNotReady} from './ready.ts';

/** In the order in which they are counted; codes are only ever added. */
export const passedOverCodes = [
	'lacks-skill',
	'tier-closed',
	'waits-for',
	'other-switch',
	'resting',
	'ringing',
	'wrap-up',
	'talking',
	'outside',
	'monitoring',
	'link-lost',
	'no-phone',
	'phone-unregistered',
	'switch-down',
	'not-ready',
	'not-signed-in',
] as const;
export type PassedOverCode = (typeof passedOverCodes)[number];

/** One agent of the queue who was not rung. */
export interface PassedOver {
	readonly agentId: AgentId;
	readonly code: PassedOverCode;
	/** Of `not-ready`. */
	readonly reasonId?: ReasonId;
	/** Of `wrap-up`, `resting` and `tier-closed`: until it is over; absent when nobody can say. */
	readonly leftMs?: Millis;
	/** Of `lacks-skill`: what is missing for the step that the call has come to. */
	readonly lacks?: readonly Shortfall[];
	/** Of `tier-closed`. */
	readonly tier?: number;
}

/** What keeps an agent from every call now, whatever the queue; undefined when nothing does. */
export function whyNotAvailable(
	floor: Floor,
	agent: Agent | undefined,
): PassedOverCode | undefined {
	if (agent?.state !== 'signed-in') return 'not-signed-in';
	const cause = whyNotReady(floor, agent);
	return cause === 'busy' ? busyWith(agent) : cause;
}

function busyWith({activity}: SignedIn): PassedOverCode {
	return activity.state === 'ringing' || activity.state === 'wrap-up' ? activity.state : 'talking';
}

/** The agent with what is known of their state besides its code. */
export function describe(floor: Floor, agentId: AgentId, code: PassedOverCode): PassedOver {
	const row: InMaking<PassedOver> = {agentId, code};
	if (code !== 'not-ready' && code !== 'wrap-up' && code !== 'resting') return row;
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in') return row;
	const {presence, activity, restEndsAt} = agent;
	if (code === 'not-ready') {
		if (presence.state === 'not-ready') row.reasonId = presence.reasonId;
		return row;
	}
	const wrapUpEndsAt = activity.state === 'wrap-up' ? activity.endsAt : undefined;
	const endsAt = code === 'resting' ? restEndsAt : wrapUpEndsAt;
	if (endsAt !== undefined) row.leftMs = Math.max(0, endsAt - floor.at);
	return row;
}
