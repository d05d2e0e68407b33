/**
 * Why a call went where it did: for each of its offers the floor is rebuilt as it was right before, and
 * everybody on it is gone through again. For a call that waits, so is the floor of now.
 */

import type {CallId, Event, Instant} from '@plateau/core';
import type {CommandResult, Label} from '@plateau/core/protocol';
import {viewDirectory} from '../directory.ts';
import type {FloorFile} from '../floor-file/types.ts';
import {emptyFloorFile} from '../floor-file-port.ts';
import type {Job} from '../jobs/job.ts';
import {floorsOf, type RebuiltFloors} from '../replay/rebuilt-floors.ts';
import {whyOf} from './why-view.ts';

export interface WhyArgs {
	readonly callId: CallId;
	readonly now: Instant;
}

type Result = CommandResult<'why-call'>;
type OfferMade = Extract<Event, {type: 'offer-made'}>;

/** Refusal: `unknown-call`. */
export const whyCall: Job<'why-call'> = ({callId, now}, {store}) => {
	const events = store.eventsOfCall(callId);
	if (events.length === 0) return {ok: false, refusal: {code: 'unknown-call'}};
	const floors = floorsOf(store);
	const offers = events
		.filter((event): event is OfferMade => event.type === 'offer-made')
		.map((event) => offerOf(event, floors, endOf(event, events)));
	const {lastSeq} = store;
	const floor = floors.at(lastSeq);
	const isWaiting = floor.calls.get(callId)?.state === 'waiting';
	const waits = isWaiting ? whyOf(floor, callId) : undefined;
	const file = store.floorFileAt(lastSeq)?.declared as FloorFile | undefined;
	const {agents, queues, reasons} = viewDirectory(file ?? emptyFloorFile);
	return {
		ok: true,
		result: {
			callId,
			offers,
			...(waits === undefined ? {} : {waits: {at: now, ...waits}}),
			agents: Object.fromEntries(agents),
			queues: Object.fromEntries<Label>(queues),
			reasons: Object.fromEntries<Label>(reasons),
		},
	};
};

type Offer = Result['offers'][number];

function offerOf(event: OfferMade, floors: RebuiltFloors, ended: Offer['ended']): Offer {
	const {seq, at, callId, agentId, queueId, candidates, idleMs} = event;
	const {strategy = 'longest-idle', isSticky, taken} = event;
	const why = whyOf(floors.at(seq - 1), callId, agentId);
	return {
		...{seq, at, agentId, queueId, strategy, candidates, idleMs},
		...(isSticky === undefined ? {} : {isSticky}),
		...(taken === undefined ? {} : {taken}),
		...(ended === undefined ? {} : {ended}),
		counts: why?.counts ?? {},
		passedOver: why?.passedOver ?? [],
	};
}

function endOf({offerId}: OfferMade, events: readonly Event[]): Offer['ended'] {
	for (const event of events) {
		if (!('offerId' in event) || event.offerId !== offerId) continue;
		const {at} = event;
		if (event.type === 'offer-accepted') return {at, state: 'accepted'};
		if (event.type === 'offer-ended') return {at, state: event.state, reason: event.reason};
	}
	return undefined;
}
