/**
 * Offers on the desk: made as routing pairs, accepted and declined by the keys and commands of a call's,
 * ended by their time as a call's ring, and with the same rest and the same not-ready after misses.
 */

import {invariant, type Refusal} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {type AgentId, id, type OfferId, type WorkId} from '../ids.ts';
import {whyWorkChosen} from '../routing/explain-work.ts';
import type {Match} from '../routing/next-match.ts';
import type {Turn} from '../turn.ts';
import type {WorkOfferEnd} from '../work/events.ts';
import type {WorkItem} from '../work/item.ts';
import {awayAfterMiss, missOf} from './misses.ts';

type Offered = WorkItem & {state: 'offered'};

/** Rings on the desk of the agent whom routing chose. */
export function offerWork(turn: Turn, match: Match, workId: WorkId): void {
	const {floor, at} = turn;
	const item = floor.work.get(workId);
	const queue = item && floor.index.queues.get(item.entry.queueId);
	const {agentId, idleSince, candidates} = match;
	invariant(item?.state === 'waiting' && queue !== undefined, `work ${workId} can be offered`);
	const why = whyWorkChosen(floor, item, agentId);
	// What may be interrupted makes room, as it does for a call.
	const before = offeredTo(floor, agentId);
	if (before !== undefined) endWorkOffer(turn, before, {state: 'withdrawn', reason: 'interrupted'});
	const {ringMs = queue.ringMs} = floor.index.agents.get(agentId) ?? {};
	turn.emit({
		...{type: 'work-offered', workId, agentId, queueId: queue.id},
		offerId: id<OfferId>(`o-${floor.counters.offer}`),
		...{ringEndsAt: at + ringMs, candidates, idleMs: at - idleSince, why},
		...(queue.strategy === undefined ? {} : {strategy: queue.strategy}),
	});
}

/** What rings on the agent's desk. */
export function offeredTo(floor: Floor, agentId: AgentId): Offered | undefined {
	const agent = floor.agents.get(agentId);
	const workId = agent?.state === 'signed-in' ? agent.work?.offered : undefined;
	const item = workId === undefined ? undefined : floor.work.get(workId);
	return item?.state === 'offered' ? item : undefined;
}

export function acceptWork(turn: Turn, agentId: AgentId): Refusal | undefined {
	const item = offeredTo(turn.floor, agentId);
	if (item === undefined) return {code: 'nothing-ringing'};
	const {id: workId, offerId, entry, waitsSince} = item;
	turn.emit({
		...{type: 'work-started', workId, offerId, agentId, queueId: entry.queueId},
		waitMs: turn.at - waitsSince,
	});
	return undefined;
}

export function declineWork(turn: Turn, agentId: AgentId): Refusal | undefined {
	const item = offeredTo(turn.floor, agentId);
	if (item === undefined) return {code: 'nothing-ringing'};
	endWorkOffer(turn, item, {state: 'declined', reason: 'by-key'});
	return undefined;
}

/** Nobody answered for it in time. */
export function workRingOver(turn: Turn, workId: WorkId): void {
	const item = turn.floor.work.get(workId);
	if (item?.state !== 'offered') return;
	endWorkOffer(turn, item, {state: 'rang-out', reason: 'ring-limit'});
}

/** Ends an offer on a desk; what was withdrawn is held against nobody. */
export function endWorkOffer(turn: Turn, item: Offered, end: WorkOfferEnd): void {
	const {id: workId, offerId, agentId, entry} = item;
	const miss = end.state === 'withdrawn' ? {} : missOf(turn, agentId, entry.queueId, end);
	const {reasonId, ...rest} = miss;
	turn.emit({type: 'work-offer-ended', workId, offerId, agentId, ...rest, ...end});
	awayAfterMiss(turn, agentId, reasonId);
}
