// The rig itself, on a minimal Asterisk: what the other tests here take for granted.

import {fork} from 'node:child_process';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {connect} from 'node:net';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {type RunningAsterisk, startAsterisk} from './rig/asterisk.ts';
import {makeWorkDir} from './rig/chamber.ts';
import {fillConfiguration} from './rig/configuration.ts';
import {type Phone, type PhoneOptions, startPhone} from './rig/phone.ts';
import {freePort} from './rig/ports.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import type {Rig} from './rig/root.ts';
import {caller, refusingPhone, talkPhone} from './rig/scenarios.ts';
import {startSipp, startSippPhone} from './rig/sipp.ts';
import {foldersOf, mountsOf, processesOf} from './rig/traces.ts';
import {waitUntil} from './rig/wait.ts';

const realTest = onRealAsterisk(test);
const tones = {agent: 600, caller: 1000, supervisor: 1500};
const everyTone = Object.values(tones);

type Lab = {
	readonly asterisk: RunningAsterisk;
	readonly registrar: {readonly host: string; readonly port: number};
	readonly amiPort: number;
	readonly phone: (options: Omit<PhoneOptions, 'rig' | 'registrar'>) => Promise<Phone>;
};

/** An Asterisk on the minimal configuration, stopped with its phones when the test ends. */
async function lab(t: ExecutionContext, rig: Rig): Promise<Lab> {
	const [sipPort, amiPort, rtpPort] = [await freePort(), await freePort(), await freePort()];
	const configDir = makeWorkDir('conf');
	t.teardown(() => rmSync(configDir, {recursive: true}));
	fillConfiguration(fileURLToPath(new URL('fixtures/minimal', import.meta.url)), configDir, {
		SIP_PORT: sipPort,
		AMI_PORT: amiPort,
		RTP_FROM: rtpPort,
		RTP_TO: rtpPort + 9,
	});
	const asterisk = await startAsterisk({rig, configDir});
	t.teardown(asterisk.stop);
	const registrar = {host: '127.0.0.1', port: sipPort};
	return {
		asterisk,
		registrar,
		amiPort,
		async phone(options) {
			const phone = await startPhone({rig, registrar, ...options});
			t.teardown(phone.stop);
			return phone;
		},
	};
}

async function deskPhones({phone}: Lab): Promise<[Phone, Phone]> {
	const phones = await Promise.all([
		phone({user: '101', secret: 'secret-101', toneHz: tones.agent}),
		phone({user: '102', secret: 'secret-102', toneHz: tones.caller}),
	]);
	await Promise.all(phones.map((each) => each.registered()));
	return phones;
}

async function noChannelLeft(t: ExecutionContext, {asterisk}: Lab): Promise<void> {
	await waitUntil(
		'no channel is left',
		async () => (await asterisk.cli('core show channels count')).startsWith('0 active channels'),
		{timeoutMs: 3000},
	);
	t.pass();
}

realTest(
	'rig - two phones register, call, hear each other, and leave no channel',
	async (t, rig) => {
		const here = await lab(t, rig);
		const [agent, customer] = await deskPhones(here);
		t.regex(await here.asterisk.cli('pjsip show contacts'), /Objects found: 2/);

		await customer.dial('101');
		await Promise.all([agent.until('ringing'), customer.until('hears-ringing')]);
		t.deepEqual((await agent.listen(everyTone, {forMs: 100, timeoutMs: 300})).tonesHz, []);
		await agent.answer();
		await Promise.all([agent.until('talking'), customer.until('talking')]);
		const [byAgent, byCustomer] = await Promise.all([
			agent.listen(everyTone),
			customer.listen(everyTone),
		]);
		t.deepEqual(byAgent.tonesHz, [tones.caller]);
		t.deepEqual(byCustomer.tonesHz, [tones.agent]);
		t.true(byAgent.receivedMs >= 1000);

		await customer.hangUp();
		await Promise.all([agent.until('idle'), customer.until('idle')]);
		await noChannelLeft(t, here);
	},
);

