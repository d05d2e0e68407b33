/** The contract: a group rings, and the caller, the agent, the link or the daemon goes at a bad moment. */

import {arriveAndWait, rung} from './calls.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {group, groupTalk, talking} from './grouped.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

export function groupEdgeCases(declare: Declare): void {
	declare('contract - a caller who leaves takes every ring of the group along', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const first = await floor.phones('101');
		const second = await floor.phones('102');
		const {caller, channel} = await arriveAndWait(floor);
		await bridge.ringUp(channel, '101', group);
		await bridge.ringUp(channel, '102', group);
		await Promise.all([first.until('ringing'), second.until('ringing')]);
		const from = bridge.mark();
		await caller.hangUp();
		await bridge.signal('customer-left', {from});
		await Promise.all([first.until('idle'), second.until('idle')]);
		await empty(t, on);
		const told = bridge.signals.slice(from).map(({type}) => type);
		t.false(told.includes('offer-answered') || told.includes('agent-left'));
	});

	declare(
		'contract - a caller gone as the phone answers: nobody is kept waiting',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, caller, channel} = await rung(floor, '101', group);
			await Promise.all([phone.answer(), caller.hangUp()]);
			await bridge.signal('customer-left', {fits: (left) => isSame(left.channel, channel)});
			const answered = bridge.signals.find((one) => one.type === 'offer-answered');
			if (answered !== undefined) bridge.connect(channel, answered);
			await phone.until('idle');
			await empty(t, on);
			t.is(bridge.signals.filter(({type}) => type === 'customer-left').length, 1);
		},
	);

	declare(
		'contract - an order to join that comes twice, or too late, harms nobody',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, phone, channel, answered} = await groupTalk(floor);
			await talking(t, caller, phone);
			bridge.connect(channel, answered);
			bridge.connect(channel, answered);
			await talking(t, caller, phone);
			await caller.hangUp();
			await bridge.signal('customer-left');
			await phone.until('idle');
			await empty(t, on);

			const next = await arriveAndWait(floor);
			const from = bridge.mark();
			await bridge.ringUp(next.channel, '101', group);
			await phone.until('ringing');
			await phone.answer();
			const late = await bridge.signal('offer-answered', {from});
			// The agent puts the handset down before anything is said.
			await phone.hangUp();
			await phone.until('idle');
			await bridge.link.idle();
			bridge.connect(next.channel, late);
			await bridge.signal('agent-left', {from, fits: (left) => isSame(left.channel, late.channel)});
			await hears(t, 'the caller', next.caller, 'sound');
			await next.caller.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - a ring taken back before its phone was reached does not ring on',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const phone = await floor.phones('101');
			const {caller, channel} = await arriveAndWait(floor);
			const offerId = bridge.ring(channel, '101', group);
			bridge.withdraw(channel, offerId, 'group');
			await bridge.ringUp(channel, '101', group);
			await phone.until('ringing');
			await until('one leg is left', async () => (await on.channelCount()) === 2);
			await phone.answer();
			bridge.connect(channel, await bridge.signal('offer-answered'));
			await talking(t, caller, phone);
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare('contract - after a cut a group’s rings and its talk are found', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const phone = await floor.phones('101');
		const other = await floor.phones('102');
		const {caller, channel} = await arriveAndWait(floor);
		const one = await bridge.ringUp(channel, '101', group);
		const two = await bridge.ringUp(channel, '102', group);
		await Promise.all([phone.until('ringing'), other.until('ringing')]);
		const again = async (meanwhile: () => Promise<unknown>) => {
			const from = bridge.mark();
			bridge.link.cut();
			await bridge.signal('switch-lost', {from});
			await meanwhile();
			bridge.link.mend();
			const {truth} = await bridge.signal('switch-resynced', {from});
			return truth;
		};
		const legs = (truth: Awaited<ReturnType<typeof again>>) =>
			truth.customers[0]?.groupLegs?.map(({offerId, phoneId, answered}) => [
				offerId,
				phoneId,
				answered,
			]);
		const ringing = await again(async () => {});
		t.is(ringing.customers[0]?.place, 'waiting');
		t.deepEqual(legs(ringing)?.toSorted(), [
			[one.offerId, '101', false],
			[two.offerId, '102', false],
		] as never);
		const answered = await again(async () => {
			await phone.answer();
			await phone.until('talking');
		});
		t.true(legs(answered)?.some(([, phoneId, isUp]) => phoneId === '101' && isUp === true));
		const leg = answered.customers[0]?.groupLegs?.find(({offerId}) => offerId === one.offerId);
		t.is(leg?.channelId, one.channel.channelId);
		bridge.connect(channel, {type: 'offer-answered', offerId: one.offerId, channel: one.channel});
		bridge.withdraw(channel, two.offerId, 'group');
		await talking(t, caller, phone);
		await other.until('idle');
		const joined = await again(async () => {});
		t.like(joined.customers, [
			{
				place: 'talking',
				offerId: one.offerId,
				agentChannelId: one.channel.channelId,
				agentPhoneId: '101',
			},
		] as never);
		t.is(joined.customers[0]?.groupLegs, undefined);
		t.deepEqual(
			joined.phones.map(({outside}) => outside.length),
			[0, 0, 0],
		);
		const from = bridge.mark();
		await phone.hangUp();
		await bridge.signal('agent-left', {from});
		await caller.until('idle');
		await empty(t, on);
	});

	declare(
		'contract - the daemon dies while a group rings: phones stop, the caller falls back',
		async (t, open) => {
			const floor = await given(t, open, {fallbackSecs: 20});
			const {bridge, on} = floor;
			const {phone, caller} = await rung(floor, '101', {...group, ringMs: 60_000});
			await bridge.die();
			await phone.answer();
			await phone.until('talking');
			// Without a word it is let go, and later rung by the fallback.
			await phone.until('idle');
			await phone.until('ringing');
			await phone.answer();
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);
		},
	);
}
