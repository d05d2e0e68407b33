/** The contract: a supervisor who listens takes the call over; and goes with the agent through what they do. */

import {type AgentId, id, type MonitorMode} from '@plateau/core';
import {firstTalkBeside, gap, type Opened, stand, ways} from './first-talk.ts';
import {type Declare, empty, hears} from './given.ts';

/** The first agent talks with a caller; the third, a supervisor, listens. */
async function listened([t, open]: Opened, strategy: string, mode: MonitorMode) {
	const talk = await firstTalkBeside([t, open], strategy, 'a3');
	const {on, phones, floor, caller, wish} = talk;
	const byThird = {by: 'a3', personId: 'a3'};
	await floor.wish({type: 'start-monitor', ...byThird, agentId: id<AgentId>('a1'), mode});
	await phones[103].until('ringing');
	await phones[103].answer();
	await floor.event('monitor-started');
	await hears(t, 'the supervisor', phones[103], '101', 'caller');
	const takeOver = () => floor.wish({type: 'take-over', ...byThird});
	return {on, phones, floor, caller, wish, takeOver};
}

export function takeOverCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - the floor: who barged in takes the call over, and holds and ends it (${way})`,
			async (t, open) => {
				const given = await listened([t, open], ways[way], 'barge');
				const {on, phones, floor, caller, wish, takeOver} = given;
				await takeOver();
				await stand(floor, 'idle', 'signed-out', 'talking');
				await phones[101].until('idle');
				await hears(t, 'the caller', caller, '103');
				await hears(t, 'the supervisor', phones[103], 'caller');
				t.is(floor.floor.monitors.size, 0);
				await wish('a3', 'hold');
				await stand(floor, 'idle', 'signed-out', 'holding');
				await hears(t, 'the caller', caller, 'sound');
				await wish('a3', 'resume');
				await hears(t, 'the caller', caller, '103');
				await phones[103].hangUp();
				await caller.until('idle');
				t.is((await floor.event('call-ended')).outcome, 'answered');
				await stand(floor, 'idle', 'signed-out', 'idle');
				await empty(t, on);
			},
		);

		declare(
			`contract - the floor: who listens takes over a caller on hold; found so after the link was lost (${way})`,
			async (t, open) => {
				const given = await listened([t, open], ways[way], 'listen');
				const {on, phones, floor, caller, wish, takeOver} = given;
				await wish('a1', 'hold');
				await stand(floor, 'holding', 'signed-out', 'idle');
				await takeOver();
				await stand(floor, 'idle', 'signed-out', 'talking');
				await hears(t, 'the caller', caller, '103');
				await gap(floor);
				await stand(floor, 'idle', 'signed-out', 'talking');
				await hears(t, 'the supervisor', phones[103], 'caller');
				await caller.hangUp();
				await floor.event('call-ended');
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - the floor: who listens follows the agent through hold and a consultation, and ends with a transfer',
		async (t, open) => {
			const {on, phones, floor, caller, wish} = await listened([t, open], ways.direct, 'listen');
			await wish('a1', 'hold');
			await stand(floor, 'holding', 'signed-out', 'idle');
			await hears(t, 'the caller', caller, 'sound');
			await wish('a1', 'resume');
			await stand(floor, 'talking', 'signed-out', 'idle');
			await hears(t, 'the supervisor', phones[103], '101', 'caller');
			await floor.signIn('a2', '102');
			const to = {kind: 'agent', agentId: 'a2'};
			await wish('a1', 'consult', {to});
			await phones[102].until('ringing');
			await phones[102].answer();
			await hears(t, 'the supervisor', phones[103], '101', '102');
			await floor.event('consult-answered');
			await wish('a1', 'end-consult');
			await stand(floor, 'talking', 'idle', 'idle');
			await hears(t, 'the supervisor', phones[103], '101', 'caller');
			await wish('a1', 'transfer', {to});
			t.is((await floor.event('monitor-ended')).reason, 'sent-on');
			await phones[103].until('idle');
			await phones[102].until('ringing');
			await caller.hangUp();
			await floor.event('call-ended');
			await empty(t, on);
		},
	);

	declare(
		'contract - the floor: who barged in is heard by the agent and one other; of three by the agent alone',
		async (t, open) => {
			const {on, phones, floor, caller, wish} = await listened([t, open], ways.direct, 'barge');
			await floor.signIn('a2', '102');
			await wish('a1', 'consult', {to: {kind: 'agent', agentId: 'a2'}});
			await phones[102].until('ringing');
			await phones[102].answer();
			await floor.event('consult-answered');
			await hears(t, 'asked: the supervisor', phones[103], '101', '102');
			await hears(t, 'asked: the agent', phones[101], '102', '103');
			await hears(t, 'asked: the colleague', phones[102], '101', '103');
			await hears(t, 'asked: the caller', caller, 'sound');
			await wish('a1', 'join-all');
			// Heard a moment before it is told.
			await floor.event('call-conferenced');
			await hears(t, 'three: the supervisor', phones[103], '101', '102', 'caller');
			await hears(t, 'three: the agent', phones[101], '102', '103', 'caller');
			await hears(t, 'three: the colleague', phones[102], '101', 'caller');
			await hears(t, 'three: the caller', caller, '101', '102');
			await wish('a1', 'end-consult');
			await stand(floor, 'talking', 'idle', 'idle');
			await hears(t, 'back: the agent', phones[101], '103', 'caller');
			await hears(t, 'back: the caller', caller, '101', '103');
			await caller.hangUp();
			await floor.event('call-ended');
			await empty(t, on);
		},
	);
}
