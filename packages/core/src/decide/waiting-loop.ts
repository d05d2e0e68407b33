/** The switch says that a caller is in the waiting loop: for the first time, or back from somewhere. */

import {type CallId, type Channel, channelKey} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {queueCall} from './arrivals.ts';
import {callOf} from './find.ts';
import {parked} from './park.ts';
import type {Talk} from './talk.ts';
import {sentOutEnded, transferDone} from './transfer.ts';

export function callerWaiting(turn: Turn, channel: Channel): void {
	const call = callOf(turn.floor, channel);
	switch (call?.state) {
		case undefined:
			turn.anomaly('waiting-unknown', channelKey(channel));
			break;
		case 'entering':
			queueCall(turn, call.id);
			break;
		case 'fallback':
			if (call.entry === undefined) queueCall(turn, call.id);
			else turn.emit({type: 'call-taken-back', callId: call.id});
			break;
		case 'waiting':
		case 'parked':
			cameBack(turn, call.id);
			break;
		case 'leaving':
			// Not reached where an agent sent them, and told out of turn.
			sentOutEnded(turn, call);
			cameBack(turn, call.id);
			break;
		case 'talking':
			whileTalking(turn, call, channel);
			break;
		// The loop reports itself after every ring; an offer's end comes by its own signal.
		case 'ringing':
		case 'dialling':
			break;
		default:
			call satisfies never;
	}
}

/** Sent on by the agent, and the switch has carried it out; or else nobody knows why they are there. */
function whileTalking(turn: Turn, call: Talk, channel: Channel): void {
	if (call.pending?.order === 'park') {
		parked(turn, call, true);
		return;
	}
	if (call.pending?.order !== 'transfer') {
		turn.anomaly('waiting-while-talking', channelKey(channel));
		return;
	}
	transferDone(turn, call, true);
	// Of one that was sent out, they are here because it was not reached.
	sentOutEnded(turn, turn.floor.calls.get(call.id));
	cameBack(turn, call.id);
}

function cameBack(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'waiting' && call?.state !== 'parked') return;
	if (call.entry.comesBackBy === undefined) return;
	turn.emit({type: 'call-came-back', callId});
}
