/**
 * Calls by hand: an agent's own phone rings, then the number. What is true changes when the switch says
 * so; one that comes to nothing leaves the agent as they were. The table is in docs/outbound.md.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Call} from '../call/call.ts';
import type {Refusal} from '../errors.ts';
import type {EndedBy} from '../events.ts';
import {connectedHeadset} from '../headset/headset.ts';
import {
	type CallId,
	type Channel,
	id,
	type NumberId,
	noNumber,
	type QueueId,
	type SwitchId,
} from '../ids.ts';
import type {Command, Signal} from '../inputs.ts';
import type {DialFailure} from '../outbound/dial.ts';
import type {FoundDial} from '../outbound/inputs.ts';
import {plainNumber, refusalCodeOf, usualOutbound, verdictOn} from '../outbound/policy.ts';
import type {Instant} from '../time.ts';
import type {Turn} from '../turn.ts';
import {settlePending} from './agents.ts';
import {findSignedIn, listensAt} from './find.ts';
import {legOf, wordMs} from './headset-legs.ts';
import {askColleague, whyNotAsked} from './internal.ts';
import {stopListening} from './monitors.ts';
import {numberWays, orderHangUp} from './orders.ts';
import {endWrapUp} from './wrap-up.ts';

/** How long the agent's own phone rings, and the number. */
export const phoneRingMs = 20_000;
export const ringMs = 60_000;
/** How much later than the switch's own timers the floor gives up. */
export const slackMs = 5000;

/** A call that is being dialled. */
export type Dialled = Call & {readonly state: 'dialling'};

type DialSignal = Extract<Signal, {type: 'dial-progressed' | 'dial-answered' | 'dial-ended'}>;

export function dial(turn: Turn, command: Extract<Command, {type: 'dial'}>): Refusal | undefined {
	const {floor} = turn;
	const {agentId, partyId, by} = command;
	const {agent, refusal} = findSignedIn(floor, agentId);
	if (refusal) return refusal;
	const verdict = verdictOn(floor.config, command.number);
	if (!verdict.may) return {code: refusalCodeOf(verdict)};
	const isEmergency = verdict.why === 'emergency';
	const why = whyNotNow(turn, agent, isEmergency);
	if (why !== undefined) return why;
	const place = placeOf(turn, agent);
	if ('code' in place) return place;
	const queueId = queueFor(turn, agent, command.queueId);
	if (typeof queueId === 'object') return queueId;

	if (isEmergency) stopListening(turn, agentId, 'stopped');
	if (agent.activity.state === 'wrap-up') {
		// What they asked for after the wrap-up would take them away from the emergency.
		if (agent.pendingPresence !== undefined)
			turn.emit({type: 'pending-presence-cancelled', agentId, by});
		endWrapUp(turn, agentId, 'emergency');
	}
	const callId = id<CallId>(`c-${floor.counters.call}`);
	const numberId = shownFor(turn, queueId, isEmergency ? undefined : command.queueId);
	const {phoneId} = agent;
	const headset = connectedHeadset(agent);
	turn.emit({
		...{type: 'dial-asked', callId, agentId, phoneId, switchId: place.switchId},
		...{partyId, numberId, queueId},
		...(isEmergency ? {isEmergency} : {}),
		endsAt: turn.at + (headset === undefined ? phoneRingMs + slackMs : wordMs),
		by,
	});
	turn.order({
		...{id: `dial:${callId}`, type: 'dial', callId, agentId, phoneId, ...place},
		to: {number: dialledAs(command.number, verdict.number)},
		partyId,
		...(numberId === noNumber ? {} : {callerId: numberId}),
		...{phoneRingMs, ringMs},
		language: numberWays(turn, numberId).language,
		...(headset === undefined
			? // Who dialled has the key in hand.
				{autoAnswer: true}
			: {headset: legOf(headset, place.switchId)}),
	});
	return undefined;
}

/** As it was written, but for the zero of `+33 (0)…`, which some providers refuse. */
export function dialledAs(text: string, seen: string): string {
	const digits = plainNumber(text) ?? seen;
	return digits.startsWith('+') ? seen : digits;
}

/** What the agent does keeps them from it. An emergency waits for no wrap-up. */
export function whyNotNow(
	{floor}: Turn,
	{id: agentId, activity, phoneId, headset}: SignedIn,
	isEmergency: boolean,
): Refusal | undefined {
	// An emergency ends what is heard at a number outside.
	const isListening = floor.index.monitorByPerson.has(agentId);
	if (isListening && (!isEmergency || listensAt(floor, agentId) !== undefined))
		return {code: 'phone-in-use', params: {phoneId}};
	if (headset !== undefined && headset.state !== 'connected')
		return {code: 'headset-not-connected'};
	// An emergency is called even so: whoever dials it is told to take the phone back.
	if (headset?.held === true && !isEmergency) return {code: 'held-at-phone'};
	if (activity.state === 'idle') return undefined;
	const isFree = (floor.phones.get(phoneId)?.outside.length ?? 0) === 0;
	return isEmergency && activity.state === 'wrap-up' && isFree
		? undefined
		: {code: 'agent-on-call'};
}

