/**
 * A hold pressed at the phone itself: no order was given, the phone says so to the switch, and the switch
 * plays music to whom the agent talked with. It is of the agent's leg, whatever else is done with the talk.
 */

import type {AgentId, CallId, Channel} from '../ids.ts';

/** Part of `Signal`. Of a leg that is no agent's, or told twice, it means nothing here. */
export type PhoneHoldSignal =
	/** Nobody hears that phone, and it hears nobody. */
	| {readonly type: 'phone-held'; readonly channel: Channel}
	| {readonly type: 'phone-resumed'; readonly channel: Channel};

/** Part of `EventBody`. */
export type PhoneHoldEventBody =
	| {readonly type: 'call-phone-held'; readonly callId: CallId; readonly agentId: AgentId}
	| {readonly type: 'call-phone-resumed'; readonly callId: CallId; readonly agentId: AgentId};
