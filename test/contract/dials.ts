/** The contract: numbers that an agent dials by hand. */

import {controlsOf} from './controlled.ts';
import {dial, dialled, endDial, failed, outsideNumber, progress, rings} from './dialled.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

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
}
