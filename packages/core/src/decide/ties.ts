/**
 * Ties between switches. A call stays where it came in, and its leg to a phone of another switch is a leg
 * there like any other; the phone's own switch tells of a *far leg*. So a switch that is away, and cannot be
 * asked about its calls, still does not keep an agent whose own phone is known to be free.
 */

import type {SignedIn} from '../agent/agent.ts';
import {type Call, customerChannel} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {AgentId, ChannelId, OfferId, PhoneId, SwitchId} from '../ids.ts';
import type {SwitchTruth} from '../inputs.ts';
import type {TieSignalBody} from '../ties/inputs.ts';
import {reaches} from '../ties/reach.ts';
import type {Instant} from '../time.ts';
import type {Turn} from '../turn.ts';
import {endCall} from './call-ends.ts';
import {dropConsult} from './consult.ts';
import {answerBySelf, takeBackOffer} from './offers.ts';
import {orderWithdrawal} from './orders.ts';

export function tieSignal(turn: Turn, signal: TieSignalBody): void {
	switch (signal.type) {
		case 'tie-up':
			tieUp(turn, signal.switchId, signal.toSwitchId);
			break;
		case 'tie-down':
			tieDown(turn, signal.switchId, signal.toSwitchId);
			break;
		case 'far-leg-started':
			farLegStarted(turn, signal.phoneId, signal.channelId);
			break;
		case 'far-leg-ended':
			farLegEnded(turn, signal.phoneId, signal.channelId);
			settleFar(turn, signal.phoneId);
			break;
		default:
			signal satisfies never;
	}
}

/** The ties of a switch that was read, held against what is known. */
export function reconcileTies(turn: Turn, switchId: SwitchId, found: readonly SwitchId[]): void {
	for (const toSwitchId of turn.floor.switches.get(switchId)?.ties ?? []) {
		if (!found.includes(toSwitchId)) tieDown(turn, switchId, toSwitchId);
	}
	for (const toSwitchId of found) tieUp(turn, switchId, toSwitchId);
}

/** The same of the far legs on its phones. */
export function reconcileFarLegs(turn: Turn, switchId: SwitchId, {phones}: SwitchTruth): void {
	const told = new Map(phones.map(({phoneId, farLegs = []}) => [phoneId, farLegs]));
	for (const {id: phoneId, farLegs = []} of [...turn.floor.phones.values()]) {
		if (turn.floor.index.phones.get(phoneId)?.switchId !== switchId) continue;
		const now = told.get(phoneId) ?? [];
		for (const channelId of farLegs) {
			if (!now.includes(channelId)) farLegEnded(turn, phoneId, channelId);
		}
		for (const channelId of now) farLegStarted(turn, phoneId, channelId);
	}
}

/** Frees whoever was in, or rung for, a call that has no way to their phone, and has no leg of it there. */
export function settleAllFar(turn: Turn): void {
	for (const phoneId of [...turn.floor.phones.keys()]) settleFar(turn, phoneId);
}

function tieUp(turn: Turn, switchId: SwitchId, toSwitchId: SwitchId): void {
	const one = turn.floor.switches.get(switchId);
	if (one?.state !== 'up' || one.ties?.includes(toSwitchId) === true) return;
	turn.emit({type: 'tie-up', switchId, toSwitchId});
}

function tieDown(turn: Turn, switchId: SwitchId, toSwitchId: SwitchId): void {
	if (turn.floor.switches.get(switchId)?.ties?.includes(toSwitchId) !== true) return;
	turn.emit({type: 'tie-down', switchId, toSwitchId});
	settleAllFar(turn);
}

function farLegStarted(turn: Turn, phoneId: PhoneId, channelId: ChannelId): void {
	const phone = turn.floor.phones.get(phoneId);
	if (phone === undefined || phone.farLegs?.includes(channelId) === true) return;
	turn.emit({type: 'far-leg-started', phoneId, channelId});
	for (const offer of turn.floor.offers.values()) {
		const call = turn.floor.calls.get(offer.callId);
		const channel = call && customerChannel(call);
		if (offer.phoneId !== phoneId || offer.state !== 'ringing' || channel === undefined) continue;
		answerBySelf(turn, offer, {switchId: channel.switchId, channelId: offer.channelId});
	}
}

function farLegEnded(turn: Turn, phoneId: PhoneId, channelId: ChannelId): void {
	if (turn.floor.phones.get(phoneId)?.farLegs?.includes(channelId) !== true) return;
	turn.emit({type: 'far-leg-ended', phoneId, channelId});
}

function settleFar(turn: Turn, phoneId: PhoneId): void {
	const {floor} = turn;
	const phone = floor.phones.get(phoneId);
	const home = floor.index.phones.get(phoneId)?.switchId;
	if (phone?.holder === undefined || home === undefined || (phone.farLegs ?? []).length > 0) return;
	const agent = floor.agents.get(phone.holder as AgentId);
	if (agent?.state !== 'signed-in' || agent.phoneId !== phoneId) return;
	const call = callOn(turn, agent);
	const at = call && customerChannel(call)?.switchId;
	if (call === undefined || at === undefined || at === home) return;
	if (floor.switches.get(home)?.state !== 'up') return;
	const {state, lastSeenAt, since} = floor.switches.get(at) ?? {};
	if (state !== 'up') leaveAway(turn, agent, call, lastSeenAt ?? since ?? turn.at);
	else if (call.state === 'ringing' && !reaches(floor, at, phoneId)) endRing(turn, agent, call);
}

/** Nobody can be asked about the call, and the agent's phone is free: they are out of it. */
function leaveAway(turn: Turn, agent: SignedIn, call: Call, lastSeenAt: Instant): void {
	if (call.state === 'ringing') {
		takeBackOffer(turn, offerOf(agent), {state: 'failed', reason: 'lost-in-gap'});
	} else if (call.state === 'talking' && call.agentId === agent.id) {
		endCall(turn, call, {outcome: 'answered', endedBy: 'gap', cause: 0, lastSeenAt});
	} else if (call.state === 'talking' && call.consult !== undefined) {
		dropConsult(turn, call, 'hung-up');
	}
}

/** What was to ring across a tie that is down rings nowhere: nothing is held against who sits there. */
function endRing(turn: Turn, agent: SignedIn, {id: callId}: Call): void {
	const offer = turn.floor.offers.get(offerOf(agent));
	if (offer?.callId !== callId) return;
	takeBackOffer(turn, offer.id, {state: 'failed', reason: 'lost-in-gap'});
	if (offer.way !== 'group') orderWithdrawal(turn, offer);
}

function offerOf({activity}: SignedIn): OfferId {
	const offerId = activity.state === 'ringing' ? activity.offerId : undefined;
	invariant(offerId !== undefined, 'who is rung has an offer');
	return offerId;
}

/** What the agent is rung for, or is in. */
function callOn({floor}: Turn, {activity}: SignedIn): Call | undefined {
	if (activity.state === 'ringing' && activity.offerId !== undefined) {
		const offer = floor.offers.get(activity.offerId);
		return offer && floor.calls.get(offer.callId);
	}
	// Work after a call needs no phone.
	if (activity.state === 'wrap-up' || !('callId' in activity)) return undefined;
	return activity.callId === undefined ? undefined : floor.calls.get(activity.callId);
}