/** Where their phone is to ring; or why it cannot. */
export function placeOf(
	{floor}: Turn,
	{phoneId}: SignedIn,
): {readonly switchId: SwitchId; readonly remoteAnswer: boolean} | Refusal {
	const phone = floor.index.phones.get(phoneId);
	if (phone === undefined || floor.switches.get(phone.switchId)?.state !== 'up')
		return {code: 'switch-down'};
	if (floor.phones.get(phoneId)?.registered !== true)
		return {code: 'phone-not-registered', params: {phoneId}};
	return {switchId: phone.switchId, remoteAnswer: phone.remoteAnswer};
}

/** The queue whose rules it follows: the one named, the floor's, the agent's first. */
export function queueFor(
	{floor}: Turn,
	agent: SignedIn,
	named: QueueId | undefined,
): QueueId | Refusal {
	const {queues, agents} = floor.index;
	if (named !== undefined) {
		return queues.has(named) ? named : {code: 'unknown-queue', params: {queueId: named}};
	}
	const {queueId: usual} = floor.config.outbound ?? usualOutbound;
	if (usual !== undefined && queues.has(usual)) return usual;
	const own = agents.get(agent.id)?.queues.find((queueId) => queues.has(queueId));
	return own ?? {code: 'queue-needed'};
}

/** Who is shown to call. `named`: the queue that the agent chose; else the floor's own goes before. */
export function shownFor({floor}: Turn, queueId: QueueId, named: QueueId | undefined): NumberId {
	const {callerId} = floor.config.outbound ?? usualOutbound;
	const ofQueue =
		floor.index.queues.get(queueId)?.callerId ??
		floor.config.numbers.find((number) => number.queueId === queueId)?.id;
	const shown = named === undefined ? (callerId ?? ofQueue) : (ofQueue ?? callerId);
	return shown === undefined ? noNumber : id<NumberId>(shown);
}

/** The same as a field of an order for a number outside. */
export function shownOutside(turn: Turn, queueId: QueueId): {readonly callerId?: string} {
	const callerId = shownFor(turn, queueId, undefined);
	return callerId === noNumber ? {} : {callerId};
}

export function dialSignal(turn: Turn, signal: DialSignal): void {
	const call = turn.floor.calls.get(signal.callId);
	switch (signal.type) {
		case 'dial-progressed':
			if (call?.state === 'dialling') dialProgressed(turn, call, signal);
			// Given up on by the floor in that very moment; it was ordered to end.
			else if (call === undefined) orderOff(turn, signal);
			break;
		case 'dial-answered':
			if (call?.state === 'dialling') dialAnswered(turn, call, signal.channel, signal.agentChannel);
			else if (call === undefined) orderOff(turn, signal);
			break;
		case 'dial-ended':
			if (call?.state === 'dialling') endDial(turn, call, {reason: signal.reason});
			break;
		default:
			signal satisfies never;
	}
}

/** A headset may be with a caller by now: only out of this call. */
function orderOff(
	turn: Turn,
	{callId, agentChannel}: {readonly callId: CallId; readonly agentChannel: Channel},
): void {
	orderHangUp(turn, agentChannel, {offerId: callId});
}

/** Steps go forward: one that was told late is nothing new. */
export function dialProgressed(
	turn: Turn,
	call: Dialled,
	{
		step,
		agentChannel,
	}: Pick<Extract<DialSignal, {type: 'dial-progressed'}>, 'step' | 'agentChannel'>,
): void {
	const {id: callId, agentId} = call;
	const {channelId} = agentChannel;
	if (step === 'phone') {
		if (call.step === 'phone' && call.isRung !== true)
			turn.emit({type: 'dial-phone-rang', callId, agentId, channelId});
		return;
	}
	if (call.step === 'phone') {
		if (isTakenMeanwhile(turn, call)) {
			orderEndDial(turn, call);
			endDial(turn, call, {reason: 'busy'});
			return;
		}
		const whyNot = whyNotAsked(turn, call);
		if (whyNot !== undefined) {
			orderEndDial(turn, call);
			endDial(turn, call, {reason: whyNot});
			return;
		}
		const endsAt = turn.at + (call.toHeadsetId === undefined ? ringMs + slackMs : wordMs);
		turn.emit({type: 'dial-begun', callId, agentId, channelId, endsAt});
		const begun = turn.floor.calls.get(callId);
		if (begun?.state === 'dialling') askColleague(turn, begun, agentChannel);
	}
	const now = turn.floor.calls.get(callId);
	if (step === 'ringing' && now?.state === 'dialling' && now.step === 'calling')
		turn.emit({type: 'dial-rang', callId, agentId});
}

