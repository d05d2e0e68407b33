// The dialplan that asterisk-config writes and the bridge that drives it, on the real Asterisk: what
// callers and agents hear and see, what a hostile caller gets, and what goes on without the daemon.

import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {floorLab, numbers, tones} from './floor-lab.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import {caller, refusingPhone, talkPhone} from './rig/scenarios.ts';
import {startSipp, startSippPhone} from './rig/sipp.ts';
import {waitUntil} from './rig/wait.ts';

const realTest = onRealAsterisk(test);
const everyTone = Object.values(tones);

realTest(
	'dialplan - a caller waits with music, an agent’s phone rings, they talk, the agent hangs up',
	async (t, rig) => {
		const lab = await floorLab(t, rig);
		const customer = await lab.caller('0612345678');
		await customer.dial(numbers.answered);
		await lab.event('call-queued');
		const music = await customer.listen(everyTone);
		t.deepEqual(music.tonesHz, []);
		t.true(music.receivedMs >= 1000, 'music is sound');

		const agent = await lab.agent('a1');
		await agent.until('ringing');
		const ringing = await agent.event(({type}) => type === 'CALL_INCOMING');
		t.is(ringing.peeruri, 'sip:0612345678@127.0.0.1');
		t.is(ringing.peerdisplayname, 'Aide générale');
		t.true((await customer.listen(everyTone)).receivedMs >= 1000, 'music goes on while it rings');
		await agent.answer();
		await lab.event('call-connected');
		t.deepEqual((await agent.listen(everyTone)).tonesHz, [tones.caller]);
		t.deepEqual((await customer.listen(everyTone)).tonesHz, [tones.agent]);

		await agent.hangUp();
		await customer.until('idle');
		t.like(await lab.event('call-ended'), {outcome: 'answered', endedBy: 'agent', cause: 16});
		t.deepEqual(lab.warned, []);
	},
);

realTest(
	'dialplan - a phone that refuses, or does not answer, gives the caller back',
	async (t, rig) => {
		const lab = await floorLab(t, rig, {ringMs: 1000});
		const refusals = [
			['486 Busy Here', 'failed', 'busy'],
			['603 Decline', 'declined', 'on-phone'],
			['480 Temporarily Unavailable', 'declined', 'on-phone'],
		] as const;
		const customer = await lab.caller('0612345678');
		for (const [status, state, reason] of refusals) {
			const {registrar, secrets} = lab;
			const desk = await startSippPhone({
				rig,
				user: 'p102',
				secret: secrets.phones['p102'] ?? '',
				registrar,
				scenario: refusingPhone(status),
			});
			t.teardown(desk.stop);
			await waitUntil('the phone is there', () =>
				[...lab.floor.phones.values()].some((phone) => phone.id === '102' && phone.registered),
			);
			const from = lab.events.length;
			const presence = {state: 'available'};
			await lab.submit({
				type: 'sign-in',
				agentId: 'a2',
				phoneId: '102',
				takeover: false,
				presence,
			});
			await customer.dial(numbers.answered);
			t.like(await lab.event('offer-ended', from), {state, reason});
			await customer.until('talking');
			await lab.submit({type: 'sign-out', agentId: 'a2'});
			await customer.hangUp();
			await lab.event('call-ended', from);
			await desk.stop();
		}

		const agent = await lab.agent('a1');
		const from = lab.events.length;
		await customer.dial(numbers.answered);
		await agent.until('ringing');
		t.like(await lab.event('offer-ended', from), {state: 'rang-out', reason: 'no-answer'});
		t.is(customer.state(), 'talking', 'the caller still waits');
	},
);

realTest(
	'dialplan - a number that only an agent answers rings, and speaks before the answer',
	async (t, rig) => {
		const lab = await floorLab(t, rig);
		const agent = await lab.agent('a1');
		const customer = await lab.caller('0612345678');
		await customer.dial(numbers.unanswered);
		await agent.until('ringing');
		t.is(customer.state(), 'hears-ringing');
		await agent.answer();
		await customer.until('talking');
		await lab.event('call-connected');
		await customer.hangUp();
		t.like(await lab.event('call-ended'), {endedBy: 'customer'});

		const from = lab.events.length;
		await customer.dial('0999999999');
		t.like(await lab.event('call-dismissed', from), {reason: 'unknown-number'});
		t.like(await lab.event('call-ended', from), {cause: 1, endedBy: 'floor'});
		t.false(customer.events.slice(-3).some(({type}) => type === 'CALL_ESTABLISHED'));
		t.true(lab.asterisk.log().includes("Playing 'ss-noservice.gsm' (language 'en')"));
	},
);

realTest('dialplan - a greeting is heard once, in the number’s language', async (t, rig) => {
	const lab = await floorLab(t, rig);
	const customer = await lab.caller('0612345678');
	await customer.dial(numbers.greeted);
	await lab.event('call-queued');
	const greetings = () =>
		lab.asterisk.log().split("Playing 'hello-world.gsm' (language 'fr')").length - 1;
	t.is(greetings(), 1);
	const agent = await lab.agent('a1');
	await agent.until('ringing');
	await lab.submit({type: 'decline', agentId: 'a1'});
	await agent.until('idle');
	t.is(greetings(), 1);
	t.is(customer.state(), 'talking');
});

