/** The contract: hold and resume, mute, digits, and what becomes of whom when somebody goes meanwhile. */

import {controlledTalk} from './controlled.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

/** Longer than a turn of any loop. */
async function aTurn(): Promise<void> {
	const since = performance.now();
	await until('a turn is over', () => performance.now() - since > 3600);
}

export function controlCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - a customer is put on hold for longer than a turn and taken back, twice (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				const {caller, phone} = talk;
				await hears(t, 'the caller', caller, '101');
				for (let round = 0; round < 2; round += 1) {
					await talk.hold();
					await hears(t, 'the caller on hold', caller, 'sound');
					await hears(t, 'the agent meanwhile', phone);
					if (round === 0) await aTurn();
					await hears(t, 'the caller, still on hold', caller, 'sound');
					await hears(t, 'the agent, still', phone);
					await talk.resume();
					await hears(t, 'the caller, back', caller, '101');
					await hears(t, 'the agent, back', phone, 'caller');
				}
				await phone.hangUp();
				await bridge.signal('agent-left', {fits: (left) => isSame(left.channel, talk.agent)});
				await caller.until('idle');
				await empty(t, on);
				const told = bridge.signals.map(({type}) => type);
				t.false(told.includes('customer-left') || told.includes('order-failed'));
				t.deepEqual(bridge.warned, []);
			},
		);

		declare(
			`contract - a muted agent is not heard and hears; digits reach the customer (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				const {caller, phone} = talk;
				await hears(t, 'the caller', caller, '101');
				talk.mute(true);
				await hears(t, 'the caller of a muted agent', caller);
				await hears(t, 'a muted agent', phone, 'caller');
				await talk.hold();
				await talk.resume();
				await hears(t, 'the caller, the agent still muted', caller);
				talk.mute(false);
				await hears(t, 'the caller', caller, '101');
				// None twice in a row: the switch sends both, the test's phone tells one.
				talk.digits('12#');
				talk.digits('*0');
				let heard = '';
				await until(
					'the digits are there',
					async () => {
						heard = await caller.digits();
						return heard === '12#*0';
					},
					{describe: () => `Heard: ${heard}.`},
				);
				t.is(await phone.digits(), '');
				await caller.hangUp();
				await bridge.signal('customer-left');
				await phone.until('idle');
				await empty(t, on);
				t.false(bridge.signals.some(({type}) => type === 'order-failed' || type === 'agent-left'));
			},
		);

		declare(
			`contract - a customer who hangs up on hold ends the call; nobody is kept waiting (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				await talk.hold();
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.caller.hangUp();
				await bridge.signal('customer-left', {fits: (one) => isSame(one.channel, talk.channel)});
				await talk.phone.until('idle');
				await empty(t, on);
				t.false(bridge.signals.some(({type}) => type === 'agent-left'));
			},
		);

		declare(
			`contract - an agent whose handset goes down holds nobody: the customer is told of and waits (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				await talk.hold();
				await talk.phone.hangUp();
				await bridge.signal('agent-left', {fits: (one) => isSame(one.channel, talk.agent)});
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.requeue();
				await hears(t, 'the caller', talk.caller, 'sound');
				// As anybody who waits: an agent answers.
				const colleague = await floor.phones('102');
				await bridge.ringUp(talk.channel, '102');
				await colleague.until('ringing');
				await colleague.answer();
				await hears(t, 'the caller', talk.caller, '102');
				await talk.caller.hangUp();
				await bridge.signal('customer-left', {fits: (one) => isSame(one.channel, talk.channel)});
				await empty(t, on);
				t.is(bridge.signals.filter(({type}) => type === 'agent-left').length, 1);
			},
		);

		declare(
			`contract - a held customer whom the floor forgets goes into the waiting loop (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				await talk.hold();
				const from = bridge.mark();
				await talk.phone.hangUp();
				await bridge.signal('agent-left', {from});
				await bridge.signal('caller-waiting', {from, timeoutMs: 20_000});
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.caller.hangUp();
				await bridge.signal('customer-left');
				await empty(t, on);
			},
		);

		declare(
			`contract - an agent sends a call back to a queue: the customer waits, the agent is free (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				await hears(t, 'the caller', talk.caller, '101');
				const from = bridge.mark();
				await talk.requeue();
				await talk.phone.until('idle');
				await hears(t, 'the caller', talk.caller, 'sound');
				await bridge.ringUp(talk.channel, '101', {way});
				await talk.phone.until('ringing');
				await talk.caller.hangUp();
				await bridge.signal('customer-left', {from});
				await empty(t, on);
				t.false(
					bridge.signals.slice(from).some(({type}) => type === 'agent-left'),
					'the end of that leg is nobody’s',
				);
			},
		);

		declare(
			`contract - the daemon dies while a customer is on hold: they stay; the next one finds them (${way})`,
			async (t, open) => {
				const floor = await given(t, open, {fallbackSecs: 20});
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				await talk.hold();
				await bridge.die();
				await aTurn();
				await aTurn();
				await hears(t, 'the caller', talk.caller, 'sound');
				await hears(t, 'the agent', talk.phone);
				const truth = await bridge.comeUp();
				t.like(truth.customers, [
					{
						...{channelId: talk.channel.channelId, place: 'held'},
						...{agentChannelId: talk.agent.channelId, agentPhoneId: '101'},
					},
				] as never);
				await talk.resume();
				await hears(t, 'the caller', talk.caller, '101');
				await hears(t, 'the agent', talk.phone, 'caller');
				await talk.hold();
				await bridge.die();
				await talk.phone.hangUp();
				// Holder and daemon gone: every desk phone rings.
				const colleague = await floor.phones('102');
				await colleague.until('ringing');
				await colleague.answer();
				await hears(t, 'the caller', talk.caller, '102');
				await talk.caller.hangUp();
				await empty(t, on);
			},
		);
	}

	declare('contract - a supervisor hears both sides after a long hold', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const talk = await controlledTalk(floor, 'direct');
		const supervisor = await floor.phones('103');
		bridge.listen(talk.agent, '103', 'listen', 'm-1');
		await supervisor.until('ringing');
		await supervisor.answer();
		await bridge.signal('monitor-active');
		await hears(t, 'the supervisor', supervisor, '101', 'caller');
		await talk.hold();
		await hears(t, 'the supervisor', supervisor, '101');
		await aTurn();
		await talk.resume();
		await hears(t, 'the supervisor', supervisor, '101', 'caller');
		await hears(t, 'the caller', talk.caller, '101');
		await talk.hold();
		await aTurn();
		const colleague = await floor.phones('102');
		const consultation = await talk.consult(colleague, '102');
		await hears(t, 'the supervisor', supervisor, '101', '102');
		await consultation.joinAll();
		await hears(t, 'the supervisor', supervisor, '101', '102', 'caller');
		t.is(bridge.signals.filter(({type}) => type === 'monitor-active').length, 1);
		await talk.phone.hangUp();
		await bridge.signal('monitor-ended');
		await talk.caller.hangUp();
		await empty(t, on);
	});
}