realTest('rig - a held party hears music, and the voices come back after it', async (t, rig) => {
	const here = await lab(t, rig);
	const [agent, customer] = await deskPhones(here);
	await customer.dial('101');
	await agent.until('ringing');
	await agent.answer();
	await customer.until('talking');

	await agent.hold();
	await waitUntil('music plays', () => here.asterisk.log().includes('Started music on hold'));
	const [byAgent, byCustomer] = await Promise.all([
		agent.listen(everyTone, {timeoutMs: 1500}),
		customer.listen(everyTone),
	]);
	t.deepEqual(byAgent, {tonesHz: [], receivedMs: 0, isLoud: false});
	t.deepEqual(byCustomer.tonesHz, []);
	t.true(byCustomer.receivedMs >= 1000, 'music is sound');

	await agent.resume();
	await waitUntil('music stops', () => here.asterisk.log().includes('Stopped music on hold'));
	t.deepEqual((await agent.listen(everyTone)).tonesHz, [tones.caller]);
	t.deepEqual((await customer.listen(everyTone)).tonesHz, [tones.agent]);
});

realTest(
	'rig - a caller from the trunk shows number and name without registering',
	async (t, rig) => {
		const here = await lab(t, rig);
		const [agent] = await deskPhones(here);
		const customer = await here.phone({
			user: '+33612345678',
			displayName: 'Zoé Dupont',
			address: '127.0.0.2',
			toneHz: tones.supervisor,
		});
		await customer.dial('0142000000');
		await agent.until('ringing');
		const ringing = await agent.event(({type}) => type === 'CALL_INCOMING');
		t.is(ringing.peeruri, 'sip:+33612345678@127.0.0.1');
		t.is(ringing.peerdisplayname, 'Zoé Dupont');
		await agent.answer();
		await customer.until('talking');
		t.deepEqual((await agent.listen(everyTone)).tonesHz, [tones.supervisor]);
		t.deepEqual((await customer.listen(everyTone)).tonesHz, [tones.agent]);
	},
);

realTest(
	'rig - a phone can refuse, give up, unregister, answer by itself and press keys',
	async (t, rig) => {
		const here = await lab(t, rig);
		const [agent, customer] = await deskPhones(here);
		const reason = () => customer.events.findLast(({type}) => type === 'CALL_CLOSED')?.param;

		await customer.dial('101');
		await agent.until('ringing');
		await agent.hangUp();
		await customer.until('idle');
		t.is(reason(), '486 Busy Here');

		await customer.dial('101');
		await agent.until('ringing');
		await customer.hangUp();
		await agent.until('idle');

		await agent.unregister();
		await waitUntil('one contact is left', async () =>
			(await here.asterisk.cli('pjsip show contacts')).includes('Objects found: 1'),
		);
		const keen = await here.phone({user: '101', secret: 'secret-101', autoAnswer: true});
		await keen.registered();
		await customer.dial('101');
		await customer.until('talking');
		// It says nothing: packets come, and no tone is in them.
		const {tonesHz, receivedMs} = await customer.listen(everyTone);
		t.deepEqual(tonesHz, []);
		t.true(receivedMs >= 1000);

		await customer.press('12#');
		await keen.event(({type, param}) => type === 'CALL_DTMF_START' && param === '#');
		const pressed = keen.events.filter(({type}) => type === 'CALL_DTMF_START');
		t.deepEqual(
			pressed.map(({param}) => param),
			['1', '2', '#'],
		);
	},
);

realTest('rig - a wrong secret is told, not waited for', async (t, rig) => {
	const {phone} = await lab(t, rig);
	const stranger = await phone({user: '101', secret: 'wrong'});
	await t.throwsAsync(stranger.registered(), {message: /phone 101 may not register: .*401/});
});

