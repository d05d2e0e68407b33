/** The contract: call control decided by the core and carried out on the switch, by two agents and a customer. */

import {firstTalkBeside, type Opened, settled, stand, ways} from './first-talk.ts';
import {type Declare, empty, hears} from './given.ts';

/** A caller who talks with the first agent; the second is idle. */
const firstTalks = (opened: Opened, strategy: string) => firstTalkBeside(opened, strategy, 'a2');

export function routedControlCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - the floor: held, resumed, a colleague consulted, three, and handed over (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, wish} = await firstTalks([t, open], ways[way]);
				await wish('a1', 'hold');
				await stand(floor, 'holding', 'idle', 'signed-out');
				await hears(t, 'the caller', caller, 'sound');
				await wish('a1', 'resume');
				await stand(floor, 'talking', 'idle', 'signed-out');
				await hears(t, 'the caller', caller, '101');
				await wish('a1', 'consult', {to: {kind: 'agent', agentId: 'a2'}});
				await phones[102].until('ringing');
				await phones[102].answer();
				await hears(t, 'the colleague', phones[102], '101');
				await hears(t, 'the caller', caller, 'sound');
				await floor.event('consult-answered');
				await wish('a1', 'swap');
				await hears(t, 'the caller', caller, '101');
				await hears(t, 'the colleague', phones[102], 'sound');
				await settled(floor);
				await wish('a1', 'join-all');
				await floor.event('call-conferenced');
				await hears(t, 'the caller', caller, '101', '102');
				await settled(floor);
				await wish('a1', 'hand-over');
				await stand(floor, 'idle', 'talking', 'signed-out');
				await phones[101].until('idle');
				await hears(t, 'the caller', caller, '102');
				await phones[102].hangUp();
				await caller.until('idle');
				await stand(floor, 'idle', 'idle', 'signed-out');
				t.is((await floor.event('call-ended')).outcome, 'answered');
				await empty(t, on);
			},
		);

		declare(
			`contract - the floor: a handset goes down on hold, and a colleague has the caller (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, wish} = await firstTalks([t, open], ways[way]);
				await wish('a1', 'hold');
				await stand(floor, 'holding', 'idle', 'signed-out');
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
				const {on, phones, floor, caller, wish} = await firstTalks([t, open], ways[way]);
				await wish('a1', 'transfer', {to: {kind: 'agent', agentId: 'a2'}});
				await phones[101].until('idle');
				await phones[102].until('ringing');
				await phones[102].answer();
				await hears(t, 'the caller', caller, '102');
				await stand(floor, 'idle', 'talking', 'signed-out');
				await caller.hangUp();
				await floor.event('call-ended');
				await empty(t, on);
			},
		);
	}
}
