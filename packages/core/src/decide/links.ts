/** The desk's connection: lost, nothing new is offered; the live call stays; after the grace, not-ready. */

import {isAtWork} from '../agent/agent.ts';
import {systemReasons} from '../floor-config.ts';
import type {AgentId} from '../ids.ts';
import type {Turn} from '../turn.ts';

export function linkUp(turn: Turn, agentId: AgentId): void {
	const agent = turn.floor.agents.get(agentId);
	if (agent?.state === 'signed-in' && agent.link.state !== 'up')
		turn.emit({type: 'link-came-up', agentId});
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
	const presence = {state: 'not-ready', reasonId: systemReasons.linkLost} as const;
	const isThatAlready = agent.presence.state === 'not-ready';
	if (isAtWork(agent)) {
		if (agent.pendingPresence === undefined) {
			turn.emit({type: 'presence-pended', agentId, presence, by: 'floor'});
		}
	} else if (!isThatAlready) {
		turn.emit({type: 'presence-changed', agentId, presence, by: 'floor'});
	}
}
