/** Waiting calls meet ready agents until no pair is left. */

import {type Call, customerChannel, entryOf} from '../call/call.ts';
import type {EffectOf, RingWay} from '../effects.ts';
import {invariant} from '../errors.ts';
import type {EventBody} from '../events.ts';
import {connectedHeadset} from '../headset/headset.ts';
import {type CallId, type Channel, id, isWorkId, type OfferId, type RoundId} from '../ids.ts';
import {whyChosen} from '../routing/explain.ts';
import {type Match, nextMatch} from '../routing/next-match.ts';
import {isGroup} from '../routing/strategy.ts';
import type {InMaking} from '../shapes.ts';
import type {Millis} from '../time.ts';
import type {Turn} from '../turn.ts';
import {expireDue} from './due.ts';
import {legOf, wordMs} from './headset-legs.ts';
import {numberWays} from './orders.ts';
import {settleAsked} from './queue-consults.ts';
import {offerWork} from './work-offers.ts';
import {settleWork} from './work-settle.ts';

type OfferMade = Extract<EventBody, {type: 'offer-made'}>;

/** How much later than the switch's own ring timer the floor gives up on an offer. */
const ringSlackMs = 3000;

export function routeCalls(turn: Turn): void {
	for (;;) {
		const match = nextMatch(turn.floor);
		// Who asks a queue has a customer on hold: before its callers, but for one taken out of their order.
		if (match?.line.isTaken !== true && settleAsked(turn)) {
			settleWork(turn);
			continue;
		}
		if (match === undefined) return;
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
	invariant(agent?.state === 'signed-in', 'a match names a signed-in agent', match.agentId);
	invariant(
		call !== undefined && entry !== undefined && channel !== undefined,
		'a match names a waiting call',
		match.callId,
	);
	const queue = floor.index.queues.get(entry.queueId);
	invariant(queue !== undefined, 'the queue is on the floor', entry.queueId);
	const offerId = id<OfferId>(`o-${floor.counters.offer}`);
	const isSticky = match.line.agentId !== undefined;
	const headset = connectedHeadset(agent);
	const isAmongOthers = isGroup(queue.strategy) && !isSticky;
	// A caller who is joined with a leg that is there waits until then, as for a group.
	const way = isAmongOthers || headset !== undefined ? 'group' : 'direct';
	const ringMs = floor.index.agents.get(agent.id)?.ringMs ?? queue.ringMs;
	const made: InMaking<OfferMade> = {
		type: 'offer-made',
		offerId,
		roundId: call.state === 'ringing' ? call.roundId : id<RoundId>(`r-${floor.counters.round}`),
		callId: call.id,
		agentId: agent.id,
		phoneId: agent.phoneId,
		queueId: queue.id,
		ringEndsAt: at + (headset === undefined ? ringMs + ringSlackMs : wordMs),
		candidates: match.candidates,
		idleMs: at - match.idleSince,
		why: whyChosen(floor, call, match.line, agent.id),
	};
	if (queue.strategy !== undefined) made.strategy = queue.strategy;
	if (isSticky) made.isSticky = isSticky;
	const {takenBy, over} = entry.stick ?? {};
	if (takenBy !== undefined && over !== undefined) made.taken = {by: takenBy, over};
	if (way === 'group') {
		made.way = way;
		if (isAmongOthers && queue.strategy === 'ring-progressively') {
			made.growsAt = at + (queue.ringNextMs ?? usualRingNextMs);
		}
	}
	turn.emit(made);
	orderRing(turn, call, channel, made, {way, ringMs, headset});
}

interface RingManner {
	readonly way: RingWay;
	readonly ringMs: Millis;
	readonly headset: ReturnType<typeof connectedHeadset>;
}

/** Has the agent's phone rung, or their headset take it, once the offer is stored. */
function orderRing(
	turn: Turn,
	call: Call,
	channel: Channel,
	{offerId, agentId, phoneId, queueId}: OfferMade,
	{way, ringMs, headset}: RingManner,
): void {
	const {index} = turn.floor;
	const {language, answerOnEntry} = numberWays(turn, call.numberId);
	const ring: InMaking<EffectOf<'ring-agent'>> = {
		id: `ring-agent:${offerId}`,
		type: 'ring-agent',
		way,
		offerId,
		callId: call.id,
		channel,
		agentId,
		phoneId,
		queueId,
		partyId: call.partyId,
		language,
		answerOnEntry,
		ringMs,
	};
	if (index.queues.get(queueId)?.whisper === true) ring.whisper = true;
	if (headset !== undefined) {
		ring.headset = legOf(headset, index.phones.get(phoneId)?.switchId ?? channel.switchId);
	} else if (index.agents.get(agentId)?.autoAnswer === true) ring.autoAnswer = true;
	turn.order(ring);
}

/** How long one phone of `ring-progressively` rings alone, where the queue does not say. */
const usualRingNextMs = 10_000;
