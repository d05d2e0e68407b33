/** Orders to the shell about calls by hand: part of `Effect`. */

import type {Language} from '../floor-config.ts';
import type {AgentId, CallId, Channel, HeadsetId, PartyId, PhoneId, SwitchId} from '../ids.ts';
import type {Millis} from '../time.ts';

export type DialEffectBody =
	/**
	 * Ring the agent's phone; picked up, or by a headset, it calls the number:
	 * `dial-progressed`, then `dial-answered` or `dial-ended`. For a colleague's headset of this switch it waits for `ask-colleague`.
	 */
	| {
			readonly type: 'dial';
			readonly switchId: SwitchId;
			readonly callId: CallId;
			readonly agentId: AgentId;
			readonly phoneId: PhoneId;
			/** Digits, with or without a plus before them; or the phone of a colleague, asked to answer by itself where they have it so. */
			readonly to:
				| {readonly number: string}
				| {
						readonly phoneId: PhoneId;
						readonly autoAnswer?: true;
						/** Of who is nailed up: nothing is rung there. Of another switch, it is lent by that one. */
						readonly headset?: {readonly headsetId: HeadsetId; readonly channel: Channel};
				  };
			readonly partyId: PartyId;
			/** Shown to whom is called: E.164 without plus. Absent: as the provider does. */
			readonly callerId?: string;
			readonly phoneRingMs: Millis;
			readonly ringMs: Millis;
			readonly language: Language;
			/** The phone is asked to answer by itself as soon as it is called. */
			readonly autoAnswer?: true;
			/** It heeds a request in its dialog, too. */
			readonly remoteAnswer: boolean;
			/** Nothing is rung: this leg, which waits, calls the number at once, and waits again after it. */
			readonly headset?: {readonly headsetId: HeadsetId; readonly channel: Channel};
	  }
	/**
	 * The agent's leg calls, and waits: join it with a colleague's headset, once that waits. `dial-answered`, or
	 * `dial-ended`; and `outside-ended` of their phone once it is out of the call, or was never in it.
	 */
	| {
			readonly type: 'ask-colleague';
			readonly callId: CallId;
			/** The colleague's. */
			readonly phoneId: PhoneId;
			readonly agentChannel: Channel;
			readonly headset: {readonly headsetId: HeadsetId; readonly channel: Channel};
	  }
	/** Make the colleague's phone, which rings by an internal call, answer by itself. */
	| {readonly type: 'answer-dialled'; readonly callId: CallId; readonly channel: Channel}
	/** Call it off, whatever has become of it: `dial-ended`. Of one that was answered the agent's leg ends. */
	| {readonly type: 'end-dial'; readonly switchId: SwitchId; readonly callId: CallId};
