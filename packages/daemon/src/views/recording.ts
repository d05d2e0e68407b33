/** Where the recording of a call at a desk stands. Pure. */

import {type Call, type Floor, nothingKnown, type QueueConfig, recordingState} from '@plateau/core';
import type {DeskCall} from '@plateau/core/protocol';
import {compact} from './share.ts';

/** Undefined where the queue never records. */
export function deskRecording(
	floor: Floor,
	call: Call,
	queue: QueueConfig | undefined,
): DeskCall['recording'] {
	const rule = queue?.recording;
	const known = floor.recordings.get(call.id) ?? nothingKnown(call.id);
	if (rule === undefined && known.take === undefined) return undefined;
	const isUntold = rule?.notice !== undefined && !known.announced;
	const isUnasked = rule?.consent === true && !known.consented;
	const state = recordingState(known);
	// A pause is silence of the recording's own time: after it the recording is as long as before, and more.
	const since = state === 'recording' ? known.take?.startedAt : undefined;
	return compact<NonNullable<DeskCall['recording']>>({
		state,
		since: since ?? known.take?.since ?? known.trouble?.at,
		needsWord: isUntold || isUnasked ? true : undefined,
		trouble: known.trouble?.detail ?? known.trouble?.reason,
	});
}
