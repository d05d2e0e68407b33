// What desk phones dial on the real Asterisk: each other, and the outside.

import test from 'ava';
import {floorLab, numbers, tones} from './floor-lab.ts';
import {freePort} from './rig/ports.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import {referringPhone} from './rig/scenarios.ts';
import {startSippPhone} from './rig/sipp.ts';
import {waitUntil} from './rig/wait.ts';

const realTest = onRealAsterisk(test);

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
		const phone = await lab.asterisk.cli('pjsip show endpoint p101');
		t.regex(phone, /allow_transfer +: (?:no|false)/);
	},
);

realTest('phones - emergencies and the outside go out by the trunk', async (t, rig) => {
	const port = await freePort('127.0.0.2');
	const lab = await floorLab(t, rig, {
		input: {
			trunk: {
				host: '127.0.0.2',
				port,
				assertedIdentity: false,
				qualify: false,
				outgoingNumber: '0142000000',
			},
		},
	});
	const outside = await lab.caller('0142000000', {port});
	const desk = await lab.desk('102');
	for (const number of ['112', '0612345678', '+33142000001']) {
		const from = lab.events.length;
		const before = outside.events.length;
		await desk.dial(number);
		await outside.until('ringing');
		const {peeruri} = await outside.event(({type}) => type === 'CALL_INCOMING', {after: before});
		t.regex(String(peeruri), /^sip:0142000000@/, 'our number is shown');
		const called = number === '112' ? 'trunk/sip:112@' : `${number}@trunk`;
		await lab.asterisk.printed(`Called PJSIP/${called}`);
		await lab.event('outside-started', from);
		await desk.hangUp();
		await lab.event('outside-ended', from);
		await outside.until('idle');
	}
	await desk.dial('12');
	await desk.event(({type, param}) => type === 'CALL_CLOSED' && /404/.test(String(param)));
	const after = desk.events.length;
	await desk.dial('+44207946095');
	await desk.event(({type, param}) => type === 'CALL_CLOSED' && /403/.test(String(param)), {after});
});

realTest(
	'phones - an emergency is tried by a provider that is held for unreachable',
	async (t, rig) => {
		const port = await freePort('127.0.0.2');
		const lab = await floorLab(t, rig, {
			input: {trunk: {host: '127.0.0.2', port, assertedIdentity: false, qualify: true}},
		});
		await lab.asterisk.cli('pjsip qualify trunk');
		await waitUntil('nobody is there', async () =>
			/trunk\/.* Unavail /.test(await lab.asterisk.cli('pjsip show contacts')),
		);
		const outside = await lab.caller('0142000000', {port});
		const desk = await lab.desk('102');
		await desk.dial('112');
		await outside.until('ringing');
		await desk.hangUp();
		await outside.until('idle');
		const before = desk.events.length;
		await desk.dial('0612345678');
		await desk.event(({type}) => type === 'CALL_CLOSED', {after: before});
		t.false(lab.asterisk.log().includes('Called PJSIP/0612345678'));
	},
);

realTest(
	'phones - a transfer pressed on the phone (REFER) is refused at once, and both hear each other as before',
	async (t, rig) => {
		const lab = await floorLab(t, rig);
		const colleague = await lab.desk('102');
		const {registrar, secrets} = lab;
		const phone = await startSippPhone({
			...{rig, user: 'p101', secret: secrets.phones['p101'] ?? '', registrar},
			scenario: referringPhone('102'),
			// What it hears comes back: who hears themselves is heard, and hears it.
			args: ['-rtp_echo'],
		});
		t.teardown(phone.stop);
		await waitUntil('the phone is there', () =>
			[...lab.floor.phones.values()].some((one) => one.id === '101' && one.registered),
		);
		const presence = {state: 'available'};
		await lab.submit({
			...{type: 'sign-in', agentId: 'a1', phoneId: '101', takeover: false, presence},
		});
		const customer = await lab.caller('0612345678');
		await customer.dial(numbers.answered);
		await lab.event('call-connected');
		const seen = lab.events.length;
		const hearEachOther = () =>
			waitUntil('they hear each other', async () => {
				const {tonesHz} = await customer.listen([tones.caller], {forMs: 400});
				return tonesHz.length === 1;
			});
		await hearEachOther();
		await waitUntil('it is refused', () => /^SIP\/2.0 603 /m.test(phone.messages()), {
			describe: () => phone.messages().slice(-3000),
		});
		await hearEachOther();
		t.is(colleague.state(), 'idle');
		t.deepEqual(lab.events.slice(seen), [], 'nothing has happened');
		t.deepEqual(lab.warned, []);
		await customer.hangUp();
		await lab.event('call-ended');
		// As the scenario says, to its end: no other answer, and the other side's goodbye.
		const {code, errors} = await phone.stop();
		t.is(code, 0, errors);
	},
);
