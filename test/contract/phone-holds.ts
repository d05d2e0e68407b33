/** The contract: a hold pressed on the phone itself, alone and beside what is ordered from the desk. */

import type {CallId} from '@plateau/core';
import type {BareCommand} from '@plateau/daemon/loop';
import {controlledTalk} from './controlled.ts';
import {firstTalk, type Opened, stand, ways} from './first-talk.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import type {RoutedFloor} from './routed-floor.ts';
import {until} from './wait.ts';

/** A caller who talks with the first agent, and what that agent orders; with the code of a refusal. */
async function talking([t, open]: Opened, strategy: string) {
	const given = await firstTalk([t, open], strategy);
	await given.floor.signIn('a2', '102');
	const order = (type: string, more: object = {}) =>
		given.floor.wish({type, by: 'a1', agentId: 'a1', ...more} as unknown as BareCommand);
	const refused = async (type: string, more?: object) => {
		const error = await t.throwsAsync(order(type, more));
		return error?.message.replace(/^.*: /, '');
	};
	return {...given, order, refused};
}

function isHeld({floor}: RoutedFloor, callId: CallId): boolean {
	const call = floor.calls.get(callId);
	return call?.state === 'talking' && call.phoneHeld === true;
}

/** The floor was told how the phone stands. */
function knows(floor: RoutedFloor, callId: CallId, wanted: boolean): Promise<unknown> {
	return until(
		`the phone is ${wanted ? '' : 'not '}on hold`,
		() => isHeld(floor, callId) === wanted,
	);
}

