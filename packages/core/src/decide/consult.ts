/**
 * A third party: called while the customer is held, talked to in turn or together, sent away, or left
 * with the customer. What is true changes when the switch says so.
 */

import {isSwapped, type ThirdParty} from '../call/control.ts';
import type {ConsultEnd} from '../call/control-events.ts';
import {invariant, type Refusal} from '../errors.ts';
import {type Channel, type ConsultId, id, type PersonId} from '../ids.ts';
import type {RingFailure, ThirdPartyTarget} from '../inputs.ts';
import type {Instant, Millis} from '../time.ts';
import type {Turn} from '../turn.ts';
import {settlePending} from './agents.ts';
import {ask, followAgent, idOf, orderEndConsult, orderResume} from './control-orders.ts';
import {shownOutside} from './dial.ts';
import {headsetOf, wordMs} from './headset-legs.ts';
import {noteHeld} from './hold.ts';
import {numberWays, orderHangUp} from './orders.ts';
import {passedBy, passRequestOn} from './pass-on.ts';
import {outsideEnded, outsideStarted} from './phones.ts';
import {
	findThirdParty,
	isPending,
	isSame,
	nameOf,
	partsOf,
	type Talk,
	type TalkParts,
	talkOfConsult,
	targetOf,
	whyPending,
	whyPhoneHolds,
} from './talk.ts';

/** How long a third party rings where no queue of theirs says; a number outside takes longer. */
const usualRingMs = 30_000;
const outsideRingMs = 45_000;
/** How much later than the switch's own timer the floor gives up on a ring. */
const ringSlackMs = 3000;

export function consult(
	turn: Turn,
	parts: TalkParts,
	target: ThirdPartyTarget,
	by: PersonId,
): Refusal | undefined {
	const {call, channel} = parts;
	const {agentId} = call;
	const refusal = whyNotConsult(call);
	if (refusal !== undefined) return refusal;
	const found = findThirdParty(turn, target, {switchId: channel.switchId, agentId});
	if (found.refusal !== undefined) return found.refusal;
	const {to} = found;
	const ringMs = colleagueOf(turn, to)?.ringMs ?? ringMsOf(to.kind === 'outside');
	const consultId = id<ConsultId>(`k-${turn.floor.counters.consult}`);
	turn.emit({
		type: 'consult-asked',
		consultId,
		callId: call.id,
		agentId,
		ringEndsAt: ringEndOf(turn, to, ringMs),
		by,
		...targetOf(to),
	});
	const digits = target.kind === 'outside' ? target.number : '';
	callThirdParty(turn, parts, {consultId, to, ringMs, digits});
	return undefined;
}

/** Why nobody can be called besides now. */
export function whyNotConsult(call: Talk): Refusal | undefined {
	if (call.consult === undefined) return whyPending(call) ?? whyPhoneHolds(call);
	return {code: 'already-consulting', params: {target: nameOf(call.consult.to)}};
}

/** Has the switch call them; the customer is held first, if they are not yet. */
export function callThirdParty(
	turn: Turn,
	{call, channel, agentChannel}: TalkParts,
	{
		consultId,
		to,
		ringMs,
		digits,
	}: {
		readonly consultId: ConsultId;
		readonly to: ThirdParty;
		readonly ringMs: Millis;
		/** Of a number outside. */
		readonly digits: string;
	},
): void {
	const {agentId} = call;
	const headset = headsetOf(turn, to);
	const own = turn.floor.agents.get(agentId);
	invariant(own?.state === 'signed-in', 'who consults is signed in', agentId);
	turn.order({
		id: idOf(turn, 'consult', call),
		type: 'consult',
		callId: call.id,
		consultId,
		channel,
		agentChannel,
		agentId,
		fromPhoneId: own.phoneId,
		to: to.kind === 'outside' ? {number: digits} : {phoneId: to.phoneId},
		...(to.kind === 'outside' ? shownOutside(turn, call.entry.queueId) : {}),
		partyId: call.partyId,
		numberId: call.numberId,
		ringMs,
		language: numberWays(turn, call.numberId).language,
		...(headset === undefined ? autoAnswerOf(turn, to) : {headset}),
	});
}

/** When the floor gives up on a third party of whom the switch says nothing. */
export function ringEndOf(turn: Turn, to: ThirdParty, ringMs: Millis): Instant {
	return turn.at + (headsetOf(turn, to) === undefined ? ringMs + ringSlackMs : wordMs);
}

function autoAnswerOf(turn: Turn, to: ThirdParty): {readonly autoAnswer?: true} {
	return colleagueOf(turn, to)?.autoAnswer === true ? {autoAnswer: true} : {};
}

function colleagueOf({floor}: Turn, to: ThirdParty) {
	return to.kind === 'agent' ? floor.index.agents.get(to.agentId) : undefined;
}

