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
	return compact<NonNullable<DeskCall['recording']>>({
		state: recordingState(known),
		since: known.take?.since ?? known.trouble?.at,
		needsWord: isUntold || isUnasked ? true : undefined,
		trouble: known.trouble?.detail ?? known.trouble?.reason,
	});
}