export function phoneHoldCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - held at the phone: told, the caller hears music and the agent nothing, and found by the next daemon (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const {caller, phone, channel, agent, ...talk} = await controlledTalk(floor, way);
				const fits = (one: {readonly channel: typeof agent}) => isSame(one.channel, agent);
				await hears(t, 'the caller', caller, '101');
				await phone.hold();
				await bridge.signal('phone-held', {fits});
				await hears(t, 'the caller on hold', caller, 'sound');
				await hears(t, 'the agent', phone);
				await bridge.die();
				const held = await bridge.comeUp();
				t.like(held.customers, [{place: 'talking', phoneHeld: true}] as never);
				await phone.resume();
				await bridge.signal('phone-resumed', {fits});
				await hears(t, 'the caller', caller, '101');
				await hears(t, 'the agent', phone, 'caller');
				await bridge.die();
				const back = await bridge.comeUp();
				t.like(back.customers, [{place: 'talking', phoneHeld: false}] as never);
				// Sent back to the queue from a hold of the phone's: the phone is free, and nobody waits for it.
				await phone.hold();
				await hears(t, 'the caller on hold', caller, 'sound');
				await talk.requeue();
				await phone.until('idle');
				await hears(t, 'the caller who waits', caller, 'sound');
				const from = bridge.mark();
				await bridge.ringUp(channel, '101', {way});
				await phone.until('ringing');
				await caller.hangUp();
				await bridge.signal('customer-left', {from});
				await empty(t, on);
				t.deepEqual(bridge.warned, []);
			},
		);

		declare(
			`contract - held at the phone over a hold of the desk: music throughout, and both are there after it (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				const {caller, phone} = talk;
				await talk.hold();
				await phone.hold();
				await bridge.signal('phone-held');
				await hears(t, 'the caller', caller, 'sound');
				await phone.resume();
				await bridge.signal('phone-resumed');
				await hears(t, 'the caller, held by the desk still', caller, 'sound');
				await talk.resume();
				await hears(t, 'the caller', caller, '101');
				await hears(t, 'the agent', phone, 'caller');
				// The other way about: held at the phone, then ordered.
				await phone.hold();
				await hears(t, 'the caller on hold', caller, 'sound');
				await talk.hold();
				await hears(t, 'the caller, held by both', caller, 'sound');
				await phone.resume();
				await talk.resume();
				await hears(t, 'the caller', caller, '101');
				await hears(t, 'the agent', phone, 'caller');
				await caller.hangUp();
				await phone.until('idle');
				await empty(t, on);
				t.false(bridge.signals.some(({type}) => type === 'order-failed' || type === 'agent-left'));
			},
		);
	}

	declare(
		'contract - held at the phone, and joined with it all the same: silence, until the phone is back',
		async (t, open) => {
			const floor = await given(t, open);
			const talk = await controlledTalk(floor, 'direct');
			const {caller, phone} = talk;
			await talk.hold();
			await phone.hold();
			await floor.bridge.signal('phone-held');
			// No floor orders it: no switch tells a new talk of an old hold.
			await talk.resume();
			await hears(t, 'the caller', caller);
			await hears(t, 'the agent', phone);
			t.is(floor.bridge.signals.filter(({type}) => type === 'phone-held').length, 2);
			await phone.resume();
			await hears(t, 'the caller', caller, '101');
			await hears(t, 'the agent', phone, 'caller');
			await caller.hangUp();
			await empty(t, floor.on);
		},
	);

	declare(
		'contract - held at the phone while a supervisor listens: they hear the caller, and both after it',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, phone, agent} = await controlledTalk(floor, 'direct');
			const supervisor = await floor.phones('103');
			bridge.listen(agent, '103', 'listen', 'm-1');
			await supervisor.until('ringing');
			await supervisor.answer();
			await bridge.signal('monitor-active');
			await hears(t, 'the supervisor', supervisor, '101', 'caller');
			await phone.hold();
			await hears(t, 'the caller on hold', caller, 'sound');
			await hears(t, 'the supervisor', supervisor, 'caller');
			await phone.resume();
			await hears(t, 'the supervisor', supervisor, '101', 'caller');
			t.is(bridge.signals.filter(({type}) => type === 'monitor-active').length, 1);
			await caller.hangUp();
			await bridge.signal('monitor-ended');
			await empty(t, on);
		},
	);

	declare(
		'contract - held at the phone by the third party: the agent hears music; told once they have the call',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const talk = await controlledTalk(floor, 'direct');
			const colleague = await floor.phones('102');
			const consultation = await talk.consult(colleague, '102');
			await hears(t, 'the agent', talk.phone, '102');
			await colleague.hold();
			await hears(t, 'the agent', talk.phone, 'sound');
			t.false(bridge.signals.some(({type}) => type === 'phone-held'));
			await consultation.handOver();
			await bridge.signal('phone-held', {fits: (one) => isSame(one.channel, consultation.channel)});
			await talk.phone.until('idle');
			await colleague.resume();
			await bridge.signal('phone-resumed');
			await hears(t, 'the caller', talk.caller, '102');
			await talk.caller.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - the floor: held at the phone is holding; what would join somebody with it is refused; back, it works',
		async (t, open) => {
			const {on, phones, floor, caller, callId, order, refused} = await talking(
				[t, open],
				ways.direct,
			);
			await phones[101].hold();
			await stand(floor, 'holding', 'idle', 'signed-out');
			await hears(t, 'the caller', caller, 'sound');
			const toColleague = {to: {kind: 'agent', agentId: 'a2'}};
			t.is(await refused('hold'), 'held-at-phone');
			t.is(await refused('resume'), 'held-at-phone');
			t.is(await refused('consult', toColleague), 'held-at-phone');
			t.is(await refused('send-digits', {digits: '1'}), 'held-at-phone');
			await phones[101].resume();
			await stand(floor, 'talking', 'idle', 'signed-out');
			await hears(t, 'the caller', caller, '101');
			await order('consult', toColleague);
			await phones[102].until('ringing');
			await phones[102].answer();
			await hears(t, 'the colleague', phones[102], '101');
			await floor.event('consult-answered');
			await phones[101].hold();
			await hears(t, 'the colleague', phones[102], 'sound');
			await knows(floor, callId, true);
			await stand(floor, 'consulting', 'consulting', 'signed-out');
			t.is(await refused('swap'), 'held-at-phone');
			t.is(await refused('join-all'), 'held-at-phone');
			// The colleague goes: nobody is joined with a phone that is on hold.
			await order('end-consult');
			await phones[102].until('idle');
			await stand(floor, 'holding', 'idle', 'signed-out');
			await hears(t, 'the caller', caller, 'sound');
			await phones[101].resume();
			await knows(floor, callId, false);
			await order('resume');
			await stand(floor, 'talking', 'idle', 'signed-out');
			await hears(t, 'the caller', caller, '101');
			await hears(t, 'the agent', phones[101], 'caller');
			await phones[101].hangUp();
			await caller.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - the floor: held at the phone, then sent on to a colleague, and in three the others talk on',
		async (t, open) => {
			const {on, phones, floor, caller, callId, order} = await talking([t, open], ways.direct);
			await order('consult', {to: {kind: 'agent', agentId: 'a2'}});
			await phones[102].until('ringing');
			await phones[102].answer();
			await floor.event('consult-answered');
			await order('join-all');
			await floor.event('call-conferenced');
			await hears(t, 'the caller', caller, '101', '102');
			await phones[101].hold();
			await knows(floor, callId, true);
			await stand(floor, 'talking', 'consulting', 'signed-out');
			await hears(t, 'the caller', caller, '102');
			await hears(t, 'the colleague', phones[102], 'caller');
			await hears(t, 'the agent', phones[101]);
			await phones[101].resume();
			await knows(floor, callId, false);
			await hears(t, 'the caller', caller, '101', '102');
			await phones[102].hangUp();
			await stand(floor, 'talking', 'idle', 'signed-out');
			await until('they are two', () => lineOf(floor, callId) === 'joined');
			await phones[101].hold();
			await stand(floor, 'holding', 'idle', 'signed-out');
			await hears(t, 'the caller', caller, 'sound');
			await order('transfer', {to: {kind: 'agent', agentId: 'a2'}});
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

	declare(
		'contract - the floor: held at the phone, the link lost and found, resumed meanwhile; the handset down ends the call',
		async (t, open) => {
			const {on, phones, floor, caller, callId} = await talking([t, open], ways.group);
			await phones[101].hold();
			await stand(floor, 'holding', 'idle', 'signed-out');
			const seen = floor.events.length;
			floor.link.cut();
			await floor.event('switch-lost', seen);
			await hears(t, 'the caller', caller, 'sound');
			await phones[101].resume();
			await hears(t, 'the caller', caller, '101');
			floor.link.mend();
			await stand(floor, 'talking', 'idle', 'signed-out');
			await knows(floor, callId, false);
			floor.link.cut();
			await phones[101].hold();
			await hears(t, 'the caller', caller, 'sound');
			floor.link.mend();
			await stand(floor, 'holding', 'idle', 'signed-out');
			await phones[101].hangUp();
			await caller.until('idle');
			t.is((await floor.event('call-ended')).endedBy, 'agent');
			await stand(floor, 'idle', 'idle', 'signed-out');
			await empty(t, on);
		},
	);
}

function lineOf({floor}: RoutedFloor, callId: CallId): string | undefined {
	const call = floor.calls.get(callId);
	return call?.state === 'talking' ? call.line : undefined;
}
