/** Where many cases begin: a caller talks with the first agent, others have phones; core and switch together. */

import type {BareCommand} from '@plateau/daemon/loop';
import {numbers} from './driver.ts';
import {type Declare, hears} from './given.ts';
import {type RoutedFloor, routedFloor} from './routed-floor.ts';
import {until} from './wait.ts';

/** What `declare` hands to a case. */
export type Opened = Parameters<Parameters<Declare>[1]>;

/** The longest idle agent is rung by the caller's own leg; of all at once, each by a leg of its own. */
export const ways = {direct: 'longest-idle', group: 'ring-all'} as const;

/** The number that is dialled, and three phones: a floor file has its queues and agents besides. */
export const numberAndPhones = `
numbers:
  "+${numbers.plain}": {queue: support, language: fr}
phones:
  "101": {endpoint: desk-101}
  "102": {endpoint: desk-102}
  "103": {endpoint: desk-103}
`;

/** Two agents of one queue, and a third of none: somebody's supervisor. */
const fileOf = (strategy: string) => `
queues:
  support: {label: Aide, strategy: ${strategy}, ring: 10s, wrapUp: none}
${numberAndPhones}
agents:
  a1: {name: Un, queues: [support]}
  a2: {name: Deux, queues: [support]}
  a3: {name: Trois, queues: []}
`;

/** The caller and `a1` hear each other; nobody else is signed in. `file`: of the same number, phones and agents. */
export async function firstTalk(
	[t, open]: Opened,
	strategy: string,
	file: string = fileOf(strategy),
) {
	const on = await open();
	t.teardown(() => on.stop());
	const phones = {
		101: await on.phone('101'),
		102: await on.phone('102'),
		103: await on.phone('103'),
	};
	const floor = await routedFloor(on, file);
	t.teardown(() => floor.stop());
	await floor.signIn('a1', '101');
	const caller = await on.caller();
	await caller.dial(numbers.plain);
	await phones[101].until('ringing');
	await phones[101].answer();
	const {callId} = await floor.event('call-connected');
	await hears(t, 'the caller', caller, '101');
	return {on, phones, floor, caller, callId, wish: wishesOn(floor)};
}

/** The same with one more agent, who is idle: a colleague at 102, or the supervisor at 103. */
export async function firstTalkBeside(opened: Opened, strategy: string, beside: 'a2' | 'a3') {
	const talk = await firstTalk(opened, strategy);
	await talk.floor.signIn(beside, beside === 'a2' ? '102' : '103');
	return talk;
}

/** Waits until the agents, in the order of their ids, do this. */
export function stand({activities}: RoutedFloor, ...wanted: readonly string[]): Promise<unknown> {
	return until(`the agents are ${wanted}`, () => activities().join() === wanted.join(), {
		describe: () => `They are ${activities()}.`,
	});
}

/** Wishes of agents about themselves; each is refused or done. */
export function wishesOn(floor: RoutedFloor) {
	return (agentId: string, type: string, more: object = {}): Promise<void> =>
		floor.wish({type, by: agentId, agentId, ...more} as unknown as BareCommand);
}

/** Waits until no order on a talk is on its way. */
export function settled({floor}: RoutedFloor): Promise<unknown> {
	return until('no order is on its way', () =>
		[...floor.calls.values()].every(
			(call) => call.state !== 'talking' || call.pending === undefined,
		),
	);
}

/** The link goes and comes back; the events that this made. */
export async function gap(
	floor: RoutedFloor,
	during: () => Promise<unknown> = async () => undefined,
): Promise<readonly string[]> {
	const before = floor.events.length;
	floor.link.cut();
	const lost = await floor.event('switch-lost', before);
	// What happened before it may have been told only now: it is not of the gap.
	const from = floor.events.lastIndexOf(lost);
	await during();
	floor.link.mend();
	await floor.event('switch-resynced', from);
	return floor.events.slice(from).map(({type}) => type);
}
