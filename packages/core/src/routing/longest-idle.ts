/**
 * Who gets which call now: over every queue at once, the call that comes first in the waiting order
 * among those that somebody ready could serve; for it, the agent idle the longest, then by id.
 */

import type {Floor} from '../floor.ts';
import type {AgentId, CallId} from '../ids.ts';
import type {Instant} from '../time.ts';

/** A pairing that routing chose. */
export interface Match {
	readonly callId: CallId;
	readonly agentId: AgentId;
	readonly idleSince: Instant;
	/** How many ready agents could have served this call, this one included. */
	readonly candidates: number;
}

/** The next pairing in the global order, or undefined when no waiting call can be served now. */
export function nextMatch(floor: Floor): Match | undefined {
	let best: {rankAt: number; seq: number; match: Match} | undefined;
	for (const line of floor.index.hot) {
		const waiting = line.waiting.first();
		const ready = line.ready.first();
		if (waiting === undefined || ready === undefined) continue;
		const isBetter =
			best === undefined ||
			waiting.rankAt < best.rankAt ||
			(waiting.rankAt === best.rankAt && waiting.seq < best.seq);
		if (!isBetter) continue;
		best = {
			rankAt: waiting.rankAt,
			seq: waiting.seq,
			match: {
				callId: waiting.callId,
				agentId: ready.agentId,
				idleSince: ready.idleSince,
				candidates: line.ready.size,
			},
		};
	}
	return best?.match;
}
