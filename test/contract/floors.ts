/** The contract: phones' own calls, supervisors, and what is found after the daemon was away. */

import {arrive, arriveAndWait, talk} from './calls.ts';
import {numbers} from './driver.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

export function floorCases(declare: Declare): void {
	declare('contract - phones come and go', async (t, open) => {
		const floor = await given(t, open);
		const {bridge} = floor;
		const found = await bridge.signal('switch-resynced');
		t.deepEqual(
			found.truth.phones.map(({registered}) => registered),
			[false, false, false],
		);
		const phone = await floor.phones('102');
		t.is((await bridge.signal('phone-registered')).phoneId, '102' as never);
		await phone.unregister();
		t.is((await bridge.signal('phone-unregistered')).phoneId, '102' as never);
		const from = bridge.mark();
		await phone.register();
		t.is((await bridge.signal('phone-registered', {from})).phoneId, '102' as never);
	});

	declare('contract - a colleague’s call makes both phones busy until it ends', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const caller = await floor.phones('101');
		const called = await floor.phones('102');
		await caller.dial('102');
		await called.until('ringing');
		const calling = await bridge.signal('outside-started', {
			fits: ({phoneId}) => phoneId === ('101' as never),
		});
		const ringing = await bridge.signal('outside-started', {
			fits: ({phoneId}) => phoneId === ('102' as never),
		});
		await called.answer();
		await hears(t, 'the colleague', called, '101');
		await called.hangUp();
		for (const {phoneId, channelId} of [calling, ringing]) {
			await bridge.signal('outside-ended', {
				fits: (one) => one.phoneId === phoneId && one.channelId === channelId,
			});
		}
		await empty(t, on);
	});

	declare(
		'contract - listen, whisper, barge, stop: each hears what they should',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const supervisor = await floor.phones('103');
			const {caller, phone, agent} = await talk(floor);
			bridge.listen(agent, '103', 'listen', 'm-1');
			await supervisor.until('ringing');
			await supervisor.answer();
			const active = await bridge.signal('monitor-active');
			t.is(active.mode, 'listen');
			const everyone = async (
				mode: string,
				agentHears: readonly string[],
				callerHears: readonly string[],
			) => {
				await hears(t, `${mode}: the supervisor`, supervisor, '101', 'caller');
				await hears(t, `${mode}: the agent`, phone, ...(agentHears as never[]));
				await hears(t, `${mode}: the caller`, caller, ...(callerHears as never[]));
			};
			await everyone('listen', ['caller'], ['101']);
			for (const [mode, agentHears, callerHears] of [
				['whisper', ['103', 'caller'], ['101']],
				['barge', ['103', 'caller'], ['101', '103']],
				['listen', ['caller'], ['101']],
			] as const) {
				const from = bridge.mark();
				bridge.order({
					type: 'change-monitor',
					monitorId: active.monitorId,
					channel: active.channel,
					agentChannel: agent,
					mode,
				});
				await bridge.signal('monitor-active', {from, fits: (one) => one.mode === mode});
				await everyone(mode, agentHears, callerHears);
			}
			bridge.order({type: 'stop-monitor', monitorId: active.monitorId, switchId: agent.switchId});
			await bridge.signal('monitor-ended');
			await supervisor.until('idle');
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - a supervisor who does not answer, is stopped, or whose call ends',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			await on.phoneWith('102', 'declines');
			const supervisor = await floor.phones('103');
			const {caller, agent} = await talk(floor);
			bridge.listen(agent, '102', 'listen', 'm-declined');
			await bridge.signal('monitor-ended', {
				fits: ({monitorId}) => monitorId === ('m-declined' as never),
			});

			bridge.listen(agent, '103', 'listen', 'm-stopped');
			await supervisor.until('ringing');
			bridge.order({
				type: 'stop-monitor',
				monitorId: 'm-stopped' as never,
				switchId: agent.switchId,
			});
			await bridge.signal('monitor-ended', {
				fits: ({monitorId}) => monitorId === ('m-stopped' as never),
			});
			await supervisor.until('idle');

			bridge.listen(agent, '103', 'barge', 'm-3');
			await supervisor.until('ringing');
			await supervisor.answer();
			await bridge.signal('monitor-active');
			await caller.hangUp();
			await bridge.signal('monitor-ended', {fits: ({monitorId}) => monitorId === ('m-3' as never)});
			await supervisor.until('idle');
			await empty(t, on);
		},
	);

	declare('contract - what is found after a cut is what is there', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const {phone, channel, agent, caller} = await talk(floor);
		const supervisor = await floor.phones('103');
		bridge.listen(agent, '103', 'whisper', 'm-1');
		await supervisor.until('ringing');
		await supervisor.answer();
		const monitor = await bridge.signal('monitor-active');
		const waiting = await arriveAndWait(floor);
		const again = async () => {
			const from = bridge.mark();
			bridge.link.cut();
			await bridge.signal('switch-lost', {from});
			return {
				mend: async () => {
					bridge.link.mend();
					return (await bridge.signal('switch-resynced', {from})).truth;
				},
			};
		};

		const first = await bridge.signal('switch-resynced');
		const talking = await (await again()).mend();
		t.is(talking.switchStartedAt, first.truth.switchStartedAt, 'the switch did not start again');
		t.true(Math.abs(first.truth.switchStartedAt - Date.now()) < 60_000);
		t.like(talking, {
			monitors: [{monitorId: 'm-1', channelId: monitor.channel.channelId, mode: 'whisper'}],
		});
		const found = (truth: typeof talking, id: string) =>
			truth.customers.find(({channelId}) => channelId === id);
		t.like(found(talking, channel.channelId), {
			place: 'talking',
			agentChannelId: agent.channelId,
			agentPhoneId: '101',
			arrival: {numberId: numbers.plain, partyId: '0612345678'},
		} as never);
		t.like(found(talking, waiting.channel.channelId), {place: 'waiting'});
		t.deepEqual(
			talking.phones.map(({registered, outside}) => [registered, outside.length]),
			[
				[true, 0],
				[false, 0],
				[true, 0],
			],
		);

		const gap = await again();
		await phone.hangUp();
		await Promise.all([caller.until('idle'), supervisor.until('idle')]);
		await phone.dial('103');
		await supervisor.until('ringing');
		const after = await gap.mend();
		t.is(found(after, channel.channelId), undefined);
		t.deepEqual(after.monitors, []);
		t.deepEqual(
			after.phones.map(({outside}) => outside.length),
			[1, 0, 1],
		);
		await phone.hangUp();
		await supervisor.until('idle');

		const {offerId} = await bridge.ringUp(waiting.channel, '101');
		await phone.until('ringing');
		const ringing = await again();
		const whileRinging = await ringing.mend();
		t.like(found(whileRinging, waiting.channel.channelId), {
			place: 'ringing',
			offerId,
			agentPhoneId: '101',
		} as never);
		const last = await again();
		await phone.answer();
		const answered = await last.mend();
		t.like(found(answered, waiting.channel.channelId), {place: 'talking', offerId} as never);
		await waiting.caller.hangUp();
		await empty(t, on);
	});

	declare('contract - a caller who hears a farewell is found so', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const {channel} = await arrive(floor);
		bridge.order({
			type: 'say-farewell',
			callId: 'c-1' as never,
			channel,
			numberId: numbers.plain as never,
			farewell: 'closed',
			language: 'fr',
		});
		await until('the message begins', async () => (await on.played()).length > 0);
		const from = bridge.mark();
		bridge.link.cut();
		await bridge.signal('switch-lost', {from});
		bridge.link.mend();
		const {truth} = await bridge.signal('switch-resynced', {from});
		t.like(truth.customers, [{channelId: channel.channelId, place: 'message'}] as never);
		await empty(t, on);
	});

	declare(
		'contract - without the daemon talks go on and desk phones ring; it finds everything again',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, caller, channel} = await talk(floor);
			const colleague = await floor.phones('102');
			const second = await on.caller({voice: 'caller 2'});
			const from = bridge.mark();
			await second.dial(numbers.plain);
			const arrived = await bridge.signal('call-arrived', {from});
			await bridge.admit(arrived.channel);
			await bridge.die();
			await colleague.until('ringing');
			await hears(t, 'the agent', phone, 'caller');
			await hears(t, 'who waits', second, 'sound');

			const back = await bridge.comeUp();
			const placeOf = (truth: typeof back, of: typeof channel) =>
				truth.customers.find(({channelId}) => channelId === of.channelId)?.place;
			t.is(placeOf(back, channel), 'talking');
			t.is(placeOf(back, arrived.channel), 'fallback');
			await bridge.admit(arrived.channel);
			await colleague.until('idle');
			await hears(t, 'who waits', second, 'sound');

			await bridge.die();
			await colleague.until('ringing');
			await colleague.answer();
			await hears(t, 'the colleague', colleague, 'caller 2');
			const later = await bridge.comeUp();
			t.is(placeOf(later, arrived.channel), 'talking');
			const end = bridge.mark();
			await second.hangUp();
			await bridge.signal('customer-left', {
				from: end,
				fits: (one) => isSame(one.channel, arrived.channel),
			});
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare('contract - a fallback that nobody answers ends with a message', async (t, open) => {
		const floor = await given(t, open, {fallbackSecs: 2});
		const {bridge, on} = floor;
		const lost = await arrive(floor, numbers.greeted);
		await bridge.admit(lost.channel);
		await bridge.die();
		await until('the caller is let go', () => lost.caller.isIdle(), {timeoutMs: 30_000});
		t.true((await on.played()).includes('vm-nobodyavail'));
		await empty(t, on);
	});
}
