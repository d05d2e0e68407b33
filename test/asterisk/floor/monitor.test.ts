// Who hears whom when a supervisor listens, whispers and barges: proven by a tone for each party.

import test from 'ava';
import {startPhone} from '../rig/phone.ts';
import {freePort} from '../rig/ports.ts';
import {onRealAsterisk} from '../rig/real-test.ts';
import {storyFloor} from './floor-file.ts';
import {hearTones, readyAt, realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);
const {agent, caller, supervisor} = tones;
const trunkAddress = '127.0.0.2';

realTest(
	'monitor - listen, whisper, barge and stop let exactly the right people hear each other',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const {admin} = floor;
		const desk = await readyAt(floor, 'claire', '1001');
		const ear = await floor.deskPhone('1003', {toneHz: supervisor, autoAnswer: true});
		await admin.command('take-phone', {phoneId: '1003'});
		const customer = await floor.caller('0184880001');
		await desk.until('ringing');
		await desk.answer();
		await customer.until('talking');

		await admin.board(({agents}) => agents['claire']?.activity === 'talking', 'the floor knows');

		const hear = (
			what: string,
			...[byAgent, byCaller, bySupervisor]: readonly [number[], number[], number[]]
		) => hearTones(t, what, [desk, byAgent], [customer, byCaller], [ear, bySupervisor]);
		const active = (mode: string) =>
			admin.board(
				({monitors}) =>
					Object.values(monitors).some((row) => row.state === 'active' && row.mode === mode),
				`${mode} is confirmed`,
			);

		await admin.command('start-monitor', {agentId: 'claire', mode: 'listen'});
		await ear.until('talking');
		await active('listen');
		const shown = await admin.desk('claire', (view) => view.monitored !== undefined, 'it is shown');
		t.is(shown.monitored?.mode, 'listen');
		await hear('listen', [caller], [agent], [agent, caller]);

		await admin.command('change-monitor', {mode: 'whisper'});
		await active('whisper');
		await hear('whisper', [caller, supervisor], [agent], [agent, caller]);

		await admin.command('change-monitor', {mode: 'barge'});
		await active('barge');
		await hear('barge', [caller, supervisor], [agent, supervisor], [agent, caller]);

		await admin.command('change-monitor', {mode: 'listen'});
		await active('listen');
		await hear('listen again', [caller], [agent], [agent, caller]);

		await admin.command('stop-monitor', {});
		await ear.until('idle');
		await admin.board(({monitors}) => Object.keys(monitors).length === 0, 'nobody listens');
		await hearTones(t, 'the call went on', [customer, [agent]], [desk, [caller]]);

		// The end of the call ends the listening.
		await admin.command('start-monitor', {agentId: 'claire', mode: 'listen'});
		await ear.until('talking');
		await customer.hangUp();
		await ear.until('idle');
		await floor.noChannelLeft();
	},
);

realTest('monitor - nobody can listen to an agent who is not talking', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	await readyAt(floor, 'claire', '1001');
	await t.throwsAsync(floor.admin.command('start-monitor', {agentId: 'claire', mode: 'listen'}), {
		message: /phone-needed/,
	});
	await floor.admin.command('take-phone', {phoneId: '1003'});
	await t.throwsAsync(floor.admin.command('start-monitor', {agentId: 'claire', mode: 'listen'}), {
		message: /agent-not-talking/,
	});
});

realTest(
	'monitor - from a number outside: nothing before the key, then exactly the right people',
	async (t, rig) => {
		const port = await freePort(trunkAddress);
		const listed = `${storyFloor}listening: {outside: ["06"]}\n`;
		const floor = await realFloor(t, rig, listed, {trunkPort: port});
		const {admin} = floor;
		const desk = await readyAt(floor, 'claire', '1001');
		const ear = await startPhone({
			...{rig, registrar: {host: '127.0.0.1', port: floor.sipPort}, user: '0612345678'},
			...{address: trunkAddress, port, toneHz: supervisor, autoAnswer: true},
		});
		t.teardown(ear.stop);
		const customer = await floor.caller('0184880001');
		await desk.until('ringing');
		await desk.answer();
		await customer.until('talking');
		await admin.board(({agents}) => agents['claire']?.activity === 'talking', 'the floor knows');
		const stands = (state: string, mode: string) =>
			admin.board(
				({monitors}) =>
					Object.values(monitors).some(
						(row) => row.outside === true && row.state === state && row.mode === mode,
					),
				`${mode} is ${state}`,
			);
		await t.throwsAsync(
			admin.command('start-monitor', {agentId: 'claire', mode: 'listen', number: '0899123456'}),
			{message: /number-not-allowed/},
		);
		await admin.command('start-monitor', {
			...{agentId: 'claire', mode: 'listen', number: '0612345678'},
		});
		await ear.until('talking');
		await stands('asking', 'listen');
		for (let looks = 0; looks < 3; looks += 1) {
			const {tonesHz} = await ear.listen([agent, caller], {forMs: 400, timeoutMs: 800});
			t.deepEqual(tonesHz, [], 'a voice of the talk was heard before the key');
		}
		await hearTones(t, 'before the key', [desk, [caller]], [customer, [agent]]);
		await ear.press('1');
		await stands('active', 'listen');
		const hear = (
			what: string,
			...[byAgent, byCaller, bySupervisor]: readonly [number[], number[], number[]]
		) => hearTones(t, what, [desk, byAgent], [customer, byCaller], [ear, bySupervisor]);
		await hear('listen', [caller], [agent], [agent, caller]);
		await admin.command('change-monitor', {mode: 'whisper'});
		await stands('active', 'whisper');
		await hear('whisper', [caller, supervisor], [agent], [agent, caller]);
		await admin.command('change-monitor', {mode: 'barge'});
		await stands('active', 'barge');
		await hear('barge', [caller, supervisor], [agent, supervisor], [agent, caller]);
		await admin.command('stop-monitor', {});
		await ear.until('idle');
		await hearTones(t, 'the call went on', [customer, [agent]], [desk, [caller]]);
		t.notRegex(floor.log(), /612345678/, 'no digit is in the log');
		await customer.hangUp();
		await floor.noChannelLeft();
	},
);