realTest('rig - a SIPp phone lifts the handset upon a NOTIFY with Event: talk', async (t, rig) => {
	const here = await lab(t, rig);
	const customer = await here.phone({user: '102', secret: 'secret-102'});
	await customer.registered();
	const desk = await startSippPhone({
		rig,
		user: '101',
		secret: 'secret-101',
		registrar: here.registrar,
		address: '127.0.0.3',
		scenario: talkPhone(),
	});
	t.teardown(desk.stop);

	await customer.dial('101');
	await customer.until('hears-ringing');
	t.regex(desk.messages(), /Allow-Events: talk/);
	const channels = await here.asterisk.cli('core show channels concise');
	const channel = /^(PJSIP\/101-[^!]+)!/m.exec(channels)?.[1];
	await sendActions(here.amiPort, [
		'Action: Login\r\nUsername: rig\r\nSecret: rig-secret',
		`Action: PJSIPNotify\r\nChannel: ${channel}\r\nVariable: Event=talk`,
	]);
	await customer.until('talking');
	await customer.hangUp();
	await customer.until('idle');

	// And it lets a caller go who gives up while it rings.
	await customer.dial('101');
	await customer.until('hears-ringing');
	await customer.hangUp();
	await noChannelLeft(t, here);
	const {successful, failed, errors} = await desk.stop();
	t.deepEqual({successful, failed, errors}, {successful: 2, failed: 0, errors: ''});
});

for (const status of ['486 Busy Here', '603 Decline']) {
	realTest(`rig - a SIPp phone refuses with ${status}`, async (t, rig) => {
		const here = await lab(t, rig);
		const customer = await here.phone({user: '102', secret: 'secret-102'});
		await customer.registered();
		const desk = await startSippPhone({
			rig,
			user: '101',
			secret: 'secret-101',
			registrar: here.registrar,
			scenario: refusingPhone(status),
		});
		t.teardown(desk.stop);
		await customer.dial('101');
		await customer.until('idle');
		t.true(desk.messages().includes(`SIP/2.0 ${status}`));
		t.is((await desk.stop()).successful, 1);
	});
}

realTest('rig - a hostile From reaches Asterisk as it was written', async (t, rig) => {
	const here = await lab(t, rig);
	const agent = await here.phone({user: '101', secret: 'secret-101', autoAnswer: true});
	await agent.registered();
	const from = '"Jean" <sip:0612%0D%0AEvent%3A%20Forged@127.0.0.2>';
	const attack = await startSipp({
		rig,
		scenario: caller({from, talkMs: 200}),
		remote: here.registrar,
		address: '127.0.0.2',
		service: '0142000000',
	});
	t.teardown(attack.stop);
	const {code, successful} = await attack.done;
	t.deepEqual({code, successful}, {code: 0, successful: 1});
	t.true(attack.messages().includes(`From: ${from};tag=`));
	await here.asterisk.printed(/trunk calls 0142000000 as <0612\r\n.*Event: Forged>/);
});

realTest('rig - SIPp makes load, a row for each caller', async (t, rig) => {
	const here = await lab(t, rig);
	const agent = await here.phone({user: '101', secret: 'secret-101', autoAnswer: true});
	await agent.registered();
	const load = await startSipp({
		rig,
		scenario: caller({from: '<sip:[field0]@127.0.0.2>', talkMs: 100}),
		remote: here.registrar,
		address: '127.0.0.2',
		service: '0142000000',
		calls: 6,
		ratePerSecond: 5,
		atOnce: 2,
		rows: [['0611111111'], ['0622222222']],
	});
	t.teardown(load.stop);
	const {code, successful, failed} = await load.done;
	t.deepEqual({code, successful, failed}, {code: 0, successful: 6, failed: 0});
	const count = (number: string) => here.asterisk.log().split(`as <${number}>`).length - 1;
	await waitUntil('each number has called', () =>
		['0611111111', '0622222222'].every((number) => count(number) === 3),
	);
});

