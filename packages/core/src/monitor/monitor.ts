/** One supervisor listening to one agent. calling: their phone rings · active: they hear. */

import type {AgentId, CallId, ChannelId, MonitorId, PersonId, PhoneId, SwitchId} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import type {Instant} from '../time.ts';

export type MonitorState =
	| {readonly state: 'calling'}
	/** `mode` is what the switch confirmed; the wish may be on its way. */
	| {readonly state: 'active'; readonly channelId: ChannelId; readonly mode: MonitorMode};

/** A live monitor. */
export type Monitor = MonitorState & {
	readonly id: MonitorId;
	readonly personId: PersonId;
	readonly phoneId: PhoneId;
	/** Of the talk: the supervisor's leg is there, their phone perhaps at the other end of a tie. */
	readonly switchId: SwitchId;
	readonly agentId: AgentId;
	readonly callId: CallId;
	readonly wantedMode: MonitorMode;
	readonly since: Instant;
};
