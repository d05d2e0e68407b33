/** Folds what is known of recording calls. */

import {customerChannel} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import type {CallId} from '../ids.ts';
import type {RecordingEvent} from '../recording/events.ts';
import {
	type CallRecording,
	nothingKnown,
	type RecordingEnd,
	refileRecording,
	type Take,
} from '../recording/recording.ts';
import type {Instant} from '../time.ts';
import {changed} from './changed.ts';
import {bump} from './counters.ts';

export function applyRecording(floor: Floor, event: {at: Instant} & RecordingEvent): void {
	const known = floor.recordings.get(event.callId) ?? nothingKnown(event.callId);
	const next = folded(floor, known, event);
	floor.recordings.set(event.callId, next);
	refileRecording(floor, event.callId);
}

/** The call is over. */
export function forgetRecording(floor: Floor, callId: CallId): void {
	if (!floor.recordings.delete(callId)) return;
	refileRecording(floor, callId);
}

/** Ends that are nobody's wish: the desk says so. */
const troubles: ReadonlySet<RecordingEnd> = new Set(['pause-unconfirmed', 'failed', 'lost']);

function folded(
	floor: Floor,
	known: CallRecording,
	event: {at: Instant} & RecordingEvent,
): CallRecording {
	const {at: since} = event;
	switch (event.type) {
		case 'recording-announced':
			return changed(known, {announced: true});
		case 'recording-consented':
			return changed(known, {consented: true});
		case 'recording-refused':
			return changed(known, {refused: event.reason});
		case 'recording-asked':
			return begun(floor, known, event);
		case 'recording-started':
			return withTake(known, event, {state: 'recording', since, startedAt: since});
		case 'recording-resumed':
			return withTake(known, event, {state: 'recording', since});
		case 'recording-pause-asked':
			return withTake(known, event, {state: 'pausing', since, pauseAskedAt: since});
		case 'recording-paused': {
			const {pauseAskedAt: _confirmed, ...take} = takeOf(known, event);
			return changed(known, {take: {...take, state: 'paused', since}});
		}
		case 'recording-resume-asked':
			return withTake(known, event, {state: 'resuming', since});
		case 'recording-stop-asked':
			return withTake(known, event, {state: 'stopping', since, endReason: event.reason});
		case 'recording-ended': {
			const {take: _over, trouble: _old, ...rest} = known;
			const {reason, detail} = event;
			if (!troubles.has(reason)) return {...rest, ended: true};
			const trouble = {reason, at: since, ...(detail === undefined ? {} : {detail})};
			return {...rest, ended: true, failures: known.failures + 1, trouble};
		}
	}
}

function begun(
	floor: Floor,
	{trouble: _old, ...known}: CallRecording,
	event: {at: Instant} & Extract<RecordingEvent, {type: 'recording-asked'}>,
): CallRecording {
	const call = floor.calls.get(event.callId);
	const channel = call && customerChannel(call);
	invariant(channel !== undefined, `call ${event.callId} has a customer to record`);
	bump(floor, 'recording', event.recordingId);
	return {
		...known,
		take: {
			...{id: event.recordingId, state: 'starting', since: event.at},
			...{agentId: event.agentId, queueId: event.queueId},
			...channel,
			neededNotice: event.neededNotice === true,
			neededConsent: event.neededConsent === true,
		},
	};
}

function withTake(
	known: CallRecording,
	event: {readonly recordingId: Take['id']},
	change: Partial<Take>,
): CallRecording {
	return changed(known, {take: changed(takeOf(known, event), change)});
}

function takeOf({take, callId}: CallRecording, event: {readonly recordingId: Take['id']}): Take {
	invariant(take?.id === event.recordingId, `${event.recordingId} is the recording of ${callId}`);
	return take;
}