realTest('rig - two Asterisks run side by side', async (t, rig) => {
	const [one, other] = await Promise.all([lab(t, rig), lab(t, rig)]);
	t.not(one.asterisk.pid(), other.asterisk.pid());
	for (const {asterisk, amiPort} of [one, other]) {
		t.regex(await asterisk.cli('manager show settings'), new RegExp(`127.0.0.1:${amiPort}`));
	}
});

realTest(
	'rig - an Asterisk restarts after a stop and after a crash, and keeps its data',
	async (t, rig) => {
		const {asterisk} = await lab(t, rig);
		await asterisk.cli('database put rig colour blue');
		const first = asterisk.pid();
		await asterisk.restart();
		t.not(asterisk.pid(), first);
		t.regex(await asterisk.cli('database get rig colour'), /Value: blue/);

		await asterisk.kill();
		await t.throwsAsync(asterisk.cli('core show version'));
		t.throws(() => asterisk.pid(), {message: /asterisk has ended/});
		await asterisk.restart();
		t.regex(await asterisk.cli('core show version'), /^Asterisk 22\./);
	},
);

realTest('rig - an Asterisk that cannot boot says what it printed', async (t, rig) => {
	const configDir = makeWorkDir('conf');
	t.teardown(() => rmSync(configDir, {recursive: true}));
	const error = await t.throwsAsync(startAsterisk({rig, configDir}));
	t.regex(error?.message ?? '', /Asterisk ended while booting:\n.*modules\.conf/s);
	await t.throwsAsync(startAsterisk({rig, configDir: '/etc/asterisk'}), {
		message: /configDir must lie in/,
	});
});

realTest('rig - stop leaves no process, no mount and no folder', async (t, rig) => {
	const here = await lab(t, rig);
	const [agent, customer] = await deskPhones(here);
	await customer.dial('101');
	await agent.until('ringing');
	t.true(processesOf(process.pid).length >= 3);
	t.deepEqual(mountsOf(rig), [], 'mounts are private');
	await Promise.all([agent.stop(), customer.stop(), here.asterisk.stop()]);
	t.deepEqual(processesOf(process.pid), []);
	t.deepEqual(mountsOf(rig), []);
	t.deepEqual(foldersOf(process.pid), []);
	t.true(here.asterisk.log().includes('Asterisk Ready'), 'the log outlives the folder');
});

realTest('rig - a test process that is killed takes its Asterisk along', async (t, rig) => {
	const configDir = makeWorkDir('conf');
	t.teardown(() => rmSync(configDir, {recursive: true}));
	fillConfiguration(fileURLToPath(new URL('fixtures/minimal', import.meta.url)), configDir, {
		SIP_PORT: await freePort(),
		AMI_PORT: await freePort(),
		RTP_FROM: 20_000,
		RTP_TO: 20_009,
	});
	const child = fork(fileURLToPath(new URL('fixtures/doomed.ts', import.meta.url)), [configDir]);
	const owner = child.pid ?? 0;
	const [asteriskPid] = (await once(child, 'message')) as [number];
	t.true(processesOf(owner).includes(asteriskPid));
	child.kill('SIGKILL');
	await once(child, 'exit');
	await waitUntil('Asterisk is gone too', () => processesOf(owner).length === 0);
	t.deepEqual(mountsOf(rig), []);
	// Its folder stays behind, and is cleared away when the next one is made.
	t.is(foldersOf(owner).length, 1);
	rmSync(makeWorkDir('conf'), {recursive: true});
	t.deepEqual(foldersOf(owner), []);
});

/** Enough of AMI for a test of the rig: sends, and waits until the last action has succeeded. */
async function sendActions(port: number, actions: readonly string[]): Promise<void> {
	const socket = connect(port, '127.0.0.1');
	let received = '';
	socket.setEncoding('utf8').on('data', (text: string) => {
		received += text;
	});
	socket.write(actions.map((action) => `${action}\r\n\r\n`).join(''));
	await waitUntil(
		'AMI has done it',
		() => received.split('Response: Success').length > actions.length,
		{describe: () => received},
	);
	socket.destroy();
}