function ringMsOf(isOutside: boolean): Millis {
	return isOutside ? outsideRingMs : usualRingMs;
}

export function swap(turn: Turn, parts: TalkParts, by: PersonId): Refusal | undefined {
	const third = answered(parts.call);
	if ('refusal' in third) return third.refusal;
	const refusal = whyPending(parts.call) ?? whyPhoneHolds(parts.call);
	if (refusal !== undefined) return refusal;
	const {call, channel, agentChannel} = parts;
	// Out of a conference, the customer is the one to be alone with.
	const isToCustomer = call.line === 'conference' || !isSwapped(call.consult);
	ask(turn, call, 'swap', by);
	turn.order({
		id: idOf(turn, 'swap', call),
		type: 'swap',
		callId: call.id,
		...{consultId: third.consultId, channel, agentChannel, consultChannel: third.channel},
		with: isToCustomer ? 'customer' : 'consult',
		language: numberWays(turn, call.numberId).language,
	});
	return undefined;
}

export function joinAll(turn: Turn, parts: TalkParts, by: PersonId): Refusal | undefined {
	const third = answered(parts.call);
	if ('refusal' in third) return third.refusal;
	const refusal = whyPending(parts.call) ?? whyPhoneHolds(parts.call);
	if (refusal !== undefined) return refusal;
	const {call, channel, agentChannel} = parts;
	if (call.line === 'conference') return undefined;
	ask(turn, call, 'join-all', by);
	const legs = {consultId: third.consultId, channel, agentChannel, consultChannel: third.channel};
	turn.order({id: idOf(turn, 'join-all', call), type: 'join-all', callId: call.id, ...legs});
	return undefined;
}

/** Back to the customer. A ring that nobody took is called off at once. */
export function endConsult(turn: Turn, parts: TalkParts, by: PersonId): Refusal | undefined {
	const {call} = parts;
	if (call.consult === undefined) return {code: 'not-consulting'};
	const refusal = whyPending(call);
	if (refusal !== undefined) return refusal;
	if (call.consult.state === 'waiting') {
		// The switch knows of nobody yet.
		dropConsult(turn, call, 'called-off');
		goBack(turn, call, by);
		return undefined;
	}
	ask(turn, call, 'end-consult', by);
	orderEndConsult(turn, parts, call.consult.id);
	return undefined;
}

/** Leaves the customer to the third party. */
export function handOver(turn: Turn, parts: TalkParts, by: PersonId): Refusal | undefined {
	const third = answered(parts.call);
	if ('refusal' in third) return third.refusal;
	const refusal = whyPending(parts.call);
	if (refusal !== undefined) return refusal;
	const {call, channel, agentChannel} = parts;
	ask(turn, call, 'hand-over', by);
	const legs = {consultId: third.consultId, channel, agentChannel, consultChannel: third.channel};
	turn.order({id: idOf(turn, 'hand-over', call), type: 'hand-over', callId: call.id, ...legs});
	return undefined;
}

function answered(
	call: Talk,
): {readonly consultId: ConsultId; readonly channel: Channel} | {readonly refusal: Refusal} {
	const {consult: third} = call;
	if (third === undefined) return {refusal: {code: 'not-consulting'}};
	const channel = partsOf(call)?.consultChannel;
	if (third.state !== 'answered' || channel === undefined)
		return {refusal: {code: 'consult-not-answered'}};
	return {consultId: third.id, channel};
}

export function consultRinging(turn: Turn, consultId: ConsultId, channel: Channel): void {
	const call = talkOfConsult(turn, consultId);
	if (call === undefined) {
		endStrayLeg(turn, channel, consultId);
	} else if (call.consult?.state === 'calling') {
		// Nobody rings before the customer is held, whether or not that was heard of.
		noteHeld(turn, call);
		// Called across a tie, a headset answers at once: nothing rings there.
		const {to} = call.consult;
		if (to.kind === 'agent' && headsetOf(turn, to) !== undefined) return;
		const {channelId} = channel;
		turn.emit({type: 'consult-ringing', consultId, callId: call.id, channelId});
		occupy(turn, call);
	}
}

/** Called off in the very moment it rang or was answered: the leg must not ring on, nor stay up alone. */
function endStrayLeg(turn: Turn, channel: Channel, consultId: ConsultId): void {
	if (turn.floor.index.callByChannel.get(channel) !== undefined) return;
	orderHangUp(turn, channel, {offerId: consultId});
}

export function consultAnswered(turn: Turn, consultId: ConsultId, channel: Channel): void {
	const call = talkOfConsult(turn, consultId);
	if (call === undefined) {
		endStrayLeg(turn, channel, consultId);
		return;
	}
	if (call.consult?.state === 'answered') return;
	noteHeld(turn, call);
	const {channelId} = channel;
	turn.emit({type: 'consult-answered', consultId, callId: call.id, channelId});
	occupy(turn, call);
	followNow(turn, call);
}

