/**
 * Who gets which call now: over every queue at once, the call that comes first in the waiting order
 * among those that somebody ready could serve; for it, the agent whom its queue's strategy prefers. What
 * may be interrupted comes after all that would interrupt it.
 */

import type {Floor} from '../floor.ts';
import type {AgentId, ItemId} from '../ids.ts';
import type {Instant} from '../time.ts';
import {kindAt} from '../work/kinds.ts';
import {type Line, readyFor, type WaitingRow} from './pool.ts';
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
	let best: {line: Line; waiting: WaitingRow<ItemId>; yields: boolean} | undefined;
	for (const line of floor.index.hot) {
		const waiting = line.waiting.first();
		if (waiting === undefined) continue;
		const yields = isYielding(floor, line);
		if (best === undefined) best = {line, waiting, yields};
		else if (yields !== best.yields) {
			if (best.yields) best = {line, waiting, yields};
		} else if (
			waiting.rankAt < best.waiting.rankAt ||
			(waiting.rankAt === best.waiting.rankAt && waiting.seq < best.waiting.seq)
		) {
			best = {line, waiting, yields};
		}
	}
	if (best === undefined) return undefined;
	const {
		line,
		waiting: {callId},
	} = best;
	// A line is hot only while somebody is ready for it.
	const ready =
		line.agentId === undefined ? chooseReady(floor, line, callId) : stuckTo(floor, line);
	if (ready === undefined) return undefined;
	const {agentId, idleSince} = ready;
	return {callId, agentId, idleSince, candidates: readyFor(floor.index, line), line};
}

/** Offered first, it would be taken back at once for whoever waits and interrupts it. */
function isYielding({index}: Floor, {switchId}: Line): boolean {
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
