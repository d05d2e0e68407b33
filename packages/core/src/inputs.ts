/**
 * Everything that can happen to a floor. A command is a person's wish and may be refused with a code.
 * A signal is a report by the switch, a clock edge or a link, and is never refused: one that fits no
 * state becomes an `anomaly-noted` event.
 */

import type {Contact} from './call/call.ts';
import type {MailboxSignal} from './call/mailbox.ts';
import type {ParkCommandBody} from './call/parking.ts';
import type {PhoneHoldSignal} from './call/phone-holds.ts';
import type {TakeCommandBody} from './call/taking.ts';
import type {TakeOverCommandBody} from './call/taking-over.ts';
import type {FloorConfig} from './floor-config.ts';
import type {FoundHeadset, HeadsetSignal} from './headset/inputs.ts';
import type {
	AgentId,
	CallId,
	Channel,
	ChannelId,
	ConsultId,
	DispositionId,
	MonitorId,
	NumberId,
	OfferId,
	PartyId,
	PersonId,
	PhoneId,
	QueueId,
	ReasonId,
	SwitchId,
	WindowId,
} from './ids.ts';
import type {MonitorAnswered, OutsideNumber} from './monitor/inputs.ts';
import type {
	DialColleagueCommandBody,
	DialCommandBody,
	DialSignalBody,
	FoundDial,
} from './outbound/inputs.ts';
import type {FoundRecording, RecordingCommand, RecordingSignal} from './recording/inputs.ts';
import type {TieSignalBody} from './ties/inputs.ts';
import type {Instant, Millis} from './time.ts';
import type {WorkCommandBody} from './work/commands.ts';

/** What a person asks to be. `available` is ready for calls. */
export type PresenceWish =
	| {readonly state: 'available'}
	| {readonly state: 'not-ready'; readonly reasonId: ReasonId};

/** How a supervisor takes part in a call. */
export type MonitorMode = 'listen' | 'whisper' | 'barge';

/**
 * Whom an agent calls besides the customer. `partyId`: the party of a number outside; the daemon makes
 * one before the command comes here, so that no digits get into the journal.
 */
export type ThirdPartyTarget =
	| {readonly kind: 'agent'; readonly agentId: AgentId}
	| {readonly kind: 'phone'; readonly phoneId: PhoneId}
	| {readonly kind: 'outside'; readonly number: string; readonly partyId: PartyId};

/** Where an agent sends a call. */
export type TransferTarget = ThirdPartyTarget | {readonly kind: 'queue'; readonly queueId: QueueId};

/** Whom an agent asks: a queue for one of its agents. */
export type ConsultTarget = TransferTarget;

