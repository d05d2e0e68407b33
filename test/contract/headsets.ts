/** The contract: headsets that are nailed up, called once and given to one caller after the other. */

import {type AgentId, id} from '@plateau/core';
import {headsetBeep} from '@plateau/daemon/asterisk/contract';
import {type ContractPhone, numbers, queueSounds} from './driver.ts';
import {type Declare, empty, hears, played} from './given.ts';
import {type RoutedFloor, routedFloor} from './routed-floor.ts';
import {until} from './wait.ts';

const file = (support = '') => `
country: FR
queues:
  support: {label: Aide, ring: 20s, wrapUp: none, ${support}}
numbers:
  "+${numbers.plain}": {queue: support, language: fr}
phones:
  "101": {endpoint: desk-101}
  "102": {endpoint: desk-102}
agents:
  a1: {name: Un, queues: [support], nailedUp: true}
  a2: {name: Deux, queues: []}
`;

type Opened = Parameters<Parameters<Declare>[1]>;

/** One agent, nailed up and ready; callers may come. */
async function nailed([t, open]: Opened, support?: string) {
	const on = await open();
	t.teardown(() => on.stop());
	const phone = await on.phone('101');
	const routed = await routedFloor(on, file(support));
	t.teardown(() => routed.stop());
	await routed.signIn('a1', '101');
	await connect(routed, phone);
	const arriving = async (voice: 'caller' | 'caller 2' = 'caller') => {
		const from = routed.events.length;
		const caller = await on.caller({voice});
		await caller.dial(numbers.plain);
		const {callId} = await routed.event('call-arrived', from);
		return {caller, callId};
	};
	const order = async (type: 'hang-up' | 'hold' | 'resume' | 'sign-out') => {
		const from = routed.events.length;
		await routed.wish({type, by: id('a1'), agentId: id('a1')});
		if (type === 'hold') await routed.event('call-held', from);
		if (type === 'resume') await routed.event('call-resumed', from);
	};
	return {t, on, phone, routed, arriving, order};
}

async function connect(routed: RoutedFloor, phone: ContractPhone): Promise<void> {
	const from = routed.events.length;
	await phone.until('ringing');
	await phone.answer();
	await until('the headset is connected', () => headsetOf(routed)?.state === 'connected', {
		describe: () =>
			routed.events
				.slice(from)
				.map(({type}) => type)
				.join(', '),
	});
}

function headsetOf({floor}: RoutedFloor) {
	const agent = floor.agents.get(id('a1'));
	return agent?.state === 'signed-in' ? agent.headset : undefined;
}

function isHeld(routed: RoutedFloor): boolean {
	const headset = headsetOf(routed);
	return headset?.state === 'connected' && headset.held === true;
}

function stands({activities}: RoutedFloor, wanted: string): Promise<unknown> {
	return until(`the agent is ${wanted}`, () => activities()[0] === wanted, {
		describe: () => `They are ${activities()}.`,
	});
}

/** Agent and caller hear each other. */
async function talk(
	{t, phone}: Awaited<ReturnType<typeof nailed>>,
	caller: Parameters<typeof hears>[2],
	voice: 'caller' | 'caller 2' = 'caller',
): Promise<void> {
	await hears(t, 'the agent', phone, voice);
	await hears(t, 'the caller', caller, '101');
}

