/**
 * Who is at the other end of a channel (a desk phone, a caller, somebody outside), and what they can do
 * to the switch: ring, answer, refuse, hang up.
 */

import {musicClass} from '../asterisk/contract.ts';
import type {Channel} from './channel.ts';
import {channelFields, techFields} from './event-fields.ts';
import {type Exchange, sipOfCause} from './exchange.ts';

export interface FarEnd {
	/** Names the voice for those who hear it. */
	readonly voice: string;
	/** It is called: it rings, answers or refuses a moment later. */
	invited(leg: Channel): void;
	/** It talks with somebody from now on. */
	joined?(leg: Channel, partner: Channel): void;
	/** A key's tone comes to it. */
	digit?(digit: string): void;
	/** The leg is over. */
	ended(leg: Channel): void;
	/** Asked to answer by itself (`Event: talk`). */
	askedToTalk?(leg: Channel): void;
}

/** The far end rings. */
export function ringAt(exchange: Exchange, leg: Channel): void {
	if (leg.state !== 'Down' || leg.isGone) return;
	exchange.setState(leg, 'Ringing');
	leg.listener?.({type: 'ringing'});
}

/** The far end picks up a call to it. */
export function pickUp(exchange: Exchange, leg: Channel): void {
	if (leg.isUp || leg.isGone) return;
	exchange.setState(leg, 'Up');
	leg.listener?.({type: 'answered'});
}

/** The far end refuses a call to it with a SIP code. */
export function refuse(exchange: Exchange, leg: Channel, sip: number): void {
	if (leg.isUp || leg.isGone) return;
	leg.hangupCause = causeOfSip.get(sip) ?? outOfOrder;
	leg.techCause = sip;
	tellHangUpRequest(exchange, leg);
	leg.listener?.({type: 'refused', sip});
}

/** The far end hangs up, or gives up a call that it makes. */
export function hangUp(exchange: Exchange, channel: Channel): void {
	if (channel.isGone) return;
	if (channel.isUp) {
		channel.techCause ??= sipOfCause.get(channel.hangupCause);
	} else {
		channel.hangupCause = interworking;
		channel.techCause = 487;
	}
	tellHangUpRequest(exchange, channel);
	channel.drop();
}

/** The far end puts its call on hold, or takes it back; told twice it does nothing. */
export function putOnHold(exchange: Exchange, channel: Channel, isHeld: boolean): void {
	if (channel.isGone || !channel.isUp || channel.isHeld === isHeld) return;
	channel.isHeld = isHeld;
	channel.heldIn = isHeld ? channel.bridge : undefined;
	const music = isHeld ? ([['MusicClass', musicClass]] as const) : [];
	exchange.tell(isHeld ? 'Hold' : 'Unhold', 'call', [...channelFields(channel), ...music]);
}

/** A far end's wish to hang up, as the manager interface is told of it. */
export function tellHangUpRequest(exchange: Exchange, channel: Channel): void {
	const {hangupCause} = channel;
	channel.hasHungUp = true;
	exchange.tell('HangupRequest', 'call', [
		...channelFields(channel),
		...(hangupCause === 0 ? [] : ([['Cause', hangupCause]] as const)),
		...techFields(channel),
	]);
}

/** Q.850. */
const outOfOrder = 38;
const interworking = 127;

/** Q.850 causes that Asterisk makes of SIP codes. */
const causeOfSip: ReadonlyMap<number, number> = new Map([
	[403, 21],
	[404, 1],
	[408, 18],
	[480, 19],
	[486, 17],
	[487, interworking],
	[488, 58],
	[503, 34],
	[600, 17],
	[603, 21],
	[604, 1],
]);
