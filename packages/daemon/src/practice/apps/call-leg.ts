/**
 * Calling somebody: the leg is made and its far end is asked. Shared by Dial, Queue and Originate; what
 * becomes of an answer is theirs.
 */

import type {Channel} from '../channel.ts';
import {channelFields} from '../event-fields.ts';
import {calledLocation, type Exchange} from '../exchange.ts';

export interface LegOptions {
	/** `PJSIP/desk-101`, `PJSIP/0612345678@trunk` or `PJSIP/trunk/sip:112@192.0.2.5`. */
	readonly target: string;
	/** The channel that calls. */
	readonly by?: Channel;
	/** What it is doing, as `Status` says. */
	readonly application: string;
	readonly uniqueId?: string;
}

/** The endpoint of a `PJSIP/…` target, and the number that it is to call there. */
export function readTarget(target: string): {readonly endpoint: string; readonly dialled: string} {
	const [, whole = ''] = /^PJSIP\/(.*)$/.exec(target) ?? [];
	const [, peer, user] = /^([^/]+)\/sip:([^@]+)@/.exec(whole) ?? [];
	if (peer !== undefined && user !== undefined) return {endpoint: peer, dialled: user};
	const at = whole.lastIndexOf('@');
	return at < 0
		? {endpoint: whole, dialled: ''}
		: {endpoint: whole.slice(at + 1), dialled: whole.slice(0, at)};
}

/** Makes a leg; undefined when nobody is registered there. Asks nobody yet. */
export function makeLeg(exchange: Exchange, options: LegOptions): Channel | undefined {
	const {target, by, application, uniqueId} = options;
	const {endpoint: name, dialled} = readTarget(target);
	const endpoint = exchange.endpoints.get(name);
	if (endpoint?.isReachable() !== true) return undefined;
	const leg = exchange.makeChannel({
		endpoint: name,
		far: endpoint.farEnd(dialled),
		state: 'Down',
		location: calledLocation(endpoint.context),
		caller: dialled === '' ? {...endpoint.caller} : {number: dialled, name: ''},
		...(uniqueId === undefined ? {} : {uniqueId}),
		...(by === undefined ? {} : {linkedId: by.linkedId}),
	});
	leg.application = application;
	leg.data = '(Outgoing Line)';
	if (by !== undefined) {
		by.variables.inheritTo(leg.variables);
		leg.connected.number = by.caller.number;
		leg.connected.name = by.caller.name;
		leg.location = calledLocation(endpoint.context, by.location.extension);
	}
	return leg;
}

/** Asks the far end, and tells that it is called: a queue with the technology before the name. */
export function ring(
	exchange: Exchange,
	leg: Channel,
	target: string,
	by?: Channel,
	dialString = target.replace(/^PJSIP\//, ''),
): void {
	exchange.tell('DialBegin', 'call', [
		...(by === undefined ? [] : channelFields(by)),
		...channelFields(leg, 'Dest'),
		['DialString', dialString],
	]);
	leg.far.invited(leg);
}

/** Tells a step of a dial: `DialState` with `RINGING`, or `DialEnd`. */
export function tellDial(
	exchange: Exchange,
	event: 'DialState' | 'DialEnd',
	leg: Channel,
	status: string,
	by?: Channel,
): void {
	exchange.tell(event, 'call', [
		...(by === undefined ? [] : channelFields(by)),
		...channelFields(leg, 'Dest'),
		['DialStatus', status],
	]);
}
