/** Orders about recordings. The outcome comes back as a signal. */

import type {CallId, Channel, RecordingId} from '../ids.ts';

interface OfRecording {
	readonly recordingId: RecordingId;
	readonly callId: CallId;
	/** The customer's: a recording lasts as long as it, wherever it goes. */
	readonly channel: Channel;
}

export type RecordingEffect =
	/** Caller and agent on sides of their own, from the moment they are joined: `recording-started`. */
	| ({readonly type: 'start-recording'} & OfRecording)
	/** Silence is recorded instead: `recording-paused`; nothing said counts as not done. */
	| ({readonly type: 'pause-recording'} & OfRecording)
	/** `recording-resumed`. */
	| ({readonly type: 'resume-recording'} & OfRecording)
	/** `recording-stopped`, also when there was none. */
	| ({readonly type: 'stop-recording'} & OfRecording);
