/**
 * Orders to the shell. Each has an id made of what it concerns, so the shell drops one it has
 * already carried out; the outcome comes back as a signal. Effects are not stored: after a
 * restart they are derived again from the floor and from what the switch says.
 */

import type {Language} from './floor-config.ts';
import type {
	AgentId,
	CallId,
	Channel,
	MonitorId,
	NumberId,
	OfferId,
	PartyId,
	PhoneId,
	QueueId,
	SwitchId,
} from './ids.ts';
import type {MonitorMode} from './inputs.ts';
import type {Millis} from './time.ts';

/** Why a caller hears a message and is then hung up. */
export type Farewell = 'closed' | 'unknown-number' | 'nobody' | 'max-wait' | 'error';

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
	  }
	/** Ring this agent's phone for this caller, who goes on hearing music. */
	| {
			readonly type: 'ring-agent';
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
	  }
	/** Stop ringing; the caller goes back to the waiting loop. */
	| {
			readonly type: 'withdraw-ring';
			readonly offerId: OfferId;
			readonly callId: CallId;
			readonly channel: Channel;
			readonly language: Language;
			readonly answerOnEntry: boolean;
	  }
	/** Make the ringing phone answer by itself (`Event: talk`). */
	| {readonly type: 'answer-phone'; readonly offerId: OfferId; readonly channel: Channel}
	| {readonly type: 'hang-up'; readonly channel: Channel}
	| {
			readonly type: 'say-farewell';
			readonly callId: CallId;
			readonly channel: Channel;
			readonly numberId: NumberId;
			readonly farewell: Farewell;
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
	/** End the supervisor's leg, rung or talking. */
	| {readonly type: 'stop-monitor'; readonly monitorId: MonitorId; readonly switchId: SwitchId}
);
