/** What switches say of their ties, and of calls of other switches on their phones. */

import type {ChannelId, PhoneId, SwitchId} from '../ids.ts';

export type TieSignalBody =
	/** The way from `switchId` to `toSwitchId` is there, or is not. */
	| {readonly type: 'tie-up'; readonly switchId: SwitchId; readonly toSwitchId: SwitchId}
	| {readonly type: 'tie-down'; readonly switchId: SwitchId; readonly toSwitchId: SwitchId}
	/** A call of another switch is put through to this phone; told by the phone's own switch. */
	| {readonly type: 'far-leg-started'; readonly phoneId: PhoneId; readonly channelId: ChannelId}
	| {readonly type: 'far-leg-ended'; readonly phoneId: PhoneId; readonly channelId: ChannelId};
