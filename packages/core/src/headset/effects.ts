/** Orders about headsets. The outcome comes back as a signal. */

import type {AgentId, HeadsetId, PhoneId, SwitchId} from '../ids.ts';
import type {Millis} from '../time.ts';

export type HeadsetEffect =
	/** Call the phone; answered, its leg waits in silence: `headset-connected`, else `headset-ended`. */
	| {
			readonly type: 'connect-headset';
			readonly headsetId: HeadsetId;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			readonly switchId: SwitchId;
			readonly ringMs: Millis;
			/** The phone is asked to answer by itself. */
			readonly autoAnswer?: true;
	  }
	/** End that leg, wherever it is, or the ring of it: the only order that does. */
	| {
			readonly type: 'drop-headset';
			readonly headsetId: HeadsetId;
			readonly switchId: SwitchId;
	  };
