// The dialplan that asterisk-config writes and the bridge that drives it, on the real Asterisk: what
// callers and agents hear and see, what a hostile caller gets, and what goes on without the daemon.

import test, {type ExecutionContext} from 'ava';
import {type FloorLabOptions, floorLab, numbers, tones} from './floor-lab.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import type {Rig} from './rig/root.ts';
import {caller, refusingPhone} from './rig/scenarios.ts';
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
		await lab.asterisk.printed("Playing 'ss-noservice.gsm' (language 'en')");
	},
);

realTest('dialplan - a greeting is heard once, in the number’s language', async (t, rig) => {
	const lab = await floorLab(t, rig);
	const customer = await lab.caller('0612345678');
	await customer.dial(numbers.greeted);
	await lab.event('call-queued');
	const greeting = "Playing 'hello-world.gsm' (language 'fr')";
	const greetings = () => lab.asterisk.log().split(greeting).length - 1;
	await lab.asterisk.printed(greeting);
	t.is(greetings(), 1);
	const agent = await lab.agent('a1');
	await agent.until('ringing');
	await lab.submit({type: 'decline', agentId: 'a1'});
	await agent.until('idle');
	t.is(greetings(), 1);
	t.is(customer.state(), 'talking');
});

/** From, what is told of the caller, further header lines. */
type CallerCase = readonly [from: string, expected: object, headers?: readonly string[]];

async function callersAre(
	t: ExecutionContext,
	rig: Rig,
	cases: readonly CallerCase[],
	options: FloorLabOptions = {},
): Promise<void> {
	const lab = await floorLab(t, rig, options);
	for (const [from, expected, headers = []] of cases) {
		const before = lab.callers.length;
		const run = await startSipp({
			rig,
			scenario: caller({from, talkMs: 100, headers}),
			remote: lab.registrar,
			address: '127.0.0.2',
			service: numbers.answered,
		});
		t.teardown(run.stop);
		const found = await waitUntil(`${from} is reported`, () => lab.callers[before]);
		t.deepEqual(found, expected, `${from} ${headers}`);
		await run.stop();
	}
	t.false(lab.warned.includes('event-not-believed'), 'nothing forged came in at all');
}

realTest('dialplan - a caller’s number is read from the address alone', (t, rig) =>
	callersAre(t, rig, [
		['"Zoé O’Brien" <sip:0612345678@h>', {number: '0612345678', name: 'Zoé O’Brien'}],
		['<sip:+33612345678@h;user=phone>', {number: '+33612345678'}],
		['<tel:+33612345678>', {number: '+33612345678'}],
		['"evil <sip:999@x>" <sip:0612345678@h>', {number: '0612345678', name: 'evil <sip:999@x>'}],
		['sip:0612345678@h', {number: '0612345678'}],
		['"Anonymous" <sip:anonymous@anonymous.invalid>', {}],
		['<sip:061%0D%0AEvent%3A%20Hangup@h>', {}],
		[
			'"a%0D%0AEvent: Hangup" <sip:0612345678@h>',
			{number: '0612345678', name: 'a%0D%0AEvent: Hangup'},
		],
		[`"${'é'.repeat(300)}" <sip:0612345678@h>`, {number: '0612345678', name: 'é'.repeat(80)}],
		['<sip:0612345678@h>', {number: '0612345678'}, ['P-Asserted-Identity: <sip:999@h>']],
		['"Jean (mobile" <sip:0612345678@h>', {number: '0612345678', name: 'Jean (mobile'}],
		['"Jean (mobile" <sip:0612345678@h>', {}, ['Privacy: id']],
	]),
);

realTest('dialplan - where the trunk’s word is taken, it forges nothing either', (t, rig) =>
	callersAre(
		t,
		rig,
		[
			['<sip:0612345678@h>', {number: '0698765432'}, ['P-Asserted-Identity: <sip:0698765432@h>']],
			[
				'<sip:0612345678@h>',
				{number: '+33698765432', name: 'Zoé'},
				['P-Asserted-Identity: "Zoé" <tel:+33-6-98-76-54-32>'],
			],
			['<sip:0612345678@h>', {number: '0612345678'}],
			// What they wrote before does not hide what the provider says.
			[
				'"(" <sip:0612345678@h>',
				{number: '0698765432'},
				['P-Asserted-Identity: <sip:0698765432@h>'],
			],
			[
				'<sip:0612345678@h>',
				{number: '0698765432', name: 'Zoé mobile'},
				['P-Asserted-Identity: "Zoé (mobile" <sip:0698765432@h>'],
			],
			['<sip:0612345678@h>', {}, ['P-Asserted-Identity: <sip:0698765432@h>', 'Privacy: user;id']],
			['<sip:anonymous@anonymous.invalid>', {}, ['P-Asserted-Identity: <sip:0698765432@h>']],
			[
				'<sip:0612345678@h>',
				{name: 'x%0D%0AEvent: Hangup'},
				['P-Asserted-Identity: "x%0D%0AEvent: Hangup" <sip:069%0D%0AEvent%3A%20Hangup@h>'],
			],
			[
				'<sip:0612345678@h>',
				{number: '0698765432', name: `\${HANGUP},&/@|x`},
				[`P-Asserted-Identity: "\${HANGUP},&/@|x" <sip:0698765432@h>`],
			],
		],
		{input: {trunk: {host: '127.0.0.2', assertedIdentity: true, qualify: true}}},
	),
);

/** A user that ends the statement it is put into, and begins another one: an application of the attacker's choice. */
const statement = '06%29%3APlayback(tt-monkeys%2Cx';
/** The last 200 characters of such an address are one of their own; printed, it has four fewer than written. */
const cutAddress = `<sip:zzSIP:${statement}${'a'.repeat(204 - `SIP:${statement}@h>`.length)}@h>`;

for (const [what, assertedIdentity, from, headers] of [
	[
		'in P-Asserted-Identity',
		true,
		'<sip:0612345678@h>',
		[`P-Asserted-Identity: <SIP:${statement}@h>`],
	],
	['in From, cut where they want it', false, cutAddress, []],
] as const) {
	realTest(
		`dialplan - without the daemon, no caller runs what they wrote ${what}`,
		async (t, rig) => {
			const lab = await floorLab(t, rig, {
				input: {trunk: {host: '127.0.0.2', assertedIdentity, qualify: true}},
			});
			const desk = await lab.desk('102');
			await lab.daemon('dead');
			const run = await startSipp({
				rig,
				scenario: caller({from, headers, talkMs: 30_000}),
				remote: lab.registrar,
				address: '127.0.0.2',
				service: numbers.answered,
			});
			t.teardown(run.stop);
			await desk.until('ringing', 40_000);
			await lab.asterisk.printed(/Executing \[s@plateau-caller:/);
			t.notRegex(lab.asterisk.log(), /Playing 'tt-monkeys/);
		},
	);
}

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
