/** The effects of call control, each with the id that makes it happen once; and the asking itself. */

import type {ControlOrder, Destination} from '../call/control.ts';
import type {ConsultId, PersonId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {orderMode} from './monitors.ts';
import {numberWays} from './orders.ts';
import {type Talk, type TalkParts, targetOf} from './talk.ts';

/** How long the switch has to say what came of an order. */
const wordMs = 5000;

/** Notes that an order is on its way; the effect follows. */
export function ask(
	turn: Turn,
	{id: callId, agentId}: Talk,
	order: ControlOrder,
	by: PersonId,
	to?: Destination,
): void {
	const endsAt = turn.at + wordMs;
	turn.emit({type: 'control-asked', callId, agentId, order, endsAt, by, ...targetOf(to)});
}

/** Until when a caller who is called back must be in the waiting loop. */
export function comesBackBy(turn: Turn): number {
	return turn.at + wordMs;
}

export function orderHold(turn: Turn, {call, channel, agentChannel}: TalkParts): void {
	const {language} = numberWays(turn, call.numberId);
	const legs = {channel, agentChannel, language};
	turn.order({id: idOf(turn, 'hold', call), type: 'hold', callId: call.id, ...legs});
}

export function orderResume(turn: Turn, {call, channel, agentChannel}: TalkParts): void {
	const legs = {channel, agentChannel};
	turn.order({id: idOf(turn, 'resume', call), type: 'resume', callId: call.id, ...legs});
}

export function orderMute(turn: Turn, {call, agentChannel}: TalkParts, muted: boolean): void {
	const id = idOf(turn, 'mute', call);
	turn.order({id, type: 'mute', callId: call.id, agentChannel, muted});
}

/** Ends a third party's leg, rung or talking. */
export function orderEndConsult(
	turn: Turn,
	{call, agentChannel, consultChannel}: TalkParts,
	consultId: ConsultId,
): void {
	const legs = consultChannel === undefined ? {agentChannel} : {agentChannel, consultChannel};
	const id = idOf(turn, 'end-consult', call);
	turn.order({id, type: 'end-consult', callId: call.id, consultId, ...legs});
}

/** Out of the agent's hands and into the waiting loop. */
export function orderRequeue(
	turn: Turn,
	{call, channel, agentChannel}: TalkParts,
	queueId = call.entry.queueId,
): void {
	turn.order({
		id: idOf(turn, 'requeue', call),
		type: 'requeue',
		callId: call.id,
		channel,
		agentChannel,
		queueId,
		numberId: call.numberId,
		...numberWays(turn, call.numberId),
	});
}

/** Who listens to the agent hears them in their new bridge too: the spy is started again. */
export function followAgent(turn: Turn, {id: callId}: Talk): void {
	for (const monitor of [...turn.floor.monitors.values()]) {
		if (monitor.callId === callId) orderMode(turn, monitor.id);
	}
}

/** Each order has an id of its own: one that was lost must not stop the next. */
export function idOf(turn: Turn, what: string, {id: callId}: {readonly id: string}): string {
	return `${what}:${callId}:${turn.occasion}`;
}
