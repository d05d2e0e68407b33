/**
 * Internal calls: an agent calls a colleague, or an extension where nobody is signed in. From the agent's own
 * phone on it is a call by hand like any other (`dial.ts`); whom it is for, and their keys, are here.
 */

import type {SignedIn} from '../agent/agent.ts';
import {customerChannel} from '../call/call.ts';
import type {Refusal} from '../errors.ts';
import {connectedHeadset, type Headset} from '../headset/headset.ts';
import {
	type AgentId,
	type CallId,
	type Channel,
	type HeadsetId,
	id,
	noNumber,
	type QueueId,
	type SwitchId,
} from '../ids.ts';
import type {Command} from '../inputs.ts';
import type {Colleague, DialFailure} from '../outbound/dial.ts';
import type {ColleagueTarget} from '../outbound/inputs.ts';
import {calledPhone, type InternalCall, internalCallTo} from '../outbound/internal.ts';
import {isInUse, reachesAgent} from '../ties/reach.ts';
import type {Turn} from '../turn.ts';
import {
	type Dialled,
	endDial,
	orderEndDial,
	phoneRingMs,
	placeOf,
	queueFor,
	shownFor,
	slackMs,
	whyNotNow,
} from './dial.ts';
import {findSignedIn, listensAt} from './find.ts';
import {headsetOf, legOf, wordMs} from './headset-legs.ts';
import {numberWays, orderHangUp} from './orders.ts';
import {outsideStarted} from './phones.ts';
import {findPhone, targetOf} from './talk.ts';

/** How long a colleague's phone rings where nothing says otherwise. */
const usualRingMs = 30_000;

export function dialColleague(
	turn: Turn,
	{agentId, to: target, partyId, by}: Extract<Command, {type: 'dial-colleague'}>,
): Refusal | undefined {
	const {floor} = turn;
	const {agent, refusal} = findSignedIn(floor, agentId);
	if (refusal) return refusal;
	const why = whyNotNow(turn, agent, false);
	if (why !== undefined) return why;
	const place = placeOf(turn, agent);
	if ('code' in place) return place;
	const to = findColleague(turn, target, {agent, switchId: place.switchId});
	if ('code' in to) return to;
	const queueId = anyQueue(turn, agent);
	if (queueId === undefined) return {code: 'queue-needed'};

	const callId = id<CallId>(`c-${floor.counters.call}`);
	const {phoneId} = agent;
	const headset = connectedHeadset(agent);
	const colleague = to.kind === 'agent' ? floor.index.agents.get(to.agentId) : undefined;
	const toHeadset = headsetOf(turn, to);
	const isNear = toHeadset?.channel.switchId === place.switchId;
	turn.emit({
		...{type: 'dial-asked', callId, agentId, phoneId, switchId: place.switchId},
		...{partyId, numberId: noNumber, queueId, ...targetOf(to), toPhoneId: to.phoneId},
		...(isNear ? {toHeadsetId: toHeadset.headsetId} : {}),
		endsAt: turn.at + (headset === undefined ? phoneRingMs + slackMs : wordMs),
		by,
	});
	turn.order({
		...{id: `dial:${callId}`, type: 'dial', callId, agentId, phoneId, ...place, partyId},
		to: {
			phoneId: to.phoneId,
			...(toHeadset !== undefined
				? {headset: toHeadset}
				: colleague?.autoAnswer === true
					? {autoAnswer: true}
					: {}),
		},
		...{phoneRingMs, ringMs: colleague?.ringMs ?? usualRingMs},
		language: numberWays(turn, shownFor(turn, queueId, undefined)).language,
		...(headset === undefined ? {autoAnswer: true} : {headset: legOf(headset, place.switchId)}),
	});
	return undefined;
}

/** A call has a place in some queue, which counts nothing of this one: any will do. */
function anyQueue(turn: Turn, agent: SignedIn): QueueId | undefined {
	const own = queueFor(turn, agent, undefined);
	return typeof own === 'string' ? own : turn.floor.config.queues[0]?.id;
}

/** Whom the agent means, where their phone can ring now; or why not. What they chose to be does not matter. */
function findColleague(
	turn: Turn,
	target: ColleagueTarget,
	from: {readonly agent: SignedIn; readonly switchId: SwitchId},
): Colleague | Refusal {
	const {floor} = turn;
	if (target.kind === 'agent') return findAgent(turn, target.agentId, from);
	const {phoneId} = target;
	const holder = floor.phones.get(phoneId)?.holder as AgentId | undefined;
	if (holder !== undefined && floor.agents.get(holder)?.state === 'signed-in')
		return findAgent(turn, holder, from);
	const found = findPhone(turn, phoneId, from.switchId);
	return found.refusal ?? {kind: 'phone', phoneId};
}

