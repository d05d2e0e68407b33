// A supervisor on the road: listens from a telephone outside, and hears nothing before the key.

import test from 'ava';
import {customerService, floorText, logIn, ownFloor, password} from './own-floor.ts';
import {until} from './until.ts';

const listed = `${floorText('    monitoringShown: true\n')}listening: {outside: ["06"]}\n`;
const mobile = '0612345678';

test.serial(
	'outside ear - from the board, the key, and a right that is taken away; no digit is left anywhere',
	async (t) => {
		const floor = await ownFloor(t, listed);
		await floor.serve();
		await logIn(floor, 'admin');
		await floor.account('claire', 'agent');
		await floor.account('sam', 'supervisor');
		await logIn(floor, 'claire', 'sam');
		const desk = floor.open(['desk', '--as', 'claire', '--phone', '1001']);
		await desk.shows('NOT READY');
		desk.press('F9');
		await desk.shows('Presence');
		desk.press('1');
		await desk.shows(/(?<!NOT )READY \d/);
		floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await desk.shows('RINGING');
		desk.press('F2');
		await desk.shows(/TALKING \d/);

		const board = floor.open(['board', '--as', 'sam'], {columns: 140, rows: 40});
		await board.shows(/Claire Roux .*talking/);
		board.press('2', '/', 'claire', 'Enter');
		await board.shows('/ claire');
		board.press('l');
		await board.shows('a number outside');
		board.press('n');
		await board.shows('From which number do you listen?');
		board.press('0799123456', 'Enter');
		await board.shows('Why do you listen in?');
		board.press('on the road', 'Enter');
		await board.shows('not among those from which may be listened');
		board.press('l');
		await board.shows('a number outside');
		board.press('n', mobile, 'Enter');
		await board.shows(/LISTEN to Claire Roux: your number rings/);
		const ear = () => floor.practice.outside;
		await board.shows(/LISTEN to Claire Roux: press 1/);
		t.notRegex(desk.text(), /A supervisor/, 'nobody hears yet');
		t.false(
			ear()
				?.heard()
				.some((voice) => voice.includes('caller')),
		);
		ear()?.press('1');
		await board.shows(/LISTEN to Claire Roux \d/);
		await desk.shows('A supervisor listens');
		t.is(ear()?.heard().length, 2);

		board.press('.');
		await board.shows('Stopped.');
		await until(() => ear()?.state === 'idle', 'the ear to be hung up');

		// By the command; whoever picks up presses nothing.
		const from = ['--number', mobile, '--reason', 'on the road'];
		t.is(await floor.json('sam', 'listen', 'claire', ...from), null);
		await board.shows(/LISTEN to Claire Roux: press 1/);
		ear()?.hangUp();
		await board.hides('LISTEN to Claire Roux');
		t.is(await floor.json('sam', 'listen', 'claire', ...from), null);
		await board.shows(/LISTEN to Claire Roux: press 1/);
		ear()?.press('1');
		await desk.shows('A supervisor listens');

		// Whose right is gone hears no more.
		const revoked = ['account', 'set-role', 'sam', '--role', 'agent', '--as', 'admin'];
		const ended = await floor.plateau(revoked);
		t.is(ended.code, 0, ended.stderr);
		await until(() => ear()?.state === 'idle', 'the ear to be hung up');
		await desk.hides('A supervisor');

		const rows = await floor.json<{action: string; detail: string | null}[]>('admin', 'audit');
		const told = rows.filter(({action}) => action === 'start-monitor');
		t.true(told.some(({detail}) => JSON.parse(detail ?? '{}').outside === true));
		const report = await floor.json<{rows: {agentId: string; outsideTimes?: number}[]}>(
			...(['admin', 'report', 'exposure'] as const),
		);
		t.like(report.rows, [{agentId: 'claire', outsideTimes: 2}]);
		const said = JSON.stringify([rows, report]);
		t.false(said.includes(mobile.slice(1)));
		t.false(said.includes(password));
	},
);
