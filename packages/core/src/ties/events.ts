/** Events of ties between switches, and of the legs that calls of one switch have at another. */

import type {ChannelId, PhoneId, SwitchId} from '../ids.ts';

export type TieEventBody =
	/** Calls at `switchId` can reach phones at `toSwitchId`, or can no longer. */
	| {readonly type: 'tie-up'; readonly switchId: SwitchId; readonly toSwitchId: SwitchId}
	| {readonly type: 'tie-down'; readonly switchId: SwitchId; readonly toSwitchId: SwitchId}
	/** A call of another switch has this phone, ringing or talking; the channel is one of the phone's own switch. */
	| {readonly type: 'far-leg-started'; readonly phoneId: PhoneId; readonly channelId: ChannelId}
	| {readonly type: 'far-leg-ended'; readonly phoneId: PhoneId; readonly channelId: ChannelId};

export const tieEvents = ['tie-up', 'tie-down', 'far-leg-started', 'far-leg-ended'] as const;
