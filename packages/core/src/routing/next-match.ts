/**
 * Who gets which call now: over every queue at once, the call that comes first in the waiting order
 * among those that somebody ready could serve, one taken out of its order before all; for it, the agent whom its queue's strategy prefers. What
 * may be interrupted comes after all that would interrupt it.
 */

import type {Floor} from '../floor.ts';
import type {AgentId, ItemId} from '../ids.ts';
import type {Instant} from '../time.ts';
import {kindAt} from '../work/kinds.ts';
import {byRank, type CallRow, type Line, readyFor} from './pool.ts';
import {chooseReady} from './strategy.ts';

/** A pairing that routing chose. */
export interface Match {
	/** A call's, or another piece of work's. */
	readonly callId: ItemId;
	readonly agentId: AgentId;
	readonly idleSince: Instant;
	/** How many ready agents could have served this call, this one included. */
	readonly candidates: number;
	readonly line: Line;
}

/** The next pairing in the global order, or undefined when no waiting call can be served now. */
export function nextMatch(floor: Floor): Match | undefined {
	let line: Line | undefined;
	let waiting: CallRow<ItemId> | undefined;
	let best = 0;
	for (const hot of floor.index.hot) {
		const first = hot.waiting.first();
		if (first === undefined) continue;
		const turn = turnOf(floor, hot);
		if (waiting !== undefined && (turn === best ? byRank(first, waiting) > 0 : turn > best))
			continue;
		best = turn;
		line = hot;
		waiting = first;
	}
	if (line === undefined || waiting === undefined) return undefined;
	const {callId} = waiting;
	// A line is hot only while somebody is ready for it.
	const ready =
		line.agentId === undefined ? chooseReady(floor, line, callId) : stuckTo(floor, line);
	if (ready === undefined) return undefined;
	const {agentId, idleSince} = ready;
	return {callId, agentId, idleSince, candidates: readyFor(floor.index, line), line};
}

/** What was taken out of its order goes first, what yields to all else last. */
function turnOf(floor: Floor, line: Line): number {
	if (line.isTaken === true) return 0;
	return yieldsAt(floor, line) ? 2 : 1;
}

/** Offered first, such work would be taken back at once for whoever waits and interrupts it. */
function yieldsAt({index}: Floor, {switchId}: Line): boolean {
	return index.kinds.get(kindAt(switchId))?.interruptible === true;
}

/** The one agent whom this line's callers wait for. */
function stuckTo(
	floor: Floor,
	{agentId}: Line,
): {readonly agentId: AgentId; readonly idleSince: Instant} | undefined {
	const agent = agentId === undefined ? undefined : floor.agents.get(agentId);
	return agent?.state === 'signed-in' ? {agentId: agent.id, idleSince: agent.idleSince} : undefined;
}
