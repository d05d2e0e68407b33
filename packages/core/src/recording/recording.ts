/** What is known of recording one call: told, agreed, refused, and the recording that goes on. */

import type {Floor} from '../floor.ts';
import type {AgentId, CallId, ChannelId, QueueId, RecordingId, SwitchId} from '../ids.ts';
import type {Instant, Millis} from '../time.ts';

/** How long the switch may take to say that a recording is paused; then the recording is stopped. */
export const pauseAckMs: Millis = 500;

/** Why a recording came to its end. */
export type RecordingEnd =
	| 'call-ended'
	/** The call went on without the agent who talked: what is said next is a recording of its own. */
	| 'agent-left'
	| 'stopped'
	| 'opted-out'
	| 'private'
	/** The switch did not say in time that it is paused. */
	| 'pause-unconfirmed'
	/** It could not be started, or could not be written. */
	| 'failed'
	/** It ended, or never began, while nobody looked. */
	| 'lost';

/** A recording that goes on, or is about to. Pausing and stopping are wishes until the switch confirms. */
export interface Take {
	readonly id: RecordingId;
	readonly state: 'starting' | 'recording' | 'pausing' | 'paused' | 'resuming' | 'stopping';
	readonly since: Instant;
	/** When the switch began to write, whatever was paused since. */
	readonly startedAt?: Instant;
	readonly agentId: AgentId;
	readonly queueId: QueueId;
	/** The customer's channel. */
	readonly switchId: SwitchId;
	readonly channelId: ChannelId;
	/** What its rule asked for when it began. */
	readonly neededNotice: boolean;
	readonly neededConsent: boolean;
	/** When a pause was asked for that is not confirmed: what was recorded since is not kept. */
	readonly pauseAskedAt?: Instant;
	/** Of `stopping`. */
	readonly endReason?: RecordingEnd;
}

export interface CallRecording {
	readonly callId: CallId;
	/** The notice was heard to its end, or the agent said it. */
	readonly announced: boolean;
	readonly consented: boolean;
	/** Not to be recorded, whatever else was said: wins over everything. */
	readonly refused?: 'opted-out' | 'private';
	readonly take?: Take;
	/** Some of it was recorded, or was to be, and that is over. */
	readonly ended?: true;
	/** How many recordings of it could not be made or were lost. */
	readonly failures: number;
	/** Why the last one ended against anybody's wish, until the next begins. */
	readonly trouble?: {
		readonly reason: RecordingEnd;
		readonly detail?: string;
		readonly at: Instant;
	};
}

/** A call of which nothing is known yet. */
export function nothingKnown(callId: CallId): CallRecording {
	return {callId, announced: false, consented: false, failures: 0};
}

/** Where the recording of a call stands, by the names of docs/states.md. */
export type RecordingState =
	| 'none'
	| 'announced'
	| 'consented'
	| 'refused'
	| Take['state']
	| 'ended';

export function recordingState(recording: CallRecording | undefined): RecordingState {
	if (recording === undefined) return 'none';
	if (recording.take !== undefined) return recording.take.state;
	if (recording.refused !== undefined) return 'refused';
	if (recording.ended === true) return 'ended';
	if (recording.consented) return 'consented';
	return recording.announced ? 'announced' : 'none';
}

/** Sets what falls due of a call's recording. */
export function refileRecording(floor: Floor, callId: CallId): void {
	const take = floor.recordings.get(callId)?.take;
	const dueAt = take?.state === 'pausing' ? take.since + pauseAckMs : undefined;
	floor.index.deadlines.set('pause', callId, dueAt);
}
