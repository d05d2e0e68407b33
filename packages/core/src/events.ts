/**
 * What became true, in the past tense: flat, JSON-safe, ids and not objects, no personal data.
 * Numbered by `seq` without gaps and stored before anything acts on them. `apply` folds them.
 */

import type {AgentEventBody} from './agent/events.ts';
import type {Contact, DoorReason, LeavingReason, WaitEndReason} from './call/call.ts';
import type {ControlEventBody} from './call/control-events.ts';
import type {MailboxEventBody} from './call/mailbox.ts';
import type {ParkEventBody} from './call/parking.ts';
import type {PhoneHoldEventBody} from './call/phone-holds.ts';
import type {QueueConsultEventBody} from './call/queue-consults.ts';
import type {TakeEventBody} from './call/taking.ts';
import type {TakeOverEventBody} from './call/taking-over.ts';
import type {Counters} from './counters.ts';
import type {FloorConfig, Strategy} from './floor-config.ts';
import type {HeadsetEventBody} from './headset/events.ts';
import type {
	AgentId,
	CallId,
	ChannelId,
	NumberId,
	OfferId,
	PartyId,
	PersonId,
	PhoneId,
	QueueId,
	RoundId,
	SwitchId,
	WindowId,
} from './ids.ts';
import type {RingFailure} from './inputs.ts';
import type {MonitorEventBody} from './monitor/events.ts';
import type {DialFailure} from './outbound/dial.ts';
import type {DialEventBody} from './outbound/events.ts';
import type {Stick} from './queue/entry.ts';
import type {RecordingEvent} from './recording/events.ts';
import type {Why} from './routing/explain.ts';
import type {TieEventBody} from './ties/events.ts';
import type {Instant, Millis} from './time.ts';
import type {WorkEventBody} from './work/events.ts';

/** How an admitted call ended; exactly one for each. Source: docs/glossary.md. */
export type Outcome =
	| 'answered'
	| 'abandoned'
	| 'timed-out'
	| 'left-empty'
	| 'refused'
	| 'exited-by-key'
	| 'overflowed'
	| 'callback'
	| 'voicemail'
	| 'fallback-answered'
	| 'pbx-restart'
	| 'lost-in-gap'
	/** Dialled by hand: the number was not reached. Every other call came in. */
	| 'not-reached';

/**
 * Who or what ended a call. `pbx-restart`: the switch went with it; `gap`: it ended unseen while
 * the daemon or its link to the switch was away.
 */
export type EndedBy = 'customer' | 'agent' | 'floor' | 'pbx-restart' | 'gap';

/** Why an offer ended without being accepted. */
export type OfferEnd =
	| {readonly state: 'declined'; readonly reason: 'by-key' | 'on-phone'}
	| {readonly state: 'rang-out'; readonly reason: 'no-answer' | 'ring-limit'}
	| {
			readonly state: 'withdrawn';
			readonly reason: 'caller-left' | 'signed-out' | 'phone-lost' | 'fell-back' | 'other-answered';
	  }
	| {
			readonly state: 'failed';
			readonly reason: 'busy' | 'unregistered' | 'congestion' | 'not-started' | 'lost-in-gap';
	  };

/** How far a call is on the steps of the queue it comes into; absent: at the beginning. */
export interface FirstSteps {
	readonly widened?: number;
	readonly tiersOpen?: number;
	readonly stick?: Stick;
}

