/**
 * A call comes in. The usual way leads through greeting and notice into the waiting loop, and only there
 * into a queue; who would hear neither, and for whom somebody is ready, is queued at once and rung from
 * the door.
 */

import {customerChannel} from '../call/call.ts';
import type {NumberConfig} from '../floor-config.ts';
import {type CallId, type Channel, channelKey, type QueueId} from '../ids.ts';
import type {Arrival} from '../inputs.ts';
import {noticeOf} from '../recording/rule.ts';
import {isAnybodyReady, lineOf, lineOfAgent, poolOf} from '../routing/pool.ts';
import {isGroup} from '../routing/strategy.ts';
import type {Turn} from '../turn.ts';
import {isTurnedAway, queueCall, recordArrival} from './arrivals.ts';
import {callOf, findNumber} from './find.ts';
import {orderAdmission} from './orders.ts';
import {firstSteps} from './steps.ts';

export function callArrived(turn: Turn, signal: {readonly channel: Channel} & Arrival): void {
	if (callOf(turn.floor, signal.channel) !== undefined) {
		turn.anomaly('arrived-twice', channelKey(signal.channel));
		return;
	}
	const callId = recordArrival(turn, signal);
	const number = findNumber(turn.floor, signal.numberId);
	if (!isTurnedAway(turn, callId) && number !== undefined) letIn(turn, callId, number);
}

function letIn(turn: Turn, callId: CallId, number: NumberConfig): void {
	if (mayRingAtOnce(turn, callId, number)) queueCall(turn, callId);
	else orderAdmission(turn, callId, number.queueId);
}

/** After routing: who was queued at once and has no phone of their own ringing waits in the loop like others. */
export function waitAfterAll(turn: Turn): void {
	const came = turn.events.find((event) => event.type === 'call-arrived');
	const call = came && turn.floor.calls.get(came.callId);
	const isDue = call?.state === 'waiting' || (call?.state === 'ringing' && call.way === 'group');
	if (isDue) orderAdmission(turn, call.id, call.entry.queueId);
}

function mayRingAtOnce(
	turn: Turn,
	callId: CallId,
	{ringsAtOnce = false, queueId}: NumberConfig,
): boolean {
	if (!ringsAtOnce || noticeOf(turn.floor, callId, queueId).notice !== undefined) return false;
	return isSomebodyReady(turn, callId, queueId);
}

/** To be rung for it alone: a group rings while the caller is in the loop. */
function isSomebodyReady({floor, at}: Turn, callId: CallId, queueId: QueueId): boolean {
	const {index} = floor;
	const call = floor.calls.get(callId);
	const switchId = call && customerChannel(call)?.switchId;
	if (call === undefined || switchId === undefined) return false;
	const {stick, widened = 0, tiersOpen = 0} = firstSteps(floor, call, queueId, at);
	if (stick !== undefined) {
		return isAnybodyReady(index, lineOfAgent(index, stick.agentId, switchId, false));
	}
	if (isGroup(index.queues.get(queueId)?.strategy)) return false;
	return isAnybodyReady(index, lineOf(index, poolOf(index, queueId, switchId), widened, tiersOpen));
}
