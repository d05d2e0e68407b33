/** Calls by hand, and how far they have come, for the contract's cases. */

import {type CallId, type DialFailure, id} from '@plateau/core';
import type {BareSignal} from '@plateau/daemon/switch-port';
import type {ExecutionContext} from 'ava';
import type {ContractParty, ContractPhone, Extension, OutsideHabit} from './driver.ts';
import type {Given} from './given.ts';
import {switchId} from './recorded-bridge.ts';

type SignalOf<T extends BareSignal['type']> = Extract<BareSignal, {type: T}>;

/** Whom the agent dials, unless a case says otherwise. */
export const outsideNumber = '0799123456';
/** The one call by hand of a case. */
export const callId = id<CallId>('c-1');

interface DialWish {
	readonly number?: string;
	readonly phone?: Extension;
	readonly phoneRingMs?: number;
	readonly ringMs?: number;
	readonly callerId?: string;
	readonly autoAnswer?: true;
}

/** An agent dials; at 101, unless the case says otherwise. */
export function dial({bridge}: Given, wish: DialWish = {}): void {
	const {number = outsideNumber, phone = '101', phoneRingMs = 10_000, ringMs = 20_000} = wish;
	bridge.order({
		...{type: 'dial', switchId, callId, agentId: id('agent'), phoneId: id(phone), to: {number}},
		...{partyId: id(number), phoneRingMs, ringMs, language: 'fr', remoteAnswer: false},
		...(wish.autoAnswer === undefined ? {} : {autoAnswer: true}),
		...(wish.callerId === undefined ? {} : {callerId: wish.callerId}),
	});
}

/** Called off by order. */
export function endDial({bridge}: Given): void {
	bridge.order({type: 'end-dial', switchId, callId});
}

/** Waits until the switch tells that it has come so far. */
export async function progress(
	{bridge}: Given,
	step: SignalOf<'dial-progressed'>['step'],
	from = 0,
) {
	return await bridge.signal('dial-progressed', {from, fits: (one) => one.step === step});
}

/** Waits for the end of the call, which must be for this reason. */
export async function failed({bridge}: Given, reason: DialFailure, t: ExecutionContext, from = 0) {
	t.is((await bridge.signal('dial-ended', {from})).reason, reason);
}

interface Dialled {
	readonly phone: ContractPhone;
	readonly outside: ContractParty;
	readonly channel: SignalOf<'dial-answered'>['channel'];
	readonly agent: SignalOf<'dial-answered'>['agentChannel'];
}

/** The phone at 101 talks with somebody outside, whom its agent dialled. */
export async function dialled(floor: Given, wish: DialWish = {}): Promise<Dialled> {
	const {bridge, on} = floor;
	const outside = await on.outside(wish.number ?? outsideNumber);
	const phone = await floor.phones('101');
	const from = bridge.mark();
	dial(floor, wish);
	await phone.until('ringing');
	await progress(floor, 'phone', from);
	await phone.answer();
	await progress(floor, 'calling', from);
	const {channel, agentChannel: agent} = await bridge.signal('dial-answered', {from});
	return {phone, outside, channel, agent};
}

/** The number rings at somebody outside who does not lift the handset. */
export async function rings(floor: Given, habit: OutsideHabit = 'rings', wish: DialWish = {}) {
	const outside = await floor.on.outside(outsideNumber, habit);
	const phone = await floor.phones('101');
	dial(floor, wish);
	await phone.until('ringing');
	await phone.answer();
	await progress(floor, 'ringing');
	return {outside, phone};
}