realTest('dialplan - a caller’s number is read from the address alone', async (t, rig) => {
	const lab = await floorLab(t, rig);
	const cases = [
		['"Zoé O’Brien" <sip:0612345678@h>', {number: '0612345678', name: 'Zoé O’Brien'}],
		['<sip:+33612345678@h;user=phone>', {number: '+33612345678'}],
		['<tel:+33612345678>', {number: '+33612345678'}],
		['"evil <sip:999@x>" <sip:0612345678@h>', {number: '0612345678', name: 'evil'}],
		['sip:0612345678@h', {number: '0612345678'}],
		['"Anonymous" <sip:anonymous@anonymous.invalid>', {}],
		['<sip:061%0D%0AEvent%3A%20Hangup@h>', {number: '061'}],
		[
			'"a%0D%0AEvent: Hangup" <sip:0612345678@h>',
			{number: '0612345678', name: 'a%0D%0AEvent: Hangup'},
		],
	] as const;
	for (const [from, expected] of cases) {
		const before = lab.callers.length;
		const run = await startSipp({
			rig,
			scenario: caller({from, talkMs: 100}),
			remote: lab.registrar,
			address: '127.0.0.2',
			service: numbers.answered,
		});
		t.teardown(run.stop);
		const found = await waitUntil(`${from} is reported`, () => lab.callers[before]);
		t.deepEqual(found, expected, from);
		await run.stop();
	}
	t.false(lab.warned.includes('event-not-believed'), 'nothing forged came in at all');
});

realTest(
	'dialplan - a number that is withheld stays withheld on the agent’s phone',
	async (t, rig) => {
		const lab = await floorLab(t, rig);
		const agent = await lab.agent('a1');
		const run = await startSipp({
			rig,
			scenario: caller({
				from: '<sip:0612345678@h>',
				talkMs: 2000,
				headers: ['Privacy: header;id'],
			}),
			remote: lab.registrar,
			address: '127.0.0.2',
			service: numbers.answered,
		});
		t.teardown(run.stop);
		await agent.until('ringing');
		const ringing = await agent.event(({type}) => type === 'CALL_INCOMING');
		t.is(ringing.peeruri, 'sip:anonymous@127.0.0.1');
		t.is(ringing.peerdisplayname, 'Aide générale');
		t.deepEqual(lab.callers.at(-1), {});
	},
);

realTest(
	'dialplan - events forged through a trunk without our settings are not believed',
	async (t, rig) => {
		// Without the constant caller id, what a caller writes reaches the manager interface.
		const lab = await floorLab(t, rig, {
			edit: (name, text) =>
				name === 'pjsip.conf' ? text.replace('callerid = "trunk" <000>\n', '') : text,
		});
		const customer = await lab.caller('0612345678');
		await customer.dial(numbers.answered);
		const {channelId} = await lab.event('call-arrived');
		const victim = `${lab.secrets.systemName}-${channelId}`;
		const forged = ['', 'Event: Hangup', `Uniqueid: ${victim}`, 'Cause: 16', '', 'Event: X'].join(
			'\r\n',
		);
		const run = await startSipp({
			rig,
			scenario: caller({
				from: `<sip:06${[...forged].map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')}@h>`,
				talkMs: 500,
			}),
			remote: lab.registrar,
			address: '127.0.0.2',
			service: numbers.answered,
		});
		t.teardown(run.stop);
		await waitUntil('the forgery is seen', () => lab.warned.includes('event-not-believed'));
		await waitUntil('everything is read again', () =>
			lab.signals.slice(1).some(({type}) => type === 'switch-resynced'),
		);
		t.false(
			lab.signals.some(
				(one) => one.type === 'customer-left' && one.channel.channelId === channelId,
			),
		);
		t.is(customer.state(), 'talking');
		t.true([...lab.floor.calls.values()].some((call) => call.state === 'waiting'));
	},
);

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
	t.is(customer.state(), 'talking');
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
		await colleague.until('ringing', 15_000);
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
	t.true(lab.asterisk.log().includes("Playing 'vm-nobodyavail.gsm' (language 'fr')"));
});

realTest(
	'phones - a colleague’s call makes an agent busy, and nobody may move a caller',
	async (t, rig) => {
		const lab = await floorLab(t, rig);
		const agent = await lab.agent('a1');
		const colleague = await lab.desk('102');
		await colleague.dial('101');
		await agent.until('ringing');
		await lab.event('outside-started');
		await waitUntil('the agent is busy', () =>
			[...lab.floor.agents.values()].some(
				(one) => one.state === 'signed-in' && one.activity.state === 'outside',
			),
		);
		await colleague.hangUp();
		await lab.event('outside-ended');
		const none = await lab.asterisk.cli('module show like res_pjsip_refer');
		t.regex(none, /0 modules loaded/);
	},
);
