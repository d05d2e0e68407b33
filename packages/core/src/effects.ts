/**
 * Orders to the shell. Each has an id made of what it concerns, so the shell drops one it has
 * already carried out; the outcome comes back as a signal. Effects are not stored: after a
 * restart they are derived again from the floor and from what the switch says.
 */

import type {TakeOverEffectBody} from './call/taking-over.ts';
import type {Language} from './floor-config.ts';
import type {HeadsetEffect} from './headset/effects.ts';
import type {
	AgentId,
	CallId,
	Channel,
	ConsultId,
	HeadsetId,
	MonitorId,
	NumberId,
	OfferId,
	PartyId,
	PhoneId,
	QueueId,
	SwitchId,
} from './ids.ts';
import type {MonitorMode} from './inputs.ts';
import type {ListenOutside} from './monitor/effects.ts';
import type {DialEffectBody} from './outbound/effects.ts';
import type {RecordingEffect} from './recording/effects.ts';
import type {Millis} from './time.ts';

/** Why a caller hears a message and is then hung up. */
export type Farewell = 'closed' | 'unknown-number' | 'nobody' | 'max-wait' | 'error';

/**
 * How a phone is rung. Direct: the caller is sent into the ring, one phone at a time. Group: the
 * caller stays in the waiting loop while any number of phones ring; `connect` joins the first.
 */
export type RingWay = 'direct' | 'group';

/** A sound declared on the floor, by its name: letters, digits, `-` and `_`. */
export type SoundId = string;

