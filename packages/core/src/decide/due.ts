/** What falls due: rings, waits, wrap-ups and graces whose time has come, in order of their instants. */

import type {Deadline} from '../deadlines.ts';
import {invariant} from '../errors.ts';
import type {WaitEnd} from '../floor-config.ts';
import type {AgentId, CallId, OfferId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {graceOver} from './links.ts';
import {loanOver} from './loans.ts';
import {ringLimitReached} from './offers.ts';
import {orderFarewell} from './orders.ts';
import {age, firstSteps, takeStep, unstick} from './steps.ts';
import {endWrapUp} from './wrap-up.ts';

/** Fires every deadline that is not later than now. */
export function expireDue(turn: Turn): void {
	for (;;) {
		const {deadlines} = turn.floor.index;
		const due = deadlines.next();
		if (due === undefined || due.dueAt > turn.at) return;
		const {seq} = turn.floor;
		fire(turn, due);
		invariant(turn.floor.seq > seq, `what fell due (${due.what} of ${due.whom}) changed something`);
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
		case 'rest':
			turn.emit({type: 'rest-ended', agentId: whom as AgentId});
			break;
		case 'max-wait':
			waitOver(turn, whom as CallId, 'max-wait');
			break;
		case 'nobody':
			waitOver(turn, whom as CallId, 'nobody');
			break;
		case 'stick':
			unstick(turn, whom as CallId);
			break;
		case 'age':
			age(turn, whom as CallId);
			break;
		case 'grow':
			turn.emit({type: 'call-ring-grew', callId: whom as CallId});
			break;
		case 'widen':
		case 'tier':
		case 'skip':
			takeStep(turn, what, whom);
			break;
		case 'loan':
			loanOver(turn, whom);
			break;
		default:
			what satisfies never;
	}
}

/** The caller has waited long enough, or for nobody: on to another queue, or a message. */
function waitOver(turn: Turn, callId: CallId, reason: 'max-wait' | 'nobody'): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'waiting') return;
	const queue = turn.floor.index.queues.get(call.entry.queueId);
	const next: WaitEnd = (reason === 'nobody' ? queue?.onNobody : queue?.onMaxWait) ?? {
		action: 'message',
	};
	// Two queues that overflow into each other would hand a caller to and fro for ever.
	const isNew =
		next.action === 'move' && ![...call.entry.passed, call.entry.queueId].includes(next.queueId);
	if (next.action === 'move' && isNew && turn.floor.index.queues.has(next.queueId)) {
		turn.emit({
			type: 'call-moved',
			callId,
			fromQueueId: call.entry.queueId,
			queueId: next.queueId,
			reason,
			...firstSteps(turn.floor, call, next.queueId, turn.at),
		});
		return;
	}
	const outcome = reason === 'nobody' ? 'left-empty' : 'timed-out';
	turn.emit({type: 'call-dismissed', callId, outcome, reason});
	orderFarewell(turn, callId, reason);
}
