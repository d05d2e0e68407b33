/** A floor where colleagues call each other, and how far such a call has come, for the contract's cases. */

import type {BareCommand} from '@plateau/daemon/loop';
import type {ContractPhone, ContractSwitch, Habit} from './driver.ts';
import {type Opened, stand, wishesOn} from './first-talk.ts';
import {hears} from './given.ts';
import {nailUp} from './nailed-up.ts';
import {type RoutedFloor, routedFloor} from './routed-floor.ts';

/** Its queue would have every talk wrapped up; its phones ring until somebody lifts them, or asks 102 to. */
const file = `
queues:
  support: {label: Aide, ring: 20s, wrapUp: {mode: timed, limit: 10m}}
phoneModels:
  generic: {autoAnswer: {}}
phones:
  "101": {endpoint: desk-101}
  "102": {endpoint: desk-102, remoteAnswer: true}
  "103": {endpoint: desk-103}
agents:
  a1: {name: Un, queues: [support]}
  a2: {name: Deux, queues: [support]}
  a3: {name: Trois, queues: [support], ring: 5s}
`;

interface Colleagues {
	readonly on: ContractSwitch;
	readonly phone: ContractPhone;
	readonly floor: RoutedFloor;
	readonly wish: ReturnType<typeof wishesOn>;
	/** `a1` calls a colleague, or `phone:103`. */
	calls(to: string): Promise<void>;
}

/** `a1` sits at `phone`, which is 101; nobody else is there. */
export async function alone(
	[t, open]: Opened,
	how: 'rung' | 'nailed up' = 'rung',
): Promise<Colleagues> {
	const on = await open();
	t.teardown(() => on.stop());
	const phone = await on.phone('101');
	const floor = await routedFloor(on, file);
	t.teardown(() => floor.stop());
	if (how === 'rung') await floor.signIn('a1', '101');
	else await nailUp(floor, 'a1', phone, '101');
	const calls = (to: string): Promise<void> => {
		const phoneId = /^phone:(.+)$/.exec(to)?.[1];
		const target = phoneId === undefined ? {kind: 'agent', agentId: to} : {kind: 'phone', phoneId};
		return floor.wish({
			...{type: 'dial-colleague', by: 'a1', agentId: 'a1', to: target, partyId: to},
		} as unknown as BareCommand);
	};
	return {on, phone, floor, wish: wishesOn(floor), calls};
}

/** `a2` sits at a phone that meets every call by itself. */
export async function withHabit(opened: Opened, habit: Habit): Promise<Colleagues> {
	const given = await alone(opened);
	await given.on.phoneWith('102', habit);
	await given.floor.signIn('a2', '102');
	return given;
}

/** It rings at 102, the phone of `a2`, and the floor knows. */
export async function ringing(opened: Opened) {
	const given = await alone(opened);
	const {on, floor, phone, calls} = given;
	const other = await on.phone('102');
	await floor.signIn('a2', '102');
	await calls('a2');
	await phone.until('ringing');
	await phone.answer();
	await other.until('ringing');
	await floor.event('dial-rang');
	await stand(floor, 'dialling', 'outside', 'signed-out');
	return {...given, other};
}

/** They hear each other. */
export async function talking(opened: Opened) {
	const given = await ringing(opened);
	const {floor, phone, other} = given;
	await other.answer();
	await floor.event('dial-answered');
	await bothHear(opened, given);
	await stand(floor, 'talking', 'outside', 'signed-out');
	return {...given, phone, other};
}

/** Each hears the other, and nothing else. */
export async function bothHear(
	[t]: Opened,
	{phone, other}: {readonly phone: ContractPhone; readonly other: ContractPhone},
): Promise<void> {
	await hears(t, 'who called', phone, '102');
	await hears(t, 'who was called', other, '101');
}

/** Both are back, at phones that are idle. */
export async function back({
	floor,
	phone,
	other,
}: Pick<Colleagues, 'floor' | 'phone'> & {readonly other: ContractPhone}): Promise<void> {
	await phone.until('idle');
	await other.until('idle');
	await stand(floor, 'idle', 'idle', 'signed-out');
}