/** A person's wish. `by` is who asked; rights were checked before it came here. */
export type Command =
	| RecordingCommand
	| ({readonly at: Instant; readonly by: PersonId} & (
			| WorkCommandBody
			| DialCommandBody
			| DialColleagueCommandBody
			| TakeCommandBody
			| ParkCommandBody
			| TakeOverCommandBody
			| {readonly type: 'configure-floor'; readonly config: FloorConfig}
			| {
					readonly type: 'sign-in';
					readonly agentId: AgentId;
					readonly phoneId: PhoneId;
					/** Take the phone from whoever holds it without a call. */
					readonly takeover: boolean;
					readonly presence: PresenceWish;
					/** Whether the headset is connected once for all calls. Absent: as the floor file says of them. */
					readonly nailedUp?: boolean;
			  }
			| {readonly type: 'sign-out'; readonly agentId: AgentId}
			| {readonly type: 'take-phone'; readonly personId: PersonId; readonly phoneId: PhoneId}
			| {readonly type: 'release-phone'; readonly personId: PersonId}
			| {readonly type: 'set-presence'; readonly agentId: AgentId; readonly presence: PresenceWish}
			| {readonly type: 'cancel-pending-presence'; readonly agentId: AgentId}
			| {readonly type: 'answer'; readonly agentId: AgentId}
			| {readonly type: 'decline'; readonly agentId: AgentId}
			| {readonly type: 'hang-up'; readonly agentId: AgentId}
			| {
					readonly type: 'set-disposition';
					readonly agentId: AgentId;
					readonly callId: CallId;
					readonly dispositionId: DispositionId;
			  }
			| {readonly type: 'finish-wrap-up'; readonly agentId: AgentId}
			| {readonly type: 'extend-wrap-up'; readonly agentId: AgentId}
			/** While talking: work after the call, please, where it is left to the agent; or not, after all. */
			| {readonly type: 'want-wrap-up'; readonly agentId: AgentId; readonly wanted: boolean}
			/** The agent asks for help, or does no longer. */
			| {readonly type: 'raise-hand'; readonly agentId: AgentId}
			| {readonly type: 'lower-hand'; readonly agentId: AgentId}
			/** A supervisor's word on a presence that was asked for. */
			| {readonly type: 'approve-presence'; readonly agentId: AgentId}
			| {readonly type: 'refuse-presence'; readonly agentId: AgentId}
			/** Gives an agent to a queue for a time; with `only`, they serve nothing else meanwhile. */
			| {
					readonly type: 'lend-agent';
					readonly agentId: AgentId;
					readonly queueId: QueueId;
					readonly only: boolean;
					readonly forMs: Millis;
			  }
			| {readonly type: 'end-loan'; readonly agentId: AgentId; readonly queueId: QueueId}
			| {readonly type: 'raise-call'; readonly callId: CallId; readonly creditMs: Millis}
			| {
					readonly type: 'start-monitor';
					readonly personId: PersonId;
					readonly agentId: AgentId;
					readonly mode: MonitorMode;
					/** Where they want to hear. Absent: at the desk phone that they hold. */
					readonly outside?: OutsideNumber;
			  }
			| {readonly type: 'change-monitor'; readonly personId: PersonId; readonly mode: MonitorMode}
			| {readonly type: 'stop-monitor'; readonly personId: PersonId}
			/** Call control, on the call that the agent talks in. */
			| {readonly type: 'hold'; readonly agentId: AgentId}
			| {readonly type: 'resume'; readonly agentId: AgentId}
			| {readonly type: 'mute'; readonly agentId: AgentId; readonly muted: boolean}
			/** Of `0`–`9`, `*`, `#`, `A`–`D`, to whom the agent hears. */
			| {readonly type: 'send-digits'; readonly agentId: AgentId; readonly digits: string}
			/** Blind: the agent is out of the call at once. */
			| {readonly type: 'transfer'; readonly agentId: AgentId; readonly to: TransferTarget}
			| {readonly type: 'consult'; readonly agentId: AgentId; readonly to: ConsultTarget}
			| {readonly type: 'swap'; readonly agentId: AgentId}
			| {readonly type: 'join-all'; readonly agentId: AgentId}
			/** Ends the consultation, or calls it off, and goes back to the customer. */
			| {readonly type: 'end-consult'; readonly agentId: AgentId}
			/** Leaves the customer to whom was consulted. */
			| {readonly type: 'hand-over'; readonly agentId: AgentId}
	  ));

/** Why an agent's phone did not take an offer. */
export type RingFailure =
	| 'no-answer'
	| 'busy'
	| 'declined'
	| 'unregistered'
	| 'congestion'
	| 'not-started';

/** Where a customer's channel is in the switch's dialplan. */
export type CustomerPlace =
	| 'entering'
	| 'waiting'
	| 'ringing'
	| 'talking'
	| 'message'
	| 'fallback'
	/** Nobody answered in the fallback: leaves a message. */
	| 'mailbox'
	/** Ringing or talking at a number outside, by `send-out`. */
	| 'sent-out'
	/** Hears music while the agent's leg waits, or is gone. */
	| 'held'
	/** There is a third party; who hears whom is in `consult`. */
	| 'consulting'
	/** All three hear each other. */
	| 'conference';

/** A third party as a resync found them. */
export interface FoundConsult {
	readonly consultId: ConsultId;
	/** Absent: called, and not seen yet. */
	readonly channelId?: ChannelId;
	readonly answered: boolean;
	/** Whom the agent hears, at the place `consulting`. */
	readonly hears: 'customer' | 'consult';
}

