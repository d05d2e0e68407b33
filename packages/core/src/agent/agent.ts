/**
 * An agent on the floor. Presence is what the person chose; activity is what the system sees.
 * signed-out: nobody at a phone. signed-in: at a phone, with presence, activity and desk link.
 */

import type {Headset} from '../headset/headset.ts';
import type {AgentId, CallId, OfferId, PersonId, PhoneId, QueueId} from '../ids.ts';
import type {PresenceWish} from '../inputs.ts';
import type {Offer} from '../offer/offer.ts';
import type {DialNotice} from '../outbound/dial.ts';
import type {InMaking, Whole} from '../shapes.ts';
import type {Instant} from '../time.ts';
import type {AgentWork} from '../work/item.ts';

/** What the agent chose, and since when. */
export type Presence = PresenceWish & {readonly since: Instant};

/** What waits for the end of a call. */
export type PendingPresence = PresenceWish | {readonly state: 'logged-out'};

/** A pause asked for whose reason takes a supervisor's approval, and since when. */
export interface PresenceRequest {
	readonly presence: PresenceWish;
	readonly since: Instant;
}

/** What the system sees an agent do. `dialling` belongs to calls by hand. */
export type Activity =
	| {readonly state: 'idle'; readonly since: Instant}
	| {readonly state: 'ringing'; readonly since: Instant; readonly offerId: OfferId}
	/** Their phone rings by a colleague's consultation about this call. */
	| {
			readonly state: 'ringing';
			readonly since: Instant;
			readonly offerId?: never;
			readonly callId: CallId;
			readonly queueId: QueueId;
	  }
	/** `consulting`: the customer is held for a third party, or they are that third party. */
	| {
			readonly state: 'talking' | 'holding' | 'consulting';
			readonly since: Instant;
			readonly callId: CallId;
			readonly queueId: QueueId;
			readonly dispositionSet: boolean;
			/** The agent asked for work after it, where that is left to them. */
			readonly wrapUpWanted?: true;
			/** With a colleague: no work of any queue. */
			readonly internal?: true;
	  }
	| {
			readonly state: 'dialling';
			readonly since: Instant;
			readonly callId: CallId;
			/** A colleague. */
			readonly internal?: true;
	  }
	/** A call on the desk phone that the floor did not give. */
	| {readonly state: 'outside'; readonly since: Instant}
	| {
			readonly state: 'wrap-up';
			readonly since: Instant;
			readonly callId: CallId;
			readonly queueId: QueueId;
			readonly endsAt?: Instant;
			/** How often it was extended; absent: never. */
			readonly extensions?: number;
			/** After a call by hand: its queue counts nothing of it. */
			readonly dialled?: true;
			readonly dispositionSet: boolean;
	  };

/** The desk's connection. `none`: no desk was opened; the agent works from commands or the phone. */
export type DeskLink =
	| {readonly state: 'none'}
	| {readonly state: 'up'}
	| {readonly state: 'lost'; readonly since: Instant; readonly graceEndsAt: Instant};

/** Nobody at a phone. */
export interface SignedOut {
	readonly id: AgentId;
	readonly state: 'signed-out';
	readonly since: Instant;
}

/** At a phone. */
export interface SignedIn {
	readonly id: AgentId;
	readonly state: 'signed-in';
	readonly since: Instant;
	readonly phoneId: PhoneId;
	readonly presence: Presence;
	readonly pendingPresence?: PendingPresence | undefined;
	/** Who asked for it, or `floor`; there whenever it is. */
	readonly pendingBy?: PersonId | undefined;
	/** Asks a supervisor for help, since then. */
	readonly handSince?: Instant | undefined;
	/** A presence that waits for a supervisor's word. */
	readonly request?: PresenceRequest | undefined;
	readonly activity: Activity;
	readonly link: DeskLink;
	/** The later of the last work ended and the last becoming available; a rang-out resets it. */
	readonly idleSince: Instant;
	/** After an offer that the phone did not take: not rung before this, though available. */
	readonly restEndsAt?: Instant | undefined;
	/** Rings missed in a row, in any queue; absent: none since an answer or a choice of presence. */
	readonly missedRings?: number | undefined;
	/** When their phone refused the last offer (declined there, busy, do-not-disturb); absent: it rang, or was answered. */
	readonly phoneRefusedAt?: Instant | undefined;
	/** The number that they dialled last was not reached; until they do something else. */
	readonly dialNotice?: DialNotice | undefined;
	/** Work that needs no phone: in hand, or ringing on the desk. Absent: none. */
	readonly work?: AgentWork | undefined;
	/** Of who is nailed up: their calls come by it. Absent: their phone rings for each call. */
	readonly headset?: Headset | undefined;
}

export type Agent = SignedOut | SignedIn;

/** The offer that rings at the agent's phone. */
export function ringingOffer(
	floor: {readonly offers: ReadonlyMap<OfferId, Offer>},
	agent: SignedIn,
) {
	const {activity} = agent;
	if (activity.state !== 'ringing' || activity.offerId === undefined) return undefined;
	return floor.offers.get(activity.offerId);
}

/**
 * A copy to change. Field by field: every call of an agent's day comes here some times, and so equal
 * agents have their fields in one order, whatever happened to them.
 */
export function copyOf(agent: SignedIn): InMaking<SignedIn> {
	const copy: Whole<SignedIn> = {
		id: agent.id,
		state: 'signed-in',
		since: agent.since,
		phoneId: agent.phoneId,
		presence: agent.presence,
		activity: agent.activity,
		link: agent.link,
		idleSince: agent.idleSince,
		pendingPresence: agent.pendingPresence,
		pendingBy: agent.pendingBy,
		handSince: agent.handSince,
		request: agent.request,
		restEndsAt: agent.restEndsAt,
		missedRings: agent.missedRings,
		phoneRefusedAt: agent.phoneRefusedAt,
		dialNotice: agent.dialNotice,
		work: agent.work,
		headset: agent.headset,
	};
	return copy;
}

/** True while a presence asked for must wait for the end of the work. */
export function isAtWork(agent: SignedIn): boolean {
	return agent.activity.state !== 'idle' && agent.activity.state !== 'outside';
}

/** True when both are ready, or not ready for one reason. */
export function isSamePresence(a: PresenceWish, b: PresenceWish): boolean {
	return (
		a.state === b.state &&
		(a.state === 'available' || b.state === 'available' || a.reasonId === b.reasonId)
	);
}
