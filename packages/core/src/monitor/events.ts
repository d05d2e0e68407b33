/** What became true of listening: part of `EventBody`, where the manners of events are explained. */

import type {AgentId, CallId, ChannelId, MonitorId, PartyId, PersonId, PhoneId} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';

export type MonitorEventBody =
	| {
			readonly type: 'monitor-asked';
			readonly monitorId: MonitorId;
			readonly personId: PersonId;
			/** Where they want to hear: at this phone, or at the number outside of this party. */
			readonly phoneId?: PhoneId;
			readonly partyId?: PartyId;
			readonly agentId: AgentId;
			readonly callId: CallId;
			readonly mode: MonitorMode;
	  }
	/** The number outside was answered, and is asked for the key. */
	| {readonly type: 'monitor-answered'; readonly monitorId: MonitorId}
	| {readonly type: 'monitor-mode-asked'; readonly monitorId: MonitorId; readonly mode: MonitorMode}
	| {
			readonly type: 'monitor-started';
			readonly monitorId: MonitorId;
			readonly channelId: ChannelId;
			readonly mode: MonitorMode;
	  }
	| {readonly type: 'monitor-ended'; readonly monitorId: MonitorId; readonly reason: string};
