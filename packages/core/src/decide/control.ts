/** Commands of call control, on the call that an agent talks in: hold, resume, mute, digits. */

import {isSwapped} from '../call/control.ts';
import type {Refusal} from '../errors.ts';
import type {PersonId} from '../ids.ts';
import type {Command} from '../inputs.ts';
import type {Turn} from '../turn.ts';
import {consult, endConsult, handOver, joinAll, swap} from './consult.ts';
import {ask, idOf, orderHold, orderMute, orderResume} from './control-orders.ts';
import {park} from './park.ts';
import {consultQueue} from './queue-consults.ts';
import {findTalk, nameOf, type Talk, type TalkParts, whyPending, whyPhoneHolds} from './talk.ts';
import {transfer} from './transfer.ts';

/** A command of call control. */
export type ControlCommand = Extract<
	Command,
	{
		type:
			| 'hold'
			| 'resume'
			| 'mute'
			| 'send-digits'
			| 'transfer'
			| 'consult'
			| 'swap'
			| 'join-all'
			| 'end-consult'
			| 'hand-over'
			| 'park';
	}
>;

export function controlCommand(turn: Turn, command: ControlCommand): Refusal | undefined {
	const parts = findTalk(turn, command.agentId);
	if (parts.refusal !== undefined) return parts.refusal;
	const isOfTwo = ['hold', 'resume', 'mute', 'send-digits'].includes(command.type);
	if (parts.call.direction === 'internal' && !isOfTwo) return {code: 'internal-call'};
	switch (command.type) {
		case 'hold':
			return hold(turn, parts, command.by);
		case 'resume':
			return resume(turn, parts, command.by);
		case 'mute':
			return mute(turn, parts, command.muted, command.by);
		case 'send-digits':
			return sendDigits(turn, parts, command.digits);
		case 'transfer':
			return transfer(turn, parts, command.to, command.by);
		case 'consult':
			return command.to.kind === 'queue'
				? consultQueue(turn, parts, command.to.queueId, command.by)
				: consult(turn, parts, command.to, command.by);
		case 'swap':
			return swap(turn, parts, command.by);
		case 'join-all':
			return joinAll(turn, parts, command.by);
		case 'end-consult':
			return endConsult(turn, parts, command.by);
		case 'hand-over':
			return handOver(turn, parts, command.by);
		case 'park':
			return park(turn, parts, command.by);
	}
}

function hold(turn: Turn, parts: TalkParts, by: PersonId): Refusal | undefined {
	const {call} = parts;
	if (call.line === 'held') return {code: 'already-held'};
	const refusal = whyPending(call) ?? whyConsulting(call) ?? whyPhoneHolds(call);
	if (refusal !== undefined) return refusal;
	ask(turn, call, 'hold', by);
	orderHold(turn, parts);
	return undefined;
}

function resume(turn: Turn, parts: TalkParts, by: PersonId): Refusal | undefined {
	const {call} = parts;
	const refusal = whyPending(call) ?? whyConsulting(call) ?? whyPhoneHolds(call);
	if (refusal !== undefined) return refusal;
	if (call.line !== 'held') return {code: 'not-held'};
	ask(turn, call, 'resume', by);
	orderResume(turn, parts);
	return undefined;
}

/** True at once; taken back should the switch not do it. */
function mute(turn: Turn, parts: TalkParts, muted: boolean, by: PersonId): Refusal | undefined {
	const {call} = parts;
	if ((call.muted === true) === muted) return undefined;
	turn.emit({type: 'call-muted', callId: call.id, agentId: call.agentId, muted, by});
	orderMute(turn, parts, muted);
	return undefined;
}

/** To whom the agent hears; nobody hears them while the customer is held and nobody else is there. */
function sendDigits(turn: Turn, parts: TalkParts, digits: string): Refusal | undefined {
	const {call} = parts;
	const channel = heardBy(parts);
	if (channel === undefined) return whyPhoneHolds(call) ?? {code: 'held'};
	const {id: callId, agentId} = call;
	turn.emit({type: 'digits-sent', callId, agentId, count: digits.length});
	turn.order({id: idOf(turn, 'send-digits', call), type: 'send-digits', callId, channel, digits});
	return undefined;
}

function heardBy({call, channel, consultChannel}: TalkParts) {
	const {line, consult: third, phoneHeld} = call;
	if (phoneHeld === true) return undefined;
	// In a conference, too, the agent hears the customer.
	if (line === 'joined' || isSwapped(third)) return channel;
	return third?.state === 'answered' ? consultChannel : undefined;
}

function whyConsulting({consult: third}: Talk): Refusal | undefined {
	if (third === undefined) return undefined;
	return {code: 'already-consulting', params: {target: nameOf(third.to)}};
}
