/** What a switch reports of headsets: part of `Signal` and of `SwitchTruth`. */

import type {Channel, ChannelId, HeadsetId} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';

export type HeadsetSignal =
	/** It was answered, and waits. */
	| {
			readonly type: 'headset-connected';
			readonly headsetId: HeadsetId;
			readonly channel: Channel;
	  }
	/** It was not, or is gone; a call that it was in has had its own word before. */
	| {
			readonly type: 'headset-ended';
			readonly headsetId: HeadsetId;
			readonly reason: RingFailure | 'hung-up';
	  };

/** A headset as a resync found it. */
export interface FoundHeadset {
	readonly headsetId: HeadsetId;
	readonly channelId: ChannelId;
	/** Answered; else its phone rings. */
	readonly connected: boolean;
	/** On hold at the phone. Absent: the switch cannot say, and what was known stays. */
	readonly held?: boolean;
}
