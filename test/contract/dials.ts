/** The contract: numbers that an agent dials by hand. */

import {type CallId, type DialFailure, id} from '@plateau/core';
import type {BareSignal} from '@plateau/daemon/switch-port';
import type {ExecutionContext} from 'ava';
import {controlsOf} from './controlled.ts';
import type {ContractParty, ContractPhone, Extension, OutsideHabit} from './driver.ts';
import {type Declare, empty, type Given, given, hears} from './given.ts';
import {isSame, switchId} from './recorded-bridge.ts';
import {until} from './wait.ts';

type SignalOf<T extends BareSignal['type']> = Extract<BareSignal, {type: T}>;

const outsideNumber = '0799123456';
const callId = id<CallId>('c-1');

interface DialWish {
	readonly number?: string;
	readonly phone?: Extension;
	readonly phoneRingMs?: number;
	readonly ringMs?: number;
	readonly callerId?: string;
	readonly autoAnswer?: true;
}

function dial({bridge}: Given, wish: DialWish = {}): void {
	const {number = outsideNumber, phone = '101', phoneRingMs = 10_000, ringMs = 20_000} = wish;
	bridge.order({
		...{type: 'dial', switchId, callId, agentId: id('agent'), phoneId: id(phone), number},
		...{partyId: id(number), phoneRingMs, ringMs, language: 'fr', remoteAnswer: false},
		...(wish.autoAnswer === undefined ? {} : {autoAnswer: true}),
		...(wish.callerId === undefined ? {} : {callerId: wish.callerId}),
	});
}

function endDial({bridge}: Given): void {
	bridge.order({type: 'end-dial', switchId, callId});
}

async function progress({bridge}: Given, step: SignalOf<'dial-progressed'>['step'], from = 0) {
	return await bridge.signal('dial-progressed', {from, fits: (one) => one.step === step});
}

async function failed({bridge}: Given, reason: DialFailure, t: ExecutionContext, from = 0) {
	t.is((await bridge.signal('dial-ended', {from})).reason, reason);
}

interface Dialled {
	readonly phone: ContractPhone;
	readonly outside: ContractParty;
	readonly channel: SignalOf<'dial-answered'>['channel'];
	readonly agent: SignalOf<'dial-answered'>['agentChannel'];
}

/** The phone at 101 talks with somebody outside, whom its agent dialled. */
async function dialled(floor: Given, wish: DialWish = {}): Promise<Dialled> {
	const {bridge, on} = floor;
	const outside = await on.outside(wish.number ?? outsideNumber);
	const phone = await floor.phones('101');
	const from = bridge.mark();
	dial(floor, wish);
	await phone.until('ringing');
	await progress(floor, 'phone', from);
	await phone.answer();
	await progress(floor, 'calling', from);
	const {channel, agentChannel: agent} = await bridge.signal('dial-answered', {from});
	return {phone, outside, channel, agent};
}

/** The number rings at somebody outside who does not lift the handset. */
async function rings(floor: Given, habit: OutsideHabit = 'rings', wish: DialWish = {}) {
	const outside = await floor.on.outside(outsideNumber, habit);
	const phone = await floor.phones('101');
	dial(floor, wish);
	await phone.until('ringing');
	await phone.answer();
	await progress(floor, 'ringing');
	return {outside, phone};
}

