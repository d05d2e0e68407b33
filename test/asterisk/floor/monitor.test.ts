// Who hears whom when a supervisor listens, whispers and barges: proven by a tone for each party.

import test from 'ava';
import {onRealAsterisk} from '../rig/real-test.ts';
import {storyFloor} from './floor-file.ts';
import {hearTones, readyAt, realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);
const {agent, caller, supervisor} = tones;

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