export type EventBody =
	| WorkEventBody
	| TakeEventBody
	| ParkEventBody
	| TakeOverEventBody
	| PhoneHoldEventBody
	| MailboxEventBody
	| {readonly type: 'floor-configured'; readonly by: PersonId; readonly config: FloorConfig}
	| {readonly type: 'daemon-started'}
	/** `startsAt`: the day's midnight, when it is not this very instant. */
	| {readonly type: 'day-started'; readonly day: string; readonly startsAt?: Instant}
	| {readonly type: 'clock-stepped'; readonly byMs: number}
	| {readonly type: 'number-opened'; readonly numberId: NumberId}
	| {readonly type: 'number-closed'; readonly numberId: NumberId}
	/** A named time of day began or ended. */
	| {readonly type: 'window-opened'; readonly windowId: WindowId}
	| {readonly type: 'window-closed'; readonly windowId: WindowId}
	/** `lastSeenAt`: when it was last known to be there, if that was before. */
	| {readonly type: 'switch-lost'; readonly switchId: SwitchId; readonly lastSeenAt?: Instant}
	| {
			readonly type: 'switch-resynced';
			readonly switchId: SwitchId;
			readonly switchStartedAt: Instant;
			/** It carries ids that the journal lacks: from here on each of these kinds is counted from there. */
			readonly next?: {readonly [K in keyof Counters]?: number};
	  }
	| {readonly type: 'phone-registered'; readonly phoneId: PhoneId}
	| {readonly type: 'phone-unregistered'; readonly phoneId: PhoneId}
	| {readonly type: 'phone-taken'; readonly phoneId: PhoneId; readonly personId: PersonId}
	| {readonly type: 'phone-released'; readonly phoneId: PhoneId; readonly personId: PersonId}
	| {readonly type: 'outside-started'; readonly phoneId: PhoneId; readonly channelId: ChannelId}
	| {readonly type: 'outside-ended'; readonly phoneId: PhoneId; readonly channelId: ChannelId}
	| {
			readonly type: 'call-arrived';
			readonly callId: CallId;
			readonly switchId: SwitchId;
			readonly channelId: ChannelId;
			readonly partyId: PartyId;
			readonly numberId: NumberId;
			readonly startedAt: Instant;
			readonly contact?: Contact;
	  }
	| ({
			readonly type: 'call-queued';
			readonly callId: CallId;
			readonly queueId: QueueId;
			readonly enteredAt: Instant;
			/** Head start: `rankAt = enteredAt − creditMs`. */
			readonly creditMs: Millis;
			/** The place is that of an earlier call of the same party. */
			readonly isRecovered?: true;
			/** How long it was expected to wait; absent without a history to tell it from. */
			readonly expectedWaitMs?: Millis;
			/** Not in the waiting loop yet: not offered before `call-came-back`. */
			readonly comesBackBy?: Instant;
			/** The queues that sent it on at their doors, in order: it goes to none of them. */
			readonly passed?: readonly QueueId[];
	  } & FirstSteps)
	/** A queue did not let it in: on to the next queue, a message or a number outside, as then follows. */
	| {
			readonly type: 'call-diverted';
			readonly callId: CallId;
			readonly queueId: QueueId;
			readonly reason: DoorReason;
			/** Whose door it comes to next. */
			readonly toQueueId?: QueueId;
	  }
	/** A step of its queue's overflow recipe was looked at. */
	| {
			readonly type: 'call-looked-at';
			readonly callId: CallId;
			/** The step's place in the recipe, from 0. */
			readonly step: number;
			/** Whether its conditions held, so that what it says follows. */
			readonly holds: boolean;
			/** When it is looked at again; absent: never. */
			readonly againAt?: Instant;
	  }
	| {
			readonly type: 'call-raised';
			readonly callId: CallId;
			readonly creditMs: Millis;
			readonly by: PersonId;
	  }
	/** Left one queue for another without leaving the floor; the wait goes on from `enteredAt`. */
	| ({
			readonly type: 'call-moved';
			readonly callId: CallId;
			readonly fromQueueId: QueueId;
			readonly queueId: QueueId;
			readonly reason: WaitEndReason;
	  } & FirstSteps)
	/** More agents may serve it: by the time waited, because nobody who was enough is signed in, or by a recipe. */
	| {
			readonly type: 'call-widened';
			readonly callId: CallId;
			/** Steps of widening it has come. */
			readonly widened: number;
			readonly reason: 'time' | 'nobody' | 'overflow';
	  }
	| {
			readonly type: 'call-tier-opened';
			readonly callId: CallId;
			/** Steps of tiers it has come. */
			readonly tiersOpen: number;
			readonly reason: 'time' | 'nobody';
	  }
	/** A declared step of its wait gave it a head start. */
	| {
			readonly type: 'call-aged';
			readonly callId: CallId;
			/** Steps of ageing it has come. */
			readonly aged: number;
			readonly creditMs: Millis;
	  }
	/** It waits no longer for one agent alone. */
	| {
			readonly type: 'call-unstuck';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly reason: 'time' | 'agent-away';
	  }
	| {
			readonly type: 'offer-made';
			readonly offerId: OfferId;
			readonly roundId: RoundId;
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly queueId: QueueId;
			/** The ring limit; the switch's own timer comes first, this is the backstop. */
			readonly ringEndsAt: Instant;
			/** Why this agent: how many were ready and could serve, and how long this one was idle. */
			readonly candidates: number;
			readonly idleMs: Millis;
			/** Whom the strategy passed over and why, in short; see `routing/explain.ts`. Absent: not kept then. */
			readonly why?: Why;
			/** The queue's strategy; absent: longest idle. */
			readonly strategy?: Strategy;
			/** The caller waited for this agent alone. */
			readonly isSticky?: true;
			/** It was taken out of its order for them: by whom, and over how many of its queue. */
			readonly taken?: {readonly by: PersonId; readonly over: number};
			/** Other phones may ring for the same call; `growsAt`: the next one not before. Absent: this one alone. */
			readonly way?: 'group';
			readonly growsAt?: Instant;
	  }
	/** One more phone may ring for a call of `ring-progressively`. */
	| {readonly type: 'call-ring-grew'; readonly callId: CallId}
	| {readonly type: 'offer-ringing'; readonly offerId: OfferId; readonly channelId: ChannelId}
	| {readonly type: 'offer-accepted'; readonly offerId: OfferId; readonly channelId: ChannelId}
	| ({
			readonly type: 'offer-ended';
			readonly offerId: OfferId;
			/** The agent stays available but is not rung before this. */
			readonly restEndsAt?: Instant;
	  } & OfferEnd)
	| {
			readonly type: 'call-connected';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly queueId: QueueId;
			readonly channelId: ChannelId;
			readonly waitMs: Millis;
	  }
	| AgentEventBody
	| ControlEventBody
	| QueueConsultEventBody
	| DialEventBody
	| HeadsetEventBody
	| TieEventBody
	/** Refused or given up on: a message is being played, then the switch hangs up. */
	| {
			readonly type: 'call-dismissed';
			readonly callId: CallId;
			/** `answered`: an agent had it, and it came back to its queue. */
			readonly outcome: 'answered' | 'refused' | 'timed-out' | 'left-empty';
			readonly reason: LeavingReason;
			/** Whose door it was turned away at; absent for one that waited, or that no queue knew. */
			readonly queueId?: QueueId;
			/** One of the floor's sounds instead of the standing message. */
			readonly sound?: string;
	  }
	/** Sent on to a number outside: flow-out. */
	| {
			readonly type: 'call-sent-out';
			readonly callId: CallId;
			/** Of the floor file, never a caller's. */
			readonly number: string;
			readonly reason: DoorReason | WaitEndReason;
			/** Whose door it was sent on at; absent for one that waited. */
			readonly queueId?: QueueId;
	  }
	/** The switch's own fallback queue has the caller. */
	| {readonly type: 'call-fell-back'; readonly callId: CallId}
	/** Back in the waiting loop, at the old place. */
	| {readonly type: 'call-taken-back'; readonly callId: CallId}
	| {readonly type: 'call-fallback-answered'; readonly callId: CallId}
	/** A desk phone talks with a caller whom the floor had let go of, or left to the fallback. */
	| {
			readonly type: 'phone-found-talking';
			readonly callId: CallId;
			readonly phoneId: PhoneId;
			readonly channelId: ChannelId;
	  }
	| {
			readonly type: 'call-ended';
			readonly callId: CallId;
			readonly outcome: Outcome;
			readonly endedBy: EndedBy;
			/** Q.850, 0 when unknown. */
			readonly cause: number;
			/** Of `not-reached`. */
			readonly reason?: DialFailure;
			/** When it ended is known only to lie between this and the event's own `at`. */
			readonly lastSeenAt?: Instant;
	  }
	| MonitorEventBody
	| RecordingEvent
	/** A signal that fitted no state. `code` says which rule noticed. */
	| {readonly type: 'anomaly-noted'; readonly code: string; readonly about: string};

/** An event as it is stored. `v` is the version of its shape. */
export type Event = {readonly seq: number; readonly at: Instant; readonly v: 2} & EventBody;

/** The event of this type. */
export type EventOf<T extends Event['type']> = Extract<Event, {type: T}>;

/** The reasons a ring can fail, as the end of an offer. Source: the switch's dial status. */
export const offerEndOf: Readonly<Record<RingFailure, OfferEnd>> = {
	'no-answer': {state: 'rang-out', reason: 'no-answer'},
	busy: {state: 'failed', reason: 'busy'},
	declined: {state: 'declined', reason: 'on-phone'},
	unregistered: {state: 'failed', reason: 'unregistered'},
	congestion: {state: 'failed', reason: 'congestion'},
	'not-started': {state: 'failed', reason: 'not-started'},
};
