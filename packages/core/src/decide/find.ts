/** Look-ups that deciders share; each gives a refusal or the thing itself. */

import type {SignedIn} from '../agent/agent.ts';
import {type Call, customerChannel} from '../call/call.ts';
import {invariant, type Refusal} from '../errors.ts';
import type {Floor} from '../floor.ts';
import type {NumberConfig} from '../floor-config.ts';
import type {AgentId, Channel, NumberId, PersonId, PhoneId, SwitchId} from '../ids.ts';

/** The agent, signed in, or why not. */
export function findSignedIn(
	floor: Floor,
	agentId: AgentId,
):
	| {readonly agent: SignedIn; readonly refusal?: never}
	| {readonly refusal: Refusal; readonly agent?: never} {
	const agent = floor.agents.get(agentId);
	if (agent === undefined) return {refusal: {code: 'unknown-agent', params: {agentId}}};
	if (agent.state !== 'signed-in') return {refusal: {code: 'not-signed-in', params: {agentId}}};
	return {agent};
}

/** The phone that somebody holds, for calls or to listen. */
export function heldBy(floor: Floor, personId: PersonId): PhoneId | undefined {
	for (const phone of floor.phones.values()) if (phone.holder === personId) return phone.id;
	return undefined;
}

/** The desk phone that somebody listens with now; who listens from a number outside leaves theirs free. */
export function listensAt({index, monitors}: Floor, personId: PersonId): PhoneId | undefined {
	const monitorId = index.monitorByPerson.get(personId);
	return monitorId === undefined ? undefined : monitors.get(monitorId)?.phoneId;
}

/** A number of the floor that leads somewhere, or undefined. */
export function findNumber(floor: Floor, numberId: NumberId | undefined): NumberConfig | undefined {
	const number = numberId === undefined ? undefined : floor.index.numbers.get(numberId);
	return number !== undefined && floor.index.queues.has(number.queueId) ? number : undefined;
}

/** The call that a channel is a leg of. */
export function callOf(floor: Floor, channel: Channel): Call | undefined {
	const callId = floor.index.callByChannel.get(channel);
	return callId === undefined ? undefined : floor.calls.get(callId);
}

/** The switch that a call is at. */
export function switchOf(call: Call): SwitchId {
	const channel = customerChannel(call);
	invariant(channel !== undefined, `call ${call.id} has a customer`);
	return channel.switchId;
}
