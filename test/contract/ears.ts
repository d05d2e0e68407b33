/** The contract: supervisors who listen from a number outside. Nothing is heard there before the key. */

import {type AgentId, id, type MonitorMode} from '@plateau/core';
import {talk} from './calls.ts';
import {controlledTalk} from './controlled.ts';
import type {ContractParty} from './driver.ts';
import {firstTalk, ways} from './first-talk.ts';
import {type Declare, empty, type Given, given, hears} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

const number = '0799123456';
const monitorId = id<never>('m-1');

type AgentChannel = Awaited<ReturnType<typeof talk>>['agent'];

function listen(
	{bridge}: Given,
	agentChannel: AgentChannel,
	wish: {readonly mode?: MonitorMode; readonly ringMs?: number} = {},
): void {
	const {mode = 'listen', ringMs = 20_000} = wish;
	bridge.order({
		...{type: 'listen-outside', monitorId, agentChannel, mode, number, ringMs},
		callerId: '33199001234',
	});
}

async function ended({bridge}: Given, from = 0): Promise<string> {
	return (await bridge.signal('monitor-ended', {from, fits: (one) => one.monitorId === monitorId}))
		.reason;
}

/** Hears the words that ask for the key, or nothing between two of them; never a voice of the talk. */
async function hearsNobody(party: ContractParty): Promise<boolean> {
	const voices = await party.hears();
	return voices.every((one) => one === 'sound');
}

/** The words are said. */
async function isAsked(party: ContractParty): Promise<void> {
	await until('the key is asked for', async () => (await party.hears())[0] === 'sound');
}