export function dialCases(declare: Declare): void {
	declare(
		'contract - dialled by hand: own phone, the number, a talk; who is outside hangs up',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, outside, channel} = await dialled(floor, {callerId: '33184880001'});
			await hears(t, 'the agent', phone, 'outside');
			await hears(t, 'who is outside', outside, '101');
			t.is((await phone.shows()).number, outsideNumber);
			await outside.hangUp();
			await bridge.signal('customer-left', {fits: (one) => isSame(one.channel, channel)});
			await phone.until('idle');
			await empty(t, on);
			const types = bridge.signals.map(({type}) => type);
			for (const never of ['agent-left', 'dial-ended', 'outside-started', 'call-arrived'])
				t.false(types.includes(never as never), never);
		},
	);

	for (const by of ['handset', 'order'] as const) {
		declare(`contract - dialled by hand: the agent hangs up a talk (${by})`, async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, outside, agent} = await dialled(floor);
			await hears(t, 'the agent', phone, 'outside');
			if (by === 'handset') await phone.hangUp();
			else bridge.order({type: 'hang-up', channel: agent});
			await bridge.signal('agent-left', {fits: (one) => isSame(one.channel, agent)});
			await outside.until('idle');
			await phone.until('idle');
			await empty(t, on);
			t.false(
				bridge.signals.some(({type}) => type === 'customer-left'),
				'one call has one end',
			);
		});
	}

	declare(
		'contract - dialled by hand: a busy number, and one that does not answer',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const phone = await floor.phones('101');
			const busy = await on.outside(outsideNumber, 'busy');
			dial(floor);
			await phone.until('ringing');
			await phone.answer();
			await failed(floor, 'busy', t);
			await phone.until('idle');
			await busy.until('idle');
			await empty(t, on);
			t.false(bridge.signals.some(({type}) => type === 'agent-left'));
		},
	);

	declare('contract - dialled by hand: nobody answers in time', async (t, open) => {
		const floor = await given(t, open);
		const {phone} = await rings(floor, 'rings', {ringMs: 3000});
		await failed(floor, 'no-answer', t);
		await phone.until('idle');
		await empty(t, floor.on);
	});

	declare(
		'contract - dialled by hand: the own phone is not answered, refuses, is busy, is not there',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const phone = await floor.phones('101');
			dial(floor, {phoneRingMs: 1500});
			await phone.until('ringing');
			await failed(floor, 'phone-no-answer', t);
			await phone.until('idle');
			let from = bridge.mark();
			await on.phoneWith('102', 'declines');
			dial(floor, {phone: '102'});
			await failed(floor, 'phone-declined', t, from);
			from = bridge.mark();
			await phone.unregister();
			await bridge.signal('phone-unregistered', {from});
			dial(floor);
			await failed(floor, 'phone-unregistered', t, from);
			await on.phoneWith('103', 'busy');
			from = bridge.mark();
			dial(floor, {phone: '103'});
			await failed(floor, 'phone-busy', t, from);
			await empty(t, on);
		},
	);

	for (const by of ['handset', 'order'] as const) {
		declare(
			`contract - dialled by hand: hung up while it rings, here and there (${by})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const phone = await floor.phones('101');
				dial(floor);
				await phone.until('ringing');
				await progress(floor, 'phone');
				if (by === 'handset') await phone.hangUp();
				else endDial(floor);
				const {reason} = await bridge.signal('dial-ended');
				if (by === 'order') t.is(reason, 'cancelled');
				else t.true(['phone-declined', 'phone-busy'].includes(reason), reason);
				await phone.until('idle');
				const from = bridge.mark();
				const outside = await on.outside(outsideNumber, 'rings');
				dial(floor);
				await phone.until('ringing');
				await phone.answer();
				await progress(floor, 'ringing', from);
				await outside.until('ringing');
				if (by === 'handset') await phone.hangUp();
				else endDial(floor);
				await failed(floor, 'cancelled', t, from);
				await outside.until('idle');
				await empty(t, on);
				const ends = bridge.signals.filter(
					({type}) => type === 'dial-ended' || type === 'agent-left',
				);
				t.is(ends.length, 2, 'one call has one end');
			},
		);
	}

	declare(
		'contract - dialled by hand: a phone that is told to answers by itself',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			await on.phoneWith('102', 'answers when told to');
			const outside = await on.outside(outsideNumber);
			dial(floor, {phone: '102', autoAnswer: true});
			await bridge.signal('dial-answered');
			await outside.hangUp();
			await bridge.signal('customer-left');
			await empty(t, on);
		},
	);

	declare('contract - dialled by hand: called off before the phone is there', async (t, open) => {
		const floor = await given(t, open);
		const phone = await floor.phones('101');
		dial(floor);
		endDial(floor);
		await failed(floor, 'cancelled', t);
		await phone.until('idle');
		await empty(t, floor.on);
	});

	declare(
		'contract - dialled by hand: hold, mute, digits, a colleague, handed over',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, outside, channel, agent} = await dialled(floor);
			await hears(t, 'the agent', phone, 'outside');
			const talk = controlsOf(floor, {channel, agent});
			await talk.hold();
			await hears(t, 'who is outside', outside, 'sound');
			await hears(t, 'the agent', phone);
			await talk.resume();
			await hears(t, 'who is outside', outside, '101');
			talk.mute(true);
			await hears(t, 'who is outside', outside);
			talk.mute(false);
			await hears(t, 'who is outside', outside, '101');
			talk.digits('4');
			await until('the digit is there', async () => (await outside.digits()) === '4');
			const colleague = await floor.phones('102');
			const consultation = await talk.consult(colleague, '102');
			await hears(t, 'the agent', phone, '102');
			await hears(t, 'who is outside', outside, 'sound');
			await consultation.swap('customer');
			await hears(t, 'the agent', phone, 'outside');
			await consultation.joinAll();
			await hears(t, 'who is outside', outside, '101', '102');
			await consultation.handOver();
			await phone.until('idle');
			await hears(t, 'who is outside', outside, '102');
			await outside.hangUp();
			await bridge.signal('customer-left', {fits: (one) => isSame(one.channel, channel)});
			await colleague.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - dialled by hand: left on hold by a handset that goes down, back in a queue',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, outside, channel, agent} = await dialled(floor);
			const talk = controlsOf(floor, {channel, agent});
			await hears(t, 'the agent', phone, 'outside');
			await talk.hold();
			await hears(t, 'who is outside', outside, 'sound');
			const from = bridge.mark();
			await phone.hangUp();
			await bridge.signal('agent-left', {from, fits: (one) => isSame(one.channel, agent)});
			await talk.requeue();
			await hears(t, 'who is outside', outside, 'sound');
			const colleague = await floor.phones('102');
			await bridge.ringUp(channel, '102');
			await colleague.until('ringing');
			await colleague.answer();
			await hears(t, 'who is outside', outside, '102');
			await colleague.hangUp();
			await outside.until('idle');
			await empty(t, on);
		},
	);

	for (const when of ['own phone', 'number'] as const) {
		declare(
			`contract - dialled by hand: the daemon dies while it rings (${when}), and finds it so`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const phone = await floor.phones('101');
				const outside = await on.outside(outsideNumber, 'rings');
				dial(floor);
				await phone.until('ringing');
				if (when === 'number') {
					await phone.answer();
					await outside.until('ringing');
				}
				const [told] = [await progress(floor, when === 'number' ? 'ringing' : 'phone')];
				await bridge.die();
				const truth = await bridge.comeUp();
				t.deepEqual(truth.dials as unknown, [
					{
						...{callId, step: when === 'number' ? 'ringing' : 'phone'},
						agentChannelId: told.agentChannel.channelId,
					},
				]);
				t.deepEqual(truth.customers, []);
				t.deepEqual(
					truth.phones.flatMap((one) => one.outside),
					[],
				);
				const from = bridge.mark();
				if (when === 'own phone') {
					await phone.answer();
					await progress(floor, 'ringing', from);
				}
				endDial(floor);
				await failed(floor, 'cancelled', t, from);
				await phone.until('idle');
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - dialled by hand: answered while nobody was here, and gone on with',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const outside = await on.outside(outsideNumber);
			const phone = await floor.phones('101');
			dial(floor);
			await phone.until('ringing');
			await progress(floor, 'phone');
			await bridge.die();
			await phone.answer();
			await hears(t, 'who is outside', outside, '101');
			const truth = await bridge.comeUp();
			t.deepEqual(truth.dials, undefined);
			t.like(truth.customers, [{place: 'talking', dialId: callId, agentPhoneId: '101'}] as never);
			const [found] = truth.customers;
			if (found?.agentChannelId === undefined) throw new Error('nobody was found');
			const channel = {switchId, channelId: found.channelId};
			const agent = {switchId, channelId: found.agentChannelId};
			const talk = controlsOf(floor, {channel, agent});
			await talk.hold();
			await hears(t, 'who is outside', outside, 'sound');
			await bridge.die();
			const again = await bridge.comeUp();
			t.like(again.customers, [{place: 'held', agentChannelId: agent.channelId}] as never);
			await talk.resume();
			await hears(t, 'who is outside', outside, '101');
			await phone.hangUp();
			await bridge.signal('agent-left', {fits: (one) => isSame(one.channel, agent)});
			await outside.until('idle');
			await empty(t, on);
		},
	);

	declare('contract - dialled by hand: gone while nobody was here', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const {phone, outside} = await dialled(floor);
		await hears(t, 'who is outside', outside, '101');
		await bridge.die();
		await outside.hangUp();
		await phone.until('idle');
		const truth = await bridge.comeUp();
		t.deepEqual([truth.customers, truth.dials], [[], undefined]);
		await empty(t, on);
	});

	declare('contract - dialled by hand: without a trunk there is no way out', async (t, open) => {
		const floor = await given(t, open, {trunk: false});
		const phone = await floor.phones('101');
		dial(floor);
		await phone.until('ringing');
		await phone.answer();
		await failed(floor, 'no-trunk', t);
		await phone.until('idle');
		await empty(t, floor.on);
	});

	declare(
		'contract - the handset keeps to the policy of the floor, and emergencies pass all the same',
		async (t, open) => {
			const outbound = {allow: ['+49', '+3389212'], deny: ['+', '1', '+33', '+4915']};
			const floor = await given(t, open, {outbound});
			const {on} = floor;
			const phone = await floor.phones('101');
			for (const number of [
				...['0799123456', '+44207946095', '00491512345678', '3975', '0892345678'],
				'+330893123456',
			]) {
				// Whoever answered would be talked with until somebody hung up.
				await on.outside(number);
				await phone.dial(number);
				await phone.until('idle');
				await empty(t, on);
			}
			for (const number of ['112', '15', '004930123456', '0892123456', '+330892123456']) {
				const outside = await on.outside(number);
				await phone.dial(number);
				await hears(t, 'who is outside', outside, '101');
				await phone.hangUp();
				await outside.until('idle');
			}
			await empty(t, on);
		},
	);

	declare(
		'contract - an emergency passes from the desk and from every phone, with the daemon and without',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, outside} = await dialled(floor, {number: '112'});
			await hears(t, 'who is outside', outside, '101');
			await phone.hangUp();
			await bridge.signal('agent-left');
			await outside.until('idle');
			await phone.dial('112');
			await hears(t, 'who is outside', outside, '101');
			await phone.hangUp();
			await outside.until('idle');
			await bridge.die();
			await phone.dial('112');
			await hears(t, 'who is outside', outside, '101');
			await phone.hangUp();
			await outside.until('idle');
			await empty(t, on);
		},
	);
}
