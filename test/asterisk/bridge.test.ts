// The bridge on the real Asterisk: answering from the keyboard, supervisors by ear, life without the
// daemon and its return.

import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {floorLab, numbers, tones} from './floor-lab.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import {talkPhone} from './rig/scenarios.ts';
import {startSippPhone} from './rig/sipp.ts';
import {waitUntil} from './rig/wait.ts';

const realTest = onRealAsterisk(test);
const everyTone = Object.values(tones);

realTest('bridge - a phone that lists talk is answered from the keyboard', async (t, rig) => {
	const lab = await floorLab(t, rig);
	const desk = await startSippPhone({
		rig,
		user: 'p101',
		secret: lab.secrets.phones['p101'] ?? '',
		registrar: lab.registrar,
		scenario: talkPhone(),
	});
	t.teardown(desk.stop);
	await lab.event('phone-registered');
	await lab.submit({
		type: 'sign-in',
		agentId: 'a1',
		phoneId: '101',
		takeover: false,
		presence: {state: 'available'},
	});
	const customer = await lab.caller('0612345678');
	await customer.dial(numbers.answered);
	await lab.event('offer-ringing');
	// The order may come before the phone's own "ringing": it is kept until then.
	await lab.submit({type: 'answer', agentId: 'a1'});
	await lab.event('call-connected');
	// The floor may know of it before the caller's phone does.
	await t.notThrowsAsync(customer.until('talking'));
});

realTest('bridge - listen, whisper, barge, stop: each hears what they should', async (t, rig) => {
	const lab = await floorLab(t, rig);
	const agent = await lab.agent('a1');
	const supervisor = await lab.desk('103', {toneHz: tones.supervisor});
	await lab.submit({type: 'take-phone', personId: 'sam', phoneId: '103'});
	const customer = await lab.caller('0612345678');
	await customer.dial(numbers.answered);
	await agent.until('ringing');
	await agent.answer();
	await lab.event('call-connected');
	const hear = async () => {
		const heard = await Promise.all(
			[agent, customer, supervisor].map((phone) => phone.listen(everyTone)),
		);
		return heard.map(({tonesHz}) => tonesHz);
	};
	const talk = [tones.agent, tones.caller];

	await lab.submit({type: 'start-monitor', personId: 'sam', agentId: 'a1', mode: 'listen'});
	await supervisor.until('ringing');
	await supervisor.answer();
	await lab.event('monitor-started');
	await sleep(300);
	t.deepEqual(await hear(), [[tones.caller], [tones.agent], talk]);

	for (const [mode, byAgent, byCustomer] of [
		['whisper', [tones.caller, tones.supervisor], [tones.agent]],
		['barge', [tones.caller, tones.supervisor], [tones.agent, tones.supervisor]],
		['listen', [tones.caller], [tones.agent]],
	] as const) {
		const from = lab.events.length;
		await lab.submit({type: 'change-monitor', personId: 'sam', mode});
		await lab.event('monitor-started', from);
		await sleep(300);
		t.deepEqual(await hear(), [byAgent, byCustomer, talk] as never, mode);
	}

	await lab.submit({type: 'stop-monitor', personId: 'sam'});
	await supervisor.until('idle');
	t.deepEqual((await hear()).slice(0, 2), [[tones.caller], [tones.agent]]);

	const from = lab.events.length;
	await lab.submit({type: 'start-monitor', personId: 'sam', agentId: 'a1', mode: 'listen'});
	await supervisor.until('ringing');
	await supervisor.answer();
	await lab.event('monitor-started', from);
	await customer.hangUp();
	await supervisor.until('idle');
	t.like(await lab.event('monitor-ended', from), {reason: 'call-ended'});
});

realTest(
	'fallback - without the daemon talks go on, desk phones ring, and the daemon finds it all',
	async (t, rig) => {
		const lab = await floorLab(t, rig);
		const agent = await lab.agent('a1');
		const first = await lab.caller('0612345671');
		await first.dial(numbers.answered);
		await agent.until('ringing');
		await agent.answer();
		await lab.event('call-connected');
		const colleague = await lab.desk('102', {toneHz: tones.colleague});
		const second = await lab.caller('0612345672');
		const third = await lab.caller('0612345673');
		await second.dial(numbers.answered);
		await third.dial(numbers.unanswered);
		await waitUntil('all wait', () => lab.floor.calls.size === 3);

		await lab.daemon('dead');
		await colleague.until('ringing', 40_000);
		t.deepEqual((await agent.listen(everyTone)).tonesHz, [tones.caller], 'the talk goes on');
		t.is(third.state(), 'hears-ringing');
		await colleague.answer();
		await colleague.until('talking');
		await sleep(500);

		const from = lab.events.length;
		await lab.daemon('back');
		await lab.event('call-taken-back', from);
		const states = [...lab.floor.calls.values()].map(({state}) => state).sort();
		t.deepEqual(states, ['fallback', 'talking', 'waiting']);
		t.is(lab.floor.calls.size, 3);
		await lab.event('outside-started', from);

		await agent.hangUp();
		await first.until('idle');
		await lab.event('offer-ringing', from);
		await agent.until('ringing');
		await agent.answer();
		await third.until('talking');
	},
);

realTest('fallback - nobody answers: a message, and the end', async (t, rig) => {
	const lab = await floorLab(t, rig, {input: {fallbackSecs: 2}});
	const customer = await lab.caller('0612345678');
	await customer.dial(numbers.greeted);
	await lab.event('call-queued');
	await lab.daemon('dead');
	await customer.until('idle', 30_000);
	await lab.asterisk.printed("Playing 'vm-nobodyavail.gsm' (language 'fr')");
	t.is(customer.state(), 'idle');
});
