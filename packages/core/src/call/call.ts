/**
 * A live call: a work item with an ordered list of legs. It leaves the floor when it ends.
 * entering: admitted, hears the greeting · waiting: in a queue · ringing: in a queue with a live
 * round · talking: with an agent · parked: set apart by its agent · dialling: an agent calls a number by
 * hand, and there is no customer yet · leaving: hears a farewell · fallback: the switch serves it alone.
 */

import type {
	AgentId,
	CallId,
	Channel,
	NumberId,
	OfferId,
	PartyId,
	PhoneId,
	QueueId,
	RoundId,
} from '../ids.ts';
import type {Dialling} from '../outbound/dial.ts';
import type {QueueEntry} from '../queue/entry.ts';
import type {Whole} from '../shapes.ts';
import type {Instant, Millis} from '../time.ts';
import type {TalkControl, ThirdParty} from './control.ts';
import type {ParkedState} from './parking.ts';

/** One party's part of a call. */
export interface Leg {
	readonly role: 'customer' | 'agent' | 'consult' | 'outside' | 'supervisor';
	readonly channel: Channel;
	readonly phoneId?: PhoneId;
	readonly since: Instant;
}

export type CallState =
	/** By hand, to the outside: see `outbound/dial.ts`. */
	| ({readonly state: 'dialling'; readonly since: Instant} & Dialling)
	| {readonly state: 'entering'; readonly since: Instant}
	| {readonly state: 'waiting'; readonly since: Instant; readonly entry: QueueEntry}
	| {
			readonly state: 'ringing';
			readonly since: Instant;
			readonly entry: QueueEntry;
			readonly roundId: RoundId;
			readonly offerIds: readonly OfferId[];
			/** `group`: several phones may ring at once. Then `growsAt`: not before that one more. */
			readonly way: 'direct' | 'group';
			readonly growsAt?: Instant | undefined;
	  }
	| ({
			readonly state: 'talking';
			readonly since: Instant;
			readonly entry: QueueEntry;
			readonly agentId: AgentId;
	  } & TalkControl)
	| ParkedState
	| {
			readonly state: 'leaving';
			readonly since: Instant;
			readonly outcome: 'answered' | 'refused' | 'timed-out' | 'left-empty' | 'overflowed';
			readonly reason: LeavingReason;
			readonly queueId?: QueueId;
			/** An agent sent it on: where to, and the place to come back to. */
			readonly sent?: SentOn;
			/** The floor's own message, instead of the reason's. */
			readonly sound?: string;
			/** Where it is sent on to, instead of a message. */
			readonly number?: string;
	  }
	| {
			readonly state: 'fallback';
			readonly since: Instant;
			readonly answered: boolean;
			/** Nobody answered there: the caller leaves a message, and is let finish. */
			readonly inMailbox?: true;
			/** The place to come back to. */
			readonly entry?: QueueEntry;
	  };

/** A call that an agent sent to a phone or a number, blind or by handing it over. */
export interface SentOn {
	/** Absent: it went, and the order that sent it was given up before. */
	readonly to?: ThirdParty;
	readonly agentId: AgentId;
	readonly entry: QueueEntry;
	/** They talk there. */
	readonly answered: boolean;
}

/** Why a queue does not let a caller in. */
export type DoorReason = 'full' | 'nobody' | 'wait-ratio' | 'expected-wait';
/** Why a queue lets a caller wait no longer. `closing`: their number closed meanwhile. */
export type WaitEndReason = 'max-wait' | 'nobody' | 'closing' | 'overflow';
/** Why a caller is let go. */
export type LeavingReason = 'closed' | 'unknown-number' | 'transfer' | DoorReason | WaitEndReason;

export interface CallFacts {
	readonly id: CallId;
	readonly kind: 'call';
	readonly direction: 'in' | 'out' | 'internal';
	readonly partyId: PartyId;
	readonly numberId: NumberId;
	/** When its channel came up at the switch. */
	readonly startedAt: Instant;
	/** In order of joining. Empty for work that has no customer leg yet. */
	readonly legs: readonly Leg[];
	/** How many offers were made for it so far. */
	readonly offers: number;
	/** Whom the last of them was for. */
	readonly triedId?: AgentId | undefined;
	/** What is known of the contact and matters to routing. */
	readonly contact?: Contact | undefined;
}

