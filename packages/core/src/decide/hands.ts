/** An agent asks a supervisor for help, by raising a hand; whoever comes to speak to them lowers it. */

import type {SignedIn} from '../agent/agent.ts';
import type {Refusal} from '../errors.ts';
import type {AgentId, CallId, PersonId} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {findSignedIn} from './find.ts';

/** A hand that is up already stays up, since when it was. */
export function raiseHand(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	if (agent.handSince === undefined) {
		turn.emit({type: 'hand-raised', agentId, ...callOf(agent), by});
	}
	return undefined;
}

export function lowerHand(turn: Turn, agentId: AgentId, by: PersonId): Refusal | undefined {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return refusal;
	if (agent.handSince === undefined) return {code: 'hand-not-raised', params: {agentId}};
	turn.emit({type: 'hand-lowered', agentId, ...callOf(agent), reason: 'by-person', by});
	return undefined;
}

/** A supervisor is heard by the agent: help has come. One who only listens may not have been noticed. */
export function helpComes(
	turn: Turn,
	agentId: AgentId,
	{mode, personId}: {readonly mode: MonitorMode; readonly personId: PersonId},
): void {
	const agent = turn.floor.agents.get(agentId);
	if (mode === 'listen' || agent?.state !== 'signed-in' || agent.handSince === undefined) return;
	turn.emit({type: 'hand-lowered', agentId, ...callOf(agent), reason: 'helped', by: personId});
}

/** The call that the help is about, if there is one; nobody can help in one with a colleague. */
function callOf({activity}: SignedIn): {readonly callId?: CallId} {
	if ('internal' in activity && activity.internal === true) return {};
	return 'callId' in activity && activity.callId !== undefined ? {callId: activity.callId} : {};
}
