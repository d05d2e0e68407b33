/** Desk phones: who holds them, whether they are registered, calls on them that the floor did not give. */

import type {Refusal} from '../errors.ts';
import type {AgentId, ChannelId, PersonId, PhoneId} from '../ids.ts';
import {isInUse} from '../ties/reach.ts';
import type {Turn} from '../turn.ts';
import {heldBy, listensAt} from './find.ts';
import {endOffer} from './offers.ts';
import {orderWithdrawal} from './orders.ts';

/**
 * Why a person cannot have a phone, or undefined when they can. One holder at a time: another's
 * phone is given up only on `takeover`, and never in the middle of a call.
 */
export function whyPhoneNotFree(
	turn: Turn,
	phoneId: PhoneId,
	personId: PersonId,
	takeover: boolean,
): Refusal | undefined {
	const phone = turn.floor.phones.get(phoneId);
	if (phone === undefined || !turn.floor.index.phones.has(phoneId)) {
		return {code: 'unknown-phone', params: {phoneId}};
	}
	if (phone.holder === undefined || phone.holder === personId) return undefined;
	if (!takeover) return {code: 'phone-held', params: {phoneId, personId: phone.holder}};
	const other = turn.floor.agents.get(phone.holder as AgentId);
	const isWorking = other?.state === 'signed-in' && other.activity.state !== 'idle';
	if (isWorking || isInUse(phone) || listensAt(turn.floor, phone.holder) !== undefined) {
		return {code: 'phone-in-use', params: {phoneId}};
	}
	return undefined;
}

export function takePhone(turn: Turn, personId: PersonId, phoneId: PhoneId): Refusal | undefined {
	const refusal = whyPhoneNotFree(turn, phoneId, personId, false);
	if (refusal !== undefined) return refusal;
	if (turn.floor.phones.get(phoneId)?.holder === personId) return undefined;
	if (listensAt(turn.floor, personId) !== undefined)
		return {code: 'phone-in-use', params: {phoneId}};
	const agent = turn.floor.agents.get(personId as AgentId);
	if (agent?.state === 'signed-in')
		return {code: 'already-signed-in', params: {phoneId: agent.phoneId}};
	const held = heldBy(turn.floor, personId);
	if (held !== undefined) turn.emit({type: 'phone-released', phoneId: held, personId});
	turn.emit({type: 'phone-taken', phoneId, personId});
	return undefined;
}

export function releasePhone(turn: Turn, personId: PersonId): Refusal | undefined {
	const agent = turn.floor.agents.get(personId as AgentId);
	if (agent?.state === 'signed-in')
		return {code: 'already-signed-in', params: {phoneId: agent.phoneId}};
	const held = heldBy(turn.floor, personId);
	if (held === undefined) return undefined;
	if (listensAt(turn.floor, personId) !== undefined)
		return {code: 'phone-in-use', params: {phoneId: held}};
	turn.emit({type: 'phone-released', phoneId: held, personId});
	return undefined;
}

export function phoneRegistered(turn: Turn, phoneId: PhoneId): void {
	if (turn.floor.phones.get(phoneId)?.registered === false)
		turn.emit({type: 'phone-registered', phoneId});
}

export function phoneUnregistered(turn: Turn, phoneId: PhoneId): void {
	if (turn.floor.phones.get(phoneId)?.registered !== true) return;
	turn.emit({type: 'phone-unregistered', phoneId});
	// A phone that went away before it was seen ringing will never ring: do not keep the caller for it.
	for (const offer of [...turn.floor.offers.values()]) {
		if (offer.phoneId !== phoneId || offer.state !== 'made') continue;
		endOffer(turn, offer, {state: 'failed', reason: 'unregistered'});
		orderWithdrawal(turn, offer);
	}
}

export function outsideStarted(turn: Turn, phoneId: PhoneId, channelId: ChannelId): void {
	const phone = turn.floor.phones.get(phoneId);
	if (phone === undefined || phone.outside.includes(channelId)) return;
	turn.emit({type: 'outside-started', phoneId, channelId});
}

export function outsideEnded(turn: Turn, phoneId: PhoneId, channelId: ChannelId): void {
	if (turn.floor.phones.get(phoneId)?.outside.includes(channelId) !== true) return;
	turn.emit({type: 'outside-ended', phoneId, channelId});
}
