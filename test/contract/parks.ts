/** The contract: a call parked by one agent and picked up by another, core and switch together. */

import {firstTalkBeside, gap, type Opened, stand, ways} from './first-talk.ts';
import {type Declare, empty, hears} from './given.ts';

/** A caller whom the first agent talked with and parked; both agents are free. */
async function oneParked([t, open]: Opened, strategy: string, isHeld: boolean) {
	const talk = await firstTalkBeside([t, open], strategy, 'a2');
	const {on, phones, floor, caller, callId, wish} = talk;
	if (isHeld) {
		await wish('a1', 'hold');
		await stand(floor, 'holding', 'idle', 'signed-out');
	}
	await wish('a1', 'park');
	t.is((await floor.event('call-parked')).place, 1);
	await phones[101].until('idle');
	await stand(floor, 'idle', 'idle', 'signed-out');
	await hears(t, 'the caller', caller, 'sound');
	const pickUp = (agentId: string) => wish(agentId, 'pick-up', {callId});
	return {on, phones, floor, caller, pickUp};
}

export function parkCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - the floor: parked, hears music, picked up by a colleague (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, pickUp} = await oneParked([t, open], ways[way], false);
				await pickUp('a2');
				await phones[102].until('ringing');
				await phones[102].answer();
				await hears(t, 'the caller', caller, '102');
				await hears(t, 'the colleague', phones[102], 'caller');
				await stand(floor, 'idle', 'talking', 'signed-out');
				await phones[102].hangUp();
				await caller.until('idle');
				t.is((await floor.event('call-ended')).outcome, 'answered');
				await empty(t, on);
			},
		);

		declare(
			`contract - the floor: parked from hold, found again after the link was lost, picked up by who parked it (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, pickUp} = await oneParked([t, open], ways[way], true);
				await gap(floor);
				t.deepEqual(
					[...floor.floor.calls.values()].map(({state}) => state),
					['parked'],
				);
				await hears(t, 'the caller', caller, 'sound');
				await pickUp('a1');
				await phones[101].until('ringing');
				await phones[101].answer();
				await hears(t, 'the caller', caller, '101');
				await caller.hangUp();
				await floor.event('call-ended');
				await empty(t, on);
			},
		);
	}

	declare('contract - the floor: who is parked leaves, and was answered', async (t, open) => {
		const {on, floor, caller} = await oneParked([t, open], ways.direct, false);
		await caller.hangUp();
		t.like(await floor.event('call-ended'), {outcome: 'answered', endedBy: 'customer'});
		await stand(floor, 'idle', 'idle', 'signed-out');
		await empty(t, on);
	});
}
