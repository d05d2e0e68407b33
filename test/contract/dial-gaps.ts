/** The contract: numbers that an agent dials by hand, while the daemon is away. */

import {controlsOf} from './controlled.ts';
import {callId, dial, dialled, endDial, failed, outsideNumber, progress} from './dialled.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {isSame, switchId} from './recorded-bridge.ts';

export function dialGapCases(declare: Declare): void {
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
				const told = await progress(floor, when === 'number' ? 'ringing' : 'phone');
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
}
