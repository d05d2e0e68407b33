/** Folds the life of offers. A call rings while it has a live offer. */

import {copyOf} from '../agent/agent.ts';
import {asRinging, asWaiting} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {EventBody} from '../events.ts';
import type {Floor} from '../floor.ts';
import {refileCall, refileOffer} from '../floor-index.ts';
import type {ChannelId, OfferId} from '../ids.ts';
import type {Offer} from '../offer/offer.ts';
import type {QueueEntry} from '../queue/entry.ts';
import {workOf} from '../routing/memory.ts';
import type {Whole} from '../shapes.ts';
import {agentDay, queueDay} from '../stats/day.ts';
import type {Instant} from '../time.ts';
import {withRing} from '../wait/work.ts';
import {changeAgent, setActivity, signedIn} from './change-agent.ts';
import {bump} from './counters.ts';

type OfferEvent = {at: Instant} & Extract<
	EventBody,
	{type: 'offer-made' | 'offer-ringing' | 'offer-accepted' | 'offer-ended'}
>;

export function applyOffer(floor: Floor, event: OfferEvent): void {
	const {at} = event;
	switch (event.type) {
		case 'offer-made': {
			const {offerId, roundId, callId, agentId, phoneId, queueId, ringEndsAt} = event;
			bump(floor, 'offer', offerId);
			bump(floor, 'round', roundId);
			floor.memory.lastOffered.set(queueId, agentId);
			floor.offers.set(offerId, {
				id: offerId,
				state: 'made',
				roundId,
				callId,
				agentId,
				phoneId,
				queueId,
				way: event.way ?? 'direct',
				madeAt: at,
				ringEndsAt,
			});
			refileOffer(floor, offerId);
			const call = floor.calls.get(callId);
			invariant(
				call?.state === 'waiting' || call?.state === 'ringing',
				'the call can ring',
				callId,
			);
			const {growsAt, way = 'direct'} = event;
			floor.calls.set(callId, asRinging(call, at, {roundId, offerId, agentId, way, growsAt}));
			refileCall(floor, callId);
			// Whether a ring was work is known when it ends: until then the place among the idle is kept.
			const {idleSince} = signedIn(floor, agentId);
			setActivity(floor, at, agentId, {state: 'ringing', since: at, offerId}, idleSince);
			agentDay(floor.day, agentId).offers += 1;
			queueDay(floor.day, queueId).offers += 1;
			break;
		}
		case 'offer-ringing': {
			const offer = floor.offers.get(event.offerId);
			invariant(offer !== undefined, 'the offer is live', event.offerId);
			const {channelId} = event;
			floor.offers.set(offer.id, asRingingOffer(offer, channelId));
			break;
		}
		case 'offer-accepted':
			// The call and its agent follow with `call-connected`.
			noteRing(floor, event);
			floor.offers.delete(event.offerId);
			refileOffer(floor, event.offerId);
			break;
		case 'offer-ended': {
			const offer = floor.offers.get(event.offerId);
			invariant(offer !== undefined, 'the offer is live', event.offerId);
			floor.offers.delete(offer.id);
			refileOffer(floor, offer.id);
			if (event.state === 'rang-out') {
				agentDay(floor.day, offer.agentId).rangOut += 1;
				queueDay(floor.day, offer.queueId).rangOut += 1;
			}
			const agent = floor.agents.get(offer.agentId);
			if (
				agent?.state === 'signed-in' &&
				agent.activity.state === 'ringing' &&
				agent.activity.offerId === offer.id
			) {
				const isTheirs = event.state !== 'withdrawn' && event.reason !== 'lost-in-gap';
				const idleSince = isTheirs ? at : agent.idleSince;
				setActivity(floor, at, agent.id, {state: 'idle', since: at}, idleSince);
				const {restEndsAt} = event;
				const missedRings = (agent.missedRings ?? 0) + 1;
				// Phones on do-not-disturb say one or the other.
				const isRefused = event.reason === 'busy' || event.reason === 'on-phone';
				const wasRefused = agent.phoneRefusedAt !== undefined;
				if (restEndsAt !== undefined || event.state === 'rang-out' || isRefused || wasRefused) {
					const next = copyOf(signedIn(floor, agent.id));
					if (restEndsAt !== undefined) next.restEndsAt = restEndsAt;
					if (event.state === 'rang-out') next.missedRings = missedRings;
					// A withdrawn offer says nothing of the phone.
					if (isTheirs) next.phoneRefusedAt = isRefused ? at : undefined;
					changeAgent(floor, at, next);
				}
			}
			const call = floor.calls.get(offer.callId);
			if (call?.state !== 'ringing') break;
			const offerIds = call.offerIds.filter((offerId) => offerId !== offer.id);
			if (offerIds.length > 0) {
				floor.calls.set(call.id, {...call, offerIds});
			} else {
				floor.calls.set(call.id, asWaiting(call, at, untaken(call.entry)));
			}
			refileCall(floor, call.id);
			break;
		}
		default:
			event satisfies never;
	}
}

function asRingingOffer(offer: Offer, channelId: ChannelId): Offer {
	const {id, roundId, callId, agentId, phoneId, queueId, way, madeAt, ringEndsAt} = offer;
	const ringing: Whole<Offer & {state: 'ringing'}> = {
		id,
		state: 'ringing',
		channelId,
		roundId,
		callId,
		agentId,
		phoneId,
		queueId,
		way,
		madeAt,
		ringEndsAt,
	};
	return ringing;
}

/** Whom it was taken for has been asked: it is anybody's again. One that was sent to them goes back. */
function untaken(entry: QueueEntry): QueueEntry {
	const {stick, ...rest} = entry;
	return stick?.takenBy === undefined || stick.sentBy !== undefined ? entry : rest;
}

/** How long a phone rings until it is answered is part of what a call takes. */
function noteRing(
	floor: Floor,
	{offerId, at}: {readonly offerId: OfferId; readonly at: Instant},
): void {
	const offer = floor.offers.get(offerId);
	if (offer === undefined) return;
	const {memory} = floor;
	const {queueId, madeAt} = offer;
	memory.work.set(queueId, withRing(workOf(memory, queueId), at - madeAt));
}
