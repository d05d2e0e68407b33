/** The contract: call control decided by the core and carried out on the switch, by two agents and a customer. */

import type {BareCommand} from '@plateau/daemon/loop';
import {type ContractPhone, numbers} from './driver.ts';
import {type Declare, empty, hears} from './given.ts';
import {type RoutedFloor, routedFloor} from './routed-floor.ts';
import {until} from './wait.ts';

const fileOf = (strategy: string) => `
queues:
  support: {label: Aide, strategy: ${strategy}, ring: 10s, wrapUp: none}
numbers:
  "+${numbers.plain}": {queue: support, language: fr}
phones:
  "101": {endpoint: desk-101}
  "102": {endpoint: desk-102}
agents:
  a1: {name: Un, queues: [support]}
  a2: {name: Deux, queues: [support]}
`;

type Opened = Parameters<Parameters<Declare>[1]>;

/** A caller who talks with the first agent; the second is idle. */
async function firstTalks([t, open]: Opened, strategy: string) {
	const on = await open();
	t.teardown(() => on.stop());
	const phones: Record<'101' | '102', ContractPhone> = {
		101: await on.phone('101'),
		102: await on.phone('102'),
	};
	const floor = await routedFloor(on, fileOf(strategy));
	t.teardown(() => floor.stop());
	await floor.signIn('a1', '101');
	const caller = await on.caller();
	await caller.dial(numbers.plain);
	await phones[101].until('ringing');
	await phones[101].answer();
	await floor.event('call-connected');
	await floor.signIn('a2', '102');
	await hears(t, 'the caller', caller, '101');
	const order = (type: string, more: object = {}) =>
		floor.wish({type, by: 'a1', agentId: 'a1', ...more} as unknown as BareCommand);
	return {on, phones, floor, caller, order};
}

function stand({activities}: RoutedFloor, ...wanted: readonly string[]): Promise<unknown> {
	return until(`the agents are ${wanted}`, () => activities().join() === wanted.join(), {
		describe: () => `They are ${activities()}.`,
	});
}

/** The longest idle agent is rung by the caller's own leg; of two at once, each by a leg of its own. */
const ways = {direct: 'longest-idle', group: 'ring-all'} as const;

export function routedControlCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - the floor: held, resumed, a colleague consulted, three, and handed over (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, order} = await firstTalks([t, open], ways[way]);
				await order('hold');
				await stand(floor, 'holding', 'idle');
				await hears(t, 'the caller', caller, 'sound');
				await order('resume');
				await stand(floor, 'talking', 'idle');
				await hears(t, 'the caller', caller, '101');
				await order('consult', {to: {kind: 'agent', agentId: 'a2'}});
				await phones[102].until('ringing');
				await phones[102].answer();
				await hears(t, 'the colleague', phones[102], '101');
				await hears(t, 'the caller', caller, 'sound');
				await floor.event('consult-answered');
				await order('swap');
				await hears(t, 'the caller', caller, '101');
				await hears(t, 'the colleague', phones[102], 'sound');
				await until('it is known', () => !pending(floor));
				await order('join-all');
				await floor.event('call-conferenced');
				await hears(t, 'the caller', caller, '101', '102');
				await until('it is known', () => !pending(floor));
				await order('hand-over');
				await stand(floor, 'idle', 'talking');
				await phones[101].until('idle');
				await hears(t, 'the caller', caller, '102');
				await phones[102].hangUp();
				await caller.until('idle');
				await stand(floor, 'idle', 'idle');
				t.is((await floor.event('call-ended')).outcome, 'answered');
				await empty(t, on);
			},
		);

		declare(
			`contract - the floor: a handset goes down on hold, and a colleague has the caller (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, order} = await firstTalks([t, open], ways[way]);
				await order('hold');
				await stand(floor, 'holding', 'idle');
				await phones[101].hangUp();
				await phones[102].until('ringing');
				await phones[102].answer();
				await hears(t, 'the caller', caller, '102');
				await caller.hangUp();
				await floor.event('call-ended');
				await empty(t, on);
			},
		);

		declare(
			`contract - the floor: sent on blind to a colleague, who takes it (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, order} = await firstTalks([t, open], ways[way]);
				await order('transfer', {to: {kind: 'agent', agentId: 'a2'}});
				await phones[101].until('idle');
				await phones[102].until('ringing');
				await phones[102].answer();
				await hears(t, 'the caller', caller, '102');
				await stand(floor, 'idle', 'talking');
				await caller.hangUp();
				await floor.event('call-ended');
				await empty(t, on);
			},
		);
	}
}

/** An order is on its way. */
function pending({floor}: RoutedFloor): boolean {
	return [...floor.calls.values()].some(
		(call) => call.state === 'talking' && call.pending !== undefined,
	);
}
