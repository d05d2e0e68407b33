/** What people ask of recordings, and what the switch reports of them. */

import type {AgentId, Channel, ChannelId, PersonId, RecordingId} from '../ids.ts';
import type {Instant} from '../time.ts';

/** About the call that this agent talks in. */
export type RecordingCommand = {
	readonly at: Instant;
	readonly by: PersonId;
	readonly agentId: AgentId;
} /** `told`: the agent has told the caller, who agreed where that is asked for. */ & (
	| {readonly type: 'start-recording'; readonly told: boolean}
	| {readonly type: 'pause-recording'}
	| {readonly type: 'resume-recording'}
	/** Only where the rule leaves recording to the agent. */
	| {readonly type: 'stop-recording'}
	/** The caller said so, or the call is nobody's business: nothing of it is kept. */
	| {readonly type: 'opt-out-recording'; readonly reason: 'opted-out' | 'private'}
);

/** Why the switch has no recording although one was ordered. */
export type RecordingFailure =
	/** The user who may start one is not there. */
	'no-right' | 'no-space' | 'no-folder' | 'refused';

export type RecordingSignal =
	/** The notice was heard to its end. */
	| {readonly type: 'notice-heard'; readonly channel: Channel}
	/** A caller pressed one of the keys that mean something to recording. */
	| {readonly type: 'caller-pressed'; readonly channel: Channel; readonly digit: string}
	| {
			readonly type: 'recording-started';
			readonly recordingId: RecordingId;
			readonly channel: Channel;
	  }
	| {
			readonly type: 'recording-paused';
			readonly recordingId: RecordingId;
			readonly channel: Channel;
	  }
	| {
			readonly type: 'recording-resumed';
			readonly recordingId: RecordingId;
			readonly channel: Channel;
	  }
	/** It is not recorded (any more): as ordered, or by itself. */
	| {
			readonly type: 'recording-stopped';
			readonly recordingId: RecordingId;
			readonly channel: Channel;
			readonly failure?: RecordingFailure;
	  };

/** A recording that a resync found going on. */
export interface FoundRecording {
	readonly recordingId: RecordingId;
	/** The customer's. */
	readonly channelId: ChannelId;
	readonly paused: boolean;
}