/** A leg of a group's ring as a resync found it; its caller waits meanwhile. */
export interface FoundGroupLeg {
	readonly offerId: OfferId;
	readonly channelId: ChannelId;
	readonly phoneId?: PhoneId;
	/** It answered, and waits for `connect` or `withdraw-ring`. */
	readonly answered: boolean;
}

/** A customer's channel as a resync found it. */
export interface FoundCustomer {
	readonly channelId: ChannelId;
	readonly place: CustomerPlace;
	/** The offer that the dialplan is carrying out or carried out last. */
	readonly offerId?: OfferId;
	/**
	 * The agent's leg, when it rings or talks by an offer, and the phone it is on. A desk phone that
	 * took the caller in the fallback is no agent's leg: it counts as outside on its phone.
	 */
	readonly agentChannelId?: ChannelId;
	readonly agentPhoneId?: PhoneId;
	/** Whether that leg is on hold at its phone. Absent: the switch cannot say, and what was known stays. */
	readonly phoneHeld?: boolean;
	/**
	 * The legs that ring, or have answered, for this caller by the group way, wherever they are;
	 * not the one they were joined to, which is `agentChannelId` at the place `talking`. Absent: none.
	 */
	readonly groupLegs?: readonly FoundGroupLeg[];
	/** Who is called besides, at the places `consulting` and `conference`, or left over at any other. */
	readonly consult?: FoundConsult;
	/** They did not call, but were called by hand. */
	readonly dialId?: CallId;
	/** And are a colleague: never a caller of any queue. */
	readonly isColleague?: true;
	/** What a call unknown to the floor needs to be admitted. */
	readonly arrival: Arrival;
}

/** A customer's call as it came in. */
export interface Arrival {
	readonly partyId: PartyId;
	/** The number dialled; it may be one the floor does not know. */
	readonly numberId: NumberId;
	/** When the channel came up at the switch; at most `at`. */
	readonly startedAt: Instant;
	/** What the customer records say of the caller, as far as routing asks. */
	readonly contact?: Contact;
}

/** All that a switch says is true, after a connection was made or made again. */
export interface SwitchTruth {
	/** When the switch itself started; a later one than known means that every call is gone. */
	readonly switchStartedAt: Instant;
	readonly customers: readonly FoundCustomer[];
	readonly phones: readonly {
		readonly phoneId: PhoneId;
		readonly registered: boolean;
		/** Channels on this phone that carry neither an offer, nor a floor call, nor a monitor. */
		readonly outside: readonly ChannelId[];
		/** Channels on it by which calls of other switches ring or talk there. Absent: none. */
		readonly farLegs?: readonly ChannelId[];
	}[];
	/** Live supervisor legs. */
	readonly monitors: readonly {
		readonly monitorId: MonitorId;
		readonly channelId: ChannelId;
		readonly mode: MonitorMode;
	}[];
	/** Numbers that agents call by hand, not answered yet. Absent: none. */
	readonly dials?: readonly FoundDial[];
	/** Recordings that go on. Absent: none. */
	readonly recordings?: readonly FoundRecording[];
	/** Nailed-up headsets, connected or called. Absent: none. */
	readonly headsets?: readonly FoundHeadset[];
	/** The switches that can be reached from it. Absent: none. */
	readonly ties?: readonly SwitchId[];
}

/** Orders of call control that can fail at the switch: effects of the same names. */
export type FallibleOrder =
	| 'hold'
	| 'resume'
	| 'mute'
	| 'send-digits'
	| 'consult'
	| 'swap'
	| 'join-all'
	| 'end-consult'
	| 'hand-over'
	| 'take-over'
	| 'requeue'
	| 'send-out';

