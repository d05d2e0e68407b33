// A supervisor's minute beside a real agent's desk: sees, listens, speaks, acts; all of it in the audit.

import test, {type ExecutionContext} from 'ava';
import type {PtyProgram} from '../helpers/pty.ts';
import {demo} from './demo-terminal.ts';
import {customerService, floorText} from './own-floor.ts';
import {staffedFloor} from './staffed.ts';
import {until} from './until.ts';

interface AuditRow {
	readonly login: string;
	readonly action: string;
	readonly target: string | null;
	readonly outcome: string;
	readonly detail: string | null;
}

/** Claire, at phone 1001, talks with a caller of this name; sam, a supervisor, has logged in. */
async function claireTalks(t: ExecutionContext, caller: string, text?: string) {
	const floor = await staffedFloor(t, {claire: 'agent', sam: 'supervisor'}, text);
	const desk = floor.open(['desk', '--as', 'claire', '--phone', '1001']);
	await beReady(desk);
	const zoe = floor.practice.call(customerService, {from: '0639980001', name: caller});
	await desk.shows('RINGING');
	desk.press('F2');
	await desk.shows(/TALKING \d/);
	return {floor, desk, zoe};
}

test.serial(
	'supervisor - sees an agent talk, listens with a reason, whispers, barges, stops; the desk tells',
	async (t) => {
		const {floor, desk, zoe} = await claireTalks(t, 'Zoé');

		const size = {columns: 140, rows: 40};
		const board = floor.open(['board', '--as', 'sam', '--phone', '1003'], size);
		await board.shows(/Claire Roux .*talking/);
		board.press('2', '/', 'claire', 'Enter');
		await board.shows('/ claire');
		board.press('l');
		await board.shows('Why do you listen in?');
		board.press('new here', 'Enter');
		const headset = floor.practice.phones.get('1003');
		await until(() => headset?.state === 'ringing', 'the headset to ring');
		await board.shows(/LISTEN.*: your phone rings/);
		headset?.answer();
		await board.shows(/LISTEN to Claire Roux \d/);
		await desk.shows('A supervisor listens');
		board.press('w');
		await board.shows(/WHISPER to Claire Roux \d/);
		await desk.shows('A supervisor whispers to you');
		board.press('b');
		await board.shows('b again to: barge');
		board.press('b');
		await board.shows(/BARGE in on Claire Roux/);
		await desk.shows('A supervisor is in the call');
		board.press('.');
		await board.shows('Stopped.');
		await desk.hides('A supervisor');
		t.false(zoe.isOver);

		const rows = await floor.json<AuditRow[]>('admin', 'audit');
		const told = rows.toReversed().filter(({login}) => login === 'sam');
		const heard = told.filter(
			({action, outcome}) => action.endsWith('-monitor') && outcome === 'done',
		);
		t.deepEqual(
			heard.map(({action}) => action),
			['start-monitor', 'change-monitor', 'change-monitor', 'stop-monitor'],
		);
		t.is(heard[0]?.target, 'claire');
		t.like(JSON.parse(heard[0]?.detail ?? '{}'), {reason: 'new here', mode: 'listen'});
		board.press('q');
		t.is(await board.exits(), 0);
	},
);

test.serial(
	'supervisor - where the queue keeps monitoring to itself, the desk tells nothing',
	async (t) => {
		const {floor, desk} = await claireTalks(t, 'Zoé', floorText('    monitoringShown: false\n'));
		const asked = await floor.plateau([
			'whisper',
			'claire',
			'--phone',
			'1003',
			'--reason',
			'quality',
			'--as',
			'sam',
		]);
		t.is(asked.code, 0, asked.stderr);
		const headset = floor.practice.phones.get('1003');
		await until(() => headset?.state === 'ringing', 'the headset to ring');
		headset?.answer();
		const board = floor.open(['board', '--as', 'sam'], {columns: 140, rows: 40});
		await board.shows(/WHISPER to Claire Roux \d/);
		// What the desk is sent holds nothing of it, so that no screen could tell.
		const view = await floor.json<{call: object; monitored?: object}>('claire', 'agent', 'show');
		t.truthy(view.call);
		t.is(view.monitored, undefined);
		t.false(desk.text().includes('supervisor'));
	},
);

