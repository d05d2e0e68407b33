/** A waiting call is taken out of its order: it is one agent's next call, whatever else waits. */

import type {SignedIn} from '../agent/agent.ts';
import {type Call, customerChannel} from '../call/call.ts';
import type {TakeCommandBody} from '../call/taking.ts';
import type {Refusal} from '../errors.ts';
import {countBefore} from '../floor-index/roll.ts';
import type {AgentId, PersonId} from '../ids.ts';
import {rankAt} from '../queue/entry.ts';
import {isReady} from '../routing/ready.ts';
import {reachesAgent} from '../ties/reach.ts';
import type {Instant, Millis} from '../time.ts';
import type {Turn} from '../turn.ts';
import {findSignedIn} from './find.ts';

/** How long a taken call waits for an agent who is still in wrap-up. */
const wrapUpMs: Millis = 60_000;

export function takeCall(
	turn: Turn,
	{callId, agentId, by}: TakeCommandBody & {readonly by: PersonId},
): Refusal | undefined {
	const call = turn.floor.calls.get(callId);
	if (call === undefined) return {code: 'unknown-call'};
	if (call.state === 'ringing') {
		const [offerId] = call.offerIds;
		const offer = offerId === undefined ? undefined : turn.floor.offers.get(offerId);
		return {code: 'call-offered', params: {agentId: offer?.agentId ?? ''}};
	}
	// Who is on their way back to the loop waits for nobody yet.
	if (call.state !== 'waiting' || call.entry.comesBackBy !== undefined)
		return {code: 'call-not-waiting'};
	const {stick} = call.entry;
	if (stick?.takenBy !== undefined) return takenAlready(call, stick.agentId);
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	const taken = takenFor(turn, agentId);
	if (taken !== undefined) return takenAlready(taken, agentId);
	const whyNot = whyNotNext(turn, agent, call);
	if (whyNot !== undefined) return whyNot;
	const {queueId, seq} = call.entry;
	const over = countBefore(turn.floor, queueId, {rankAt: rankAt(call.entry), seq});
	const endsAt = nextBy(turn, agent);
	turn.emit({
		...{type: 'call-taken', callId, agentId, by, over},
		stick: {agentId, endsAt, takenBy: by, over},
	});
	return undefined;
}

/** Why this agent can have no call next; undefined when they are ready, or in wrap-up and ready after it. */
export function whyNotNext(turn: Turn, agent: SignedIn, call: Call): Refusal | undefined {
	const {floor} = turn;
	const params = {agentId: agent.id};
	const switchId = customerChannel(call)?.switchId;
	if (switchId === undefined || !reachesAgent(floor, switchId, agent))
		return {code: 'taker-at-other-switch', params};
	if (floor.switches.get(switchId)?.state !== 'up') return {code: 'switch-down'};
	const {presence, activity, link, pendingPresence} = agent;
	if (!floor.index.agents.has(agent.id)) return {code: 'taker-not-ready', params};
	const isAfterwards =
		activity.state === 'wrap-up' &&
		presence.state === 'available' &&
		link.state !== 'lost' &&
		pendingPresence === undefined;
	return isAfterwards || isReady(floor, agent) ? undefined : {code: 'taker-not-ready', params};
}

/** Until when the agent can have got it: at once, or when their wrap-up is over. */
export function nextBy(turn: Turn, agent: SignedIn): Instant {
	return turn.at + (agent.activity.state === 'wrap-up' ? wrapUpMs : ringMsOf(turn, agent));
}

function ringMsOf({floor}: Turn, {id}: SignedIn): Millis {
	return floor.index.agents.get(id)?.ringMs ?? usualRingMs;
}

const usualRingMs: Millis = 30_000;

/** The call that is this agent's next one already. */
export function takenFor({floor}: Turn, agentId: AgentId): Call | undefined {
	for (const callId of floor.index.stuckTo.get(agentId) ?? []) {
		const call = floor.calls.get(callId);
		if (call?.state === 'waiting' && call.entry.stick?.takenBy !== undefined) return call;
	}
	return undefined;
}

function takenAlready({id: callId}: Call, agentId: AgentId): Refusal {
	return {code: 'call-taken-already', params: {callId, agentId}};
}
