// Who hears whom when a supervisor listens, whispers and barges: proven by a tone for each party.

import test from 'ava';
import {onRealAsterisk} from '../rig/real-test.ts';
import {storyFloor} from './floor-file.ts';
import {everyTone, readyAt, realFloor, tones} from './real-floor.ts';

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

		const hear = async () => {
			const heard = await Promise.all(
				[desk, customer, ear].map((phone) => phone.listen(everyTone, {forMs: 800})),
			);
			return heard.map(({tonesHz}) => [...tonesHz].sort((a, b) => a - b));
		};
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
		t.deepEqual(await hear(), [[caller], [agent], [agent, caller]], 'listen');

		await admin.command('change-monitor', {mode: 'whisper'});
		await active('whisper');
		t.deepEqual(await hear(), [[caller, supervisor], [agent], [agent, caller]], 'whisper');

		await admin.command('change-monitor', {mode: 'barge'});
		await active('barge');
		t.deepEqual(
			await hear(),
			[
				[caller, supervisor],
				[agent, supervisor],
				[agent, caller],
			],
			'barge',
		);

		await admin.command('change-monitor', {mode: 'listen'});
		await active('listen');
		t.deepEqual(await hear(), [[caller], [agent], [agent, caller]], 'listen again');

		await admin.command('stop-monitor', {});
		await ear.until('idle');
		await admin.board(({monitors}) => Object.keys(monitors).length === 0, 'nobody listens');
		t.deepEqual((await customer.listen(everyTone)).tonesHz, [agent], 'the call went on');

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
