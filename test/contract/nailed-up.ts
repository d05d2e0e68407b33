/** A floor with one agent who is nailed up, for the contract's cases about headsets. */

import {type AgentId, id} from '@plateau/core';
import {type ContractPhone, numbers} from './driver.ts';
import {type Opened, wishesOn} from './first-talk.ts';
import {type RoutedFloor, routedFloor} from './routed-floor.ts';
import {until} from './wait.ts';

/** The agent of this name is nailed up on the phone, and connected. */
export async function nailUp(
	routed: RoutedFloor,
	agentId: string,
	phone: ContractPhone,
	extension: string,
): Promise<void> {
	await routed.signIn(agentId, extension, {nailedUp: true});
	await phone.until('ringing');
	await phone.answer();
	await headsetIs(routed, agentId, 'connected');
}

export function headsetIs(
	{floor, events}: RoutedFloor,
	agentId: string,
	wanted: string,
): Promise<unknown> {
	const now = () => {
		const agent = floor.agents.get(id<AgentId>(agentId));
		return agent?.state === 'signed-in' ? agent.headset?.state : undefined;
	};
	return until(`the headset of ${agentId} is ${wanted}`, () => now() === wanted, {
		describe: () => `It is ${now()}, after ${events.slice(-9).map(({type}) => type)}.`,
	});
}

/**
 * The floor file of two agents at 101 and 102 and the queues that they serve. Callers come to
 * `support`; a phone rings until somebody lifts it.
 */
export const twoAgents = ({a1, a2}: Readonly<Record<'a1' | 'a2', 'support' | 'experts'>>) => `
country: FR
queues:
  support: {label: Aide, ring: 20s, wrapUp: none}
  experts: {label: Experts, ring: 20s, wrapUp: none}
numbers:
  "+${numbers.plain}": {queue: support, language: fr}
phoneModels:
  generic: {autoAnswer: {}}
phones:
  "101": {endpoint: desk-101}
  "102": {endpoint: desk-102}
agents:
  a1: {name: Un, queues: [${a1}]}
  a2: {name: Deux, queues: [${a2}]}
`;

/** Opens a switch and a floor of this file, with phones at 101 and 102. */
export async function openFloor([t, open]: Opened, file: string) {
	const on = await open();
	t.teardown(() => on.stop());
	const phones = {101: await on.phone('101'), 102: await on.phone('102')} as const;
	const routed = await routedFloor(on, file);
	t.teardown(() => routed.stop());
	const calls = async () => {
		const caller = await on.caller();
		await caller.dial(numbers.plain);
		return caller;
	};
	return {t, on, phones, routed, wish: wishesOn(routed), calls};
}

/** What fitted no state; but for callers who were joined before they were heard of in the waiting loop. */
export function anomalies({events}: RoutedFloor): readonly string[] {
	return events.flatMap((event) =>
		event.type === 'anomaly-noted' && event.code !== 'waiting-while-talking' ? [event.code] : [],
	);
}
