/** What became true of recording a call. Ids only; the sound is never here. */

import type {AgentId, CallId, PersonId, QueueId, RecordingId} from '../ids.ts';
import type {Millis} from '../time.ts';
import type {RecordingEnd} from './recording.ts';

interface OfTake {
	readonly callId: CallId;
	readonly recordingId: RecordingId;
}

export type RecordingEvent =
	/** The caller was told: by the notice, heard to its end, or by the agent's own words. */
	| {
			readonly type: 'recording-announced';
			readonly callId: CallId;
			readonly by: 'notice' | 'agent';
	  }
	| {
			readonly type: 'recording-consented';
			readonly callId: CallId;
			/** By key, or to the agent, who says so. */
			readonly by: 'caller' | 'agent';
	  }
	/** Not to be recorded, for the rest of the call. */
	| {
			readonly type: 'recording-refused';
			readonly callId: CallId;
			readonly by: 'caller' | 'agent';
			readonly reason: 'opted-out' | 'private';
	  }
	| ({
			readonly type: 'recording-asked';
			readonly agentId: AgentId;
			readonly queueId: QueueId;
			/** Who asked, or `floor` for the queue's rule. */
			readonly by: PersonId;
			readonly purpose: string;
			readonly keepMs: Millis;
			/** What the rule asks for before; absent: nothing. */
			readonly neededNotice?: true;
			readonly neededConsent?: true;
	  } & OfTake)
	| ({readonly type: 'recording-started'} & OfTake)
	| ({readonly type: 'recording-pause-asked'; readonly by: PersonId} & OfTake)
	| ({readonly type: 'recording-paused'} & OfTake)
	| ({readonly type: 'recording-resume-asked'; readonly by: PersonId} & OfTake)
	| ({readonly type: 'recording-resumed'} & OfTake)
	| ({
			readonly type: 'recording-stop-asked';
			readonly reason: RecordingEnd;
			readonly by: PersonId;
	  } & OfTake)
	| ({
			readonly type: 'recording-ended';
			readonly reason: RecordingEnd;
			/** Of `failed`: why, as a code. */
			readonly detail?: string;
			/** Nothing of it is kept. */
			readonly discarded?: true;
			/** So much at its end is not kept: it may not have been paused. */
			readonly cutLastMs?: Millis;
	  } & OfTake);