/** The switch says that the third party is gone. By the agent's wish, they are back with the customer. */
export function consultEnded(
	turn: Turn,
	consultId: ConsultId,
	reason: RingFailure | 'hung-up',
): void {
	const call = talkOfConsult(turn, consultId);
	// Ended by us a moment before: expected, and told already.
	if (call === undefined) return;
	const isWanted = isPending(call, 'end-consult');
	if (!isWanted && passOn(turn, call, reason)) return;
	dropConsult(turn, call, isWanted ? 'called-off' : reason);
	if (isWanted) goBack(turn, call, call.agentId);
}

/** After the agent's own wish, the customer need not wait for another key. */
function goBack(turn: Turn, before: Talk, by: PersonId): void {
	const call = turn.floor.calls.get(before.id);
	if (call?.state !== 'talking' || call.line !== 'held') return;
	// The phone would hear nobody, and the customer silence: they go on hearing music.
	if (call.phoneHeld === true) return;
	const parts = partsOf(call);
	if (parts === undefined) return;
	ask(turn, call, 'resume', by);
	orderResume(turn, parts);
}

/** Takes the third party out of the talk; a presence that a colleague asked for meanwhile comes true. */
export function dropConsult(turn: Turn, call: Talk, reason: ConsultEnd): void {
	const {consult: third} = call;
	if (third === undefined) return;
	const {to} = third;
	const channelId = partsOf(call)?.consultChannel?.channelId;
	turn.emit({type: 'consult-ended', consultId: third.id, callId: call.id, reason});
	if (to.kind === 'phone' && channelId !== undefined) outsideEnded(turn, to.phoneId, channelId);
	if (to.kind === 'agent') settlePending(turn, to.agentId);
	followNow(turn, call);
}

/** Of a queue that was asked: whom it had did not take it, and the request waits on. False: of nobody's. */
export function passOn(
	turn: Turn,
	call: Talk,
	reason: ConsultEnd,
	declined: 'on-phone' | 'by-key' = 'on-phone',
): boolean {
	const end = passedBy(reason, declined);
	const agentId = end === undefined ? undefined : passRequestOn(turn, call, end);
	if (agentId === undefined) return false;
	settlePending(turn, agentId);
	return true;
}

/** A desk phone that nobody is signed in at is in use meanwhile, whoever comes to sit there. */
function occupy(turn: Turn, {id}: Talk): void {
	const call = turn.floor.calls.get(id);
	const third = call?.state === 'talking' ? call.consult : undefined;
	if (third?.to.kind !== 'phone' || third.channelId === undefined) return;
	outsideStarted(turn, third.to.phoneId, third.channelId);
}

/** Takes the third party out of the talk, or has a queue's request wait on, and the switch end their leg. */
export function sendAway(turn: Turn, call: Talk, reason: ConsultEnd): void {
	const parts = partsOf(call);
	const consultId = call.consult?.id;
	if (parts === undefined || consultId === undefined) return;
	const isAtSwitch = call.consult?.state !== 'waiting';
	if (!passOn(turn, call, reason, 'by-key')) dropConsult(turn, call, reason);
	if (isAtSwitch) orderEndConsult(turn, parts, consultId);
}

/** Two legs hear each other, one of them the third party's. */
export function consultJoined(turn: Turn, call: Talk, channel: Channel): void {
	const parts = partsOf(call);
	const {consult: third} = call;
	if (parts === undefined || third === undefined) return;
	const isWithThird = isSame(channel, parts.consultChannel);
	if (third.state !== 'answered') {
		// The customer again, while somebody is still called: what was ordered last goes on.
		if (isWithThird) consultAnswered(turn, third.id, channel);
		return;
	}
	const hears = isWithThird ? 'consult' : 'customer';
	if (call.line === 'consulting' && third.hears === hears) return;
	turn.emit({type: 'consult-swapped', consultId: third.id, callId: call.id, hears});
	followNow(turn, call);
}

export function allJoined(turn: Turn, call: Talk): void {
	const {consult: third} = call;
	if (third === undefined) {
		turn.anomaly('joined-without-consult', call.id);
		return;
	}
	const channel = partsOf(call)?.consultChannel;
	if (third.state !== 'answered') {
		if (channel === undefined) return;
		consultAnswered(turn, third.id, channel);
	}
	if (call.line === 'conference') return;
	turn.emit({type: 'call-conferenced', consultId: third.id, callId: call.id});
	followNow(turn, call);
}

function followNow(turn: Turn, before: Talk): void {
	const call = turn.floor.calls.get(before.id);
	if (call?.state === 'talking') followAgent(turn, call);
}