/** A report of what is so. */
export type Signal = {readonly at: Instant} & (
	| ({readonly type: 'call-arrived'; readonly channel: Channel} & Arrival)
	/** The greeting was heard, or there is none: the caller is in the waiting loop (again). */
	| {readonly type: 'caller-waiting'; readonly channel: Channel}
	| {readonly type: 'caller-in-fallback'; readonly channel: Channel}
	/** The native fallback queue connected this caller. */
	| {readonly type: 'fallback-answered'; readonly channel: Channel; readonly phoneId?: PhoneId}
	/** A customer's channel is gone. `cause` is the Q.850 code the switch gave. */
	| {readonly type: 'customer-left'; readonly channel: Channel; readonly cause: number}
	| {readonly type: 'offer-ringing'; readonly offerId: OfferId; readonly channel: Channel}
	/** The agent's leg answered: the only thing that accepts an offer. */
	| {readonly type: 'offer-answered'; readonly offerId: OfferId; readonly channel: Channel}
	| {readonly type: 'offer-ended'; readonly offerId: OfferId; readonly reason: RingFailure}
	/** The agent's leg of a connected call is gone. `customer`: whose call it was, of a headset that goes on to the next. */
	| {
			readonly type: 'agent-left';
			readonly channel: Channel;
			readonly cause: number;
			readonly customer?: Channel;
	  }
	| {readonly type: 'phone-registered'; readonly phoneId: PhoneId}
	| {readonly type: 'phone-unregistered'; readonly phoneId: PhoneId}
	| {readonly type: 'outside-started'; readonly phoneId: PhoneId; readonly channelId: ChannelId}
	| {readonly type: 'outside-ended'; readonly phoneId: PhoneId; readonly channelId: ChannelId}
	| {
			readonly type: 'monitor-active';
			readonly monitorId: MonitorId;
			readonly channel: Channel;
			readonly mode: MonitorMode;
	  }
	| MonitorAnswered
	| {readonly type: 'monitor-ended'; readonly monitorId: MonitorId; readonly reason: string}
	/** The customer hears hold music; the agent's leg waits in silence. */
	| {readonly type: 'customer-held'; readonly channel: Channel}
	/** These two hear each other, and nobody else: `channel` is the far party's. */
	| {readonly type: 'legs-joined'; readonly channel: Channel; readonly agentChannel: Channel}
	/** Customer (`channel`), agent and third party hear each other. */
	| {readonly type: 'all-joined'; readonly channel: Channel}
	| {readonly type: 'consult-ringing'; readonly consultId: ConsultId; readonly channel: Channel}
	| {readonly type: 'consult-answered'; readonly consultId: ConsultId; readonly channel: Channel}
	/** The third party could not be reached, or is gone; the customer is where they were. */
	| {
			readonly type: 'consult-ended';
			readonly consultId: ConsultId;
			readonly reason: RingFailure | 'hung-up';
	  }
	/** By a transfer's `send-out`: the customer's channel left the agent's, and the far end is called. */
	| {readonly type: 'sent-out'; readonly channel: Channel}
	| {readonly type: 'sent-out-answered'; readonly channel: Channel}
	/** A transfer's far end was not reached: the customer goes to the waiting loop (`caller-waiting` follows). */
	| {readonly type: 'sent-out-ended'; readonly channel: Channel; readonly reason: RingFailure}
	/** An order of call control cannot be carried out; nothing has changed. */
	| {
			readonly type: 'order-failed';
			readonly effect: FallibleOrder;
			readonly callId: CallId;
			readonly reason: string;
	  }
	| RecordingSignal
	| DialSignalBody
	| HeadsetSignal
	| TieSignalBody
	| MailboxSignal
	| PhoneHoldSignal
	| {readonly type: 'switch-lost'; readonly switchId: SwitchId}
	| {readonly type: 'switch-resynced'; readonly switchId: SwitchId; readonly truth: SwitchTruth}
	| {readonly type: 'link-up'; readonly agentId: AgentId}
	| {readonly type: 'link-lost'; readonly agentId: AgentId}
	| {readonly type: 'number-hours'; readonly numberId: NumberId; readonly open: boolean}
	/** A named time of day is on, or is not. */
	| {readonly type: 'window-hours'; readonly windowId: WindowId; readonly open: boolean}
	/** `startsAt`: the day's midnight, when it is not this very instant. */
	| {readonly type: 'day-started'; readonly day: string; readonly startsAt?: Instant}
	/** The wall clock jumped by `byMs` against the monotonic one. */
	| {readonly type: 'clock-stepped'; readonly byMs: number}
	| {readonly type: 'deadline-reached'}
	/** The daemon started on this floor; desks that were linked are not any more. */
	| {readonly type: 'daemon-started'}
);

export type Input = Command | Signal;
