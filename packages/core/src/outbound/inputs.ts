/** Calls by hand: what an agent asks, and what the switch says; part of `Command` and `Signal`. */

import type {AgentId, CallId, Channel, ChannelId, PartyId, PhoneId, QueueId} from '../ids.ts';
import type {DialFailure, DialStep} from './dial.ts';

/** `partyId`: of the number; the daemon makes one before, so that no digits get into the journal. */
export interface DialCommandBody {
	readonly type: 'dial';
	readonly agentId: AgentId;
	readonly number: string;
	readonly partyId: PartyId;
	/** Whose rules it follows, and who is shown to call. Absent: the floor's choice. */
	readonly queueId?: QueueId;
}

/** An agent, or an extension; one that an agent is signed in at means that agent. */
export type ColleagueTarget =
	| {readonly kind: 'agent'; readonly agentId: AgentId}
	| {readonly kind: 'phone'; readonly phoneId: PhoneId};

/** `partyId`: of the extension. */
export interface DialColleagueCommandBody {
	readonly type: 'dial-colleague';
	readonly agentId: AgentId;
	readonly to: ColleagueTarget;
	readonly partyId: PartyId;
}

export type DialSignalBody =
	/** `agentChannel`: the agent's own leg, which rings (`phone`) or has been picked up (`calling`, `ringing`). */
	| {
			readonly type: 'dial-progressed';
			readonly callId: CallId;
			readonly step: DialStep;
			readonly agentChannel: Channel;
	  }
	| {
			readonly type: 'dial-answered';
			readonly callId: CallId;
			/** The called party's. */
			readonly channel: Channel;
			readonly agentChannel: Channel;
	  }
	/** It was not reached; once answered, the ends of its legs tell. */
	| {readonly type: 'dial-ended'; readonly callId: CallId; readonly reason: DialFailure};

/** A call that is being dialled as a resync found it. */
export interface FoundDial {
	readonly callId: CallId;
	readonly step: DialStep;
	readonly agentChannelId: ChannelId;
}
