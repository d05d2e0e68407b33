/** Waiting calls meet ready agents until no pair is left. */

import {customerChannel, entryOf} from '../call/call.ts';
import {invariant} from '../errors.ts';
import {type CallId, id, isWorkId, type OfferId, type RoundId} from '../ids.ts';
import {whyChosen} from '../routing/explain.ts';
import {type Match, nextMatch} from '../routing/next-match.ts';
import {isGroup} from '../routing/strategy.ts';
import type {Turn} from '../turn.ts';
import {expireDue} from './due.ts';
import {numberWays} from './orders.ts';
import {offerWork} from './work-offers.ts';
import {settleWork} from './work-settle.ts';

/** How much later than the switch's own ring timer the floor gives up on an offer. */
const ringSlackMs = 3000;

export function routeCalls(turn: Turn): void {
	for (let match = nextMatch(turn.floor); match !== undefined; match = nextMatch(turn.floor)) {
		if (isWorkId(match.callId)) {
			offerWork(turn, match, match.callId);
			// What made room for it may have come to a step meanwhile.
			expireDue(turn);
		} else offer(turn, match, match.callId);
		settleWork(turn);
	}
}

function offer(turn: Turn, match: Match, callId: CallId): void {
	const {floor, at} = turn;
	const call = floor.calls.get(callId);
	const agent = floor.agents.get(match.agentId);
	const entry = call && entryOf(call);
	const channel = call && customerChannel(call);
	invariant(agent?.state === 'signed-in', `a match names a signed-in agent, not ${match.agentId}`);
	invariant(
		call !== undefined && entry !== undefined && channel !== undefined,
		`a match names a waiting call, not ${match.callId}`,
	);
	const queue = floor.index.queues.get(entry.queueId);
	invariant(queue !== undefined, `queue ${entry.queueId} is on the floor`);
	const offerId = id<OfferId>(`o-${floor.counters.offer}`);
	const isSticky = match.line.agentId !== undefined;
	const way = isGroup(queue.strategy) && !isSticky ? 'group' : 'direct';
	const {ringMs = queue.ringMs, autoAnswer} = floor.index.agents.get(agent.id) ?? {};
	const roundId =
		call.state === 'ringing' ? call.roundId : id<RoundId>(`r-${floor.counters.round}`);
	turn.emit({
		type: 'offer-made',
		offerId,
		roundId,
		callId: call.id,
		agentId: agent.id,
		phoneId: agent.phoneId,
		queueId: queue.id,
		ringEndsAt: at + ringMs + ringSlackMs,
		candidates: match.candidates,
		idleMs: at - match.idleSince,
		why: whyChosen(floor, call, match.line, agent.id),
		...(queue.strategy === undefined ? {} : {strategy: queue.strategy}),
		...(isSticky ? {isSticky} : {}),
		...(way === 'direct' ? {} : {way}),
		...(queue.strategy === 'ring-progressively' && way === 'group'
			? {growsAt: at + (queue.ringNextMs ?? usualRingNextMs)}
			: {}),
	});
	turn.order({
		id: `ring-agent:${offerId}`,
		type: 'ring-agent',
		way,
		offerId,
		callId: call.id,
		channel,
		agentId: agent.id,
		phoneId: agent.phoneId,
		queueId: queue.id,
		partyId: call.partyId,
		...numberWays(turn, call.id),
		ringMs,
		...(queue.whisper === true ? {whisper: true} : {}),
		...(autoAnswer === true ? {autoAnswer: true} : {}),
	});
}

/** How long one phone of `ring-progressively` rings alone, where the queue does not say. */
const usualRingNextMs = 10_000;