/** A colleague got another call while the agent's own phone rang: it is theirs first. */
function isTakenMeanwhile({floor}: Turn, {to}: Dialled): boolean {
	const agent = to?.kind === 'agent' ? floor.agents.get(to.agentId) : undefined;
	if (agent?.state !== 'signed-in') return false;
	return agent.activity.state !== 'idle' && agent.activity.state !== 'outside';
}

export function dialAnswered(
	turn: Turn,
	{id: callId, agentId, phoneId, entry}: Dialled,
	channel: Channel,
	agentChannel: Channel,
): void {
	turn.emit({
		...{type: 'dial-answered', callId, agentId, phoneId, queueId: entry.queueId},
		...{channelId: channel.channelId, agentChannelId: agentChannel.channelId},
	});
}

/** It came to nothing: the agent is as they were, and as long idle. */
export function endDial(
	turn: Turn,
	{id: callId, agentId}: Dialled,
	{reason, lastSeenAt}: {readonly reason: DialFailure; readonly lastSeenAt?: Instant},
): void {
	turn.emit({
		...{type: 'call-ended', callId, outcome: 'not-reached', endedBy: endedByOf(reason), cause: 0},
		reason,
		...(lastSeenAt === undefined ? {} : {lastSeenAt}),
	});
	settlePending(turn, agentId);
}

function endedByOf(reason: DialFailure): EndedBy {
	switch (reason) {
		case 'pbx-restart':
			return reason;
		case 'lost-in-gap':
			return 'gap';
		case 'cancelled':
		case 'phone-no-answer':
		case 'phone-busy':
		case 'phone-declined':
		case 'phone-unregistered':
			return 'agent';
		case 'busy':
		case 'no-answer':
		case 'refused':
		case 'no-such-number':
		case 'not-registered':
			return 'customer';
		default:
			return 'floor';
	}
}

/** The call that this agent is dialling. */
export function dialledBy({floor}: Turn, agentId: SignedIn['id']): Dialled | undefined {
	const agent = floor.agents.get(agentId);
	const activity = agent?.state === 'signed-in' ? agent.activity : undefined;
	const call = activity?.state === 'dialling' ? floor.calls.get(activity.callId) : undefined;
	return call?.state === 'dialling' ? call : undefined;
}

/** The agent's key. True only once the switch says so. */
export function hangUpDial(turn: Turn, call: Dialled): Refusal | undefined {
	const switchId = turn.floor.index.phones.get(call.phoneId)?.switchId;
	if (switchId === undefined || turn.floor.switches.get(switchId)?.state !== 'up')
		return {code: 'switch-down'};
	orderEndDial(turn, call);
	return undefined;
}

/** The switch never said what came of it. */
export function dialOver(turn: Turn, call: Call | undefined): void {
	if (call?.state !== 'dialling') return;
	orderEndDial(turn, call);
	endDial(turn, call, {reason: 'no-word'});
}

export function orderEndDial(turn: Turn, {id: callId, phoneId}: Dialled): void {
	const switchId = turn.floor.index.phones.get(phoneId)?.switchId;
	if (switchId === undefined) return;
	// Whoever presses the key again means it: the first order may have come to nothing.
	const orderId = `end-dial:${callId}:${turn.occasion}:${turn.at}`;
	turn.order({id: orderId, type: 'end-dial', switchId, callId});
}

/**
 * Those that are being dialled at a switch, held against what it says: still so, answered meanwhile (told
 * with the customers, before), or gone. What the floor does not know is ended.
 */
export function reconcileDials(
	turn: Turn,
	switchId: SwitchId,
	found: readonly FoundDial[],
	gone: {readonly reason: 'lost-in-gap' | 'pbx-restart'; readonly lastSeenAt: Instant},
): void {
	const byCall = new Map(found.map((one) => [one.callId, one]));
	for (const call of [...turn.floor.calls.values()]) {
		if (call.state !== 'dialling') continue;
		if (turn.floor.index.phones.get(call.phoneId)?.switchId !== switchId) continue;
		const now = byCall.get(call.id);
		if (now === undefined) endDial(turn, call, gone);
		else {
			const agentChannel = {switchId, channelId: now.agentChannelId};
			const wasAsked = call.step !== 'phone';
			dialProgressed(turn, call, {step: now.step, agentChannel});
			// The order was lost with the connection, or what came of it.
			if (wasAsked) askColleague(turn, call, agentChannel);
		}
	}
	for (const {callId, agentChannelId: channelId} of found) {
		if (turn.floor.calls.get(callId)?.state !== 'dialling')
			orderOff(turn, {callId, agentChannel: {switchId, channelId}});
	}
}