test.serial(
	'supervisor - filters, sorts, reads a call’s life, raises a waiting call, changes a presence',
	async (t) => {
		const {floor, desk, zoe} = await claireTalks(t, 'Zoe');
		const board = floor.open(['board', '--as', 'sam'], {columns: 140, rows: 40});
		await board.shows(/Zoe/);
		floor.practice.call(customerService, {from: '0639980002', name: 'Adam'});
		// Not before the greeting is over: only a caller who waits can be raised.
		await board.shows(/Adam +\S waiting/);

		const at = (name: string) => board.rows().findLastIndex((row) => row.includes(name));
		board.press('3', 'O');
		await until(() => at('Adam') < at('Zoe'), 'the calls by name');
		board.press('O');
		await until(() => at('Zoe') < at('Adam'), 'the calls by name, the other way');

		board.press('/', 'adam');
		await board.hides(/Zoe +\S talking/);
		await board.shows('Enter keeps');
		board.press('Enter');
		await board.hides('Enter keeps');
		board.press('u');
		await board.shows('Raised by 5:00.');
		board.press('Esc');
		await board.shows(/Zoe +\S talking/);

		board.press('/', 'zoe', 'Enter');
		await board.hides('Adam');
		board.press('Enter');
		await board.shows('Life so far');
		await board.shows('Why Claire Roux');
		await board.shows('the only agent ready for it');
		board.press('Esc');
		await board.hides('Life so far');

		board.press('p');
		await board.shows('Claire Roux: change the presence to');
		board.press('2');
		await board.shows('Claire Roux: Lunch when the call is over');
		await desk.shows('next: LUNCH');
		zoe.hangUp();
		await desk.shows('WRAP-UP');
		desk.press('F12');
		await desk.shows(/NOT READY: lunch/i);

		board.press('K');
		await board.shows('service level');
		await board.hides('Claire Roux');
		board.press('Esc');
		await board.shows('Claire Roux');

		const rows = await floor.json<AuditRow[]>('admin', 'audit');
		const told = (action: string) =>
			rows.find((row) => row.login === 'sam' && row.action === action);
		t.like(told('raise-call'), {outcome: 'done'});
		t.like(told('set-presence'), {outcome: 'done', target: 'claire'});
		t.deepEqual(JSON.parse(told('set-presence')?.detail ?? '{}').presence, {
			state: 'not-ready',
			reasonId: 'lunch',
		});
	},
);

test.serial(
	'supervisor - joins a demo that runs, in French, and sees the desk beside it',
	async (t) => {
		const floor = demo(t);
		const desk = floor.open();
		await desk.shows('Claire Roux');
		const board = floor.open(['--role', 'supervisor', '--lang', 'fr'], {columns: 140, rows: 40});
		await board.shows('Supervision');
		await board.shows('Claire Roux');
		t.is(floor.leftovers().length, 1, 'one demo for both');
		board.press('2', '/', 'claire', 'Enter', 'p');
		await board.shows('Claire Roux : changer la présence en');
		board.press('Esc');
		await board.hides('changer la présence');
		board.press('K');
		await board.shows('niveau de service');
		await board.hides('Appelant');
		board.press('Esc');
		await board.shows('Appelant');
		board.press('q');
		t.is(await board.exits(), 0);
		desk.press('Ctrl+C', 'Ctrl+C');
		await desk.exits();
		await floor.ends();
	},
);

/** A desk opened with its phone signs in by itself, not ready yet. */
async function beReady(desk: PtyProgram): Promise<void> {
	await desk.shows('NOT READY');
	desk.press('F9');
	await desk.shows('Presence');
	desk.press('1');
	await desk.shows(/(?<!NOT )READY \d/);
}
