/** The floor makes an agent not ready who is not there. */

import {isAtWork, type SignedIn} from '../agent/agent.ts';
import type {ReasonId} from '../ids.ts';
import type {Turn} from '../turn.ts';

/** Now, or from the end of the work in hand on; what the person chose or asked for before stands. */
export function makeAway(turn: Turn, agent: SignedIn, reasonId: ReasonId): void {
	if (agent.presence.state !== 'available' || agent.pendingPresence !== undefined) return;
	const presence = {state: 'not-ready', reasonId} as const;
	const type = isAtWork(agent) ? 'presence-pended' : 'presence-changed';
	turn.emit({type, agentId: agent.id, presence, by: 'floor'});
}
