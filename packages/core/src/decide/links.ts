/** The desk's connection: lost, nothing new is offered; the live call stays; after the grace, not-ready. */

import {systemReasons} from '../floor-config.ts';
import type {AgentId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {makeAway} from './away.ts';
import {awayWithout} from './headsets.ts';

export function linkUp(turn: Turn, agentId: AgentId): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.link.state === 'up') return;
	turn.emit({type: 'link-came-up', agentId});
	const pending = agent.pendingPresence;
	// Back before the work ended: the floor takes its own wish back, never the person's.
	if (pending?.state === 'not-ready' && pending.reasonId === systemReasons.linkLost) {
		turn.emit({type: 'pending-presence-cancelled', agentId, by: 'floor'});
		// What had no need to be said beside it.
		awayWithout(turn, agentId);
	}
}

export function linkLost(turn: Turn, agentId: AgentId): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.link.state !== 'up') return;
	turn.emit({
		type: 'link-was-lost',
		agentId,
		graceEndsAt: turn.at + turn.floor.config.linkGraceMs,
	});
}

/** The grace is over: the agent is not there. Work in hand is left to end by itself. */
export function graceOver(turn: Turn, agentId: AgentId): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.link.state !== 'lost') return;
	makeAway(turn, agent, systemReasons.linkLost);
}
