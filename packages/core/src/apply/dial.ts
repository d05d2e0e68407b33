/** Folds calls by hand: dialled, step by step, and answered. Their end is that of every call. */

import {asTalking, type Call} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {refileCall} from '../floor-index.ts';
import type {CallId, Channel, ChannelId} from '../ids.ts';
import type {Colleague, DialFailure} from '../outbound/dial.ts';
import type {DialEventBody} from '../outbound/events.ts';
import type {QueueEntry} from '../queue/entry.ts';
import type {Instant} from '../time.ts';
import {changeAgent, setActivity, signedIn} from './change-agent.ts';
import {changed} from './changed.ts';
import {bump} from './counters.ts';

type DialEvent = {at: Instant; seq: number} & DialEventBody;
type Dialled = Call & {readonly state: 'dialling'};

export function applyDial(floor: Floor, event: DialEvent): void {
	if (event.type === 'dial-asked') {
		ask(floor, event);
		return;
	}
	const call = floor.calls.get(event.callId);
	invariant(call?.state === 'dialling', 'the call is being dialled', event.callId);
	const {at} = event;
	switch (event.type) {
		case 'dial-phone-rang':
			put(floor, {...withLeg(floor, call, event.channelId, at), isRung: true});
			break;
		case 'dial-begun':
			put(floor, {
				...withLeg(floor, call, event.channelId, at),
				...{step: 'calling', endsAt: event.endsAt},
			});
			break;
		case 'dial-rang':
			put(floor, {...call, step: 'ringing'});
			break;
		case 'dial-answered':
			answer(floor, call, event);
			break;
		default:
			event satisfies never;
	}
}

function ask(floor: Floor, event: DialEvent & {readonly type: 'dial-asked'}): void {
	const {at, seq, callId, agentId, phoneId, partyId, numberId, queueId, endsAt} = event;
	const to = colleagueOf(event);
	const internal = to === undefined ? {} : ({internal: true} as const);
	bump(floor, 'call', callId);
	const entry: QueueEntry = {
		...{queueId, enteredAt: at, creditMs: 0, seq, joinedAt: at, passed: []},
		...{widened: 0, tiersOpen: 0, aged: 0, answered: true, dialled: true},
	};
	put(floor, {
		...{id: callId, kind: 'call', partyId, numberId, startedAt: at},
		direction: to === undefined ? 'out' : 'internal',
		...{legs: [], offers: 0, triedId: undefined, contact: undefined},
		...{state: 'dialling', since: at, agentId, phoneId, entry, step: 'phone', endsAt},
		...(to === undefined ? {} : {to}),
		...(event.toHeadsetId === undefined ? {} : {toHeadsetId: event.toHeadsetId}),
	});
	const {idleSince} = signedIn(floor, agentId);
	setActivity(floor, at, agentId, {state: 'dialling', since: at, callId, ...internal}, idleSince);
}

function colleagueOf({
	toPhoneId: phoneId,
	toAgentId: agentId,
}: DialEvent & {readonly type: 'dial-asked'}): Colleague | undefined {
	if (phoneId === undefined) return undefined;
	return agentId === undefined ? {kind: 'phone', phoneId} : {kind: 'agent', agentId, phoneId};
}

function answer(
	floor: Floor,
	call: Dialled,
	event: DialEvent & {readonly type: 'dial-answered'},
): void {
	const {at, agentId, phoneId, queueId, channelId, agentChannelId} = event;
	const customer = channelAt(floor, call, channelId);
	const agent = channelAt(floor, call, agentChannelId);
	for (const leg of call.legs) floor.index.callByChannel.delete(leg.channel);
	// A colleague has the customer's part in it.
	const phone = call.to === undefined ? {} : {phoneId: call.to.phoneId};
	const legs = [{role: 'customer', channel: customer, ...phone, since: at} as const];
	const agentLeg = {role: 'agent', channel: agent, phoneId, since: at} as const;
	floor.calls.set(call.id, asTalking({...call, legs}, at, call.entry, agentLeg, agentId));
	refileCall(floor, call.id);
	floor.index.callByChannel.set(customer, call.id);
	floor.index.callByChannel.set(agent, call.id);
	setActivity(floor, at, agentId, {
		...{state: 'talking', since: at, callId: call.id, queueId, dispositionSet: false},
		...(call.to === undefined ? {} : {internal: true}),
	});
}

/** It came to nothing: the agent is idle as before, and told why. */
export function endDialling(
	floor: Floor,
	{id: callId, partyId, agentId, to}: Dialled,
	{at, reason}: {readonly at: Instant; readonly reason?: DialFailure},
): void {
	const {idleSince} = signedIn(floor, agentId);
	setActivity(floor, at, agentId, {state: 'idle', since: at}, idleSince);
	if (reason === undefined) return;
	const colleague = to?.kind === 'agent' ? {toAgentId: to.agentId} : {};
	const dialNotice = {callId, partyId, ...colleague, reason, at};
	changeAgent(floor, at, changed(signedIn(floor, agentId), {dialNotice}));
}

function withLeg(floor: Floor, call: Dialled, channelId: ChannelId, since: Instant): Dialled {
	const channel = channelAt(floor, call, channelId);
	for (const leg of call.legs) floor.index.callByChannel.delete(leg.channel);
	floor.index.callByChannel.set(channel, call.id);
	return {...call, legs: [{role: 'agent', channel, phoneId: call.phoneId, since}]};
}

function channelAt(floor: Floor, {id, phoneId}: Dialled, channelId: ChannelId): Channel {
	const switchId = floor.index.phones.get(phoneId)?.switchId ?? switchOf(floor, id);
	invariant(switchId !== undefined, 'the phone is at a switch', phoneId);
	return {switchId, channelId};
}

/** A phone that was taken out of the floor file meanwhile. */
function switchOf(floor: Floor, callId: CallId) {
	return floor.calls.get(callId)?.legs[0]?.channel.switchId;
}

function put(floor: Floor, call: Dialled): void {
	floor.calls.set(call.id, call);
	refileCall(floor, call.id);
}