export function headsetCases(declare: Declare): void {
	for (const who of ['caller', 'agent by key'] as const) {
		declare(
			`contract - nailed up: a beep and the caller is there; the ${who} ends it, and the next is joined at once`,
			async (t, open) => {
				const floor = await nailed([t, open]);
				const {on, phone, routed, arriving, order} = floor;
				await hears(t, 'the headset that waits', phone);
				const first = await arriving();
				await talk(floor, first.caller);
				await played(on, 0, headsetBeep);
				const second = await arriving('caller 2');
				await hears(t, 'the second', second.caller, 'sound');
				const beeps = (await on.played()).length;
				if (who === 'caller') await first.caller.hangUp();
				else await order('hang-up');
				await first.caller.until('idle');
				await talk(floor, second.caller, 'caller 2');
				await played(on, beeps, headsetBeep);
				const [ended] = routed.events.filter((event) => event.type === 'call-ended');
				t.like(ended, {outcome: 'answered', endedBy: who === 'caller' ? 'customer' : 'agent'});
				await second.caller.hangUp();
				await stands(routed, 'idle');
				t.is(await on.channelCount(), 1);
				await hears(t, 'the headset that waits again', phone);
				t.true(routed.events.every(({type}) => type !== 'offer-ringing'));
				await order('sign-out');
				await phone.until('idle');
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - nailed up: held, resumed, muted, and the next caller hears the agent again',
		async (t, open) => {
			const floor = await nailed([t, open]);
			const {on, phone, routed, arriving, order} = floor;
			const first = await arriving();
			await talk(floor, first.caller);
			await order('hold');
			await hears(t, 'the caller on hold', first.caller, 'sound');
			await hears(t, 'the agent', phone);
			await order('resume');
			await talk(floor, first.caller);
			await routed.wish({type: 'mute', by: id('a1'), agentId: id('a1'), muted: true});
			await hears(t, 'the caller of a muted agent', first.caller);
			await first.caller.hangUp();
			await stands(routed, 'idle');
			const second = await arriving('caller 2');
			await talk(floor, second.caller, 'caller 2');
			await order('hold');
			await hears(t, 'the second on hold', second.caller, 'sound');
			await order('hang-up');
			await second.caller.until('idle');
			await stands(routed, 'idle');
			t.is(await on.channelCount(), 1);
			t.is(headsetOf(routed)?.state, 'connected');
		},
	);

	declare(
		'contract - nailed up: held at the phone it is offered nothing, in a call and after it; back, the next is joined',
		async (t, open) => {
			const floor = await nailed([t, open]);
			const {on, phone, routed, arriving} = floor;
			const first = await arriving();
			await talk(floor, first.caller);
			await phone.hold();
			await stands(routed, 'holding');
			await hears(t, 'the caller on hold', first.caller, 'sound');
			await first.caller.hangUp();
			await stands(routed, 'idle');
			t.true(isHeld(routed));
			const second = await arriving('caller 2');
			await hears(t, 'the second, who waits', second.caller, 'sound');
			await routed.event('call-queued');
			t.is(routed.events.filter(({type}) => type === 'offer-made').length, 1);
			await phone.resume();
			await talk(floor, second.caller, 'caller 2');
			await second.caller.hangUp();
			await stands(routed, 'idle');
			// Between two calls, and found again after a gap.
			await phone.hold();
			await until('it is known', () => isHeld(routed));
			const from = routed.events.length;
			routed.link.cut();
			await routed.event('switch-lost', from);
			await phone.resume();
			routed.link.mend();
			await until('it is known', () => !isHeld(routed));
			const third = await arriving();
			await talk(floor, third.caller);
			await third.caller.hangUp();
			await stands(routed, 'idle');
			t.is(await on.channelCount(), 1);
		},
	);

	declare(
		'contract - nailed up: a colleague is consulted and handed the caller; the headset waits again',
		async (t, open) => {
			const floor = await nailed([t, open]);
			const {on, phone, routed, arriving} = floor;
			const colleague = await on.phone('102');
			await routed.signIn('a2', '102');
			const {caller} = await arriving();
			await talk(floor, caller);
			const about = {by: 'a1', agentId: id<AgentId>('a1')} as const;
			await routed.wish({type: 'consult', ...about, to: {kind: 'agent', agentId: id('a2')}});
			await colleague.until('ringing');
			await colleague.answer();
			await routed.event('consult-answered');
			await hears(t, 'the agent who consults', phone, '102');
			await hears(t, 'the caller meanwhile', caller, 'sound');
			await routed.wish({type: 'hand-over', ...about});
			await hears(t, 'the caller who was handed over', caller, '102');
			await hears(t, 'the headset that waits', phone);
			await stands(routed, 'idle');
			const second = await arriving('caller 2');
			await talk(floor, second.caller, 'caller 2');
			await hears(t, 'the first, all the while', caller, '102');
			await caller.hangUp();
			await second.caller.hangUp();
			await colleague.until('idle');
			await stands(routed, 'idle');
			t.is(await on.channelCount(), 1);
		},
	);

	declare(
		'contract - nailed up: the queue’s name first, and a caller who leaves during it',
		async (t, open) => {
			const floor = await nailed([t, open], `whisper: ${queueSounds.support}`);
			const {on, phone, routed, arriving} = floor;
			const first = await arriving();
			await hears(t, 'the agent', phone, 'sound');
			await played(on, 0, queueSounds.support);
			await hears(t, 'the caller meanwhile', first.caller, 'sound');
			await talk(floor, first.caller);
			await first.caller.hangUp();
			await stands(routed, 'idle');
			const second = await arriving('caller 2');
			await hears(t, 'the agent', phone, 'sound');
			await second.caller.hangUp();
			await stands(routed, 'idle');
			const third = await arriving();
			await talk(floor, third.caller);
			await third.caller.hangUp();
			await stands(routed, 'idle');
			t.is(await on.channelCount(), 1);
		},
	);

	for (const during of ['waiting', 'talking', 'holding'] as const) {
		declare(
			`contract - nailed up: the headset is put down while ${during}; it is called again for who wants to be ready`,
			async (t, open) => {
				const floor = await nailed([t, open]);
				const {on, phone, routed, arriving, order} = floor;
				const called = during === 'waiting' ? undefined : await arriving();
				if (called !== undefined) await talk(floor, called.caller);
				if (during === 'holding') await order('hold');
				if (during === 'holding') await hears(t, 'the caller', called?.caller as never, 'sound');
				await phone.hangUp();
				const {reason} = await routed.event('headset-ended');
				t.is(reason, 'hung-up');
				await until('they are not ready', () => {
					const agent = routed.floor.agents.get(id('a1'));
					return agent?.state === 'signed-in' && agent.presence.state === 'not-ready';
				});
				if (during === 'talking') await called?.caller.until('idle');
				await phone.until('idle');
				const presence = {state: 'available'} as const;
				await routed.wish({type: 'set-presence', by: id('a1'), agentId: id('a1'), presence});
				await connect(routed, phone);
				const next = during === 'holding' ? called : await arriving('caller 2');
				const voice = during === 'holding' ? 'caller' : 'caller 2';
				if (next !== undefined) await talk(floor, next.caller, voice);
				await next?.caller.hangUp();
				await stands(routed, 'idle');
				t.is(await on.channelCount(), 1);
			},
		);
	}

	declare(
		'contract - nailed up: who does not answer is not ready, and is called no more',
		async (t, open) => {
			const on = await open();
			t.teardown(() => on.stop());
			const phone = await on.phone('101');
			const routed = await routedFloor(on, file());
			t.teardown(() => routed.stop());
			await routed.signIn('a1', '101');
			await phone.until('ringing');
			await phone.hangUp();
			const {reason} = await routed.event('headset-ended');
			// By the phone's own words.
			t.true(['declined', 'busy'].includes(reason), reason);
			await phone.until('idle');
			await empty(t, on);
			t.like(routed.floor.agents.get(id('a1')), {
				presence: {state: 'not-ready', reasonId: 'headset-gone'},
			});
		},
	);

	declare(
		'contract - nailed up: without a daemon for long the headset is hung up, who talks talks on',
		async (t, open) => {
			const floor = await nailed([t, open]);
			const {on, phone, routed, arriving} = floor;
			const {caller} = await arriving();
			await talk(floor, caller);
			const two = await on.phone('102');
			await routed.signIn('a2', '102', {nailedUp: true});
			await two.until('ringing');
			await two.answer();
			await until('both are connected', () => {
				const agent = routed.floor.agents.get(id('a2'));
				return agent?.state === 'signed-in' && agent.headset?.state === 'connected';
			});
			routed.link.cut();
			await until('the one that waits is hung up', () => two.isIdle(), {timeoutMs: 70_000});
			await talk(floor, caller);
			routed.link.mend();
			await until('it is known', () => {
				const agent = routed.floor.agents.get(id('a2'));
				return agent?.state === 'signed-in' && agent.headset?.state === 'gone';
			});
			t.is(headsetOf(routed)?.state, 'connected');
			await caller.hangUp();
			await stands(routed, 'idle');
			await phone.hangUp();
			await empty(t, on);
		},
	);

	for (const during of ['waiting', 'talking', 'signed out'] as const) {
		declare(`contract - nailed up: the link is lost and found while ${during}`, async (t, open) => {
			const floor = await nailed([t, open]);
			const {on, phone, routed, arriving, order} = floor;
			const called = during === 'talking' ? await arriving() : undefined;
			if (called !== undefined) await talk(floor, called.caller);
			routed.link.cut();
			await routed.event('switch-lost');
			if (during === 'signed out') await order('sign-out');
			routed.link.mend();
			await until(
				'the switch is back',
				() => routed.floor.switches.get(id('main'))?.state === 'up',
			);
			if (during === 'signed out') {
				await phone.until('idle');
				await empty(t, on);
				return;
			}
			t.is(headsetOf(routed)?.state, 'connected');
			if (called !== undefined) {
				await talk(floor, called.caller);
				await called.caller.hangUp();
				await stands(routed, 'idle');
			}
			const next = await arriving('caller 2');
			await talk(floor, next.caller, 'caller 2');
			await order('hang-up');
			await next.caller.until('idle');
			await stands(routed, 'idle');
			t.is(await on.channelCount(), 1);
		});
	}
}
