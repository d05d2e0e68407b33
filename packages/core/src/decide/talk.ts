/** Look-ups of call control: the talk that a command or a report is about, and whom it could go to. */

import type {SignedIn} from '../agent/agent.ts';
import {agentChannel, type Call, consultChannel, customerChannel} from '../call/call.ts';
import type {Destination, PendingOrder, ThirdParty} from '../call/control.ts';
import type {Target} from '../call/control-events.ts';
import type {Refusal} from '../errors.ts';
import type {AgentId, Channel, ConsultId, PhoneId, QueueId, SwitchId} from '../ids.ts';
import type {ThirdPartyTarget} from '../inputs.ts';
import {verdictOn} from '../outbound/policy.ts';
import {isReady} from '../routing/ready.ts';
import {isInUse, reaches, reachesAgent} from '../ties/reach.ts';
import type {Turn} from '../turn.ts';
import {callOf, findSignedIn, listensAt} from './find.ts';

/** A call with an agent. */
export type Talk = Call & {readonly state: 'talking'};

/** A talk with the legs that orders name. */
export interface TalkParts {
	readonly call: Talk;
	/** The customer's. */
	readonly channel: Channel;
	readonly agentChannel: Channel;
	readonly consultChannel?: Channel;
}

/** The talk's legs, or undefined where one is not there: never, of a talk on the floor. */
export function partsOf(call: Talk): TalkParts | undefined {
	const channel = customerChannel(call);
	const agentLeg = agentChannel(call);
	const third = consultChannel(call);
	if (channel === undefined || agentLeg === undefined) return undefined;
	const parts = {call, channel, agentChannel: agentLeg};
	return third === undefined ? parts : {...parts, consultChannel: third};
}

type Found<T> = ({readonly refusal?: never} & T) | {readonly refusal: Refusal};

/** The talk that is this agent's own, at a switch that is there; or why there is none. */
export function findTalk(
	turn: Turn,
	agentId: AgentId,
): Found<TalkParts & {readonly agent: SignedIn}> {
	const {agent, refusal} = findSignedIn(turn.floor, agentId);
	if (refusal) return {refusal};
	const {activity} = agent;
	const call = 'callId' in activity ? turn.floor.calls.get(activity.callId) : undefined;
	if (call?.state !== 'talking' || activity.state === 'wrap-up' || activity.state === 'ringing')
		return {refusal: {code: 'not-talking'}};
	// Who is consulted has no say in the call until it is handed over.
	if (call.agentId !== agentId) return {refusal: {code: 'not-your-call'}};
	const parts = partsOf(call);
	if (parts === undefined) return {refusal: {code: 'not-talking'}};
	if (turn.floor.switches.get(parts.channel.switchId)?.state !== 'up')
		return {refusal: {code: 'switch-down'}};
	return {agent, ...parts};
}

/** Why no order can be given in this talk now: one is on its way. */
export function whyPending({pending}: Talk): Refusal | undefined {
	return pending?.endsAt === undefined ? undefined : {code: 'order-pending'};
}

/** Why nobody can be joined with the agent now: their phone is on hold, and each would hear silence. */
export function whyPhoneHolds({phoneHeld}: Talk): Refusal | undefined {
	return phoneHeld === true ? {code: 'held-at-phone'} : undefined;
}

/** The talk that a third party is called for. */
export function talkOfConsult(turn: Turn, consultId: ConsultId): Talk | undefined {
	const callId = turn.floor.index.callByConsult.get(consultId);
	const call = callId === undefined ? undefined : turn.floor.calls.get(callId);
	return call?.state === 'talking' ? call : undefined;
}

/** The talk that a channel is a leg of. */
export function talkOf(turn: Turn, channel: Channel): Talk | undefined {
	const call = callOf(turn.floor, channel);
	return call?.state === 'talking' ? call : undefined;
}

export function isSame(a: Channel | undefined, b: Channel | undefined): boolean {
	return a !== undefined && a.switchId === b?.switchId && a.channelId === b.channelId;
}

/**
 * Whom a target means, where they can be reached from this switch now; or why not. An extension that an
 * agent is signed in at means that agent.
 */
export function findThirdParty(
	turn: Turn,
	target: ThirdPartyTarget,
	{switchId, agentId}: {readonly switchId: SwitchId; readonly agentId: AgentId},
): Found<{readonly to: ThirdParty}> {
	switch (target.kind) {
		case 'agent':
			return findColleague(turn, target.agentId, switchId, agentId);
		case 'phone': {
			const {phoneId} = target;
			const holder = turn.floor.phones.get(phoneId)?.holder as AgentId | undefined;
			const agent = holder === undefined ? undefined : turn.floor.agents.get(holder);
			if (agent?.state === 'signed-in') return findColleague(turn, agent.id, switchId, agentId);
			return findPhone(turn, phoneId, switchId);
		}
		case 'outside': {
			const {number, partyId} = target;
			const verdict = verdictOn(turn.floor.config, number);
			if (!verdict.may) {
				const isNobodys = verdict.why === 'no-such-extension';
				return {refusal: {code: isNobodys ? verdict.why : 'number-not-allowed'}};
			}
			return {to: {kind: 'outside', partyId}};
		}
	}
}

function findColleague(
	turn: Turn,
	agentId: AgentId,
	switchId: SwitchId,
	askerId: AgentId,
): Found<{readonly to: ThirdParty}> {
	const {floor} = turn;
	const params = {target: agentId};
	const agent = floor.agents.get(agentId);
	if (agent === undefined || !floor.index.agents.has(agentId) || agentId === askerId)
		return {refusal: {code: 'no-such-target', params}};
	if (agent.state !== 'signed-in' || !isReady(floor, agent))
		return {refusal: {code: 'target-not-ready', params}};
	if (!reachesAgent(floor, switchId, agent)) return {refusal: {code: 'no-such-target', params}};
	return {to: {kind: 'agent', agentId, phoneId: agent.phoneId}};
}

/** The phone where nobody is signed in, if it can ring now. */
export function findPhone(
	turn: Turn,
	phoneId: PhoneId,
	switchId: SwitchId,
): Found<{readonly to: ThirdParty}> {
	const params = {target: phoneId};
	const phone = turn.floor.phones.get(phoneId);
	if (phone === undefined || !reaches(turn.floor, switchId, phoneId))
		return {refusal: {code: 'no-such-target', params}};
	const isFree =
		phone.registered &&
		!isInUse(phone) &&
		(phone.holder === undefined || listensAt(turn.floor, phone.holder) === undefined);
	return isFree ? {to: {kind: 'phone', phoneId}} : {refusal: {code: 'target-not-ready', params}};
}

/** The same as an event names it. */
export function targetOf(to: Destination | undefined): Target & {readonly toQueueId?: QueueId} {
	switch (to?.kind) {
		case undefined:
			return {};
		case 'agent':
			return {toAgentId: to.agentId, toPhoneId: to.phoneId};
		case 'phone':
			return {toPhoneId: to.phoneId};
		case 'outside':
			return {toPartyId: to.partyId};
		case 'queue':
			return {toQueueId: to.queueId};
	}
}

/** Who is consulted, in a sentence. */
export function nameOf(to: Destination): string {
	switch (to.kind) {
		case 'agent':
			return to.agentId;
		case 'phone':
			return to.phoneId;
		case 'outside':
			return to.partyId;
		case 'queue':
			return to.queueId;
	}
}

/** This order was given last. One without a word in time counts too: its word may come yet. */
export function isPending(call: Talk, order: PendingOrder['order']): boolean {
	return call.pending?.order === order;
}
