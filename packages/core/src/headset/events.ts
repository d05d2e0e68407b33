/** What became true of headsets: part of `EventBody`, where the manners of events are explained. */

import type {AgentId, ChannelId, HeadsetId, PhoneId} from '../ids.ts';
import type {Instant} from '../time.ts';
import type {HeadsetEnd} from './headset.ts';

export type HeadsetEventBody =
	/** The phone is called, for the shift and not for a call. */
	| {
			readonly type: 'headset-asked';
			readonly headsetId: HeadsetId;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly endsAt: Instant;
	  }
	| {
			readonly type: 'headset-connected';
			readonly headsetId: HeadsetId;
			readonly agentId: AgentId;
			readonly channelId: ChannelId;
	  }
	/** On hold at the phone, in a call or between two; and no longer. */
	| {readonly type: 'headset-held'; readonly headsetId: HeadsetId; readonly agentId: AgentId}
	| {readonly type: 'headset-resumed'; readonly headsetId: HeadsetId; readonly agentId: AgentId}
	| {
			readonly type: 'headset-ended';
			readonly headsetId: HeadsetId;
			readonly agentId: AgentId;
			readonly reason: HeadsetEnd;
	  };
