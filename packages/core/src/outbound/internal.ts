/** Internal calls: an agent calls a colleague inside the floor. Here, as the colleague has to do with them. */

import type {Call} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, PhoneId} from '../ids.ts';
import {isInUse} from '../ties/reach.ts';

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

/** The phone that an internal call has rung, or talks with; undefined of any other call: its customer has none. */
export function calledPhone(call: Call): PhoneId | undefined {
	if (call.state === 'dialling') return call.step === 'phone' ? undefined : call.to?.phoneId;
	return call.legs.find(({role}) => role === 'customer')?.phoneId;
}
