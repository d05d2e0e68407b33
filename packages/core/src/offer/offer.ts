/**
 * One attempt to give one call to one agent. Live offers alone are kept on the floor:
 * made (ordered, not yet seen at the phone) → ringing → accepted | declined | rang-out | withdrawn | failed.
 */

import type {AgentId, CallId, ChannelId, OfferId, PhoneId, QueueId, RoundId} from '../ids.ts';
import type {Instant} from '../time.ts';

export type OfferState =
	| {readonly state: 'made'}
	| {readonly state: 'ringing'; readonly channelId: ChannelId};

/** A live offer. */
export type Offer = OfferState & {
	readonly id: OfferId;
	readonly roundId: RoundId;
	readonly callId: CallId;
	readonly agentId: AgentId;
	readonly phoneId: PhoneId;
	readonly queueId: QueueId;
	/** `group`: other phones may ring for the same call. */
	readonly way: 'direct' | 'group';
	readonly madeAt: Instant;
	/** The floor's own limit, later than the switch's ring timer. */
	readonly ringEndsAt: Instant;
};
