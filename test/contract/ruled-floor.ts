/** What the stories of a queue's rules begin with: two queues and two agents, on a contract switch. */

import type {CallId, Event} from '@plateau/core';
import {
	type CallerWish,
	type ContractCaller,
	type ContractPhone,
	type ContractSwitch,
	type Extension,
	floorSounds,
	numbers,
} from './driver.ts';
import type {Declare} from './given.ts';
import {type RoutedFloor, routedFloor} from './routed-floor.ts';
import {until} from './wait.ts';

/** What a story changes of the usual floor: more keys of the floor file, as they stand in a map. */
export interface Rules {
	/** Of the queue that the number leads to. */
	readonly support?: string;
	/** Of the agent `a1`, who serves it. */
	readonly a1?: string;
	readonly a2?: string;
	/** The queue of the agent `a2`: `support` unless told. */
	readonly a2Serves?: 'support' | 'sales';
	readonly phone102?: string;
}

export interface RuledFloor {
	readonly on: ContractSwitch;
	readonly routed: RoutedFloor;
	/** Signs an agent in on a phone, which is switched on for it. */
	ready(agentId: string, extension: Extension): Promise<ContractPhone>;
	/** Somebody who dialled. */
	arriving(wish?: CallerWish): Promise<{caller: ContractCaller; callId: CallId}>;
	/** Somebody who dialled and waits. */
	waiting(wish?: CallerWish): Promise<{caller: ContractCaller; callId: CallId}>;
	/** The place among everything that happened of the first event that fits, once it has happened. */
	placeOf(what: string, fits: (event: Event) => boolean): Promise<number>;
	/** How the call ended, once it has. */
	outcome(callId: CallId): Promise<string>;
}

/** Opens a floor with these rules, on which nobody has signed in; it ends with the test. */
export async function ruledFloor(
	...[t, open, rules]: [...Parameters<Parameters<Declare>[1]>, Rules]
): Promise<RuledFloor> {
	const on = await open();
	t.teardown(() => on.stop());
	const routed = await routedFloor(on, fileOf(rules));
	t.teardown(() => routed.stop());
	const {floor, events} = routed;
	const arriving: RuledFloor['arriving'] = async (wish) => {
		const from = events.length;
		const caller = await on.caller(wish);
		await caller.dial(numbers.plain);
		const {callId} = await routed.event('call-arrived', from);
		return {caller, callId};
	};
	return {
		on,
		routed,
		arriving,
		async ready(agentId, extension) {
			const phone = await on.phone(extension);
			await routed.signIn(agentId, extension);
			return phone;
		},
		async waiting(wish) {
			const arrived = await arriving(wish);
			const state = () => floor.calls.get(arrived.callId)?.state ?? 'gone';
			const describe = () => `The call is ${state()}.`;
			await until('the caller waits', () => state() === 'waiting', {describe});
			return arrived;
		},
		placeOf: (what, fits) =>
			until(
				what,
				() => {
					const index = events.findIndex(fits);
					return index < 0 ? undefined : {index};
				},
				{timeoutMs: 40_000, describe: () => events.map(({type}) => type).join(', ')},
			).then(({index}) => index),
		async outcome(callId) {
			const isEnd = (event: Event) => event.type === 'call-ended' && event.callId === callId;
			const ended = await until('the call has ended', () => events.find(isEnd), {
				timeoutMs: 40_000,
			});
			return ended.type === 'call-ended' ? ended.outcome : '';
		},
	};
}

function fileOf({support = '', a1 = '', a2 = '', a2Serves = 'support', phone102 = ''}: Rules) {
	return `
country: FR
skills: {fr: {label: French}}
sounds: {patience: ${floorSounds.patience}, goodbye: ${floorSounds.goodbye}}
queues:
  support: {label: Aide, ring: 20s, wrapUp: none, ${support}}
  sales: {label: Ventes, ring: 20s, wrapUp: none}
numbers:
  "+${numbers.plain}": {queue: support, language: fr}
phones:
  "101": {endpoint: desk-101}
  "102": {endpoint: desk-102, ${phone102}}
agents:
  a1: {name: Un, queues: [support], ${a1}}
  a2: {name: Deux, queues: [${a2Serves}], ${a2}}
`;
}
