/** Internal calls: an agent calls a colleague inside the floor. Here, as the colleague has to do with them. */

import type {Call} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import {connectedHeadset} from '../headset/headset.ts';
import type {AgentId, ChannelId, PhoneId} from '../ids.ts';
import {isInUse} from '../ties/reach.ts';
import type {Colleague} from './dial.ts';

/** One that rings at a colleague's phone, or that they talk in. */
export type InternalCall = Call & {readonly state: 'dialling' | 'talking'};

/** The internal call that has this agent's phone; undefined: none, or they are the one who called. */
export function internalCallTo(floor: Floor, agentId: AgentId): InternalCall | undefined {
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in') return undefined;
	const {activity, phoneId} = agent;
	const phone = floor.phones.get(phoneId);
	// Nothing to look for, nearly always; across a tie the phone is in use and its agent idle.
	if (activity.state !== 'outside' && activity.state !== 'idle') return undefined;
	if (phone === undefined || !isInUse(phone)) return undefined;
	for (const call of floor.calls.values()) {
		if ((call.state === 'dialling' || call.state === 'talking') && calledPhone(call) === phoneId)
			return call;
	}
	return undefined;
}

/** A headset on this channel was asked for an internal call, and the switch has not said that it has it. */
export function isAsked(floor: Floor, phoneId: PhoneId, channelId: ChannelId): boolean {
	for (const call of floor.calls.values()) {
		if (call.state !== 'dialling' || call.toHeadsetId === undefined) continue;
		if (calledPhone(call) === phoneId && headsetOn(floor, call.to) === channelId) return true;
	}
	return false;
}

function headsetOn({agents}: Floor, to: Colleague | undefined): ChannelId | undefined {
	const agent = to?.kind === 'agent' ? agents.get(to.agentId) : undefined;
	return agent?.state === 'signed-in' ? connectedHeadset(agent)?.channelId : undefined;
}

/** The phone that an internal call has rung, or talks with; undefined of any other call: its customer has none. */
export function calledPhone(call: Call): PhoneId | undefined {
	if (call.state === 'dialling') return call.step === 'phone' ? undefined : call.to?.phoneId;
	return call.legs.find(({role}) => role === 'customer')?.phoneId;
}
