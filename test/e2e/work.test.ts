// Between calls: more time for the wrap-up by key, a pause that takes a supervisor's word, an agent lent.

import test from 'ava';
import {customerService, floorText} from './own-floor.ts';
import {readyDesk, staffedFloor} from './staffed.ts';

test.serial(
	'work - wrap-up is extended by key, a pause waits for a yes, an agent is lent and comes back',
	async (t) => {
		const text = floorText('')
			.replace('{mode: timed, limit: 5m}', '{mode: timed, limit: 5m, extend: 30s}')
			.replace('numbers:', '  billing:\n    label: {en: Billing, fr: Facturation}\nnumbers:')
			.replace('fr: Déjeuner}}', 'fr: Déjeuner}, approval: true, limit: 45m}');
		const floor = await staffedFloor(t, {claire: 'agent', sam: 'supervisor'}, text);
		const desk = await readyDesk(floor, 'claire', '1001');

		const zoe = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await desk.shows('RINGING');
		desk.press('F2');
		await desk.shows(/TALKING \d/);
		zoe.hangUp();
		await desk.shows('of 5:00');
		await desk.shows('+ 0:30 more, 1 left');
		desk.press('+');
		await desk.shows('of 5:30');
		await desk.hides('more, 1 left');
		desk.press('F12');
		await desk.shows(/READY \d/);

		desk.press('F9', '2');
		await desk.shows('? asks for LUNCH');
		const board = floor.open(['board', '--as', 'sam'], {columns: 170, rows: 40});
		await board.shows('? asks for Lunch: a yes, r no');
		board.press('2', '/', 'claire', 'Enter');
		await board.shows('/ claire');
		board.press('a');
		await board.shows('Claire Roux: pause approved.');
		await desk.shows('Your pause was approved: Lunch.');
		await desk.shows(/0:\d\d of 45:00/);

		board.press('>');
		await board.shows('Lend Claire Roux to');
		await board.shows('1 Billing');
		board.press('1');
		await board.shows('For how long?');
		board.press('30m', 'Enter');
		await board.shows(/lent Billing (30:00|29:\d\d)/);
		const back = await floor.plateau(['unlend', 'claire', 'billing', '--as', 'sam']);
		t.is(back.code, 0, back.stderr);
		await board.hides('lent Billing');
		board.press('q');
		t.is(await board.exits(), 0);
	},
);
