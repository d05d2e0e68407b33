/**
 * What an agent does with a call they talk in: whom they hear, a third party they call, and the order
 * that is on its way to the switch. What is true changes only when the switch says so.
 */

import type {AgentId, ChannelId, ConsultId, PartyId, PhoneId, QueueId} from '../ids.ts';
import type {Instant} from '../time.ts';

/**
 * joined: agent and customer hear each other · held: the customer hears music · consulting: there is a
 * third party, and `hears` says whom the agent hears · conference: all three hear each other.
 */
export type Line = 'joined' | 'held' | 'consulting' | 'conference';

/** Who is called besides the customer. A number outside is a party: its digits are in no event. */
export type ThirdParty =
	| {readonly kind: 'agent'; readonly agentId: AgentId; readonly phoneId: PhoneId}
	| {readonly kind: 'phone'; readonly phoneId: PhoneId}
	| {readonly kind: 'outside'; readonly partyId: PartyId};

/** Where a call is sent on to. */
export type Destination = ThirdParty | {readonly kind: 'queue'; readonly queueId: QueueId};

/**
 * A third party who is called while the customer is held: calling → ringing → answered. Of a queue that is
 * asked, waiting before, and again after each of its agents who did not take it.
 */
export interface Consult {
	/** Another for each ring of a queue's agents. */
	readonly id: ConsultId;
	/** The queue while the request waits; then its agent. */
	readonly to: Destination;
	/** Of a queue that is asked. */
	readonly asked?: AskedQueue;
	readonly state: 'waiting' | 'calling' | 'ringing' | 'answered';
	readonly since: Instant;
	/** Their leg, once it was seen. */
	readonly channelId?: ChannelId;
	/** The floor's own limit on the ring, later than the switch's timer; none once answered. */
	readonly ringEndsAt?: Instant;
	/** Whom the agent hears once it is answered: the customer after a swap. */
	readonly hears: 'customer' | 'consult';
}

/** A queue that is asked for one of its agents. */
export interface AskedQueue {
	readonly queueId: QueueId;
	readonly since: Instant;
}

/** What call control orders the switch to do with a call. */
export type ControlOrder =
	| 'hold'
	| 'resume'
	| 'transfer'
	| 'consult'
	| 'swap'
	| 'join-all'
	| 'end-consult'
	| 'hand-over'
	| 'park'
	| 'take-over'
	/** By key, while the customer is held: their call ends with it. */
	| 'hang-up';

/** An order on its way. While there is one, no other is taken. */
export interface PendingOrder {
	readonly order: ControlOrder;
	/**
	 * Without a word from the switch until then, it counts as failed. Absent: it does, and of a transfer
	 * or a parking is kept what a late word would mean.
	 */
	readonly endsAt?: Instant;
	/** Of a transfer. */
	readonly to?: Destination;
}

/** What the agent is told until they give the next order: an order came to nothing, or a third party went. */
export interface Notice {
	readonly code: 'control-failed' | 'consult-ended';
	/** Of a failed one. */
	readonly order?: string;
	readonly reason: string;
	/** Who was consulted. */
	readonly to?: Destination;
	readonly at: Instant;
}

/** The part of a talk that call control changes. */
export interface TalkControl {
	readonly line: Line;
	/** Since when it is so; the beginning of the talk at first. */
	readonly lineSince: Instant;
	/** Since when the customer hears music, whatever the line was meanwhile; absent while they do not. */
	readonly heldSince?: Instant | undefined;
	/** The agent's microphone is off. */
	readonly muted?: true | undefined;
	/** On hold at the phone itself: nobody hears it, and it hears nobody, whatever the line. */
	readonly phoneHeld?: true | undefined;
	readonly consult?: Consult | undefined;
	readonly pending?: PendingOrder | undefined;
	readonly notice?: Notice | undefined;
}

/** What the agent in such a talk is seen to do. */
export function activityOf(talk: TalkControl): 'talking' | 'holding' | 'consulting' {
	if (isOnHold(talk)) return 'holding';
	return talk.line === 'consulting' && !isSwapped(talk.consult) ? 'consulting' : 'talking';
}

/** The customer hears music, and it is not for a third party: by order, or since the phone that they hear holds. */
export function isOnHold({line, consult, phoneHeld}: TalkControl): boolean {
	if (line === 'held') return true;
	return phoneHeld === true && (line === 'joined' || (line === 'consulting' && isSwapped(consult)));
}

/** The customer hears music: on hold, or while the agent is with a third party. */
export function hearsMusic(talk: TalkControl): boolean {
	return isOnHold(talk) || (talk.line === 'consulting' && !isSwapped(talk.consult));
}

/** The third party waits, and the agent hears the customer. */
export function isSwapped(consult: Consult | undefined): boolean {
	return consult?.state === 'answered' && consult.hears === 'customer';
}
