/** Places kept for callers who were cut off or gave up, until they call again or the time is over. */

import type {PartyId, QueueId} from '../ids.ts';
import type {Instant} from '../time.ts';

export interface KeptPlace {
	/** The place in the order of waiting. */
	readonly rankAt: Instant;
	readonly expiresAt: Instant;
}

/** By `placeKey`, the one kept longest ago first. */
export type KeptPlaces = Map<string, KeptPlace>;

/** No more than these are kept: beyond, the oldest goes. */
const mostPlaces = 10_000;

/** A queue's id has no such sign. */
function placeKey(queueId: QueueId, partyId: PartyId): string {
	return `${queueId}/${partyId}`;
}

/** Keeps a place, and forgets the oldest ones that are over. */
export function keepPlace(
	places: KeptPlaces,
	queueId: QueueId,
	partyId: PartyId,
	place: KeptPlace,
	at: Instant,
): void {
	const key = placeKey(queueId, partyId);
	places.delete(key);
	places.set(key, place);
	for (const [oldest, {expiresAt}] of places) {
		if (expiresAt >= at && places.size <= mostPlaces) break;
		places.delete(oldest);
	}
}

/** The place kept for this party in this queue, while its time is not over. */
export function keptPlace(
	places: KeptPlaces,
	queueId: QueueId,
	partyId: PartyId,
	at: Instant,
): KeptPlace | undefined {
	const place = places.get(placeKey(queueId, partyId));
	return place !== undefined && place.expiresAt >= at ? place : undefined;
}

/** The party is back: what was kept is used or of no use. */
export function dropPlace(places: KeptPlaces, queueId: QueueId, partyId: PartyId): void {
	places.delete(placeKey(queueId, partyId));
}
