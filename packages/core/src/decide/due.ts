/** What falls due: rings, waits, wrap-ups and graces whose time has come, in order of their instants. */

import type {Deadline} from '../deadlines.ts';
import {invariant} from '../errors.ts';
import type {QueueConfig} from '../floor-config.ts';
import {firstUnrung} from '../floor-index/roll.ts';
import type {AgentId, CallId, OfferId, QueueId, WorkId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {sendAway} from './consult.ts';
import {orderOver} from './control-signals.ts';
import {dialOver} from './dial.ts';
import {headsetOver} from './headsets.ts';
import {graceOver} from './links.ts';
import {loanOver} from './loans.ts';
import {ringLimitReached} from './offers.ts';
import {lookAtOverflow} from './overflow.ts';
import {parkOver} from './park.ts';
import {pauseUnconfirmed} from './recording-takes.ts';
import {age, takeStep, unstick} from './steps.ts';
import {comeBackFrom, recall} from './transfer.ts';
import {endWait} from './wait-end.ts';
import {workRingOver} from './work-offers.ts';
import {stepWork} from './work-steps.ts';
import {endWrapUp} from './wrap-up.ts';

/** Fires every deadline that is not later than now. */
export function expireDue(turn: Turn): void {
	for (;;) {
		const {deadlines} = turn.floor.index;
		const due = deadlines.next();
		if (due === undefined || due.dueAt > turn.at) return;
		const {seq} = turn.floor;
		fire(turn, due);
		invariant(turn.floor.seq > seq, `a ${due.what} that fell due changed something`, due.whom);
	}
}

function fire(turn: Turn, {what, whom}: Deadline): void {
	switch (what) {
		case 'ring': {
			const offer = turn.floor.offers.get(whom as OfferId);
			if (offer !== undefined) ringLimitReached(turn, offer);
			break;
		}
		case 'wrap-up':
			endWrapUp(turn, whom as AgentId, 'time');
			break;
		case 'grace':
			graceOver(turn, whom as AgentId);
			break;
		case 'headset':
			headsetOver(turn, whom as AgentId);
			break;
		case 'rest':
			turn.emit({type: 'rest-ended', agentId: whom as AgentId});
			break;
		case 'max-wait':
			maxWaitOver(turn, whom as CallId);
			break;
		case 'nobody':
			nobodyOver(turn, whom as QueueId);
			break;
		case 'closing':
			closingOver(turn, whom as CallId);
			break;
		case 'look':
			lookAtOverflow(turn, whom as CallId);
			break;
		case 'stick':
			stickOver(turn, whom as CallId);
			break;
		case 'age':
			age(turn, whom as CallId);
			break;
		case 'grow':
			turn.emit({type: 'call-ring-grew', callId: whom as CallId});
			break;
		case 'pause':
			pauseUnconfirmed(turn, whom as CallId);
			break;
		case 'widen':
		case 'tier':
		case 'skip':
			takeStep(turn, what, whom);
			break;
		case 'back':
			recall(turn, whom as CallId);
			break;
		case 'park':
			parkOver(turn, whom as CallId);
			break;
		case 'consult':
			consultOver(turn, whom as CallId);
			break;
		case 'dial':
			dialOver(turn, turn.floor.calls.get(whom as CallId));
			break;
		case 'order': {
			const call = turn.floor.calls.get(whom as CallId);
			if (call?.state === 'talking') orderOver(turn, call);
			break;
		}
		case 'work-ring':
			workRingOver(turn, whom as WorkId);
			break;
		case 'work-age':
			stepWork(turn, whom as WorkId, 'age', 'time');
			break;
		case 'loan':
			loanOver(turn, whom);
			break;
		default:
			what satisfies never;
	}
}

/** Whom the call waits for is away, or did not take it in time. */
function stickOver(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state === 'waiting' && !comeBackFrom(turn, call)) unstick(turn, callId);
}

/** A third party's phone has rung long enough, without a word from the switch. */
function consultOver(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state === 'talking') sendAway(turn, call, 'ring-limit');
}

function maxWaitOver(turn: Turn, callId: CallId): void {
	const queue = queueOfWaiting(turn, callId);
	if (queue !== undefined) endWait(turn, callId, queue.onMaxWait, 'max-wait');
}

/** The first caller of a queue where nobody is there has waited for nobody long enough. */
function nobodyOver(turn: Turn, queueId: QueueId): void {
	const queue = turn.floor.index.queues.get(queueId);
	const call = firstUnrung(turn.floor, queueId);
	if (queue !== undefined && call !== undefined) endWait(turn, call.id, queue.onNobody, 'nobody');
}

/** The caller's number has been closed for so long. */
function closingOver(turn: Turn, callId: CallId): void {
	const end = queueOfWaiting(turn, callId)?.onClose?.to;
	if (end !== undefined) endWait(turn, callId, end, 'closing');
}

function queueOfWaiting({floor}: Turn, callId: CallId): QueueConfig | undefined {
	const call = floor.calls.get(callId);
	return call?.state === 'waiting' ? floor.index.queues.get(call.entry.queueId) : undefined;
}
