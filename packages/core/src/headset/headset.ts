/**
 * The headset of an agent who is nailed up: one leg for the whole shift, connected at sign-in. It waits
 * at the switch, and calls are joined with it instead of being rung. docs/nailed-up.md has its states.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {ChannelId, HeadsetId} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {Instant} from '../time.ts';

/** Why a headset is not there any more. */
export type HeadsetEnd = RingFailure | 'hung-up' | 'lost-in-gap';

/** Where it stands. One that is gone is called again once its agent wants to be ready. */
export type Headset =
	| {
			readonly id: HeadsetId;
			readonly state: 'connecting';
			readonly since: Instant;
			readonly endsAt: Instant;
	  }
	| {
			readonly id: HeadsetId;
			readonly state: 'connected';
			readonly since: Instant;
			readonly channelId: ChannelId;
			/** On hold at the phone: nobody is joined with it before it is back. */
			readonly held?: true;
	  }
	| {
			readonly id: HeadsetId;
			readonly state: 'gone';
			readonly since: Instant;
			readonly reason: HeadsetEnd;
	  };

/** The agent's headset, if calls can be joined with it now. */
export function connectedHeadset({headset}: SignedIn) {
	return headset?.state === 'connected' ? headset : undefined;
}
