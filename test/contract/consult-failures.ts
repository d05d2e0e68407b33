/** The contract: third parties who are not reached, calls sent on blind, and a daemon that dies while three are in a call. */

import {id} from '@plateau/core';
import type {BareSignal} from '@plateau/daemon/switch-port';
import {controlledTalk} from './controlled.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

export function consultFailureCases(declare: Declare): void {
	declare(
		'contract - who is consulted and does not take it says why; the customer stays on hold',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const talk = await controlledTalk(floor, 'direct');
			await hears(t, 'the caller', talk.caller, '101');
			const ends = async (to: Parameters<typeof talk.call>[0], reason: string) => {
				const from = bridge.mark();
				const consultId = talk.call(to);
				const ended = await bridge.signal('consult-ended', {from, timeoutMs: 20_000});
				t.deepEqual(ended, {type: 'consult-ended', consultId, reason} as never);
				await hears(t, 'the caller', talk.caller, 'sound');
			};
			await ends({phoneId: id('103')}, 'unregistered');
			await on.phoneWith('103', 'busy');
			await ends({phoneId: id('103')}, 'busy');
			await on.phoneWith('102', 'declines');
			await ends({phoneId: id('102')}, 'declined');
			await ends({number: '101&PJSIP/desk-102'}, 'unregistered');
			await hears(t, 'the agent', talk.phone);
			await talk.resume();
			await hears(t, 'the caller', talk.caller, '101');
			await hears(t, 'the agent', talk.phone, 'caller');
			await talk.phone.hangUp();
			await talk.caller.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - a colleague who does not answer in time, and one who is called off',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const talk = await controlledTalk(floor, 'group');
			await hears(t, 'the caller', talk.caller, '101');
			const colleague = await floor.phones('102');
			let from = bridge.mark();
			talk.call({phoneId: id('102')}, {ringMs: 1000});
			await colleague.until('ringing');
			t.is((await bridge.signal('consult-ended', {from})).reason, 'no-answer');
			await colleague.until('idle');
			from = bridge.mark();
			const consultId = talk.call({phoneId: id('102')});
			const {channel: consultChannel} = await bridge.signal('consult-ringing', {from});
			await colleague.until('ringing');
			bridge.order({
				...{type: 'end-consult', callId: id('c-1'), consultId: id(consultId)},
				...{agentChannel: talk.agent, consultChannel},
			});
			t.is((await bridge.signal('consult-ended', {from})).reason, 'hung-up');
			await colleague.until('idle');
			await talk.resume();
			await hears(t, 'the caller', talk.caller, '101');
			// The handset goes down while it rings: nobody is left to consult.
			from = bridge.mark();
			talk.call({phoneId: id('102')});
			await colleague.until('ringing');
			await talk.phone.hangUp();
			await bridge.signal('agent-left', {from});
			await bridge.signal('consult-ended', {from});
			await colleague.until('idle');
			await hears(t, 'the caller', talk.caller, 'sound');
			await talk.caller.hangUp();
			await bridge.signal('customer-left', {from});
			await empty(t, on);
		},
	);

	declare(
		'contract - sent on to a number outside: shown there is the floor’s number, and no name',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const outside = await on.outside('0799123456');
			const talk = await controlledTalk(floor, 'direct');
			const from = bridge.mark();
			const callerId = '33184880001';
			talk.sendOn('0799123456', {callerId});
			await bridge.signal('sent-out-answered', {from});
			await hears(t, 'the caller', talk.caller, 'outside');
			t.is(await outside.shows(), callerId);
			await outside.hangUp();
			await talk.caller.until('idle');
			await bridge.signal('customer-left', {from});
			await empty(t, on);
		},
	);

	declare(
		'contract - a number outside is consulted, hears digits, has the customer',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const outside = await on.outside('0799123456');
			const talk = await controlledTalk(floor, 'direct');
			await hears(t, 'the caller', talk.caller, '101');
			const from = bridge.mark();
			const callerId = '33184880001';
			const consultId = talk.call({number: '0799123456'}, {callerId});
			const {channel: consultChannel} = await bridge.signal('consult-answered', {from});
			t.is(await outside.shows(), callerId, 'what the floor shows, not the agent’s extension');
			await hears(t, 'the agent', talk.phone, 'outside');
			await hears(t, 'who is outside', outside, '101');
			await hears(t, 'the caller', talk.caller, 'sound');
			talk.digits('4', consultChannel);
			await until('the digit is there', async () => (await outside.digits()) === '4');
			bridge.order({
				...{type: 'hand-over', callId: id('c-1'), consultId: id(consultId)},
				...{channel: talk.channel, agentChannel: talk.agent, consultChannel},
			});
			await bridge.signal('legs-joined', {from});
			await talk.phone.until('idle');
			await hears(t, 'the caller', talk.caller, 'outside');
			await hears(t, 'who is outside', outside, 'caller');
			await outside.hangUp();
			await talk.caller.until('idle');
			// Theirs, or of who ended it, where Asterisk lets the customer's leg go first: either is the end.
			const isEnd = (one: BareSignal) =>
				(one.type === 'customer-left' && isSame(one.channel, talk.channel)) ||
				(one.type === 'agent-left' && isSame(one.channel, consultChannel));
			await until('the end is told', () => bridge.signals.slice(from).some(isEnd));
			await empty(t, on);
		},
	);

	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - sent on blind to a desk phone: not taken, the customer waits; taken, they talk (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				await hears(t, 'the caller', talk.caller, '101');
				const colleague = await floor.phones('102');
				let from = bridge.mark();
				talk.sendOn('102', {phoneId: '102'});
				await bridge.signal('sent-out', {from});
				await talk.phone.until('idle');
				await colleague.until('ringing');
				await hears(t, 'the caller', talk.caller, 'sound');
				t.is((await bridge.signal('sent-out-ended', {from})).reason, 'no-answer');
				await bridge.signal('caller-waiting', {from});
				await colleague.until('idle');
				t.false(bridge.signals.slice(from).some(({type}) => type === 'agent-left'));
				from = bridge.mark();
				talk.sendOn('102', {phoneId: '102'});
				await colleague.until('ringing');
				await colleague.answer();
				await bridge.signal('sent-out-answered', {from});
				await hears(t, 'the caller', talk.caller, '102');
				await hears(t, 'the colleague', colleague, 'caller');
				await colleague.hangUp();
				await talk.caller.until('idle');
				await bridge.signal('customer-left', {from});
				await empty(t, on);
			},
		);

		declare(
			`contract - the daemon dies while an agent consults: they talk on, and the next one finds them (${way})`,
			async (t, open) => {
				const floor = await given(t, open, {fallbackSecs: 20});
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				await hears(t, 'the caller', talk.caller, '101');
				const colleague = await floor.phones('102');
				const consultation = await talk.consult(colleague, '102');
				const again = async () => {
					await bridge.die();
					const since = performance.now();
					await until('the heartbeat is old', () => performance.now() - since > 6500);
					return await bridge.comeUp();
				};
				const found = (place: string, hearsWhom: string) =>
					[
						{
							...{channelId: talk.channel.channelId, place},
							...{agentChannelId: talk.agent.channelId, agentPhoneId: '101'},
							consult: {
								...{consultId: consultation.consultId, answered: true, hears: hearsWhom},
								channelId: consultation.channel.channelId,
							},
						},
					] as never;
				t.like((await again()).customers, found('consulting', 'consult'));
				await hears(t, 'the agent', talk.phone, '102');
				await hears(t, 'the colleague', colleague, '101');
				await hears(t, 'the caller', talk.caller, 'sound');
				await consultation.swap('customer');
				const link = async () => {
					const from = bridge.mark();
					bridge.link.cut();
					await bridge.signal('switch-lost', {from});
					bridge.link.mend();
					return (await bridge.signal('switch-resynced', {from})).truth;
				};
				t.like((await link()).customers, found('consulting', 'customer'));
				await hears(t, 'the agent', talk.phone, 'caller');
				await consultation.joinAll();
				const truth = await again();
				t.like(truth.customers, [{place: 'conference'}] as never);
				t.deepEqual(
					truth.phones.map((phone) => phone.outside.length),
					[0, 0, 0],
				);
				await hears(t, 'the agent', talk.phone, '102', 'caller');
				await hears(t, 'the caller', talk.caller, '101', '102');
				await consultation.handOver();
				await talk.phone.until('idle');
				await hears(t, 'the caller', talk.caller, '102');
				t.like((await link()).customers, [
					{
						...{channelId: talk.channel.channelId, place: 'talking', agentPhoneId: '102'},
						agentChannelId: consultation.channel.channelId,
					},
				] as never);
				await talk.caller.hangUp();
				await bridge.signal('customer-left');
				await colleague.until('idle');
				await empty(t, on);
			},
		);

		declare(
			`contract - nobody directs the switch: an agent who consults hangs up, the customer falls back (${way})`,
			async (t, open) => {
				const floor = await given(t, open, {fallbackSecs: 20});
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				const colleague = await floor.phones('102');
				await hears(t, 'the caller', talk.caller, '101');
				await talk.consult(colleague, '102');
				await bridge.die();
				await colleague.hangUp();
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.phone.hangUp();
				await talk.phone.until('idle');
				await colleague.until('ringing');
				await colleague.answer();
				await hears(t, 'the caller', talk.caller, '102');
				await talk.caller.hangUp();
				await empty(t, on);
			},
		);
	}
}