/** Of the person who calls, by ids alone. Source: the customer records, at the call's arrival. */
export interface Contact {
	/** Head start, as for a person of mark. */
	readonly priorityMs?: Millis;
	readonly ownerId?: AgentId;
	/** Who talked with them last. */
	readonly lastAgentId?: AgentId;
}

export type Call = CallFacts & CallState;

/** One in a queue, without an agent yet. */
export type Queued = Call & {state: 'waiting' | 'ringing'};

/**
 * The call in another state: its facts stay, with those in `state` in place of their own, and the fields
 * of the old state go.
 */
export function inState<S extends CallState & Partial<CallFacts>>(
	call: Call,
	state: S,
): CallFacts & S {
	const {id, kind, direction, partyId, numberId, startedAt, legs, offers, triedId, contact} = call;
	const facts: Whole<CallFacts> = {
		id,
		kind,
		direction,
		partyId,
		numberId,
		startedAt,
		legs,
		offers,
		triedId,
		contact,
	};
	return Object.assign(facts, state);
}

/** `inState` for the states of every call's life, where a merge of objects would be felt. */
export function asWaiting(
	{id, kind, direction, partyId, numberId, startedAt, legs, offers, triedId, contact}: Call,
	since: Instant,
	entry: QueueEntry,
): Call & {state: 'waiting'} {
	const call: Whole<Call & {state: 'waiting'}> = {
		id,
		kind,
		direction,
		partyId,
		numberId,
		startedAt,
		legs,
		offers,
		triedId,
		contact,
		state: 'waiting',
		since,
		entry,
	};
	return call;
}

/** One more phone rings for it, or the first; see `asWaiting`. */
export function asRinging(
	call: Queued,
	at: Instant,
	offer: Pick<Call & {state: 'ringing'}, 'roundId' | 'way' | 'growsAt'> & {
		readonly offerId: OfferId;
		readonly agentId: AgentId;
	},
): Call & {state: 'ringing'} {
	const {id, kind, direction, partyId, numberId, startedAt, legs, contact, entry} = call;
	const isFirst = call.state === 'waiting';
	const ringing: Whole<Call & {state: 'ringing'}> = {
		id,
		kind,
		direction,
		partyId,
		numberId,
		startedAt,
		legs,
		offers: call.offers + 1,
		triedId: offer.agentId,
		contact,
		state: 'ringing',
		since: isFirst ? at : call.since,
		entry,
		roundId: offer.roundId,
		offerIds: isFirst ? [offer.offerId] : [...call.offerIds, offer.offerId],
		way: offer.way,
		growsAt: offer.growsAt,
	};
	return ringing;
}

/** See `asWaiting`. */
export function asTalking(
	{id, kind, direction, partyId, numberId, startedAt, legs, offers, triedId, contact}: Call,
	since: Instant,
	entry: QueueEntry,
	agentLeg: Leg,
	agentId: AgentId,
): Call & {state: 'talking'} {
	// What call control adds is not there before it is so: a copy of a talk has its fields in the same order.
	const call: Whole<
		Omit<
			Call & {state: 'talking'},
			'heldSince' | 'muted' | 'phoneHeld' | 'consult' | 'pending' | 'notice'
		>
	> = {
		id,
		kind,
		direction,
		partyId,
		numberId,
		startedAt,
		legs: [...legs, agentLeg],
		offers,
		triedId,
		contact,
		state: 'talking',
		since,
		entry,
		agentId,
		line: 'joined',
		lineSince: since,
	};
	return call;
}

/** The customer's channel, or undefined while there is none. */
export function customerChannel(call: Call): Channel | undefined {
	// The first of them nearly always: a look before a search.
	const [first] = call.legs;
	if (first?.role === 'customer') return first.channel;
	return call.legs.find((leg) => leg.role === 'customer')?.channel;
}

/** The agent's channel, or undefined while there is none. */
export function agentChannel(call: Call): Channel | undefined {
	return call.legs.find((leg) => leg.role === 'agent')?.channel;
}

/** The third party's channel, or undefined while none was seen. */
export function consultChannel(call: Call): Channel | undefined {
	return call.legs.find((leg) => leg.role === 'consult')?.channel;
}

/** Its place in a queue, or undefined when it has none. */
export function entryOf(call: Call): QueueEntry | undefined {
	return 'entry' in call ? call.entry : undefined;
}

/** The queue that it waits in, waited in or is counted under. */
export function queueOf(call: Call): QueueId | undefined {
	return call.state === 'leaving'
		? (call.queueId ?? call.sent?.entry.queueId)
		: entryOf(call)?.queueId;
}
