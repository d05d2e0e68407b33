/** The overflow recipe of a queue: steps that are looked at as a caller waits, each look an event. */

import type {Call} from '../call/call.ts';
import type {OverflowAction, OverflowConditions} from '../floor-config.ts';
import {countWaiting, placeInQueue} from '../floor-index/roll.ts';
import type {CallId} from '../ids.ts';
import {lookAgainAt, nextLook} from '../queue/looks.ts';
import type {Turn} from '../turn.ts';
import {remainingWaitMs} from '../wait/foretell.ts';
import {orderAnnouncement} from './orders.ts';
import {endWait, mayMove} from './wait-end.ts';

type Waiting = Call & {state: 'waiting'};

/** Looks at the step that is due first, and does what it says if all that it asks for holds. */
export function lookAtOverflow(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'waiting') return;
	const {entry} = call;
	const recipe = turn.floor.index.queues.get(entry.queueId)?.overflow;
	const look = nextLook(recipe, entry);
	const own = look && recipe?.[look.step];
	if (look === undefined || own === undefined) return;
	const holds = isMet(turn, call, own.when) && canAct(turn, call, own.act);
	const againAt = lookAgainAt(own, entry.joinedAt, turn.at, holds);
	turn.emit({
		...{type: 'call-looked-at', callId, step: look.step, holds},
		...(againAt === undefined ? {} : {againAt}),
	});
	if (holds) act(turn, call, own.act);
}

function isMet(turn: Turn, call: Waiting, when: OverflowConditions): boolean {
	const {floor} = turn;
	const {queueId} = call.entry;
	const {positionAbove, positionBelow, waitingAbove, eligibleBelow} = when;
	const {expectedWaitAboveMs, during} = when;
	const place = placeInQueue(floor, call.id) ?? 1;
	if (positionAbove !== undefined && place <= positionAbove) return false;
	if (positionBelow !== undefined && place >= positionBelow) return false;
	if (waitingAbove !== undefined && countWaiting(floor, queueId) <= waitingAbove) return false;
	const there = floor.index.there.get(queueId) ?? 0;
	if (eligibleBelow !== undefined && there >= eligibleBelow) return false;
	if (during !== undefined && !floor.openWindows.has(during)) return false;
	return (
		expectedWaitAboveMs === undefined ||
		(remainingWaitMs(floor, call, turn.at) ?? 0) > expectedWaitAboveMs
	);
}

/** An action that has nothing left to do is none: a widest requirement, a queue that was passed. */
function canAct(turn: Turn, call: Waiting, action: OverflowAction): boolean {
	const {queueId, widened} = call.entry;
	if (action.action === 'widen') {
		return widened < (turn.floor.index.queues.get(queueId)?.widen?.length ?? 0);
	}
	return action.action !== 'move' || mayMove(turn, call, action.queueId);
}

function act(turn: Turn, call: Waiting, action: OverflowAction): void {
	const callId = call.id;
	switch (action.action) {
		case 'raise':
			turn.emit({type: 'call-raised', callId, creditMs: action.creditMs, by: 'floor'});
			break;
		case 'widen': {
			const widened = call.entry.widened + 1;
			turn.emit({type: 'call-widened', callId, widened, reason: 'overflow'});
			break;
		}
		case 'announce': {
			const ms =
				action.expectedWait === true ? remainingWaitMs(turn.floor, call, turn.at) : undefined;
			const position = action.position === true ? placeInQueue(turn.floor, callId) : undefined;
			orderAnnouncement(turn, callId, {
				...(action.sound === undefined ? {} : {sound: action.sound}),
				...(position === undefined ? {} : {position}),
				...(ms === undefined ? {} : {waitMinutes: Math.max(1, Math.ceil(ms / 60_000))}),
			});
			break;
		}
		default:
			endWait(turn, callId, action, 'overflow');
	}
}
