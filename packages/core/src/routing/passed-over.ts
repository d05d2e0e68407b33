/** Why an agent is not rung for a call: one code for each, with what a sentence about it needs. */

import type {Agent, SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, KindId, ReasonId} from '../ids.ts';
import type {InMaking} from '../shapes.ts';
import type {Shortfall} from '../skills/match.ts';
import type {Millis} from '../time.ts';
import {callKind, capacityOf} from '../work/kinds.ts';
import {heldUpBy, inHand} from '../work/load.ts';
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
	'working',
	'at-capacity',
	'outside',
	'monitoring',
	'link-lost',
	'headset',
	'headset-held',
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
	/** Of `at-capacity`: how much of the kind they have in hand, and may have. */
	readonly kindId?: KindId;
	readonly inHand?: number;
	readonly capacity?: number;
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

/** The same for work of a kind that needs no phone: neither phone nor switch is asked about. */
export function whyNoWork(
	floor: Floor,
	agent: Agent | undefined,
	kindId: KindId,
): PassedOverCode | undefined {
	if (agent?.state !== 'signed-in') return 'not-signed-in';
	if (agent.presence.state !== 'available') return 'not-ready';
	if (agent.activity.state === 'outside') return 'outside';
	if (agent.activity.state !== 'idle') return busyWith(agent);
	if (agent.link.state === 'lost') return 'link-lost';
	if (floor.index.monitorByPerson.has(agent.id)) return 'monitoring';
	if (agent.restEndsAt !== undefined) return 'resting';
	return heldUpBy(floor, agent, kindId);
}

function busyWith({activity}: SignedIn): PassedOverCode {
	return activity.state === 'ringing' || activity.state === 'wrap-up' ? activity.state : 'talking';
}

/** Codes of which more is known than that they hold. */
const toldMore: ReadonlySet<PassedOverCode> = new Set([
	...(['not-ready', 'wrap-up', 'resting', 'at-capacity'] as const),
]);

/** The agent with what is known of their state besides its code. */
export function describe(
	floor: Floor,
	agentId: AgentId,
	code: PassedOverCode,
	kindId: KindId = callKind.id,
): PassedOver {
	const row: InMaking<PassedOver> = {agentId, code};
	if (!toldMore.has(code)) return row;
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in') return row;
	const {presence, activity, restEndsAt} = agent;
	if (code === 'not-ready') {
		if (presence.state === 'not-ready') row.reasonId = presence.reasonId;
		return row;
	}
	if (code === 'at-capacity') {
		row.kindId = kindId;
		row.inHand = inHand(floor, agent, kindId);
		row.capacity = capacityOf(floor.index, agentId, kindId);
		return row;
	}
	const wrapUpEndsAt = activity.state === 'wrap-up' ? activity.endsAt : undefined;
	const endsAt = code === 'resting' ? restEndsAt : wrapUpEndsAt;
	if (endsAt !== undefined) row.leftMs = Math.max(0, endsAt - floor.at);
	return row;
}
