/** What became true of calls by hand: part of `EventBody`, where the manners of events are explained. */

import type {
	AgentId,
	CallId,
	ChannelId,
	HeadsetId,
	NumberId,
	PartyId,
	PersonId,
	PhoneId,
	QueueId,
	SwitchId,
} from '../ids.ts';
import type {Instant} from '../time.ts';

export type DialEventBody =
	/** Their own phone is to ring, and then the number to be called; its digits are those of the party. */
	| {
			readonly type: 'dial-asked';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly switchId: SwitchId;
			readonly partyId: PartyId;
			/** Shown to whom is called; empty: as the provider does. */
			readonly numberId: NumberId;
			readonly queueId: QueueId;
			readonly isEmergency?: true;
			/** Of an internal call: the phone that is called, and whoever is signed in there. Absent: a number outside. */
			readonly toPhoneId?: PhoneId;
			readonly toAgentId?: AgentId;
			/** Of a colleague who is nailed up at the same switch: no phone is called, this headset is joined. */
			readonly toHeadsetId?: HeadsetId;
			/** Without a word from the switch until then, it counts as failed. */
			readonly endsAt: Instant;
			readonly by: PersonId;
	  }
	/** The agent's phone rings. */
	| {
			readonly type: 'dial-phone-rang';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly channelId: ChannelId;
	  }
	/** The agent picked up, and the number is called. */
	| {
			readonly type: 'dial-begun';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly channelId: ChannelId;
			readonly endsAt: Instant;
	  }
	/** The number rings. */
	| {readonly type: 'dial-rang'; readonly callId: CallId; readonly agentId: AgentId}
	/** They talk. */
	| {
			readonly type: 'dial-answered';
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly queueId: QueueId;
			/** The called party's. */
			readonly channelId: ChannelId;
			readonly agentChannelId: ChannelId;
	  };