export type Effect = {
	readonly id: string;
} /** Send the caller on into the waiting loop, after the number's greeting. */ & (
	| {
			readonly type: 'admit';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly queueId: QueueId;
			readonly numberId: NumberId;
			readonly language: Language;
			readonly answerOnEntry: boolean;
			/** Told after the greeting, where the caller is answered: `notice-heard` once it was heard. */
			readonly notice?: SoundId;
	  }
	/** Ring this agent's phone for this caller, who goes on hearing music. */
	| {
			readonly type: 'ring-agent';
			readonly way: RingWay;
			readonly offerId: OfferId;
			readonly callId: CallId;
			readonly channel: Channel;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly queueId: QueueId;
			readonly partyId: PartyId;
			readonly language: Language;
			readonly answerOnEntry: boolean;
			readonly ringMs: Millis;
			/** The agent hears the queue's name after answering and before the caller. */
			readonly whisper?: true;
			/** The phone is asked to answer by itself as soon as it is called. */
			readonly autoAnswer?: true;
			/** Nothing is rung: this leg takes the call, with a beep, by the way `group`. Of another switch, it is lent across the tie. */
			readonly headset?: {readonly headsetId: HeadsetId; readonly channel: Channel};
	  }
	/**
	 * Stop ringing. Direct: the caller goes back to the waiting loop. Group: only this agent's leg is
	 * hung up, ringing or answered; the caller stays where they are.
	 */
	| {
			readonly type: 'withdraw-ring';
			readonly way: RingWay;
			readonly offerId: OfferId;
			readonly callId: CallId;
			readonly channel: Channel;
			readonly language: Language;
			readonly answerOnEntry: boolean;
	  }
	/**
	 * Join the caller and the leg that answered first, of a group's ring, once it has heard the
	 * queue's name. Should that leg be gone by then, `agent-left` tells it. Given again, it does nothing.
	 */
	| {
			readonly type: 'connect';
			readonly offerId: OfferId;
			readonly callId: CallId;
			/** The customer's. */
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly queueId: QueueId;
			readonly language: Language;
			readonly answerOnEntry: boolean;
	  }
	/** Make the ringing phone answer by itself (`Event: talk`). */
	| {readonly type: 'answer-phone'; readonly offerId: OfferId; readonly channel: Channel}
	/** The same for a phone that rings by a consultation. */
	| {readonly type: 'answer-consult'; readonly consultId: ConsultId; readonly channel: Channel}
	/**
	 * End a leg; a headset's goes back to where it waits, if it is still with this customer, or there by
	 * this offer, call by hand or consultation: it may be with the next one by now.
	 */
	| {
			readonly type: 'hang-up';
			readonly channel: Channel;
			readonly customer?: Channel;
			readonly offerId?: OfferId | CallId | ConsultId;
	  }
	| {
			readonly type: 'say-farewell';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly numberId: NumberId;
			readonly farewell: Farewell;
			/** A sound declared on the floor, played instead of the farewell's own. */
			readonly message?: SoundId;
			readonly language: Language;
	  }
	/** A waiting caller hears this and is then back in the waiting loop: `caller-waiting` again. */
	| {
			readonly type: 'announce';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly queueId: QueueId;
			readonly language: Language;
			/** A sound declared on the floor; empty: only what follows is said. */
			readonly message: SoundId;
			/** Spoken after it: the place in the queue, the first is 1. */
			readonly position?: number;
			/** Spoken after it: the expected wait, in whole minutes. */
			readonly waitMinutes?: number;
	  }
	/** Send the caller to a number outside, by the trunk; the call ends with that talk. */
	| {
			readonly type: 'send-out';
			readonly callId: CallId;
			readonly channel: Channel;
			/** Digits, with or without a plus before them; of a transfer to a desk phone, its extension. */
			readonly number: string;
			/**
			 * An agent sent them: `sent-out`, then `sent-out-answered` or `sent-out-ended` with the caller in
			 * the waiting loop. The agent's leg is hung up, and its end is nobody's.
			 */
			readonly transfer?: {
				readonly agentChannel: Channel;
				/** A desk phone instead of a number outside. */
				readonly phoneId?: PhoneId;
				readonly partyId: PartyId;
				readonly queueId: QueueId;
				readonly ringMs: Millis;
				/** As of `consult`. */
				readonly callerId?: string;
			};
			/** The number that the caller dialled. */
			readonly numberId: NumberId;
			readonly language: Language;
	  }
	| {
			readonly type: 'start-monitor';
			readonly monitorId: MonitorId;
			readonly phoneId: PhoneId;
			/** The agent's leg that is listened to. */
			readonly agentChannel: Channel;
			readonly mode: MonitorMode;
	  }
	| {
			readonly type: 'change-monitor';
			readonly monitorId: MonitorId;
			/** The supervisor's own leg. */
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly mode: MonitorMode;
	  }
	/** The customer hears hold music, the agent's leg waits in silence: `customer-held`. */
	| {
			readonly type: 'hold';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly language: Language;
	  }
	/** Customer and agent hear each other again: `legs-joined`. A consultation that is left over ends. */
	| {
			readonly type: 'resume';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly agentChannel: Channel;
	  }
	| {
			readonly type: 'mute';
			readonly callId: CallId;
			readonly agentChannel: Channel;
			readonly muted: boolean;
	  }
	/** `channel`: who shall hear them. */
	| {
			readonly type: 'send-digits';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly digits: string;
	  }
	/**
	 * Call a third party from the agent's leg; the customer is held first, if they are not yet:
	 * `customer-held`, then `consult-ringing`, `consult-answered` or `consult-ended`.
	 */
	| {
			readonly type: 'consult';
			readonly callId: CallId;
			readonly consultId: ConsultId;
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly agentId: AgentId;
			/** The agent's own phone: what the third party sees is calling. */
			readonly fromPhoneId: PhoneId;
			readonly to: {readonly phoneId: PhoneId} | {readonly number: string};
			/** Of a number outside: the number that is shown there; absent: what the provider shows. */
			readonly callerId?: string;
			/** Of the customer. */
			readonly partyId: PartyId;
			readonly numberId: NumberId;
			readonly ringMs: Millis;
			readonly language: Language;
			/** The phone is asked to answer by itself as soon as it is called. */
			readonly autoAnswer?: true;
			/** Nothing is rung: this leg, which waits, hears a beep and the agent. Of another switch, as above. */
			readonly headset?: {readonly headsetId: HeadsetId; readonly channel: Channel};
	  }
	/** The agent hears the other one: `legs-joined`. Who is left waits with music. */
	| {
			readonly type: 'swap';
			readonly callId: CallId;
			readonly consultId: ConsultId;
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly consultChannel: Channel;
			readonly with: 'customer' | 'consult';
			readonly language: Language;
	  }
	/** All three hear each other: `all-joined`. */
	| {
			readonly type: 'join-all';
			readonly callId: CallId;
			readonly consultId: ConsultId;
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly consultChannel: Channel;
	  }
	/**
	 * The third party is hung up, rung or talking: `consult-ended`. The customer stays where they are:
	 * held while they were held, else with the agent.
	 */
	| {
			readonly type: 'end-consult';
			readonly callId: CallId;
			readonly consultId: ConsultId;
			readonly agentChannel: Channel;
			/** Absent while it was not seen yet. */
			readonly consultChannel?: Channel;
	  }
	/**
	 * The customer is joined with the third party: `legs-joined` with `consultChannel` as the agent's.
	 * Then the agent's leg is hung up, and its end is nobody's.
	 */
	| {
			readonly type: 'hand-over';
			readonly callId: CallId;
			readonly consultId: ConsultId;
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly consultChannel: Channel;
	  }
	/**
	 * The customer goes from the agent, the hold loop or wherever they are into the waiting loop:
	 * `caller-waiting`. The agent's leg, if it is there, is hung up, and its end is nobody's.
	 */
	| {
			readonly type: 'requeue';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly agentChannel: Channel;
			readonly queueId: QueueId;
			readonly numberId: NumberId;
			readonly language: Language;
			readonly answerOnEntry: boolean;
	  }
	/** End the supervisor's leg, rung or talking. */
	| {readonly type: 'stop-monitor'; readonly monitorId: MonitorId; readonly switchId: SwitchId}
	| ListenOutside
	| DialEffectBody
	| RecordingEffect
	| TakeOverEffectBody
	| HeadsetEffect
);

/** The effect of this type. */
export type EffectOf<T extends Effect['type']> = Extract<Effect, {type: T}>;