export function earCases(declareAny: Declare): void {
	const declare: Declare = (title, run) =>
		declareAny(title, (t, open) => run(t, (wish = {}) => open({...wish, outsideListening: true})));

	declare('contract - ear outside: a desk phone beside it is asked for no key', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const ear = await on.outside(number);
		const supervisor = await floor.phones('103');
		const {caller, agent} = await talk(floor);
		listen(floor, agent);
		await bridge.signal('monitor-answered');
		bridge.listen(agent, '103', 'listen', 'm-desk');
		await supervisor.until('ringing');
		await supervisor.answer();
		await bridge.signal('monitor-active', {fits: (one) => one.monitorId === ('m-desk' as never)});
		await hears(t, 'the desk phone', supervisor, '101', 'caller');
		t.true(await hearsNobody(ear));
		await caller.hangUp();
		await supervisor.until('idle');
		bridge.order({type: 'stop-monitor', monitorId, switchId: agent.switchId});
		await ear.until('idle');
		await empty(t, on);
	});

	declare(
		'contract - ear outside: nothing before the key, then listen, whisper, barge, and it hangs up',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const ear = await on.outside(number);
			const {caller, phone, agent} = await talk(floor);
			listen(floor, agent);
			const answered = await bridge.signal('monitor-answered');
			t.is(answered.monitorId, monitorId);
			t.is(answered.channel.switchId, agent.switchId);
			t.is(await ear.shows(), '33199001234');
			for (let looks = 0; looks < 4; looks += 1) t.true(await hearsNobody(ear));
			await hears(t, 'the caller meanwhile', caller, '101');
			await isAsked(ear);
			await ear.press('7');
			t.true(await hearsNobody(ear), 'another key');
			await isAsked(ear);
			for (let looks = 0; looks < 3; looks += 1) t.true(await hearsNobody(ear), 'another key');
			t.false(bridge.signals.some(({type}) => type === 'monitor-active'));

			await ear.press('1');
			const active = await bridge.signal('monitor-active');
			t.is(active.mode, 'listen');
			t.true(isSame(active.channel, answered.channel));
			const everyone = async (
				mode: string,
				agentHears: readonly string[],
				callerHears: readonly string[],
			) => {
				await hears(t, `${mode}: outside`, ear, '101', 'caller');
				await hears(t, `${mode}: the agent`, phone, ...(agentHears as never[]));
				await hears(t, `${mode}: the caller`, caller, ...(callerHears as never[]));
			};
			await everyone('listen', ['caller'], ['101']);
			for (const [mode, agentHears, callerHears] of [
				['whisper', ['caller', 'outside'], ['101']],
				['barge', ['caller', 'outside'], ['101', 'outside']],
				['listen', ['caller'], ['101']],
			] as const) {
				const from = bridge.mark();
				const {channel} = active;
				bridge.order({type: 'change-monitor', monitorId, channel, agentChannel: agent, mode});
				await bridge.signal('monitor-active', {from, fits: (one) => one.mode === mode});
				await everyone(mode, agentHears, callerHears);
			}
			await ear.hangUp();
			t.is(await ended(floor), 'hung-up');
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare('contract - ear outside: whispers at once, once the key came', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const ear = await on.outside(number);
		const {caller, phone, agent} = await talk(floor);
		listen(floor, agent, {mode: 'barge'});
		await bridge.signal('monitor-answered');
		await hears(t, 'the agent before', phone, 'caller');
		await hears(t, 'the caller before', caller, '101');
		await ear.press('1');
		t.is((await bridge.signal('monitor-active')).mode, 'barge');
		await hears(t, 'the caller', caller, '101', 'outside');
		bridge.order({type: 'stop-monitor', monitorId, switchId: agent.switchId});
		await ear.until('idle');
		await hears(t, 'the caller', caller, '101');
		await caller.hangUp();
		await empty(t, on);
	});

	declare(
		'contract - ear outside: without the key it hears nothing and is hung up',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const ear = await on.outside(number);
			const {caller, agent} = await talk(floor);
			listen(floor, agent);
			await bridge.signal('monitor-answered');
			let isQuiet = true;
			const isOver = () => bridge.signals.some(({type}) => type === 'monitor-ended');
			const look = async () => {
				isQuiet &&= await hearsNobody(ear);
				return isOver();
			};
			await until('it is hung up', look, {timeoutMs: 60_000});
			t.true(isQuiet, 'a machine that picked up heard a voice');
			t.is(await ended(floor), 'no-key');
			await ear.until('idle');
			await hears(t, 'the caller', caller, '101');
			t.false(bridge.signals.some(({type}) => type === 'monitor-active'));
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - ear outside: no order opens it, not even one to listen already',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const ear = await on.outside(number);
			const {caller, agent} = await talk(floor);
			listen(floor, agent);
			const {channel} = await bridge.signal('monitor-answered');
			const from = bridge.mark();
			const mode = 'barge';
			bridge.order({type: 'change-monitor', monitorId, channel, agentChannel: agent, mode});
			// Asked again, from the beginning.
			await isAsked(ear);
			t.true(await hearsNobody(ear));
			await hears(t, 'the caller', caller, '101');
			t.false(bridge.signals.slice(from).some(({type}) => type === 'monitor-active'));
			await ear.press('1');
			t.is((await bridge.signal('monitor-active', {from})).mode, mode);
			await hears(t, 'the caller', caller, '101', 'outside');
			await caller.hangUp();
			await ended(floor);
			await ear.until('idle');
			await empty(t, on);
		},
	);

	for (const what of ['rings', 'is asked for the key'] as const) {
		declare(`contract - ear outside: stopped, or its call over, as it ${what}`, async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const ear = await on.outside(number, what === 'rings' ? 'rings' : 'answers');
			const {caller, agent} = await talk(floor);
			for (const by of ['order', 'a second order'] as const) {
				const from = bridge.mark();
				listen(floor, agent);
				if (what === 'rings') await ear.until('ringing');
				else await bridge.signal('monitor-answered', {from});
				bridge.order({type: 'stop-monitor', monitorId, switchId: agent.switchId});
				await bridge.signal('monitor-ended', {from});
				await ear.until('idle');
				await hears(t, `the caller after ${by}`, caller, '101');
			}
			await caller.hangUp();
			await empty(t, on);
			t.false(bridge.signals.some(({type}) => type === 'monitor-active'));
		});
	}

	declare(
		'contract - ear outside: stopped before the switch has called anybody',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const ear = await on.outside(number, 'rings');
			const {caller, agent} = await talk(floor);
			listen(floor, agent);
			bridge.order({type: 'stop-monitor', monitorId, switchId: agent.switchId});
			await ended(floor);
			await ear.until('idle');
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare('contract - ear outside: busy, and not answered in time', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const {caller, agent} = await talk(floor);
		const busy = await on.outside(number, 'busy');
		listen(floor, agent);
		t.is(await ended(floor), 'busy');
		await busy.until('idle');
		await hears(t, 'the caller', caller, '101');
		await caller.hangUp();
		await empty(t, on);
		t.false(bridge.signals.some(({type}) => type === 'monitor-answered'));
	});

	declare('contract - ear outside: nobody answers', async (t, open) => {
		const floor = await given(t, open);
		const {on} = floor;
		const {caller, agent} = await talk(floor);
		const silent = await on.outside(number, 'rings');
		listen(floor, agent, {ringMs: 3000});
		await silent.until('ringing');
		t.is(await ended(floor), 'no-answer');
		await silent.until('idle');
		await caller.hangUp();
		await empty(t, on);
	});

	declare('contract - ear outside: there is no way to the outside', async (t, open) => {
		const floor = await given(t, open, {trunk: false});
		const phone = await floor.phones('101');
		const colleague = await floor.phones('102');
		await phone.dial('102');
		await colleague.until('ringing');
		const {channelId} = await floor.bridge.signal('outside-started');
		listen(floor, {switchId: id('main'), channelId});
		t.is(await ended(floor), 'no-trunk');
		await phone.hangUp();
		await empty(t, floor.on);
	});

	declare(
		'contract - ear outside: the daemon dies; who hears goes on, who is asked is hung up',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const ear = await on.outside(number);
			const {caller, agent} = await talk(floor);
			listen(floor, agent);
			const {channel} = await bridge.signal('monitor-answered');
			await bridge.die();
			const asked = await bridge.comeUp();
			t.deepEqual(asked.monitors, []);
			await ear.until('idle');

			listen(floor, agent);
			const from = bridge.mark();
			const second = await bridge.signal('monitor-answered', {from});
			t.false(isSame(second.channel, channel));
			await bridge.die();
			await ear.press('1');
			await hears(t, 'outside, without a daemon', ear, '101', 'caller');
			const found = await bridge.comeUp();
			const {channelId} = second.channel;
			t.deepEqual(found.monitors, [{monitorId, channelId, mode: 'listen'}]);
			await hears(t, 'outside', ear, '101', 'caller');
			const after = bridge.mark();
			bridge.order({type: 'stop-monitor', monitorId, switchId: agent.switchId});
			await ended(floor, after);
			await ear.until('idle');
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - ear outside: hears both sides after a hold, and never asks again',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const ear = await on.outside(number);
			const held = await controlledTalk(floor, 'direct');
			listen(floor, held.agent);
			await bridge.signal('monitor-answered');
			await ear.press('1');
			await bridge.signal('monitor-active');
			await hears(t, 'outside', ear, '101', 'caller');
			await held.hold();
			await hears(t, 'outside', ear, '101');
			await held.resume();
			await hears(t, 'outside', ear, '101', 'caller');
			await held.caller.hangUp();
			await ended(floor);
			await ear.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - the floor: a supervisor listens from outside, and an edit of the list ends it',
		async (t, open) => {
			const {on, floor, caller, callId} = await firstTalk([t, open], ways.direct);
			const ear = await on.outside(number);
			const {config} = floor.floor;
			const listed = {...config, listening: {outside: ['+337']}};
			await floor.wish({type: 'configure-floor', by: 'admin', config: listed});
			const bySam = {by: 'sam', personId: 'sam', agentId: id<AgentId>('a1')};
			const start = (mode: MonitorMode) =>
				floor.wish({
					...{type: 'start-monitor', ...bySam, mode},
					outside: {number, partyId: id('p-ear')},
				});
			await start('whisper');
			await floor.event('monitor-answered');
			await hears(t, 'the caller', caller, '101');
			await t.throwsAsync(floor.wish({type: 'change-monitor', ...bySam, mode: 'barge'}), {
				message: /monitor-not-ready/,
			});
			await ear.press('1');
			t.is((await floor.event('monitor-started')).mode, 'whisper');
			await hears(t, 'outside', ear, '101', 'caller');
			const seen = floor.events.length;
			floor.link.cut();
			await floor.event('switch-lost', seen);
			floor.link.mend();
			await floor.event('switch-resynced', seen);
			await hears(t, 'outside, after a cut', ear, '101', 'caller');
			t.is(floor.floor.monitors.size, 1);
			await floor.wish({type: 'configure-floor', by: 'admin', config});
			t.is((await floor.event('monitor-ended')).reason, 'list-changed');
			await ear.until('idle');
			await hears(t, 'the caller', caller, '101');
			t.true(floor.floor.calls.has(callId));
			await caller.hangUp();
			await empty(t, on);
			t.false(JSON.stringify(floor.events).includes(number.slice(1)), 'no digit is kept');
		},
	);
}