function findAgent(
	{floor}: Turn,
	agentId: AgentId,
	{agent: asker, switchId}: {readonly agent: SignedIn; readonly switchId: SwitchId},
): Colleague | Refusal {
	const params = {target: agentId};
	const agent = floor.agents.get(agentId);
	if (agent === undefined || !floor.index.agents.has(agentId) || agentId === asker.id)
		return {code: 'no-such-target', params};
	if (agent.state !== 'signed-in') return {code: 'target-not-ready', params};
	if (!reachesAgent(floor, switchId, agent)) return {code: 'no-such-target', params};
	const {phoneId, headset} = agent;
	if (headset !== undefined && !mayBeAsked(headset)) return {code: 'target-not-ready', params};
	const phone = floor.phones.get(phoneId);
	const isFree = phone?.registered === true && !isInUse(phone);
	const isTaken = agent.activity.state !== 'idle' || listensAt(floor, agentId) !== undefined;
	return isFree && !isTaken
		? {kind: 'agent', agentId, phoneId}
		: {code: 'target-not-ready', params};
}

/** It is there, and its agent hears somebody. */
function mayBeAsked(headset: Headset): boolean {
	return headset.state === 'connected' && headset.held !== true;
}

/**
 * The agent's own leg is there. A colleague's headset, free in this very turn, is taken: no queue offers it
 * anything from here on. Undefined where their phone is rung instead; else why they cannot be had now.
 */
export function whyNotAsked(turn: Turn, call: Dialled): DialFailure | undefined {
	const {toHeadsetId, to} = call;
	if (toHeadsetId === undefined || to === undefined) return undefined;
	const headset = headsetOf(turn, to);
	if (headset?.headsetId !== toHeadsetId || to.kind !== 'agent') return 'not-registered';
	const {phones, agents} = turn.floor;
	const phone = phones.get(to.phoneId);
	const agent = agents.get(to.agentId);
	const isHeld = agent?.state === 'signed-in' && agent.headset && !mayBeAsked(agent.headset);
	const isListening = listensAt(turn.floor, to.agentId) !== undefined;
	const isTaken = phone === undefined || isInUse(phone) || isHeld === true || isListening;
	return isTaken ? 'busy' : undefined;
}

/** Has their headset joined with the agent's leg, which waits for it; once more after a gap. */
export function askColleague(turn: Turn, call: Dialled, agentChannel: Channel): void {
	const {id: callId, toHeadsetId, to} = call;
	const headset = to && headsetOf(turn, to);
	if (toHeadsetId === undefined || to === undefined || headset?.headsetId !== toHeadsetId) return;
	outsideStarted(turn, to.phoneId, headset.channel.channelId);
	turn.order({
		id: `ask-colleague:${callId}:${turn.occasion}:${turn.at}`,
		...{type: 'ask-colleague', callId, phoneId: to.phoneId, agentChannel, headset},
	});
}

/** Its headset was put down, or lost, before it had the call. */
export function askedHeadsetGone(turn: Turn, agentId: AgentId, headsetId: HeadsetId): void {
	const call = internalCallTo(turn.floor, agentId);
	if (call?.state !== 'dialling' || call.toHeadsetId !== headsetId) return;
	orderEndDial(turn, call);
	endDial(turn, call, {reason: 'not-registered'});
}

/** The colleague's key: their phone is asked to answer by itself. */
export function answerInternal(turn: Turn, call: InternalCall): Refusal | undefined {
	const phoneId = calledPhone(call);
	const phone = phoneId === undefined ? undefined : turn.floor.index.phones.get(phoneId);
	const {outside = [], farLegs = []} =
		(phoneId === undefined ? undefined : turn.floor.phones.get(phoneId)) ?? {};
	const [channelId, another] = [...outside, ...farLegs];
	if (call.state !== 'dialling' || phone === undefined) return {code: 'nothing-ringing'};
	// A headset answers nothing: it is joined.
	if (call.to !== undefined && headsetOf(turn, call.to) !== undefined)
		return {code: 'nothing-ringing'};
	if (!phone.remoteAnswer) return {code: 'phone-cannot-answer'};
	// With a call of its own besides, the phone is where it is told apart.
	if (channelId === undefined || another !== undefined) return {code: 'nothing-ringing'};
	const {switchId} = phone;
	if (turn.floor.switches.get(switchId)?.state !== 'up') return {code: 'switch-down'};
	const channel = {switchId, channelId};
	const orderId = `answer-dialled:${call.id}:${turn.at}`;
	turn.order({id: orderId, type: 'answer-dialled', callId: call.id, channel});
	return undefined;
}

/** The colleague's key: they decline, or end the talk. */
export function leaveInternal(turn: Turn, call: InternalCall): Refusal | undefined {
	if (call.state === 'dialling') {
		const switchId = turn.floor.index.phones.get(call.phoneId)?.switchId;
		if (switchId === undefined || turn.floor.switches.get(switchId)?.state !== 'up')
			return {code: 'switch-down'};
		orderEndDial(turn, call);
		endDial(turn, call, {reason: 'refused'});
		return undefined;
	}
	const channel = customerChannel(call);
	if (channel === undefined || turn.floor.switches.get(channel.switchId)?.state !== 'up')
		return {code: 'switch-down'};
	// True only once the switch says so.
	orderHangUp(turn, channel);
	return undefined;
}
