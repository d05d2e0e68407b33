/** Calls between colleagues, in rows and on both their desks. Pure. */

import {
	type AgentId,
	type Call,
	type Floor,
	internalCallTo,
	type PhoneId,
	type SignedIn,
} from '@plateau/core';
import type {DeskView} from '@plateau/core/protocol';
import type {Names} from './control.ts';
import {compact} from './share.ts';

/** Whom an internal call is for, by name and extension; undefined of any other call. */
export function calleeOf(
	floor: Floor,
	call: Call,
	names: Pick<Names, 'agent'>,
): {readonly name: string; readonly phoneId: PhoneId} | undefined {
	if (call.direction !== 'internal') return undefined;
	const phoneId =
		call.state === 'dialling'
			? call.to?.phoneId
			: call.legs.find(({role}) => role === 'customer')?.phoneId;
	if (phoneId === undefined) return undefined;
	const holder = floor.phones.get(phoneId)?.holder as AgentId | undefined;
	const agentId = call.state === 'dialling' && call.to?.kind === 'agent' ? call.to.agentId : holder;
	return {name: agentId === undefined ? phoneId : names.agent(agentId), phoneId};
}

/** A colleague who calls this agent, or talks with them. */
export function calledByOf(
	floor: Floor,
	{id: agentId, activity, phoneId}: SignedIn,
	names: Pick<Names, 'agent'>,
): DeskView['calledBy'] {
	const call = internalCallTo(floor, agentId);
	if (call === undefined) return undefined;
	const isRinging = call.state === 'dialling';
	const caller = floor.agents.get(call.agentId);
	return compact<NonNullable<DeskView['calledBy']>>({
		callId: call.id,
		state: isRinging ? 'ringing' : 'talking',
		agentId: call.agentId,
		name: names.agent(call.agentId),
		phoneId: caller?.state === 'signed-in' ? caller.phoneId : undefined,
		since: isRinging ? activity.since : call.since,
		canAnswer: (isRinging && floor.index.phones.get(phoneId)?.remoteAnswer) || undefined,
		held: (call.state === 'talking' && call.line === 'held') || undefined,
	});
}
