/** A supervisor who listens takes the call over: the wish, the order to the switch, and what becomes true. */

import type {Language} from '../floor-config.ts';
import type {AgentId, CallId, Channel, ChannelId, MonitorId, PersonId, PhoneId} from '../ids.ts';

/** Part of `Command`: the call that this person listens to becomes theirs. */
export interface TakeOverCommandBody {
	readonly type: 'take-over';
	readonly personId: PersonId;
}

/**
 * Part of `Effect`. The customer is joined with the supervisor's leg: `legs-joined` with `takerChannel` as the
 * agent's. Then the agent's leg is hung up, and its end is nobody's.
 */
export interface TakeOverEffectBody {
	readonly type: 'take-over';
	readonly callId: CallId;
	readonly monitorId: MonitorId;
	readonly channel: Channel;
	readonly agentChannel: Channel;
	readonly takerChannel: Channel;
	readonly language: Language;
}

/** Part of `EventBody`: the call is `toAgentId`'s from now on, and `agentId` out of it. */
export interface TakeOverEventBody {
	readonly type: 'call-taken-over';
	readonly callId: CallId;
	readonly agentId: AgentId;
	readonly monitorId: MonitorId;
	readonly toAgentId: AgentId;
	readonly toPhoneId: PhoneId;
	readonly channelId: ChannelId;
}
