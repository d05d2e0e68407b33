/** One recording from its start to its end: ordered, confirmed, stopped. Whether it may be is in `recording.ts`. */

import {customerChannel} from '../call/call.ts';
import {type CallId, type Channel, id, type PersonId, type RecordingId} from '../ids.ts';
import type {RecordingEffect} from '../recording/effects.ts';
import type {RecordingFailure} from '../recording/inputs.ts';
import type {RecordingEnd, Take} from '../recording/recording.ts';
import type {RecordingRule} from '../recording/rule.ts';
import type {Turn} from '../turn.ts';
import type {Talk} from './talk.ts';

/** Begins to record. Everything was checked. */
export function startTake(turn: Turn, call: Talk, rule: RecordingRule, by: PersonId): void {
	const recordingId = id<RecordingId>(`rec-${turn.floor.counters.recording}`);
	turn.emit({
		type: 'recording-asked',
		callId: call.id,
		recordingId,
		agentId: call.agentId,
		queueId: call.entry.queueId,
		by,
		purpose: rule.purpose,
		keepMs: rule.keepMs,
		...(rule.notice === undefined ? {} : {neededNotice: true}),
		...(rule.consent === true ? {neededConsent: true} : {}),
	});
	order(turn, 'start-recording', call.id);
}

export function pauseTake(turn: Turn, callId: CallId, take: Take, by: PersonId): void {
	turn.emit({type: 'recording-pause-asked', callId, recordingId: take.id, by});
	order(turn, 'pause-recording', callId);
}

export function resumeTake(turn: Turn, callId: CallId, take: Take, by: PersonId): void {
	turn.emit({type: 'recording-resume-asked', callId, recordingId: take.id, by});
	order(turn, 'resume-recording', callId);
}

/** Asks for the end of it; it is over once the switch says so. */
export function stopTake(
	turn: Turn,
	callId: CallId,
	take: Take,
	{reason, by}: {readonly reason: RecordingEnd; readonly by: PersonId},
): void {
	turn.emit({type: 'recording-stop-asked', callId, recordingId: take.id, reason, by});
	order(turn, 'stop-recording', callId);
}

/** The switch did not say in time that it is paused: then it is not, and must end. */
export function pauseUnconfirmed(turn: Turn, callId: CallId): void {
	const take = turn.floor.recordings.get(callId)?.take;
	if (take !== undefined) stopTake(turn, callId, take, {reason: 'pause-unconfirmed', by: 'floor'});
}

/** It is over. What was to be silence, and may not have been, goes with it. */
export function endTake(
	turn: Turn,
	callId: CallId,
	take: Take,
	reason: RecordingEnd,
	detail?: RecordingFailure,
): void {
	const {refused} = turn.floor.recordings.get(callId) ?? {};
	const why = refused ?? reason;
	turn.emit({
		type: 'recording-ended',
		callId,
		recordingId: take.id,
		reason: why,
		...(detail === undefined ? {} : {detail}),
		...(refused === undefined ? {} : {discarded: true}),
		...(take.pauseAskedAt === undefined
			? {}
			: {cutLastMs: turn.at - take.pauseAskedAt + cutMarginMs}),
	});
}

/** The switch's clock and ours need not agree to the syllable. */
const cutMarginMs = 1000;

/** The call is over: so is its recording, which ends with the channel. */
export function endRecordingOf(turn: Turn, callId: CallId): void {
	const take = turn.floor.recordings.get(callId)?.take;
	if (take !== undefined) endTake(turn, callId, take, take.endReason ?? 'call-ended');
}

/** The agent leaves a call that goes on: nothing of what follows belongs to this recording. */
export function stopRecordingOfTalk(turn: Turn, callId: CallId): void {
	const take = turn.floor.recordings.get(callId)?.take;
	if (take === undefined || take.state === 'stopping') return;
	stopTake(turn, callId, take, {reason: 'agent-left', by: 'floor'});
}

/** Orders it of a call's recording; given again, it has an id of its own. */
export function order(turn: Turn, type: RecordingEffect['type'], callId: CallId): void {
	const take = turn.floor.recordings.get(callId)?.take;
	const call = turn.floor.calls.get(callId);
	const channel = call && customerChannel(call);
	if (take === undefined || channel === undefined) return;
	const recordingId = take.id;
	turn.order({id: `${type}:${recordingId}:${turn.occasion}`, type, recordingId, callId, channel});
}

/** Stops what the floor knows nothing of. */
export function orderStrayStop(turn: Turn, recordingId: RecordingId, channel: Channel): void {
	const callId = turn.floor.index.callByChannel.get(channel) ?? id<CallId>('');
	const orderId = `stop-recording:${recordingId}:${turn.occasion}`;
	turn.order({id: orderId, type: 'stop-recording', recordingId, callId, channel});
}
