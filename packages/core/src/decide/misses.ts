/** What a ring that came to nothing means for whom it rang. */

import type {OfferEnd} from '../events.ts';
import type {RestRule} from '../floor-config.ts';
import type {AgentId, QueueId, ReasonId} from '../ids.ts';
import type {Instant, Millis} from '../time.ts';
import type {Turn} from '../turn.ts';

/** How long an available agent whose phone did not take a call is left alone, where no rule says. */
const usualRestMs = 5000;

/**
 * What such an end of an offer of the queue comes to for its agent: a rest, or the reason for which they
 * are not-ready. Nothing where the choice is not the floor's: they are not available, or asked for something.
 */
export function missOf(
	turn: Turn,
	agentId: AgentId,
	queueId: QueueId,
	end: OfferEnd,
): {readonly restEndsAt?: Instant; readonly reasonId?: ReasonId} {
	const agent = turn.floor.agents.get(agentId);
	const isFreeToChoose =
		agent?.state === 'signed-in' &&
		agent.presence.state === 'available' &&
		agent.pendingPresence === undefined;
	if (!isFreeToChoose) return {};
	const queue = turn.floor.index.queues.get(queueId);
	const missed = (agent.missedRings ?? 0) + 1;
	const isEnough = end.state === 'rang-out' && missed >= (queue?.rangOutLimit ?? 1);
	if (isEnough && queue?.rangOutReasonId !== undefined) return {reasonId: queue.rangOutReasonId};
	const restMs = restAfter(end, queue?.rest);
	return restMs > 0 ? {restEndsAt: turn.at + restMs} : {};
}

/** The reason that such an end came to, if it did, is their presence now. */
export function awayAfterMiss(turn: Turn, agentId: AgentId, reasonId: ReasonId | undefined): void {
	if (reasonId === undefined) return;
	const presence = {state: 'not-ready', reasonId} as const;
	turn.emit({type: 'presence-changed', agentId, presence, by: 'floor'});
}

/** How long the agent is left alone after such an end; 0: not at all. */
export function restAfter(end: OfferEnd, rest: RestRule | undefined): Millis {
	switch (end.state) {
		case 'withdrawn':
			return 0;
		case 'declined':
			return rest?.declinedMs ?? usualRestMs;
		case 'rang-out':
			return rest?.noAnswerMs ?? usualRestMs;
		case 'failed':
			return (end.reason === 'busy' ? rest?.busyMs : rest?.unregisteredMs) ?? usualRestMs;
	}
}
