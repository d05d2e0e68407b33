/** Laws of recording: nothing before what the rule asked for, nothing against a refusal (I10). */

import {customerChannel} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import {numberOf} from './calls.ts';
import type {Must} from './must.ts';

export function checkRecordings(floor: Floor, must: Must): void {
	const ids = new Set<string>();
	for (const [callId, known] of floor.recordings) {
		const call = floor.calls.get(callId);
		must(
			call !== undefined && known.callId === callId,
			() => `recording of ${callId} is of a call`,
		);
		const {take, announced, consented, refused} = known;
		if (take === undefined || call === undefined) continue;
		const {id, state, neededNotice, neededConsent} = take;
		must(!ids.has(id), () => `${id} is the recording of one call`);
		ids.add(id);
		// Who has left the talk may be heard until the switch has stopped.
		must(
			call.state === 'talking' || state === 'stopping',
			() => `${id} records ${callId}, which is ${call.state} (I10)`,
		);
		must(
			customerChannel(call)?.channelId === take.channelId,
			() => `${id} is on the customer's channel of ${callId}`,
		);
		must(!neededNotice || announced, () => `${id} records a caller who was told (I10)`);
		must(!neededConsent || consented, () => `${id} records a caller who agreed (I10)`);
		must(
			refused === undefined || state === 'stopping',
			() => `${id} is ${state} although ${callId} is not to be recorded (I10)`,
		);
		must(
			(state === 'pausing') === (take.pauseAskedAt !== undefined) || state === 'stopping',
			() => `${id} is ${state} and a pause of it is open or not`,
		);
		must(
			(state === 'stopping') === (take.endReason !== undefined),
			() => `${id} ends for a reason`,
		);
		must(numberOf(id) < floor.counters.recording, () => `recording ${id} was counted`);
	}
}
